import FaultModel

/// What a record says of the question in another language.
struct Translation: Hashable {
    /// In the units of the text score: as much as a record that says the same in the question's language would get.
    var text = 0.0
    /// 0…1: the share of the question's terms that it answers, each counted by its rarity. Terms that nobody knows a word
    /// for are left out of the question.
    var cover = 0.0
    /// The words by which it does, by index into the related words.
    var words: [Int] = []
}

/// What records answer in other languages, term after term.
///
/// A term that has several words is answered by each with its weight (probabilistic structured queries: Darwish and Oard,
/// 2003). What a record gives for a term is measured against the record that gives most for it, so that words of two
/// languages, of different rarity and in texts of different length, can be compared; the measures of the terms are added
/// by the terms' rarity.
struct TranslatedAnswers {
    struct Answer {
        var amount = 0.0
        var sure = 0.0
        var words: [Int] = []

        mutating func add(_ weight: Double, sure: Double, word: Int) {
            amount += weight * sure
            self.sure += sure
            words.append(word)
        }
    }

    private var byItem: [Int64: Translation] = [:]
    /// The rarities of the terms that have a translation.
    private var possible = 0.0

    /// - Parameter rarity: of the term, as a logarithm; above 0.
    mutating func add(_ answers: [Int64: Answer], rarity: Double) {
        guard let most = answers.values.map(\.amount).max(), let surest = answers.values.map(\.sure).max(),
            surest >= Self.leastSure, most > 0
        else { return }
        // A term that may be said in many ways, such as two characters of two words, tells less.
        let rarity = rarity * min(1, surest)
        possible += rarity
        for (item, answer) in answers { byItem[item, default: Translation()].add(answer, rarity, most, surest) }
    }

    /// Those that answer a good part of the question, the best `most` of them at the most.
    /// - Parameter whole: what a record that says it all in the question's language would get.
    func translations(whole: Double, most: Int = 1000) -> [(item: Int64, translation: Translation)] {
        if possible <= 0 { return [] }
        var good = byItem.filter { $0.value.cover >= Self.goodPart * possible && !$0.value.words.isEmpty }.map {
            (item: $0.key, translation: $0.value)
        }
        if good.count > most {
            good.sort { ($1.translation.text, $0.item) < ($0.translation.text, $1.item) }
            good.removeLast(good.count - most)
        }
        return good.map { item, said in
            (item, Translation(text: said.text / possible * whole, cover: said.cover / possible, words: said.words))
        }
    }

    /// The cover from which a translation counts as an answer.
    private static let goodPart = 0.4
    private static let leastSure = 0.2
}

extension Translation {
    fileprivate mutating func add(
        _ answer: TranslatedAnswers.Answer, _ rarity: Double, _ most: Double, _ surest: Double
    ) {
        text += rarity * answer.amount / most
        cover += rarity * answer.sure / surest
        for word in answer.words where !words.contains(word) { words.append(word) }
    }
}

extension Explanation {
    /// Exact matches stand first and what is said in another language below them; but a record without a text in the
    /// question's language that answers a good part of the question stands among those that hold some of its words
    /// (tier 1), by what it would be worth in the question's language: a common word or a digit of the question must not
    /// bury it. A record that speaks the question's language speaks for itself: what else it says counts only where
    /// nothing of it matches.
    /// - Parameter isOnly: the record has no text in the question's language.
    mutating func weigh(_ translation: Translation, isOnly: Bool) {
        guard isOnly || tier == 0 else { return }
        let gain = (isOnly ? Self.worth : 1) * translation.text - text
        if isOnly { tier = 1 }
        guard gain > 0 else { return }
        text += gain
        terms.append(("other language", gain))
        isTranslated = true
    }

    /// In the question's own language words that stand together are worth more, and one record may hold the best of each
    /// term; this makes up for both.
    private static let worth = 1.8
}
