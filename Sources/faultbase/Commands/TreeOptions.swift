import ArgumentParser
import FaultTrees

/// Which cut sets of a tree are shown.
struct CutSetOptions: ParsableArguments {
    @Flag(name: .customLong("cut-sets"), help: "The minimal cut sets: how many, by order, and the first of them.")
    var cutSets = false
    @Option(
        name: .customLong("max-order"), parsing: .unconditional,
        help: "Leave out larger cut sets; says what they add to the probability at most.")
    var maxOrder: Int?
    @Option(
        name: .customLong("cut-off"), parsing: .unconditional,
        help:
            "List no less probable cut sets; says how many are left and what the others add to the probability at most."
    )
    var cutOff: Double?
    @Option(parsing: .unconditional, help: "How many cut sets are listed; never bounds their count.")
    var limit = 100
    @Flag(name: .customLong("most-probable"), help: "List the most probable cut sets first.")
    var mostProbable = false
    @Flag(name: .customLong("prime-implicants"), help: "Prime implicants in place of minimal cut sets.")
    var primeImplicants = false

    var isAsked: Bool { cutSets || cutOff != nil }

    func ask(_ question: inout TreeQuestion) throws {
        if let maxOrder, maxOrder < 1 {
            throw CommandFailure("--max-order is \(maxOrder); expected a number from 1.")
        }
        if let cutOff, !(0...1).contains(cutOff) {
            throw CommandFailure("--cut-off is \(cutOff); expected a probability from 0 to 1.")
        }
        guard (0...1_000_000).contains(limit) else {
            throw CommandFailure("--limit is \(limit); expected a number from 0 to 1000000.")
        }
        question.cutSets = isAsked
        question.maxOrder = maxOrder
        question.cutOff = cutOff
        question.limit = limit
        question.listsMostProbable = mostProbable
        question.primeImplicants = primeImplicants
    }
}

/// Which numbers of a tree are worked out.
struct TreeNumberOptions: ParsableArguments {
    @Flag(help: "The probability of the top event, exactly.")
    var probability = false
    @Option(
        help: ArgumentHelp(
            "The probability by the cut sets: rare-event or min-cut-upper-bound. May be given twice.",
            valueName: "name"))
    var approximate: [Approximation] = []
    @Flag(help: "The importance factors of every basic event.")
    var importance = false
    @Option(parsing: .unconditional, help: "The mission time, in the unit in which rates are per.")
    var time: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The probability at each of these times: 100,1000 or FROM:TO:STEP.", valueName: "times"))
    var times: TimeGrid?
    @Flag(help: "How the probability is distributed when parameters are: mean, deviation, percentiles.")
    var uncertainty = false
    @Option(parsing: .unconditional, help: "How often the parameters are drawn.")
    var trials = 10_000
    @Option(parsing: .unconditional, help: "What the draws begin with; the same seed gives the same answer.")
    var seed: UInt64 = 1
    @Option(help: "How they are drawn.")
    var sampling = Sampling.monteCarlo

    var isAsked: Bool { probability || importance || uncertainty || times != nil || !approximate.isEmpty }

    func ask(_ question: inout TreeQuestion) throws {
        if let time, !(time >= 0 && time.isFinite) {
            throw CommandFailure("--time is \(time); expected a number from 0.")
        }
        guard (2...CompiledTree.mostTrials).contains(trials) else {
            throw CommandFailure("--trials is \(trials); expected a number from 2 to \(CompiledTree.mostTrials).")
        }
        question.probability = probability
        question.importance = importance
        for kind in approximate where !question.approximations.contains(kind) { question.approximations.append(kind) }
        question.time = time
        question.times = times?.times ?? []
        if uncertainty { question.uncertainty = .init(trials: trials, seed: seed, sampling: sampling) }
    }
}

/// Times as a user lists them: `0,24,100`, a range with a step (`0:8760:730`), or both.
struct TimeGrid: ExpressibleByArgument {
    private static let most = 10_000
    let times: [Double]

    init?(argument: String) {
        var times: [Double] = []
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let numbers = part.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) ?? .nan }
            guard numbers.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return nil }
            switch numbers.count {
            case 1: times.append(numbers[0])
            case 3:
                // The last step may miss the end by rounding.
                let steps = ((numbers[1] - numbers[0]) / numbers[2] * (1 + 1e-12)).rounded(.down)
                guard steps >= 0, steps < Double(Self.most) else { return nil }
                for step in 0...Int(steps) { times.append(numbers[0] + Double(step) * numbers[2]) }
            default: return nil
            }
        }
        guard (1...Self.most).contains(times.count) else { return nil }
        self.times = times
    }
}

extension Approximation: ExpressibleByArgument {}
extension Sampling: ExpressibleByArgument {}
