/// Tries several orders of the events and keeps the smallest diagram.
///
/// Any single order is up to 28 times worse than the best one on the trees of the Aralia set. All orders begin with a
/// small budget of nodes, which grows until one of them is done; the others may then go on only while they are smaller.
struct Portfolio {
    struct Choice {
        var levels: [UInt32]
        /// The literals of the diagram's roots; the top first.
        var kept: [IndexedTree.Literal]
        var diagram: Diagram
    }

    let tree: IndexedTree
    let watch: BudgetWatch
    /// What the diagram has roots for.
    let roots: [IndexedTree.Literal]

    /// So many events at most, and the named gates are kept with the top: they will be observed.
    private static let smallTree = 60

    init(_ tree: IndexedTree, within watch: BudgetWatch) {
        self.tree = tree
        self.watch = watch
        let gates = tree.eventCount <= Self.smallTree ? Set(tree.named.values).subtracting([tree.top]).sorted() : []
        roots = [tree.top] + gates
    }

    func best() throws(BudgetSpent) -> Choice {
        var orders: [[UInt32]] = []
        for order in EventOrder.allCases {
            let levels = order.levels(of: tree, roots: roots)
            if !orders.contains(levels) { orders.append(levels) }
            // Without shared events every order of this kind is as good as the first.
            if !hasSharing { break }
        }
        var allowed = min(watch.nodes, max(4096, tree.eventCount * 16))
        while true {
            var best: Choice?
            for levels in orders {
                let limit = best.map { $0.diagram.nodes.count } ?? allowed
                do throws(BudgetSpent) {
                    let found = try diagram(levels, within: watch.allowing(nodes: limit))
                    if found.nodes.count < best?.diagram.nodes.count ?? .max {
                        best = Choice(levels: levels, kept: roots, diagram: found)
                    }
                } catch {
                    if error == .time && best == nil { throw error }
                }
            }
            if let best { return best }
            if allowed == watch.nodes { throw .nodes }
            allowed = min(watch.nodes, allowed * 8)
        }
    }

    private func diagram(_ levels: [UInt32], within watch: BudgetWatch) throws(BudgetSpent) -> Diagram {
        var construction = Construction(tree, levels: levels, within: watch)
        let edges = try construction.edges(of: roots)
        return Diagram(edges, of: construction.diagrams)
    }

    /// Whether any event or gate is used twice.
    private var hasSharing: Bool {
        let marks = tree.reachable(from: roots)
        var used = [Bool](repeating: false, count: marks.count)
        for (index, gate) in tree.gates.enumerated() where marks[tree.firstGate + index] {
            for input in gate.inputs where input > 1 {
                if used[Int(input >> 1)] { return true }
                used[Int(input >> 1)] = true
            }
        }
        return false
    }
}
