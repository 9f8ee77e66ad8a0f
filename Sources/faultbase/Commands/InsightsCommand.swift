import ArgumentParser
import FaultKnowledge
import FaultServer

struct InsightsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "insights", abstract: "Show authors what readers asked and did not find.",
        discussion: """
            Questions are counted by 'faultbase serve', unless it is started with --no-question-log; 'faultbase search' counts \
            none. Kept are a question's words, its language, the product line that it was asked about, counts and the first and \
            last day: nothing about who asked, and no question with an e-mail address or telephone number.

            Examples:
              faultbase insights
              faultbase insights --questions --limit 50 --json
            """)

    @Flag(help: "Only the questions. (for now all there is)")
    var questions = false
    @Option(parsing: .unconditional, help: "How many of each list, 1 to 1000.")
    var limit = 20
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let document = try await Answers(try store.open()).insights(limit: limit)
        try store.answer(document) { InsightReport(document: $0).text }
    }
}

/// Insights as text.
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
