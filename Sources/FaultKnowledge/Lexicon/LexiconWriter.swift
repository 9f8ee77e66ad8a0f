import GRDB

/// Keeps the learnt lexicon in step with the records, within the import's transaction.
struct LexiconWriter {
    let db: Database

    /// Learns anew where that would teach something: when more than one text in twenty of those learnt from is new or
    /// gone. Texts in one language only cost nothing here.
    func update() throws {
        let sample = PairSample(db: db)
        try sample.thin()
        let (learnt, changed) = try sample.changes()
        if changed > 0, changed * Self.shareToRelearn > learnt { try learn(from: sample) }
    }

    private static let shareToRelearn = 20

    private func learn(from sample: PairSample) throws {
        var learners: [Pair: LexiconLearner] = [:]
        for text in try sample.texts() {
            let pair = Pair(source: text.sourceLanguage, target: text.targetLanguage)
            learners[pair, default: LexiconLearner()].add(text)
        }
        try db.execute(sql: "DELETE FROM lexicon")
        for (pair, learner) in learners.sorted(by: { $0.key < $1.key }) {
            let (forward, backward) = learner.learnt()
            try write(forward, from: pair.source, to: pair.target)
            try write(backward, from: pair.target, to: pair.source)
        }
        try sample.setLearnt()
    }

    private func write(_ entries: [LexiconEntry], from source: String, to target: String) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO lexicon (source, sourceLanguage, targetLanguage, target, text, weight, pairs)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        for entry in entries {
            try statement.execute(arguments: [
                entry.source, source, target, entry.target, entry.text, entry.weight, entry.pairs,
            ])
        }
    }

    private struct Pair: Hashable, Comparable {
        var source: String
        var target: String

        static func < (left: Pair, right: Pair) -> Bool {
            (left.source, left.target) < (right.source, right.target)
        }
    }
}
