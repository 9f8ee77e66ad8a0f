/// Probabilities of a top event from its cut sets, when every other thing about them is left aside.
package enum Approximation: String, Hashable, Sendable, CaseIterable {
    /// The sum of the probabilities of all sets.
    case rareEvent = "rare-event"
    /// One minus the product of the complements of all sets' probabilities.
    case minCutUpperBound = "min-cut-upper-bound"
}

extension CutSets {
    /// Minimal cut sets: never below the exact value. Nil when an event has no probability.
    package func probability(using approximation: Approximation) -> Double? {
        switch approximation {
        case .rareEvent: rareEventSum
        case .minCutUpperBound: minCutUpperBound
        }
    }

    /// The `count` most probable sets, most probable first, without looking at the rest: best-first search with the best
    /// completion of every node known beforehand. Of equally probable sets any may come first. Empty when an event has
    /// no probability.
    package func mostProbable(_ count: Int) -> [CutSet] {
        var search = ProbableSets(self, upToOrder: orderLimit)
        var found: [CutSet] = []
        while found.count < count, let set = search?.next() { found.append(set) }
        return found
    }

    /// The sets at least so probable, most probable first, `limit` of them at most. What is left out is told by
    /// `cutOff(atProbability:within:)`. Empty when an event has no probability.
    package func sets(atLeastAsProbableAs cutOff: Double, limit: Int) -> [CutSet] {
        let threshold = Self.threshold(cutOff)
        var search = ProbableSets(self, upToOrder: orderLimit)
        var found: [CutSet] = []
        while found.count < limit, let set = search?.next(), (set.probability ?? 0) >= threshold { found.append(set) }
        return found
    }

    /// The sum of the probabilities of all sets: an upper bound on the probability of a coherent top event, close when
    /// it is small. May exceed 1. Nil when an event has no probability.
    package var rareEventSum: Double? { weights.map(family.sumOfProducts) }

    /// One minus the product of the complements of all sets' probabilities (min-cut upper bound), without listing them:
    /// the logarithm of each factor is a series in powers of the set's probability, and each power is one pass. Sets
    /// with large probabilities, for which the series is slow, are taken one by one.
    package var minCutUpperBound: Double? {
        guard let weights, var search = ProbableSets(self, upToOrder: nil) else { return nil }
        var large: [Double] = []
        while large.count < Self.mostLargeSets, let set = search.next(), let probability = set.probability {
            if probability >= 1 { return 1 }
            if probability < 0.02 { break }
            large.append(probability)
        }
        var logarithm = large.reduce(0) { $0 + Elementary.lnOnePlus(-$1) }
        var powers = weights
        for exponent in 1..<10_000 {
            let sum = family.sumOfProducts(powers) - large.reduce(0) { $0 + Elementary.power($1, Double(exponent)) }
            logarithm -= Swift.max(0, sum) / Double(exponent)
            if sum <= 1e-17 * Swift.max(1e-300, -logarithm) { break }
            for element in powers.indices { powers[element] *= weights[element] }
        }
        return -Elementary.eMinusOne(logarithm)
    }

    private static let mostLargeSets = 100_000
}

extension Family {
    /// The sets of that order at most.
    func limited(toOrder limit: Int) -> Family {
        var made: [Diagram.Node] = [nodes[0], nodes[1]]
        var largest = [Int](repeating: 0, count: nodes.count)
        for index in 2..<max(2, nodes.count) {
            largest[index] = max(largest[Int(nodes[index].low)], 1 + largest[Int(nodes[index].high)])
        }
        // By node, the part of it up to one order after another.
        var below = [UInt32](repeating: 0, count: nodes.count)
        for order in 0...max(0, limit) {
            var parts = below
            parts[1] = 1
            for index in 2..<max(2, nodes.count) where order == 0 || largest[index] >= order {
                let (low, high) = (parts[Int(nodes[index].low)], order == 0 ? 0 : below[Int(nodes[index].high)])
                guard high != 0 else {
                    parts[index] = low
                    continue
                }
                made.append(.init(level: nodes[index].level, low: low, high: high))
                parts[index] = UInt32(made.count - 1)
            }
            below = parts
            if order >= largest[Int(root)] { break }
        }
        return Family(compacting: made, root: below[Int(root)])
    }
}

/// Yields sets from the most probable down.
private struct ProbableSets {
    private let sets: CutSets
    /// Without what is larger than the limit.
    private let family: Family
    private let weights: [Double]
    /// By node, the probability of its most probable set.
    private let best: [Double]
    private var heap: [Way] = []
    /// The elements of the ways in the heap, as chains.
    private var chains: [(element: UInt32, before: Int32)] = []

    private struct Way {
        var bound: Double
        var product: Double
        var node: UInt32
        var chain: Int32
    }

    /// - Parameter limit: larger sets are passed over, without being looked at.
    init?(_ sets: CutSets, upToOrder limit: Int?) {
        guard let weights = sets.weights else { return nil }
        self.sets = sets
        let family = limit.map { sets.wasTruncated ? sets.family.limited(toOrder: $0) : sets.family } ?? sets.family
        self.family = family
        self.weights = weights
        var best = [Double](repeating: 0, count: family.nodes.count)
        best[1] = 1
        for index in 2..<Swift.max(2, best.count) {
            let node = family.nodes[index]
            best[index] = Swift.max(best[Int(node.low)], weights[Int(node.level)] * best[Int(node.high)])
        }
        self.best = best
        if family.root != 0 {
            push(Way(bound: best[Int(family.root)], product: 1, node: family.root, chain: -1))
        }
    }

    mutating func next() -> CutSet? {
        while var way = pop() {
            // Follow the best way down; what branches off waits.
            while way.node > 1 {
                let node = family.nodes[Int(way.node)]
                let product = way.product * weights[Int(node.level)]
                let (without, with) = (way.product * best[Int(node.low)], product * best[Int(node.high)])
                chains.append((node.level, way.chain))
                let taking = Way(bound: with, product: product, node: node.high, chain: Int32(chains.count - 1))
                let leaving = Way(bound: without, product: way.product, node: node.low, chain: way.chain)
                if node.low == 0 || with >= without {
                    if node.low != 0 { push(leaving) }
                    way = taking
                } else {
                    push(taking)
                    way = leaving
                }
            }
            var elements: [Int] = []
            var chain = way.chain
            while chain >= 0 {
                elements.append(Int(chains[Int(chain)].element))
                chain = chains[Int(chain)].before
            }
            return sets.cutSet(elements: elements.sorted { sets.ranks[$0] < sets.ranks[$1] })
        }
        return nil
    }

    private mutating func push(_ way: Way) {
        heap.append(way)
        var child = heap.count - 1
        while child > 0, heap[(child - 1) / 2].bound < heap[child].bound {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func pop() -> Way? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while true {
            var largest = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].bound > heap[largest].bound {
                largest = child
            }
            if largest == parent { return first }
            heap.swapAt(parent, largest)
            parent = largest
        }
    }
}
