/// An order of the events in which a diagram is built. Depth-first orders differ in which input of a gate comes first;
/// none is good for every tree, which is why several are tried.
enum EventOrder: CaseIterable {
    /// As written.
    case written
    /// The input with the smaller subtree first.
    case smallestFirst
    case largestFirst
    /// As written, backwards.
    case reversed
    /// Inputs with much that is used elsewhere first.
    case sharedFirst
    /// Events before gates.
    case eventsFirst

    /// By event, its level from 0; `UInt32.max` for events that no named gate depends on.
    func levels(of tree: IndexedTree, roots: [IndexedTree.Literal]) -> [UInt32] {
        let weights = self.weights(of: tree, roots: roots)
        var levels = [UInt32](repeating: .max, count: tree.eventCount)
        var next: UInt32 = 0
        var seen = [Bool](repeating: false, count: tree.firstGate + tree.gates.count)
        // What the roots do not need may be asked for later; it comes last.
        var pending = (roots + tree.named.values.sorted()).reversed().map { Int($0 >> 1) }
        while let node = pending.popLast() {
            if seen[node] || node == 0 { continue }
            seen[node] = true
            if node < tree.firstGate {
                levels[node - 1] = next
                next += 1
                continue
            }
            var inputs = tree.gates[node - tree.firstGate].inputs.map { Int($0 >> 1) }
            switch self {
            case .written: break
            case .reversed: inputs.reverse()
            default: inputs = Self.sorted(inputs, by: weights)
            }
            pending.append(contentsOf: inputs.reversed())
        }
        return levels
    }

    private static func sorted(_ inputs: [Int], by weights: [Double]) -> [Int] {
        inputs.enumerated().sorted {
            (weights[$0.element], $0.offset) < (weights[$1.element], $1.offset)
        }.map(\.element)
    }

    /// By node; smaller comes first.
    private func weights(of tree: IndexedTree, roots: [IndexedTree.Literal]) -> [Double] {
        var weights = [Double](repeating: 1, count: tree.firstGate + tree.gates.count)
        if self == .written || self == .reversed { return weights }
        if self == .sharedFirst {
            for node in 1..<max(1, tree.firstGate) { weights[node] = 0 }
            for gate in tree.gates { for input in gate.inputs { weights[Int(input >> 1)] -= 1 } }
            for node in weights.indices { weights[node] = min(0, weights[node] + 1) }
            for (index, gate) in tree.gates.enumerated() {
                weights[tree.firstGate + index] += gate.inputs.reduce(0) { $0 + weights[Int($1 >> 1)] }
            }
            return weights
        }
        for (index, gate) in tree.gates.enumerated() {
            let sum = gate.inputs.reduce(0) { $0 + abs(weights[Int($1 >> 1)]) }
            weights[tree.firstGate + index] = self == .eventsFirst ? 2 : self == .largestFirst ? -sum : sum
        }
        return weights
    }
}
