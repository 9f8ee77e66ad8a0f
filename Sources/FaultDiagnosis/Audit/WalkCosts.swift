package import FaultModel
package import FaultTrees

/// What it costs on average, in minutes from the symptom to its end, to walk a fault: as the walk guides, as a printed
/// manual in the authored order would, and at best.
///
/// The cost is that of `PlanningProblem`: the minutes of checks and remedies; the machine is tried after every remedy at
/// no cost. Checks are always answered, ok or faulty. Exact but for the walks that are too unlikely to be followed.
package struct WalkCosts: Hashable, Sendable {
    /// Of the guided walk, planning anew after every answer. Nil: it has more different steps than were allowed, or the
    /// fault more causes than can be gone through world by world.
    package private(set) var guided: Double?
    /// Of a printed page, worked through cause by cause (`AuthoredPage`); nil as for `guided`.
    package private(set) var authored: Double?
    /// The least that any way of walking costs; nil: it is not proved.
    package private(set) var best: Double?
    /// The probability of the walks that `guided` and `authored` do not follow to the end, the larger of both: these count
    /// as if every remedy that is left were done.
    package private(set) var leftOut = 0.0
    /// The checks that some guided walk proposes; nil where `guided` is.
    package private(set) var proposedChecks: Set<String>?

    /// How much is gone through before a figure is given up.
    package struct Effort: Hashable, Sendable {
        /// Different steps of all walks: each is a plan of up to 10 ms when guided.
        package var steps: Int
        /// The same of a printed page, which needs no plan.
        package var pageSteps: Int
        /// Less likely walks are left out.
        package var leastProbability: Double
        /// For the proof of the best.
        package var proof: PlanningEffort

        package init(steps: Int, pageSteps: Int, leastProbability: Double = 1e-6, proof: PlanningEffort) {
            self.steps = steps
            self.pageSteps = pageSteps
            self.leastProbability = leastProbability
            self.proof = proof
        }

        /// For one fault: seconds.
        package static let thorough = Effort(
            steps: 5_000, pageSteps: 20_000,
            proof: PlanningEffort(work: 100_000_000, states: 262_144, worlds: 1_024))
        /// For one of many: about a second.
        package static let quick = Effort(steps: 2_000, pageSteps: 5_000, leastProbability: 1e-5, proof: .usual)
    }

    /// - Throws: `TreeError.budgetSpent` when the tree is too hard.
    package init(of fault: Fault, effort: Effort = .thorough, within budget: TreeBudget = .walk) throws(TreeError) {
        guard fault.causes.count <= WorldTable.mostCauses,
            let problem = PlanningProblem(fault, learnt: [], closed: [])
        else { return }
        if let walk = try PolicyExpectation(
            fault, mostSteps: effort.steps, leastMass: effort.leastProbability,
            policy: { (state, problem) throws(TreeError) in
                try Self.guidedMove(state, problem, within: budget)
            })
        {
            (guided, leftOut) = (walk.minutes, walk.leftOut)
            proposedChecks = Set(walk.made.compactMap { if case .check(let id) = $0 { id } else { nil } })
        }
        let page = AuthoredPage(fault, problem.logic)
        if let walk = try PolicyExpectation(
            fault, mostSteps: effort.pageSteps, leastMass: effort.leastProbability,
            policy: { (state, _) throws(TreeError) in page.move(closed: state.closed, shown: state.shown) })
        {
            authored = walk.minutes
            leftOut = max(leftOut, walk.leftOut)
        }
        let plan = try Plan(problem, effort: effort.proof, within: budget)
        if plan.isOptimal { best = plan.moves.first?.expectedMinutes }
    }

    /// What `Walk` does next when all that was asked was answered.
    private static func guidedMove(
        _ state: PolicyExpectation.State, _ problem: PlanningProblem, within budget: TreeBudget
    ) throws(TreeError) -> Move? {
        var open = 0
        for (cause, isOpen) in problem.openRemedies.enumerated() where isOpen { open |= 1 << cause }
        guard state.mayBeThere(open) else { return nil }
        return try Plan(problem, within: budget).moves.first?.move
    }
}
