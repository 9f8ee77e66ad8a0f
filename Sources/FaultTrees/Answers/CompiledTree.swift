import FaultModel

/// A fault tree made ready for questions: compiled once, then asked in time proportional to its diagram, which for the
/// tree of a fault is microseconds.
package struct CompiledTree: Sendable {
    package let tree: FaultTree
    let indexed: IndexedTree
    /// By event; `UInt32.max`: nothing that was compiled depends on it.
    let levels: [UInt32]
    /// By level.
    let events: [Int]
    /// Its first root is the top.
    let diagram: Diagram
    /// The roots of gates that were kept, by their literals in the indexed tree.
    let kept: [IndexedTree.Literal: UInt32]
    let eventPlaces: [String: Int]
    /// By event, at the mission time; 0 where there is none.
    var priors: [Double]
    /// Why there are no numbers: an event that the top depends on has no probability.
    var missing: TreeError?
    let budget: TreeBudget

    var top: UInt32 { diagram.roots[0] }

    /// Decision nodes of the compiled form.
    package var size: Int { diagram.nodes.count }
}

extension FaultTree {
    /// - Throws: `TreeError.budgetSpent` when no order of the events that was tried keeps within the budget.
    package func compiled(within budget: TreeBudget = .usual) throws(TreeError) -> CompiledTree {
        let indexed = IndexedTree(self)
        let watch = BudgetWatch(budget)
        do {
            let choice = try Portfolio(indexed, within: watch).best()
            var eventPlaces = [String: Int](minimumCapacity: events.count)
            for (index, event) in events.enumerated() { eventPlaces[event.name] = index }
            var byLevel = [Int](repeating: 0, count: choice.levels.count { $0 != .max })
            for (event, level) in choice.levels.enumerated() where level != .max { byLevel[Int(level)] = event }
            var kept: [IndexedTree.Literal: UInt32] = [:]
            for (literal, root) in zip(choice.kept, choice.diagram.roots) { kept[literal] = root }
            let matters = indexed.reachable(from: [indexed.top])
            let priors = eventProbabilities()
            var missing: TreeError?
            for case (let event, .failure(let error)) in priors.enumerated() where matters[event + 1] && missing == nil
            {
                missing = error
            }
            return CompiledTree(
                tree: self, indexed: indexed, levels: choice.levels, events: byLevel, diagram: choice.diagram,
                kept: kept, eventPlaces: eventPlaces, priors: priors.map { (try? $0.get()) ?? 0 }, missing: missing,
                budget: budget)
        } catch {
            throw .budgetSpent(error, budget)
        }
    }
}

extension CompiledTree {
    /// The probability of the top event at the mission time, exact up to rounding.
    /// - Throws: `TreeError.noProbability` and its like when an event that matters has none.
    package var probability: Double {
        get throws(TreeError) { diagram.probabilities(try weights())[Int(top)] }
    }

    /// By level.
    func weights() throws(TreeError) -> LevelWeights {
        if let missing { throw missing }
        return LevelWeights(events.map { priors[$0] })
    }
}
