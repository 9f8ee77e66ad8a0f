import FaultImport
import FaultModel
import FaultTrees
import Foundation
import Testing

@Suite("Uncertainty of parameters")
struct UncertaintyTests {
    /// A tree of one event whose probability is the expression.
    private func single(_ probability: Expression) throws -> CompiledTree {
        try FaultTree("t", top: "e", gates: [], events: [.init("e", probability)]).compiled()
    }

    private func deviate(_ function: Expression.Function, _ arguments: Double...) -> Expression {
        .function(function, arguments.map { .constant($0) })
    }

    struct Distribution: Sendable, CustomTestStringConvertible {
        var function: Expression.Function
        var arguments: [Double]
        var mean: Double
        var deviation: Double
        /// At 0.05, 0.5 and 0.95.
        var quantiles: [Double]
        var testDescription: String { "\(function.rawValue) \(arguments)" }
    }

    /// By the formulas of any textbook.
    static let distributions: [Distribution] = {
        let z = 1.6448536269514722
        let sigma = log(3) / z
        return [
            .init(
                function: .uniformDeviate, arguments: [0.1, 0.5], mean: 0.3, deviation: 0.4 / 12.0.squareRoot(),
                quantiles: [0.12, 0.3, 0.48]),
            .init(
                function: .normalDeviate, arguments: [0.4, 0.05], mean: 0.4, deviation: 0.05,
                quantiles: [0.4 - z * 0.05, 0.4, 0.4 + z * 0.05]),
            // Mean 0.001 and error factor 3 at 95 %: the median is the mean times exp(−σ²/2), the 95th percentile
            // three times that.
            .init(
                function: .lognormalDeviate, arguments: [0.001, 3, 0.95], mean: 0.001,
                deviation: 0.001 * (exp(sigma * sigma) - 1).squareRoot(),
                quantiles: [1.0 / 3, 1, 3].map { $0 * 0.001 * exp(-sigma * sigma / 2) }),
            .init(
                function: .lognormalDeviate, arguments: [-5, 0.5], mean: exp(-5 + 0.125),
                deviation: exp(-5 + 0.125) * (exp(0.25) - 1).squareRoot(),
                quantiles: [-z, 0, z].map { exp(-5 + 0.5 * $0) }),
            // Shape 1: exponential.
            .init(
                function: .gammaDeviate, arguments: [1, 0.01], mean: 0.01, deviation: 0.01,
                quantiles: [0.05, 0.5, 0.95].map { -0.01 * log(1 - $0) }),
            // Shape 3; quantiles of chi-squared with six degrees of freedom by 2: 1.635383, 5.348121, 12.591587.
            .init(
                function: .gammaDeviate, arguments: [3, 0.02], mean: 0.06, deviation: 3.0.squareRoot() * 0.02,
                quantiles: [1.635382894, 5.348120627, 12.59158724].map { $0 / 2 * 0.02 }),
            // Distribution functions x² and 1 − (1 − x)³.
            .init(
                function: .betaDeviate, arguments: [2, 1], mean: 2.0 / 3, deviation: (1.0 / 18).squareRoot(),
                quantiles: [0.05, 0.5, 0.95].map { $0.squareRoot() }),
            .init(
                function: .betaDeviate, arguments: [1, 3], mean: 0.25, deviation: (3.0 / 80).squareRoot(),
                quantiles: [0.05, 0.5, 0.95].map { 1 - cbrt(1 - $0) }),
        ]
    }()

    @Test("the mean, deviation and percentiles of one event are those of its distribution", arguments: distributions)
    func oneEvent(_ known: Distribution) throws {
        let compiled = try single(.function(known.function, known.arguments.map { .constant($0) }))
        #expect(abs(try compiled.probability - known.mean) < 1e-15, "the default value is the mean")
        let chance = try compiled.uncertainty(trials: 6000, seed: 5)
        #expect(abs(chance.mean - known.mean) < 4.5 * known.deviation / 6000.0.squareRoot())
        #expect(abs(chance.standardDeviation / known.deviation - 1) < 0.1)
        let even = try compiled.uncertainty(trials: 4096, seed: 5, sampling: .quasiMonteCarlo)
        #expect(abs(even.mean - known.mean) < 0.004 * known.deviation)
        #expect(abs(even.standardDeviation / known.deviation - 1) < 0.02)
        let found = [even.percentile5, even.median, even.percentile95]
        for (own, exact) in zip(found, known.quantiles) {
            #expect(abs(own - exact) < 0.004 * known.deviation, "\(own) \(exact)")
        }
        for (own, exact) in zip([chance.percentile5, chance.median, chance.percentile95], known.quantiles) {
            #expect(abs(own - exact) < 0.12 * known.deviation, "\(own) \(exact)")
        }
    }

