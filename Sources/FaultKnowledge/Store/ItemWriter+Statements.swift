import FaultModel
import GRDB

/// The table of records: what each source states.
extension ItemWriter {
    /// A row of the table.
    struct Statement {
        var rowid: Int64
        var revision: Int
        var edition: Int
        var line: Int?
        /// Nil: the source stated it once and no longer does.
        var json: String?
    }

    /// - Returns: the row of the source, and whether it had one before.
    func source(_ source: Source) throws -> (row: Int64, isKnown: Bool) {
        let json = try json.string(source)
        if let row = try Int64.fetchOne(db, sql: "SELECT id FROM source WHERE key = ?", arguments: [source.key]) {
            try db.execute(sql: "UPDATE source SET json = ? WHERE id = ?", arguments: [json, row])
            return (row, true)
        }
        try db.execute(sql: "INSERT INTO source (key, json) VALUES (?, ?)", arguments: [source.key, json])
        return (db.lastInsertedRowID, false)
    }

    func statement(_ kind: Record.Kind, _ id: String, _ source: Int64) throws -> Statement? {
        let statement = try db.cachedStatement(
            sql: "SELECT rowid, revision, edition, line, json FROM record WHERE kind = ? AND id = ? AND source = ?")
        return try Row.fetchOne(statement, arguments: [kind.rawValue, id, source]).map {
            Statement(rowid: $0[0], revision: $0[1], edition: $0[2], line: $0[3], json: $0[4])
        }
    }

    /// What the source states, in order of id.
    func statements(of source: Int64) throws -> [(rowid: Int64, id: String)] {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT rowid, id FROM record WHERE source = ? AND json NOT NULL ORDER BY id, rowid",
            arguments: [source])
        var found: [(rowid: Int64, id: String)] = []
        while let row = try rows.next() { found.append((row[0], row[1])) }
        return found
    }

    /// - Returns: its row; nil: the source has one for this thing, and nothing was written.
    func insert(_ record: PreparedRecord, source: Int64, edition: Int, position: Int) throws -> Int64? {
        let changes = try rows.record.run { row in
            row.bind(record.kind.rawValue)
            row.bind(record.id)
            row.bind(source)
            row.bind(edition)
            row.bind(position)
            row.bind(record.line)
            row.bind(record.json)
        }
        return changes > 0 ? rows.record.lastRow : nil
    }

    /// - Parameter position: nil: it stays where it is.
    func update(
        _ rowid: Int64, json: String, line: Int?, position: Int?, revision: Int, edition: Int
    ) throws {
        try db.cachedStatement(
            sql: """
                UPDATE record SET json = ?, line = ?, position = ifnull(?, position), revision = ?, edition = ?
                WHERE rowid = ?
                """
        ).execute(arguments: [json, line, position, revision, edition, rowid])
    }

    /// - Parameter position: nil: it stays where it is.
    func move(_ rowid: Int64, to line: Int?, _ position: Int?) throws {
        try db.cachedStatement(sql: "UPDATE record SET line = ?, position = ifnull(?, position) WHERE rowid = ?")
            .execute(arguments: [line, position, rowid])
    }

    /// The source no longer states it.
    func withdraw(_ rowid: Int64, edition: Int) throws {
        try db.cachedStatement(
            sql: "UPDATE record SET json = NULL, edition = ?, revision = revision + 1 WHERE rowid = ?"
        ).execute(arguments: [edition, rowid])
    }
}
