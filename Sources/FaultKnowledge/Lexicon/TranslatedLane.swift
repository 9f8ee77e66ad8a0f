import FaultModel
import Foundation

/// What records say of the question in other languages.
///
/// A term that has several words is answered by each with its weight (probabilistic structured queries: Darwish, Oard:
/// Probabilistic structured query methods, SIGIR 2003). What a word gives is measured against the most that any word of
/// the term can give, so that words of two languages, of different rarity and in texts of different length, can be
/// compared; the measures of the terms are added by the terms' rarity. Numbers and Latin names are the same in every
/// language and count as they are.
///
/// A record is in the lane when it answers a good part of the question: `goodPart` of the rarities of all terms that a
/// word is known for. Costs a look-up for each word and some ten operations on a set for each term.
struct TranslatedLane {
    /// In the units of the text score: as much as a record that says the same in the question's language would get. The
    /// places of its terms are those of the related words; -1: a word that is the same in every language.
    let terms: [BlockRanking.Term]
    private let weighed: [(source: Source, weight: Int)]

    /// Nil: no word of another language is known.
    init?(_ question: Question, _ lanes: Lanes, _ exact: [BlockRanking.Term], _ index: SearchIndex) {
        let byTerm = Self.translations(lanes)
        if byTerm.isEmpty { return nil }
        var sources: [Source] = []
        for (place, term) in question.terms.enumerated() {
            let counted = Self.rarity(lanes.terms[place].count, index)
            if let words = byTerm[place] {
                if let source = Source(words, lanes, rarity: counted, index) { sources.append(source) }
            } else if term.text.utf8.allSatisfy({ $0 < 0x80 }) {
                sources.append(Source(same: lanes.terms[place], rarity: counted, index))
            }
        }
        let possible = sources.reduce(0) { $0 + $1.rarity }
        guard possible > 0, sources.contains(where: { $0.words.contains { $0.place >= 0 } }) else { return nil }
        var whole = Double(exact.mostOfEachPlace(below: question.terms.count))
        // Where no text has a word of the question, there is nothing to compare with but the words that stand for them.
        if whole == 0 { whole = sources.reduce(0) { $0 + $1.most(index) } }
        terms = sources.flatMap { $0.terms(index, share: whole / possible) }
        weighed = sources.map { ($0, Int(($0.rarity / possible * Self.units).rounded())) }
    }

    /// The records that answer a good part of the question, and those of them that answer nearly all of it.
    func documents(_ index: SearchIndex) -> (good: DocumentSet, whole: DocumentSet) {
        let sets = DocumentSet.holding(
            atLeast: [Self.goodPart, Self.wholePart].map { Int(Self.units * $0) },
            of: weighed.map { ($0.source.documents(index), $0.weight) }, blocks: index.blockCount)
        return (sets[0], sets[1])
    }

    /// The share of the question from which a translation counts as an answer.
    private static let goodPart = 0.4
    /// The share from which it counts as one that leaves nothing out: what a term may be said by is never all known.
    private static let wholePart = 0.7
    private static let units = 250.0

    private static func rarity(_ count: Int, _ index: SearchIndex) -> Double {
        log(1 + Double(max(1, index.rowsOfManuals)) / Double(max(1, count)))
    }

    /// The words of other languages by the terms that they stand for.
    private static func translations(_ lanes: Lanes) -> [Int: [Int]] {
        var byTerm: [Int: [Int]] = [:]
        for (place, (word, _)) in lanes.related.enumerated() where word.language != nil {
            for term in word.term..<word.term + word.span { byTerm[term, default: []].append(place) }
        }
        return byTerm
    }

    /// A term of the question and the words that stand for it.
    private struct Source {
        struct Word {
            var place: Int
            var sure: Double
            var list: TermPostings
        }

        var words: [Word]
        var rarity: Double
        private var surest: Double

        /// Nil: no word stands for it surely enough.
        init?(_ places: [Int], _ lanes: Lanes, rarity: Double, _ index: SearchIndex) {
            words = places.map { Word(place: $0, sure: lanes.related[$0].word.weight, list: lanes.related[$0].list) }
            words.removeAll { $0.list.count == 0 }
            surest = words.map(\.sure).max() ?? 0
            if surest < Self.leastSure { return nil }
            let said = words.reduce(0) { $0 + $1.sure * TranslatedLane.rarity($1.list.count, index) }
            // Two characters that seldom meet may yet stand for a common word; and a term that may be said in many ways,
            // such as two characters of two words, tells less.
            self.rarity = min(rarity, said / words.reduce(0) { $0 + $1.sure }) * min(1, surest)
        }

        init(same list: TermPostings, rarity: Double, _ index: SearchIndex) {
            words = [Word(place: -1, sure: 1, list: list)]
            surest = 1
            self.rarity = list.count == 0 ? 0 : rarity
        }

        private static let leastSure = 0.2

        /// The records that answer it by one of its surer words.
        func documents(_ index: SearchIndex) -> DocumentSet {
            var set = DocumentSet(blocks: index.blockCount)
            for word in words where word.sure >= Self.goodWord * surest { word.list.insert(into: &set) }
            return set
        }

        private static let goodWord = 0.25

        /// The most that any of its words gives.
        func most(_ index: SearchIndex) -> Double { Double(plainTerms(index).map(\.most).max() ?? 0) }

        private func plainTerms(_ index: SearchIndex) -> [BlockRanking.Term] {
            words.flatMap { BlockRanking.Term.terms(of: $0.list, place: $0.place, share: $0.sure, index) }
        }

        func terms(_ index: SearchIndex, share: Double) -> [BlockRanking.Term] {
            var terms = plainTerms(index)
            guard let most = terms.map(\.most).max(), most > 0 else { return [] }
            let scale = Float(share * rarity) / most
            for place in terms.indices { terms[place].scores = terms[place].scores.map { $0 * scale } }
            return terms
        }
    }
}
