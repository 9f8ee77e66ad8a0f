/// An order of the events in which a diagram is built. None is good for every tree, which is why several are tried; the
/// figures are in docs/decisions.
enum EventOrder: Hashable, Sendable {
    /// Depth first from the top, the inputs of a gate sorted by something.
    case depthFirst(Sorting)
    /// The event that gets most of the weight which flows down from the top, then the same without it
    /// (Minato, Ishiura & Yajima 1990).
    case heaviest
    /// Another order, with every event drawn to the middle of the gates that it is in, over and over
    /// (FORCE: Aloul, Markov & Sakallah 2003).
    indirect case centered(EventOrder)

    enum Sorting: Hashable, Sendable {
        case asWritten, backwards
        /// By the number of leaves below.
        case smallestFirst, largestFirst
        /// Inputs with much that is used elsewhere first.
        case sharedFirst
    }

    /// Those worth trying, the most promising first.
    static let portfolio: [EventOrder] = [
        .centered(.depthFirst(.sharedFirst)), .centered(.depthFirst(.largestFirst)), .heaviest,
        .depthFirst(.sharedFirst), .depthFirst(.largestFirst), .depthFirst(.asWritten), .depthFirst(.backwards),
        .centered(.depthFirst(.backwards)), .depthFirst(.smallestFirst), .centered(.depthFirst(.asWritten)),
        .centered(.heaviest),
    ]

    /// By event, its level from 0; `UInt32.max` for events that `roots` do not depend on. Nil when it would cost too much.
    func levels(of tree: IndexedTree, roots: [IndexedTree.Literal]) -> [UInt32]? {
        switch self {
        case .depthFirst(let sorting):
            return Self.depthFirst(tree, roots, weights: sorting.weights(of: tree), backwards: sorting == .backwards)
        case .heaviest: return Self.heaviest(tree, roots)
        case .centered(let start): return start.levels(of: tree, roots: roots).map { Self.centered(tree, from: $0) }
        }
    }

    private static func depthFirst(
        _ tree: IndexedTree, _ roots: [IndexedTree.Literal], weights: [Double]?, backwards: Bool
    ) -> [UInt32] {
        var levels = [UInt32](repeating: .max, count: tree.eventCount)
        var next: UInt32 = 0
        var seen = [Bool](repeating: false, count: tree.firstGate + tree.gates.count)
        var pending = roots.reversed().map { Int($0 >> 1) }
        while let node = pending.popLast() {
            if seen[node] || node == 0 { continue }
            seen[node] = true
            if node < tree.firstGate {
                levels[node - 1] = next
                next += 1
                continue
            }
            let inputs = tree.gates[node - tree.firstGate].inputs
            if let weights {
                let sorted = inputs.enumerated().sorted {
                    (weights[Int($0.element >> 1)], $0.offset) < (weights[Int($1.element >> 1)], $1.offset)
                }
                for input in sorted.reversed() { pending.append(Int(input.element >> 1)) }
            } else if backwards {
                for input in inputs { pending.append(Int(input >> 1)) }
            } else {
                for input in inputs.reversed() { pending.append(Int(input >> 1)) }
            }
        }
        return levels
    }

    /// Costs the product of events and tree; beyond this it is left out.
    private static let mostWork = 30_000_000

    private static func heaviest(_ tree: IndexedTree, _ roots: [IndexedTree.Literal]) -> [UInt32]? {
        let size = tree.gates.reduce(0) { $0 + $1.inputs.count }
        guard tree.eventCount * size <= mostWork else { return nil }
        var levels = [UInt32](repeating: .max, count: tree.eventCount)
        var done = [Bool](repeating: false, count: tree.firstGate + tree.gates.count)
        var open = tree.gates.map(\.inputs.count)
        var above = [[Int32]](repeating: [], count: done.count)
        for (index, gate) in tree.gates.enumerated() {
            for input in gate.inputs { above[Int(input >> 1)].append(Int32(index)) }
        }
        for level in 0..<UInt32(tree.eventCount) {
            var weights = [Double](repeating: 0, count: done.count)
            for root in roots { weights[Int(root >> 1)] = 1 }
            for index in tree.gates.indices.reversed() where weights[tree.firstGate + index] > 0 && open[index] > 0 {
                let share = weights[tree.firstGate + index] / Double(open[index])
                for input in tree.gates[index].inputs where !done[Int(input >> 1)] { weights[Int(input >> 1)] += share }
            }
            var best = 0
            var bestWeight = 0.0
            for node in 1..<max(1, tree.firstGate) where !done[node] && weights[node] > bestWeight {
                (best, bestWeight) = (node, weights[node])
            }
            if best == 0 { break }
            levels[best - 1] = level
            var finished = [best]
            while let node = finished.popLast() {
                done[node] = true
                for gate in above[node] {
                    open[Int(gate)] -= 1
                    if open[Int(gate)] == 0 { finished.append(tree.firstGate + Int(gate)) }
                }
            }
        }
        return levels
    }

