package import FaultModel

/// A manufacturer's isolation procedure in one language.
package struct ProcedureDocument: Encodable, Sendable {
    package var start: String
    /// Whether it is only ever walked as written, because its order keeps people safe.
    package var safetyRelevant: Bool
    package var steps: [Step]

    private enum CodingKeys: String, CodingKey {
        case start, steps
        case safetyRelevant = "safety_relevant"
    }

    package struct Step: Encodable, Sendable {
        package var id: String
        @Nullable package var `do`: String?
        @Nullable package var ask: String?
        package var figures: [FigureDocument]
        package var outcomes: [Outcome]
    }

    package struct Outcome: Encodable, Sendable {
        /// `yes`, `no`, the number of a choice from 1, or `next` where there is no question.
        package var value: String
        package var label: String
        package var next: Next
    }

    /// Exactly one of these is given.
    package struct Next: Encodable, Sendable {
        package var step: String?
        package var cause: String?
        package var fault: String?
        package var end: String?

        init(_ destination: Destination, _ language: Language) {
            switch destination {
            case .step(let id): step = id
            case .cause(let id): cause = id
            case .fault(let id): fault = id
            case .end(let text): end = text.string(for: language)
            }
        }
    }

    package init(_ procedure: Procedure, language: Language) {
        start = procedure.start
        safetyRelevant = procedure.isSafetyRelevant
        let words = Words(language)
        steps = procedure.steps.map { step in
            var outcomes: [Outcome]
            switch step.course {
            case .yesNo(_, let yes, let no):
                outcomes = [
                    Outcome(value: "yes", label: words[.yes], next: Next(yes, language)),
                    Outcome(value: "no", label: words[.no], next: Next(no, language)),
                ]
            case .choices(_, let choices):
                outcomes = choices.enumerated().map { index, choice in
                    Outcome(
                        value: "\(index + 1)", label: choice.answer.string(for: language),
                        next: Next(choice.next, language))
                }
            case .go(let destination):
                outcomes = [Outcome(value: "next", label: words[.goOn], next: Next(destination, language))]
            }
            return Step(
                id: step.id, do: step.do?.string(for: language), ask: step.ask?.string(for: language),
                figures: step.figures.map { FigureDocument($0, language: language) }, outcomes: outcomes)
        }
    }
}
