import FaultModel
import Foundation
import GRDB

/// Writes items and everything derived from them. One instance for one transaction.
struct ItemWriter {
    let db: Database
    let json = CanonicalJSON()
    private let completions = CompletionTally()

    init(db: Database) { self.db = db }

    /// The item as it stands; nil: there is none.
    func item(_ kind: Record.Kind, _ id: String) throws -> ItemChange.Former? {
        let statement = try db.cachedStatement(sql: "SELECT rowid, json FROM item WHERE kind = ? AND id = ?")
        return try Row.fetchOne(statement, arguments: [kind.rawValue, id]).map { .init(rowid: $0[0], json: $0[1]) }
    }

    func write(_ outcome: ItemChange.Outcome) throws {
        switch outcome {
        case .unchanged, .absent: break
        case .moved(let rowid, let json):
            try db.cachedStatement(sql: "UPDATE item SET json = ? WHERE rowid = ?").execute(arguments: [json, rowid])
        case .new(let entry): try insert(entry)
        case .changed(let rowid, let former, let entry):
            try delete(rowid, former)
            try insert(entry, rowid: rowid)
        case .removed(let rowid, let former): try delete(rowid, former)
        }
    }

    func insert(_ entry: ItemChange.Entry, rowid: Int64? = nil) throws {
        let derived = entry.derived
        let statement = try db.cachedStatement(
            sql: "INSERT INTO item (rowid, kind, id, line, class, languages, json) VALUES (?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            rowid, entry.kind.rawValue, entry.id, derived.line, derived.faultClass?.rawValue,
            derived.languages.isEmpty ? "" : "," + derived.languages.map(\.tag).joined(separator: ",") + ",",
            entry.json,
        ])
        completions.add(1, derived.completions, line: derived.line)
        try insertLookups(derived, id: entry.id, item: db.lastInsertedRowID)
    }

    /// - Parameter former: what the item derived to when it was written: its text is needed to take it out of the text
    ///   index.
    private func delete(_ rowid: Int64, _ former: Derivation) throws {
        completions.add(-1, former.completions, line: former.line)
        if let text = former.text {
            let (table, marks) = (text.table, Self.marks(text))
            try db.cachedStatement(
                sql: """
                    INSERT INTO \(table.rawValue) (\(table.rawValue), rowid, \(table.columns))
                    VALUES ('delete', ?, \(marks))
                    """
            ).execute(arguments: StatementArguments([rowid] as [any DatabaseValueConvertible] + text.columns))
        }
        for table in ["code", "partUse", "supersession", "model", "synonym", "wording"] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE item = ?").execute(arguments: [rowid])
        }
        try db.cachedStatement(sql: "DELETE FROM item WHERE rowid = ?").execute(arguments: [rowid])
    }

    /// Writes what is written once for all items of the transaction: to be called after the last of them.
    func finish() throws {
        try CompletionWriter(db: db).write(completions)
        completions.removeAll()
    }

    private func insertLookups(_ derived: Derivation, id: String, item: Int64) throws {
        for key in derived.codes {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO code (key, item) VALUES (?, ?)")
                .execute(arguments: [key, item])
        }
        for key in derived.parts {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO partUse (part, item) VALUES (?, ?)")
                .execute(arguments: [key, item])
        }
        for old in derived.supersedes {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO supersession (old, new, item) VALUES (?, ?, ?)")
                .execute(arguments: [old, id, item])
        }
        for model in derived.models {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO model (key, line, name, item) VALUES (?, ?, ?, ?)")
                .execute(arguments: [Identifier.key(model), derived.line ?? "", model, item])
        }
        for key in derived.synonyms {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO synonym (key, item) VALUES (?, ?)")
                .execute(arguments: [key, item])
        }
        for hash in derived.wordings {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO wording (hash, item) VALUES (?, ?)")
                .execute(arguments: [hash, item])
        }
        guard let text = derived.text else { return }
        try db.cachedStatement(
            sql: """
                INSERT INTO \(text.table.rawValue) (rowid, \(text.table.columns)) VALUES (?, \(Self.marks(text)))
                """
        ).execute(arguments: StatementArguments([item] as [any DatabaseValueConvertible] + text.columns))
    }

    /// A question mark for each column.
    private static func marks(_ text: IndexedText) -> String { text.columns.map { _ in "?" }.joined(separator: ", ") }
}

extension KnowledgeBase {
    /// Makes every derived table again from the records, in one transaction.
    /// - Parameters:
    ///   - weights: kept in the file from now on; nil: as before.
    ///   - progress: called with the items done and their number.
    /// - Returns: the number of items.
    @discardableResult
    package func rebuildIndex(
        weights: FieldWeights? = nil, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Int {
        do {
            return try database.write { db in
                for table in TextTable.allCases {
                    guard let weights else { break }
                    try db.execute(
                        sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
                        arguments: [table.setting, weights.rankFunction(of: table)])
                }
                try Schema.dropDerived(db)
                try Schema.createDerived(db)
                for name in TextTable.allCases.map(\.rawValue) {
                    try db.execute(sql: "INSERT INTO \(name) (\(name), rank) VALUES ('hashsize', 67108864)")
                }
                let count = try Self.writeItems(db, progress: progress)
                for name in TextTable.allCases.map(\.rawValue) {
                    try db.execute(sql: "INSERT INTO \(name) (\(name)) VALUES ('optimize')")
                }
                return count
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
    }

    private static func writeItems(_ db: Database, progress: (Int, Int) -> Void) throws -> Int {
        let writer = ItemWriter(db: db)
        let total =
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM (SELECT 1 FROM record WHERE json NOT NULL GROUP BY kind, id)")
            ?? 0
        let rows = try Row.fetchCursor(
            db, sql: "SELECT kind, id, json, line FROM record WHERE json NOT NULL ORDER BY kind, id, source")
        var count = 0
        var batch: [ItemChange] = []
        func finishBatch() throws {
            for (outcome, _) in try ItemChange.resolved(batch) { try writer.write(outcome) }
            count += batch.count
            batch = []
            progress(count, total)
        }
        var current: (kind: Record.Kind, id: String, statements: [ItemChange.Statement])?
        func finishItem() throws {
            guard let item = current else { return }
            batch.append(ItemChange(kind: item.kind, id: item.id, former: nil, statements: item.statements))
            if batch.count == 512 { try finishBatch() }
        }
        while let row = try rows.next() {
            guard let kind = Record.Kind(rawValue: row[0]) else { continue }
            let (id, statement): (String, ItemChange.Statement) = (row[1], .stored(json: row[2], line: row[3]))
            if let known = current, known.kind == kind, known.id == id {
                current?.statements.append(statement)
            } else {
                try finishItem()
                current = (kind, id, [statement])
            }
        }
        try finishItem()
        try finishBatch()
        try writer.finish()
        return count
    }
}
