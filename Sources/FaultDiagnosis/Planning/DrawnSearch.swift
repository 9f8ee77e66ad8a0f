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
    /// By world.
    private let weights: [Double]
    private var machines: DrawnMachines

    /// Nil: what was learnt cannot be true.
    init?(_ problem: PlanningProblem, worlds count: Int, within budget: TreeBudget) throws(TreeError) {
        guard let evidence = try Evidence(problem.fault, problem.learnt) else { return nil }
        let compiled = try evidence.tree.compiled(within: budget)
        guard let drawn = try compiled.worlds(count, given: evidence.observations, seed: 1) else { return nil }
        self.init(problem, drawn, gone: evidence.gone)
    }

    /// - Parameter gone: causes that were put right; the worlds may still have them.
    init(_ problem: PlanningProblem, _ drawn: DrawnWorlds, gone: Set<String>) {
        self.problem = problem
        machines = DrawnMachines(problem, drawn, gone: problem.fault.causes.map { gone.contains($0.id) })
        weights = [Double](repeating: 1 / Double(drawn.count), count: drawn.count)
    }

    /// The next steps by what they cost, best first.
    mutating func plan() -> Plan {
        let order = remedies(weights)
        var moves: [RankedMove] = []
        for (place, cause) in order.causes.prefix(5).enumerated() {
            let cost = place == 0 ? order.cost : remedies(weights, first: cause).cost
            moves.append(
                RankedMove(
                    move: .remedy(problem.fault.causes[cause].id), expectedMinutes: cost,
                    odds: machines.solved(by: cause, without: [], weights)))
        }
        for check in problem.openChecks {
            guard let (cost, odds) = self.cost(of: check) else { continue }
            moves.append(RankedMove(move: .check(check.id), expectedMinutes: cost, odds: odds))
        }
        moves.sort(by: RankedMove.areInOrder)
        return Plan(moves: moves, isOptimal: false)
    }

    /// Nil: it tells nothing.
    private mutating func cost(of check: PlanningProblem.OpenCheck) -> (cost: Double, odds: Double)? {
        var (faulty, ok) = (weights, weights)
        var there = 0
        for world in weights.indices {
            let isThere = machines.holds(check.slot, in: world)
            there += isThere ? 1 : 0
            faulty[world] *= isThere ? check.sensitivity : 1 - check.specificity
            ok[world] *= isThere ? 1 - check.sensitivity : check.specificity
        }
        guard there > 0, there < weights.count else { return nil }
        return (check.minutes + remedies(faulty).cost + remedies(ok).cost, faulty.reduce(0, +))
    }

    /// Remedies one after another, always the one that solves most by the minute, and what they cost on average.
    private mutating func remedies(_ weights: [Double], first: Int? = nil) -> (causes: [Int], cost: Double) {
        var (done, cost) = ([Int](), 0.0)
        var open = machines.candidates(weights)
        var mass = machines.stillThere(without: [], weights)
        while mass > 1e-6, done.count < DrawnMachines.mostRemedies {
            var best: (place: Int, rate: Double)?
            for (place, cause) in open.enumerated() where !done.isEmpty || cause == first ?? cause {
                let rate = machines.rate(of: cause, without: done, weights)
                if rate > best?.rate ?? -1 { best = (place, rate) }
            }
            guard let best else { break }
            let cause = open.remove(at: best.place)
            cost += problem.minutes[cause] * mass
            done.append(cause)
            mass = machines.stillThere(without: done, weights)
        }
        return (done, cost + (mass > 1e-6 ? machines.minutesLeft(without: done, weights) : 0))
    }
}
