import ArgumentParser
import FaultDiagnosis
import FaultKnowledge
import FaultModel
import FaultServer
import Foundation

struct WalkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "walk",
        abstract: "Walk from a symptom to its cause: the next check or remedy, and why.",
        discussion: """
            On a terminal it asks, and goes on with what you answer. With --answer, with --json, or when it is not on a
            terminal it makes one step: the same answers always lead to the same place, and one answer fewer is undo.

            An outcome is ok, faulty, unknown or cannot of a check, or what it reads (31.2, '31.2 MPa', '312 bar');
            fixed, not-fixed or cannot of a remedy, by the id of its cause; yes, no, done or the number of a choice of a
            step of the procedure.

            Examples:
              faultbase walk trailer-pump/main-cylinder-no-stroke
              faultbase walk trailer-pump/main-cylinder-no-stroke --answer s1=yes
              faultbase walk trailer-pump/main-cylinder-no-stroke --mode guided --json
              faultbase walk trailer-pump/main-cylinder-no-stroke --priors manufacturer
            """)

    @Argument(help: "The id of a fault (line/name).")
    var fault: String
    @Option(
        name: .customLong("answer"), parsing: .singleValue,
        help: "ID=OUTCOME; give it again for each answer, in order.")
    var answers: [String] = []
    @Option(help: "procedure or guided. (default: the manufacturer's procedure where there is one)")
    var mode: WalkState.Mode?
    @OptionGroup var learning: PriorOptions
    @Flag(help: "Keep a walk that has solved the fault as a service record; on a terminal it asks.")
    var record = false
    @Option(help: "Of the record: the machine's serial number.")
    var serial: String?
    @Option(help: "Of the record: operating hours.")
    var hours: Double?
    @Option(help: "Of the record: who did it.")
    var engineer: String?
    @OptionGroup var language: LanguageOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        guard let id = Fault.ID(fault) else {
            throw CommandFailure(
                "'\(fault)' is not the id of a fault; ids look like 'trailer-pump/main-cylinder-no-stroke'.")
        }
        let given = try answers.map(Self.answer)
        let language = try language.language()
        let rule = try learning.rule()
        let knowledge = try store.open(for: record ? .writing : .reading)
        let source = Answers(knowledge)
        let isConversation =
            !store.json && given.isEmpty && Terminal.isTerminal(STDIN_FILENO) && Terminal.isTerminal(STDOUT_FILENO)
        if isConversation {
            var session = WalkSession(
                words: Words(language), columns: Terminal.columns, line: line(id),
                ask: { try await source.walk(id, after: $0, mode: $1, by: rule, language: language) },
                read: { readLine() }, write: { FileHandle.standardOutput.write(Data($0.utf8)) })
            if !knowledge.isReadOnly { session.keep = { try keep($0, in: knowledge) } }
            try await session.run()
        } else {
            do {
                let document = try await source.walk(id, after: given, mode: mode, by: rule, language: language)
                if record { try report(try keep(document, in: knowledge)) }
                try store.answer(document) { WalkText($0, Words(language), columns: Terminal.columns).whole }
            } catch let error as WalkError {
                throw CommandFailure(Words(language).sentence(for: error))
            }
        }
    }

    private func report(_ id: String) throws {
        if !store.quiet { Terminal.write(Words(try language.language()).sentence(.walkKept, id) + "\n") }
    }

    /// - Returns: the id of the record.
    private func keep(_ walk: WalkDocument, in knowledge: KnowledgeBase) throws -> String {
        var machine = WalkedMachine()
        (machine.model, machine.serial, machine.hours, machine.engineer) = (learning.model, serial, hours, engineer)
        let day = CalendarDay(number: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
        guard let day, let kept = ServiceRecord(solvedBy: walk, id: nil, on: day, at: machine) else {
            throw CommandFailure("The walk has not solved the fault; no service record was kept.")
        }
        return try RecordCommand.keep(kept, knowing: .nothing, in: knowledge).id
    }

    static func answer(_ text: String) throws -> WalkAnswer {
        guard let answer = WalkAnswer(text) else {
            throw CommandFailure(
                "--answer is '\(text)'; expected ID=OUTCOME such as measure-relief-pressure=ok, or "
                    + "'measure-relief-pressure=31.2 MPa'.")
        }
        return answer
    }

    private func line(_ id: Fault.ID) -> WalkLine {
        var others = learning.given
        others += language.tag.map { ["--lang \(WalkLine.quoted($0))"] } ?? []
        others += store.path.map { ["--kb \(WalkLine.quoted($0))"] } ?? []
        return WalkLine(fault: id.description, answers: [], mode: mode, others: others)
    }
}

extension WalkState.Mode: ExpressibleByArgument {}