    private static let rounds = 60

    private static func centered(_ tree: IndexedTree, from start: [UInt32]) -> [UInt32] {
        let count = tree.firstGate + tree.gates.count
        var places = [Double](repeating: 0, count: count)
        for (event, level) in start.enumerated() where level != .max { places[event + 1] = Double(level) }
        for (index, gate) in tree.gates.enumerated() {
            places[tree.firstGate + index] =
                gate.inputs.reduce(0) { $0 + places[Int($1 >> 1)] } / Double(gate.inputs.count)
        }
        var best = start
        var bestSpan = Double.infinity
        var worse = 0
        for _ in 0..<rounds where worse < 10 {
            var (sums, counts) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
            for (index, gate) in tree.gates.enumerated() {
                let own = tree.firstGate + index
                var center = places[own]
                for input in gate.inputs { center += places[Int(input >> 1)] }
                center /= Double(gate.inputs.count + 1)
                sums[own] += center
                counts[own] += 1
                for input in gate.inputs {
                    sums[Int(input >> 1)] += center
                    counts[Int(input >> 1)] += 1
                }
            }
            var keyed: [(place: Double, node: Int)] = []
            keyed.reserveCapacity(count)
            for node in 1..<max(1, count) where counts[node] > 0 { keyed.append((sums[node] / counts[node], node)) }
            keyed.sort { $0 < $1 }
            for (rank, key) in keyed.enumerated() { places[key.node] = Double(rank) }
            let span = Self.span(tree, places)
            worse += 1
            guard span < bestSpan else { continue }
            (bestSpan, worse) = (span, 0)
            var next: UInt32 = 0
            var ranked = start
            for key in keyed where key.node < tree.firstGate && start[key.node - 1] != .max {
                ranked[key.node - 1] = next
                next += 1
            }
            // Roots that are events of no gate come last.
            for event in start.indices where start[event] != .max && counts[event + 1] == 0 {
                ranked[event] = next
                next += 1
            }
            best = ranked
        }
        return best
    }

    /// Over all gates, how far apart a gate and its inputs lie.
    private static func span(_ tree: IndexedTree, _ places: [Double]) -> Double {
        var sum = 0.0
        for (index, gate) in tree.gates.enumerated() {
            var low = places[tree.firstGate + index]
            var high = low
            for input in gate.inputs {
                low = min(low, places[Int(input >> 1)])
                high = max(high, places[Int(input >> 1)])
            }
            sum += high - low
        }
        return sum
    }
}

extension EventOrder.Sorting {
    /// By node, smaller first; nil: the inputs stay as they are.
    fileprivate func weights(of tree: IndexedTree) -> [Double]? {
        var weights = [Double](repeating: 1, count: tree.firstGate + tree.gates.count)
        switch self {
        case .asWritten, .backwards: return nil
        case .smallestFirst, .largestFirst:
            let sign: Double = self == .smallestFirst ? 1 : -1
            for (index, gate) in tree.gates.enumerated() {
                weights[tree.firstGate + index] = sign * gate.inputs.reduce(0) { $0 + abs(weights[Int($1 >> 1)]) }
            }
        case .sharedFirst:
            for node in weights.indices { weights[node] = 1 }
            for gate in tree.gates { for input in gate.inputs { weights[Int(input >> 1)] -= 1 } }
            for node in weights.indices { weights[node] = min(0, weights[node]) }
            for (index, gate) in tree.gates.enumerated() {
                weights[tree.firstGate + index] += gate.inputs.reduce(0) { $0 + weights[Int($1 >> 1)] }
            }
        }
        return weights
    }
}
