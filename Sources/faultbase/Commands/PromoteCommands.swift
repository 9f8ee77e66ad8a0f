import ArgumentParser
import FaultImport
import FaultKnowledge
import FaultModel
import FaultServer
import Foundation

struct PromoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promote",
        abstract: "Make knowledge from a service record: a draft fault, or a new cause of a known one.",
        discussion: """
            Prints it as a fault book. With --apply it is kept as work in progress, apart from what manuals say, and readers
            see that it was made from a service record. 'faultbase state' says when it is validated.

            Examples:
              faultbase candidates
              faultbase promote wo-2024-0031 > draft.yaml
              faultbase promote wo-2024-0031 --fault trailer-pump/main-cylinder-no-stroke --apply --by "Li Ming"
            """)

    @Argument(help: "The id of a service record.")
    var record: String
    @Option(
        help: "The fault that it is a new cause of (line/name). (default: the one that it is linked to, else a new one)"
    )
    var fault: String?
    @Option(help: "The product line of a new fault. (default: the record's)")
    var product: String?
    @Flag(help: "Keep it as work in progress.")
    var apply = false
    @Option(help: "Who makes it.")
    var by: String?
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let target = try fault.map { text in
            guard let id = Fault.ID(text) else {
                throw CommandFailure("--fault is '\(text)'; ids look like 'trailer-pump/main-cylinder-no-stroke'.")
            }
            return id
        }
        let knowledge = try store.open(for: apply ? .writing : .reading)
        do {
            let (promotion, edition) = try await knowledge.promote(
                record, for: target, line: product, by: by, on: CalendarDay.today, isKept: apply)
            try await show(promotion, edition, knowledge)
        } catch let error as PromotionError {
            throw CommandFailure(error.description)
        }
    }

    private func show(_ promotion: Promotion, _ edition: Int, _ knowledge: KnowledgeBase) async throws {
        let line = promotion.fault.id.line
        let product = try await knowledge.product(line)
        let known = Product(line: line, name: product?.name, models: product?.models ?? [])
        var source = Promotion.source
        source.language = promotion.cause.title.languages.first
        let book = FaultBookWriter.yaml(source: source, product: known, parts: [], faults: [promotion.fault])
        let document = PromotionDocument(
            fault: promotion.fault.id.description, cause: promotion.cause.id, isNewFault: promotion.isNewFault,
            state: KnowledgeState.workInProgress.rawValue, isKept: apply, edition: edition, book: book)
        try store.answer(document) { $0.book }
        guard !store.quiet, !store.json else { return }
        let what = promotion.isNewFault ? "a new fault" : "a new cause '\(promotion.cause.id)'"
        Terminal.write(
            apply
                ? "Kept as work in progress: \(what), \(promotion.fault.id)\n"
                : "This would be \(what), \(promotion.fault.id); keep it with --apply\n")
    }
}

/// What was made from a service record.
private struct PromotionDocument: Encodable {
    var fault: String
    var cause: String
    var isNewFault: Bool
    var state: String
    var isKept: Bool
    var edition: Int
    /// As a fault book.
    var book: String

    private enum CodingKeys: String, CodingKey {
        case fault, cause, state, edition, book
        case isNewFault = "new_fault"
        case isKept = "kept"
    }
}

struct StateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "state",
        abstract: "Say how far knowledge made from service records has come.",
        discussion: """
            The states are those of Knowledge-Centered Service: work-in-progress, not-validated, validated, archived. A
            manual's fault is validated; it can be archived, which takes it out of searches that do not ask for it.

            Examples:
              faultbase state trailer-pump/fault-wo-2024-0031 validated --by "Li Ming"
              faultbase state trailer-pump/main-cylinder-no-stroke validated --cause seal-worn-wo-17 --by "Li Ming"
              faultbase state trailer-pump/old-fault archived --by "Li Ming"
            """)

    @Argument(help: "The id of a fault (line/name).")
    var fault: String
    @Argument(help: "work-in-progress, not-validated, validated or archived.")
    var state: String
    @Option(help: "Who says so.")
    var by: String
    @Option(help: "Only this cause of the fault.")
    var cause: String?
    @OptionGroup var store: StoreOptions

    func run() async throws {
        guard let id = Fault.ID(fault) else {
            throw CommandFailure(
                "'\(fault)' is not the id of a fault; ids look like 'trailer-pump/main-cylinder-no-stroke'.")
        }
        guard let wanted = KnowledgeState(rawValue: state) else {
            let expected = KnowledgeState.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure("The state is '\(state)'; expected one of \(expected).")
        }
        guard by.contains(where: { !$0.isWhitespace }) else { throw CommandFailure("--by is empty; say who says so.") }
        guard let today = CalendarDay.today else { throw CommandFailure("The clock of this machine tells no day.") }
        let knowledge = try store.open(for: .writing)
        do {
            _ = try await knowledge.setState(wanted, of: id, cause: cause, by: by, on: today)
        } catch let error as StateError {
            throw CommandFailure(error.description)
        }
        let document = try await Answers(knowledge).fault(id, language: LanguageOption.terminal)
        try store.answer(document) { FaultReport(fault: $0, words: Words(LanguageOption.terminal)).text }
    }
}

struct CandidatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "candidates",
        abstract: "List service records that are worth becoming knowledge.",
        discussion: """
            Solved, complete, and not linked to a cause that is known: one of each symptom, ranked by how much of the sheet is
            filled in and how many records are like it.

            Example:
              faultbase candidates --product trailer-pump --limit 10
            """)

    @Option(help: "Only records of this product line.")
    var product: String?
    @Option(parsing: .unconditional, help: "How many, 1 to 1000.")
    var limit = 20
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let found = try await store.open().promotionCandidates(product: product, limit: limit)
        let document = CandidatesDocument(candidates: found.map(CandidatesDocument.Candidate.init))
        try store.answer(document) { document in
            if document.candidates.isEmpty { return "No solved and complete record is unlike what is known." }
            return document.candidates.flatMap { candidate in
                [
                    "\(Terminal.bold(candidate.record))  \(candidate.symptom)",
                    "    \(candidate.cause) → \(candidate.remedy ?? "")",
                    "    "
                        + Terminal.faint(
                            "\(candidate.fault.map { "a new cause of \($0)" } ?? "a new fault") · \(candidate.alike) alike · \(Int((candidate.completeness * 100).rounded())) % of the sheet"
                        ),
                ]
            }.joined(separator: "\n")
        }
        if found.isEmpty { throw CommandFailure("", .notFound) }
    }
}

private struct CandidatesDocument: Encodable {
    var candidates: [Candidate]

    struct Candidate: Encodable {
        var record: String
        var symptom: String
        var cause: String
        var remedy: String?
        var fault: String?
        var alike: Int
        var completeness: Double
        var score: Double

        init(_ candidate: PromotionCandidate) {
            record = candidate.record.id
            symptom = candidate.record.symptom
            cause = candidate.record.cause ?? ""
            remedy = candidate.record.remedy ?? candidate.record.rounds.compactMap(\.handling).last
            fault = candidate.fault?.description
            (alike, completeness, score) = (candidate.alike, candidate.completeness, candidate.score)
        }
    }
}

extension CalendarDay {
    /// In UTC.
    static var today: CalendarDay? {
        CalendarDay(number: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
    }
}
