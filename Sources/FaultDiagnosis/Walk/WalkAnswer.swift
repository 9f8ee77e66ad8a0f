import FaultModel

/// One answer on the way, as it was given: what was done and what came of it.
///
///     WalkAnswer("measure-relief-pressure=31.2 MPa")
package struct WalkAnswer: Hashable, Sendable {
    /// The id of a check, of a cause whose remedy was tried, or of a step of the procedure.
    package var action: String
    /// `ok`, `faulty`, `fixed`, `not-fixed`, `yes`, `no`, the number of a choice, `done`, `unknown`, `cannot`, or a
    /// reading with or without its unit.
    package var outcome: String

    package init(_ action: String, _ outcome: String) {
        self.action = action
        self.outcome = outcome
    }

    /// Reads `ID=OUTCOME`; nil when there is no `=` with something on both sides.
    package init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, text.first != "=" else { return nil }
        self.init(String(parts[0]), String(parts[1]))
    }

    /// More is no walk.
    package static let most = 500
}

/// What may come of an action.
package enum WalkOutcome: Hashable, Sendable {
    /// Of a check.
    case ok, faulty
    /// Of a remedy.
    case fixed, notFixed
    /// Of a step of the procedure.
    case yes, no, done
    /// Of a step with choices: its number, counted from 1.
    case choice(Int)
    /// Of anything: it teaches nothing and is not asked again.
    case unknown, cannot

    /// As it is written in an answer.
    package var value: String {
        switch self {
        case .ok: "ok"
        case .faulty: "faulty"
        case .fixed: "fixed"
        case .notFixed: "not-fixed"
        case .yes: "yes"
        case .no: "no"
        case .done: "done"
        case .choice(let number): "\(number)"
        case .unknown: "unknown"
        case .cannot: "cannot"
        }
    }
}

extension [WalkOutcome] {
    static let ofCheck: [WalkOutcome] = [.ok, .faulty, .unknown, .cannot]
    static let ofRemedy: [WalkOutcome] = [.fixed, .notFixed, .cannot]

    static func of(_ step: ProcedureStep) -> [WalkOutcome] {
        switch step.course {
        case .yesNo: [.yes, .no, .unknown, .cannot]
        case .choices(_, let choices): choices.indices.map { .choice($0 + 1) } + [.unknown, .cannot]
        case .go: [.done, .cannot]
        }
    }
}
