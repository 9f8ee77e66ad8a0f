/// Beliefs over the states of a few causes, kept one after another in two arrays: a search tries a move, goes on from
/// what comes of it, and drops it again, so the newest is always last.
struct WorldStack {
    /// One belief: the states that are possible, by their bits ascending, and how likely each is (not normalized).
    struct Belief {
        var start: Int
        var end: Int
        /// The sum of the weights: how likely it is to get here.
        var mass: Double
        /// Equal for beliefs that know the same.
        var key: UInt64
        /// Bit by check: may still be done.
        var openChecks: UInt64
        /// Bit by cause: its remedy may still be tried.
        var openRemedies: UInt32
        /// Put right since the search began.
        var gone: UInt32 = 0

        var size: Int { end - start }
    }

    let table: WorldTable
    let checks: [PlanningProblem.OpenCheck]
    let minutes: [Double]
    /// Without negation what was learnt does not depend on the order of remedies.
    let isCoherent: Bool
    private(set) var states: [UInt32] = []
    private(set) var weights: [Double] = []
    /// Whether the root is only about the heaviest states.
    private(set) var forgetsStates = false
    /// States that were looked at: what a search costs.
    private(set) var work = 0

    init(_ problem: PlanningProblem) {
        table = WorldTable(problem)
        checks = Array(problem.openChecks.prefix(WorldTable.mostChecks))
        minutes = problem.minutes
        isCoherent = problem.fault.isCoherent
    }

    /// What is believed after all that was learnt, normalized; nil: it cannot be true.
    mutating func root(_ problem: PlanningProblem, mostStates: Int) -> Belief? {
        guard var dense = DenseBelief(problem, table) else { return nil }
        forgetsStates = dense.keepHeaviest(mostStates)
        for (state, weight) in dense.weights.enumerated() where weight > 0 {
            states.append(UInt32(state))
            weights.append(weight)
        }
        var open: UInt32 = 0
        for (cause, isOpen) in problem.openRemedies.enumerated() where isOpen { open |= 1 << UInt32(cause) }
        return Belief(
            start: 0, end: states.count, mass: 1, key: 0, openChecks: (1 << UInt64(checks.count)) - 1,
            openRemedies: open)
    }

    mutating func countWork(_ amount: Int) { work += amount }

    mutating func drop(to end: Int) {
        states.removeLast(states.count - end)
        weights.removeLast(weights.count - end)
    }

    var end: Int { states.count }

    /// What is believed when check `check` shows faulty, or ok.
    mutating func after(_ check: Int, faulty: Bool, from belief: Belief) -> Belief {
        let open = checks[check]
        let ifPresent = faulty ? open.sensitivity : 1 - open.sensitivity
        let ifAbsent = faulty ? 1 - open.specificity : open.specificity
        var next = belief
        next.start = states.count
        next.mass = 0
        let bit = UInt64(check + 1)
        for place in belief.start..<belief.end {
            let state = states[place]
            let weight = weights[place] * (table.facts[Int(state)] >> bit & 1 == 1 ? ifPresent : ifAbsent)
            guard weight > 0 else { continue }
            states.append(state)
            weights.append(weight)
            next.mass += weight
        }
        next.end = states.count
        next.openChecks &= ~(1 << UInt64(check))
        next.key ^= Self.hash(
            UInt64(check) << 33 | (faulty ? 1 << 32 : 0) | UInt64(belief.gone & table.supports[check]) | 1 << 40)
        work += belief.size + 4
        return next
    }

    /// What is believed when the cause was put right and the symptom is still there. States that differ in the cause
    /// alone become one.
    mutating func stillThere(without cause: Int, from belief: Belief) -> Belief {
        var next = belief
        next.start = states.count
        next.mass = 0
        let bit = UInt32(1) << UInt32(cause)
        var (without, with) = (belief.start, belief.start)
        while true {
            while without < belief.end, states[without] & bit != 0 { without += 1 }
            while with < belief.end, states[with] & bit == 0 { with += 1 }
            guard without < belief.end || with < belief.end else { break }
            let left = without < belief.end ? states[without] : .max
            let right = with < belief.end ? states[with] & ~bit : .max
            let state = min(left, right)
            var weight = 0.0
            if left == state {
                weight += weights[without]
                without += 1
            }
            if right == state {
                weight += weights[with]
                with += 1
            }
            guard table.facts[Int(state)] & 1 == 1 else { continue }
            states.append(state)
            weights.append(weight)
            next.mass += weight
        }
        next.end = states.count
        next.gone |= bit
        next.openRemedies &= ~bit
        // Where gates negate, it also matters what was there at the trials before.
        next.key = isCoherent ? next.key ^ Self.hash(UInt64(cause) | 1 << 41) : Self.hash(next.key ^ UInt64(cause + 1))
        work += belief.size + 4
        return next
    }

    private static func hash(_ value: UInt64) -> UInt64 {
        var mixed = value &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
