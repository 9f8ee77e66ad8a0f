import FaultModel
import Foundation
import GRDB

/// Writes items and everything derived from them. One instance for one transaction.
struct ItemWriter {
    let db: Database
    let json = CanonicalJSON()
    private let postings: [TextTable: PostingWriter]
    private let signatures: SignatureWriter
    private let completions = CompletionTally()
    private let lookups: LookupWriter
    private let services: ServiceWriter
    private let pairs: PairWriter
    private let staleLines = StaleLines()
    let rows: RowStatements

    init(_ db: Database) throws {
        self.db = db
        postings = try TextTable.allCases.reduce(into: [:]) { $0[$1] = try PostingWriter(db, $1) }
        signatures = try SignatureWriter(db)
        lookups = try LookupWriter(db)
        services = try ServiceWriter(db)
        pairs = try PairWriter(db)
        rows = try RowStatements(db)
    }

    /// Writes what is kept back. The last thing in a transaction.
    func finish() throws {
        try lookups.flush()
        try services.flush()
        try staleLines.write(to: db)
        for table in TextTable.allCases { try postings[table]?.finish() }
        try signatures.finish()
        try LexiconWriter(db: db).update()
        try CompletionWriter(db: db).write(completions)
        completions.removeAll()
        try InsightWriter(db).update()
    }

    /// Text tables whose postings are worked out at the end: of new items only the lengths of texts are wanted.
    var counted: Set<TextTable> { Set(postings.filter { $0.value.isScanned }.keys) }

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
        try insertItem(entry, rowid: rowid, with: rows.item)
        try insertDerived(entry, item: rows.item.lastRow)
    }

    /// - Returns: the row of the item; nil: there is one already, and nothing was written.
    func insertNew(_ entry: ItemChange.Entry) throws -> Int64? {
        guard try insertItem(entry, rowid: nil, with: rows.newItem) > 0 else { return nil }
        let item = rows.newItem.lastRow
        try insertDerived(entry, item: item)
        return item
    }

    private func insertDerived(_ entry: ItemChange.Entry, item: Int64) throws {
        let derived = entry.derived
        if entry.kind == .fault { staleLines.note(derived.line) }
        completions.add(1, derived.completions, line: derived.line)
        try lookups.insert(derived, modelKeys: entry.modelKeys, id: entry.id, item)
        if let facts = derived.service { try services.insert(facts, id: entry.id, line: derived.line, item) }
        try pairs.insert(derived.bitext, of: item)
        if derived.lacksCause {
            try db.cachedStatement(sql: "INSERT INTO faultWithoutCause (item) VALUES (?)").execute(arguments: [item])
        }
        guard let text = derived.text, let terms = entry.terms else { return }
        try rows.text[text.table]?.run { row in
            row.bind(item)
            for column in text.columns { row.bind(column) }
        }
        let signature = DocumentFacts.Signature(
            kind: entry.kind, line: derived.line, class: derived.faultClass?.rawValue, languages: entry.languages,
            hasModels: !derived.models.isEmpty || derived.service?.model != nil, state: derived.state)
        try signatures.set(signature, item)
        try postings[text.table]?.insert(terms, item)
    }

    @discardableResult
    private func insertItem(_ entry: ItemChange.Entry, rowid: Int64?, with statement: RowStatement) throws -> Int {
        try statement.run { row in
            row.bind(rowid.map(Int.init))
            row.bind(entry.kind.rawValue)
            row.bind(entry.id)
            row.bind(entry.derived.line)
            row.bind(entry.derived.faultClass?.rawValue)
            row.bind(entry.languages)
            row.bind(entry.json)
        }
    }

    /// - Parameter former: what the item derived to when it was written: its text is needed to take it out of the text
    ///   index.
    private func delete(_ rowid: Int64, _ former: Derivation) throws {
        let item = try db.cachedStatement(sql: "SELECT kind, id FROM item WHERE rowid = ?")
        if let row = try Row.fetchOne(item, arguments: [rowid]) {
            if row[0] == Record.Kind.fault.rawValue { staleLines.note(former.line) }
            try lookups.delete(former, id: row[1], rowid)
        }
        if let facts = former.service { try services.delete(facts, rowid) }
        completions.add(-1, former.completions, line: former.line)
        if let text = former.text {
            let (table, marks) = (text.table, Self.marks(text.table))
            try db.cachedStatement(
                sql: """
                    INSERT INTO \(table.rawValue) (\(table.rawValue), rowid, \(table.columns))
                    VALUES ('delete', ?, \(marks))
                    """
            ).execute(arguments: StatementArguments([rowid] as [any DatabaseValueConvertible] + text.columns))
            try postings[text.table]?.remove(ItemTerms(text), rowid)
            try signatures.set(nil, rowid)
        }
        try pairs.delete(rowid)
        if former.lacksCause {
            try db.cachedStatement(sql: "DELETE FROM faultWithoutCause WHERE item = ?").execute(arguments: [rowid])
        }
        try db.cachedStatement(sql: "DELETE FROM item WHERE rowid = ?").execute(arguments: [rowid])
    }

    /// A question mark for each column.
    private static func marks(_ table: TextTable) -> String { table.fields.map { _ in "?" }.joined(separator: ", ") }

    /// What is executed for every record of an import.
    struct RowStatements {
        let record: RowStatement
        let item: RowStatement
        /// Writes nothing where there is one already.
        let newItem: RowStatement
        let text: [TextTable: RowStatement]

        init(_ db: Database) throws {
            record = try RowStatement(
                db,
                """
                INSERT INTO record (kind, id, source, revision, edition, position, line, json)
                VALUES (?, ?, ?, 1, ?, ?, ?, ?) ON CONFLICT (kind, id, source) DO NOTHING
                """)
            let insert = "INSERT INTO item (rowid, kind, id, line, class, languages, json) VALUES (?, ?, ?, ?, ?, ?, ?)"
            item = try RowStatement(db, insert)
            newItem = try RowStatement(db, insert + " ON CONFLICT (kind, id) DO NOTHING")
            text = try TextTable.allCases.reduce(into: [:]) { statements, table in
                statements[table] = try RowStatement(
                    db,
                    "INSERT INTO \(table.rawValue) (rowid, \(table.columns)) VALUES (?, \(ItemWriter.marks(table)))")
            }
        }
    }
}

/// Product lines whose faults changed: what their service records are about is looked at anew.
private final class StaleLines {
    private var lines: Set<String> = []

    func note(_ line: String?) {
        if let line { lines.insert(line) }
    }

    func write(to db: Database) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO linkStale (line) VALUES (?)")
        for line in lines.sorted() { try statement.execute(arguments: [line]) }
        lines = []
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
            let count = try database.write { db in
                try weights?.write(db)
                try db.execute(
                    sql: """
                        INSERT INTO setting (name, value) VALUES ('built', '1')
                        ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1
                        """)
                try Schema.dropDerived(db)
                try Schema.createDerived(db)
                let count = try Self.writeItems(db, progress: progress)
                for name in TextTable.allCases.map(\.rawValue) {
                    try db.execute(sql: "INSERT INTO \(name) (\(name)) VALUES ('optimize')")
                }
                return count
            }
            try linkRecords(atMost: Self.mostLinkedAtOnce)
            return count
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
    }

    private static func writeItems(_ db: Database, progress: (Int, Int) -> Void) throws -> Int {
        let writer = try ItemWriter(db)
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
            let (id, statement): (String, ItemChange.Statement) = (row[1], .init(json: row[2], line: row[3]))
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
