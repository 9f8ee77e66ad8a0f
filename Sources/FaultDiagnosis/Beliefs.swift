package import FaultModel
import FaultTrees

/// How likely each cause of a fault is, given that its symptom is there.
///
/// Exact: the posterior of every cause from the fault's tree and the priors of its causes, whatever gates and shared
/// events the tree has. Several causes may be present at once, so the shares need not sum to 1.
package struct Beliefs: Sendable {
    private let posteriors: Posteriors?

    /// Costs time proportional to the decision diagram of the tree: microseconds for the tree of a usual fault.
    package init(of fault: Fault) {
        guard let tree = FaultTree(of: fault), let compiled = try? tree.compiled(within: .usual) else {
            posteriors = nil
            return
        }
        posteriors = try? compiled.posteriors(given: [.present(tree.top)])
    }

    /// 0…1. Nil: the fault has no such cause, its symptom cannot come about by its tree, or the tree is beyond the
    /// bounds of what is reckoned at once.
    package func probability(of cause: String) -> Double? { posteriors?[cause] }
}
