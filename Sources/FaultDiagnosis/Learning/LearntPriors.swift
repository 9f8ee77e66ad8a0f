package import FaultModel
package import FaultTrees

/// A fault with the priors that the walk reckons with: the manufacturer's, and what service records teach.
///
///     let learnt = LearntPriors(fault, tally, by: LearningRule(.both))
///     let state = try Walk(learnt.fault).state(after: answers)
///     learnt.shares      // manufacturer 12 %, seen 31 of 84, used 34 %
///
/// **The share of a cause.** Beta–binomial: the manufacturer's share, given the symptom, counts as `strength` records,
/// to which those are added that confirm the cause: `(strength × manufacturer + seen) / (strength + records)`. For one
/// model of the line this is done twice (partial pooling): first for the line from the records of its other models, then
/// for the model, where the line's share counts as many records as it rests on, at most `pooling`.
///
/// **Trees that are not a plain `or`.** A record says: this cause was there, and the symptom was gone when it was put
/// right. What that says of the other causes follows from the tree (of an `and` the other inputs were there too), so a
/// record adds to each cause the probability with which it was there in that case. For an `or` this is the formula above.
///
/// **From shares back to priors.** Events are independent, and machines are only looked at when they have the symptom, so
/// what is seen is an exponential family in the log-odds of the priors. The priors of greatest likelihood are those whose
/// shares are the wanted ones; they are found cause by cause by iterative proportional fitting (Deming, Stephan, "On a
/// least squares adjustment of a sampled frequency table", Ann. Math. Statist. 11, 1940; convergence: Csiszár,
/// "I-divergence geometry", Ann. Probab. 3, 1975).
package struct LearntPriors: Hashable, Sendable {
    /// Its priors are those that are reckoned with; all else is as it was.
    package let fault: Fault
    /// As the manual has it.
    package let manual: Fault
    /// In the order of the fault's causes; empty: no record confirms a cause, and all is the manufacturer's word.
    package let shares: [CauseShare]
    /// The records that were counted, of every model and age.
    package let tally: CauseTally
    package let rule: LearningRule
    /// False: the tree is too hard to learn about, and the priors are the manufacturer's.
    package let couldLearn: Bool

    /// Costs as much as the beliefs of the fault some dozens to hundreds of times: a few milliseconds for a usual fault.
    package init(
        _ fault: Fault, _ tally: CauseTally, by rule: LearningRule = LearningRule(),
        within budget: TreeBudget = .interactive
    ) {
        let known = Set(fault.causes.map(\.id))
        // A record may confirm a cause that the fault had once.
        let entries = tally.entries.map { entry in
            var entry = entry
            if let cause = entry.cause, !known.contains(cause) { entry.cause = nil }
            return entry
        }
        let tally = CauseTally(entries)
        (manual, self.tally, self.rule) = (fault, tally, rule)
        guard tally.confirmed > 0 else {
            (self.fault, shares, couldLearn) = (fault, [], true)
            return
        }
        let learning = Learning(fault, within: budget)
        let wanted = rule.choice == .manufacturer ? nil : learning?.shares(after: tally, by: rule)
        let fitted = wanted.flatMap { learning?.priors(withShares: $0) }
        couldLearn = learning != nil
        self.fault = fitted.map { fault.with(priors: $0.priors) } ?? fault
        let model = rule.model.map(tally.of(model:))
        shares = fault.causes.enumerated().map { place, cause in
            let manufacturer = learning?.manufacturer[place]
            return CauseShare(
                cause: cause.id, manufacturer: manufacturer, seen: tally.count(of: cause.id), of: tally.confirmed,
                onModel: model.map { .init(seen: $0.count(of: cause.id), of: $0.confirmed) },
                used: fitted?.shares[place] ?? manufacturer)
        }
    }
}

extension Fault {
    /// - Parameter priors: by cause, 0…1.
    fileprivate func with(priors: [Double]) -> Fault {
        var fields = fields
        for (place, prior) in priors.enumerated() { fields.causes[place].prior = prior }
        return Fault(known: fields)
    }
}
