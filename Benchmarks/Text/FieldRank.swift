import Foundation
import GRDB
import GRDBSQLite

/// The rank function of the text index: BM25 over weighted fields, each with a length of its own (BM25F; Robertson,
/// Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields, CIKM 2004).
///
/// SQLite's own `bm25()` knows one length for a whole row: the right fault with a long list of remedies would rank below
/// a worse one with none. Here a term in a short symptom counts in full, however long the remedies are.
///
///     SELECT rowid, bm25f(textIndex, 8, 6, 3, 1.5, 1) FROM textIndex WHERE textIndex MATCH '"motor"'
///
/// Gives the score negated, like `bm25()`, so that the best comes first in ascending order. Costs one look-up of lengths
/// for each row that matches, and one more pass over the rows of each phrase.
enum FieldRank {
    static let name = "bm25f"

    /// How soon a repeated term stops counting.
    private static let saturation = 1.2
    /// How much a field's length matters, 0…1.
    private static let lengthShare = 0.75

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
        _ = api.pointee.xCreateFunction(api, name, nil, rank, nil)
    }

    /// What stays the same for all rows of a query.
    private final class Statistics {
        var columnCount: Int
        var averageLengths: [Double]
        /// By phrase.
        var rarities: [Double]
        var weights: [Double]
        /// Of the row at hand: by phrase and column.
        var counts: [Double]
        /// Of the row at hand, by column; negative: not looked up yet.
        var norms: [Double]

        init(_ api: Fts5ExtensionApi, _ context: OpaquePointer, weights: [Double]) {
            columnCount = Int(api.xColumnCount(context))
            var rows: sqlite3_int64 = 0
            _ = api.xRowCount(context, &rows)
            averageLengths = (0..<columnCount).map { column in
                var total: sqlite3_int64 = 0
                _ = api.xColumnTotalSize(context, Int32(column), &total)
                return max(1, Double(total) / Double(max(1, rows)))
            }
            let phraseCount = Int(api.xPhraseCount(context))
            rarities = (0..<phraseCount).map { phrase in
                var count = 0.0
                _ = withUnsafeMutablePointer(to: &count) { counter in
                    api.xQueryPhrase(context, Int32(phrase), counter) { _, _, counter in
                        counter?.assumingMemoryBound(to: Double.self).pointee += 1
                        return SQLITE_OK
                    }
                }
                // Never negative: a word of most rows says little, but it does not speak against a row.
                return log(1 + (Double(rows) - count + 0.5) / (count + 0.5))
            }
            self.weights = (0..<columnCount).map { $0 < weights.count ? weights[$0] : 1 }
            counts = [Double](repeating: 0, count: columnCount * phraseCount)
            norms = [Double](repeating: -1, count: columnCount)
        }
    }

    private static let rank: fts5_extension_function = { api, context, result, count, values in
        guard let api = api?.pointee, let context else { return }
        let statistics: Statistics
        if let kept = api.xGetAuxdata(context, 0) {
            statistics = Unmanaged<Statistics>.fromOpaque(kept).takeUnretainedValue()
        } else {
            let weights = (0..<Int(count)).map { sqlite3_value_double(values?[$0]) }
            statistics = Statistics(api, context, weights: weights)
            let status = api.xSetAuxdata(context, Unmanaged.passRetained(statistics).toOpaque()) { kept in
                if let kept { Unmanaged<Statistics>.fromOpaque(kept).release() }
            }
            if status != SQLITE_OK { return sqlite3_result_error_code(result, status) }
        }
        sqlite3_result_double(result, -score(api, context, statistics))
    }

    private static func score(_ api: Fts5ExtensionApi, _ context: OpaquePointer, _ statistics: Statistics) -> Double {
        let columns = statistics.columnCount
        for index in statistics.counts.indices { statistics.counts[index] = 0 }
        for column in 0..<columns { statistics.norms[column] = -1 }
        var instances: Int32 = 0
        _ = api.xInstCount(context, &instances)
        for index in 0..<instances {
            var (phrase, column, offset): (Int32, Int32, Int32) = (0, 0, 0)
            _ = api.xInst(context, index, &phrase, &column, &offset)
            statistics.counts[Int(phrase) * columns + Int(column)] += 1
        }
        var score = 0.0
        for (phrase, rarity) in statistics.rarities.enumerated() {
            var frequency = 0.0
            for column in 0..<columns where statistics.counts[phrase * columns + column] > 0 {
                if statistics.norms[column] < 0 { statistics.norms[column] = norm(api, context, statistics, column) }
                let count = statistics.counts[phrase * columns + column]
                frequency += statistics.weights[column] * count / statistics.norms[column]
            }
            score += rarity * frequency * (saturation + 1) / (saturation + frequency)
        }
        return score
    }

    private static func norm(
        _ api: Fts5ExtensionApi, _ context: OpaquePointer, _ statistics: Statistics, _ column: Int
    ) -> Double {
        var length: Int32 = 0
        _ = api.xColumnSize(context, Int32(column), &length)
        return 1 - lengthShare + lengthShare * Double(length) / statistics.averageLengths[column]
    }
}
