extension IndexedTree {
    /// Sets below or above the tree's minimal cut sets, gate by gate from the bottom. For coherent trees.
    ///
    /// Dropping gives all the minimal cut sets that cost no more than `limit`; their union is below the top event. Widening
    /// gives sets whose union is above it, the closer the higher the limit is.
    /// - Parameters:
    ///   - levels: by event.
    ///   - probabilities: by level.
    func limitedSolutions(
        levels: [UInt32], probabilities: [Double], costs: [UInt16], limit: Int, surplus: LimitedFamilies.Surplus,
        smallSize: Int,
        within watch: BudgetWatch
    ) throws(BudgetSpent) -> Family {
        var families = LimitedFamilies(
            costs: costs, probabilities: probabilities, surplus: surplus, smallSize: smallSize,
            within: watch)
        var values = [UInt32](repeating: 0, count: firstGate + gates.count)
        values[0] = LimitedFamilies.unit
        for (event, level) in levels.enumerated() where level != .max {
            values[event + 1] = try families.element(level)
        }
        let marks = reachable(from: [top])
        for (index, gate) in gates.enumerated() where marks[firstGate + index] {
            var inputs = gate.inputs.map { values[Int($0 >> 1)] }
            var needed = inputs.count
            switch gate.kind {
            case .or: needed = 1
            case .atLeast(let count): needed = count
            default: break
            }
            // For `or` the latest made first; else the unlikely first: what they make is small.
            var keyed = inputs.map { (sum: needed == 1 ? 0 : families.sum($0), family: $0) }
            keyed.sort { ($0.sum, $1.family) < ($1.sum, $0.family) }
            inputs = keyed.map(\.family)
            // By counting: place `j` holds "at least j of the inputs so far".
            var counted = [LimitedFamilies.unit] + [UInt32](repeating: LimitedFamilies.none, count: needed)
            for (done, input) in inputs.enumerated() {
                let left = inputs.count - done - 1
                for count in stride(from: min(needed, done + 1), to: max(0, needed - left - 1), by: -1) {
                    let more = try families.meet(input, counted[count - 1], limit: limit)
                    counted[count] = try families.join(more, counted[count])
                }
            }
            values[firstGate + index] = counted[needed]
        }
        return Family(values[Int(top >> 1)], ofLimited: families)
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
