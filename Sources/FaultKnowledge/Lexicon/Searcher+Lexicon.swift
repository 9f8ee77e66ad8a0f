import FaultModel
import GRDB

extension Searcher {
    /// What the lexicon has learnt for the terms of the question: the words of other languages that may stand for each.
    /// Costs one look-up for each term.
    /// - Parameter known: words of the vocabulary. Where it has a word of a language for a term, the author's word stands
    ///   and nothing learnt stands beside it.
    /// - Parameter refuted: words that the vocabulary says the question's words do not mean.
    func learntWords(
        for question: Question, beside known: [RelatedWord], without refuted: [RefutedWord]
    ) throws -> [RelatedWord] {
        let language = String(question.language.primary)
        var settled: [String: UInt64] = [:]
        for word in known {
            guard let other = word.language else { continue }
            for term in word.term..<word.term + word.span { settled[other, default: 0] |= 1 << UInt64(term) }
        }
        var words: [RelatedWord] = []
        for (index, term) in question.terms.enumerated() {
            guard !term.isPhrase, !term.isExact, let sequence = term.alternatives.first, sequence.count == 1 else {
                continue
            }
            for (other, entry) in try learntEntries(for: sequence[0], in: language) {
                let isRefuted = refuted.contains {
                    $0.terms.contains(index) && $0.language == other && $0.token == entry.target
                }
                if isRefuted || settled[other, default: 0] & 1 << UInt64(index) != 0 { continue }
                words.append(
                    RelatedWord(
                        origin: term.text, sequence: [entry.target], text: entry.text, isCorrection: false,
                        weight: entry.weight, term: index, language: other, isLearnt: true))
            }
        }
        return words.count > Self.mostLearnt ? Self.surest(words) : words
    }

    private static func surest(_ words: [RelatedWord]) -> [RelatedWord] {
        let least = words.map(\.weight).sorted(by: >)[mostLearnt - 1]
        return Array(words.filter { $0.weight >= least }.prefix(mostLearnt))
    }

    /// Each is looked up; the least sure are left out first.
    private static let mostLearnt = 96
}

/// A token of another language that terms of the question do not mean, by an author's word.
struct RefutedWord: Hashable {
    var terms: Range<Int>
    var language: String
    var token: String

    /// The tokens of what the term does not mean, but for those that its own words in that language hold too: who says that
    /// 溢流阀 is no `overflow valve` but a `relief valve` does not say that it is no valve.
    static func words(of term: Term, for terms: Range<Int>, _ analysis: TextAnalysis) -> [RefutedWord] {
        var refuted: [RefutedWord] = []
        for word in term.not ?? [] {
            let language = word.language.primary
            let same = term.words.filter { $0.language.primary == language }
            let own = Set(same.flatMap { analysis.sequence(of: $0.text) })
            for token in analysis.sequence(of: word.text) where !own.contains(token) {
                refuted.append(RefutedWord(terms: terms, language: String(language), token: token))
            }
        }
        return refuted
    }
}

/// Reads what was learnt.
struct Lexicon {
    let db: Database

    /// The surest first.
    func entries(for token: String, in language: String) throws -> [(language: String, entry: LexiconEntry)] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT targetLanguage, target, text, weight, pairs FROM lexicon
                WHERE source = ? AND sourceLanguage = ? ORDER BY weight DESC, target
                """)
        return try Row.fetchAll(statement, arguments: [token, language]).map { row in
            (
                row[0],
                LexiconEntry(source: token, target: row[1], text: row[2], weight: row[3], pairs: row[4])
            )
        }
    }
}
