extension CutSets {
    /// The `count` most probable sets, most probable first, without looking at the rest: best-first search with the best
    /// completion of every node known beforehand. Of equally probable sets any may come first. Empty when an event has
    /// no probability.
    package func mostProbable(_ count: Int) -> [CutSet] {
        var search = ProbableSets(self)
        var found: [CutSet] = []
        while found.count < count, let set = search?.next() { found.append(set) }
        return found
    }

    /// The sets at least so probable, and an upper bound on what all others together add to the probability of the top
    /// event: the sum of their probabilities.
    /// - Parameter limit: so many sets at most; what is left out counts among the others.
    package func sets(atLeastAsProbableAs cutOff: Double, limit: Int) -> (sets: [CutSet], neglected: Double) {
        guard let weights, var search = ProbableSets(self) else { return ([], 1) }
        var found: [CutSet] = []
        var kept = 0.0
        while found.count < limit, let set = search.next() {
            guard let probability = set.probability, probability >= cutOff else { break }
            found.append(set)
            kept += probability
        }
        let total = family.sumOfProducts(weights)
        // Rounding may not make the bound one that does not hold.
        return (found, Swift.max(0, total - kept) + total * 1e-12)
    }

    /// The sum of the probabilities of all sets: an upper bound on the probability of a coherent top event, close when
    /// it is small. May exceed 1. Nil when an event has no probability.
    package var rareEventSum: Double? { weights.map(family.sumOfProducts) }

    /// One minus the product of the complements of all sets' probabilities (min-cut upper bound), without listing them:
    /// the logarithm of each factor is a series in powers of the set's probability, and each power is one pass. Sets
    /// with large probabilities, for which the series is slow, are taken one by one.
    package var minCutUpperBound: Double? {
        guard let weights, var search = ProbableSets(self) else { return nil }
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

/// Yields sets from the most probable down.
private struct ProbableSets {
    private let sets: CutSets
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

    init?(_ sets: CutSets) {
        guard let weights = sets.weights else { return nil }
        self.sets = sets
        self.weights = weights
        var best = [Double](repeating: 0, count: sets.family.nodes.count)
        best[1] = 1
        for index in 2..<Swift.max(2, best.count) {
            let node = sets.family.nodes[index]
            best[index] = Swift.max(best[Int(node.low)], weights[Int(node.level)] * best[Int(node.high)])
        }
        self.best = best
        if sets.family.root != 0 {
            push(Way(bound: best[Int(sets.family.root)], product: 1, node: sets.family.root, chain: -1))
        }
    }

    mutating func next() -> CutSet? {
        while var way = pop() {
            // Follow the best way down; what branches off waits.
            while way.node > 1 {
                let node = sets.family.nodes[Int(way.node)]
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
            if let limit = sets.orderLimit, elements.count > limit { continue }
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
