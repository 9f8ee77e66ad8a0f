/// How much a basic event matters to the top event (Open-PSA; Dutuit & Rauzy 2001). P is the probability of the top, p that
/// of the event.
package struct Importance: Hashable, Sendable {
    package var event: String
    package var probability: Double
    /// Minimal cut sets with the event; nil: they were not found within the budget.
    package var occurrences: BigCount?
    /// ∂P/∂p = P(top | event) − P(top | no event): the marginal importance factor. Negative where the event prevents
    /// the top.
    package var birnbaum: Double
    /// p · birnbaum / P: the share of P that goes when the event can no longer happen.
    package var criticality: Double
    /// P(event | top): how likely the event is there, once the top event is.
    package var diagnostic: Double
    /// P(top, and some minimal cut set with the event occurs) / P: how likely the event had a part in it. Not the same
    /// as `diagnostic`: an event may be there and have no part.
    package var fussellVesely: Double
    /// Risk achievement worth: P(top | event) / P.
    package var raw: Double
    /// Risk reduction worth: P / P(top | no event); infinite when the event is in every cut set.
    package var rrw: Double
}

package struct ImportanceTable: Hashable, Sendable {
    /// By criticality, then diagnostic importance, largest first, then by name.
    package var events: [Importance]
    /// How `fussellVesely` was reckoned.
    package var fussellVesely: Method

    package enum Method: String, Hashable, Sendable {
        case exact
        /// Sums over cut sets instead of their union, when the unions are beyond the budget.
        case rareEvent = "rare-event"
        /// Without cut sets: the diagnostic importance, which it never exceeds.
        case diagnosticBound = "diagnostic-bound"
    }
}

extension CompiledTree {
    /// The factors of every event, all of them from two passes over the diagram (right on non-coherent trees too);
    /// Fussell–Vesely and occurrences from the cut sets. Left out are only events that matter to nothing and have no
    /// probability.
    /// - Parameter sets: the minimal cut sets, with or without a limit on their order; nil: without them, Fussell–Vesely
    ///   is its upper bound, the diagnostic importance, and `occurrences` is nil.
    package func importance(with sets: CutSets? = nil) throws(TreeError) -> ImportanceTable {
        let weights = try self.weights()
        let values = diagram.probabilities(weights)
        let given = diagram.conditionals(of: top, weights, values)
        let total = values[Int(top)]
        let occurrences = sets?.family.occurrences(elements: sets?.literals.count ?? 0)
        let (vesely, method) = fussellVesely(
            sets, weights: weights, total: total, given.yes.indices.map { weights.yes[$0] * given.yes[$0] })
        var table: [Importance] = []
        for (level, event) in events.enumerated() {
            let p = weights.yes[level]
            table.append(
                Importance(
                    event: tree.events[event].name, probability: p, occurrences: occurrences?[level],
                    birnbaum: given.difference[level],
                    criticality: total > 0 ? p * given.difference[level] / total : 0,
                    diagnostic: total > 0 ? p * given.yes[level] / total : 0,
                    fussellVesely: vesely[level],
                    raw: total > 0 ? given.yes[level] / total : given.yes[level] > 0 ? .infinity : 1,
                    rrw: given.no[level] > 0 ? total / given.no[level] : total > 0 ? .infinity : 1))
        }
        table += factorsOfTheOthers(occurrences: sets.map { _ in .zero })
        table.sort {
            // What differs by rounding alone is in order by name.
            let (left, right) = (Float($0.criticality), Float($1.criticality))
            if left != right { return left > right }
            let (mine, other) = (Float($0.diagnostic), Float($1.diagnostic))
            if mine != other { return mine > other }
            return $0.event < $1.event
        }
        return ImportanceTable(events: table, fussellVesely: method)
    }

    /// Of events on which nothing that was compiled depends: the top is as likely with them as without.
    private func factorsOfTheOthers(occurrences: BigCount?) -> [Importance] {
        guard levels.contains(.max) else { return [] }
        return zip(tree.eventProbabilities(), tree.events).enumerated().compactMap { index, pair in
            guard levels[index] == .max, let probability = try? pair.0.get() else { return nil }
            return Importance(
                event: pair.1.name, probability: probability, occurrences: occurrences, birnbaum: 0, criticality: 0,
                diagnostic: probability, fussellVesely: 0, raw: 1, rrw: 1)
        }
    }

