import FaultModel
import FaultTrees

/// The worlds that are possible, gathered by what would fix them.
struct VisitWorlds {
    struct Group {
        /// Any of these sets of units fixes it; empty: nothing does.
        var fixes: [Units]
        var weight: Double
    }

    /// Heaviest first.
    private(set) var groups: [Group] = []
    private(set) var isExact = true
    /// The share of the worlds that some parts fix, 0…1.
    private(set) var reachable = 0.0

    static let mostCauses = 14
    private static let mostSets = 500_000
    private static let drawnWorlds = 2_048

    /// Nil: what was learnt cannot be true.
    init?(
        _ problem: PlanningProblem, usable: [Bool], _ stock: inout VisitStock, within budget: TreeBudget
    ) throws(TreeError) {
        if problem.minutes.count <= Self.mostCauses, stock.fits {
            let table = WorldTable(problem)
            guard let belief = DenseBelief(problem, table) else { return nil }
            if let families = Self.solvingSets(problem, table, usable) {
                reachable = zip(belief.weights, families).reduce(0.0) { $0 + ($1.1.isEmpty ? 0 : $1.0) }
                gather(zip(belief.weights, families).lazy.filter { $0.0 > 0 }.map { ($0.1, $0.0) }, stock)
                return
            }
        }
        isExact = false
        guard let sets = try Self.drawnSets(problem, usable, stock, budget) else { return nil }
        var weights = usable.map { _ in 0.0 }
        for case (let causes?, let weight) in sets {
            reachable += weight
            for cause in causes { weights[cause] += weight }
        }
        stock.keep(byCause: weights)
        let stock = stock
        var gathered: [[Units]: Double] = [:]
        for (causes, weight) in sets {
            let units = causes.flatMap { stock.units(for: $0) }
            gathered[units.map { [$0] } ?? [], default: 0] += weight
        }
        set(gathered)
    }

    private mutating func gather(_ worlds: some Sequence<([UInt32], Double)>, _ stock: VisitStock) {
        var gathered: [[Units]: Double] = [:]
        var known: [UInt32: Units?] = [:]
        for (family, weight) in worlds {
            var fixes: [Units] = []
            for causes in family {
                if known[causes] == nil { known[causes] = .some(stock.units(for: Self.bits(of: causes))) }
                if let units = known[causes] ?? nil { fixes.append(units) }
            }
            let least = fixes.filter { one in !fixes.contains { $0 != one && $0 & ~one == 0 } }
            gathered[Set(least).sorted(), default: 0] += weight
        }
        set(gathered)
    }

    private mutating func set(_ gathered: [[Units]: Double]) {
        groups = gathered.map { Group(fixes: $0.key, weight: $0.value) }.sorted { left, right in
            left.weight != right.weight
                ? left.weight > right.weight : left.fixes.lexicographicallyPrecedes(right.fixes)
        }
    }

    private static func bits(of causes: UInt32) -> [Int] { (0..<32).filter { causes >> UInt32($0) & 1 == 1 } }

    /// By state, the smallest sets of causes that put right make the symptom go away; nil: there are too many.
    private static func solvingSets(
        _ problem: PlanningProblem, _ table: WorldTable, _ usable: [Bool]
    ) -> [[UInt32]]? {
        var open: UInt32 = 0
        for (cause, isUsable) in usable.enumerated() where isUsable { open |= 1 << UInt32(cause) }
        var families = [[UInt32]](repeating: [], count: table.facts.count)
        var count = 0
        for state in families.indices {
            guard table.facts[state] & 1 == 1 else {
                families[state] = [0]
                continue
            }
            var found = Set<UInt32>()
            var left = UInt32(state) & open
            while left != 0 {
                let cause = left & (~left + 1)
                left &= left - 1
                for set in families[state & ~Int(cause)] { found.insert(set | cause) }
            }
            families[state] =
                found.count < 2
                ? Array(found)
                : found.filter { one in
                    !found.contains { $0 != one && $0 & ~one == 0 }
                }.sorted()
            count += families[state].count
            guard count <= mostSets else { return nil }
        }
        return families
    }

    /// Worlds drawn from what is believed, each with one set of causes that solves it: all that may be put right, less
    /// what may stay, the dearest first. Nil in place of a set: nothing solves it.
    private static func drawnSets(
        _ problem: PlanningProblem, _ usable: [Bool], _ stock: VisitStock, _ budget: TreeBudget
    ) throws(TreeError) -> [(causes: [Int]?, weight: Double)]? {
        guard let evidence = try Evidence(problem.fault, problem.learnt),
            let worlds = try evidence.tree.compiled(within: budget)
                .worlds(drawnWorlds, given: evidence.observations, seed: 1)
        else { return nil }
        let names = problem.fault.causes.map(\.id)
        let costs = names.indices.map { cause in
            stock.itemsByCause[cause].reduce(0.0) { sum, place in
                sum + stock.items[place].weight * (stock.items[place].needs[cause] ?? 0)
            }
        }
        var known: [[Int]: [Int]?] = [:]
        var sets: [(causes: [Int]?, weight: Double)] = []
        for world in 0..<worlds.count {
            let present = names.indices.filter { cause in
                worlds.columns[cause][world >> 6] >> UInt64(world & 63) & 1 == 1
                    && !evidence.gone.contains(names[cause])
            }
            if known[present] == nil {
                known[present] = .some(solvingSet(problem, present, usable, costs))
            }
            sets.append((known[present] ?? nil, 1 / Double(worlds.count)))
        }
        return sets
    }

    private static func solvingSet(
        _ problem: PlanningProblem, _ present: [Int], _ usable: [Bool], _ costs: [Double]
    ) -> [Int]? {
        let logic = problem.logic
        func isThere(_ causes: Set<Int>) -> Bool {
            var columns = [UInt64](repeating: 0, count: logic.slotCount)
            for cause in causes { columns[cause] = 1 }
            logic.evaluate(&columns, words: 1)
            return columns[logic.top] & 1 == 1
        }
        var left = Set(present.filter { !usable[$0] })
        guard !isThere(left) else { return nil }
        var taken: [Int] = []
        let dearest = present.filter { usable[$0] }.sorted { costs[$0] != costs[$1] ? costs[$0] > costs[$1] : $0 < $1 }
        for cause in dearest {
            if isThere(left.union([cause])) { taken.append(cause) } else { left.insert(cause) }
        }
        return taken.sorted()
    }
}
