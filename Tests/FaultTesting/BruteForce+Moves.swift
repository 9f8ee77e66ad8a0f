import FaultModel

extension BruteForce {
    /// The worlds after some answers.
    struct State {
        /// By the world that it was at the start, its probability together with all that was answered.
        var weights: [Double]
        /// The causes that were remedied since, by bit.
        var remedied = 0
    }

    /// - Throws: `MalformedTestData` when a move is unknown, is made twice, or has an outcome that it cannot have.
    func state(after answers: [WalkMove.Answer]) throws -> State {
        var state = State(weights: startingWeights)
        var made = Set<WalkMove>()
        for answer in answers {
            guard made.insert(answer.move).inserted else { throw MalformedTestData(text: "again \(answer)") }
            state = try self.state(state, after: answer)
        }
        return state
    }

    func state(_ state: State, after answer: WalkMove.Answer) throws -> State {
        var state = state
        switch (answer.move, answer.outcome) {
        case (.check(let id), .ok), (.check(let id), .faulty):
            guard let check = fault.checks.first(where: { $0.id == id }),
                let observed = check.observes.flatMap({ presence[$0] })
            else { throw MalformedTestData(text: "\(answer)") }
            let (sensitivity, specificity) = (check.sensitivity ?? 1, check.specificity ?? 1)
            for world in state.weights.indices {
                let isFaultyShown = observed[world & ~state.remedied] ? sensitivity : 1 - specificity
                state.weights[world] *= answer.outcome == .faulty ? isFaultyShown : 1 - isFaultyShown
            }
        case (.remedy(let id), .fixed), (.remedy(let id), .notFixed):
            guard let index = fault.causes.firstIndex(where: { $0.id == id }), fault.causes[index].remedy != nil else {
                throw MalformedTestData(text: "\(answer)")
            }
            state.remedied |= 1 << index
            for world in state.weights.indices
            where symptom[world & ~state.remedied] != (answer.outcome == .notFixed) { state.weights[world] = 0 }
        default: throw MalformedTestData(text: "\(answer)")
        }
        return state
    }

    /// What a move costs.
    func minutes(of move: WalkMove) throws -> Double {
        switch move {
        case .check(let id):
            guard let check = fault.checks.first(where: { $0.id == id }) else {
                throw MalformedTestData(text: "\(move)")
            }
            return check.minutes ?? Check.usualMinutes
        case .remedy(let id):
            guard let remedy = fault.fields.cause(id)?.remedy else { throw MalformedTestData(text: "\(move)") }
            return remedy.minutes ?? Remedy.usualMinutes
        }
    }
}