    /// Work on unions of cut sets: events times nodes.
    private static let mostUnionWork = 4_000_000

    private func fussellVesely(
        _ sets: CutSets?, weights: LevelWeights, total: Double, _ together: [Double]
    ) -> (byLevel: [Double], method: ImportanceTable.Method) {
        guard total > 0 else { return ([Double](repeating: 0, count: events.count), .exact) }
        guard let sets else { return (together.map { $0 / total }, .diagnosticBound) }
        if events.count * sets.family.nodes.count <= Self.mostUnionWork,
            let unions = try? unions(sets, weights)
        {
            return (unions.map { $0 / total }, .exact)
        }
        let sums = sets.family.shares(weights.yes)
        return (sums.byElement.map { sums.total > 0 ? $0 / sums.total : 0 }, .rareEvent)
    }

    /// By level, the probability that the top event and a minimal cut set with the event occur.
    private func unions(_ sets: CutSets, _ weights: LevelWeights) throws(BudgetSpent) -> [Double] {
        var probabilities = [Double](repeating: 0, count: events.count)
        var diagrams = BinaryDiagrams(
            within: BudgetWatch(budget).allowing(steps: Self.mostUnionWork * 2), capacity: diagram.nodes.count * 2)
        diagrams.keepsEverything = true
        var tops: [BinaryDiagrams.Edge] = [BinaryDiagrams.no, BinaryDiagrams.yes]
        if !sets.isCoherent {
            for node in diagram.nodes.dropFirst(2) {
                tops.append(try diagrams.make(node.level, low: tops[Int(node.low)], high: tops[Int(node.high)]))
            }
        }
        for level in events.indices {
            let family = sets.family.requiring(UInt32(level))
            if family.root == 0 { continue }
            var edges: [BinaryDiagrams.Edge] = [BinaryDiagrams.no, BinaryDiagrams.yes]
            edges.reserveCapacity(family.nodes.count)
            for node in family.nodes.dropFirst(2) {
                let low = edges[Int(node.low)]
                let high = try diagrams.or(low, edges[Int(node.high)])
                edges.append(try diagrams.make(node.level, low: low, high: high))
            }
            var union = edges[Int(family.root)]
            if !sets.isCoherent { union = try diagrams.and(union, tops[Int(top)]) }
            let single = Diagram([union], of: diagrams)
            probabilities[level] = single.probabilities(weights)[Int(single.roots[0])]
        }
        return probabilities
    }
}

extension Diagram {
    /// By level, the probability of `root` when the variable is true, when it is false, and how far they are apart.
    func conditionals(
        of root: UInt32, _ weights: LevelWeights, _ values: [Double]
    ) -> (yes: [Double], no: [Double], difference: [Double]) {
        let reach = self.reach(from: root, weights)
        let total = values[Int(root)]
        let levels = weights.yes.count
        var (yes, no) = ([Double](repeating: 0, count: levels), [Double](repeating: 0, count: levels))
        var (difference, through) = (yes, no)
        if root > 1 {
            for index in 2...Int(root) where reach[index] != 0 {
                let node = nodes[index]
                let level = Int(node.level)
                let (high, low) = (values[Int(node.high)], values[Int(node.low)])
                yes[level] += reach[index] * high
                no[level] += reach[index] * low
                difference[level] += reach[index] * (high - low)
                through[level] += reach[index] * values[index]
            }
        }
        for level in yes.indices {
            let around = through[level] >= total * (1 - 1e-13) ? 0 : total - through[level]
            yes[level] += around
            no[level] += around
        }
        return (yes, no, difference)
    }
}

extension Family {
    /// The sum over all sets of the products of their weights, and for each element the part with the element.
    func shares(_ weights: [Double]) -> (total: Double, byElement: [Double]) {
        let sums = sumsOfProducts(weights)
        var above = [Double](repeating: 0, count: nodes.count)
        above[Int(root)] = 1
        var shares = [Double](repeating: 0, count: weights.count)
        for index in stride(from: Int(root), to: 1, by: -1) where above[index] != 0 {
            let node = nodes[index]
            let taken = above[index] * weights[Int(node.level)]
            shares[Int(node.level)] += taken * sums[Int(node.high)]
            above[Int(node.high)] += taken
            above[Int(node.low)] += above[index]
        }
        return (sums[Int(root)], shares)
    }
}
