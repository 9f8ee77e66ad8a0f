import FaultTrees

/// Drawn worlds, each with every set of causes put right that a plan comes to. What a gate is without those causes is
/// worked out once: most plans begin alike.
struct DrawnMachines {
    private let problem: PlanningProblem
    private let words: Int
    /// By slot, of the worlds as they are now.
    private let now: [UInt64]
    private var known: [Set<Int>: Machine] = [:]

    /// The worlds without some causes.
    private struct Machine {
        /// Where the symptom is still there.
        var symptom: [UInt64]
        /// By cause, where putting it right too makes the symptom go away.
        var solved: [Int: [UInt64]] = [:]
    }

    /// So many causes, those that are there most by the minute, are looked at one by one.
    static let mostCandidates = 20
    /// So many remedies of a plan are worked out; what is left is reckoned by what is there.
    static let mostRemedies = 14

    /// - Parameter gone: by cause, whether it was put right.
    init(_ problem: PlanningProblem, _ drawn: DrawnWorlds, gone: [Bool]) {
        self.problem = problem
        words = drawn.count / 64
        var columns = [UInt64](repeating: 0, count: problem.logic.slotCount * words)
        for (cause, column) in drawn.columns.enumerated() where !gone[cause] {
            for word in 0..<words { columns[cause * words + word] = column[word] }
        }
        problem.logic.evaluate(&columns, words: words)
        now = columns
    }

    func holds(_ slot: Int, in world: Int) -> Bool {
        now[slot * words + world >> 6] >> UInt64(world & 63) & 1 == 1
    }

    /// The causes that are there most by the minute of their remedies, of those whose remedies are open.
    func candidates(_ weights: [Double]) -> [Int] {
        let top = problem.logic.top
        let symptom = Array(now[top * words..<(top + 1) * words])
        var rates: [(cause: Int, rate: Double)] = []
        for (cause, isOpen) in problem.openRemedies.enumerated() where isOpen {
            let rate = weight(of: cause, where: symptom, weights) / max(problem.minutes[cause], 1e-3)
            if rate > 0 { rates.append((cause, rate)) }
        }
        rates.sort { $0.rate != $1.rate ? $0.rate > $1.rate : $0.cause < $1.cause }
        return rates.prefix(Self.mostCandidates).map(\.cause)
    }

    /// The weight of the worlds in which the symptom is there when the causes are not.
    mutating func stillThere(without gone: [Int], _ weights: [Double]) -> Double {
        sum(machine(gone).symptom, weights)
    }

    /// The weight of the worlds in which the symptom goes away when one more cause does.
    mutating func solved(by cause: Int, without gone: [Int], _ weights: [Double]) -> Double {
        let machine = machine(gone)
        if let solved = machine.solved[cause] { return sum(solved, weights) }
        let after = symptom(without: gone + [cause])
        let solved = zip(machine.symptom, after).map { $0 & ~$1 }
        known[Set(gone)]?.solved[cause] = solved
        return sum(solved, weights)
    }

    /// What a remedy solves by the minute. Where none solves anything alone, what it takes away by the minute, far below.
    mutating func rate(of cause: Int, without gone: [Int], _ weights: [Double]) -> Double {
        let there = weight(of: cause, where: machine(gone).symptom, weights)
        return (solved(by: cause, without: gone, weights) + there * 1e-6) / max(problem.minutes[cause], 1e-3)
    }

    /// For worlds that a plan leaves unsolved: the remedies of what is there.
    mutating func minutesLeft(without gone: [Int], _ weights: [Double]) -> Double {
        let symptom = machine(gone).symptom
        var minutes = 0.0
        for (cause, isOpen) in problem.openRemedies.enumerated() where isOpen && !gone.contains(cause) {
            minutes += weight(of: cause, where: symptom, weights) * problem.minutes[cause]
        }
        return minutes
    }

    private mutating func machine(_ gone: [Int]) -> Machine {
        let key = Set(gone)
        if let machine = known[key] { return machine }
        let machine = Machine(symptom: symptom(without: gone))
        known[key] = machine
        return machine
    }

    private func symptom(without gone: [Int]) -> [UInt64] {
        let top = problem.logic.top
        guard !gone.isEmpty else { return Array(now[top * words..<(top + 1) * words]) }
        var columns = now
        for cause in gone {
            for word in 0..<words { columns[cause * words + word] = 0 }
        }
        problem.logic.evaluate(&columns, words: words)
        return Array(columns[top * words..<(top + 1) * words])
    }

    /// The weight of the worlds in which a cause is there and `condition` holds.
    private func weight(of cause: Int, where condition: [UInt64], _ weights: [Double]) -> Double {
        var total = 0.0
        for word in 0..<words {
            var bits = now[cause * words + word] & condition[word]
            while bits != 0 {
                total += weights[word << 6 | bits.trailingZeroBitCount]
                bits &= bits - 1
            }
        }
        return total
    }

    private func sum(_ column: [UInt64], _ weights: [Double]) -> Double {
        var total = 0.0
        for word in 0..<words {
            var bits = column[word]
            while bits != 0 {
                total += weights[word << 6 | bits.trailingZeroBitCount]
                bits &= bits - 1
            }
        }
        return total
    }
}
