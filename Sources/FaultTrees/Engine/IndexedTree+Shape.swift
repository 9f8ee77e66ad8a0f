/// Simplifications that keep the meaning of every gate that is asked for.
extension IndexedTree {
    /// The tree of `roots` alone, as small as it is easily made.
    func simplified(roots: [Literal]) -> (tree: IndexedTree, roots: [Literal]) {
        var simple = coalesced(roots: roots)
        for _ in 0..<2 {
            guard let absorbed = Absorption(simple.tree, roots: simple.roots, work: 2_000_000).run() else { break }
            simple = absorbed.tree.coalesced(roots: absorbed.roots)
        }
        return simple
    }

    /// The tree of `roots` alone with gates that are used once merged into an equal connective above them: `or` under
    /// `or`, `and` under `and`, `and` under a negated `or` input, parity under parity. Names other than the roots' are lost.
    func coalesced(roots: [Literal]) -> (tree: IndexedTree, roots: [Literal]) {
        let marks = reachable(from: roots)
        var uses = [Int](repeating: 0, count: marks.count)
        for root in roots { uses[Int(root >> 1)] += 2 }
        for (index, gate) in gates.enumerated() where marks[firstGate + index] {
            for input in gate.inputs { uses[Int(input >> 1)] += 1 }
        }
        var builder = IndexedTreeBuilder(eventCount: eventCount)
        // By node: its literal in the new tree; for merged gates, their inputs instead.
        var literals = [Literal](repeating: Self.no, count: marks.count)
        for node in 0..<firstGate { literals[node] = Literal(node) << 1 }
        var merged = [Int: [Literal]]()
        for (index, gate) in gates.enumerated() where marks[firstGate + index] {
            var inputs: [Literal] = []
            for input in gate.inputs {
                let child = Int(input >> 1)
                if let inner = merged[child],
                    let list = Self.merge(gates[child - firstGate].kind, inner, into: gate.kind, sign: input & 1)
                {
                    inputs += list
                } else {
                    if let inner = merged.removeValue(forKey: child) {
                        literals[child] = builder.add(gates[child - firstGate].kind.connective, inner)
                    }
                    inputs.append(literals[child] ^ (input & 1))
                }
            }
            if uses[firstGate + index] == 1 {
                merged[firstGate + index] = inputs
            } else {
                literals[firstGate + index] = builder.add(gate.kind.connective, inputs)
            }
        }
        let newRoots = roots.map { literals[Int($0 >> 1)] ^ ($0 & 1) }
        builder.setTop(newRoots.first ?? Self.no)
        return (builder.tree, newRoots)
    }

    /// The inputs that a gate's content adds to a gate of `outer`; nil when they do not merge.
    private static func merge(_ inner: Kind, _ inputs: [Literal], into outer: Kind, sign: Literal) -> [Literal]? {
        switch (inner, outer) {
        case (.or, .or) where sign == 0, (.and, .and) where sign == 0: inputs
        case (.and, .or) where sign == 1, (.or, .and) where sign == 1: inputs.map { $0 ^ 1 }
        case (.xor, .xor): sign == 0 ? inputs : [inputs[0] ^ 1] + inputs.dropFirst()
        default: nil
        }
    }
}

extension IndexedTree.Kind {
    var connective: Connective {
        switch self {
        case .and: .and
        case .or: .or
        case .xor: .xor
        case .atLeast(let count): .atLeast(count)
        }
    }
}
