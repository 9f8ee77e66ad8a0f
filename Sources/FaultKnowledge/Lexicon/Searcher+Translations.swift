import FaultModel
import Foundation
import GRDB

extension Searcher {
    /// Weighs what records say in other languages. Numbers and Latin names are the same in every language and count as they
    /// are.
    ///
    /// Costs one look-up for each distinct word, and for each term without one; nothing where no word of another language
    /// is known.
    func weighTranslations(
        _ words: [RelatedWord], of question: Question, _ terms: FoundTerms, in candidates: inout Candidates
    ) throws {
        let byTerm = Self.translations(words)
        if byTerm.isEmpty { return }
        let items = try Int.fetchOne(db.cachedStatement(sql: "SELECT max(rowid) FROM item")) ?? 1
        func rarity(_ count: Int) -> Double { log(1 + Double(items) / Double(max(1, count))) }
        var found = TranslatedAnswers()
        var known: [[String]: [(item: Int64, weight: Double)]] = [:]
        for (index, term) in question.terms.enumerated() {
            var answers: [Int64: TranslatedAnswers.Answer] = [:]
            if let indexes = byTerm[index] {
                var said = (rarity: 0.0, weight: 0.0)
                for word in indexes {
                    let (sequence, sure) = (words[word].sequence, words[word].weight)
                    let hits = try known[sequence] ?? matches(of: "\"\(sequence.joined(separator: " "))\"")
                    known[sequence] = hits
                    said.rarity += sure * rarity(hits.count)
                    said.weight += sure
                    for (item, weight) in hits { answers[item, default: .init()].add(weight, sure: sure, word: word) }
                }
                // Two characters that seldom meet may yet stand for a common word.
                found.add(answers, rarity: min(rarity(terms.counts[index]), said.rarity / max(said.weight, 0.001)))
            } else if term.text.utf8.allSatisfy({ $0 < 0x80 }) {
                for (item, weight) in try matches(of: term.expression) {
                    answers[item] = .init(amount: weight, sure: 1)
                }
                found.add(answers, rarity: rarity(terms.counts[index]))
            }
        }
        for (item, translation) in found.translations(whole: terms.best.reduce(0, +)) {
            candidates[item].translation = translation
            candidates[item].relatedWords = candidates[item].relatedWords.union(translation.words)
        }
    }

    /// The words of other languages by the terms that they stand for.
    private static func translations(_ words: [RelatedWord]) -> [Int: [Int]] {
        var byTerm: [Int: [Int]] = [:]
        for (index, word) in words.enumerated() where word.language != nil {
            for term in word.term..<word.term + word.span { byTerm[term, default: []].append(index) }
        }
        return byTerm
    }
}
