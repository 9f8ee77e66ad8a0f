package import FaultModel
import Foundation
import GRDB

extension KnowledgeBase {
    /// Everything that each source states, for writing it back out; sources in the order they first came, records in
    /// their order in the source. Calls `body` for one source after another, so that only one is in memory.
    package func forEachSource(_ body: (Draft) throws -> Void) throws {
        do {
            try database.read { db in
                let json = CanonicalJSON()
                let sources = try Row.fetchAll(db, sql: "SELECT id, json FROM source ORDER BY id")
                for row in sources {
                    var draft = Draft(source: try json.decode(Source.self, from: row[1]))
                    let rows = try Row.fetchCursor(
                        db,
                        sql: """
                            SELECT kind, json, line FROM record WHERE source = ? AND json NOT NULL ORDER BY position
                            """,
                        arguments: [row[0] as Int64])
                    while let row = try rows.next() {
                        guard let kind = Record.Kind(rawValue: row[0]) else { continue }
                        draft.records.append(try json.decode(kind, from: row[1], line: row[2]).namingPeople(db))
                    }
                    if !draft.records.isEmpty { try body(draft) }
                }
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
    }

    /// Everything that is known, joined from all sources: faults and parts in order of id.
    package func allItems() async throws -> (faults: [Fault], parts: [Part], products: [Product]) {
        try await read { db in
            let json = CanonicalJSON()
            func all<Value: Decodable>(_ kind: Record.Kind, as type: Value.Type) throws -> [Value] {
                let rows = try String.fetchCursor(
                    db, sql: "SELECT json FROM item WHERE kind = ? ORDER BY id", arguments: [kind.rawValue])
                var found: [Value] = []
                while let text = try rows.next() { found.append(try json.decode(type, from: text)) }
                return found
            }
            return (
                try all(.fault, as: Fault.self), try all(.part, as: Part.self), try all(.product, as: Product.self)
            )
        }
    }

    /// Looks for damage: the file's own structure, and the derived tables against the records.
    /// - Returns: what is wrong, in sentences; empty when all is well. Costs about as much as building the index.
    package func verify() throws -> [String] {
        do {
            return try database.read { db in
                var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
                problems += try Self.verifyForeignKeys(db)
                if problems.isEmpty { problems += try self.verifyDerived(db) }
                return problems
            }
        } catch let error as DatabaseError {
            return [error.message ?? "the file cannot be read (SQLite error \(error.resultCode.rawValue))"]
        }
    }

    private static func verifyForeignKeys(_ db: Database) throws -> [String] {
        try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
            "a row of '\(row[0] as String? ?? "")' refers to a missing '\(row[2] as String? ?? "")'"
        }
    }

    /// Derives everything again in memory and compares.
    private func verifyDerived(_ db: Database) throws -> [String] {
        let fresh = try KnowledgeBase()
        try fresh.database.write { copy in
            try copy.execute(sql: "INSERT INTO edition (id, at, files, findings) VALUES (1, '', '[]', '[]')")
            for row in try Row.fetchAll(db, sql: "SELECT id, key, json FROM source") {
                try copy.execute(
                    sql: "INSERT INTO source (id, key, json) VALUES (?, ?, ?)",
                    arguments: [row[0] as Int64, row[1] as String, row[2] as String])
            }
            let rows = try Row.fetchCursor(db, sql: "SELECT kind, id, source, position, line, json FROM record")
            while let row = try rows.next() {
                try copy.execute(
                    sql: """
                        INSERT INTO record (kind, id, source, revision, edition, position, line, json)
                        VALUES (?, ?, ?, 1, 1, ?, ?, ?)
                        """,
                    arguments: [
                        row[0] as String, row[1] as String, row[2] as Int64, row[3] as Int, row[4] as Int?,
                        row[5] as String?,
                    ])
            }
        }
        try fresh.rebuildIndex()
        try fresh.database.write { try Self.copyLinks(db, to: $0) }
        let expected = try fresh.database.read { try Self.digests(of: $0) }
        let found = try Self.digests(of: db)
        return expected.keys.sorted().filter { expected[$0] != found[$0] }.map { name in
            "the derived table '\(name)' does not agree with the records; run 'faultbase index build'"
        }
    }

    /// Links are made by searching, not by deriving: what is counted by them is compared under the same links.
    private static func copyLinks(_ db: Database, to copy: Database) throws {
        try copy.execute(sql: "DELETE FROM serviceLink")
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT s.id, l.fault, l.cause, l.confidence, l.isSure FROM serviceLink l JOIN service s ON s.item = l.item
                """)
        while let row = try rows.next() {
            try copy.cachedStatement(
                sql: """
                    INSERT INTO serviceLink (item, fault, cause, confidence, isSure)
                    SELECT rowid, ?, ?, ?, ? FROM item WHERE kind = 'record' AND id = ?
                    """
            ).execute(arguments: [
                row[1] as String?, row[2] as String?, row[3] as Double, row[4] as Int, row[0] as String,
            ])
        }
        try InsightWriter(copy).update()
    }

    /// The content of the derived tables by name, whatever the order and numbers of their rows.
    private static func digests(of db: Database) throws -> [String: UInt64] {
        let queries = [
            "item": "SELECT kind || ' ' || id || ' ' || json FROM item",
            "code": "SELECT key || ' ' || id FROM code JOIN item ON item.rowid = item",
            "partUse": "SELECT part || ' ' || id FROM partUse JOIN item ON item.rowid = item",
            "supersession": "SELECT old || ' ' || new FROM supersession",
            "model": "SELECT key || ' ' || model.line || ' ' || id FROM model JOIN item ON item.rowid = item",
            "synonym": "SELECT key || ' ' || id FROM synonym JOIN item ON item.rowid = item",
            "wording": "SELECT hash || ' ' || id FROM wording JOIN item ON item.rowid = item",
            "faultWithoutCause": "SELECT id FROM faultWithoutCause JOIN item ON item.rowid = item",
            "passageIndex": "SELECT term || ' ' || doc || ' ' || cnt FROM passageVocabulary",
            "serviceIndex": "SELECT term || ' ' || doc || ' ' || cnt FROM serviceVocabulary",
            "textIndex": "SELECT term || ' ' || doc || ' ' || cnt FROM textVocabulary",
        ]
        return try queries.merging(ServiceTables.digestQueries) { $1 }.merging(InsightTables.digestQueries) { $1 }
            .mapValues { sql in
                var digest: UInt64 = 0
                let rows = try String.fetchCursor(db, sql: sql)
                while let text = try rows.next() { digest &+= Hash64.of(text) }
                return digest
            }
    }
}
