package import FaultModel
import GRDB

/// What is known of a word: what authors say of it, and what was learnt from texts.
package struct WordReport: Sendable, Hashable {
    package var word: String
    package var language: Language
    /// The entries of the vocabulary that have the word, in any writing that is found alike; in order of id.
    package var terms: [Term]
    /// By token of the word, in its order; only tokens of which something was learnt.
    package var learnt: [LearntToken]

    package struct LearntToken: Sendable, Hashable {
        /// As it is indexed: a stemmed word, or two neighbouring characters.
        package var token: String
        /// The surest first.
        package var targets: [Target]
    }

    package struct Target: Sendable, Hashable {
        package var language: Language
        /// As texts usually write it.
        package var text: String
        /// 0…1: how surely it is meant.
        package var weight: Double
        /// In how many texts the two are expected to stand for each other.
        package var pairs: Double
        /// Why a question does not use it; nil: it does.
        package var setAside: Reason?
    }

    package enum Reason: String, Sendable, Hashable, Codable {
        /// The vocabulary has words of its own for this in that language.
        case vocabulary
        /// The vocabulary says that this is not meant.
        case not
    }
}

extension KnowledgeBase {
    /// - Parameter language: of the word; nil: guessed from its script.
    /// - Throws: `KnowledgeError.questionTooLong`.
    package func word(_ text: String, language: Language? = nil) async throws -> WordReport {
        let count = text.unicodeScalars.count
        guard count <= WordReport.longest else {
            throw KnowledgeError.questionTooLong(count: count, limit: WordReport.longest)
        }
        let language = language ?? LanguageGuess.language(of: text)
        let scope = scope
        return try await read { db in
            var report = try WordReader(db: db).report(text, language)
            try report.keepWhatIsSeen(scope, db)
            return report
        }
    }
}

extension WordReport {
    /// Characters.
    package static let longest = 200
}

private struct WordReader {
    let db: Database
    let analysis = TextAnalysis()

    func report(_ text: String, _ language: Language) throws -> WordReport {
        let sequence = analysis.sequence(of: text)
        let terms = try terms(sequence.joined(separator: " "))
        let settled = Set(terms.flatMap(\.words).map { String($0.language.primary) })
        let refuted = terms.flatMap { RefutedWord.words(of: $0, for: 0..<1, analysis) }
        let learnt = try [String]().union(sequence).map { token in
            let entries = try Lexicon(db: db).entries(for: token, in: String(language.primary))
            return WordReport.LearntToken(
                token: token,
                targets: entries.compactMap { tag, entry in
                    guard let target = Language(tag) else { return nil }
                    let isRefuted = refuted.contains { $0.language == tag && $0.token == entry.target }
                    return WordReport.Target(
                        language: target, text: entry.text, weight: entry.weight, pairs: entry.pairs,
                        setAside: isRefuted ? .not : settled.contains(tag) ? .vocabulary : nil)
                })
        }
        return WordReport(
            word: text, language: language, terms: terms, learnt: learnt.filter { !$0.targets.isEmpty })
    }

    private func terms(_ key: String) throws -> [Term] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT item.json FROM synonym JOIN item ON item.rowid = synonym.item
                WHERE synonym.key = ? ORDER BY item.id LIMIT 50
                """)
        return try String.fetchAll(statement, arguments: [key]).map { try CanonicalJSON().decode(Term.self, from: $0) }
    }
}
