/// Tries several orders of the events and keeps the smallest diagram.
///
/// A race: all orders begin with a small amount of work; the two thirds that got furthest with it go on to twice as much, and
/// so forth, until one is done. The others of that round may still beat it with less work than it took. When those that
/// are left have spent all, the answer is that the budget is spent.
struct Portfolio {
    struct Choice {
        /// By event.
        var levels: [UInt32]
        /// The literals of the diagram's roots; the top first.
        var kept: [IndexedTree.Literal]
        var diagram: Diagram
    }

    private let tree: IndexedTree
    private let watch: BudgetWatch
    /// What the diagram has roots for.
    private let roots: [IndexedTree.Literal]
    /// The same tree simplified, as it is built from.
    private let simple: (tree: IndexedTree, roots: [IndexedTree.Literal])

    /// So many events at most, and the named gates are kept with the top: they will be observed.
    private static let smallTree = 60

    /// Up to this much work at least two orders run on.
    private static let sprint = 250_000

    init(_ tree: IndexedTree, within watch: BudgetWatch) {
        self.tree = tree
        self.watch = watch
        let gates = tree.eventCount <= Self.smallTree ? Set(tree.named.values).subtracting([tree.top]).sorted() : []
        roots = [tree.top] + gates
        simple = tree.coalesced(roots: roots)
    }

    /// A construction under one order, which can be halted and go on.
    private final class Contender {
        let levels: [UInt32]
        var construction: Construction

        init(_ levels: [UInt32], _ tree: IndexedTree, _ roots: [IndexedTree.Literal], within watch: BudgetWatch) {
            self.levels = levels
            construction = Construction(tree, roots: roots, levels: levels, within: watch)
        }

        /// - Returns: whether it is done.
        func run(work: Int) throws(BudgetSpent) -> Bool {
            do throws(BudgetSpent) {
                try construction.run(steps: work)
                return true
            } catch {
                if error == .time { throw error }
                return false
            }
        }

        var diagram: Diagram { Diagram(construction.edges, of: construction.diagrams) }
    }

    func best() throws(BudgetSpent) -> Choice {
        var contenders = orders.map { Contender($0, simple.tree, simple.roots, within: watch) }
        var bench: [Contender] = []
        var roundsAlone = 0
        var work = 8_000 + simple.tree.gates.count * 20
        while true {
            var best: (contender: Contender, size: Int)?
            var limit = work
            for contender in contenders where try contender.run(work: limit) {
                let size = contender.construction.size
                if size < best?.size ?? .max { best = (contender, size) }
                limit = min(limit, contender.construction.diagrams.steps * 3 / 4)
                // A diagram as small as the tree needs no competitors.
                if size <= 8 * simple.tree.gates.count { break }
            }
            if let (contender, _) = best {
                return Choice(levels: complete(contender.levels), kept: roots, diagram: contender.diagram)
            }
            if work >= watch.steps { throw .nodes }
            contenders.sort { $0.construction.gatesDone > $1.construction.gatesDone }
            let kept = min(contenders.count, max(work < Self.sprint ? 2 : 1, contenders.count * 2 / 3))
            bench.insert(contentsOf: contenders[kept...], at: 0)
            contenders.removeLast(contenders.count - kept)
            // A leader that does not get there after all is joined by the next best.
            roundsAlone = contenders.count == 1 ? roundsAlone + 1 : 0
            if roundsAlone > 3, !bench.isEmpty { contenders.append(bench.removeFirst()) }
            work *= 2
        }
    }

    /// By event, levels; no two alike.
    private var orders: [[UInt32]] {
        var found: [[UInt32]] = []
        for order in EventOrder.portfolio {
            guard let levels = order.levels(of: simple.tree, roots: simple.roots), !found.contains(levels) else {
                continue
            }
            found.append(levels)
            // Without shared events every order of this kind is as good as the first.
            if !hasSharing { break }
        }
        return found
    }

    /// Levels for the events also that only other named gates depend on: they may be asked for later, and come last.
    private func complete(_ levels: [UInt32]) -> [UInt32] {
        let used = tree.reachable(from: tree.named.values.sorted())
        var levels = levels
        var next = UInt32(levels.count { $0 != .max })
        for event in levels.indices where levels[event] == .max && used[event + 1] {
            levels[event] = next
            next += 1
        }
        return levels
    }

    /// Whether any event or gate is used twice.
    private var hasSharing: Bool {
        var used = [Bool](repeating: false, count: simple.tree.firstGate + simple.tree.gates.count)
        for gate in simple.tree.gates {
            for input in gate.inputs where input > 1 {
                if used[Int(input >> 1)] { return true }
                used[Int(input >> 1)] = true
            }
        }
        return false
    }
}
