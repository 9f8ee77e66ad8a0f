import ArgumentParser
import FaultKnowledge
import FaultModel
import FaultServer

struct TermsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms", abstract: "Show what a word means: by the vocabulary, and by what was learnt from texts.",
        discussion: """
            What was learnt is by stemmed words and by pairs of neighbouring characters, with the weight from 0 to 1 that it \
            has in a question. A word of the vocabulary wins over it; `not:` in a vocabulary takes a wrong word out.

            Examples:
              faultbase terms 溢流阀
              faultbase terms "relief valve" --json
            """)

    @Argument(help: "The word; several need no quotes.")
    var word: [String]
    @Option(help: "The language of the word: zh, en, … (default: by its script)")
    var language: String?
    @OptionGroup var store: StoreOptions

    func run() async throws {
        var known: Language?
        if let language {
            known = Language(language)
            if known == nil {
                throw CommandFailure("--language is '\(language)'; expected a language tag such as zh or en.")
            }
        }
        let text = word.joined(separator: " ")
        if text.allSatisfy(\.isWhitespace) { throw CommandFailure("The word is empty; expected a word of the trade.") }
        let document = try await Answers(try store.open()).terms(text, language: known)
        try store.answer(document) { TermsReport(document: $0).text }
        if document.vocabulary.isEmpty, document.learnt.isEmpty { throw CommandFailure("", .notFound) }
    }
}

/// What a word means as text.
struct TermsReport {
    let document: TermsDocument

    var text: String {
        if document.vocabulary.isEmpty, document.learnt.isEmpty {
            return
                "Nothing is known of '\(document.word)' (\(document.language)): no vocabulary has it, and no texts in two "
                + "languages taught it."
        }
        var lines: [String] = []
        if !document.vocabulary.isEmpty { lines.append(Terminal.bold("Vocabulary")) }
        for entry in document.vocabulary {
            lines.append("  " + Self.text(entry.words))
            if !entry.not.isEmpty { lines.append("  " + Terminal.alarm("not: ") + Self.text(entry.not)) }
        }
        if !document.learnt.isEmpty {
            if !lines.isEmpty { lines.append("") }
            lines.append(Terminal.bold("Learnt"))
        }
        for token in document.learnt {
            lines.append("  " + Terminal.accent(token.token))
            lines += token.targets.map(Self.line)
        }
        return lines.joined(separator: "\n")
    }

    private static func text(_ words: [Term.Word]) -> String {
        words.map { "\($0.text) (\($0.language))" }.joined(separator: " = ")
    }

    private static func line(_ target: TermsDocument.Target) -> String {
        let why =
            switch target.setAside {
            case .vocabulary: "  set aside: the vocabulary has its own word"
            case .not: "  set aside: the vocabulary says not"
            case nil: ""
            }
        let facts = "weight \(target.weight), \(target.pairs) texts\(why)"
        return "    \(target.text) (\(target.language))  " + Terminal.faint(facts)
    }
}
