/// Drawn states of all events of a tree, as columns: bit `i % 64` of word `i / 64` of an event's column is whether the
/// event is there in world `i`.
package struct DrawnWorlds: Sendable {
    /// A multiple of 64.
    package let count: Int
    /// By event, in the order of the tree's events; each `count / 64` words.
    package let columns: [[UInt64]]

    /// - Parameter columns: of equal length.
    package init(columns: [[UInt64]]) {
        self.columns = columns
        count = (columns.first?.count ?? 0) * 64
    }
}

extension CompiledTree {
    /// Worlds drawn from what is believed after the observations, each as likely to be drawn as it is to be true.
    /// The same seed draws the same worlds. Nil when the observations cannot all be true.
    ///
    /// Exact sampling: a walk from the root of the diagram of what was observed to its end, at each node by the
    /// probability of either way. Costs one pass over the diagram and the number of events for each world.
    /// - Parameter count: rounded up to a multiple of 64.
    package func worlds(
        _ count: Int, given observations: [Observation], seed: UInt64
    ) throws(TreeError) -> DrawnWorlds? {
        let evidence = try self.evidence(observations)
        guard evidence.factor > 0 else { return nil }
        let (diagram, weights) = try seen(evidence)
        let root = diagram.roots[0]
        let values = diagram.probabilities(weights)
        guard values[Int(root)] > 0 else { return nil }
        let words = max(1, (count + 63) / 64)
        var columns = [[UInt64]](repeating: [UInt64](repeating: 0, count: words), count: priors.count)
        var generator = SplitMix(state: seed)
        for world in 0..<words * 64 {
            let bit = UInt64(1) << UInt64(world & 63)
            // What the diagram does not ask about is as likely as before.
            for (event, prior) in evidence.priors.enumerated() where generator.uniform() < prior {
                columns[event][world >> 6] |= bit
            }
            var node = Int(root)
            while node > 1 {
                let level = Int(diagram.nodes[node].level)
                let (low, high) = (Int(diagram.nodes[node].low), Int(diagram.nodes[node].high))
                let there = generator.uniform() * values[node] < weights.yes[level] * values[high]
                if level < events.count {
                    let old = columns[events[level]][world >> 6]
                    columns[events[level]][world >> 6] = there ? old | bit : old & ~bit
                }
                node = there ? high : low
            }
        }
        return DrawnWorlds(columns: columns)
    }
}
