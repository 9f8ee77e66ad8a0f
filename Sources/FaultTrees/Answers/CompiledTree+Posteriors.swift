import FaultModel

/// What observations say of every basic event.
package struct Posteriors: Sendable {
    /// The probability of all the observations together, 0…1, never 0.
    package let evidence: Double
    /// By event, in the order of the tree's events, 0…1.
    package let values: [Double]
    private let places: [String: Int]

    init(evidence: Double, values: [Double], places: [String: Int]) {
        self.evidence = evidence
        self.values = values
        self.places = places
    }

    /// Nil: no event of that name.
    package subscript(event: String) -> Double? { places[event].map { values[$0] } }
}

extension CompiledTree {
    /// The probability of every event given the observations, all at once: two passes over the diagram of what was
    /// observed.
    ///
    ///     let beliefs = try compiled.posteriors(given: [.present("no-flow"), .absent("fuse-blown")])
    ///     beliefs?["motor-dead"]          // 0.63…
    ///
    /// Nil when the observations cannot all be true. Observations are independent of one another given the events;
    /// two of the same name both count.
    package func posteriors(given observations: [Observation]) throws(TreeError) -> Posteriors? {
        let evidence = try self.evidence(observations)
        guard let joint = try joint(of: evidence) else { return nil }
        var values = evidence.priors
        for (level, event) in events.enumerated() where joint.total > 0 {
            values[event] = joint.yes[level] / (joint.yes[level] + joint.no[level])
        }
        return Posteriors(evidence: joint.total * evidence.factor, values: values, places: eventPlaces)
    }

    /// The probability that an event or gate is there given the observations; nil when they cannot all be true.
    package func probability(of name: String, given observations: [Observation] = []) throws(TreeError) -> Double? {
        guard let with = try probability(of: observations + [.present(name)]),
            let without = try probability(of: observations + [.absent(name)])
        else { return nil }
        return with + without > 0 ? with / (with + without) : nil
    }

    private func probability(of observations: [Observation]) throws(TreeError) -> Double? {
        let evidence = try self.evidence(observations)
        return (try joint(of: evidence)?.total ?? 0) * evidence.factor
    }

    /// Observations sorted out: those of events are in the priors, those of gates remain.
    struct Evidence {
        /// By event, given what was seen of it alone.
        var priors: [Double]
        /// The probability of what was seen of events alone.
        var factor = 1.0
        var gates: [(literal: IndexedTree.Literal, ifPresent: Double, ifAbsent: Double)] = []
    }

    func evidence(_ observations: [Observation]) throws(TreeError) -> Evidence {
        if let missing { throw missing }
        var evidence = Evidence(priors: priors)
        for observation in observations {
            for likelihood in [observation.ifPresent, observation.ifAbsent] where !(0...1).contains(likelihood) {
                throw .impossibleLikelihood(name: observation.name, likelihood)
            }
            if let event = eventPlaces[observation.name] {
                let present = evidence.priors[event] * observation.ifPresent
                let absent = (1 - evidence.priors[event]) * observation.ifAbsent
                evidence.factor *= present + absent
                if present + absent > 0 { evidence.priors[event] = present / (present + absent) }
            } else if let literal = indexed.named[observation.name] {
                if literal <= 1 {
                    evidence.factor *= literal == IndexedTree.yes ? observation.ifPresent : observation.ifAbsent
                } else {
                    evidence.gates.append((literal, observation.ifPresent, observation.ifAbsent))
                }
            } else {
                let names = eventPlaces.keys.sorted() + indexed.named.keys.sorted()
                throw .unknownName(observation.name, nearest: observation.name.nearest(among: names))
            }
        }
        return evidence
    }

    private typealias Joint = (total: Double, yes: [Double], no: [Double])

    /// By level; nil when the evidence is impossible.
    private func joint(of evidence: Evidence) throws(TreeError) -> Joint? {
        guard evidence.factor > 0 else { return nil }
        var weights = LevelWeights(events.map { evidence.priors[$0] })
        let joint: Joint
        if evidence.gates.isEmpty {
            joint = (1, weights.yes, weights.no)
        } else if evidence.gates.count == 1, let (root, positive) = keptRoot(evidence.gates[0].literal),
            let seen = certainty(evidence.gates[0])
        {
            joint = diagram.jointProbabilities(of: root, weights, reaching: seen == positive)
        } else {
            let conjunction: Diagram
            (conjunction, weights) = try seen(evidence)
            joint = conjunction.jointProbabilities(of: conjunction.roots[0], weights)
        }
        return joint.total > 0 ? joint : nil
    }

    /// The diagram of all that was seen of gates, and its weights.
    func seen(_ evidence: Evidence) throws(TreeError) -> (Diagram, LevelWeights) {
        var weights = LevelWeights(events.map { evidence.priors[$0] })
        // The likelihoods of uncertain observations are variables of their own, below the events.
        for gate in evidence.gates where certainty(gate) == nil {
            weights.append(gate.ifPresent)
            weights.append(gate.ifAbsent)
        }
        do throws(BudgetSpent) { return (try conjunction(evidence.gates), weights) } catch {
            throw .budgetSpent(error, budget)
        }
    }

    private func keptRoot(_ literal: IndexedTree.Literal) -> (root: UInt32, positive: Bool)? {
        if let root = kept[literal] { return (root, true) }
        return kept[literal ^ 1].map { ($0, false) }
    }

    /// Whether the gate is known to be there or not; nil: it is uncertain.
    private func certainty(_ gate: (literal: IndexedTree.Literal, ifPresent: Double, ifAbsent: Double)) -> Bool? {
        if gate.ifAbsent == 0, gate.ifPresent == 1 { return true }
        if gate.ifPresent == 0, gate.ifAbsent == 1 { return false }
        return nil
    }

    /// The diagram of all that was seen of gates.
    private func conjunction(
        _ gates: [(literal: IndexedTree.Literal, ifPresent: Double, ifAbsent: Double)]
    ) throws(BudgetSpent) -> Diagram {
        let literals = gates.map(\.literal)
        var next = UInt32(events.count)
        var construction = Construction(indexed, roots: literals, levels: levels, within: BudgetWatch(budget))
        try construction.run(steps: .max)
        let places = construction.edges.map { construction.diagrams.hold($0) }
        let all = construction.diagrams.hold(BinaryDiagrams.yes)
        for (gate, place) in zip(gates, places) {
            if let seen = certainty(gate) {
                construction.diagrams.set(place, to: construction.diagrams.held[place] ^ (seen ? 0 : 1))
            } else {
                let present = construction.diagrams.hold(try construction.diagrams.variable(next))
                let absent = construction.diagrams.hold(try construction.diagrams.variable(next + 1))
                next += 2
                let seen = try construction.diagrams.choose(place, present, absent)
                construction.diagrams.set(place, to: seen)
            }
            let (soFar, seen) = (construction.diagrams.held[all], construction.diagrams.held[place])
            construction.diagrams.set(all, to: try construction.diagrams.and(soFar, seen))
        }
        return Diagram([construction.diagrams.held[all]], of: construction.diagrams)
    }
}
