import FaultTrees

extension Plan {
    /// What is best done next, the next best, and what each costs. The same for everyone: no chance and no clock is in
    /// it, only counted work.
    ///
    /// Faults of up to `WorldTable.mostCauses` causes are searched state by state, to the optimum where the work allows;
    /// larger ones by one step of look-ahead over worlds drawn from what is believed.
    /// - Throws: `TreeError.budgetSpent` when the tree is too hard.
    /// - Parameter worlds: what is believed where the tree is too hard; nil: it is not.
    init(
        _ problem: PlanningProblem, effort: PlanningEffort = .usual, worlds: WeighedWorlds? = nil,
        within budget: TreeBudget
    ) throws(TreeError) {
        if let worlds {
            var search = DrawnSearch(problem, worlds.resampled(effort.worlds), gone: [])
            self = search.plan()
        } else if problem.minutes.count <= min(effort.causes, WorldTable.mostCauses) {
            var search = WorldSearch(problem, mostWork: effort.work)
            self = search.plan(problem, mostStates: effort.states)
        } else {
            var search = try DrawnSearch(problem, worlds: effort.worlds, within: budget)
            self = search?.plan() ?? Plan()
        }
    }
}

/// How much is looked at before a step is proposed.
package struct PlanningEffort: Hashable, Sendable {
    /// States of beliefs that a search may look at.
    package var work: Int
    /// The heaviest states that a search begins with.
    package var states: Int
    /// Faults of more causes are looked at through drawn worlds.
    package var causes = WorldTable.mostCauses
    /// Worlds drawn for a fault of many causes.
    package var worlds: Int

    /// About 10 milliseconds.
    package static let usual = PlanningEffort(work: 6_000_000, states: 512, worlds: 1_024)
    /// One step of look-ahead: a tenth of a millisecond.
    package static let least = PlanningEffort(work: 1, states: 512, worlds: 512)
    /// Seconds: for authors who want to know how good the usual plan is.
    package static let thorough = PlanningEffort(work: 1_000_000_000, states: 262_144, worlds: 8_192)
}
