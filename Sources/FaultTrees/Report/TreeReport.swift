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
    /// In the order in which they were asked for.
    package var approximations: [(kind: Approximation, value: Double)] = []
    /// Largest first; nil: not asked.
    package var importance: ImportanceTable?
    /// Nil: nothing was observed.
    package var evidence: EvidenceReport?
    /// In the order in which the times were asked for; nil: not asked, or not known.
    package var overTime: [(time: Double, probability: Double)]?
    /// Nil: not asked, or not known.
    package var uncertainty: Uncertainty?
    /// What could not be answered, in sentences.
    package var remarks: [String] = []

    package struct CutSetReport: Sendable {
        package var kind: CutSets.Kind
        package var count: BigCount
        package var byOrder: [(order: Int, count: BigCount)]
        package var wasTruncated: Bool
        package var maxOrder: Int?
        package var sets: [CutSet]
        /// What was left out by order or probability, and what that may amount to; nil: nothing was.
        package var cutOff: CutOff?
        package var rareEventSum: Double?
        /// Nil also for prime implicants of a tree that is not coherent, of which it is no bound.
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

extension TreeReport.CutSetReport {
    init(_ sets: CutSets, _ question: TreeQuestion) {
        kind = sets.kind
        count = sets.count
        byOrder = sets.byOrder
        wasTruncated = sets.wasTruncated
        maxOrder = sets.orderLimit
        self.sets = Self.list(sets, question)
        if question.cutOff != nil || sets.wasTruncated {
            cutOff = sets.cutOff(atProbability: question.cutOff, within: question.budget)
        }
        rareEventSum = sets.rareEventSum
        minCutUpperBound = sets.kind == .minimalCutSets || sets.isCoherent ? sets.minCutUpperBound : nil
    }

    private static func list(_ sets: CutSets, _ question: TreeQuestion) -> [CutSet] {
        guard let cutOff = question.cutOff, sets.weights != nil else {
            return question.listsMostProbable ? sets.mostProbable(question.limit) : Array(sets.prefix(question.limit))
        }
        let kept = sets.sets(atLeastAsProbableAs: cutOff, limit: question.limit)
        if question.listsMostProbable { return kept }
        return kept.sorted { left, right in
            left.order != right.order
                ? left.order < right.order : left.literals.lexicographicallyPrecedes(right.literals)
        }
    }
}

extension CompiledTree {
    func evidenceReport(_ observations: [Observation]) throws(TreeError) -> TreeReport.EvidenceReport {
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
