/// What is asked of a tree in one go.
package struct TreeQuestion: Hashable, Sendable {
    package var cutSets = false
    /// Larger sets are left out; nil: none.
    package var maxOrder: Int?
    /// Less probable sets are left out; nil: none. Their count is not: it stays that of all sets.
    package var cutOff: Double?
    /// So many sets are listed, of those that are not cut off; counts are never bounded by it. When a cut-off leaves more
    /// than these, the most probable are listed.
    package var limit = 100
    /// List the most probable sets, not those that come first by order and name.
    package var listsMostProbable = false
    /// Prime implicants in place of minimal cut sets in the usual sense.
    package var primeImplicants = false
    package var probability = false
    /// By minimal cut sets, beside or in place of the exact probability.
    package var approximations: [Approximation] = []
    package var importance = false
    package var observations: [Observation] = []
    /// In place of the tree's mission time.
    package var time: Double?
    /// The probability at each of these times.
    package var times: [Double] = []
    package var uncertainty: UncertaintyQuestion?
    package var budget = TreeBudget.usual

    package init() {}
}

/// How an uncertainty analysis is run.
package struct UncertaintyQuestion: Hashable, Sendable {
    /// 2…`CompiledTree.mostTrials`.
    package var trials: Int
    package var seed: UInt64
    package var sampling: Sampling

    package init(trials: Int = 10_000, seed: UInt64 = 1, sampling: Sampling = .monteCarlo) {
        (self.trials, self.seed, self.sampling) = (trials, seed, sampling)
    }
}

extension FaultTree {
    /// Answers the question. When the budget does not suffice the report has bounds in place of what is missing, and
    /// says so in `remarks`.
    /// - Throws: `TreeError` for what is wrong with the question or the tree's numbers, never for a budget.
    package func report(_ question: TreeQuestion) throws(TreeError) -> TreeReport {
        let tree = question.time.map(at(missionTime:)) ?? self
        var report = TreeReport(
            name: name, top: top, basicEvents: events.count, gates: gates.count,
            isCoherent: IndexedTree(self).isCoherent)
        let compiled: CompiledTree
        do throws(TreeError) { compiled = try tree.compiled(within: question.budget) } catch {
            guard case .budgetSpent = error else { throw error }
            report.remarks.append(error.description)
            try tree.boundedReport(question, &report)
            return report
        }
        if question.probability { report.probability = try compiled.probability }
        try compiled.answerWithCutSets(question, &report)
        if !question.observations.isEmpty { report.evidence = try compiled.evidenceReport(question.observations) }
        try compiled.answerOverTime(question, &report)
        return report
    }

    /// The same tree at another mission time.
    package func at(missionTime: Double) -> FaultTree {
        FaultTree(
            sound: name, top: top, gates: gates, events: events, houseEvents: houseEvents, parameters: parameters,
            missionTime: missionTime)
    }
}

extension CompiledTree {
    /// Cut sets, and what stands on them.
    fileprivate func answerWithCutSets(_ question: TreeQuestion, _ report: inout TreeReport) throws(TreeError) {
        let standsOnMinimalSets = question.importance || !question.approximations.isEmpty
        var minimal: CutSets?
        if standsOnMinimalSets || (question.cutSets && !question.primeImplicants) {
            minimal = try withinBudget("Cut sets", &report) { () throws(TreeError) in
                try minimalCutSets(upToOrder: question.maxOrder)
            }
        }
        if question.cutSets, !question.primeImplicants {
            report.cutSets = minimal.map { TreeReport.CutSetReport($0, question) }
        } else if question.cutSets {
            let primes = try withinBudget("Prime implicants", &report) { () throws(TreeError) in
                try primeImplicants(upToOrder: question.maxOrder)
            }
            report.cutSets = primes.map { TreeReport.CutSetReport($0, question) }
        }
        if question.cutOff != nil || !question.approximations.isEmpty, let missing { throw missing }
        for kind in question.approximations {
            if let value = minimal?.probability(using: kind) { report.approximations.append((kind, value)) }
        }
        if question.importance { report.importance = try importance(with: minimal) }
    }

    fileprivate func answerOverTime(_ question: TreeQuestion, _ report: inout TreeReport) throws(TreeError) {
        if !question.times.isEmpty {
            let found = try withinBudget("Times", &report) { () throws(TreeError) in
                try probabilities(at: question.times)
            }
            report.overTime = found.map { zip(question.times, $0).map { (time: $0, probability: $1) } }
        }
        if let asked = question.uncertainty {
            let found = try uncertainty(trials: asked.trials, seed: asked.seed, sampling: asked.sampling)
            report.uncertainty = found
            if found.trials < min(asked.trials, Self.mostTrials) {
                report.remarks.append("Uncertainty: \(found.trials) of \(asked.trials) trials in \(budget.time).")
            }
        }
    }

    /// Nil when the budget is spent, which a remark then says.
    private func withinBudget<Answer>(
        _ what: String, _ report: inout TreeReport, _ answer: () throws(TreeError) -> Answer
    ) throws(TreeError) -> Answer? {
        do throws(TreeError) { return try answer() } catch {
            guard case .budgetSpent = error else { throw error }
            report.remarks.append("\(what): \(error.description)")
            return nil
        }
    }
}
