internal import FaultModel

/// One procedure in two languages becomes one procedure: manuals come as a file for each language.
enum ProcedureJoining {
    /// The first procedure with the texts of the second one, where both have the same steps that lead to the same places
    /// and say nothing else in one language; otherwise the first as it is, for a walk cannot follow two courses.
    static func join(_ first: Procedure, _ second: Procedure) -> Procedure {
        guard first.start == second.start, first.steps.count == second.steps.count else { return first }
        var joined = first
        joined.isSafetyRelevant = first.isSafetyRelevant || second.isSafetyRelevant
        for (index, other) in second.steps.enumerated() {
            guard let step = join(first.steps[index], other) else { return first }
            joined.steps[index] = step
        }
        return joined
    }

    private static func join(_ mine: ProcedureStep, _ other: ProcedureStep) -> ProcedureStep? {
        guard mine.id == other.id, mine.reading == other.reading, (mine.do == nil) == (other.do == nil),
            let course = join(mine.course, other.course)
        else { return nil }
        var step = mine
        step.course = course
        step.figures = Merging.joinFigures(mine.figures, other.figures)
        if let text = mine.do, let translation = other.do {
            guard let both = join(text, translation) else { return nil }
            step.do = both
        }
        return step
    }

    private static func join(
        _ mine: ProcedureStep.Course, _ other: ProcedureStep.Course
    ) -> ProcedureStep.Course? {
        switch (mine, other) {
        case (.yesNo(let ask, let yes, let no), .yesNo(let otherAsk, let otherYes, let otherNo)):
            guard let ask = join(ask, otherAsk), let yes = join(yes, otherYes), let no = join(no, otherNo) else {
                return nil
            }
            return .yesNo(ask: ask, yes: yes, no: no)
        case (.choices(let ask, let choices), .choices(let otherAsk, let otherChoices)):
            guard choices.count == otherChoices.count, let ask = join(ask, otherAsk) else { return nil }
            var joined: [ProcedureStep.Choice] = []
            for (choice, otherChoice) in zip(choices, otherChoices) {
                guard let answer = join(choice.answer, otherChoice.answer),
                    let next = join(choice.next, otherChoice.next)
                else { return nil }
                joined.append(ProcedureStep.Choice(answer: answer, next: next))
            }
            return .choices(ask: ask, joined)
        case (.go(let next), .go(let otherNext)): return join(next, otherNext).map { .go($0) }
        default: return nil
        }
    }

    private static func join(_ mine: Destination, _ other: Destination) -> Destination? {
        if case .end(let text) = mine, case .end(let translation) = other {
            return join(text, translation).map { .end($0) }
        }
        return mine == other ? mine : nil
    }

    /// Nil: they say different things in one language.
    private static func join(_ text: LocalizedText, _ other: LocalizedText) -> LocalizedText? {
        var both = text
        return both.add(other).isEmpty ? both : nil
    }
}
