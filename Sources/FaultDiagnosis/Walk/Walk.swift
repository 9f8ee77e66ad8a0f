package import FaultModel
package import FaultTrees

/// The walk from a symptom to the cause: a pure function of the fault and the answers so far.
///
///     let state = try Walk(fault).state(after: [WalkAnswer("measure-relief-pressure", "31.2 MPa")])
///     state.next?.subject        // the check or remedy with which the fix is expected soonest
///
/// There is no state but the answers: a link is a walk, and undo is one answer fewer.
package struct Walk: Sendable {
    private let fault: Fault
    private let linked: [Fault.ID: Fault]
    private let effort: PlanningEffort
    private let budget: TreeBudget

    /// - Parameter linked: the faults that the fault's procedure may go on with, and theirs (`linkedFaults`).
    package init(
        _ fault: Fault, linked: [Fault.ID: Fault] = [:], effort: PlanningEffort = .usual,
        within budget: TreeBudget = .walk
    ) {
        self.fault = fault
        self.linked = linked
        self.effort = effort
        self.budget = budget
    }

    /// Costs about 10 ms for a fault of a dozen causes and checks, up to a second for one of hundreds; nothing of it
    /// depends on a clock but the limit after which a tree that is too hard is given up.
    /// - Parameters:
    ///   - answers: in the order in which they were given, at most `WalkAnswer.most`.
    ///   - mode: nil: the procedure where the fault has one.
    /// - Throws: `WalkError` for the first answer that does not belong to the walk.
    package func state(after answers: [WalkAnswer], mode: WalkState.Mode? = nil) throws(WalkError) -> WalkState {
        guard answers.count <= WalkAnswer.most else { throw .tooManyAnswers(limit: WalkAnswer.most) }
        var record = WalkRecord(fault, linked: linked, mode: mode)
        for answer in answers { try record.take(answer) }
        var state = WalkState(fault: fault, current: record.fault, mode: record.isInProcedure ? .procedure : .guided)
        state.answers = record.answers
        state.turn = record.turn
        do throws(TreeError) { try complete(&state, record) } catch { throw .tree(error) }
        return state
    }

    /// Reads answers without reckoning: how many of them, from the first, belong to the walk, and what is wrong with the
    /// one after those. Costs microseconds an answer.
    package func reading(_ answers: [WalkAnswer], mode: WalkState.Mode? = nil) -> (fitting: Int, error: WalkError?) {
        var record = WalkRecord(fault, linked: linked, mode: mode)
        for (index, answer) in answers.prefix(WalkAnswer.most).enumerated() {
            do throws(WalkError) { try record.take(answer) } catch { return (index, error) }
        }
        let isTooLong = answers.count > WalkAnswer.most
        return (min(answers.count, WalkAnswer.most), isTooLong ? .tooManyAnswers(limit: WalkAnswer.most) : nil)
    }

    private func complete(_ state: inout WalkState, _ record: WalkRecord) throws(TreeError) {
        let learnt = record.learnt.map(\.item)
        let (beliefs, worlds) = try believed(of: record.fault, learnt)
        state.beliefsAreExact = beliefs.areExact
        state.beliefs = record.fault.beliefs(beliefs, closed: record.closed, learnt)
        if let found = record.found {
            (state.status, state.found, state.expectedMinutes) = (.solved, found, 0)
        } else if !beliefs.isPossible, !record.fault.causes.isEmpty {
            try clash(&state, record)
        } else {
            try goOn(&state, record, worlds)
        }
    }

    /// Exact, or where the tree is too hard from drawn worlds.
    /// - Throws: when there are not enough of these either.
    private func believed(of fault: Fault, _ learnt: [Learnt]) throws(TreeError) -> (Beliefs, WeighedWorlds?) {
        do throws(TreeError) { return (try Beliefs(of: fault, given: learnt, within: budget), nil) } catch {
            guard case .budgetSpent = error, let tree = FaultTree(of: fault),
                let worlds = WeighedWorlds(fault, tree, learnt)
            else { throw error }
            return (Beliefs(of: fault, estimatedFrom: worlds), worlds)
        }
    }

    private func clash(_ state: inout WalkState, _ record: WalkRecord) throws(TreeError) {
        let tried = Set(record.learnt.compactMap(\.item.putRight))
        if record.fault.causes.allSatisfy({ tried.contains($0.id) }) {
            state.status = .exhausted
        } else {
            state.status = .contradiction
            state.clash = try Clash(record.fault, record.learnt, within: budget).smallest()
        }
    }

    private func goOn(
        _ state: inout WalkState, _ record: WalkRecord, _ worlds: WeighedWorlds?
    ) throws(TreeError) {
        let safety = record.fault.safety
        switch record.place {
        case .step(let id):
            guard let step = record.fault.procedure?.step(id) else { return }
            state.status = .checking
            state.next = .init(subject: .step(step), outcomes: .of(step), why: .written, safety: safety)
            state.expectedMinutes = ProcedureCost(record.fault, state.beliefs).minutes(from: .step(id))
        case .cause(let id):
            guard let cause = record.fault.fields.cause(id) else { return }
            state.status = .repairing
            state.next = .init(subject: .remedy(cause), outcomes: .ofRemedy, why: .led, safety: safety)
            state.expectedMinutes = ProcedureCost(record.fault, state.beliefs).minutes(from: .cause(id))
        case .end(let text):
            (state.status, state.ending) = (.exhausted, text)
            // Where the order keeps people safe, nothing is proposed in another one.
            if record.fault.procedure?.isSafetyRelevant != true {
                state.alternatives = Array(try plan(&state, record, worlds).prefix(4))
            }
            (state.expectedMinutes, state.isOptimal) = (nil, nil)
        case .guided:
            let steps = try plan(&state, record, worlds)
            guard let first = steps.first else { return }
            if case .remedy = first.subject { state.status = .repairing } else { state.status = .checking }
            state.next = first
            state.alternatives = Array(steps.dropFirst().prefix(4))
        }
    }

    /// Best first; empty when nothing is left to try.
    private func plan(
        _ state: inout WalkState, _ record: WalkRecord, _ worlds: WeighedWorlds?
    ) throws(TreeError) -> [WalkState.Step] {
        let fault = record.fault
        guard let problem = PlanningProblem(fault, learnt: record.learnt.map(\.item), closed: record.closed),
            state.beliefs.contains(where: { $0.probability > 0 && !record.closed.contains(.remedy($0.cause.id)) })
        else { return [] }
        let plan = try Plan(problem, effort: effort, worlds: worlds, within: budget)
        (state.expectedMinutes, state.isOptimal) = (plan.moves.first?.expectedMinutes, plan.isOptimal)
        return plan.moves.compactMap { ranked in
            switch ranked.move {
            case .check(let id):
                guard let check = fault.checks.first(where: { $0.id == id }) else { return nil }
                return .init(
                    subject: .check(check), outcomes: .ofCheck,
                    why: .splits(faulty: ranked.odds, expectedMinutes: ranked.expectedMinutes), safety: fault.safety)
            case .remedy(let id):
                guard let cause = fault.fields.cause(id) else { return nil }
                return .init(
                    subject: .remedy(cause), outcomes: .ofRemedy,
                    why: .puts(right: ranked.odds, expectedMinutes: ranked.expectedMinutes), safety: fault.safety)
            }
        }
    }
}

