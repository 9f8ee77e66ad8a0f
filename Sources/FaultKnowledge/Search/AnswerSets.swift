/// The items that answer a question, by why they do; the ranked tiers are made of them when they are wanted.
///
/// Exact matches stand first and what is said in another language below them; but a record without a text in the
/// question's language stands among the exact ones by what it would be worth in the question's language: among those that
/// hold every term (tier 2) when it answers nearly all of the question, among those that hold some (tier 1) when it answers
/// a good part. Else a common word or a digit of the question, somewhere in a long remedy, would bury it. A record that
/// speaks the question's language speaks for itself: what else it says counts only where nothing of it matches.
struct AnswerSets {
    /// Named outright; in no ranked tier.
    var names = DocumentSet.empty
    /// Holds some term.
    var exact = DocumentSet.empty
    /// Part of `exact`; holds every term.
    var whole = DocumentSet.empty
    /// Holds a word that stands for a term.
    var related = DocumentSet.empty
    /// Says a good part of it in another language.
    var translations = DocumentSet.empty
    /// The translations without a text in the question's language.
    var foreign = DocumentSet.empty
    /// Part of `foreign`; answers nearly all of the question.
    var foreignWhole = DocumentSet.empty

    /// Whatever answers.
    var all: DocumentSet {
        var all = exact
        for set in [names, related, translations] where !set.words.isEmpty { all.formUnion(set) }
        return all
    }

    /// Best first; see `Explanation.tier`.
    static let tiers = [2, 1, 0]

    /// What a tier ranks by the question's own words, and by the words that stand for them.
    func exact(in tier: Int) -> DocumentSet {
        switch tier {
        case 2: whole.subtracting(names)
        case 1: belowSecond(exact)
        default: belowFirst(related)
        }
    }

    /// What a tier ranks by what it says in another language; some may be exact too.
    func translated(in tier: Int) -> DocumentSet {
        switch tier {
        case 2: foreignWhole.subtracting(names)
        case 1: belowSecond(foreign)
        default: belowFirst(translations)
        }
    }

    private func belowSecond(_ set: DocumentSet) -> DocumentSet {
        set.subtracting(whole).subtracting(foreignWhole).subtracting(names)
    }

    private func belowFirst(_ set: DocumentSet) -> DocumentSet {
        set.subtracting(names).subtracting(exact).subtracting(foreign)
    }

    func isExact(_ document: Int, in tier: Int) -> Bool {
        if names.contains(document) { return false }
        return switch tier {
        case 2: whole.contains(document)
        case 1: exact.contains(document) && !isInSecond(document)
        default: related.contains(document) && !isInFirst(document)
        }
    }

    func isTranslated(_ document: Int, in tier: Int) -> Bool {
        if names.contains(document) { return false }
        return switch tier {
        case 2: foreignWhole.contains(document)
        case 1: foreign.contains(document) && !isInSecond(document)
        default: translations.contains(document) && !isInFirst(document)
        }
    }

    private func isInSecond(_ document: Int) -> Bool { whole.contains(document) || foreignWhole.contains(document) }
    private func isInFirst(_ document: Int) -> Bool { exact.contains(document) || foreign.contains(document) }
}
