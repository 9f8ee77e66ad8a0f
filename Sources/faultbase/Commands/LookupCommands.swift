import ArgumentParser
import FaultKnowledge
import FaultModel
import FaultServer

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a fault, a section of a manual, a service record or a part whole.",
        discussion: """
            Examples:
              faultbase show trailer-pump/main-cylinder-no-stroke
              faultbase show bicycle/brake-manual/2-1
              faultbase show 1030200147 --lang en
              faultbase show wo-2024-0031
            """)

    @Argument(
        help:
            "The id of a fault (line/name), passage (line/document/section) or service record, or the number of a part."
    )
    var id: String
    @OptionGroup var learning: PriorOptions
    @OptionGroup var language: LanguageOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let rule = try learning.rule()
        let answers = Answers(try store.open())
        let language = try language.language()
        do {
            if let fault = Fault.ID(id) {
                let document = try await answers.fault(fault, by: rule, language: language)
                return try store.answer(document) { FaultReport(fault: $0, words: Words(language)).text }
            }
            if let passage = Passage.ID(id) {
                let document = try await answers.passage(passage, language: language)
                return try store.answer(document) { PassageReportText(passage: $0).text }
            }
        } catch let error as KnowledgeError {
            // A part number may hold slashes too.
            guard case .notFound = error, let number = PartNumber(id),
                let part = try? await answers.part(number, language: language)
            else { throw error }
            return try store.answer(part) { PartReportText(part: $0).text }
        }
        if let record = try await serviceRecord(answers, language) {
            return try store.answer(record) { ServiceReportText(record: $0, words: Words(language)).text }
        }
        guard let number = PartNumber(id) else {
            throw CommandFailure(
                "'\(id)' is neither a fault id (line/name), a passage id (line/document/section), the id of a service record "
                    + "nor a part number.")
        }
        try store.answer(try await answers.part(number, language: language)) { PartReportText(part: $0).text }
    }

    /// Nil: there is none of this id.
    private func serviceRecord(_ answers: Answers, _ language: Language) async throws -> ServiceDocument? {
        guard ServiceRecord.isID(id) else { return nil }
        do {
            return try await answers.serviceRecord(id, language: language)
        } catch KnowledgeError.notFound {
            return nil
        }
    }
}

struct CodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code", abstract: "Decode a fault code and list the faults that carry it.",
        discussion: """
            Reads SAE J1939 (SPN 110 FMI 3, 110-3, 110/3), ISO 15031-6 and ISO 14229 trouble codes (P0143, P0143-1C)
            and the codes of makers.

            Examples:
              faultbase code "SPN 100 FMI 1"
              faultbase code E-07
            """)

    @Argument(help: "The code; several words need no quotes.")
    var code: [String]
    @OptionGroup var language: LanguageOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let answers = Answers(try store.open())
        let document = try await answers.code(code.joined(separator: " "), language: try language.language())
        try store.answer(document) { CodeReportText(code: $0).text }
    }
}

struct PartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "part", abstract: "Show a part, what replaced it, and where it is used.",
        discussion: """
            Case, spaces and separators of the number do not matter.

            Example:
              faultbase part 10302-00112
            """)

    @Argument(help: "The number of the part; several words need no quotes.")
    var number: [String]
    @OptionGroup var language: LanguageOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let text = number.joined(separator: " ")
        guard let number = PartNumber(text) else {
            throw CommandFailure("'\(text)' is not a part number: it has no letter or digit.")
        }
        let answers = Answers(try store.open())
        try store.answer(try await answers.part(number, language: try language.language())) {
            PartReportText(part: $0).text
        }
    }
}
