/// Builds the diagrams of gates under one order of the events.
struct Construction: ~Copyable {
    private let tree: IndexedTree
    /// By event, from 0; `UInt32.max`: the event does not matter.
    private let levels: [UInt32]
    var diagrams: BinaryDiagrams
    private(set) var gatesDone = 0
    /// By node of the tree: the place where its diagram is held, or -1.
    private var places: [Int]

    private let roots: [IndexedTree.Literal]
    /// By node of the tree: how many gates and roots still need its diagram.
    private var uses: [Int]
    /// Gates after their inputs, so that a diagram is used soon after it was made.
    private let order: [Int]

    init(
        _ tree: IndexedTree, roots: [IndexedTree.Literal], levels: [UInt32], within watch: BudgetWatch,
        memory: TableMemory = TableMemory()
    ) {
        self.tree = tree
        self.roots = roots
        self.levels = levels
        diagrams = BinaryDiagrams(within: watch, capacity: tree.gates.count * 4 + 64, memory: memory)
        places = [Int](repeating: -1, count: tree.firstGate + tree.gates.count)
        uses = [Int](repeating: 0, count: places.count)
        for root in roots { uses[Int(root >> 1)] += 1 }
        let marks = tree.reachable(from: roots)
        for (index, gate) in tree.gates.enumerated() where marks[tree.firstGate + index] {
            for input in gate.inputs { uses[Int(input >> 1)] += 1 }
        }
        order = Self.depthFirst(tree, roots, levels)
    }

    /// Builds until done or until so many steps were made since the beginning; then it can be called again, and what was
    /// computed of the gate in work is remembered.
    mutating func run(steps: Int) throws(BudgetSpent) {
        diagrams.allow(steps: steps)
        if places[0] < 0 {
            places[0] = diagrams.hold(BinaryDiagrams.yes)
            for node in 1..<max(1, tree.firstGate) where uses[node] > 0 {
                places[node] = diagrams.hold(try diagrams.variable(levels[node - 1]))
            }
        }
        while gatesDone < order.count {
            let index = order[gatesDone]
            let gate = tree.gates[index]
            places[tree.firstGate + index] = try build(gate)
            gatesDone += 1
            // A diagram that nothing needs any longer is dropped.
            for input in gate.inputs {
                let node = Int(input >> 1)
                uses[node] -= 1
                if uses[node] == 0, node >= tree.firstGate { diagrams.release(places[node]) }
            }
        }
    }

    /// The diagrams of the roots, once `run` is done.
    var edges: [BinaryDiagrams.Edge] {
        var found: [BinaryDiagrams.Edge] = []
        for root in roots { found.append(edge(root)) }
        return found
    }

    /// How many nodes the diagrams of the roots have, signs apart.
    var size: Int { diagrams.size(of: edges) }

    private static func depthFirst(
        _ tree: IndexedTree, _ roots: [IndexedTree.Literal], _ levels: [UInt32]
    ) -> [Int] {
        var order: [Int] = []
        var state = [UInt8](repeating: 0, count: tree.gates.count)
        var pending = roots.reversed().map { Int($0 >> 1) - tree.firstGate }.filter { $0 >= 0 }
        while let index = pending.last {
            if state[index] == 0 {
                state[index] = 1
                for input in tree.gates[index].inputs {
                    let child = Int(input >> 1) - tree.firstGate
                    if child >= 0, state[child] == 0 { pending.append(child) }
                }
            } else {
                pending.removeLast()
                if state[index] == 1 {
                    state[index] = 2
                    order.append(index)
                }
            }
        }
        return order
    }

    private func edge(_ literal: IndexedTree.Literal) -> BinaryDiagrams.Edge {
        diagrams.held[places[Int(literal >> 1)]] ^ (literal & 1)
    }

    /// - Returns: where the diagram is held.
    private mutating func build(_ gate: IndexedTree.Gate) throws(BudgetSpent) -> Int {
        // From the deepest input up: what is added lies above what is there, and costs little.
        var inputs: [(level: UInt32, literal: IndexedTree.Literal)] = []
        for input in gate.inputs { inputs.append((diagrams.level(edge(input)), input)) }
        inputs.sort { $0.level > $1.level }
        if case .atLeast(let count) = gate.kind { return try atLeast(count, inputs.map(\.literal)) }
        let place = diagrams.hold(gate.kind == .and ? BinaryDiagrams.yes : BinaryDiagrams.no)
        do throws(BudgetSpent) {
            for (_, input) in inputs {
                let (soFar, next) = (diagrams.held[place], edge(input))
                switch gate.kind {
                case .and: diagrams.set(place, to: try diagrams.and(soFar, next))
                case .xor: diagrams.set(place, to: try diagrams.xor(soFar, next))
                default: diagrams.set(place, to: try diagrams.or(soFar, next))
                }
            }
        } catch {
            diagrams.release(place)
            throw error
        }
        return place
    }

    /// By counting from the deepest input up: after each input, place `j` holds "at least j of those so far"
    /// (Dutuit & Rauzy 2001, never expanded).
    private mutating func atLeast(_ count: Int, _ inputs: [IndexedTree.Literal]) throws(BudgetSpent) -> Int {
        var counted = [diagrams.hold(BinaryDiagrams.yes)]
        for _ in 0..<count { counted.append(diagrams.hold(BinaryDiagrams.no)) }
        do throws(BudgetSpent) {
            for (done, input) in inputs.enumerated() {
                let left = inputs.count - done - 1
                for needed in stride(from: min(count, done + 1), to: max(0, count - left - 1), by: -1) {
                    let more = try diagrams.and(edge(input), diagrams.held[counted[needed - 1]])
                    diagrams.set(counted[needed], to: try diagrams.or(more, diagrams.held[counted[needed]]))
                }
            }
        } catch {
            for place in counted { diagrams.release(place) }
            throw error
        }
        for place in counted.dropLast() { diagrams.release(place) }
        return counted[count]
    }
}
