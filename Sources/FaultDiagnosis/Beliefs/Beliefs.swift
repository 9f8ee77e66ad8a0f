package import FaultModel
package import FaultTrees

/// How likely each cause of a fault is, given that its symptom is there and what has been learnt since.
///
/// Exact: the posterior of every cause from the fault's tree, the priors of its causes and the likelihoods of all that
/// was seen, whatever gates and shared events the tree has. Several causes may be present at once, so the shares need
/// not sum to 1.
package struct Beliefs: Sendable {
    private let posteriors: Posteriors?
    private let gone: Set<String>
    /// By cause, where the tree is too hard; nil: all is exact.
    private var estimates: [String: Double]?

    /// What is believed when only the symptom is known.
    ///
    /// Costs time proportional to the decision diagram of the tree: microseconds for the tree of a usual fault.
    package init(of fault: Fault) {
        gone = []
        posteriors = (try? Evidence(fault, []))?.flatMap { try? $0.tree.compiled().posteriors(given: $0.observations) }
    }

    /// - Throws: `TreeError.budgetSpent` when the tree is too hard for the budget.
    package init(of fault: Fault, given learnt: [Learnt], within budget: TreeBudget = .usual) throws(TreeError) {
        guard let evidence = try Evidence(fault, learnt) else {
            (gone, posteriors) = ([], nil)
            return
        }
        gone = evidence.gone
        posteriors = try evidence.tree.compiled(within: budget).posteriors(given: evidence.observations)
    }

    /// From drawn worlds, where the tree is too hard to be reckoned with.
    init(of fault: Fault, estimatedFrom worlds: WeighedWorlds) {
        (posteriors, gone) = (nil, [])
        estimates = Dictionary(
            zip(fault.causes.map(\.id), worlds.beliefs), uniquingKeysWith: { first, _ in first })
    }

    /// False: they are drawn, since the tree is too hard; see `WeighedWorlds` for how near they are.
    package var areExact: Bool { estimates == nil }

    /// Whether all that was learnt can be true together; false also for a fault without causes.
    package var isPossible: Bool { posteriors != nil || estimates != nil }

    /// The probability, 0…1, that the cause is present now: 0 when it was put right. Nil: the fault has no such cause,
    /// what was learnt cannot be true, or (without anything learnt) the tree is beyond what is reckoned at once.
    package func probability(of cause: String) -> Double? {
        if let estimates { return estimates[cause] }
        guard let posteriors else { return nil }
        return gone.contains(cause) ? 0 : posteriors[cause]
    }
}

/// What was learnt, as observations of a tree with a stage for each cause that was put right.
struct Evidence {
    let tree: FaultTree
    private(set) var observations: [Observation] = []
    private(set) var gone: Set<String> = []

    /// Nil: the fault has no causes.
    init?(_ fault: Fault, _ learnt: [Learnt]) throws(TreeError) {
        guard let tree = FaultTree(of: fault) else { return nil }
        var stages: [Set<String>] = []
        var lastTrial = 0
        for item in learnt {
            guard let cause = item.putRight else { continue }
            stages.append((stages.last ?? []).union([cause]))
            if case .stillThere = item { lastTrial = stages.count }
        }
        self.tree = tree.staged(stages)
        // Without negation a symptom that is there without a cause was there with it: the last trial says it all.
        let firstThatCounts = fault.isCoherent ? lastTrial : 0
        if firstThatCounts == 0 { observations.append(.present(tree.top)) }
        var stage = 0
        for item in learnt {
            if let cause = item.putRight {
                stage += 1
                gone.insert(cause)
            }
            switch item {
            case .putRight: continue
            case .stillThere:
                guard stage >= firstThatCounts else { continue }
                observations.append(.present(FaultTree.name(tree.top, atStage: stage)))
            case .seen(let thing, let ifPresent, let ifAbsent):
                let isCause = fault.fields.cause(thing) != nil
                if isCause, gone.contains(thing) {
                    observations.append(.likelihood(of: thing, ifPresent: ifAbsent, ifAbsent: ifAbsent))
                } else {
                    let name = isCause ? thing : FaultTree.name(thing, atStage: stage)
                    observations.append(.likelihood(of: name, ifPresent: ifPresent, ifAbsent: ifAbsent))
                }
            }
        }
    }
}

extension Fault {
    /// Whether more causes can never make the symptom go away: no gate of it negates.
    package var isCoherent: Bool {
        let outside = fields.gates.map { TreeExpression.gate($0) }
        return !([fields.effectiveTree].compactMap(\.self) + outside).contains { expression in
            expression.gates.contains { $0.operation == .not }
        }
    }
}
