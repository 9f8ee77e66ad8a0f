/// Tries several orders of the events and keeps the smallest diagram.
///
/// A race: all orders begin with a small amount of work; the two thirds that got furthest with it go on to twice as much, and
/// so forth, until one is done. Once the work is large, the leader gets four times as much as those behind it: most of the
/// time would be theirs. The others of the last round may still beat the first with less work than it took. When those
/// that are left have spent all, the answer is that the budget is spent.
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

    /// Up to this much work all that are still in get the same.
    private static let sprint = 100_000

    /// Up to this much work at least two orders run on.
    private static let pair = 4_000_000

    init(_ tree: IndexedTree, within watch: BudgetWatch) {
        self.tree = tree
        self.watch = watch
        let gates = tree.eventCount <= Self.smallTree ? Set(tree.named.values).subtracting([tree.top]).sorted() : []
        roots = [tree.top] + gates
        simple = tree.simplified(roots: roots)
    }

    /// A construction under one order, which can be halted and go on.
    private final class Contender {
        let levels: [UInt32]
        private(set) var construction: Construction

        init(_ levels: [UInt32], _ portfolio: Portfolio, _ memory: TableMemory) {
            self.levels = levels
            construction = Construction(
                portfolio.simple.tree, roots: portfolio.simple.roots, levels: levels, within: portfolio.watch,
                memory: memory)
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

        var work: Int { construction.diagrams.steps }
        var diagram: Diagram { Diagram(construction.edges, of: construction.diagrams) }
    }

    func best() throws(BudgetSpent) -> Choice {
        let memory = TableMemory()
        var contenders = orders.map { Contender($0, self, memory) }
        // Those that are out keep their order alone; what they built is given to the others.
        var bench: [[UInt32]] = []
        var roundsAlone = 0
        var work = 6_000 + simple.tree.gates.count * 40
        while true {
            if let contender = try winner(of: contenders, work: work) {
                return Choice(levels: complete(contender.levels), kept: roots, diagram: contender.diagram)
            }
            if work >= watch.steps { throw .nodes }
            contenders.sort { ($0.construction.gatesDone, $1.work) > ($1.construction.gatesDone, $0.work) }
            let kept = min(contenders.count, max(work < Self.pair ? 2 : 1, contenders.count * 2 / 3))
            bench.insert(contentsOf: contenders[kept...].map(\.levels), at: 0)
            contenders.removeLast(contenders.count - kept)
            // A leader that does not get there after all is joined by the next best.
            roundsAlone = contenders.count == 1 ? roundsAlone + 1 : 0
            if roundsAlone > 3, !bench.isEmpty { contenders.append(Contender(bench.removeFirst(), self, memory)) }
            work *= 2
        }
    }

    /// One round: the leader gets so much work in all, from a point on the others get a quarter. Of those that are done,
    /// the one with the smallest diagram; nil: none is.
    private func winner(of contenders: [Contender], work: Int) throws(BudgetSpent) -> Contender? {
        var best: (contender: Contender, size: Int)?
        var limit = work
        for (rank, contender) in contenders.enumerated() {
            guard try contender.run(work: rank > 0 && work > Self.sprint ? min(limit, work / 4) : limit) else {
                continue
            }
            let size = contender.construction.size
            if size < best?.size ?? .max { best = (contender, size) }
            limit = min(limit, contender.work * 3 / 4)
            // A diagram as small as the tree needs no competitors.
            if size <= 8 * simple.tree.gates.count { break }
        }
        return best?.contender
    }

    /// By event, levels; no two alike.
    private var orders: [[UInt32]] {
        var found: [[UInt32]] = []
        // Without sharing any order depth first is as small as can be; when the smaller inputs come first and so lie above,
        // a gate costs as much work as they are large.
        for order in hasSharing ? EventOrder.portfolio : [.depthFirst(.smallestFirst)] {
            guard let levels = order.levels(of: simple.tree, roots: simple.roots), !found.contains(levels) else {
                continue
            }
            found.append(levels)
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
