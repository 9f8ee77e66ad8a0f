import FaultModel
import GRDB

/// The texts in two languages that the lexicon is learnt from: of a small base all, of a large one a sample.
///
/// The sample is by the texts' hashes: whatever hashes below a limit is in it, and the limit halves whenever there are too
/// many (Gibbons: Distinct Sampling for Highly-Accurate Answers, 2001). So it does not depend on the order of imports, and
/// a sentence that a thousand records repeat is one. Words of the vocabulary are always in it.
struct PairSample {
    let db: Database

    /// Texts in the sample, distinct ones. Learning from so many stays within seconds.
    static let most = 50_000
    static let schema = """
        CREATE TABLE bitext (
            item INTEGER NOT NULL, hash INTEGER NOT NULL, sourceLanguage TEXT NOT NULL, targetLanguage TEXT NOT NULL,
            source TEXT NOT NULL, target TEXT NOT NULL, isTerm INTEGER NOT NULL,
            isLearnt INTEGER NOT NULL DEFAULT 0,     -- 1: the lexicon was learnt from it
            PRIMARY KEY (item, hash)
        ) WITHOUT ROWID;
        CREATE INDEX bitextByHash ON bitext(hash, isLearnt);
        -- How a word may be said in other languages, by its token; both directions of each pair of languages.
        CREATE TABLE lexicon (
            source TEXT NOT NULL, sourceLanguage TEXT NOT NULL, targetLanguage TEXT NOT NULL, target TEXT NOT NULL,
            text TEXT NOT NULL,                      -- the target as texts usually write it
            weight REAL NOT NULL,                    -- 0…1
            pairs REAL NOT NULL,                     -- in how many texts they are expected to stand for each other
            PRIMARY KEY (source, sourceLanguage, targetLanguage, target)
        ) WITHOUT ROWID;
        """
    static let tables = ["bitext", "lexicon"]

    /// Halves the limit until there are few enough.
    func thin() throws {
        while try count() > Self.most {
            let halvings = try value(Self.halvings) + 1
            guard halvings < 64 else { return }
            try set(Self.halvings, halvings)
            try db.execute(
                sql: "DELETE FROM bitext WHERE isTerm = 0 AND (hash < 0 OR hash >> ? > 0)", arguments: [64 - halvings])
        }
    }

    /// How much the sample differs from what was learnt from.
    func changes() throws -> (learnt: Int, changed: Int) {
        let learnt = try value(Self.learnt)
        let kept = try count(where: "isLearnt = 1")
        let new = try count(where: "isLearnt = 0")
        return (learnt, new + max(0, learnt - kept))
    }

    /// Every distinct text, in order of its hash.
    func texts() throws -> [BilingualText] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT hash, sourceLanguage, targetLanguage, source, target, isTerm
                FROM bitext ORDER BY hash, item
                """)
        var texts: [BilingualText] = []
        var last: Int64?
        while let row = try rows.next() {
            let hash: Int64 = row[0]
            if hash == last { continue }
            last = hash
            texts.append(
                BilingualText(
                    sourceLanguage: row[1], targetLanguage: row[2], source: row[3], target: row[4], isTerm: row[5]))
        }
        return texts
    }

    /// Notes that the lexicon was learnt from the sample as it is.
    func setLearnt() throws {
        try db.execute(sql: "UPDATE bitext SET isLearnt = 1 WHERE isLearnt = 0")
        try set(Self.learnt, try count(where: "isLearnt = 1"))
    }

    /// Distinct texts. Costs a step for each row of the sample.
    func count(where condition: String = "1") throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: "SELECT count(DISTINCT hash) FROM bitext INDEXED BY bitextByHash WHERE \(condition)")
        ) ?? 0
    }

    /// How often the limit was halved: a text is in the sample when so many of its hash's first bits are 0.
    func halvings() throws -> Int { try value(Self.halvings) }

    private static let halvings = "bitextHalvings"
    private static let learnt = "bitextLearnt"

    private func value(_ name: String) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM derivation WHERE name = ?"), arguments: [name]) ?? 0
    }

    private func set(_ name: String, _ value: Int) throws {
        try db.execute(sql: "INSERT OR REPLACE INTO derivation (name, value) VALUES (?, ?)", arguments: [name, value])
    }
}
