import FaultDiagnosis
import FaultKnowledge
import FaultModel
import Foundation

extension MCPTool {
    static let recordOutcome = MCPTool(
        name: "record_outcome", title: "Record what was found and done",
        description: """
            Keeps what came of a repair as a service record, so that the knowledge base learns from it: the fault, the cause that \
            it was, whether it is solved. Call it once at the end, when the reader confirms the outcome, never on a guess. The \
            same record given twice is kept once. Takes the role engineer. Name no persons in the texts.
            """,
        input: .object([
            .field(
                "fault", .string("The id of the fault: line/name.", length: 1...300).example("trailer-pump/no-stroke")),
            .field("outcome", .choice(of: ServiceRecord.Outcome.self, "What came of it.")),
            .optional(
                "cause", .string("The id of the cause that it was, from next_step or get_item.", length: 1...100)),
            .optional("symptom", .string("In the customer's words; left out: the fault's own.", length: 1...2_000)),
            .optional("remedy", .string("What was done, in the engineer's words.", length: 1...2_000)),
            .optional(
                "answers",
                .list(
                    .string(length: 3...400), "The answers of next_step that led there, in order.",
                    count: 0...WalkAnswer.most)),
            .optional("model", .string("Of the machine.", length: 1...100)),
            .optional("serial", .string("The machine's own number.", length: 1...100)),
            .optional("hours", .number("Operating hours of the machine.", in: 0...1_000_000)),
            .optional("date", .string("The day, as 2026-11-22; left out: today, UTC.", length: 10...10)),
            .optional("minutes", .number("Of work.", in: 0...100_000)),
            .optional(
                "parts",
                .list(
                    .object([
                        .field("number", .string(length: 1...100)),
                        .optional("quantity", .number(in: 0...10_000).usual(1)),
                    ]), "That were used.", count: 0...50)),
            .optional(
                "number",
                .string(
                    "The number that the service department gave it; a second record of the number is refused.",
                    length: 1...100)),
        ]),
        output: .object([
            .field("id", .string("Of the record.")), .field("uri", .string()), .field("url", .string()),
            .field("status", .choice(["added", "unchanged"], "unchanged: it was there already, word for word.")),
            .field("edition", WireSchemas.edition), .field("statement", .string("What to tell the reader.")),
        ]), role: .engineer, isReadOnly: false
    ) { desk in
        let record = try await desk.record()
        let kept: KeptRecord
        do {
            // Written into the whole knowledge base; what the caller may not see is checked there.
            kept = try await desk.whole.keep(record, by: desk.call.caller)
        } catch let conflict as RecordConflict {
            throw ToolFailure(conflict.description)
        }
        try desk.noting?(.record, kept.id)
        let isNew: Bool
        let edition: Int
        switch kept {
        case .added(_, let number): (isNew, edition) = (true, number)
        case .changed(_, _, let number), .unchanged(_, let number): (isNew, edition) = (false, number)
        }
        let address = ItemAddress.record(kept.id)
        return ToolAnswer(document: [
            "id": .string(kept.id), "uri": .string(address.uri), "url": .string(address.url(on: desk.call.site)),
            "status": isNew ? "added" : "unchanged", "edition": .integer(edition),
            "statement": isNew ? "The outcome is recorded." : "This outcome was recorded already; nothing changed.",
        ])
    }
}

extension ToolDesk {
    /// The record that the arguments describe.
    fileprivate func record() async throws -> ServiceRecord {
        let text = try arguments.required("fault")
        guard case .fault(let id)? = ItemAddress(text) else {
            throw ToolFailure(
                "fault is '\(text.prefix(80))'; expected the id of a fault such as trailer-pump/no-stroke.")
        }
        let fault = try await answers.knowledge.fault(id)
        let language = try arguments.language(like: arguments.text("symptom"))
        let machine = ServiceRecord.Machine(
            product: id.line, model: arguments.text("model"), serial: arguments.text("serial"),
            hours: arguments.real("hours"))
        let symptom = arguments.text("symptom") ?? fault.symptom.string(for: language)
        let day = try day()
        let number = arguments.text("number")
        var record = ServiceRecord(
            id: number.map(ServiceRecord.id(numbered:)) ?? ServiceRecord.id(of: machine, on: day, symptom: symptom),
            symptom: symptom, machine: machine)
        record.day = day
        record.codes = fault.codes.filter { symptom.contains($0.display) }
        record.outcome = arguments.text("outcome").flatMap(ServiceRecord.Outcome.init)
        record.remedy = arguments.text("remedy")
        record.minutes = arguments.real("minutes")
        record.language = language
        record.parts = try parts()
        record.confirms = .init(fault: id)
        if let name = arguments.text("cause") {
            guard let cause = fault.fields.cause(name) else {
                let known = fault.causes.map(\.id).joined(separator: ", ")
                throw ToolFailure("cause is '\(name.prefix(80))'; expected one of \(known).")
            }
            record.confirms = .init(fault: id, cause: name)
            record.cause = cause.title.string(for: language)
        }
        let given = try walkAnswers()
        if !given.isEmpty {
            let walk = try await answers.walk(id, after: given, mode: nil, language: language)
            record.wasGuided = walk.mode == .guided
            record.rounds = walk.answers.map { .init(judgement: $0.title, result: $0.label) }
        }
        return record
    }

    private func day() throws -> CalendarDay {
        let text = arguments.text("date") ?? QuestionLog.day()
        guard let day = CalendarDay(text) else {
            throw ToolFailure("date is '\(text)'; expected a day such as 2026-11-22.")
        }
        return day
    }

    private func parts() throws -> [PartUse] {
        try (arguments.given["parts"]?.array ?? []).map { part in
            let text = part["number"]?.string ?? ""
            guard let number = PartNumber(text) else {
                throw ToolFailure("parts has '\(text.prefix(60))'; expected a part number with a letter or digit.")
            }
            return PartUse(number: number, quantity: ToolArguments(part).real("quantity") ?? 1)
        }
    }
}