extension TreeBudget {
    /// For one step of a walk: under a second and 40 MB. Usual faults need a thousandth, the hardest of the Aralia trees
    /// that are solved a third.
    package static let walk = TreeBudget(nodes: 600_000, time: .seconds(5))
}

extension Fault {
    /// The faults that the procedure may go on with, by their whole ids.
    package var linkedFaults: [Fault.ID] {
        let destinations = fields.procedure?.steps.flatMap(\.destinations) ?? []
        var seen = Set<Fault.ID>()
        return destinations.compactMap { destination in
            guard case .fault(let name) = destination else { return nil }
            guard let id = Fault.ID(name) ?? Fault.ID(line: self.id.line, name: name) else { return nil }
            return seen.insert(id).inserted ? id : nil
        }
    }

    fileprivate func beliefs(_ beliefs: Beliefs, closed: Set<Move>, _ learnt: [Learnt]) -> [WalkState.Belief] {
        let putRight = Set(learnt.compactMap(\.putRight))
        let found = fields.causes.compactMap { cause -> WalkState.Belief? in
            guard let probability = beliefs.probability(of: cause.id) else { return nil }
            return .init(cause: cause, probability: probability, isPutRight: putRight.contains(cause.id))
        }
        return found.sorted { left, right in
            left.probability != right.probability
                ? left.probability > right.probability : left.cause.id < right.cause.id
        }
    }
}