    @Test("percentiles of a sample lie between its values: of two, the median is their mean") func percentiles() throws
    {
        let two = try single(deviate(.uniformDeviate, 0, 1)).uncertainty(trials: 2, seed: 3)
        #expect(abs(two.median - two.mean) < 1e-15)
        #expect(two.percentile5 < two.median && two.median < two.percentile95)
    }

    /// Three independent uniform deviates in series and parallel: E = 1 − (1 − E[a])(1 − E[b]·E[c]).
    private func system() throws -> (tree: CompiledTree, mean: Double) {
        let tree = try FaultTree(
            "t", top: "g", gates: [.init("g", .any("a", .all("b", "c")))],
            events: [
                .init("a", deviate(.uniformDeviate, 0, 0.2)), .init("b", deviate(.uniformDeviate, 0, 1)),
                .init("c", deviate(.lognormalDeviate, -3, 0.4)),
            ])
        return (try tree.compiled(), 1 - (1 - 0.1) * (1 - 0.5 * exp(-3 + 0.08)))
    }

    @Test("quasi-Monte Carlo comes to the closed form faster than Monte Carlo") func convergence() throws {
        let (tree, mean) = try system()
        func error(_ sampling: Sampling, _ trials: Int) throws -> Double {
            let errors = try (1...16).map { seed in
                try tree.uncertainty(trials: trials, seed: UInt64(seed), sampling: sampling).mean - mean
            }
            return (errors.reduce(0) { $0 + $1 * $1 } / 16).squareRoot()
        }
        let (few, many) = (try error(.quasiMonteCarlo, 128), try error(.quasiMonteCarlo, 4096))
        // Chance: a fifth or sixth of the error for 32 times the work. Evenness: nearly a thirtieth.
        #expect(few / many > 12, "\(few) \(many)")
        #expect(try error(.monteCarlo, 4096) > 8 * many)
        let exact = abs(try tree.probability - mean)
        #expect(exact < 1e-15)
    }

    @Test("the same seed gives the same answer, another seed another", arguments: Sampling.allCases)
    func seeds(sampling: Sampling) throws {
        let (tree, _) = try system()
        let first = try tree.uncertainty(trials: 500, seed: 11, sampling: sampling)
        #expect(try tree.uncertainty(trials: 500, seed: 11, sampling: sampling) == first)
        #expect(try system().tree.uncertainty(trials: 500, seed: 11, sampling: sampling) == first)
        #expect(try tree.uncertainty(trials: 500, seed: 12, sampling: sampling).mean != first.mean)
        #expect(first.trials == 500 && first.seed == 11 && first.sampling == sampling)
    }

    @Test("what two events share is drawn once, what each has is drawn for each") func shared() throws {
        let uniform = deviate(.uniformDeviate, 0, 1)
        let gate = FaultTree.Gate("g", .all("a", "b"))
        let one = try FaultTree(
            "t", top: "g", gates: [gate], events: [.init("a", .parameter("p")), .init("b", .parameter("p"))],
            parameters: [.init("p", uniform)])
        let each = try FaultTree("t", top: "g", gates: [gate], events: [.init("a", uniform), .init("b", uniform)])
        // E[p²] = 1/3 against E[p]² = 1/4.
        let together = try one.compiled().uncertainty(trials: 4096, seed: 1, sampling: .quasiMonteCarlo)
        let apart = try each.compiled().uncertainty(trials: 4096, seed: 1, sampling: .quasiMonteCarlo)
        #expect(abs(together.mean - 1.0 / 3) < 1e-3 && abs(apart.mean - 0.25) < 1e-3)
        #expect(abs(together.standardDeviation - (4.0 / 45).squareRoot()) < 2e-3)
    }

