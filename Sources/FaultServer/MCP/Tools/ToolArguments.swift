import FaultKnowledge
import FaultModel

/// The arguments of a call; they fit the tool's schema already.
struct ToolArguments: Sendable {
    let given: JSONValue

    init(_ given: JSONValue) { self.given = given }

    func text(_ name: String) -> String? {
        guard let text = given[name]?.string, !text.isEmpty else { return nil }
        return text
    }
    func texts(_ name: String) -> [String] { given[name]?.array?.compactMap(\.string) ?? [] }
    func number(_ name: String) -> Int? { given[name]?.integer }
    func real(_ name: String) -> Double? {
        switch given[name] {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    func required(_ name: String) throws -> String {
        guard let text = text(name) else { throw ToolFailure("\(name) is empty; expected a text.") }
        return text
    }

    /// - Throws: `ToolFailure` for what is no language tag.
    func language() throws -> Language? {
        guard let tag = text("language") else { return nil }
        guard let language = Language(tag) else {
            throw ToolFailure("language is '\(tag.prefix(40))'; expected a tag such as zh or en.")
        }
        return language
    }

    /// The language to answer in: the one that is asked for, else that of the words that were given.
    func language(like text: String?) throws -> Language {
        try language() ?? (text.map(Self.isChinese) == true ? .chinese : .english)
    }

    private static func isChinese(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) || (0x20000...0x3FFFF).contains($0.value) }
    }

    var maxTokens: Int { number("max_tokens") ?? TokenEstimate.usual }
    var offset: Int { number("offset") ?? 0 }

    /// The same call with some arguments changed.
    func changed(_ changes: [String: JSONValue]) -> JSONValue {
        changes.reduce(into: given) { $0[$1.key] = $1.value }
    }
}

extension ToolArguments {
    static let language = JSONSchema.Field.optional(
        "language",
        .string("The language to answer in: zh, en, … Left out: that of the words given.", length: 0...35))
    static let maxTokens = JSONSchema.Field.optional(
        "max_tokens",
        .integer(
            "At most so many tokens in each copy of the answer (see docs/mcp.md for how they are estimated). What does not "
                + "fit is left out from the end, 'notice' says so, and 'more' is the call that gets the rest. Safety warnings "
                + "are never left out.", in: TokenEstimate.limits
        ).usual(.integer(TokenEstimate.usual)))
    static let offset = JSONSchema.Field.optional(
        "offset",
        .integer("Where to go on; from 'more' of the answer before.", in: 0...SearchRequest.offsets.upperBound))
    static let product = JSONSchema.Field.optional(
        "product",
        .string("The id of a product line, to ask about it alone; they are in faultbase://products.", length: 0...100))
}
