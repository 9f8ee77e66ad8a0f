import FaultModel

extension CarryList {
    /// Eight visits in ten.
    package static let usualRate = 0.8
    /// More causes are not gone through.
    package static let mostDemands = 50_000

    /// Costs milliseconds for the causes of a usual product line, some seconds for tens of thousands.
    /// - Parameters:
    ///   - line: for the words of an error.
    ///   - demands: what visits are for.
    ///   - wanted: above 0 and at most 1.
    ///   - budget: in the currency that most prices are in; where the wanted rate costs more, the list that serves most for
    ///     it is made. Nil: money is no limit.
    package init(
        line: String, _ demands: [CarryDemand], wanted: Double = usualRate, budget: Double? = nil,
        from catalogue: VisitCatalogue
    ) throws(CarryError) {
        guard wanted > 0, wanted <= 1 else { throw .rate(wanted) }
        if let budget, !(budget >= 0 && budget.isFinite) { throw .budget(budget) }
        guard demands.count <= Self.mostDemands else { throw .tooMany(demands.count, limit: Self.mostDemands) }
        let total = demands.reduce(0) { $0 + $1.weight }
        guard total > 0 else { throw .nothingKnown(line: line) }
        let planning = CarryPlanning(demands, total: total, catalogue)
        let most = min(wanted, planning.reachable)
        var search = planning.search(most)
        if let budget, search.cost > budget { search = planning.search(within: budget, upTo: most) }
        self = planning.list(search, wanted: wanted, budget: budget)
    }
}

private struct CarryPlanning {
    let demands: [CarryDemand]
    let total: Double
    let stock: CarryStock
    private var groups: [CarrySearch.Group] = []
    private(set) var withoutParts = 0.0
    private(set) var withoutRemedy = 0.0

    init(_ demands: [CarryDemand], total: Double, _ catalogue: VisitCatalogue) {
        (self.demands, self.total) = (demands, total)
        stock = CarryStock(demands, catalogue)
        var weights: [[Int]: Double] = [:]
        for (place, demand) in demands.enumerated() where demand.weight > 0 {
            guard let units = stock.units(of: place) else {
                withoutRemedy += demand.weight / total
                continue
            }
            if units.isEmpty {
                withoutParts += demand.weight / total
            } else {
                weights[units, default: 0] += demand.weight / total
            }
        }
        groups = weights.map { CarrySearch.Group(units: $0.key, weight: $0.value) }.sorted { left, right in
            left.weight != right.weight
                ? left.weight > right.weight : left.units.lexicographicallyPrecedes(right.units)
        }
    }

    var reachable: Double { min(1, withoutParts + groups.reduce(0) { $0 + $1.weight }) }

    func search(_ rate: Double, mostWork: Int = CarrySearch.usualWork) -> CarrySearch {
        CarrySearch(groups, costs: stock.unitCosts, wanted: max(0, rate - withoutParts), mostWork: mostWork)
    }

    /// The most that the money buys: the dearest of the cheapest lists for a rate that it still pays, by bisection, since a
    /// higher rate never costs less.
    func search(within budget: Double, upTo most: Double) -> CarrySearch {
        var (low, high) = (withoutParts, most)
        var best = search(low)
        for _ in 0..<24 where high - low > 1e-4 {
            let middle = (low + high) / 2
            let trial = search(middle, mostWork: CarrySearch.usualWork / 10)
            if trial.cost <= budget {
                best = trial
                low = max(middle, rate(of: trial))
            } else {
                high = middle
            }
        }
        return best
    }

    func rate(of search: CarrySearch) -> Double {
        withoutParts + groups.reduce(0) { $0 + ($1.units.allSatisfy { search.taken[$0] } ? $1.weight : 0) }
    }

    func list(_ search: CarrySearch, wanted: Double, budget: Double?) -> CarryList {
        let parts = items(search)
        var sums: [String: Double] = [:]
        for item in parts {
            if let price = item.part?.price { sums[price.currency, default: 0] += price.amount * item.quantity }
        }
        return CarryList(
            wanted: wanted, rate: min(1, rate(of: search)), reachable: reachable, withoutParts: withoutParts,
            parts: parts, costs: sums.sorted { $0.key < $1.key }.map { Price(amount: $0.value, currency: $0.key) },
            weighedAs: stock.weighedAs, isCheapest: search.isCheapest, leastCost: search.leastCost,
            weighedCost: search.cost, budget: budget, withoutRemedy: withoutRemedy)
    }

    private func items(_ search: CarrySearch) -> [CarryList.Item] {
        var causes: [Int: [CarryList.Cause]] = [:]
        for (place, demand) in demands.enumerated() where demand.weight > 0 {
            let cause = CarryList.Cause(fault: demand.fault, cause: demand.cause, share: demand.weight / total)
            for item in stock.needs[place]?.keys.sorted() ?? [] { causes[item, default: []].append(cause) }
        }
        var found: [(item: CarryList.Item, weight: Double)] = []
        for (place, item) in stock.items.enumerated() {
            let quantity = stock.quantity(of: place, search.taken)
            guard quantity > 0 else { continue }
            let uses = (causes[place] ?? []).sorted { left, right in
                left.share != right.share
                    ? left.share > right.share : (left.fault, left.cause) < (right.fault, right.cause)
            }
            let made = CarryList.Item(
                number: item.number, instead: item.instead, part: item.part, quantity: quantity,
                use: uses.reduce(0) { $0 + $1.share }, causes: uses)
            found.append((made, item.weight * quantity))
        }
        return found.sorted { left, right in
            left.weight != right.weight ? left.weight < right.weight : left.item.number.key < right.item.number.key
        }.map(\.item)
    }
}
