package import FaultKnowledge
package import FaultModel

/// What a word means, by the vocabulary and by what was learnt: `terms`.
package struct TermsDocument: Encodable, Sendable {
    package var word: String
    package var language: Language
    /// The entries of the vocabulary that have the word.
    package var vocabulary: [Entry]
    /// What was learnt from texts in two languages, by token of the word.
    package var learnt: [Token]

    package struct Entry: Encodable, Sendable {
        package var id: String
        package var words: [Term.Word]
        /// What none of the words means.
        package var not: [Term.Word]
    }

    package struct Token: Encodable, Sendable {
        package var token: String
        package var targets: [Target]
    }

    package struct Target: Encodable, Sendable {
        package var language: Language
        package var text: String
        package var weight: Double
        package var pairs: Double
        /// Why a question does not use it: `vocabulary` has words of its own, or says that it is `not` meant.
        @Nullable package var setAside: WordReport.Reason?

        private enum CodingKeys: String, CodingKey {
            case language, text, weight, pairs
            case setAside = "set_aside"
        }
    }

    package init(_ report: WordReport) {
        word = report.word
        language = report.language
        vocabulary = report.terms.map { Entry(id: $0.id, words: $0.words, not: $0.not ?? []) }
        learnt = report.learnt.map { token in
            Token(
                token: token.token,
                targets: token.targets.map { target in
                    Target(
                        language: target.language, text: target.text, weight: Self.rounded(target.weight),
                        pairs: Self.rounded(target.pairs), setAside: target.setAside)
                })
        }
    }

    /// Three digits say all that was learnt.
    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
