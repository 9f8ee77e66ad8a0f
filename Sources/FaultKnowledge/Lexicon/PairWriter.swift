import GRDB

/// Puts what items say in two languages into the sample, item after item of one transaction.
///
/// The limit and the number of texts are read once: asking for them at each of a million items was the most of this.
final class PairWriter {
    private let sample: PairSample
    private let insertRow: RowStatement
    private var state: State?

    private struct State {
        /// See `PairSample.halvings`.
        var halvings: Int
        /// There are no more distinct texts than this.
        var most: Int
        /// Rows that were added since they were counted.
        var added = 0
    }

    /// Rows between two looks at how many distinct texts there are: one may be repeated by thousands of items.
    private static let interval = 1024

    init(_ db: Database) throws {
        sample = PairSample(db: db)
        insertRow = try RowStatement(
            db,
            """
            INSERT OR IGNORE INTO bitext (item, hash, sourceLanguage, targetLanguage, source, target, isTerm)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
    }

    func insert(_ texts: [BilingualText], of item: Int64) throws {
        if texts.isEmpty { return }
        var state = try self.state ?? counted()
        for text in texts {
            let hash = text.hash
            guard text.isTerm || Self.isWithin(hash, state.halvings) else { continue }
            state.added += try insertRow.run { row in
                row.bind(item)
                row.bind(Int64(bitPattern: hash))
                row.bind(text.sourceLanguage)
                row.bind(text.targetLanguage)
                row.bind(text.source)
                row.bind(text.target)
                row.bind(text.isTerm ? 1 : 0)
            }
        }
        self.state = state
        guard state.added >= Self.interval, state.most + state.added > PairSample.most else { return }
        try sample.thin()
        self.state = nil
    }

    func delete(_ item: Int64) throws {
        try sample.db.cachedStatement(sql: "DELETE FROM bitext WHERE item = ?").execute(arguments: [item])
    }

    private func counted() throws -> State { State(halvings: try sample.halvings(), most: try sample.count()) }

    private static func isWithin(_ hash: UInt64, _ halvings: Int) -> Bool {
        halvings == 0 || hash >> UInt64(64 - halvings) == 0
    }
}
