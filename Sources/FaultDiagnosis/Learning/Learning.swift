import FaultModel
import FaultTrees

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The arithmetic of `LearntPriors` for one fault.
struct Learning {
    /// By cause, its share given the symptom by the manual's priors.
    let manufacturer: [Double]
    private let causes: [String]
    private let tree: FaultTree
    private let compiled: CompiledTree
    private let symptom: Observation
    /// Whether every cause brings the symptom about by itself, and nothing else does.
    private let isPlain: Bool
    private let budget: TreeBudget

    /// Nil: the fault has no causes, its symptom cannot come about, or the tree is too hard.
    init?(_ fault: Fault, within budget: TreeBudget) {
        guard let tree = FaultTree(of: fault), let compiled = try? tree.compiled(within: budget) else { return nil }
        symptom = .present(tree.top)
        guard let given = try? compiled.posteriors(given: [symptom]), given.evidence > 0 else { return nil }
        (self.tree, self.compiled, self.budget) = (tree, compiled, budget)
        causes = fault.causes.map(\.id)
        manufacturer = given.values
        isPlain = fault.hasPlainTree
    }

    // MARK: What is wanted

    /// By cause, its share after the records.
    func shares(after tally: CauseTally, by rule: LearningRule) -> [Double] {
        let weighed = Weighed(tally, by: rule)
        let told = Dictionary(
            uniqueKeysWithValues: Set(weighed.own.keys).union(weighed.others.keys).map { ($0, others(than: $0)) })
        let (line, records) = Self.joined(manufacturer, worth: rule.manufacturersRecords, weighed.others, told)
        guard !weighed.own.isEmpty else { return line }
        return Self.joined(line, worth: min(records, rule.pooling), weighed.own, told).shares
    }

    /// Shares that are worth so many records, and records: shares that are worth all of them.
    private static func joined(
        _ shares: [Double], worth: Double, _ records: [String: Double], _ told: [String: [Double]]
    ) -> (shares: [Double], records: Double) {
        var sums = shares.map { $0 * worth }
        var total = worth
        // In order of id, so that sums are the same to the last bit.
        for (cause, count) in records.sorted(by: { $0.key < $1.key }) {
            guard let said = told[cause] else { continue }
            for place in sums.indices { sums[place] += count * said[place] }
            total += count
        }
        return (sums.map { min(1, $0 / total) }, total)
    }

    /// By cause, how likely it was there, when this one was there and the symptom was gone without it.
    private func others(than confirmed: String) -> [Double] {
        var said = causes.map { $0 == confirmed ? 1.0 : 0.0 }
        guard !isPlain else { return said }
        let staged = tree.staged([[confirmed]])
        let wasThere: [Observation] = [symptom, .present(confirmed)]
        let isGone = Observation.absent(FaultTree.name(tree.top, atStage: 1))
        let found = (try? staged.compiled(within: budget))?.posteriors(ofFirst: [wasThere + [isGone], wasThere])
        if let found { said = found }
        return said
    }

    // MARK: From shares to priors

    private static let mostEvaluations = 600
    private static let tolerance = 2e-5
    /// What a cause is given that the manual takes for impossible and records have seen.
    private static let leastPrior = 1e-6

    /// The priors under which the shares are nearest to the wanted ones, and what they are then.
    ///
    /// Cause by cause: with the odds of its prior multiplied by what the odds of its share lack, its share is what is
    /// wanted, exactly; the others move a little, and have their turn.
    func priors(withShares wanted: [Double]) -> (priors: [Double], shares: [Double])? {
        var priors = compiled.tree.probabilities.map { $0 ?? 0 }
        for place in priors.indices where priors[place] <= 0 && wanted[place] > 0 { priors[place] = Self.leastPrior }
        guard var shares = shares(under: priors) else { return nil }
        var evaluations = 1
        while zip(wanted, shares).contains(where: { abs($0 - $1) > Self.tolerance }) {
            for place in priors.indices {
                // What is certain either way stays so.
                guard evaluations < Self.mostEvaluations, (1e-12..<1).contains(shares[place]),
                    (1e-12..<1).contains(wanted[place]), (1e-300..<1).contains(priors[place])
                else { continue }
                let factor = Self.odds(wanted[place]) / Self.odds(shares[place])
                let odds = Self.odds(priors[place]) * factor
                priors[place] = odds / (1 + odds)
                guard let next = self.shares(under: priors) else { return nil }
                shares = next
                evaluations += 1
            }
            if evaluations >= Self.mostEvaluations || evaluations == 1 { break }
        }
        return (priors, shares)
    }

    private func shares(under priors: [Double]) -> [Double]? {
        (try? compiled.with(priors: priors).posteriors(given: [symptom]))?.values
    }

    private static func odds(_ probability: Double) -> Double { probability / (1 - probability) }
}

extension CompiledTree {
    /// Of the first observations that can be true together; nil: none can, or the tree is too hard.
    fileprivate func posteriors(ofFirst alternatives: [[Observation]]) -> [Double]? {
        for observations in alternatives {
            if let found = try? posteriors(given: observations) { return found.values }
        }
        return nil
    }
}

/// The records that confirm a cause, aged, by cause.
private struct Weighed {
    /// On machines of the model that is asked about.
    var own: [String: Double] = [:]
    /// On all others; on all machines where no model is asked about.
    var others: [String: Double] = [:]

    init(_ tally: CauseTally, by rule: LearningRule) {
        let newest = tally.period?.upperBound
        for entry in tally.entries {
            guard let cause = entry.cause else { continue }
            var weight = Double(entry.count)
            if let halfLife = rule.halfLifeDays, let newest {
                // A record without a day is as old as the oldest.
                let month = entry.month ?? tally.period?.lowerBound ?? newest
                let age = Double(newest.number - month.number) * CalendarMonth.days
                weight *= pow(0.5, age / halfLife)
            }
            if let model = rule.model, entry.model == model {
                own[cause, default: 0] += weight
            } else {
                others[cause, default: 0] += weight
            }
        }
    }
}

extension Fault {
    /// Whether the tree is `or` of causes and of gates that are `or` in turn.
    fileprivate var hasPlainTree: Bool {
        let gates = (fields.tree?.gates ?? []) + fields.gates.flatMap { TreeExpression.gate($0).gates }
        return gates.allSatisfy { $0.operation == .or }
    }
}
