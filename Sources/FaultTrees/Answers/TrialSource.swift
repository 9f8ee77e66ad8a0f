/// Numbers between 0 and 1 for one trial after another.
///
/// Quasi-Monte Carlo: Halton's sequence, whose digits are shuffled anew for each place (Owen 2017): without that,
/// dimensions with large bases move together for hundreds of trials. Dimensions beyond `evenDimensions` are drawn by
/// chance, since the sequence is no more even there than chance is.
struct TrialSource: DeviateSampler {
    private var generator: SplitMix
    private let sampling: Sampling
    private var trial = -1
    private var dimension = 0
    private var dimensions: [Shuffled] = []

    private static let evenDimensions = 50

    init(seed: UInt64, sampling: Sampling) {
        generator = SplitMix(state: seed)
        self.sampling = sampling
    }

    mutating func begin() {
        trial += 1
        dimension = 0
    }

    mutating func next() -> Double {
        guard sampling == .quasiMonteCarlo, dimension < Self.evenDimensions else { return generator.uniform() }
        if dimension == dimensions.count {
            dimensions.append(Shuffled(base: Self.prime(after: dimensions.last?.base ?? 1), &generator))
        }
        defer { dimension += 1 }
        return dimensions[dimension].value(trial)
    }

    private static func prime(after number: Int) -> Int {
        var candidate = number + 1
        while (2..<candidate).contains(where: { $0 * $0 <= candidate && candidate % $0 == 0 }) { candidate += 1 }
        return candidate
    }

    /// One dimension of the sequence.
    private struct Shuffled {
        let base: Int
        /// By place, the digit that stands for each digit.
        private let digits: [[Int]]
        /// What comes after the last place.
        private let rest: Double

        init(base: Int, _ generator: inout SplitMix) {
            self.base = base
            var places = 1
            while Elementary.power(Double(base), Double(places)) < 0x1p32 { places += 1 }
            var digits: [[Int]] = []
            for _ in 0..<places { digits.append(Array(0..<base).shuffled(using: &generator)) }
            self.digits = digits
            rest = generator.uniform()
        }

        func value(_ index: Int) -> Double {
            var (index, value, place) = (index, 0.0, 1.0)
            for shuffled in digits {
                place /= Double(base)
                value += place * Double(shuffled[index % base])
                index /= base
            }
            return min(max(value + place * rest, 0x1p-53), 1 - 0x1p-53)
        }
    }
}

/// Steele, Lea & Flood 2014: a generator whose whole state is its seed.
package struct SplitMix: RandomNumberGenerator {
    package var state: UInt64

    package init(state: UInt64) { self.state = state }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// Above 0 and below 1.
    package mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }
}
