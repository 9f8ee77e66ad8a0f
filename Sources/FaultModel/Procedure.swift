/// The manufacturer's own isolation procedure: questions whose answers lead to a cause or another end, walked as written.
package struct Procedure: Hashable, Sendable {
    package var start: String
    /// In the source's order; ids are unique.
    package var steps: [ProcedureStep]
    /// Whether its order keeps people safe: then it is only ever walked as written, whatever is believed of the causes.
    package var isSafetyRelevant: Bool

    package init(start: String, steps: [ProcedureStep], isSafetyRelevant: Bool = false) {
        self.start = start
        self.steps = steps
        self.isSafetyRelevant = isSafetyRelevant
    }

    package func step(_ id: String) -> ProcedureStep? { steps.first { $0.id == id } }
}

extension Procedure: Codable {
    private enum Key: String, CodingKey { case start, steps, safety }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        start = try container.decode(String.self, forKey: .start)
        steps = try container.decode([ProcedureStep].self, forKey: .steps)
        isSafetyRelevant = try container.decodeIfPresent(Bool.self, forKey: .safety) ?? false
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(start, forKey: .start)
        try container.encode(steps, forKey: .steps)
        if isSafetyRelevant { try container.encode(true, forKey: .safety) }
    }
}

package struct ProcedureStep: Hashable, Sendable, Identifiable {
    package var id: String
    /// What to do before the question; nil: nothing.
    package var `do`: LocalizedText?
    /// What the question has measured, on a step that is answered by yes or no: a value inside the range is a yes, one
    /// outside a no. Nil: the answer is seen, not measured.
    package var reading: Reading?
    /// Pictures and attachments of the step, in the source's order.
    package var figures: [Figure]
    package var course: Course

    package init(
        id: String, do action: LocalizedText? = nil, reading: Reading? = nil, figures: [Figure] = [], course: Course
    ) {
        self.id = id
        self.do = action
        self.reading = reading
        self.figures = figures
        self.course = course
    }

    /// How it goes on after the step.
    package enum Course: Hashable, Sendable, Codable {
        case yesNo(ask: LocalizedText, yes: Destination, no: Destination)
        case choices(ask: LocalizedText, [Choice])
        /// No question: on to the destination.
        case go(Destination)
    }

    package struct Choice: Hashable, Sendable, Codable {
        package var answer: LocalizedText
        package var next: Destination

        package init(answer: LocalizedText, next: Destination) {
            self.answer = answer
            self.next = next
        }
    }

    package var ask: LocalizedText? {
        switch course {
        case .yesNo(let ask, _, _), .choices(let ask, _): ask
        case .go: nil
        }
    }

    package var destinations: [Destination] {
        switch course {
        case .yesNo(_, let yes, let no): [yes, no]
        case .choices(_, let choices): choices.map(\.next)
        case .go(let destination): [destination]
        }
    }
}

extension ProcedureStep: Codable {
    private enum Key: String, CodingKey { case id, `do`, reading, figures, course }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decode(String.self, forKey: .id)
        `do` = try container.decodeIfPresent(LocalizedText.self, forKey: .do)
        reading = try container.decodeIfPresent(Reading.self, forKey: .reading)
        figures = try container.decodeList(forKey: .figures)
        course = try container.decode(Course.self, forKey: .course)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encodeIfPresent(`do`, forKey: .do)
        try container.encodeIfPresent(reading, forKey: .reading)
        try container.encodeUnlessEmpty(figures, forKey: .figures)
        try container.encode(course, forKey: .course)
    }
}

/// Where a procedure goes after an answer.
package enum Destination: Hashable, Sendable, Codable {
    case step(String)
    /// A cause of this fault: found.
    case cause(String)
    /// Another fault, by its whole id or by its id in the same line; it goes on with that fault's procedure.
    case fault(String)
    /// The end without a cause: what is said last.
    case end(LocalizedText)
}
