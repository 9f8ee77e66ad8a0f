/// Takes out occurrences of shared nodes that the rest of the tree makes redundant.
///
/// Suppose that a node is true, and some gates are true or false with it whatever the other events do. Where every way from
/// a root to an occurrence of the node leads through such a gate, the occurrence only ever counts when the node is false: it
/// becomes that constant, and the gates nearest to the roots say "or the node" (or "and not") instead. The same with the
/// node false. After Niemelä (1982), for trees with negations and parities too. The functions of the roots stay as they are;
/// only sharing, which is what diagrams grow with, gets less.
struct Absorption {
    private typealias Literal = IndexedTree.Literal
    private var kinds: [IndexedTree.Kind]
    private var inputs: [[IndexedTree.Literal]]
    /// By node, the gates that it is an input of, by index; each once, some perhaps no longer.
    private var above: [[Int32]]
    private let firstGate: Int
    private let roots: [IndexedTree.Literal]
    private var isRoot: [Bool]
    /// By node: what it is for good.
    private var settled: [Value]
    /// By node: what it is while one node is supposed to be constant, where `supposedAt` is the present round.
    private var supposed: [Value]
    private var supposedAt: [Int32]
    private var inCone: [Int32]
    private var seen: [Int32]
    private var round: Int32 = 0
    private var workLeft: Int

    private enum Value: UInt8 {
        case open, no, yes

        init(_ isTrue: Bool) { self = isTrue ? .yes : .no }

        func with(_ sign: IndexedTree.Literal) -> Value {
            switch self {
            case .open: .open
            case .no: sign == 0 ? .no : .yes
            case .yes: sign == 0 ? .yes : .no
            }
        }
    }

    /// - Parameter work: inputs of gates that may be looked at; then what has been found so far is the answer.
    init(_ tree: IndexedTree, roots: [IndexedTree.Literal], work: Int) {
        firstGate = tree.firstGate
        self.roots = roots
        kinds = tree.gates.map(\.kind)
        inputs = tree.gates.map(\.inputs)
        let count = tree.firstGate + tree.gates.count
        above = [[Int32]](repeating: [], count: count)
        for (index, gate) in tree.gates.enumerated() {
            for input in gate.inputs { above[Int(input >> 1)].append(Int32(index)) }
        }
        isRoot = [Bool](repeating: false, count: count)
        for root in roots { isRoot[Int(root >> 1)] = true }
        settled = [Value](repeating: .open, count: count)
        settled[0] = .yes
        supposed = settled
        supposedAt = [Int32](repeating: 0, count: count)
        inCone = supposedAt
        seen = supposedAt
        workLeft = work
    }

    /// The simplified tree and the same roots in it; nil: nothing was redundant.
    consuming func run() -> (tree: IndexedTree, roots: [IndexedTree.Literal])? {
        var hasChanged = false
        forgetTheUnused()
        let nodes = above.indices.filter { $0 > 0 && above[$0].count > 1 }
        for _ in 0..<Self.passes {
            var isNew = false
            for value in [Value.yes, .no] {
                for node in nodes where settled[node] == .open && absorb(node, value) { isNew = true }
            }
            if !isNew { break }
            hasChanged = true
            forgetTheUnused()
        }
        return hasChanged ? rebuilt() : nil
    }

    private static let passes = 3

    /// What a gate is, given what is known of its inputs.
    private func value(ofGate index: Int) -> Value {
        var (yes, open) = (0, 0)
        for input in inputs[index] {
            let node = Int(input >> 1)
            let value = settled[node] != .open ? settled[node] : supposedAt[node] == round ? supposed[node] : .open
            switch value.with(input & 1) {
            case .yes: yes += 1
            case .open: open += 1
            case .no: break
            }
        }
        let all = inputs[index].count
        switch kinds[index] {
        case .or: return yes > 0 ? .yes : open == 0 ? .no : .open
        case .and: return yes == all ? .yes : yes + open < all ? .no : .open
        case .xor: return open > 0 ? .open : Value(yes % 2 == 1)
        case .atLeast(let count): return yes >= count ? .yes : yes + open < count ? .no : .open
        }
    }
}

// MARK: - One node

extension Absorption {
    /// Supposes that `node` is `value`.
    /// - Returns: whether an occurrence was redundant; it is gone then.
    private mutating func absorb(_ node: Int, _ value: Value) -> Bool {
        guard workLeft > 0 else { return false }
        let users = above[node].filter { settled[firstGate + Int($0)] == .open }
        guard users.count > 1 else { return false }
        guard suppose(node, value) else { return false }
        let decided = nearestDecided(above: node)
        let redundant = users.filter { index in
            let gate = firstGate + Int(index)
            return seen[gate] != round && !(decided.contains(Int(index)) && says(Int(index), node, value))
        }
        let wrapped = decided.filter { !says($0, node, value) }
        guard redundant.count > wrapped.count else { return false }
        let literal = Literal(node) << 1 | (value == .yes ? 0 : 1)
        let results = wrapped.map { supposed[firstGate + $0] }
        for index in redundant { replace(node, in: Int(index), by: value == .yes ? IndexedTree.no : IndexedTree.yes) }
        above[node].removeAll { redundant.contains($0) }
        for (gate, result) in zip(wrapped, results) { wrap(gate, literal, makingIt: result) }
        settle(redundant)
        return true
    }

