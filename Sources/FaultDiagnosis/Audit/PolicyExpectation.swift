import FaultModel
import FaultTrees

/// What a way of walking costs on average, over every world that is possible and every outcome of every check.
///
/// Walks that have learnt the same in another order are one walk from there on, so the walks are gone through layer by
/// layer, by the number of steps made.
struct PolicyExpectation {
    /// A walk on its way, and all others that know the same.
    struct State {
        /// In the order in which it was learnt.
        var learnt: [Learnt] = []
        var closed: Set<Move> = []
        /// By check that was done, whether it showed faulty.
        var shown: [String: Bool] = [:]
        /// What is believed, normalized.
        fileprivate(set) var belief: DenseBelief?
        /// How likely it is to get here.
        fileprivate(set) var mass = 1.0
        fileprivate var key = Key()

        /// Whether a cause that is open may be there.
        func mayBeThere(_ open: Int) -> Bool {
            belief?.weights.indices.contains { belief?.weights[$0] ?? 0 > 0 && $0 & open != 0 } ?? false
        }
    }

    fileprivate struct Key: Hashable {
        /// What checks showed, each with the causes it depends on that were gone by then.
        var seen: Set<Seen> = []
        var gone = 0
        /// Where gates negate, the order counts as well.
        var order: [Move] = []

        struct Seen: Hashable {
            var check: String
            var isFaulty: Bool
            var gone: Int
        }
    }

    private(set) var minutes = 0.0
    /// The probability of all that was left out because it is too unlikely; `minutes` count every remedy that is left for
    /// it, so that they are never too few.
    private(set) var leftOut = 0.0
    /// Everything that some walk does.
    private(set) var made: Set<Move> = []

    private let fault: Fault
    private let base: PlanningProblem
    private let table: WorldTable
    private let supports: [[UInt64]]
    private let isCoherent: Bool

    /// Nil: the fault has no causes or more than `WorldTable.mostCauses`, its symptom cannot come about, or the walks
    /// have more than `mostSteps` different steps.
    /// - Parameters:
    ///   - leastMass: less likely walks are left out.
    ///   - policy: the next step; nil: the walk ends without success.
    init?(
        _ fault: Fault, mostSteps: Int, leastMass: Double,
        policy: (State, PlanningProblem) throws(TreeError) -> Move?
    ) throws(TreeError) {
        guard fault.causes.count <= WorldTable.mostCauses,
            let base = PlanningProblem(fault, learnt: [], closed: [])
        else { return nil }
        (self.fault, self.base) = (fault, base)
        table = WorldTable(base)
        supports = base.logic.supports
        isCoherent = fault.isCoherent
        guard DenseBelief(base, table) != nil else { return nil }
        var layer = [State()]
        var steps = 0
        while !layer.isEmpty {
            var next: [State] = []
            var places: [Key: Int] = [:]
            for var state in layer {
                guard state.mass > leastMass else {
                    leftOut += state.mass
                    minutes += state.mass * minutesOfAllRemedies(without: state.closed)
                    continue
                }
                steps += 1
                guard steps <= mostSteps else { return nil }
                guard let problem = PlanningProblem(fault, learnt: state.learnt, closed: state.closed) else { continue }
                state.belief = DenseBelief(problem, table)
                guard state.belief != nil, let move = try policy(state, problem) else { continue }
                made.insert(move)
                minutes += state.mass * self.minutes(of: move)
                for child in outcomes(of: move, from: state) where child.mass > 0 {
                    if let place = places[child.key] {
                        next[place].mass += child.mass
                    } else {
                        places[child.key] = next.count
                        next.append(child)
                    }
                }
            }
            layer = next
        }
    }

    private func minutes(of move: Move) -> Double {
        switch move {
        case .check(let id): fault.checks.first { $0.id == id }?.minutes ?? Check.usualMinutes
        case .remedy(let id): fault.fields.cause(id)?.remedy?.minutes ?? Remedy.usualMinutes
        }
    }

    private func minutesOfAllRemedies(without closed: Set<Move>) -> Double {
        fault.causes.reduce(0.0) { sum, cause in
            let move = Move.remedy(cause.id)
            return closed.contains(move) ? sum : sum + minutes(of: move)
        }
    }

    /// The walks that go on.
    private func outcomes(of move: Move, from state: State) -> [State] {
        guard let belief = state.belief else { return [] }
        var next = state
        next.belief = nil
        next.closed.insert(move)
        if !isCoherent { next.key.order.append(move) }
        switch move {
        case .check(let id):
            guard let check = fault.checks.first(where: { $0.id == id }) else { return [] }
            return [true, false].map { isFaulty in outcome(of: check, isFaulty, belief, next) }
        case .remedy(let id):
            guard let cause = base.logic.slot(of: id) else { return [] }
            var still = 0.0
            for (world, weight) in belief.weights.enumerated() where weight > 0 {
                if table.facts[world & ~(1 << cause)] & 1 == 1 { still += weight }
            }
            next.mass *= still
            next.learnt.append(.stillThere(without: id))
            next.key.gone |= 1 << cause
            return [next]
        }
    }

    private func outcome(of check: Check, _ isFaulty: Bool, _ belief: DenseBelief, _ state: State) -> State {
        var next = state
        next.shown[check.id] = isFaulty
        guard let item = Learnt(faulty: isFaulty, shownBy: check), let observed = check.observes,
            let slot = base.logic.slot(of: observed), case .seen(_, let ifPresent, let ifAbsent) = item
        else {
            // It is about nothing: it shows nothing either.
            if isFaulty { next.mass = 0 }
            return next
        }
        var there = 0.0
        for (world, weight) in belief.weights.enumerated() where weight > 0 && table.holds(slot, in: world) {
            there += weight
        }
        next.mass *= there * ifPresent + (1 - there) * ifAbsent
        next.learnt.append(item)
        let gone = state.key.gone & Int(truncatingIfNeeded: supports[slot][0])
        next.key.seen.insert(.init(check: check.id, isFaulty: isFaulty, gone: gone))
        return next
    }
}
