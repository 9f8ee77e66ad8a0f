import FaultModel

/// Finds the cheapest units of parts that fix a wanted share of the worlds: greedily first, then by branch and bound.
///
/// Where the work is spent before the proof, the best list so far stands, with the bound that holds at the start.
struct VisitSearch {
    private(set) var units: Units = 0
    private(set) var cost = Double.infinity
    /// No units that fix as much cost less than this.
    private(set) var leastCost = 0.0
    private(set) var isCheapest = false

    private let groups: [VisitWorlds.Group]
    private let stock: VisitStock
    private let unitCosts: [Double]
    private let wanted: Double
    /// By part, all its units.
    private let all: [Units]
    private var work = 0

    private static let mostWork = 30_000_000
    private static let tolerance = 1e-12

    /// - Parameter wanted: the share of the worlds, 0…1, no more than all units fix.
    init(_ groups: [VisitWorlds.Group], _ stock: VisitStock, wanted: Double) {
        self.groups = groups
        self.stock = stock
        self.wanted = wanted
        unitCosts = stock.unitCosts
        all = stock.items.map { item in
            item.levels.indices.reduce(Units(0)) { $0 | 1 << Units(item.firstUnit + $1) }
        }
        takeGreedily()
        leastCost = bound(0, fixed: Self.share(groups, fixedBy: 0), from: 0, order: Array(stock.items.indices))
        let order = stock.items.indices.sorted { left, right in
            let (mine, other) = (gain(of: left), gain(of: right))
            return mine != other ? mine > other : left < right
        }
        isCheapest = branch(0, at: 0, order, cost: 0)
        if isCheapest { leastCost = cost }
    }

    /// The share of the worlds that units fix.
    static func share(_ groups: [VisitWorlds.Group], fixedBy units: Units) -> Double {
        groups.reduce(0.0) { $0 + ($1.isFixed(by: units) ? $1.weight : 0) }
    }

    private func cost(of units: Units) -> Double {
        unitCosts.indices.reduce(0.0) { $0 + (units >> Units($1) & 1 == 1 ? unitCosts[$1] : 0) }
    }

    // MARK: Greedily

    /// Always what fixes most for its price among what the heaviest worlds lack; at last what is not needed is left.
    private mutating func takeGreedily() {
        var taken: Units = 0
        var fixed = Self.share(groups, fixedBy: taken)
        while fixed < wanted - Self.tolerance {
            var candidates: [Units] = []
            for group in groups where !group.isFixed(by: taken) {
                for fix in group.fixes where !candidates.contains(fix & ~taken) { candidates.append(fix & ~taken) }
                if candidates.count >= 64 { break }
            }
            var best: (units: Units, rate: Double)?
            for candidate in candidates {
                let gain = Self.share(groups, fixedBy: taken | candidate) - fixed
                let rate = gain / max(cost(of: candidate), 1e-9)
                if rate > best?.rate ?? -1 { best = (candidate, rate) }
            }
            guard let best else { break }
            taken |= best.units
            fixed = Self.share(groups, fixedBy: taken)
        }
        for unit in unitCosts.indices.sorted(by: {
            unitCosts[$0] != unitCosts[$1] ? unitCosts[$0] > unitCosts[$1] : $0 < $1
        })
        where taken >> Units(unit) & 1 == 1 {
            let without = taken & ~unitsFrom(unit)
            if Self.share(groups, fixedBy: without) >= wanted - Self.tolerance { taken = without }
        }
        (units, cost) = (taken, cost(of: taken))
    }

    /// The unit and those of the same part above it.
    private func unitsFrom(_ unit: Int) -> Units {
        let part = all.first { $0 >> Units(unit) & 1 == 1 } ?? 0
        return part & ~((1 << Units(unit)) - 1)
    }

    // MARK: Branch and bound

    /// How much of the worlds needs the part at most, for its price.
    private func gain(of place: Int) -> Double {
        let share = groups.reduce(0.0) { sum, group in
            sum + (group.fixes.contains { $0 & all[place] != 0 } ? group.weight : 0)
        }
        return share / max(firstCost(of: place), 1e-9)
    }

    private func firstCost(of place: Int) -> Double {
        let item = stock.items[place]
        return item.levels.isEmpty ? .infinity : unitCosts[item.firstUnit]
    }

    /// - Returns: false when the work is spent.
    private mutating func branch(_ taken: Units, at depth: Int, _ order: [Int], cost: Double) -> Bool {
        work += groups.count * 2
        guard work <= Self.mostWork else { return false }
        let fixed = Self.share(groups, fixedBy: taken)
        if fixed >= wanted - Self.tolerance {
            if cost < self.cost - 1e-9 * max(1, cost) { (units, self.cost) = (taken, cost) }
            return true
        }
        guard depth < order.count else { return true }
        let rest = order[depth...].reduce(taken) { $0 | all[$1] }
        guard Self.share(groups, fixedBy: rest) >= wanted - Self.tolerance else { return true }
        let least = bound(taken, fixed: fixed, from: depth, order: order)
        guard cost + least < self.cost - 1e-9 * max(1, self.cost) else { return true }
        let item = stock.items[order[depth]]
        var with = taken
        var levels: [(Units, Double)] = [(taken, cost)]
        var sum = cost
        for level in item.levels.indices {
            with |= 1 << Units(item.firstUnit + level)
            sum += unitCosts[item.firstUnit + level]
            levels.append((with, sum))
        }
        for (next, cost) in levels.reversed() {
            guard branch(next, at: depth + 1, order, cost: cost) else { return false }
        }
        return true
    }

    /// What is still to be paid at least: each part fixes at most the worlds that need it, and the best for their price
    /// come first, the last one in part (the bound of Dantzig 1957 for the knapsack).
    private func bound(_ taken: Units, fixed: Double, from depth: Int, order: [Int]) -> Double {
        var missing = wanted - Self.tolerance - fixed
        guard missing > 0 else { return 0 }
        var gains = [Double](repeating: 0, count: all.count)
        for group in groups where !group.isFixed(by: taken) {
            let lacking = group.fixes.reduce(Units(0)) { $0 | $1 & ~taken }
            for place in order[depth...] where lacking & all[place] != 0 { gains[place] += group.weight }
        }
        let offers = order[depth...].compactMap { place in
            gains[place] > 0 ? (gain: gains[place], cost: firstCost(of: place)) : nil
        }.sorted { $0.gain * $1.cost > $1.gain * $0.cost }
        var least = 0.0
        for offer in offers where missing > 0 {
            least += offer.cost * min(1, missing / offer.gain)
            missing -= offer.gain
        }
        return least
    }
}

extension VisitWorlds.Group {
    func isFixed(by units: Units) -> Bool { fixes.contains { $0 & ~units == 0 } }
}
