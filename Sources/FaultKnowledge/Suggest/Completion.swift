import FaultModel

/// What a completion is.
package enum CompletionKind: String, Hashable, CaseIterable, Sendable, Codable {
    /// What is wrong, in the manual's words or the customers'.
    case symptom
    case part, code, model, product
    /// A word of the vocabulary.
    case term
    /// The title of a section of a manual.
    case title

    /// Written in any way: with or without separators.
    var isIdentifier: Bool { self == .code || self == .model }
}

/// A text that is offered while someone types.
struct Completion: Hashable, Sendable {
    var kind: CompletionKind
    var text: String
    /// Nil: belongs to no language.
    var language: Language?

    /// The first clause of a text, 60 characters at most; nil: nothing that could be typed.
    init?(_ text: String, _ kind: CompletionKind, in language: Language?) {
        let clause = kind == .symptom || kind == .title ? Self.clause(of: text) : Self.bounded(text[...])
        guard clause.unicodeScalars.contains(where: { CharacterClass($0.value).isWritten }) else { return nil }
        (self.kind, self.text, self.language) = (kind, clause, language)
    }

    /// Everything in a record that can be completed, each text once.
    static func all(in record: Record) -> [Completion] {
        switch record {
        case .fault(let fault):
            [Completion]().union(
                ([fault.symptom] + fault.also).flatMap { texts($0, .symptom) }
                    + names(fault.codes.map(\.display), .code) + names(fault.models, .model))
        case .passage(let passage):
            [Completion]().union(texts(passage.title, .title) + names(passage.models, .model))
        case .part(let part): texts(part.name, .part)
        case .product(let product): texts(product.name, .product) + names(product.models, .model)
        case .term(let term):
            [Completion]().union(term.words.compactMap { Completion($0.text, .term, in: $0.language) })
        // What customers say once is offered to nobody else.
        case .service: []
        }
    }

    private static func texts(_ text: LocalizedText?, _ kind: CompletionKind) -> [Completion] {
        guard let text else { return [] }
        return text.languages.compactMap { Completion(text.string(for: $0), kind, in: $0) }
    }

    private static func names(_ names: [String], _ kind: CompletionKind) -> [Completion] {
        names.compactMap { Completion($0, kind, in: nil) }
    }

    /// Characters; nobody types on past them.
    static let longest = 60

    /// By scalars: an import asks this of every text, and characters are ten times as slow.
    private static func clause(of text: String) -> String {
        var clause = Substring.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while clause.prefix(2).count < 2, !rest.isEmpty {
            let end = rest.firstIndex(where: isEnd) ?? rest.endIndex
            clause = rest[..<end]
            rest = end < rest.endIndex ? rest[rest.index(after: end)...] : Substring.UnicodeScalarView()
        }
        return bounded(Substring(clause))
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "，", "。", "；", "！", "？", ",", ";", "!", "?", "\n", "\r": true
        default: false
        }
    }

    private static func bounded(_ given: Substring) -> String {
        var scalars = given.unicodeScalars
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        let text = String(scalars)
        guard text.utf8.count > longest, text.unicodeScalars.count > longest else { return text }
        let cut = String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest)))
        guard let space = cut.lastIndex(of: " "), cut.utf8.count - cut[..<space].utf8.count < longest / 2 else {
            return cut
        }
        return String(cut[..<space])
    }
}

extension CharacterClass {
    /// True for what a word, number or name is made of.
    var isWritten: Bool { self == .paired || self == .letter || self == .digit }
}
