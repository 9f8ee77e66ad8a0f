package import FaultModel

/// One thing learnt at the machine. The order in which things are learnt matters: what a check shows after a cause was
/// put right is about a machine without that cause.
package enum Learnt: Hashable, Sendable {
    /// Something was seen of a cause or a named gate: P(seen | it is there) and P(seen | it is not), 0…1 each.
    case seen(of: String, ifPresent: Double, ifAbsent: Double)
    /// The cause was put right, the machine was tried, and the symptom is still there.
    case stillThere(without: String)
    /// The cause was put right; of the symptom nothing is known since.
    case putRight(String)

    /// What a check shows; nil: the check is about nothing in particular, or cannot tell.
    package init?(faulty: Bool, shownBy check: Check) {
        guard let observed = check.observes else { return nil }
        let (sensitivity, specificity) = (check.sensitivity ?? 1, check.specificity ?? 1)
        self =
            faulty
            ? .seen(of: observed, ifPresent: sensitivity, ifAbsent: 1 - specificity)
            : .seen(of: observed, ifPresent: 1 - sensitivity, ifAbsent: specificity)
    }

    /// The cause that is gone since; nil: nothing was put right.
    var putRight: String? {
        switch self {
        case .seen: nil
        case .stillThere(let cause), .putRight(let cause): cause
        }
    }
}
