/// What holds in every one of the 2ⁿ states of n causes, looked up by the state's bits.
///
/// Time and memory grow with 2ⁿ: 4,096 rows (0.2 ms) for 12 causes.
struct WorldTable {
    /// Bit 0: the symptom is there; bit j + 1: what check j observes is there.
    let facts: [UInt64]
    /// Causes that put right alone make the symptom go away, of those whose remedies are open.
    let critical: [UInt32]
    /// The least minutes of remedies that make the symptom go away when the state is known. Where no remedies do: 0,
    /// so that it never is more than what the walk costs.
    let cheapest: [Double]
    /// By check: the causes that what it observes depends on.
    let supports: [UInt32]
    /// By slot of the logic, 64 states a word.
    private let columns: [UInt64]
    private let words: Int

    static let mostCauses = 18
    static let mostChecks = 63

    init(_ problem: PlanningProblem) {
        let count = problem.minutes.count
        words = max(1, (1 << count) / 64)
        columns = Self.columns(problem, words: words)
        let facts = Self.facts(problem, columns, words: words)
        var open: UInt32 = 0
        for (cause, isOpen) in problem.openRemedies.enumerated() where isOpen { open |= 1 << UInt32(cause) }
        var critical = [UInt32](repeating: 0, count: facts.count)
        var cheapest = [Double](repeating: 0, count: facts.count)
        for state in facts.indices where facts[state] & 1 == 1 {
            var least = Double.infinity
            var left = UInt32(state) & open
            while left != 0 {
                let cause = left.trailingZeroBitCount
                left &= left - 1
                let without = state & ~(1 << cause)
                if facts[without] & 1 == 0 { critical[state] |= 1 << UInt32(cause) }
                least = min(least, problem.minutes[cause] + cheapest[without])
            }
            cheapest[state] = least
        }
        for state in cheapest.indices where cheapest[state] == .infinity { cheapest[state] = 0 }
        self.facts = facts
        self.critical = critical
        self.cheapest = cheapest
        let slots = problem.logic.supports
        supports = problem.openChecks.prefix(Self.mostChecks).map { UInt32(truncatingIfNeeded: slots[$0.slot][0]) }
        assert(count <= Self.mostCauses)
    }

    /// Whether a cause or gate is there in a state.
    func holds(_ slot: Int, in state: Int) -> Bool {
        columns[slot * words + state >> 6] >> UInt64(state & 63) & 1 == 1
    }

    private static func columns(_ problem: PlanningProblem, words: Int) -> [UInt64] {
        var columns = [UInt64](repeating: 0, count: problem.logic.slotCount * words)
        for cause in problem.minutes.indices {
            for word in 0..<words { columns[cause * words + word] = pattern(of: cause, word: word) }
        }
        problem.logic.evaluate(&columns, words: words)
        return columns
    }

    private static func facts(_ problem: PlanningProblem, _ columns: [UInt64], words: Int) -> [UInt64] {
        let slots = [problem.logic.top] + problem.openChecks.prefix(mostChecks).map(\.slot)
        var facts = [UInt64](repeating: 0, count: 1 << problem.minutes.count)
        for (bit, slot) in slots.enumerated() {
            for state in facts.indices {
                facts[state] |= (columns[slot * words + state >> 6] >> UInt64(state & 63) & 1) << UInt64(bit)
            }
        }
        return facts
    }

    /// Bit `i` is bit `cause` of the number 64 × word + i.
    static func pattern(of cause: Int, word: Int) -> UInt64 {
        let low: [UInt64] = [
            0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0, 0xFF00_FF00_FF00_FF00,
            0xFFFF_0000_FFFF_0000, 0xFFFF_FFFF_0000_0000,
        ]
        return cause < 6 ? low[cause] : (word >> (cause - 6)) & 1 == 1 ? .max : 0
    }
}
