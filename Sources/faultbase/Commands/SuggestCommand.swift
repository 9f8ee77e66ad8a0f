import ArgumentParser
import FaultKnowledge
import FaultServer

struct SuggestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "Complete a symptom, part, code, model or word from its first letters.",
        discussion: """
            From the beginning of a text or of a word in it; Chinese also in pinyin, whole, by initials or mixed. What most
            faults say comes first.

            Examples:
              faultbase suggest 主油
              faultbase suggest zhuyougang
              faultbase suggest zyg --product trailer-pump
            """)

    @Argument(help: "What is typed so far; several words need no quotes.")
    var prefix: [String]

    @Option(help: "Only what this product line says.")
    var product: String?
    @Option(parsing: .unconditional, help: "How many, 1 to 20.")
    var limit = 8
    @OptionGroup var store: StoreOptions

    func run() async throws {
        var request = SuggestRequest(prefix.joined(separator: " "))
        if request.text.allSatisfy(\.isWhitespace) {
            throw CommandFailure("Nothing is typed; expected the first letters of a symptom, part, code or model.")
        }
        (request.product, request.limit) = (product, limit)
        let document = try await Answers(try store.open()).suggest(request)
        try store.answer(document, text: Self.text)
        if document.suggestions.isEmpty { throw CommandFailure("", .notFound) }
    }

    static func text(_ document: SuggestDocument) -> String {
        if document.suggestions.isEmpty { return "Nothing begins so. Try fewer letters." }
        let counts = document.suggestions.map { String($0.count) }
        let width = counts.map(\.count).max() ?? 1
        return zip(document.suggestions, counts).map { one, count in
            let space = String(repeating: " ", count: width - count.count)
            return "\(space)\(count)  \(Terminal.plain(one.marked))  \(Terminal.faint(one.kind.rawValue))"
        }.joined(separator: "\n")
    }
}
