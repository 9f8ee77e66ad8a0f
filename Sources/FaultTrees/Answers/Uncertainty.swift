/// How the probability of the top event is distributed when parameters are.
package struct Uncertainty: Hashable, Sendable {
    package var trials: Int
    package var mean: Double
    /// Of the sample, with n − 1.
    package var standardDeviation: Double
    /// The 5th, 50th and 95th percentile.
    package var percentile5: Double
    package var median: Double
    package var percentile95: Double
}

/// How samples are drawn.
package enum Sampling: String, Hashable, Sendable {
    case monteCarlo = "monte-carlo"
    /// Halton's sequence with a random shift, which fills space more evenly; best with few random deviates.
    case quasiMonteCarlo = "quasi-monte-carlo"
}

extension CompiledTree {
    /// Draws the random deviates of parameters and events, each of them once a trial however often it is used, and works
    /// the top out for each draw. The same seed gives the same answer. Costs a pass over the diagram for each trial.
    /// - Parameter trials: at least 2; up to ten million are drawn.
    package func uncertainty(
        trials: Int, seed: UInt64, sampling: Sampling = .monteCarlo, at time: Double? = nil
    ) throws(TreeError) -> Uncertainty {
        if let missing { throw missing }
        let trials = min(max(2, trials), 10_000_000)
        var source = TrialSource(seed: seed, sampling: sampling)
        let definitions = tree.parameterDefinitions
        let matters = indexed.reachable(from: [indexed.top])
        var sample: [Double] = []
        sample.reserveCapacity(trials)
        for _ in 0..<trials {
            source.begin()
            var evaluation = Evaluation(definitions, missionTime: time ?? tree.missionTime, sampler: source)
            var drawn = priors
            for event in events where matters[event + 1] {
                // A deviate may leave the range of a probability at its tail; there it stops.
                guard let expression = tree.events[event].probability,
                    let value = try? evaluation.value(of: expression), !value.isNaN
                else { throw .noProbability(event: tree.events[event].name) }
                drawn[event] = min(1, max(0, value))
            }
            if let used = evaluation.sampler as? TrialSource { source = used }
            sample.append(diagram.probabilities(LevelWeights(events.map { drawn[$0] }))[Int(top)])
        }
        sample.sort()
        let mean = sample.reduce(0, +) / Double(trials)
        let squares = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let percentile = { (p: Double) in sample[min(trials - 1, Int(p * Double(trials)))] }
        return Uncertainty(
            trials: trials, mean: mean, standardDeviation: (squares / Double(trials - 1)).squareRoot(),
            percentile5: percentile(0.05), median: percentile(0.5), percentile95: percentile(0.95))
    }

    /// The probability of the top event at each of the times. Costs a pass over the diagram for each.
    package func probabilities(at times: [Double]) throws(TreeError) -> [Double] {
        var found: [Double] = []
        let matters = indexed.reachable(from: [indexed.top])
        for time in times {
            let atTime = tree.eventProbabilities(at: time)
            var yes: [Double] = []
            for event in events { yes.append(matters[event + 1] ? try atTime[event].get() : 0) }
            found.append(diagram.probabilities(LevelWeights(yes))[Int(top)])
        }
        return found
    }
}

/// Numbers between 0 and 1 for one trial after another.
private struct TrialSource: DeviateSampler {
    private var generator: SplitMix
    private let sampling: Sampling
    private var trial = 0
    private var dimension = 0
    private var shifts: [Double] = []
    private var primes: [Int] = []

    init(seed: UInt64, sampling: Sampling) {
        generator = SplitMix(state: seed)
        self.sampling = sampling
    }

    mutating func begin() {
        trial += 1
        dimension = 0
    }

    mutating func next() -> Double {
        guard sampling == .quasiMonteCarlo else { return generator.uniform() }
        if dimension == shifts.count {
            shifts.append(generator.uniform())
            var candidate = (primes.last ?? 1) + 1
            while primes.contains(where: { $0 * $0 <= candidate && candidate % $0 == 0 }) { candidate += 1 }
            primes.append(candidate)
        }
        defer { dimension += 1 }
        let value = Self.halton(trial, base: primes[dimension]) + shifts[dimension]
        return min(max(value - value.rounded(.down), 1e-16), 1 - 1e-16)
    }

    private static func halton(_ index: Int, base: Int) -> Double {
        var (index, value, place) = (index, 0.0, 1.0)
        while index > 0 {
            place /= Double(base)
            value += place * Double(index % base)
            index /= base
        }
        return value
    }
}

/// Steele, Lea & Flood 2014: a generator whose whole state is its seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// Above 0 and below 1.
    mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }
}