    @Test("sixty deviates stay independent of one another", arguments: Sampling.allCases) func many(sampling: Sampling)
        throws
    {
        let mean = Expression.function(.mean, (0..<60).map { _ in deviate(.uniformDeviate, 0, 1) })
        let found = try single(mean).uncertainty(trials: 2000, seed: 4, sampling: sampling)
        let deviation = (1.0 / 12 / 60).squareRoot()
        #expect(abs(found.mean - 0.5) < 4.5 * deviation / 2000.0.squareRoot())
        #expect(abs(found.standardDeviation / deviation - 1) < 0.08, "\(found.standardDeviation / deviation)")
    }

    @Test("a rate that is uncertain, at a mission time that the question gives") func uncertainRate() throws {
        let tree = try FaultTree(
            "t", top: "e", gates: [],
            events: [.init("e", .function(.exponential, [.parameter("rate"), .missionTime]))],
            parameters: [.init("rate", deviate(.uniformDeviate, 0, 0.02))])
        let compiled = try tree.compiled()
        let found = try compiled.uncertainty(trials: 4096, seed: 9, sampling: .quasiMonteCarlo, at: 100)
        // The mean of 1 − exp(−100 λ) for λ from 0 to 0.02.
        #expect(abs(found.mean - (1 - (1 - exp(-2)) / 2)) < 1e-4)
        #expect(abs(found.median - (1 - exp(-1))) < 1e-3)
        #expect(throws: TreeError.noMissionTime(event: "e")) { try compiled.uncertainty(trials: 10, seed: 1) }
    }

    @Test("at the tail a deviate stops where probabilities and rates do") func tails() throws {
        // Half of the draws are below 0: the mean of the rest is σ/√(2π).
        let found = try single(deviate(.normalDeviate, 0, 0.1)).uncertainty(
            trials: 8192, seed: 2, sampling: .quasiMonteCarlo)
        #expect(abs(found.mean - 0.1 / (2 * Double.pi).squareRoot()) < 1e-4)
        #expect(found.percentile5 == 0)
        let rate = deviate(.normalDeviate, 0.001, 0.001)
        let repaired = Expression.function(.glm, [0.0, rate, 0.1, 100.0])
        #expect(try single(repaired).uncertainty(trials: 1000, seed: 2).percentile5 == 0)
    }

    @Test("a histogram is what the standard's formula says, not a density over its boundaries") func histogram() throws
    {
        // The example of 2.0d, 3.3.3: bounds 100, 170, 200, 210, 230, 280.
        let numbers: [Double] = [100, 170, 0.7e-4, 200, 1.1e-4, 210, 1.3e-4, 230, 1e-4, 280, 0.5e-4]
        let compiled = try single(.function(.histogram, numbers.map { .constant($0) }))
        // (70·0.7 + 30·1.1 + 10·1.3 + 20·1.0 + 50·0.5) / 180
        #expect(abs(try compiled.probability - 140.0 / 180 * 1e-4) < 1e-18)
        let found = try compiled.uncertainty(trials: 4096, seed: 1, sampling: .quasiMonteCarlo)
        #expect(abs(found.mean / (140.0 / 180 * 1e-4) - 1) < 1e-3)
        #expect(found.percentile5 == 0.5e-4 && found.median == 0.7e-4 && found.percentile95 == 1.3e-4)
    }

    @Test("without a probability, or with an impossible one, the error names the event") func errors() throws {
        let none = try FaultTree("t", top: "e", gates: [], events: [.init("e")]).compiled()
        #expect(throws: TreeError.noProbability(event: "e")) { try none.uncertainty(trials: 10, seed: 1) }
        let wrong = try single(deviate(.lognormalDeviate, 0.1, -3, 0.95))
        #expect(throws: TreeError.self) { try wrong.uncertainty(trials: 10, seed: 1) }
    }

    @Test("when the time is spent, the answer is that of the trials so far and says how many") func budget() throws {
        let tree = try FaultTree("t", top: "e", gates: [], events: [.init("e", deviate(.betaDeviate, 2, 5))])
        var question = TreeQuestion()
        question.uncertainty = .init(trials: 10_000_000, seed: 1)
        question.budget = TreeBudget(nodes: 1000, time: .milliseconds(30))
        let report = try tree.report(question)
        let found = try #require(report.uncertainty)
        #expect((2..<10_000_000).contains(found.trials))
        #expect(report.remarks.contains { $0.contains("of 10000000 trials") })
    }
}
