/// What a cut-off keeps, and a guarantee about what it leaves out.
package struct CutOff: Hashable, Sendable {
    /// Less probable sets are left out; nil: none for that reason.
    package var probability: Double?
    /// Larger sets are left out; nil: none for that reason.
    package var order: Int?
    /// Sets that are kept; at least so many when `isComplete` is false.
    package var kept: BigCount
    /// The sum of the probabilities of all sets that are not kept: the top event occurs without any of the sets that are
    /// kept with this probability at most. May exceed 1.
    package var neglected: Double
    /// False: there are so many sets that the budget was spent before all were looked at; those count as neglected.
    package var isComplete: Bool
}

extension CutSets {
    /// What remains of sets at least so probable, and of the order limit at most. Sets are not listed: whole branches are
    /// kept or left out at once. Nil when an event has no probability.
    package func cutOff(atProbability probability: Double?, within budget: TreeBudget = .usual) -> CutOff? {
        guard let weights else { return nil }
        if probability == nil, let order = orderLimit, let neglected = family.sumOfProducts(weights, above: order) {
            return CutOff(probability: nil, order: order, kept: count, neglected: neglected, isComplete: true)
        }
        var pass = CutOffPass(family, weights, orderLimit: orderLimit ?? .max)
        let isComplete = pass.run(Self.threshold(probability ?? 0), within: BudgetWatch(budget))
        return CutOff(
            probability: probability, order: orderLimit, kept: family.count(times: pass.times),
            neglected: pass.neglected, isComplete: isComplete)
    }

    /// Products that are equal but for the order of their factors are on the same side of a cut-off.
    static func threshold(_ cutOff: Double) -> Double { cutOff * (1 - 1e-12) }
}

/// One way through a family that divides it at a cut-off.
private struct CutOffPass {
    private let family: Family
    private let weights: [Double]
    private let orderLimit: Int
    /// By node: the largest and the smallest product of a set, the sum of all products, the smallest and largest order.
    private var best: [Double]
    private var worst: [Double]
    private let sums: [Double]
    private var smallest: [Int]
    private var largest: [Int]
    /// By node, how many times all its sets are kept.
    private(set) var times: [UInt64]
    private var left = 0.0
    private var additions = 0.0

    init(_ family: Family, _ weights: [Double], orderLimit: Int) {
        let count = family.nodes.count
        (self.family, self.weights, self.orderLimit) = (family, weights, orderLimit)
        sums = family.sumsOfProducts(weights)
        times = [UInt64](repeating: 0, count: count)
        best = [Double](repeating: 0, count: count)
        worst = [Double](repeating: .infinity, count: count)
        smallest = [Int](repeating: .max / 2, count: count)
        largest = [Int](repeating: .min / 2, count: count)
        (best[1], worst[1], smallest[1], largest[1]) = (1, 1, 0, 0)
        for index in 2..<max(2, count) {
            let node = family.nodes[index]
            let (low, high, weight) = (Int(node.low), Int(node.high), weights[Int(node.level)])
            best[index] = max(best[low], weight * best[high])
            worst[index] = min(worst[low], weight * worst[high])
            smallest[index] = min(smallest[low], 1 + smallest[high])
            largest[index] = max(largest[low], 1 + largest[high])
        }
    }

    /// Never too small: rounding of sums and products is added.
    var neglected: Double { left * (1 + (additions + Double(family.nodes.count) + 1000) * 0x1p-52) }

    /// False when the budget was spent.
    mutating func run(_ threshold: Double, within watch: BudgetWatch) -> Bool {
        var pending: [(node: UInt32, product: Double, order: Int)] = [(family.root, 1, 0)]
        var steps = 0
        while let (node, product, order) = pending.popLast() {
            let place = Int(node)
            if node == 0 { continue }
            steps &+= 1
            if steps & 0xFFFF == 0, (try? watch.check()) == nil {
                for way in pending { leave(way.node, way.product) }
                leave(node, product)
                return false
            }
            if product * best[place] < threshold || order + smallest[place] > orderLimit {
                leave(node, product)
            } else if product * worst[place] >= threshold, order + largest[place] <= orderLimit {
                times[place] += 1
            } else {
                let parts = family.nodes[place]
                pending.append((parts.low, product, order))
                pending.append((parts.high, product * weights[Int(parts.level)], order + 1))
            }
        }
        return true
    }

    private mutating func leave(_ node: UInt32, _ product: Double) {
        left += product * sums[Int(node)]
        additions += 1
    }
}

extension Family {
    /// So many numbers are kept at once.
    private static let mostSums = 60_000_000

    /// The sum over all sets larger than `order` of the products of their weights, never too small by rounding; nil when
    /// that would take too much memory.
    func sumOfProducts(_ weights: [Double], above order: Int) -> Double? {
        let sums = sumsOfProducts(weights)
        // By node, where its numbers begin: for limits from 0 on, the sum above the limit; 0 beyond the last.
        var starts = [0, 0, 0]
        var above: [Double] = []
        func value(_ node: UInt32, _ limit: Int) -> Double {
            if limit < 0 { return sums[Int(node)] }
            let place = starts[Int(node)] + limit
            return place < starts[Int(node) + 1] ? above[place] : 0
        }
        for index in 2..<max(2, nodes.count) {
            let node = nodes[index]
            let (low, high) = (Int(node.low), Int(node.high))
            let orders = max(starts[low + 1] - starts[low], starts[high + 1] - starts[high] + 1)
            guard above.count + orders <= Self.mostSums else { return nil }
            for limit in 0..<min(orders, max(0, order) + 1) {
                above.append(value(node.low, limit) + weights[Int(node.level)] * value(node.high, limit - 1))
            }
            starts.append(above.count)
        }
        return value(root, order) * (1 + Double(nodes.count + 1000) * 0x1p-52)
    }

    /// The number of sets, each node's taken so many times.
    func count(times: [UInt64]) -> BigCount {
        var below = [BigCount](repeating: .zero, count: nodes.count)
        below[1] = .one
        var total = BigCount(times[1])
        for index in 2..<max(2, nodes.count) {
            below[index] = below[Int(nodes[index].low)] + below[Int(nodes[index].high)]
            if times[index] > 0 { total += below[index] * BigCount(times[index]) }
        }
        return total
    }
}
