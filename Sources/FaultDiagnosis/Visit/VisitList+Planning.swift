package import FaultModel
package import FaultTrees

extension VisitList {
    /// Nine visits in ten fix it.
    package static let usualConfidence = 0.9

    /// Costs milliseconds for a usual fault, about a second for one of hundreds of causes.
    /// - Parameters:
    ///   - answers: what was answered so far, as on a walk.
    ///   - wanted: above 0 and at most 1.
    ///   - linked: as for `Walk`.
    package init(
        for fault: Fault, after answers: [WalkAnswer] = [], wanted: Double = usualConfidence,
        from catalogue: VisitCatalogue,
        linked: [Fault.ID: Fault] = [:], within budget: TreeBudget = .walk
    ) throws(VisitError) {
        guard wanted > 0, wanted <= 1 else { throw .confidence(wanted) }
        guard answers.count <= WalkAnswer.most else { throw .walk(.tooManyAnswers(limit: WalkAnswer.most)) }
        var record = WalkRecord(fault, linked: linked, mode: nil)
        do throws(WalkError) { for answer in answers { try record.take(answer) } } catch { throw .walk(error) }
        let planning = VisitPlanning(record, wanted: wanted, catalogue, budget)
        guard let planning else { throw .noCauses(record.fault.id) }
        let list: VisitList?
        do throws(TreeError) { list = try planning.list() } catch { throw .walk(.tree(error)) }
        guard let list else { throw .contradiction(answers) }
        self = list
    }
}

/// From a walk's record to the list.
private struct VisitPlanning {
    let record: WalkRecord
    let problem: PlanningProblem
    let wanted: Double
    let catalogue: VisitCatalogue
    let budget: TreeBudget

    /// Nil: the fault has no causes.
    init?(_ record: WalkRecord, wanted: Double, _ catalogue: VisitCatalogue, _ budget: TreeBudget) {
        guard let problem = PlanningProblem(record.fault, learnt: record.learnt.map(\.item), closed: record.closed)
        else { return nil }
        (self.record, self.problem, self.wanted) = (record, problem, wanted)
        (self.catalogue, self.budget) = (catalogue, budget)
    }

    private var fault: Fault { record.fault }

    /// Nil: the answers cannot all be true.
    func list() throws(TreeError) -> VisitList? {
        let usable = fault.causes.enumerated().map { $1.remedy != nil && problem.openRemedies[$0] }
        var stock = VisitStock(fault, usable: usable, catalogue)
        if record.found != nil { return solved() }
        guard let worlds = try VisitWorlds(problem, usable: usable, &stock, within: budget) else { return nil }
        let most = VisitSearch.share(worlds.groups, fixedBy: .max)
        let search = VisitSearch(worlds.groups, stock, wanted: min(wanted, most))
        let beliefs = try Beliefs(of: fault, given: problem.learnt, within: budget)
        let parts = self.parts(search.units, stock, beliefs)
        return VisitList(
            fault: fault.id, wanted: wanted,
            probability: min(1, VisitSearch.share(worlds.groups, fixedBy: search.units)),
            reachable: min(1, worlds.reachable),
            parts: parts, tools: tools(), costs: Self.costs(of: parts),
            withoutRemedy: fault.causes.filter { $0.remedy == nil && beliefs.probability(of: $0.id) ?? 0 > 0 },
            weighedAs: stock.weighedAs, isCheapest: search.isCheapest && stock.isWhole && worlds.isExact,
            leastCost: search.leastCost, weighedCost: search.cost, isExact: worlds.isExact)
    }

    private func solved() -> VisitList {
        VisitList(
            fault: fault.id, wanted: wanted, probability: 1, reachable: 1, parts: [], tools: [], costs: [],
            withoutRemedy: [], weighedAs: nil, isCheapest: true, leastCost: 0, weighedCost: 0, isExact: true)
    }

    private func parts(_ units: Units, _ stock: VisitStock, _ beliefs: Beliefs) -> [VisitList.PartToBring] {
        var found: [(part: VisitList.PartToBring, share: Double)] = []
        for (place, item) in stock.items.enumerated() {
            let quantity = stock.quantity(of: place, in: units)
            guard quantity > 0 else { continue }
            let causes = item.needs.keys.sorted().filter { cause in
                stock.units(for: [cause]).map { $0 & ~units == 0 } ?? false
            }
            let share = causes.reduce(0.0) { $0 + (beliefs.probability(of: fault.causes[$1].id) ?? 0) }
            found.append(
                (
                    .init(
                        number: item.number, instead: item.instead, name: item.part?.name, quantity: quantity,
                        price: item.part?.price, causes: causes.map { fault.causes[$0] }), share
                ))
        }
        return found.sorted { left, right in
            left.share != right.share ? left.share > right.share : left.part.number.key < right.part.number.key
        }.map(\.part)
    }

    private static func costs(of parts: [VisitList.PartToBring]) -> [Price] {
        var sums: [String: Double] = [:]
        for part in parts {
            if let price = part.price { sums[price.currency, default: 0] += price.amount * part.quantity }
        }
        return sums.sorted { $0.key < $1.key }.map { Price(amount: $0.value, currency: $0.key) }
    }

    /// Of the checks that are open and may show either outcome, each tool once.
    private func tools() -> [VisitList.ToolToBring] {
        let telling = Set(tellingChecks())
        var found: [VisitList.ToolToBring] = []
        for check in fault.checks where telling.contains(check.id) {
            for tool in check.tools {
                if let place = found.firstIndex(where: { $0.name == tool }) {
                    found[place].checks.append(check.id)
                } else {
                    found.append(.init(name: tool, checks: [check.id]))
                }
            }
        }
        return found
    }

    private func tellingChecks() -> [String] {
        let slots = problem.openChecks
        if problem.minutes.count <= VisitWorlds.mostCauses {
            let table = WorldTable(problem)
            guard let belief = DenseBelief(problem, table) else { return [] }
            return slots.filter { check in
                var (there, absent) = (false, false)
                for (state, weight) in belief.weights.enumerated() where weight > 0 {
                    if table.holds(check.slot, in: state) { there = true } else { absent = true }
                }
                return there && absent
            }.map(\.id)
        }
        return slots.map(\.id)
    }
}
