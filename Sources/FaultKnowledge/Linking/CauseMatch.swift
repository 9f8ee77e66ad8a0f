import FaultModel

/// Which cause of a fault an engineer's words, and the parts that were used, mean.
struct CauseMatch {
    private struct Known {
        var id: String
        /// Tokens of its title and its remedy, in every language.
        var tokens: Set<String>
        var parts: Set<String>
    }

    private let causes: [Known]
    /// By token, in how many causes it is.
    private var spread: [String: Int] = [:]
    private let languages: Set<Substring>

    /// What a record says of the cause.
    struct Found: Hashable {
        /// Nil: none of those that are known.
        var cause: String?
        /// How well the words fit the best cause, 0…1; nil: the record has no words for it.
        var fit: Double?
        var words: [String] = []
        var parts: [String] = []
        /// The record names a cause in words, and no cause of the fault fits them.
        var isOther = false
    }

    init(_ fault: Fault, _ analysis: TextAnalysis) {
        causes = fault.causes.map { cause in
            var tokens = Set<String>()
            for text in cause.title.strings + (cause.remedy?.title.strings ?? []) {
                for token in analysis.tokens(in: text) { tokens.insert(token.text) }
            }
            return Known(
                id: cause.id, tokens: tokens,
                parts: Set(cause.remedy?.parts.map(\.number.key) ?? []))
        }
        languages = fault.causes.reduce(into: []) { found, cause in
            for language in cause.title.languages { found.insert(language.primary) }
        }
        for cause in causes {
            for token in cause.tokens { spread[token, default: 0] += 1 }
        }
    }

    /// A cause is told by words that cover at least so much of what the record says of it, and clearly better than any
    /// other does.
    private static let leastFit = 0.5
    private static let leastLead = 0.15
    /// Below this, what the record names is another cause.
    private static let otherFit = 0.25

    func find(_ subject: LinkSubject, _ analysis: TextAnalysis) -> Found {
        var found = Found()
        let terms = subject.findings.flatMap { QuestionReader(analysis: analysis).terms(in: $0, without: []).terms }
        var ranked: [(fit: Double, cause: Known, words: [String])] = []
        if !terms.isEmpty {
            ranked = causes.map { cause in
                let (fit, words) = self.fit(terms, of: cause)
                return (fit, cause, words)
            }.sorted { ($1.fit, $0.cause.id) < ($0.fit, $1.cause.id) }
            found.fit = ranked.first?.fit ?? 0
        }
        let users = causes.filter { !$0.parts.isDisjoint(with: subject.parts) }
        if let best = ranked.first, best.fit >= Self.leastFit,
            best.fit - (ranked.dropFirst().first?.fit ?? 0) >= Self.leastLead
        {
            (found.cause, found.words) = (best.cause.id, best.words)
            found.parts = subject.parts.filter(best.cause.parts.contains)
        } else if users.count == 1, let only = users.first {
            // A part that only one remedy needs.
            found.cause = only.id
            found.parts = subject.parts.filter(only.parts.contains)
        } else if let cause = subject.findings.first, !terms.isEmpty, users.isEmpty {
            let speaks = languages.contains(LanguageGuess.language(of: cause).primary)
            found.isOther = speaks && (found.fit ?? 0) < Self.otherFit
        }
        return found
    }

    /// The share of what the words tell that the cause says too. A word that every cause has tells nothing; one that none
    /// has tells that it is another one.
    private func fit(_ terms: [QuestionTerm], of cause: Known) -> (fit: Double, words: [String]) {
        var (sum, all) = (0.0, 0.0)
        var words: [String] = []
        for term in terms {
            func isIn(_ tokens: Set<String>) -> Bool {
                term.alternatives.contains { sequence in sequence.allSatisfy { tokens.contains($0) } }
            }
            let holders = causes.count { isIn($0.tokens) }
            // An unknown word may be a name or a place: it counts half.
            let weight = holders == 0 ? 0.5 : 1 - Double(holders - 1) / Double(max(1, causes.count))
            all += weight
            guard isIn(cause.tokens) else { continue }
            sum += weight
            words.append(term.text)
        }
        return (all > 0 ? sum / all : 0, words)
    }
}
