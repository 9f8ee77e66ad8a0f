package import FaultModel

extension BruteForce {
    /// How a policy chooses: the fault and what was answered so far, to the next move. Nil: nothing is left to try.
    package typealias Policy = (Fault, [WalkMove.Answer]) throws -> WalkMove?

    /// The expected minutes from the symptom to its end, or to the end of all remedies where it does not go, when
    /// every move is chosen by `policy`. Exact: every branch that can come about is walked. Costs a call of the policy
    /// for each.
    /// - Throws: `MalformedTestData` when the policy makes a move that there is not, makes one twice, or gives up
    ///   while a remedy is left and the symptom may still go; what the policy throws.
    package func expectedCost(of policy: Policy) throws -> Double {
        let start = State(weights: startingWeights)
        return try cost(of: policy, from: start, after: []) / evidence(of: start.weights)
    }

    /// The expected minutes still to come, times the probability of getting here.
    private func cost(of policy: Policy, from state: State, after answers: [WalkMove.Answer]) throws -> Double {
        let reached = evidence(of: state.weights)
        guard reached > 0, hasRemedy(state) else { return 0 }
        guard let move = try policy(fault, answers) else {
            throw MalformedTestData(text: "gave up after \(answers)")
        }
        guard !answers.contains(where: { $0.move == move }) else { throw MalformedTestData(text: "again \(move)") }
        var cost = try minutes(of: move) * reached
        let outcomes: [WalkMove.Outcome] = if case .check = move { [.ok, .faulty] } else { [.notFixed] }
        for outcome in outcomes {
            let answer = WalkMove.Answer(move, outcome)
            cost += try self.cost(of: policy, from: self.state(state, after: answer), after: answers + [answer])
        }
        return cost
    }

    private func hasRemedy(_ state: State) -> Bool {
        fault.causes.indices.contains { fault.causes[$0].remedy != nil && state.remedied >> $0 & 1 == 0 }
    }
}
