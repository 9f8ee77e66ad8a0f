import FaultDiagnosis
import FaultModel

/// Puts the pieces of a walk into words.
struct WalkWriter {
    let state: WalkState
    let context: FaultContext
    let words: Words
    /// The language of the fault's own texts.
    let reader: Language

    func answer(_ index: Int) -> WalkDocument.Answer {
        let answered = state.answers[index]
        return WalkDocument.Answer(
            action: answered.answer.action, outcome: answered.outcome.value, value: answered.value,
            unit: answered.value == nil ? nil : answered.subject.reading?.unit, title: title(of: answered.subject),
            label: words.label(of: answered.outcome, for: answered.subject, titledIn: reader),
            minutes: answered.subject.minutes, number: index + 1)
    }

    /// - Parameter expectedMinutes: what is known where the step itself does not say.
    func action(_ step: WalkState.Step, expectedMinutes: Double?) -> WalkDocument.Action {
        var action = WalkDocument.Action(
            action: step.subject.kind, id: step.subject.id, ask: question(of: step.subject), do: nil,
            minutes: step.minutes, reading: step.reading,
            outcomes: step.outcomes.map {
                .init(value: $0.value, label: words.label(of: $0, for: step.subject, titledIn: reader))
            },
            why: words.sentence(for: step.why, minutes: step.minutes),
            expectedMinutes: step.expectedMinutes ?? expectedMinutes,
            safety: step.safety.map { $0.string(for: reader) }, tools: [], about: nil, steps: [], parts: [], figures: []
        )
        switch step.subject {
        case .check(let check):
            let document = FaultDocument.CheckDocument(check, of: state.current, language: reader)
            (action.tools, action.about) = (document.tools, document.observesTitle)
        case .remedy(let cause):
            let document = cause.remedy.map { FaultDocument.RemedyDocument($0, context, language: reader) }
            (action.steps, action.parts) = (document?.steps ?? [], document?.parts ?? [])
            action.about = cause.title.string(for: reader)
        case .step(let step):
            action.do = step.do?.string(for: reader)
            action.figures = step.figures.map { FigureDocument($0, language: reader) }
        }
        return action
    }

    private func question(of subject: WalkState.Subject) -> String {
        if case .step(let step) = subject { return step.ask?.string(for: reader) ?? words[.isItDone] }
        return title(of: subject)
    }

    private func title(of subject: WalkState.Subject) -> String {
        switch subject {
        case .check(let check): check.ask.string(for: reader)
        case .remedy(let cause):
            cause.remedy?.title.string(for: reader)
                ?? words.sentence(.putThisRight, cause.title.string(for: reader))
        case .step(let step): (step.ask ?? step.do)?.string(for: reader) ?? step.id
        }
    }
}

extension WalkWriter {
    /// What is to be said of a walk that has come to an end; nil: it goes on.
    var conclusion: String? {
        switch state.status {
        case .checking, .repairing: return nil
        case .solved:
            guard let cause = state.found else { return nil }
            let title = cause.title.string(for: reader)
            return cause.remedy.map { words.sentence(.solvedBy, title, $0.title.string(for: reader)) }
                ?? words.sentence(.solvedByCause, title)
        case .exhausted:
            if state.mode == .procedure {
                return state.ending.map { words.sentence(.endsWith, $0.string(for: reader)) }
                    ?? words[.endsWithoutCause]
            }
            return words[state.current.causes.isEmpty ? .noCausesToWalk : .nothingLeft]
        case .contradiction:
            let answers = state.clash.filter(state.answers.indices.contains).map(answer)
            let list = answers.map { "\($0.title) – \($0.label)" }.joined(
                separator: words.language == .chinese ? "；" : "; ")
            return words.sentence(.cannotAllBeTrue, list) + (words.language == .chinese ? "" : " ")
                + words[.takeOneBack]
        }
    }
}

extension WalkState.Subject {
    fileprivate var kind: WalkDocument.Kind {
        switch self {
        case .check: .check
        case .remedy: .remedy
        case .step: .step
        }
    }
}

extension WalkState {
    /// As far as the source says; a step of a procedure, which does not say, counts as a check of unknown length, as
    /// where its end is foreseen.
    var minutesSpent: Double {
        answers.filter { $0.outcome != .cannot }.reduce(0) { $0 + ($1.subject.minutes ?? Check.usualMinutes) }
    }
}

extension WalkState.Turn {
    var code: String {
        switch self {
        case .couldNot: "could-not"
        case .didNotHelp: "did-not-help"
        case .other: "other-fault"
        case .missing: "missing-fault"
        case .noProcedure: "no-procedure"
        case .asWritten: "as-written"
        case .cannotGoOn: "cannot-go-on"
        }
    }
}
