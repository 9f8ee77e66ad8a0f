import FaultModel

/// A belief over all 2ⁿ states of n causes: where a search over few states begins.
struct DenseBelief {
    /// By state, how likely it is; sums to 1.
    private(set) var weights: [Double]

    /// Costs 2ⁿ for every thing learnt. Nil: what was learnt cannot be true.
    init?(_ problem: PlanningProblem, _ table: WorldTable) {
        weights = [1]
        weights.reserveCapacity(table.facts.count)
        for cause in problem.fault.causes {
            let prior = cause.prior ?? Cause.usualPrior
            weights = weights.map { $0 * (1 - prior) } + weights.map { $0 * prior }
        }
        keepWhereSymptomIs(table)
        for item in problem.learnt {
            switch item {
            case .seen(let thing, let ifPresent, let ifAbsent):
                guard let slot = problem.logic.slot(of: thing) else { continue }
                for state in weights.indices { weights[state] *= table.holds(slot, in: state) ? ifPresent : ifAbsent }
            case .stillThere(let id), .putRight(let id):
                guard let cause = problem.logic.slot(of: id) else { continue }
                for state in weights.indices where state >> cause & 1 == 1 {
                    weights[state & ~(1 << cause)] += weights[state]
                    weights[state] = 0
                }
                if case .stillThere = item { keepWhereSymptomIs(table) }
            }
        }
        let total = weights.reduce(0, +)
        guard total > 0, total.isFinite else { return nil }
        for state in weights.indices { weights[state] /= total }
    }

    private mutating func keepWhereSymptomIs(_ table: WorldTable) {
        for state in weights.indices where table.facts[state] & 1 == 0 { weights[state] = 0 }
    }

    /// Forgets all but the heaviest states, so that a search is quick: what is planned for is what is likely. What is
    /// believed is reckoned elsewhere, with nothing forgotten.
    /// - Returns: whether any was forgotten.
    mutating func keepHeaviest(_ most: Int) -> Bool {
        let possible = weights.filter { $0 > 0 }
        guard possible.count > most else { return false }
        let least = possible.sorted(by: >)[most - 1]
        var total = 0.0
        for state in weights.indices {
            if weights[state] < least { weights[state] = 0 }
            total += weights[state]
        }
        for state in weights.indices { weights[state] /= total }
        return true
    }
}
