import ArgumentParser
import FaultDiagnosis
import FaultServer
import Foundation

struct QuizCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quiz",
        abstract: "Make multiple-choice questions for training from what is known of a product line.",
        discussion: """
            Asks for the most likely cause of a symptom, the next check, the part of a remedy and the meaning of a code, in
            turn. Wrong answers are near the right one and never right themselves. The same seed gives the same questions as
            long as the knowledge base is the same.

            Examples:
              faultbase quiz --product trailer-pump --count 20
              faultbase quiz --product trailer-pump --count 40 --seed 7 --format html --lang zh > quiz.html
              faultbase quiz --product trailer-pump --count 100 --format csv > quiz.csv
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json, html }

    @Option(help: "The product line.")
    var product: String
    @Option(parsing: .unconditional, help: "How many questions, 1 to 1000.")
    var count = 20
    @Option(help: "How the questions are written: text, csv, json or html (to print, answers at the end).")
    var format: Format?
    @Option(help: "A number that chooses the questions. (default: drawn, and written with them)")
    var seed: UInt64?
    @OptionGroup var language: LanguageOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        guard Quiz.counts.contains(count) else {
            throw CommandFailure("--count is \(count); expected 1 to \(Quiz.counts.upperBound).")
        }
        if store.json, let format, format != .json {
            throw CommandFailure("--json and --format \(format.rawValue) are given; expected one of them.")
        }
        let language = try language.language()
        let quiz = try await Answers(try store.open()).quiz(
            product: product, count: count, seed: seed ?? UInt64.random(in: 1...999_999), language: language)
        let sheet = QuizSheet(quiz, language: language)
        switch store.json ? .json : format ?? .text {
        case .text: print(sheet.text)
        case .csv: print(sheet.csv, terminator: "")
        case .html: print(sheet.html, terminator: "")
        case .json: FileHandle.standardOutput.write(try Wire.json(quiz, pretty: true) + Data("\n".utf8))
        }
        guard let shortage = sheet.shortage else { return }
        if quiz.questions.isEmpty { throw CommandFailure(shortage, .notFound) }
        if !store.quiet { Terminal.error(shortage) }
    }
}
