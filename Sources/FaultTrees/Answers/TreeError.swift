/// Why a fault tree cannot be asked something.
package enum TreeError: Error, Hashable {
    /// The budget is spent before there is an exact answer; see `bounds` for what can be said all the same.
    case budgetSpent(BudgetSpent, TreeBudget)
    case unknownName(String, nearest: String?)
    /// The event has no probability.
    case noProbability(event: String)
    /// What the event's expression gives at the mission time is no probability.
    case impossibleProbability(event: String, Double)
    case impossibleLikelihood(name: String, Double)
    /// An expression needs a mission time and there is none.
    case noMissionTime(event: String)
}

extension TreeError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .budgetSpent(.nodes, let budget):
            "The tree needs more than \(budget.nodes) decision nodes; allow more, or ask for bounds."
        case .budgetSpent(.time, let budget):
            "The tree needs more than \(budget.time); allow more, or ask for bounds."
        case .unknownName(let name, let nearest):
            "No gate or event '\(name)' in the tree" + (nearest.map { "; did you mean '\($0)'?" } ?? ".")
        case .noProbability(let event): "The event '\(event)' has no probability; give it one from 0 to 1."
        case .impossibleProbability(let event, let value):
            "The probability of the event '\(event)' comes out as \(value); expected a number from 0 to 1."
        case .impossibleLikelihood(let name, let value):
            "The likelihood \(value) of what was seen of '\(name)' is impossible; expected a number from 0 to 1."
        case .noMissionTime(let event):
            "The probability of the event '\(event)' depends on the mission time; give one (for example '--time 8760')."
        }
    }
}
