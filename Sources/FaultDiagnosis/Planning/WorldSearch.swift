import FaultModel

/// Finds the next step for a fault of few causes: depth-first search over what may be learnt, deeper and deeper, with
/// bounds, until it is exact or its work is spent.
///
/// The problem is decision-theoretic troubleshooting with dependent actions, which is NP-hard (Vomlelová & Vomlel 2003).
/// A walk is a policy over beliefs; its cost is looked for by iterative deepening with a table of beliefs met before.
/// From above every belief is bounded by the remedies alone, in the order of what they solve by the minute (Heckerman,
/// Breese & Rommelse 1995): exactly what that policy costs, so a plan never promises what it does not keep. From below,
/// by one step and full knowledge for nothing after it. Depth counts checks; between them go the most promising
/// remedies, at last all of them, and then the search is exact.
struct WorldSearch {
    private(set) var stack: WorldStack
    private let checks: [PlanningProblem.OpenCheck]
    private let causeIDs: [String]
    private let mostWork: Int
    private var workLeft = Int.max
    private var known: [UInt64: Known] = [:]

    /// What is known of a belief's cost.
    private struct Known {
        var depth: Int
        /// No policy of that depth costs less; one that costs just this is known if `isExact`.
        var least: Double
        var isExact: Bool
    }

    /// How far a round of the search looks.
    private struct Reach {
        var checks: Int
        /// So many remedies are tried between checks.
        var remedies: Int
        static let exact = Reach(checks: .max, remedies: .max)
        var isExact: Bool { checks == .max }
    }

    /// The work is spent.
    private struct Spent: Error {}

    init(_ problem: PlanningProblem, mostWork: Int) {
        stack = WorldStack(problem)
        checks = stack.checks
        causeIDs = problem.fault.causes.map(\.id)
        self.mostWork = mostWork
    }

    mutating func plan(_ problem: PlanningProblem, mostStates: Int) -> Plan {
        var plan = Plan()
        guard let root = stack.root(problem, mostStates: mostStates) else { return plan }
        var limit = Double.infinity
        for reach in rounds(for: root) {
            known.removeAll(keepingCapacity: true)
            // The first round is short, and there is a step whatever the work.
            workLeft = plan.moves.isEmpty ? .max : mostWork
            guard let moves = try? ranked(root, reach, limit: limit) else {
                stack.drop(to: root.end)
                break
            }
            plan.moves = merge(moves, over: plan.moves)
            plan.isOptimal = reach.isExact && !stack.forgetsStates
            if let best = plan.moves.first { limit = best.expectedMinutes }
        }
        return plan
    }

    private func rounds(for root: WorldStack.Belief) -> [Reach] {
        let open = root.openChecks.nonzeroBitCount
        let looks = [
            Reach(checks: 0, remedies: 0), Reach(checks: 1, remedies: 2), Reach(checks: 2, remedies: 2),
            Reach(checks: 3, remedies: 3),
        ]
        return looks.filter { $0.checks <= open } + [.exact]
    }

    /// New values where there are some, the old ones for moves that were not looked at again: those are too costly.
    private func merge(_ moves: [RankedMove], over old: [RankedMove]) -> [RankedMove] {
        let best = moves.map(\.expectedMinutes).min() ?? 0
        let seen = Set(moves.map(\.move))
        let rest = old.filter { !seen.contains($0.move) }
            .map { move in
                var move = move
                move.expectedMinutes = max(move.expectedMinutes, best.nextUp)
                return move
            }
        return (moves + rest).sorted(by: RankedMove.areInOrder)
    }
}

// MARK: - Deeper

extension WorldSearch {
    /// Every move from the root that may be best, with its cost.
    private mutating func ranked(
        _ root: WorldStack.Belief, _ reach: Reach, limit: Double
    ) throws(Spent) -> [RankedMove] {
        var found: [RankedMove] = []
        // Equal ones are to be seen as equal.
        var best = limit * (1 + 1e-9)
        let gains = stack.gains(root)
        for move in moves(root, reach, remedies: .max) {
            let cost = try self.cost(of: move, root, reach, below: reach.isExact ? best : .infinity)
            if cost > best, reach.isExact { continue }
            best = min(best, cost * (1 + 1e-9))
            found.append(
                RankedMove(move: named(move), expectedMinutes: cost / root.mass, odds: odds(of: move, root, gains)))
        }
        return found
    }

