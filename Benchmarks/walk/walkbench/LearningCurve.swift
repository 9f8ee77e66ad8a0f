import FaultDiagnosis
import FaultModel
import FaultTesting
import Foundation

/// What a walk costs as records come in. The causes are truly as frequent as the manual does not say; records are drawn
/// from the truth, and the walk that knows them is walked through every world, each as likely as in truth.
///
/// A record is made as an engineer makes one: of a machine with the symptom he puts right what he finds, in any order,
/// and writes down the last: that with which the symptom was gone.
struct LearningCurve {
    let faults: Int
    /// Lists of records for each fault.
    let seeds: Int
    let seed: UInt64
    let strength: Double
    /// Whether the manual is right: then records can teach nothing but their noise.
    let isTruthTold: Bool

    private static let sizes = [0, 3, 10, 30, 100, 300, 1_000]

    func run() throws {
        var random = RandomFaults(seed: seed)
        var dice = SplitMix64(seed: seed &+ 1)
        var sums = [Double](repeating: 0, count: Self.sizes.count)
        /// By number of records, what each fault costs against the walk without records, on average over the lists.
        var ratios = [[Double]](repeating: [], count: Self.sizes.count)
        var worst = [Double](repeating: 0, count: Self.sizes.count)
        var best = 0.0
        let start = processorSeconds()
        for _ in 0..<faults {
            let manual = try random.fault()
            let truth = isTruthTold ? manual : try Self.otherFrequencies(manual, &dice)
            guard let source = try? RecordSource(truth) else { continue }
            let blind = try cost(of: manual, in: truth)
            best += try cost(of: truth, in: truth)
            var totals = [Double](repeating: 0, count: Self.sizes.count)
            for _ in 0..<seeds {
                let records = (0..<(Self.sizes.last ?? 0)).map { _ in source.record(&dice) }
                for (place, size) in Self.sizes.enumerated() {
                    let learnt = LearntPriors(
                        manual, tally(of: records.prefix(size)), by: LearningRule(strength: strength))
                    let minutes = size == 0 ? blind : try cost(of: learnt.fault, in: truth)
                    totals[place] += minutes / Double(seeds)
                    worst[place] = max(worst[place], minutes / blind)
                }
            }
            for place in totals.indices {
                sums[place] += totals[place]
                ratios[place].append(totals[place] / blind)
            }
        }
        let count = Double(ratios[0].count)
        print(
            "\(ratios[0].count) faults, \(seeds) lists of records each, strength \(strength), the manual is",
            isTruthTold ? "right" : "wrong")
        print("records  minutes  of those without  fault that gains least  worst single list")
        for (place, size) in Self.sizes.enumerated() {
            print(
                String(
                    format: "%7d  %7.1f  %16.3f  %22.3f  %17.3f", size, sums[place] / count, sums[place] / sums[0],
                    ratios[place].max() ?? 0, worst[place]))
        }
        print(String(format: "who knows the truth: %.1f minutes (%.3f)", best / count, best / sums[0]))
        print(String(format: "%.0f s of processor", processorSeconds() - start))
    }

    private func tally(of records: ArraySlice<String>) -> CauseTally {
        CauseTally(
            Dictionary(records.map { ($0, 1) }, uniquingKeysWith: +).map { CauseTally.Entry(cause: $0, count: $1) })
    }

    /// Walking by what `fault` believes, through machines as they truly are. Exact.
    private func cost(of fault: Fault, in truth: Fault) throws -> Double {
        let walk = Walk(fault)
        return try BruteForce(truth).expectedCost { _, answers in
            try walk.state(after: answers.map(\.walkAnswer), mode: .guided).next?.subject.move
        }
    }

    /// The same fault where each cause is up to eight times as frequent, or as rare, as its manual says.
    private static func otherFrequencies(_ fault: Fault, _ dice: inout SplitMix64) throws -> Fault {
        var fields = fault.fields
        for place in fields.causes.indices {
            let factor = pow(8, Double(dice.draw(-100...100)) / 100)
            fields.causes[place].prior = min(0.5, (fields.causes[place].prior ?? Cause.usualPrior) * factor)
        }
        return try Fault(fields)
    }
}

/// Draws what records say of a fault's cause.
private struct RecordSource {
    private let fault: Fault
    private let worlds: BruteForce
    /// Sets of causes with which the symptom is there, by the likelihood of all up to each.
    private var sums: [(sum: Double, causes: [String])] = []

    init(_ fault: Fault) throws {
        self.fault = fault
        worlds = try BruteForce(fault)
        var sum = 0.0
        for world in 0..<1 << fault.causes.count {
            let present = fault.causes.enumerated().filter { world >> $0.offset & 1 == 1 }.map(\.element.id)
            guard worlds.isThere(when: Set(present)) else { continue }
            sum += fault.causes.enumerated().reduce(1.0) { product, entry in
                let prior = entry.element.prior ?? Cause.usualPrior
                return product * (world >> entry.offset & 1 == 1 ? prior : 1 - prior)
            }
            sums.append((sum, present))
        }
    }

    /// The id of the cause that is written down.
    func record(_ dice: inout SplitMix64) -> String {
        let point = Double(dice.next() >> 11) * 0x1p-53 * (sums.last?.sum ?? 0)
        let drawn = sums.first { $0.sum > point }?.causes ?? []
        var left = drawn.shuffled(using: &dice)
        while let cause = left.popLast() {
            if !worlds.isThere(when: Set(left)) { return cause }
        }
        return drawn.first ?? ""
    }
}
