package import FaultDiagnosis
package import FaultKnowledge
package import FaultModel

extension KnowledgeBase {
    /// What records teach about a fault.
    package func learnt(_ fault: Fault, by rule: LearningRule) async throws -> LearntPriors {
        let tally = try await causeTally(of: fault.id)
        // Nothing was counted, so there is nothing to reckon.
        if tally.entries.isEmpty { return LearntPriors(fault, tally, by: rule) }
        return try await Reckoning.run { LearntPriors(fault, tally, by: rule) }
    }
}

extension Answers {
    /// The walk through a fault, with the faults that its procedure may go on with: all by what their records teach.
    func walk(through id: Fault.ID, by rule: LearningRule) async throws -> Walk {
        let fault = try await knowledge.fault(id)
        var linked = try await knowledge.faults(linkedTo: fault)
        for (id, other) in linked { linked[id] = try await knowledge.learnt(other, by: rule).fault }
        return Walk(try await knowledge.learnt(fault, by: rule).fault, linked: linked)
    }

    /// What is shown with the fault that a walk is at, and not in it.
    func context(of state: WalkState, by rule: LearningRule) async throws -> FaultContext {
        // The walk reckons with what was learnt; beside it stands what the manual says.
        try await FaultContext(of: try await knowledge.fault(state.current.id), in: knowledge, by: rule)
    }
}

extension FaultContext {
    init(of fault: Fault, in knowledge: KnowledgeBase, by rule: LearningRule) async throws {
        try await self.init(of: fault, in: knowledge)
        learnt = try await knowledge.learnt(fault, by: rule)
        if learnt?.tally.withOtherCause ?? 0 > 0 { proposed = try await knowledge.proposedCauses(of: fault.id) }
    }
}

extension RequestParameters {
    /// What `learningRule` reads.
    static let learning: Set<String> = ["priors", "model", "half_life", "strength"]

    /// Whose word counts for how likely causes are: `priors=field&model=HBT80C-2118`.
    func learningRule() throws -> LearningRule {
        var rule = LearningRule(try value("priors", of: PriorChoice.self) ?? .both)
        rule.strength = try decimal("strength", in: LearningRule.strengths) ?? rule.strength
        rule.halfLifeDays = try decimal("half_life", in: LearningRule.halfLives)
        rule.model = self["model"].map { Identifier.key($0) }
        return rule
    }

    private func decimal(_ name: String, in range: ClosedRange<Double>) throws -> Double? {
        guard let text = self[name] else { return nil }
        guard let number = Double(text), range.contains(number) else {
            throw Problem.badParameter(
                name, "\(name) is '\(text)'; expected a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}

extension LearningRule {
    /// As a link carries it along: what is as usual is left out.
    var query: [(String, String)] {
        var query: [(String, String)] = []
        if choice != .both { query.append(("priors", choice.rawValue)) }
        if let model { query.append(("model", model)) }
        if let halfLifeDays { query.append(("half_life", "\(halfLifeDays)")) }
        if strength != Self.usualStrength { query.append(("strength", "\(strength)")) }
        return query
    }

    func with(_ choice: PriorChoice) -> LearningRule {
        var rule = self
        rule.choice = choice
        return rule
    }
}
