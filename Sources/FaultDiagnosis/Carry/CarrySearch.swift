/// Finds the cheapest units that serve a wanted weight of demands: greedily first, then by branch and bound. Where the
/// work is spent before the proof, the best list so far stands, with the bound that holds.
struct CarrySearch {
    /// Demands that need the very same units.
    struct Group {
        var units: [Int]
        var weight: Double
    }

    private(set) var taken: [Bool]
    private(set) var cost = Double.infinity
    /// No units that serve as much cost less.
    private(set) var leastCost = 0.0
    private(set) var isCheapest = false

    private let groups: [Group]
    private let costs: [Double]
    private let wanted: Double
    /// By unit, the groups that need it.
    private let groupsByUnit: [[Int]]
    private var work = 0
    private let mostWork: Int

    static let usualWork = 20_000_000
    private static let tolerance = 1e-12

    /// - Parameters:
    ///   - groups: each needs at least one unit.
    ///   - wanted: weight to be served, no more than all groups have.
    init(_ groups: [Group], costs: [Double], wanted: Double, mostWork: Int = usualWork) {
        self.groups = groups
        self.costs = costs
        self.wanted = wanted
        self.mostWork = mostWork
        taken = costs.map { _ in false }
        var byUnit: [[Int]] = costs.map { _ in [] }
        for (group, needs) in groups.enumerated() { for unit in needs.units { byUnit[unit].append(group) } }
        groupsByUnit = byUnit
        takeGreedily()
        var state = State(self)
        leastCost = bound(state)
        if cost <= leastCost * (1 + 1e-12) {
            isCheapest = true
        } else {
            let order = unitOrder()
            isCheapest = branch(&state, at: 0, order)
        }
        if isCheapest { leastCost = cost }
    }

    /// What is aboard, and what that leaves open.
    private struct State {
        var taken: [Bool]
        var excluded: [Bool]
        /// By group, how many of its units are not aboard.
        var missing: [Int]
        /// By group, how many of its units are ruled out.
        var lost: [Int]
        var served = 0.0
        /// The weight that may still be served.
        var reachable: Double
        var cost = 0.0

        init(_ search: CarrySearch) {
            taken = search.costs.map { _ in false }
            excluded = taken
            missing = search.groups.map(\.units.count)
            lost = search.groups.map { _ in 0 }
            reachable = search.groups.reduce(0) { $0 + $1.weight }
        }
    }

    private func take(_ unit: Int, _ state: inout State) {
        state.taken[unit] = true
        state.cost += costs[unit]
        for group in groupsByUnit[unit] {
            state.missing[group] -= 1
            if state.missing[group] == 0 { state.served += groups[group].weight }
        }
    }

    private func putBack(_ unit: Int, _ state: inout State) {
        state.taken[unit] = false
        state.cost -= costs[unit]
        for group in groupsByUnit[unit] {
            if state.missing[group] == 0 { state.served -= groups[group].weight }
            state.missing[group] += 1
        }
    }

    // MARK: Greedily

    /// Always the group that serves most for its price, with all that its units serve besides; at last what is not needed is
    /// left, the dearest first.
    private mutating func takeGreedily() {
        var state = State(self)
        while state.served < wanted - Self.tolerance {
            var best: (units: [Int], rate: Double)?
            var seen = Set<[Int]>()
            for group in groups.indices where state.missing[group] > 0 {
                let units = groups[group].units.filter { !state.taken[$0] }
                guard seen.insert(units).inserted else { continue }
                var price = 0.0
                let before = state.served
                for unit in units {
                    price += costs[unit]
                    take(unit, &state)
                }
                let rate = (state.served - before) / max(price, 1e-9)
                for unit in units.reversed() { putBack(unit, &state) }
                state.served = before
                if rate > best?.rate ?? -1 { best = (units, rate) }
            }
            guard let best else { break }
            for unit in best.units { take(unit, &state) }
        }
        let dearest = costs.indices.filter { state.taken[$0] }.sorted {
            costs[$0] != costs[$1] ? costs[$0] > costs[$1] : $0 > $1
        }
        for unit in dearest {
            putBack(unit, &state)
            if state.served < wanted - Self.tolerance { take(unit, &state) }
        }
        keep(state)
    }

    private mutating func keep(_ state: State) {
        taken = state.taken
        cost = costs.indices.reduce(0) { $0 + (taken[$1] ? costs[$1] : 0) }
    }

    // MARK: Branch and bound

    /// The units with most weight for their price first.
    private func unitOrder() -> [Int] {
        let gains = gains(State(self))
        return costs.indices.sorted { left, right in
            let (mine, other) = (gains[left] / max(costs[left], 1e-9), gains[right] / max(costs[right], 1e-9))
            return mine != other ? mine > other : left < right
        }
    }

    /// - Returns: false when the work is spent.
    private mutating func branch(_ state: inout State, at depth: Int, _ order: [Int]) -> Bool {
        if state.served >= wanted - Self.tolerance {
            if state.cost < cost - 1e-9 * max(1, cost) { keep(state) }
            return true
        }
        guard depth < order.count, state.reachable >= wanted - Self.tolerance else { return true }
        work += groups.count * 4
        guard work <= mostWork else { return false }
        guard state.cost + bound(state) < cost - 1e-9 * max(1, cost) else { return true }
        let unit = order[depth]
        let served = state.served
        if groupsByUnit[unit].contains(where: { state.lost[$0] == 0 && state.missing[$0] > 0 }) {
            let price = state.cost
            take(unit, &state)
            guard branch(&state, at: depth + 1, order) else { return false }
            putBack(unit, &state)
            (state.served, state.cost) = (served, price)
        }
        let reachable = state.reachable
        state.excluded[unit] = true
        for group in groupsByUnit[unit] {
            if state.lost[group] == 0 { state.reachable -= groups[group].weight }
            state.lost[group] += 1
        }
        guard branch(&state, at: depth + 1, order) else { return false }
        state.excluded[unit] = false
        for group in groupsByUnit[unit] { state.lost[group] -= 1 }
        state.reachable = reachable
        return true
    }

    /// What is still to be paid at least. A group is served only when all its units are aboard, so its weight may be shared
    /// out among those that are missing in any way without a list ever serving more than its units' shares: by their
    /// costs, which makes the bound sharp. Then the best for their price come first, the last in part (Dantzig 1957).
    private func bound(_ state: State) -> Double {
        var missing = wanted - Self.tolerance - state.served
        guard missing > 0 else { return 0 }
        let gains = gains(state)
        let offers = gains.indices.filter { gains[$0] > 0 }.sorted {
            gains[$0] * costs[$1] > gains[$1] * costs[$0]
        }
        var least = 0.0
        for unit in offers where missing > 0 {
            least += costs[unit] * min(1, missing / gains[unit])
            missing -= gains[unit]
        }
        return least
    }

    /// By unit, the weight of the open groups that falls to it.
    private func gains(_ state: State) -> [Double] {
        var gains = [Double](repeating: 0, count: costs.count)
        for (place, group) in groups.enumerated() where state.missing[place] > 0 && state.lost[place] == 0 {
            var price = 0.0
            for unit in group.units where !state.taken[unit] { price += costs[unit] }
            for unit in group.units where !state.taken[unit] {
                gains[unit] += group.weight * (price > 0 ? costs[unit] / price : 1 / Double(state.missing[place]))
            }
        }
        return gains
    }
}
