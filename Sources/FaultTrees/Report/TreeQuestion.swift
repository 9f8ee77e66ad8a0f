/// What is asked of a tree in one go.
package struct TreeQuestion: Hashable, Sendable {
    package var cutSets = false
    /// Larger sets are left out; nil: none.
    package var maxOrder: Int?
    /// So many sets are listed; counts are never bounded by it.
    package var limit = 100
    /// List the most probable sets, not those that come first by order and name.
    package var listsMostProbable = false
    /// Prime implicants in place of minimal cut sets in the usual sense.
    package var primeImplicants = false
    package var probability = false
    package var importance = false
    package var observations: [Observation] = []
    /// In place of the tree's mission time.
    package var time: Double?
    package var budget = TreeBudget.usual

    package init() {}
}

/// The answer to a `TreeQuestion`, ready to be shown.
package struct TreeReport: Sendable {
    package var name: String
    package var top: String
    package var basicEvents: Int
    package var gates: Int
    package var isCoherent: Bool
    /// Nil: not asked, or not known exactly; see `bounds`.
    package var probability: Double?
    /// Nil: the probability is exact or was not asked for.
    package var bounds: TreeBounds?
    package var cutSets: CutSetReport?
    /// Largest first; nil: not asked.
    package var importance: ImportanceTable?
    /// Nil: nothing was observed.
    package var evidence: EvidenceReport?
    /// What could not be answered, in sentences.
    package var remarks: [String] = []

    package struct CutSetReport: Sendable {
        package var kind: CutSets.Kind
        package var count: BigCount
        package var byOrder: [(order: Int, count: BigCount)]
        package var wasTruncated: Bool
        package var maxOrder: Int?
        package var sets: [CutSet]
        package var rareEventSum: Double?
        package var minCutUpperBound: Double?
        /// False: these are only the sets found before the budget was spent.
        package var isComplete = true
    }

    package struct EvidenceReport: Sendable {
        package var observations: [Observation]
        /// Of all that was observed together; 0: it cannot all be true, and there are no posteriors.
        package var probability: Double
        /// Of the top event given what was observed; nil: it cannot all be true.
        package var top: Double?
        /// Largest posterior first, then by name.
        package var posteriors: [(event: String, prior: Double, posterior: Double)]
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
        var sets: CutSets?
        if question.cutSets || question.importance {
            do throws(TreeError) {
                sets =
                    try question.primeImplicants
                    ? compiled.primeImplicants(upToOrder: question.maxOrder)
                    : compiled.minimalCutSets(upToOrder: question.maxOrder)
            } catch {
                guard case .budgetSpent = error else { throw error }
                report.remarks.append("Cut sets: " + error.description)
            }
        }
        if question.cutSets, let sets { report.cutSets = TreeReport.CutSetReport(sets, question) }
        if question.importance {
            report.importance = try compiled.importance(with: question.primeImplicants ? nil : sets)
        }
        if !question.observations.isEmpty { report.evidence = try compiled.evidenceReport(question.observations) }
        return report
    }

    /// The same tree at another mission time.
    package func at(missionTime: Double) -> FaultTree {
        FaultTree(
            sound: name, top: top, gates: gates, events: events, houseEvents: houseEvents, parameters: parameters,
            missionTime: missionTime)
    }
}

extension TreeReport.CutSetReport {
    init(_ sets: CutSets, _ question: TreeQuestion) {
        kind = sets.kind
        count = sets.count
        byOrder = sets.byOrder
        wasTruncated = sets.wasTruncated
        maxOrder = sets.orderLimit
        self.sets = question.listsMostProbable ? sets.mostProbable(question.limit) : Array(sets.prefix(question.limit))
        rareEventSum = sets.rareEventSum
        minCutUpperBound = sets.minCutUpperBound
    }
}

extension CompiledTree {
    fileprivate func evidenceReport(_ observations: [Observation]) throws(TreeError) -> TreeReport.EvidenceReport {
        guard let beliefs = try posteriors(given: observations) else {
            return .init(observations: observations, probability: 0, top: nil, posteriors: [])
        }
        var list: [(event: String, prior: Double, posterior: Double)] = []
        for (event, value) in beliefs.values.enumerated() {
            list.append((tree.events[event].name, priors[event], value))
        }
        list.sort { (Float($1.posterior), $0.event) < (Float($0.posterior), $1.event) }
        return .init(
            observations: observations, probability: beliefs.evidence,
            top: try probability(of: tree.top, given: observations), posteriors: list)
    }
}
