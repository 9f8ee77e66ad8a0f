extension Diagram {
    /// The smallest sets of variables that, true while all others are false, make `root` true: the minimal cut sets in the
    /// usual sense, for coherent and other functions alike. Rauzy 1993: straight from the diagram, node by node.
    /// - Parameter isMonotone: no variable that becomes true makes the function false; then the test is cheaper.
    func minimalSolutions(
        of root: UInt32, isMonotone: Bool, within watch: BudgetWatch
    ) throws(BudgetSpent) -> Family {
        var needed = [Bool](repeating: false, count: nodes.count)
        needed[Int(root)] = true
        for index in stride(from: Int(root), to: 1, by: -1) where needed[index] {
            needed[Int(nodes[index].low)] = true
            needed[Int(nodes[index].high)] = true
        }
        var families = Families(within: watch, capacity: nodes.count)
        var solutions = [UInt32](repeating: 0, count: nodes.count)
        solutions[1] = Families.unit
        if root > 1 {
            for index in 2...Int(root) where needed[index] {
                let node = nodes[index]
                // A set with this variable is minimal when the function is not true without it.
                let low = solutions[Int(node.low)]
                let high =
                    isMonotone
                    ? try families.apply(.whereFalse, solutions[Int(node.high)], node.low, self)
                    : try families.apply(.withoutSupersets, solutions[Int(node.high)], low)
                solutions[index] = try families.make(node.level, low, high)
            }
        }
        return Family(solutions[Int(root)], of: families)
    }
}

/// Prime implicants (Coudert & Madre 1992): of a function split by a variable, those of both halves together, and those of
/// either half that are not among them.
struct PrimeImplicants: ~Copyable {
    private var diagrams: BinaryDiagrams
    private var families: Families
    /// By held place of a function's diagram.
    private var known: [BinaryDiagrams.Edge: UInt32] = [
        BinaryDiagrams.no: Families.none, BinaryDiagrams.yes: Families.unit,
    ]

    /// The element of the family for a variable's level: even when true, odd when false.
    static func element(_ level: UInt32, isTrue: Bool) -> UInt32 { level * 2 + (isTrue ? 0 : 1) }

    init(within watch: BudgetWatch) {
        diagrams = BinaryDiagrams(within: watch, capacity: 4096)
        diagrams.keepsEverything = true
        families = Families(within: watch)
    }

    /// The family's elements are `element(_:isTrue:)`.
    mutating func family(of diagram: Diagram, root: UInt32) throws(BudgetSpent) -> Family {
        var edges = [BinaryDiagrams.Edge](repeating: BinaryDiagrams.no, count: diagram.nodes.count)
        edges[1] = BinaryDiagrams.yes
        for index in 2..<max(2, diagram.nodes.count) {
            let node = diagram.nodes[index]
            edges[index] = try diagrams.make(node.level, low: edges[Int(node.low)], high: edges[Int(node.high)])
        }
        var pending = [edges[Int(root)]]
        while let edge = pending.last {
            if known[edge] != nil {
                pending.removeLast()
                continue
            }
            let node = diagrams.node(edge >> 1)
            let (low, high) = (node.low ^ (edge & 1), node.high ^ (edge & 1))
            let both = try diagrams.and(low, high)
            guard let common = known[both], let lows = known[low], let highs = known[high] else {
                pending += [both, low, high].filter { known[$0] == nil }
                continue
            }
            let whenFalse = try families.apply(.difference, lows, common)
            let whenTrue = try families.apply(.difference, highs, common)
            let without = try families.make(Self.element(node.level, isTrue: false), common, whenFalse)
            known[edge] = try families.make(Self.element(node.level, isTrue: true), without, whenTrue)
            pending.removeLast()
        }
        return Family(known[edges[Int(root)]] ?? Families.none, of: families)
    }
}
