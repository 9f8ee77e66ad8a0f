package import FaultDiagnosis
import FaultModel

/// Between the reference's words and the walk's; the reference itself uses nothing of the walk.
extension WalkMove.Answer {
    package var walkAnswer: WalkAnswer {
        switch (move, outcome) {
        case (.check(let id), let outcome): WalkAnswer(id, outcome == .faulty ? "faulty" : "ok")
        case (.remedy(let id), let outcome): WalkAnswer(id, outcome == .fixed ? "fixed" : "not-fixed")
        }
    }
}

extension WalkState.Subject {
    /// Nil: a step of a procedure.
    package var move: WalkMove? {
        switch self {
        case .check(let check): .check(check.id)
        case .remedy(let cause): .remedy(cause.id)
        case .step: nil
        }
    }
}
