import GRDB
import GRDBSQLite

/// A function inside FTS5 that gives the weighted frequency of a match, which `Impact` makes a level of: what the
/// postings hold for frequent terms is worked out by it for rare terms, phrases and prefixes.
///
///     SELECT rowid, impact(textIndex, 8, 5.5, 6, 7.1, …) FROM textIndex WHERE textIndex MATCH '"motor"'
///
/// The arguments are the weight and the usual length of each column in turn. Phrases of an expression count together.
/// Costs one look-up of lengths for each row that matches.
enum FieldImpact {
    static let name = "impact"

    /// Makes the function known to a connection. Without FTS5 in the SQLite library searching fails with SQLite's words.
    static func register(in db: Database) {
        guard let connection = db.sqliteConnection else { return }
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nil) == SQLITE_OK else { return }
        defer { sqlite3_finalize(statement) }
        var api: UnsafeMutablePointer<fts5_api>?
        withUnsafeMutablePointer(to: &api) { pointer in
            _ = sqlite3_bind_pointer(statement, 1, pointer, "fts5_api_ptr", nil)
            _ = sqlite3_step(statement)
        }
        guard let api else { return }
        _ = api.pointee.xCreateFunction(api, name, nil, impact, nil)
    }

    /// The rows of a table that match an expression, with the impact of the match, in order of row.
    static func rows(
        _ db: Database, of table: TextTable, matching expression: String, _ scale: ImpactScale,
        _ body: (Int, Impact.Level) -> Void
    ) throws {
        let name = table.rawValue
        let arguments = zip(scale.weights, scale.usualLengths).map { "\($0), \($1)" }
        let statement = try db.cachedStatement(
            sql: """
                SELECT rowid, \(Self.name)(\(name), \(arguments.joined(separator: ", "))) FROM \(name)
                WHERE \(name) MATCH ?1 ORDER BY rowid
                """)
        let rows = try Row.fetchCursor(statement, arguments: [expression])
        while let row = try rows.next() { body(row[0], Impact.level(of: row[1])) }
    }

    private static let impact: fts5_extension_function = { api, context, result, count, values in
        guard let api = api?.pointee, let context else { return }
        let columns = Int(count) / 2
        var instances: Int32 = 0
        _ = api.xInstCount(context, &instances)
        // Instances come by phrase and place, so each column is counted by itself.
        withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, columns)) { counts in
            for column in counts.indices { counts[column] = 0 }
            for index in 0..<instances {
                var (phrase, column, offset): (Int32, Int32, Int32) = (0, 0, 0)
                _ = api.xInst(context, index, &phrase, &column, &offset)
                if Int(column) < columns { counts[Int(column)] += 1 }
            }
            var frequency = 0.0
            for column in 0..<columns where counts[column] > 0 {
                var length: Int32 = 0
                _ = api.xColumnSize(context, Int32(column), &length)
                let factor = ImpactScale.factor(column, length: Int(length), of: columns) { column in
                    (sqlite3_value_double(values?[2 * column]), sqlite3_value_double(values?[2 * column + 1]))
                }
                frequency += min(counts[column], Double(ColumnCounts.most)) * factor
            }
            sqlite3_result_double(result, frequency)
        }
    }
}
