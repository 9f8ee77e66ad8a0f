/// How many sets of each order a family has below each node: one pass from the leaves up (dynamic programming; no set is
/// ever listed).
struct OrderCounts<Count: Countable> {
    /// By node: where its counts begin in `values`, and the order that the first of them is for.
    private(set) var starts: [Int]
    private(set) var firstOrders: [Int32]
    private(set) var values: [Count]

    /// - Parameter order: larger sets are not counted.
    /// - Returns: nil when a count does not fit the type.
    init?(_ family: Family, upTo order: Int) {
        let limit = Int32(min(order, Int(Int32.max) - 1))
        let count = family.nodes.count
        starts = [0, 0]
        firstOrders = [0, 0]
        values = [.one]
        starts.append(1)
        starts.reserveCapacity(count + 1)
        firstOrders.reserveCapacity(count)
        for index in 2..<max(2, count) {
            let node = family.nodes[index]
            let (low, high) = (Int(node.low), Int(node.high))
            let highFirst = firstOrders[high] + 1
            let highEnd = highFirst + Int32(starts[high + 1] - starts[high])
            let isLowEmpty = starts[low] == starts[low + 1]
            let lowFirst = isLowEmpty ? highFirst : firstOrders[low]
            let lowEnd = lowFirst + Int32(starts[low + 1] - starts[low])
            let first = min(lowFirst, highFirst)
            firstOrders.append(first)
            for order in first..<max(first, min(limit + 1, max(lowEnd, highEnd))) {
                var value = Count.zero
                if order >= lowFirst && order < lowEnd { value = values[starts[low] + Int(order - lowFirst)] }
                if order >= highFirst && order < highEnd {
                    guard value.add(values[starts[high] + Int(order - highFirst)]) else { return nil }
                }
                values.append(value)
            }
            starts.append(values.count)
        }
    }

    func count(_ node: UInt32, order: Int) -> Count {
        let place = order - Int(firstOrders[Int(node)])
        let start = starts[Int(node)]
        return place >= 0 && start + place < starts[Int(node) + 1] ? values[start + place] : .zero
    }

    func orders(_ node: UInt32) -> Range<Int> {
        let first = Int(firstOrders[Int(node)])
        return first..<(first + starts[Int(node) + 1] - starts[Int(node)])
    }
}

extension Family {
    /// So many numbers are kept at once; beyond that the largest orders are not told apart.
    private static let mostCounts = 60_000_000
    private static let mostBigCounts = 5_000_000

    /// Counts by order, from the smallest order that occurs; no gaps, zeros included. `counted`: larger sets are not
    /// counted by order, which happens only where there are very many orders.
    func countsByOrder() -> (first: Int, counts: [BigCount], counted: Int) {
        let room = Self.mostCounts / nodes.count
        if let counts = OrderCounts<UInt64>(self, upTo: room) { return list(counts, room) }
        let bigRoom = Self.mostBigCounts / nodes.count
        if let counts = OrderCounts<BigCount>(self, upTo: bigRoom) { return list(counts, bigRoom) }
        return (0, [], 0)
    }

    private func list<Count: Countable>(
        _ counts: OrderCounts<Count>, _ room: Int
    ) -> (first: Int, counts: [BigCount], counted: Int) {
        let orders = counts.orders(root)
        return (orders.lowerBound, orders.map { counts.count(root, order: $0).big }, room)
    }

    /// How many sets there are.
    var count: BigCount { total(UInt64.self) ?? total(BigCount.self) ?? .zero }

    private func total<Count: Countable>(_: Count.Type) -> BigCount? {
        var below = [Count](repeating: .zero, count: nodes.count)
        below[1] = .one
        for index in 2..<max(2, nodes.count) {
            below[index] = below[Int(nodes[index].low)]
            guard below[index].add(below[Int(nodes[index].high)]) else { return nil }
        }
        return below[Int(root)].big
    }

    /// By element, in how many sets it is.
    func occurrences(elements: Int) -> [BigCount] {
        occurrences(elements, UInt64.self) ?? occurrences(elements, BigCount.self) ?? []
    }

    private func occurrences<Count: Countable>(_ elements: Int, _: Count.Type) -> [BigCount]? {
        var below = [Count](repeating: .zero, count: nodes.count)
        below[1] = .one
        for index in 2..<max(2, nodes.count) {
            below[index] = below[Int(nodes[index].low)]
            guard below[index].add(below[Int(nodes[index].high)]) else { return nil }
        }
        var above = [Count](repeating: .zero, count: nodes.count)
        above[Int(root)] = .one
        var found = [Count](repeating: .zero, count: elements)
        for index in stride(from: Int(root), to: 1, by: -1) where above[index] != .zero {
            let node = nodes[index]
            guard above[Int(node.low)].add(above[index]), above[Int(node.high)].add(above[index]),
                found[Int(node.level)].add(above[index].times(below[Int(node.high)]))
            else { return nil }
        }
        return found.map(\.big)
    }

    /// Over all sets, the sum of the products of their elements' weights: with probabilities, the rare-event sum.
    func sumOfProducts(_ weights: [Double]) -> Double { sumsOfProducts(weights)[Int(root)] }

    /// The same by node.
    func sumsOfProducts(_ weights: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: nodes.count)
        sums[1] = 1
        for index in 2..<max(2, nodes.count) {
            let node = nodes[index]
            sums[index] = sums[Int(node.low)] + weights[Int(node.level)] * sums[Int(node.high)]
        }
        return sums
    }
}
