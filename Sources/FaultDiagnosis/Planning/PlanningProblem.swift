import FaultModel
import FaultTrees

/// One thing that can be done next.
package enum Move: Hashable, Sendable {
    case check(String)
    case remedy(String)

    /// The id of the check, or of the cause that the remedy is for.
    package var id: String {
        switch self {
        case .check(let id), .remedy(let id): id
        }
    }
}

/// A fault in numbers, and what of it is still open: what the next step is chosen by.
///
/// The cost of a walk is its minutes: a check costs its own, a remedy its own, the machine is tried after every remedy
/// at no cost, and the walk ends when the symptom is gone. A cause whose remedy the source does not know counts with
/// `Remedy.usualMinutes`.
struct PlanningProblem: Sendable {
    struct OpenCheck: Sendable {
        var id: String
        /// The slot of what it observes.
        var slot: Int
        var minutes: Double
        var sensitivity: Double
        var specificity: Double
    }

    let fault: Fault
    let tree: FaultTree
    let logic: TreeLogic
    /// By cause.
    let minutes: [Double]
    /// By cause: whether its remedy may still be tried.
    let openRemedies: [Bool]
    /// Those that say something of a cause or gate, by id.
    let openChecks: [OpenCheck]
    let learnt: [Learnt]

    /// Nil: the fault has no causes.
    /// - Parameter closed: what was done already or cannot be done.
    init?(_ fault: Fault, learnt: [Learnt], closed: Set<Move>) {
        guard let tree = FaultTree(of: fault) else { return nil }
        self.fault = fault
        self.tree = tree
        self.learnt = learnt
        let logic = TreeLogic(tree)
        self.logic = logic
        minutes = fault.causes.map { $0.remedy?.minutes ?? Remedy.usualMinutes }
        openRemedies = fault.causes.map { !closed.contains(.remedy($0.id)) }
        openChecks = fault.checks
            .filter { !closed.contains(.check($0.id)) }
            .compactMap { check in
                guard let slot = check.observes.flatMap(logic.slot(of:)) else { return nil }
                let (sensitivity, specificity) = (check.sensitivity ?? 1, check.specificity ?? 1)
                // As likely to show faulty either way: it says nothing.
                guard abs(sensitivity + specificity - 1) > 1e-12 else { return nil }
                return OpenCheck(
                    id: check.id, slot: slot, minutes: check.minutes ?? Check.usualMinutes, sensitivity: sensitivity,
                    specificity: specificity)
            }
            .sorted { $0.id < $1.id }
    }
}

/// A move and what it leads to.
package struct RankedMove: Hashable, Sendable {
    package var move: Move
    /// Of the whole way to the fix when this is done next, on average.
    package var expectedMinutes: Double
    /// Of a check, how likely it is to show faulty; of a remedy, how likely it is that the symptom goes away. 0…1.
    package var odds: Double

    /// The cheaper first; equal ones by id, so that everyone gets the same step.
    static func areInOrder(_ left: RankedMove, _ right: RankedMove) -> Bool {
        let isEqual = abs(left.expectedMinutes - right.expectedMinutes) <= 1e-9 * max(1, left.expectedMinutes)
        return isEqual ? left.move.id < right.move.id : left.expectedMinutes < right.expectedMinutes
    }
}

/// What is best done next.
struct Plan: Hashable, Sendable {
    /// Best first; equal ones by id. Empty: nothing is left to try.
    var moves: [RankedMove] = []
    /// Whether nothing better than the first exists.
    var isOptimal = false
}
