/// What remedies do, and what a belief costs at least and at most.
extension WorldStack {
    /// By cause: how likely it is that its remedy makes the symptom go away, and whether it is present at all.
    struct Gains {
        var solved: [Double]
        var there: [Double]
        var present: UInt32 = 0
    }

    mutating func gains(_ belief: Belief) -> Gains {
        var gains = Gains(
            solved: [Double](repeating: 0, count: minutes.count), there: [Double](repeating: 0, count: minutes.count))
        for place in belief.start..<belief.end {
            let state = states[place]
            gains.present |= state
            var bits = table.critical[Int(state)] & belief.openRemedies
            while bits != 0 {
                gains.solved[bits.trailingZeroBitCount] += weights[place]
                bits &= bits - 1
            }
        }
        // Only where nothing helps alone does it matter what is there.
        if !gains.solved.contains(where: { $0 > 0 }) {
            for place in belief.start..<belief.end {
                var bits = states[place] & belief.openRemedies
                while bits != 0 {
                    gains.there[bits.trailingZeroBitCount] += weights[place]
                    bits &= bits - 1
                }
            }
        }
        countWork(belief.size * 2)
        return gains
    }

    /// What a remedy solves by the minute. Where none solves anything alone, what it takes away by the minute, far below.
    func rate(of cause: Int, _ gains: Gains) -> Double {
        (gains.solved[cause] + gains.there[cause] * 1e-6) / max(minutes[cause], 1e-3)
    }

    /// Whether a check may show either outcome of what it observes.
    func tells(_ check: Int, _ belief: Belief) -> Bool {
        let bit = UInt64(check + 1)
        var (there, absent) = (false, false)
        for place in belief.start..<belief.end {
            if table.facts[Int(states[place])] >> bit & 1 == 1 { there = true } else { absent = true }
            if there && absent { return true }
        }
        return false
    }

    /// What it costs, times the mass, to do remedies only, always the one that solves most by the minute.
    mutating func remediesAlone(_ belief: Belief) -> Double {
        let end = self.end
        defer { drop(to: end) }
        var cost = 0.0
        var current = belief
        while current.size > 0 {
            let gains = self.gains(current)
            var best: (cause: Int, rate: Double)?
            var open = current.openRemedies & gains.present
            while open != 0 {
                let cause = open.trailingZeroBitCount
                open &= open - 1
                let rate = self.rate(of: cause, gains)
                if rate > best?.rate ?? -1 { best = (cause, rate) }
            }
            guard let best else { break }
            cost += minutes[best.cause] * current.mass
            current = stillThere(without: best.cause, from: current)
        }
        return cost
    }

    /// What it costs at least, times the mass: one step, and full knowledge for nothing after it.
    mutating func leastCost(_ belief: Belief) -> Double {
        var knowing = 0.0
        for place in belief.start..<belief.end { knowing += weights[place] * table.cheapest[Int(states[place])] }
        var cheapestCheck = Double.infinity
        var left = belief.openChecks
        while left != 0 {
            cheapestCheck = min(cheapestCheck, checks[left.trailingZeroBitCount].minutes)
            left &= left - 1
        }
        var least = cheapestCheck * belief.mass + knowing
        var present: UInt32 = 0
        for place in belief.start..<belief.end { present |= states[place] }
        var open = belief.openRemedies & present
        if open == 0 { return 0 }
        while open != 0 {
            let cause = open.trailingZeroBitCount
            open &= open - 1
            let without = ~(UInt32(1) << UInt32(cause))
            var cost = minutes[cause] * belief.mass
            for place in belief.start..<belief.end where cost < least {
                cost += weights[place] * table.cheapest[Int(states[place] & without)]
            }
            least = min(least, cost)
            countWork(belief.size)
        }
        return least
    }
}
