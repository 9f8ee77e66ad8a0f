import FaultKnowledge
import Foundation
import GRDB

/// One index of one form, built anew.
struct Trial {
    let form: any IndexForm
    let database: DatabaseQueue
    /// Seconds of the processor, analysis included.
    let buildTime: Double
    /// Bytes of the index in its file.
    let size: Int

    /// - Parameter path: of a file that does not exist. It is kept as the knowledge base keeps its own, except that the
    ///   disk is not waited for.
    init(_ form: any IndexForm, path: String, texts: [FaultText]) throws {
        self.form = form
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            db.add(tokenizer: AnalysisTokenizer.self)
            try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -16000")
        }
        let database = try DatabaseQueue(path: path, configuration: configuration)
        self.database = database
        buildTime = try processorTime { try Self.build(form, texts, in: database) }
        size = try database.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT (page_count - freelist_count) * page_size
                    FROM pragma_page_count, pragma_freelist_count, pragma_page_size
                    """) ?? 0
        }
    }

    private static func build(_ form: any IndexForm, _ texts: [FaultText], in database: DatabaseQueue) throws {
        try database.write { db in
            try db.execute(
                sql: """
                    CREATE VIRTUAL TABLE texts USING fts5(
                        \(FaultText.columns.joined(separator: ", ")), content='', tokenize='\(form.tokenizer)');
                    INSERT INTO texts (texts, rank) VALUES ('rank', 'bm25(8, 3, 1.5)');
                    INSERT INTO texts (texts, rank) VALUES ('hashsize', 67108864);
                    """)
            let statement = try db.makeStatement(
                sql: "INSERT INTO texts (rowid, symptom, cause, remedy) VALUES (?, ?, ?, ?)")
            for (row, text) in texts.enumerated() {
                try statement.execute(
                    arguments: StatementArguments([row] as [any DatabaseValueConvertible])
                        + StatementArguments(text.texts.map(form.column)))
            }
            try db.execute(sql: "INSERT INTO texts (texts) VALUES ('optimize')")
        }
    }

    /// The rows that hold one term.
    func rows(_ db: Database, matching expression: String) throws -> [Int] {
        try Int.fetchAll(
            db.cachedStatement(sql: "SELECT rowid FROM texts WHERE texts MATCH ?"), arguments: [expression])
    }

    /// How many rows hold one term.
    func count(_ db: Database, matching expression: String) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM texts WHERE texts MATCH ?"), arguments: [expression]) ?? 0
    }

    /// The rows that hold one term, each weighed, as a search fetches them.
    func rank(_ db: Database, matching expression: String) throws -> Double {
        let statement = try db.cachedStatement(sql: "SELECT rowid, rank FROM texts WHERE texts MATCH ?")
        let rows = try Row.fetchCursor(statement, arguments: [expression])
        var best = 0.0
        while let row = try rows.next() { best = min(best, row[1]) }
        return best
    }
}

/// Seconds of the processor: what else the machine does at the time is left out. The work runs on one thread, and the
/// files stand in the cache of the system.
func processorTime(_ work: () throws -> Void) rethrows -> Double {
    let start = clock()
    try work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}