    /// Whether the gate says by itself that it is decided when the node is: the node is one of its own inputs.
    private func says(_ index: Int, _ node: Int, _ value: Value) -> Bool {
        let deciding: Value
        switch kinds[index] {
        case .or: deciding = .yes
        case .and: deciding = .no
        default: return false
        }
        return inputs[index].contains { Int($0 >> 1) == node && value.with($0 & 1) == deciding }
    }

    /// Marks what follows from the node being `value`, and all that depends on the node.
    /// - Returns: whether anything follows.
    private mutating func suppose(_ node: Int, _ value: Value) -> Bool {
        round += 1
        supposed[node] = value
        supposedAt[node] = round
        var follows = false
        var pending = [node]
        while let next = pending.popLast() {
            for index in above[next] {
                let gate = firstGate + Int(index)
                guard supposedAt[gate] != round, settled[gate] == .open else { continue }
                workLeft -= inputs[Int(index)].count
                let result = self.value(ofGate: Int(index))
                guard result != .open else { continue }
                follows = true
                supposed[gate] = result
                supposedAt[gate] = round
                pending.append(gate)
            }
        }
        guard follows else { return false }
        pending = [node]
        while let next = pending.popLast() {
            for index in above[next] {
                let gate = firstGate + Int(index)
                guard inCone[gate] != round, settled[gate] == .open else { continue }
                inCone[gate] = round
                pending.append(gate)
            }
        }
        return true
    }

    /// The decided gates that a way from a root meets first; marks as seen the open gates on the ways to them.
    private mutating func nearestDecided(above node: Int) -> Set<Int> {
        var decided: Set<Int> = []
        var pending: [Int] = []
        func meet(_ gate: Int, _ self: inout Self) {
            guard self.inCone[gate] == self.round, self.seen[gate] != self.round else { return }
            if self.supposedAt[gate] == self.round {
                decided.insert(gate - self.firstGate)
            } else {
                self.seen[gate] = self.round
                pending.append(gate)
            }
        }
        for root in roots { meet(Int(root >> 1), &self) }
        while let gate = pending.popLast() {
            let list = inputs[gate - firstGate]
            workLeft -= list.count
            for input in list { meet(Int(input >> 1), &self) }
        }
        return decided
    }
}

// MARK: - Changes

extension Absorption {
    private mutating func replace(_ node: Int, in index: Int, by constant: IndexedTree.Literal) {
        for place in inputs[index].indices where Int(inputs[index][place] >> 1) == node {
            inputs[index][place] = constant ^ (inputs[index][place] & 1)
        }
    }

    /// Makes the gate `result` wherever `literal` is true.
    private mutating func wrap(_ index: Int, _ literal: IndexedTree.Literal, makingIt result: Value) {
        let (kind, input): (IndexedTree.Kind, Literal) = result == .yes ? (.or, literal) : (.and, literal ^ 1)
        if kinds[index] != kind {
            let inner = above.count
            kinds.append(kinds[index])
            inputs.append(inputs[index])
            for place in Set(inputs[index].map { Int($0 >> 1) }) where place > 0 {
                above[place].removeAll { Int($0) == index }
                above[place].append(Int32(inner - firstGate))
            }
            above.append([Int32(index)])
            isRoot.append(false)
            settled.append(.open)
            supposed.append(.open)
            supposedAt.append(0)
            inCone.append(0)
            seen.append(0)
            kinds[index] = kind
            inputs[index] = [Literal(inner) << 1]
        }
        inputs[index].append(input)
        if !above[Int(input >> 1)].contains(Int32(index)) { above[Int(input >> 1)].append(Int32(index)) }
    }

    /// Gates that are constant now, and those that are constant with them.
    private mutating func settle(_ changed: [Int32]) {
        round += 1
        var pending = changed.map { Int($0) }
        while let index = pending.popLast() {
            guard settled[firstGate + index] == .open else { continue }
            let result = value(ofGate: index)
            guard result != .open else { continue }
            settled[firstGate + index] = result
            pending += above[firstGate + index].map { Int($0) }
        }
    }

    /// Gates that no root depends on any longer use nothing.
    private mutating func forgetTheUnused() {
        round += 1
        var pending = roots.map { Int($0 >> 1) }
        while let node = pending.popLast() {
            guard settled[node] == .open, seen[node] != round else { continue }
            seen[node] = round
            if node >= firstGate { pending += inputs[node - firstGate].map { Int($0 >> 1) } }
        }
        for node in above.indices { above[node].removeAll { seen[firstGate + Int($0)] != round } }
    }

    private consuming func rebuilt() -> (tree: IndexedTree, roots: [IndexedTree.Literal]) {
        var builder = IndexedTreeBuilder(eventCount: firstGate - 1)
        var literals = [Literal](repeating: .max, count: above.count)
        for node in 0..<firstGate { literals[node] = Literal(node) << 1 }
        for node in settled.indices where settled[node] != .open {
            literals[node] = settled[node] == .yes ? IndexedTree.yes : IndexedTree.no
        }
        var pending = roots.reversed().map { Int($0 >> 1) }
        while let node = pending.last {
            let before = pending.count
            if literals[node] == .max {
                let list = inputs[node - firstGate]
                for input in list.reversed() where literals[Int(input >> 1)] == .max { pending.append(Int(input >> 1)) }
                if pending.count > before { continue }
                literals[node] = builder.add(
                    kinds[node - firstGate].connective, list.map { literals[Int($0 >> 1)] ^ ($0 & 1) })
            }
            pending.removeLast()
        }
        let newRoots = roots.map { literals[Int($0 >> 1)] ^ ($0 & 1) }
        builder.setTop(newRoots.first ?? IndexedTree.no)
        return (builder.tree, newRoots)
    }
}
