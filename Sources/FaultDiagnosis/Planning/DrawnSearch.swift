import FaultModel
import FaultTrees

/// Finds the next step for a fault of many causes: one step of look-ahead over worlds drawn from what is believed.
///
/// What a check is worth is what the remedies alone cost before it and after each of its outcomes (the myopic plan of
/// Heckerman, Breese & Rommelse 1995), over the drawn worlds. Gates are worked out for 64 worlds at once. What it is
/// worth is as exact as the worlds are many: with 1,024, about 3 % of the expected minutes. Costs grow with
/// gates × worlds / 64 × (remedies looked at + checks).
struct DrawnSearch {
    private let problem: PlanningProblem
    private let words: Int
    /// By slot, of the worlds as they are now.
    private let now: [UInt64]
    /// By world.
    private let weights: [Double]

    /// So many causes, those that solve or explain most, are looked at one by one.
    private static let mostCandidates = 24
    /// So many remedies of a plan are worked out; what is left is reckoned by what is there.
    private static let mostRemedies = 16

    /// Nil: what was learnt cannot be true.
    init?(_ problem: PlanningProblem, worlds count: Int, within budget: TreeBudget) throws(TreeError) {
        guard let evidence = try Evidence(problem.fault, problem.learnt) else { return nil }
        let compiled = try evidence.tree.compiled(within: budget)
        guard let drawn = try compiled.worlds(count, given: evidence.observations, seed: 1) else { return nil }
        self.problem = problem
        words = drawn.count / 64
        var columns = [UInt64](repeating: 0, count: problem.logic.slotCount * words)
        for (cause, column) in drawn.columns.enumerated() {
            let isGone = evidence.gone.contains(problem.fault.causes[cause].id)
            for word in 0..<words { columns[cause * words + word] = isGone ? 0 : column[word] }
        }
        problem.logic.evaluate(&columns, words: words)
        now = columns
        weights = [Double](repeating: 1 / Double(drawn.count), count: drawn.count)
    }

    /// The next steps by what they cost, best first.
    mutating func plan() -> Plan {
        let order = Sequence(self, weights: weights, among: nil)
        var moves: [RankedMove] = []
        for (place, cause) in order.remedies.prefix(5).enumerated() {
            let cost =
                place == 0 ? order.cost : Sequence(self, weights: weights, among: order.remedies, first: cause).cost
            moves.append(
                RankedMove(
                    move: .remedy(problem.fault.causes[cause].id), expectedMinutes: cost,
                    odds: solved(by: cause, now, weights)))
        }
        for check in problem.openChecks {
            guard let (cost, odds) = self.cost(of: check) else { continue }
            moves.append(RankedMove(move: .check(check.id), expectedMinutes: cost, odds: odds))
        }
        moves.sort { left, right in
            abs(left.expectedMinutes - right.expectedMinutes) > 1e-9 * max(1, left.expectedMinutes)
                ? left.expectedMinutes < right.expectedMinutes : left.move.id < right.move.id
        }
        return Plan(moves: moves, isOptimal: false)
    }

    /// Nil: it tells nothing.
    private func cost(of check: PlanningProblem.OpenCheck) -> (cost: Double, odds: Double)? {
        var (faulty, ok) = (weights, weights)
        var there = 0
        for world in weights.indices {
            let isThere = now[check.slot * words + world >> 6] >> UInt64(world & 63) & 1 == 1
            there += isThere ? 1 : 0
            faulty[world] *= isThere ? check.sensitivity : 1 - check.specificity
            ok[world] *= isThere ? 1 - check.sensitivity : check.specificity
        }
        guard there > 0, there < weights.count else { return nil }
        let after = Sequence(self, weights: faulty, among: nil).cost + Sequence(self, weights: ok, among: nil).cost
        return (check.minutes + after, faulty.reduce(0, +))
    }

    /// Remedies one after another, always the one that solves most by the minute, and what they cost on average.
    private struct Sequence {
        private(set) var remedies: [Int] = []
        private(set) var cost = 0.0

        init(_ search: DrawnSearch, weights: [Double], among candidates: [Int]?, first: Int? = nil) {
            var columns = search.now
            let alive = { (columns: [UInt64]) in search.weight(of: search.problem.logic.top, columns, weights) }
            var mass = alive(columns)
            var open = candidates ?? search.candidates(weights)
            while mass > 1e-9, remedies.count < DrawnSearch.mostRemedies, !open.isEmpty {
                var best: (place: Int, rate: Double)?
                for (place, cause) in open.enumerated() where remedies.isEmpty && first != nil ? cause == first : true {
                    let solved = search.solved(by: cause, columns, weights)
                    let there = search.weight(of: cause, columns, weights)
                    let rate = (solved + there * 1e-6) / max(search.problem.minutes[cause], 1e-3)
                    if rate > best?.rate ?? -1 { best = (place, rate) }
                }
                guard let best else { break }
                let cause = open.remove(at: best.place)
                cost += search.problem.minutes[cause] * mass
                remedies.append(cause)
                search.remove(cause, from: &columns)
                mass = alive(columns)
            }
            cost += search.minutesLeft(columns, weights)
        }
    }
}

// MARK: - Over the drawn worlds

extension DrawnSearch {
    /// The causes that are there most by the minute of their remedies, of those whose remedies are open.
    private func candidates(_ weights: [Double]) -> [Int] {
        var rates: [(cause: Int, rate: Double)] = []
        for (cause, isOpen) in problem.openRemedies.enumerated() where isOpen {
            let rate = weight(of: cause, now, weights) / max(problem.minutes[cause], 1e-3)
            if rate > 0 { rates.append((cause, rate)) }
        }
        rates.sort { $0.rate != $1.rate ? $0.rate > $1.rate : $0.cause < $1.cause }
        return rates.prefix(Self.mostCandidates).map(\.cause)
    }

    /// The weight of the worlds in which a slot is true and the symptom is there.
    private func weight(of slot: Int, _ columns: [UInt64], _ weights: [Double]) -> Double {
        var sum = 0.0
        let top = problem.logic.top
        for word in 0..<words {
            var bits = columns[slot * words + word] & columns[top * words + word]
            while bits != 0 {
                sum += weights[word << 6 | bits.trailingZeroBitCount]
                bits &= bits - 1
            }
        }
        return sum
    }

    /// The weight of the worlds in which the symptom goes away when the cause does.
    private func solved(by cause: Int, _ columns: [UInt64], _ weights: [Double]) -> Double {
        var after = columns
        let before = weight(of: problem.logic.top, columns, weights)
        remove(cause, from: &after)
        return before - weight(of: problem.logic.top, after, weights)
    }

    private func remove(_ cause: Int, from columns: inout [UInt64]) {
        for word in 0..<words { columns[cause * words + word] = 0 }
        problem.logic.evaluate(&columns, words: words)
    }

    /// For worlds that a plan leaves unsolved: the remedies of what is there.
    private func minutesLeft(_ columns: [UInt64], _ weights: [Double]) -> Double {
        var sum = 0.0
        for cause in problem.minutes.indices where problem.openRemedies[cause] {
            sum += weight(of: cause, columns, weights) * problem.minutes[cause]
        }
        return sum
    }
}
