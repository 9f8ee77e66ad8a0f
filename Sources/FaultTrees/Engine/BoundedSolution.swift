/// The cheap minimal cut sets of a coherent tree, gate by gate from the bottom, and an upper bound on the rest.
struct BoundedSolution {
    var family: Family
    /// The probability that a cut set occurs that is not in the family is at most this.
    var dropped: Double

    /// - Parameters:
    ///   - levels: by event.
    ///   - probabilities: by level.
    ///   - limit: what a set may cost.
    init(
        _ tree: IndexedTree, levels: [UInt32], probabilities: [Double], costs: [UInt16], limit: Int,
        within watch: BudgetWatch
    ) throws(BudgetSpent) {
        var families = LimitedFamilies(costs: costs, probabilities: probabilities, within: watch)
        var values = [UInt32](repeating: 0, count: tree.firstGate + tree.gates.count)
        values[0] = LimitedFamilies.unit
        for (event, level) in levels.enumerated() where level != .max {
            values[event + 1] = try families.element(level)
        }
        let marks = tree.reachable(from: [tree.top])
        var dropped = 0.0
        for (index, gate) in tree.gates.enumerated() where marks[tree.firstGate + index] {
            var inputs = gate.inputs.map { values[Int($0 >> 1)] }
            inputs.sort { $0 > $1 }
            var needed = inputs.count
            switch gate.kind {
            case .or: needed = 1
            case .atLeast(let count): needed = count
            default: break
            }
            // By counting: place `j` holds "at least j of the inputs so far".
            var counted = [LimitedFamilies.unit] + [UInt32](repeating: LimitedFamilies.none, count: needed)
            for (done, input) in inputs.enumerated() {
                let left = inputs.count - done - 1
                for count in stride(from: min(needed, done + 1), to: max(0, needed - left - 1), by: -1) {
                    let (more, lost) = try families.meet(input, counted[count - 1], limit: limit)
                    dropped += lost
                    counted[count] = try families.join(more, counted[count])
                }
            }
            values[tree.firstGate + index] = counted[needed]
        }
        self.dropped = min(1, dropped)
        family = Family(values[Int(tree.top >> 1)], ofLimited: families)
    }
}

extension Family {
    fileprivate init(_ root: UInt32, ofLimited families: borrowing LimitedFamilies) {
        var nodes: [Diagram.Node] = []
        nodes.reserveCapacity(Int(root) + 1)
        for index in 0...max(1, root) {
            let node = families.node(index)
            nodes.append(.init(level: node.level, low: node.low, high: node.high))
        }
        self.init(compacting: nodes, root: root)
    }
}
