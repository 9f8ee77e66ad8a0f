import ArgumentParser
import FaultKnowledge
import FaultModel
import FaultServer

struct InsightsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "insights", abstract: "Show what service records say, and what readers asked and did not find.",
        discussion: """
            Of service records: fixed at the first visit, came back, no fault found, causes and parts, minutes to the fix, cost,
            and symptoms on the rise, for a product line, model, band of operating hours or period. Rates have the interval in
            which the true one lies nineteen times of twenty.

            Questions are counted by 'faultbase serve', unless it is started with --no-question-log; 'faultbase search' counts \
            none. Kept are a question's words, its language, the product line that it was asked about, counts and the first and \
            last day: nothing about who asked, and no question with an e-mail address or telephone number.

            Examples:
              faultbase insights
              faultbase insights --product trailer-pump --from 2026-01-01 --to 2026-06-30
              faultbase insights --questions --limit 50 --json
            """)

    @Flag(help: "Only what readers asked.")
    var questions = false
    @Option(help: "Only records of this product line.")
    var product: String?
    @Option(help: "Only records of this model, in any writing.")
    var model: String?
    @Option(help: "Only machines of these operating hours: 0-500, 500-2000, 2000-5000, 5000-10000, 10000-, unknown.")
    var hours: String?
    @Option(help: "From this day on: 2026-01-01.")
    var from: String?
    @Option(help: "Up to this day, inclusive.")
    var to: String?
    @Option(
        parsing: .unconditional,
        help: "A record of the same machine and symptom within so many days is a repeat, 1 to 365.")
    var repeatDays = KnowledgeBase.usualRepeatDays
    @Option(parsing: .unconditional, help: "How many of each list, 1 to 1000.")
    var limit = 20
    @OptionGroup var language: LanguageOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let request = try request()
        let document = try await Answers(try store.open()).insights(request, language: try language.language())
        try store.answer(document) { document in
            let asked = InsightReport(document: document).text
            return questions ? asked : RecordInsightText(records: document.records).text + "\n\n" + asked
        }
    }

    private func request() throws -> InsightRequest {
        var request = InsightRequest()
        request.limit = limit
        request.repeatDays = repeatDays
        (request.filter.product, request.filter.model) = (product, model)
        request.filter.from = try day("--from", from)
        request.filter.to = try day("--to", to)
        if let from = request.filter.from, let to = request.filter.to, from > to {
            throw CommandFailure("--to is '\(to)', before --from, which is '\(from)'.")
        }
        if let hours {
            guard let band = HoursBand(name: hours) else {
                let expected = HoursBand.allCases.map(\.name).joined(separator: ", ")
                throw CommandFailure("--hours is '\(hours)'; expected one of \(expected).")
            }
            request.filter.hours = band
        }
        return request
    }

    private func day(_ name: String, _ text: String?) throws -> CalendarDay? {
        guard let text else { return nil }
        guard let day = CalendarDay(text) else {
            throw CommandFailure("\(name) is '\(text)'; expected a day such as 2026-11-22.")
        }
        return day
    }
}

/// What readers asked, as text.
struct InsightReport {
    let document: InsightDocument

    var text: String {
        let questions = document.questions
        guard let since = questions.since else {
            return "No question was counted yet. 'faultbase serve' counts them."
        }
        var lines = ["\(questions.distinct) different questions, asked \(questions.asked) times since \(since)"]
        lines += ["", Terminal.bold("Without an answer"), Terminal.faint("no hits, weak hits, asked, last")]
        lines += list(questions.unanswered) { [$0.withoutHits, $0.weak, $0.asked] }
        lines += ["", Terminal.bold("Answered, but nothing opened"), Terminal.faint("asked, last")]
        lines += list(questions.notOpened) { [$0.asked] }
        return lines.joined(separator: "\n")
    }

    private func list(
        _ questions: [InsightDocument.Question], _ counts: (InsightDocument.Question) -> [Int]
    ) -> [String] {
        if questions.isEmpty { return ["None."] }
        return questions.map { question in
            let numbers = counts(question).map { number in
                let text = String(number)
                return String(repeating: " ", count: max(0, 5 - text.count)) + text
            }
            let product = question.product.map { "  " + Terminal.faint($0) } ?? ""
            return numbers.joined() + "  \(question.last)  \(question.text)\(product)"
        }
    }
}
