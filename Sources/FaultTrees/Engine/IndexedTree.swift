/// A fault tree as integers: gates over literals, children before parents, constants gone, equal gates one.
struct IndexedTree: Sendable {
    /// A node and a sign: `node << 1 | negated`. Node 0 is true, then come the events, then the gates.
    typealias Literal = UInt32
    static let yes: Literal = 0
    static let no: Literal = 1

    /// What is left of the connectives when signs are on the literals.
    enum Kind: Hashable, Sendable {
        case and, or, xor
        /// At least so many, from 2 to one less than the number of inputs.
        case atLeast(Int)
    }

    struct Gate: Hashable, Sendable {
        var kind: Kind
        var inputs: [Literal]
    }

    /// Of every declared event, those included that nothing depends on.
    var eventCount: Int
    var gates: [Gate] = []
    var top: Literal = yes
    /// The literals of the named gates.
    var named: [String: Literal] = [:]

    var firstGate: Int { eventCount + 1 }

    @inline(__always)
    func gate(_ literal: Literal) -> Gate? {
        let index = Int(literal >> 1) - firstGate
        return index >= 0 ? gates[index] : nil
    }

    /// Marks by node what `roots` depend on.
    func reachable(from roots: [Literal]) -> [Bool] {
        var marks = [Bool](repeating: false, count: firstGate + gates.count)
        for root in roots { marks[Int(root >> 1)] = true }
        for index in gates.indices.reversed() where marks[firstGate + index] {
            for input in gates[index].inputs { marks[Int(input >> 1)] = true }
        }
        return marks
    }
}

/// Makes an `IndexedTree`; simplifies while doing so.
struct IndexedTreeBuilder {
    typealias Literal = IndexedTree.Literal
    private(set) var tree: IndexedTree
    private var known: [IndexedTree.Gate: Literal] = [:]

    init(eventCount: Int) { tree = IndexedTree(eventCount: eventCount) }

    mutating func add(_ connective: Connective, _ inputs: [Literal]) -> Literal {
        switch connective {
        case .or: any(inputs)
        case .and: any(inputs.map { $0 ^ 1 }) ^ 1
        case .nor: any(inputs) ^ 1
        case .nand: any(inputs.map { $0 ^ 1 })
        case .not: inputs[0] ^ 1
        case .xor: parity(inputs)
        case .iff: parity(inputs) ^ 1
        case .imply: any([inputs[0] ^ 1, inputs[1]])
        case .atLeast(let count): atLeast(count, inputs)
        case .cardinality(let least, let most):
            any([atLeast(least, inputs) ^ 1, atLeast(most + 1, inputs)]) ^ 1
        }
    }

    /// `or`; an `or` whose inputs are mostly negated is kept as the negation of an `and`.
    private mutating func any(_ inputs: [Literal]) -> Literal {
        var list: [Literal] = []
        list.reserveCapacity(inputs.count)
        for input in inputs.sorted() {
            if input == IndexedTree.yes { return IndexedTree.yes }
            if input == IndexedTree.no || input == list.last { continue }
            if let last = list.last, last ^ 1 == input { return IndexedTree.yes }
            list.append(input)
        }
        if list.isEmpty { return IndexedTree.no }
        if list.count == 1 { return list[0] }
        let negated = list.count { $0 & 1 == 1 }
        // The order of the source is the one that its author found natural, and orders of variables start from it.
        let wanted = Set(list)
        var seen = Set<Literal>()
        let ordered =
            list.count == inputs.count ? inputs : inputs.filter { wanted.contains($0) && seen.insert($0).inserted }
        if negated * 2 > list.count { return gate(.and, ordered.map { $0 ^ 1 }) ^ 1 }
        return gate(.or, ordered)
    }

    private mutating func parity(_ inputs: [Literal]) -> Literal {
        var sign: Literal = 0
        var odd: [Literal] = []
        for input in inputs {
            sign ^= input & 1
            let node = input & ~1
            if node == IndexedTree.yes {
                sign ^= 1
            } else if let place = odd.firstIndex(of: node) {
                odd.remove(at: place)
            } else {
                odd.append(node)
            }
        }
        if odd.isEmpty { return IndexedTree.no ^ sign }
        if odd.count == 1 { return odd[0] ^ sign }
        return gate(.xor, odd) ^ sign
    }

    private mutating func atLeast(_ count: Int, _ inputs: [Literal]) -> Literal {
        let sure = inputs.count { $0 == IndexedTree.yes }
        let open = inputs.filter { $0 > 1 }
        let needed = count - sure
        if needed <= 0 { return IndexedTree.yes }
        if needed > open.count { return IndexedTree.no }
        if needed == 1 { return any(open) }
        if needed == open.count { return any(open.map { $0 ^ 1 }) ^ 1 }
        return gate(.atLeast(needed), open)
    }

    private mutating func gate(_ kind: IndexedTree.Kind, _ inputs: [Literal]) -> Literal {
        let gate = IndexedTree.Gate(kind: kind, inputs: inputs)
        if let literal = known[gate] { return literal }
        let literal = Literal(tree.firstGate + tree.gates.count) << 1
        tree.gates.append(gate)
        known[gate] = literal
        return literal
    }

    mutating func setTop(_ literal: Literal) { tree.top = literal }
    mutating func name(_ literal: Literal, _ name: String) { tree.named[name] = literal }
}

extension IndexedTree {
    /// The tree by integers; events in the order of `tree.events`. Costs the size of the tree.
    init(_ tree: FaultTree) {
        var translation = Translation(tree)
        for gate in tree.gates { translation.define(gate.name) }
        self = translation.finish(top: tree.top)
    }

    private struct Translation {
        var builder: IndexedTreeBuilder
        var literals: [String: Literal] = [:]
        let formulas: [String: Formula]

        init(_ tree: FaultTree) {
            builder = IndexedTreeBuilder(eventCount: tree.events.count)
            literals.reserveCapacity(tree.events.count + tree.gates.count)
            for (index, event) in tree.events.enumerated() { literals[event.name] = Literal(index + 1) << 1 }
            for house in tree.houseEvents { literals[house.name] = house.state ? IndexedTree.yes : IndexedTree.no }
            formulas = Dictionary(uniqueKeysWithValues: tree.gates.map { ($0.name, $0.formula) })
        }

        /// Defines the gate and, before it, what it depends on; the chain of gates may be as long as it likes.
        mutating func define(_ name: String) {
            guard literals[name] == nil else { return }
            var pending = [name]
            while let last = pending.last {
                guard literals[last] == nil, let formula = formulas[last] else {
                    pending.removeLast()
                    continue
                }
                let before = pending.count
                formula.visit { part in
                    if case .name(let input) = part, literals[input] == nil { pending.append(input) }
                }
                guard pending.count == before else { continue }
                let literal = self.literal(of: formula)
                literals[last] = literal
                builder.name(literal, last)
                pending.removeLast()
            }
        }

        /// Recurses at most `Formula.maximumDepth` deep.
        private mutating func literal(of formula: Formula) -> Literal {
            switch formula {
            case .name(let name): return literals[name] ?? IndexedTree.no
            case .constant(let value): return value ? IndexedTree.yes : IndexedTree.no
            case .gate(let connective, let inputs):
                var list: [Literal] = []
                list.reserveCapacity(inputs.count)
                for input in inputs { list.append(literal(of: input)) }
                return builder.add(connective, list)
            }
        }

        consuming func finish(top: String) -> IndexedTree {
            builder.setTop(literals[top] ?? IndexedTree.no)
            return builder.tree
        }
    }
}
