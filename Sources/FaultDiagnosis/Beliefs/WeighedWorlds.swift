import FaultModel
import FaultTrees

/// What is believed where the tree is too hard to be reckoned with exactly: worlds drawn from the priors, each weighed
/// by how likely all that was learnt is in it (likelihood weighting; Fung & Chang 1990).
///
/// 65,536 worlds at a time, 64 of them in one word, until as many count as `enough` or `mostBatches` are drawn. The same
/// seed draws the same worlds. A share of p has a standard error of about √(p(1 − p) / 2,000) or less: 1.1 % at one half.
/// Costs (causes × 24 + gates) words of work for each 64 worlds: about 30 ms a batch for 300 causes.
struct WeighedWorlds {
    /// By cause and word, the worlds as they are now: what was put right is absent.
    private(set) var columns: [[UInt64]]
    /// By world; sums to 1.
    private(set) var weights: [Double] = []

    private static let wordsAtOnce = 1_024
    private static let mostBatches = 16
    private static let enough = 2_000.0
    /// With fewer there is no answer.
    private static let fewest = 200.0

    /// Nil: what was learnt is too unlikely to come up among so many worlds, or impossible.
    init?(_ fault: Fault, _ tree: FaultTree, _ learnt: [Learnt]) {
        let logic = TreeLogic(tree)
        let priors = fault.causes.map { $0.prior ?? Cause.usualPrior }
        columns = [[UInt64]](repeating: [], count: priors.count)
        var generator = WorldGenerator(seed: 1)
        var count = 0.0
        for _ in 0..<Self.mostBatches where count < Self.enough {
            var batch = [UInt64](repeating: 0, count: logic.slotCount * Self.wordsAtOnce)
            for (cause, prior) in priors.enumerated() {
                for word in 0..<Self.wordsAtOnce { batch[cause * Self.wordsAtOnce + word] = generator.word(prior) }
            }
            let weighed = Self.weigh(&batch, logic, learnt)
            for cause in priors.indices {
                columns[cause] += batch[cause * Self.wordsAtOnce..<(cause + 1) * Self.wordsAtOnce]
            }
            weights += weighed
            count = Self.effectiveCount(weights)
        }
        guard count >= Self.fewest else { return nil }
        let total = weights.reduce(0, +)
        for world in weights.indices { weights[world] /= total }
    }

    /// By cause, how likely it is there now.
    var beliefs: [Double] {
        columns.map { column in
            var sum = 0.0
            for (word, bits) in column.enumerated() {
                var left = bits
                while left != 0 {
                    sum += weights[word << 6 | left.trailingZeroBitCount]
                    left &= left - 1
                }
            }
            return min(1, sum)
        }
    }

    /// So many worlds that weigh the same, each as often as its weight says (systematic resampling).
    func resampled(_ count: Int) -> DrawnWorlds {
        let words = max(1, (count + 63) / 64)
        var drawn = [[UInt64]](repeating: [UInt64](repeating: 0, count: words), count: columns.count)
        var (source, sum) = (0, weights[0])
        for world in 0..<words * 64 {
            let wanted = (Double(world) + 0.5) / Double(words * 64)
            while sum < wanted, source < weights.count - 1 {
                source += 1
                sum += weights[source]
            }
            for cause in columns.indices where columns[cause][source >> 6] >> UInt64(source & 63) & 1 == 1 {
                drawn[cause][world >> 6] |= 1 << UInt64(world & 63)
            }
        }
        return DrawnWorlds(columns: drawn)
    }

    /// Leaves the batch as the machine is now.
    private static func weigh(_ batch: inout [UInt64], _ logic: TreeLogic, _ learnt: [Learnt]) -> [Double] {
        logic.evaluate(&batch, words: wordsAtOnce)
        var weights = [Double](repeating: 1, count: wordsAtOnce * 64)
        func weigh(_ slot: Int, ifPresent: Double, ifAbsent: Double) {
            for world in weights.indices where weights[world] > 0 {
                let isThere = batch[slot * wordsAtOnce + world >> 6] >> UInt64(world & 63) & 1 == 1
                weights[world] *= isThere ? ifPresent : ifAbsent
            }
        }
        weigh(logic.top, ifPresent: 1, ifAbsent: 0)
        for item in learnt {
            if let cause = item.putRight.flatMap(logic.slot(of:)) {
                for word in 0..<wordsAtOnce { batch[cause * wordsAtOnce + word] = 0 }
                logic.evaluate(&batch, words: wordsAtOnce)
            }
            switch item {
            case .putRight: continue
            case .stillThere: weigh(logic.top, ifPresent: 1, ifAbsent: 0)
            case .seen(let thing, let ifPresent, let ifAbsent):
                guard let slot = logic.slot(of: thing) else { continue }
                weigh(slot, ifPresent: ifPresent, ifAbsent: ifAbsent)
            }
        }
        return weights
    }

    /// As many equal worlds would say as much (Kish 1965).
    private static func effectiveCount(_ weights: [Double]) -> Double {
        var (sum, squares) = (0.0, 0.0)
        for weight in weights {
            sum += weight
            squares += weight * weight
        }
        return squares > 0 ? sum * sum / squares : 0
    }
}

/// Words whose bits are each true with a wanted probability.
private struct WorldGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Sixty-four draws at once, from the last of 24 binary digits of the probability to the first.
    mutating func word(_ probability: Double) -> UInt64 {
        let digits = UInt32((min(max(probability, 0), 1) * 0x1p24).rounded())
        if digits >= 1 << 24 { return .max }
        var word: UInt64 = 0
        for digit in digits.trailingZeroBitCount..<24 {
            let random = next()
            word = digits >> UInt32(digit) & 1 == 1 ? word | random : word & random
        }
        return word
    }

    /// Marsaglia's xorshift with Vigna's multiplier (xorshift64*, 2016).
    private mutating func next() -> UInt64 {
        if state == 0 { state = 0x9E37_79B9_7F4A_7C15 }
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
