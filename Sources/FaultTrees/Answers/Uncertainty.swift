/// How the probability of the top event is distributed when parameters are.
package struct Uncertainty: Hashable, Sendable {
    package var sampling: Sampling
    package var seed: UInt64
    /// That were drawn: fewer than were asked for when the budget's time was spent.
    package var trials: Int
    package var mean: Double
    /// Of the sample, with n − 1.
    package var standardDeviation: Double
    /// The 5th, 50th and 95th percentile: between neighbours of the sorted sample as Hazen does it, at n·p + ½.
    package var percentile5: Double
    package var median: Double
    package var percentile95: Double

    /// - Parameter sample: at least two values.
    init(_ sample: [Double], _ sampling: Sampling, seed: UInt64) {
        let sorted = sample.sorted()
        let count = Double(sorted.count)
        let mean = sorted.reduce(0, +) / count
        let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let percentile = { (p: Double) in
            let place = min(max(count * p - 0.5, 0), count - 1)
            let below = sorted[Int(place)]
            return below + (sorted[min(Int(place) + 1, sorted.count - 1)] - below) * (place - place.rounded(.down))
        }
        (self.sampling, self.seed, trials, self.mean) = (sampling, seed, sorted.count, mean)
        standardDeviation = (squares / (count - 1)).squareRoot()
        (percentile5, median, percentile95) = (percentile(0.05), percentile(0.5), percentile(0.95))
    }
}

/// How samples are drawn.
package enum Sampling: String, Hashable, Sendable, CaseIterable {
    case monteCarlo = "monte-carlo"
    /// Halton's sequence with shuffled digits, which fills space more evenly than chance does; for as many deviates as
    /// it does so for, the others by Monte Carlo.
    case quasiMonteCarlo = "quasi-monte-carlo"
}

extension CompiledTree {
    package static let mostTrials = 10_000_000

    /// Draws the random deviates of parameters and events, each of them once a trial however often it is used, and works
    /// the top out for each draw. The same seed gives the same answer. Costs a pass over the diagram for each trial.
    /// - Parameter trials: at least 2; up to ten million are drawn, as far as the budget's time reaches.
    package func uncertainty(
        trials: Int, seed: UInt64, sampling: Sampling = .monteCarlo, at time: Double? = nil
    ) throws(TreeError) -> Uncertainty {
        let time = time ?? tree.missionTime
        // In the tree's order: that of the diagram may change from run to run, and with it who gets which number.
        let matters = indexed.reachable(from: [indexed.top])
        let needed = tree.events.indices.filter { matters[$0 + 1] }
        let definitions = tree.parameterDefinitions
        var fixed = [Double](repeating: 0, count: tree.events.count)
        var evaluation = Evaluation(definitions, missionTime: time)
        for event in needed { fixed[event] = try FaultTree.probability(of: tree.events[event], &evaluation).get() }
        let watch = BudgetWatch(budget)
        var source = TrialSource(seed: seed, sampling: sampling)
        var sample: [Double] = []
        for trial in 0..<min(max(2, trials), Self.mostTrials) {
            if trial >= 2, trial % 16 == 0, (try? watch.check()) == nil { break }
            source.begin()
            var evaluation = Evaluation(definitions, missionTime: time, sampler: source)
            var drawn = fixed
            for event in needed { drawn[event] = try Self.draw(tree.events[event], &evaluation) }
            if let used = evaluation.sampler as? TrialSource { source = used }
            sample.append(diagram.probabilities(LevelWeights(events.map { drawn[$0] }))[Int(top)])
        }
        return Uncertainty(sample, sampling, seed: seed)
    }

    /// A deviate may leave the range of a probability at its tail; there it stops.
    private static func draw(_ event: FaultTree.Event, _ evaluation: inout Evaluation) throws(TreeError) -> Double {
        guard let expression = event.probability else { throw .noProbability(event: event.name) }
        guard let value = try? evaluation.value(of: expression) else { throw .noMissionTime(event: event.name) }
        if value.isNaN { throw .impossibleProbability(event: event.name, value) }
        return min(1, max(0, value))
    }

    /// The probability of the top event at each of the times. Costs a pass over the diagram for each.
    /// - Throws: `TreeError.budgetSpent` when the budget's time does not reach to the last.
    package func probabilities(at times: [Double]) throws(TreeError) -> [Double] {
        var found: [Double] = []
        let matters = indexed.reachable(from: [indexed.top])
        let watch = BudgetWatch(budget)
        for time in times {
            do throws(BudgetSpent) { try watch.check() } catch { throw .budgetSpent(error, budget) }
            let atTime = tree.eventProbabilities(at: time)
            var yes: [Double] = []
            for event in events { yes.append(matters[event + 1] ? try atTime[event].get() : 0) }
            found.append(diagram.probabilities(LevelWeights(yes))[Int(top)])
        }
        return found
    }
}
