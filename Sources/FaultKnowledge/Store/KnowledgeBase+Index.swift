import FaultModel
import Foundation
import GRDB

/// Writes items and everything derived from them. One instance for one transaction.
struct ItemWriter {
    let db: Database
    let analysis = TextAnalysis()
    let json = CanonicalJSON()

    /// The item as it stands; nil: there is none.
    func item(_ kind: Record.Kind, _ id: String) throws -> (rowid: Int64, json: String)? {
        let statement = try db.cachedStatement(sql: "SELECT rowid, json FROM item WHERE kind = ? AND id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [kind.rawValue, id]) else { return nil }
        return (row[0], row[1])
    }

    /// - Parameter json: the record's JSON, when it is at hand already.
    func insert(_ record: Record, json: String? = nil, rowid: Int64? = nil) throws {
        let derived = Derivation(of: record, with: analysis)
        let statement = try db.cachedStatement(
            sql: "INSERT INTO item (rowid, kind, id, line, class, languages, json) VALUES (?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            rowid, record.kind.rawValue, record.id, derived.line, derived.faultClass?.rawValue,
            derived.languages.isEmpty ? "" : "," + derived.languages.map(\.tag).joined(separator: ",") + ",",
            try json ?? self.json.encodeWhole(record),
        ])
        try insertLookups(derived, of: record, item: db.lastInsertedRowID)
    }

    /// Leaves the row and its look-ups as they are: only what a reader is shown changes (a line number).
    func replaceJSON(of rowid: Int64, with json: String) throws {
        try db.cachedStatement(sql: "UPDATE item SET json = ? WHERE rowid = ?").execute(arguments: [json, rowid])
    }

    /// - Parameter record: the item as it was written: its text is needed to take it out of the text index.
    func delete(_ record: Record, rowid: Int64) throws {
        if let text = Derivation(of: record, with: analysis).text {
            try db.cachedStatement(
                sql: """
                    INSERT INTO textIndex (textIndex, rowid, symptom, also, cause, remedy, other)
                    VALUES ('delete', ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: StatementArguments([rowid] as [any DatabaseValueConvertible] + text.columns))
        }
        for table in ["code", "partUse", "supersession", "model", "synonym", "wording"] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE item = ?").execute(arguments: [rowid])
        }
        try db.cachedStatement(sql: "DELETE FROM item WHERE rowid = ?").execute(arguments: [rowid])
    }

    private func insertLookups(_ derived: Derivation, of record: Record, item: Int64) throws {
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
                .execute(arguments: [old, record.id, item])
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
            sql: "INSERT INTO textIndex (rowid, symptom, also, cause, remedy, other) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: StatementArguments([item] as [any DatabaseValueConvertible] + text.columns))
    }
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
                if let weights {
                    try db.execute(
                        sql: "INSERT OR REPLACE INTO setting (name, value) VALUES ('rank', ?)",
                        arguments: [weights.rankFunction])
                }
                try Schema.dropDerived(db)
                try Schema.createDerived(db)
                try db.execute(sql: "INSERT INTO textIndex (textIndex, rank) VALUES ('hashsize', 67108864)")
                let count = try Self.writeItems(db, progress: progress)
                try db.execute(sql: "INSERT INTO textIndex (textIndex) VALUES ('optimize')")
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
            db,
            sql: "SELECT kind, id, json, line FROM record WHERE json NOT NULL ORDER BY kind, id, source")
        var count = 0
        var statements: [Record] = []
        var current: (kind: String, id: String)?
        func finish() throws {
            var conflicts: [String] = []
            guard let record = try Merging.merge(statements, conflicts: &conflicts) else { return }
            try writer.insert(record)
            count += 1
            if count % 500 == 0 { progress(count, total) }
        }
        while let row = try rows.next() {
            let key: (kind: String, id: String) = (row[0], row[1])
            if let current, current != key {
                try finish()
                statements = []
            }
            current = key
            guard let kind = Record.Kind(rawValue: key.kind) else { continue }
            statements.append(try writer.json.decode(kind, from: row[2], line: row[3]))
        }
        try finish()
        progress(count, total)
        return count
    }
}
