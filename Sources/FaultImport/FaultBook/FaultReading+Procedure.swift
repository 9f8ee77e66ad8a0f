internal import FaultModel

extension FaultReading {
    func procedure(_ node: YAMLNode, page: String?, _ reader: inout BookReader) -> Procedure? {
        let fields = reader.fields(of: node, "the procedure", allowing: ["start", "safety", "steps"])
        let start = reader.string(reader.required(fields["start"], "the first step", in: node), "the first step")
        guard let stepsNode = reader.required(fields["steps"], "the steps", in: node) else { return nil }
        let steps = reader.entries(of: stepsNode, "the steps").compactMap { id, _, value in
            step(id, value, page: page, &reader)
        }
        let safety = fields["safety"].flatMap { self.flag($0, "whether the order keeps people safe", &reader) } ?? false
        return start.map { Procedure(start: $0, steps: steps, isSafetyRelevant: safety) }
    }

    private func flag(_ node: YAMLNode, _ meaning: String, _ reader: inout BookReader) -> Bool? {
        guard let text = reader.string(node, meaning) else { return nil }
        if text != "true", text != "false" {
            reader.fail("'\(text)' does not say \(meaning); expected true or false", at: node)
        }
        return text == "true"
    }

    private static let stepKeys = [
        "do", "ask", "reading", "if_yes", "if_no", "choices", "next", "end", "cause", "fault", "figures",
    ]

    private func step(
        _ id: String, _ node: YAMLNode, page: String?, _ reader: inout BookReader
    ) -> ProcedureStep? {
        let fields = reader.fields(of: node, "a step", allowing: Self.stepKeys)
        let action = reader.text(fields["do"], "what the step says to do")
        let reading = fields["reading"].flatMap { self.reading($0, &reader) }
        let figures = figures(fields["figures"], page: page, &reader)
        guard let course = course(fields, node, &reader) else { return nil }
        return ProcedureStep(id: id, do: action, reading: reading, figures: figures, course: course)
    }

    /// A step asks (and has answers), or goes on without a question.
    private func course(
        _ fields: [String: YAMLNode], _ node: YAMLNode, _ reader: inout BookReader
    ) -> ProcedureStep.Course? {
        let answers = ["if_yes", "if_no", "choices"].filter { fields[$0] != nil }
        let ways = ["next", "end", "cause", "fault"].filter { fields[$0] != nil }
        guard let askNode = fields["ask"] else {
            if let answer = answers.first.flatMap({ fields[$0] }) {
                reader.fail("the step has answers and no question; add 'ask'", at: answer)
                return nil
            }
            guard ways.count == 1, let node = fields[ways[0]] else {
                reader.fail("expected a step with 'ask', or one of next, end, cause, fault", at: node)
                return nil
            }
            if ways[0] == "next" { return destination(node, &reader).map { .go($0) } }
            return destination(ways[0], node, &reader).map { .go($0) }
        }
        if let extra = ways.first, let node = fields[extra] {
            reader.fail("a step that asks goes on by its answers; '\(extra)' cannot stand beside 'ask'", at: node)
            return nil
        }
        let ask = reader.text(askNode, "the question")
        if let choices = fields["choices"] {
            if answers.count > 1 { reader.fail("a question has if_yes and if_no, or choices; not both", at: choices) }
            let list = reader.items(of: choices, "the choices").compactMap { choice($0, &reader) }
            return ask.map { .choices(ask: $0, list) }
        }
        let yes = reader.required(fields["if_yes"], "'if_yes'", in: node).flatMap { destination($0, &reader) }
        let no = reader.required(fields["if_no"], "'if_no'", in: node).flatMap { destination($0, &reader) }
        guard let ask, let yes, let no else { return nil }
        return .yesNo(ask: ask, yes: yes, no: no)
    }

    private func choice(_ node: YAMLNode, _ reader: inout BookReader) -> ProcedureStep.Choice? {
        let fields = reader.fields(of: node, "a choice", allowing: ["answer", "next"])
        let answer = reader.text(reader.required(fields["answer"], "the answer", in: node), "the answer")
        let next = reader.required(fields["next"], "where the answer leads", in: node).flatMap {
            destination($0, &reader)
        }
        guard let answer, let next else { return nil }
        return ProcedureStep.Choice(answer: answer, next: next)
    }

    /// The id of a step, or a map of one: `{cause: ID}`, `{fault: ID}`, `{end: TEXT}`.
    private func destination(_ node: YAMLNode, _ reader: inout BookReader) -> Destination? {
        if case .scalar = node.content { return reader.string(node, "the id of a step").map { .step($0) } }
        let fields = reader.fields(of: node, "where a step leads", allowing: ["cause", "fault", "end"])
        guard fields.count == 1, let (key, value) = fields.first else {
            if !reader.hasFailed { reader.fail("expected the id of a step, or one of cause, fault, end", at: node) }
            return nil
        }
        return destination(key, value, &reader)
    }

    private func destination(_ key: String, _ node: YAMLNode, _ reader: inout BookReader) -> Destination? {
        switch key {
        case "end": reader.text(node, "the end").map { .end($0) }
        case "cause": reader.string(node, "the id of a cause").map { .cause($0) }
        default: reader.string(node, "the id of a fault").map { .fault($0) }
        }
    }
}
