package import FaultModel

/// What a reader asks and which hits may answer it.
package struct SearchRequest: Hashable, Sendable {
    package var text: String
    package var filter = SearchFilter()
    /// 1…100.
    package var limit = 10
    /// 0…10,000.
    package var offset = 0
    /// The language that titles are shown in; nil: the question's own.
    package var language: Language?

    package init(_ text: String) { self.text = text }

    package static let limits = 1...100
    package static let offsets = 0...10_000
    /// Characters of a question.
    package static let longestText = 4_000
}

/// Narrows a search; nil: everything.
package struct SearchFilter: Hashable, Sendable {
    /// The id of a product line.
    package var product: String?
    /// A model in any writing; a fault of all models of the line passes.
    package var model: String?
    package var `class`: FaultClass?
    package var kind: ItemKind?
    /// Only what has a text in this language.
    package var language: Language?
    /// Nil: any but archived.
    package var state: KnowledgeState?

    package init() {}
}

/// A question as it was understood.
package struct Question: Hashable, Sendable {
    package var text: String
    /// The language it is asked in.
    package var language: Language
    /// Fault codes that it names, as the knowledge base writes them; the standard writing for standard codes that no
    /// fault carries.
    package var codes: [String] = []
    /// Numbers of parts that it names, as printed.
    package var parts: [String] = []
    /// Models that it names, whole or by their beginning.
    package var models: [String] = []
    package var terms: [QuestionTerm] = []
    /// Terms whose text must not occur.
    package var excluded: [QuestionTerm] = []
    /// The question with misspelt words mended; nil: nothing was mended.
    package var corrected: String?
    /// Codes, part numbers and models that may have been meant where one that is named does not exist: offered, never
    /// searched for.
    package var nearMisses: [NearMiss] = []

    /// What was recognized, as keys for look-ups.
    var codeKeys: [String] = []
    var partKeys: [String] = []
    var modelKeys: [String] = []
    /// Runs of neighbouring terms: indexes into `terms`.
    var runs: [Range<Int>] = []
}

/// One thing that an answer should say.
package struct QuestionTerm: Hashable, Sendable {
    /// As a reader sees it: the word in small letters, or a pair of characters.
    package var text: String
    /// The tokens that stand for it in the index: any one of these sequences.
    var alternatives: [[String]]
    /// True: any token that begins so will do (a single character).
    var isPrefix = false
    /// A quoted phrase, or words that must stand together.
    var isPhrase = false
    /// True when no near spelling may stand for it: it holds a digit.
    var isExact = false
    /// Where it stands in the question, in UTF-8.
    var range: Range<Int>

    /// The term in FTS5's language. Made of tokens only, so no text of the question is read as syntax.
    var expression: String {
        let parts = alternatives.map { "\"\($0.joined(separator: " "))\"" + (isPrefix ? " *" : "") }
        return parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " OR ") + ")"
    }
}

/// The kinds of things that a search finds.
package enum ItemKind: String, Hashable, CaseIterable, Sendable, Codable {
    case fault, part, procedure
    /// A section of a manual that is no fault.
    case passage
    /// A service record.
    case record
}