    private mutating func odds(of move: Index, _ root: WorldStack.Belief, _ gains: WorldStack.Gains) -> Double {
        let end = stack.end
        defer { stack.drop(to: end) }
        return switch move {
        case .check(let check): stack.after(check, faulty: true, from: root).mass / root.mass
        case .remedy(let cause): gains.solved[cause] / root.mass
        }
    }

    private enum Index {
        case check(Int)
        case remedy(Int)
    }

    private func named(_ index: Index) -> Move {
        switch index {
        case .check(let check): .check(checks[check].id)
        case .remedy(let cause): .remedy(causeIDs[cause])
        }
    }

    /// What the whole way costs if it begins with the move, times the belief's mass; a number not below `limit` means
    /// only that it costs at least so much.
    private mutating func cost(
        of move: Index, _ belief: WorldStack.Belief, _ reach: Reach, below limit: Double
    ) throws(Spent) -> Double {
        let end = stack.end
        defer { stack.drop(to: end) }
        switch move {
        case .remedy(let cause):
            let paid = stack.minutes[cause] * belief.mass
            guard paid < limit else { return paid }
            let next = stack.stillThere(without: cause, from: belief)
            return paid + (try solve(next, reach, below: limit - paid))
        case .check(let check):
            let paid = checks[check].minutes * belief.mass
            var reach = reach
            if !reach.isExact { reach.checks -= 1 }
            let faulty = stack.after(check, faulty: true, from: belief)
            let ok = stack.after(check, faulty: false, from: belief)
            let leastOk = ok.mass > 0 ? stack.leastCost(ok) : 0
            guard paid + leastOk < limit else { return paid + leastOk }
            let first = faulty.mass > 0 ? try solve(faulty, reach, below: limit - paid - leastOk) : 0
            guard paid + leastOk + first < limit else { return paid + leastOk + first }
            let second = ok.mass > 0 ? try solve(ok, reach, below: limit - paid - first) : 0
            return paid + first + second
        }
    }

    /// The least cost from a belief on, times its mass.
    private mutating func solve(
        _ belief: WorldStack.Belief, _ reach: Reach, below limit: Double
    ) throws(Spent) -> Double {
        guard belief.size > 0 else { return 0 }
        if stack.work > workLeft { throw Spent() }
        let old = known[belief.key]
        if let old, old.depth >= reach.checks {
            if old.least >= limit || old.isExact { return old.least }
        }
        let least = stack.leastCost(belief)
        guard least < limit else { return least }
        var best = stack.remediesAlone(belief)
        // What a move costs that is no better than `bound` is known only from below.
        var lower = best
        if reach.checks > 0 {
            for move in moves(belief, reach, remedies: reach.remedies) {
                let bound = min(best, limit)
                let cost = try cost(of: move, belief, reach, below: bound)
                if cost < bound { best = cost }
                lower = min(lower, cost)
            }
        }
        let isExact = best < limit || lower >= best
        known[belief.key] = Known(
            depth: reach.checks, least: isExact ? best : max(lower, least), isExact: isExact)
        return isExact ? best : max(lower, least)
    }

    /// What may be worth doing, the most promising first.
    private mutating func moves(_ belief: WorldStack.Belief, _ reach: Reach, remedies most: Int) -> [Index] {
        let gains = stack.gains(belief)
        var remedies: [(cause: Int, rate: Double)] = []
        var open = belief.openRemedies & gains.present
        while open != 0 {
            let cause = open.trailingZeroBitCount
            open &= open - 1
            remedies.append((cause, stack.rate(of: cause, gains)))
        }
        remedies.sort { $0.rate != $1.rate ? $0.rate > $1.rate : $0.cause < $1.cause }
        var telling: [Index] = []
        var left = belief.openChecks
        while left != 0 {
            let check = left.trailingZeroBitCount
            left &= left - 1
            if stack.tells(check, belief) { telling.append(.check(check)) }
        }
        return remedies.prefix(most).map { .remedy($0.cause) } + telling
    }
}
