import ArgumentParser
import FaultKnowledge
import FaultModel
import FaultServer
import Foundation

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Decide what service records are about, where it is not sure.",
        discussion: """
            Sure links count at once; the others wait here. What is decided stays when records are imported again or the
            index is rebuilt, and is kept as judged pairs of a customer's words and a fault, on which search is tested.

            Examples:
              faultbase review --product trailer-pump
              faultbase review accept 2024-03-0117
              faultbase review other 2024-03-0117 --fault trailer-pump/main-cylinder-no-stroke --cause relief-valve-stuck
              faultbase review check
            """,
        subcommands: [List.self, Accept.self, Other.self, New.self, None.self, Undo.self, Export.self, Check.self],
        defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the records, those that are nearly sure first.")

        @Option(help: "Only machines of this product line.") var product: String?
        @Option(help: "open (to decide), or what was decided: fault, new, none.")
        var state = ReviewFilter.State.open
        @Option(help: "How many, from 1 to 100.") var limit = 10
        @Option(help: "How many to leave out at the beginning.") var offset = 0
        @OptionGroup var language: LanguageOption
        @OptionGroup var store: StoreOptions

        func run() async throws {
            let language = try language.language()
            var filter = ReviewFilter()
            (filter.state, filter.product, filter.limit, filter.offset) = (state, product, limit, offset)
            let document = try await Answers(try store.open()).review(filter, language: language)
            try store.answer(document) { ReviewText(review: $0, words: Words(language)).text }
        }
    }

    /// A decision about one record.
    struct Subject: ParsableArguments {
        @Argument(help: "The id of a service record.") var record: String
        @OptionGroup var language: LanguageOption
        @OptionGroup var store: StoreOptions

        func judge(_ answer: ReviewAnswer, fault: Fault.ID? = nil, cause: String? = nil) async throws {
            let language = try language.language()
            let answers = Answers(try store.open(for: .writing))
            do {
                try await answers.judge(record, answer, fault: fault, cause: cause)
            } catch let problem as Problem {
                throw CommandFailure(problem.detail)
            }
            let document = try await answers.review(record: record, language: language)
            try store.answer(document) { ReviewText.lines($0, Words(language)).joined(separator: "\n") }
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The likeliest fault is right.")
        @OptionGroup var subject: Subject
        @Option(help: "The cause of it. (default: what the record's own words tell)") var cause: String?
        func run() async throws { try await subject.judge(.accept, cause: cause) }
    }

    struct Other: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "It is about another fault.")
        @OptionGroup var subject: Subject
        @Option(help: "The id of the fault: line/name.") var fault: String
        @Option(help: "The cause of it. (default: what the record's own words tell)") var cause: String?

        func run() async throws {
            guard let id = Fault.ID(fault) else {
                throw CommandFailure("--fault is '\(fault)'; expected a fault id such as line/name.")
            }
            try await subject.judge(.other, fault: id, cause: cause)
        }
    }

    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "It is about a fault that nobody has described yet.")
        @OptionGroup var subject: Subject
        func run() async throws { try await subject.judge(.new) }
    }

    struct None: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "It is about no fault at all.")
        @OptionGroup var subject: Subject
        func run() async throws { try await subject.judge(.none) }
    }

    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take back what was decided.")
        @OptionGroup var subject: Subject
        func run() async throws { try await subject.judge(.undo) }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write what was decided as judged questions, in the form of corpus/queries.")

        @Argument(help: "The file to write. (default: stdout)") var file: String?
        @OptionGroup var store: StoreOptions

        func run() async throws {
            let text = JudgedPairsText(pairs: try await store.open().judgedPairs()).yaml
            guard let file else { return FileHandle.standardOutput.write(Data(text.utf8)) }
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
            } catch {
                throw CommandFailure("'\(file)' cannot be written: \(error.localizedDescription)")
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Test search on what was decided: does it find the fault by the record's words?")

        @OptionGroup var store: StoreOptions

        func run() async throws {
            let knowledge = try store.open()
            var document = JudgedSearch()
            for pair in try await knowledge.judgedPairs() {
                var request = SearchRequest(String(pair.question.unicodeScalars.prefix(SearchRequest.longestText)))
                request.filter.product = pair.fault.line
                request.filter.kind = .fault
                request.limit = 3
                let hits = try await knowledge.search(request).hits.map(\.item.id)
                document.pairs += 1
                if hits.first == pair.fault.description { document.first += 1 }
                if hits.contains(pair.fault.description) {
                    document.firstThree += 1
                } else {
                    document.missed.append(.init(record: pair.record, question: pair.question, fault: "\(pair.fault)"))
                }
            }
            try store.answer(document) { $0.text }
        }
    }
}

extension ReviewFilter.State: ExpressibleByArgument {}

/// How many judged pairs search finds.
private struct JudgedSearch: Encodable {
    var pairs = 0
    var first = 0
    var firstThree = 0
    var missed: [Missed] = []

    struct Missed: Encodable {
        var record: String
        var question: String
        var fault: String
    }

    private enum CodingKeys: String, CodingKey {
        case pairs, first, missed
        case firstThree = "first_three"
    }

    var text: String {
        let head = "Of \(pairs) judged pairs search finds \(first) first and \(firstThree) among the first three."
        return ([head] + missed.map { "  missed \($0.fault): \($0.question)  (\($0.record))" }).joined(separator: "\n")
    }
}

/// Records to review as text.
struct ReviewText {
    let review: ReviewDocument
    let words: Words

    var text: String {
        let head = words.sentence(.reviewCount, "\(review.total)")
        let records = review.records.map { Self.lines($0, words).joined(separator: "\n") }
        return ([head] + (records.isEmpty ? [words[.reviewNothing]] : records)).joined(separator: "\n\n")
    }

    static func lines(_ record: ReviewedDocument, _ words: Words) -> [String] {
        let facts = [record.record, record.date, record.product, record.model, record.serial].compactMap { $0 }
        var lines = [Terminal.bold(record.symptom), Terminal.faint(facts.joined(separator: " · "))]
        let found = [record.cause, record.remedy].compactMap { $0 }
        if !found.isEmpty { lines.append("  " + words.label(.cause) + found.joined(separator: " → ")) }
        if let decision = record.decision { lines.append("  " + Terminal.accent(decision)) }
        for (place, link) in record.links.prefix(3).enumerated() {
            let share = words.confidence(link)
            lines.append(
                "  \(place == 0 ? "→" : " ") \(Terminal.padded(share, to: 6)) \(link.fault)  \(link.title ?? "")")
            guard place == 0 else { continue }
            if let cause = link.causeTitle { lines.append("           \(words.label(.cause))\(cause)") }
            lines.append("           " + Terminal.faint(words.sentence(of: link.evidence)))
        }
        return lines
    }
}

/// Judged pairs as `corpus/queries` has them.
struct JudgedPairsText {
    let pairs: [JudgedPair]

    var yaml: String {
        if pairs.isEmpty { return "questions: []\n" }
        let lines = pairs.map { "  - {ask: \(Self.quoted($0.question)), expect: [\($0.fault)], style: record}" }
        return (["questions:"] + lines).joined(separator: "\n") + "\n"
    }

    /// In double quotes, as YAML 1.2 and JSON have them alike.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    quoted += " "
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }
}
