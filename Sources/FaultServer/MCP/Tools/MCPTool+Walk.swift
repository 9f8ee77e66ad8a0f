import FaultDiagnosis
import FaultKnowledge
import FaultModel

extension MCPTool {
    static let nextStep = MCPTool(
        name: "next_step", title: "Find the cause step by step",
        description: """
            Walks from a fault to its cause: gives the check that tells the causes apart best (or the step of the manufacturer's \
            procedure, or the remedy to try), why, how likely each cause is now, and the safety warnings. Ask the reader to do the \
            step, add the outcome to 'answers', and call it again with all answers in order, until status is solved, exhausted or \
            contradiction. There is no session: the answers are the walk, and taking the last one away is undo.
            """,
        input: .object([
            .field("fault", .string("The id of a fault: line/name.", length: 1...300)),
            .optional(
                "answers",
                .list(
                    .string(length: 3...400),
                    "All outcomes so far, in order, each ID=OUTCOME with the id of the step: gauge=ok, gauge=faulty, "
                        + "gauge=31.2 MPa, gauge=unknown, gauge=cannot; for a remedy CAUSE=fixed or CAUSE=not-fixed; for a step "
                        + "STEP=yes, STEP=no or the number of a choice.", count: 0...WalkAnswer.most)),
            .optional(
                "mode",
                .choice(of: WalkState.Mode.self, "Left out: the procedure where the fault has one, else guided.")),
            ToolArguments.language, ToolArguments.offset, ToolArguments.maxTokens,
        ]),
        output: .object(
            CitedSchemas.fields("WalkDocument")
                + [
                    .field("statement", .string("What to do now.")),
                    .field("go_on", .reference("NextCall", "The next call; put the outcome in.").orNull),
                ] + CitedSchemas.ending)
    ) { desk in
        let text = try desk.arguments.required("fault")
        guard case .fault(let id)? = ItemAddress(text) else {
            throw ToolFailure(
                "fault is '\(text.prefix(80))'; expected the id of a fault such as trailer-pump/no-stroke.")
        }
        let given = try desk.walkAnswers()
        let document = try await desk.answers.walk(
            id, after: given, mode: desk.arguments.text("mode").flatMap(WalkState.Mode.init),
            language: try desk.language(for: .fault(id)))
        let current = document.currentFault.flatMap { Fault.ID($0) } ?? id
        let citing = try await FaultSources(of: current, in: desk.answers.knowledge).citing
        var value = citing.cited(try JSONValue(of: document), as: "WalkDocument")
        value["statement"] = .string(document.statement)
        value["go_on"] = desk.goingOn(document)
        return try desk.answer(
            value, of: "next_step", cutting: [["beliefs"], ["alternatives"], ["answers"]],
            "beliefs, alternatives and answers")
    }
}

extension ToolDesk {
    func walkAnswers() throws -> [WalkAnswer] {
        try arguments.texts("answers").map { text in
            guard let answer = WalkAnswer(text) else {
                throw ToolFailure(
                    "An answer is '\(text.prefix(80))'; expected ID=OUTCOME such as gauge=ok or gauge=31.2 MPa.")
            }
            return answer
        }
    }

    fileprivate func goingOn(_ document: WalkDocument) -> JSONValue {
        guard let next = document.next else { return .null }
        let outcomes = next.outcomes.map(\.value).joined(separator: "|")
        let reading = next.reading == nil ? "" : "|READING"
        let answers = arguments.texts("answers") + ["\(next.id)=\(outcomes)\(reading)"]
        return call("next_step", ["answers": .array(answers.map(JSONValue.string)), "offset": 0])
    }
}

extension WalkDocument {
    fileprivate var statement: String {
        switch status {
        case .checking:
            "Give the safety warnings, have the check in 'next' done, and call next_step with its outcome added."
        case .repairing:
            "Give the safety warnings, have the remedy in 'next' done, and call next_step with CAUSE=fixed or CAUSE=not-fixed."
        case .solved: "The cause is found and put right. Offer to record the outcome."
        case .exhausted: "The manuals know nothing further to try. Say so; do not invent steps."
        case .contradiction: "The answers cannot all be true: ask which one of 'contradiction' to take back."
        }
    }
}
