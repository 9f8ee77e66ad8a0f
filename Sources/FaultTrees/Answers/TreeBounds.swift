/// What is certain of the probability of a top event when the exact value is out of reach.
package struct TreeBounds: Hashable, Sendable {
    package var lower: Double
    package var upper: Double
    /// Minimal cut sets that the bounds rest on.
    package var setsFound: BigCount
    /// Every minimal cut set up to this order is among them; 0: that is not known.
    package var completeToOrder: Int
}

extension FaultTree {
    /// Bounds on the probability of the top event of a coherent tree, by minimal cut sets of growing cost until the budget
    /// is spent or the bounds are within a thousandth of each other. Never wrong: the lower bound is the exact probability
    /// of cut sets that were found, the upper bound that of a tree in which some conditions were left out.
    ///
    /// A tree that is not coherent has the bounds 0 and 1 only.
    package func bounds(within budget: TreeBudget) throws(TreeError) -> TreeBounds {
        try boundedAnswer(within: budget).bounds
    }

    func boundedAnswer(within budget: TreeBudget) throws(TreeError) -> (bounds: TreeBounds, sets: CutSets?) {
        var bounds = TreeBounds(lower: 0, upper: 1, setsFound: .zero, completeToOrder: 0)
        let whole = IndexedTree(self)
        guard whole.isCoherent, whole.top > 1 else { return (bounds, nil) }
        let (tree, roots) = whole.coalesced(roots: [whole.top])
        var probabilities: [Double] = []
        let matters = whole.reachable(from: [whole.top])
        for (event, value) in eventProbabilities().enumerated() {
            probabilities.append(matters[event + 1] ? try value.get() : 0)
        }
        // What is dropped soon is best found close to its neighbours, what is widened under the events that matter most.
        let near = BoundedView(tree, roots, [.centered(.depthFirst(.sharedFirst))], probabilities)
        var above = BoundedView(tree, roots, [.heaviest, .depthFirst(.sharedFirst)], probabilities)
        let literals = near.events.map { CutSet.Literal(event: events[$0].name, isNegated: false) }
        let watch = BudgetWatch(budget)
        var sets: CutSets?
        var (isBelowDone, isAboveDone, isAboveNear) = (false, false, false)
        for limit in 1...Self.highestCost where !isBelowDone || !isAboveDone {
            // Small sets are found quickly, and without them there is no lower bound.
            let orders = limit == 1 ? Array(1...3) : limit == 2 ? [] : [limit + 1]
            for order in orders where !isBelowDone {
                guard let below = try? near.solutions(order, .dropped, within: watch.part(0.3)) else {
                    isBelowDone = true
                    break
                }
                let kept = CutSets(
                    .minimalCutSets, below, literals: literals, weights: near.weights.yes, isCoherent: true,
                    upToOrder: nil)
                sets = kept
                bounds.setsFound = kept.count
                if near.costs.allSatisfy({ $0 == 1 }) { bounds.completeToOrder = order }
                let exact = try? below.unionProbability(near.weights, within: watch.part(0.3))
                bounds.lower = max(bounds.lower, (exact ?? 0) * (1 - 1e-12))
                isBelowDone = exact == nil
            }
            if !isAboveDone, let upper = above.upperBound(limit, within: watch.part(0.8)) {
                bounds.upper = min(bounds.upper, upper)
            } else if !isAboveDone, !isAboveNear, let upper = near.upperBound(limit, within: watch.part(0.5)) {
                bounds.upper = min(bounds.upper, upper)
                above = near
                isAboveNear = true
            } else {
                isAboveDone = true
            }
            bounds.upper = max(bounds.upper, bounds.lower)
            if bounds.upper <= bounds.lower * 1.001 { break }
        }
        return (bounds, sets)
    }

    private static let highestCost = 60

    func boundedReport(_ question: TreeQuestion, _ report: inout TreeReport) throws(TreeError) {
        let answer = try boundedAnswer(within: question.budget)
        if question.probability { report.bounds = answer.bounds }
        if question.cutSets, let sets = answer.sets {
            var found = TreeReport.CutSetReport(sets, question)
            found.isComplete = false
            // These are sums over all sets.
            (found.cutOff, found.rareEventSum, found.minCutUpperBound) = (nil, nil, nil)
            report.cutSets = found
        }
        let unanswered = [
            ("importance", question.importance), ("approximations", !question.approximations.isEmpty),
            ("evidence", !question.observations.isEmpty), ("times", !question.times.isEmpty),
            ("uncertainty", question.uncertainty != nil), ("cut-off", question.cutSets && question.cutOff != nil),
        ].filter(\.1).map(\.0)
        if !unanswered.isEmpty {
            report.remarks.append("Without the exact answer there is none to: \(unanswered.joined(separator: ", ")).")
        }
    }
}

/// A coherent tree under one order of its events, and what its sets cost.
private struct BoundedView {
    let tree: IndexedTree
    /// By event.
    let levels: [UInt32]
    /// By level.
    let events: [Int]
    let weights: LevelWeights
    let costs: [UInt16]

    /// - Parameter orders: the first that is not too costly is taken.
    init(_ tree: IndexedTree, _ roots: [IndexedTree.Literal], _ orders: [EventOrder], _ probabilities: [Double]) {
        self.tree = tree
        let levels = orders.lazy.compactMap { $0.levels(of: tree, roots: roots) }.first ?? []
        self.levels = levels
        var events = [Int](repeating: 0, count: levels.count { $0 != .max })
        for (event, level) in levels.enumerated() where level != .max { events[Int(level)] = event }
        self.events = events
        weights = LevelWeights(events.map { probabilities[$0] })
        costs = Self.costs(weights.yes)
    }

    /// By level: how many times rarer an event is than the commonest kind, on a logarithmic scale; at least 1.
    private static func costs(_ probabilities: [Double]) -> [UInt16] {
        let logarithms = probabilities.map { -Elementary.ln(min(0.5, max(1e-300, $0))) }
        let unit = logarithms.sorted()[logarithms.count / 4]
        return logarithms.map { UInt16(min(40, max(1, ($0 / unit).rounded()))) }
    }

    func solutions(
        _ limit: Int, _ surplus: LimitedFamilies.Surplus, smallSize: Int = 0, within watch: BudgetWatch
    ) throws(BudgetSpent) -> Family {
        try tree.limitedSolutions(
            levels: levels, probabilities: weights.yes, costs: costs, limit: limit, surplus: surplus,
            smallSize: smallSize,
            within: watch)
    }

    /// Closer with each step; nil when the budget is spent.
    func upperBound(_ step: Int, within watch: BudgetWatch) -> Double? {
        let (limit, smallSize) = (step, 8)
        guard let above = try? solutions(limit, .widened, smallSize: smallSize, within: watch) else { return nil }
        let sum = above.sumOfProducts(weights.yes)
        // The sum may be far above the union, unless it is small; a diagram of the union may cost more than all else.
        let union = sum < 0.01 ? 1 : (try? above.unionProbability(weights, within: watch.part(0.2))) ?? 1
        return min(sum, union, 1) * (1 + 1e-12)
    }
}

extension Family {
    /// The probability that one of the sets occurs, through the decision diagram of their union.
    func unionProbability(_ weights: LevelWeights, within watch: BudgetWatch) throws(BudgetSpent) -> Double {
        var diagrams = BinaryDiagrams(within: watch, capacity: nodes.count * 2)
        // Places of the nodes' unions; a union is let go when its last parent has taken it.
        var uses = [Int](repeating: 0, count: nodes.count)
        uses[Int(root)] += 1
        for node in nodes.dropFirst(2) {
            uses[Int(node.low)] += 1
            uses[Int(node.high)] += 1
        }
        var places = [diagrams.hold(BinaryDiagrams.no), diagrams.hold(BinaryDiagrams.yes)]
        for node in nodes.dropFirst(2) {
            let (low, high) = (Int(node.low), Int(node.high))
            let place = diagrams.hold(try diagrams.or(diagrams.held[places[low]], diagrams.held[places[high]]))
            diagrams.set(
                place, to: try diagrams.make(node.level, low: diagrams.held[places[low]], high: diagrams.held[place]))
            places.append(place)
            for child in [low, high] {
                uses[child] -= 1
                if uses[child] == 0, child > 1 { diagrams.release(places[child]) }
            }
        }
        let union = Diagram([diagrams.held[places[Int(root)]]], of: diagrams)
        return union.probabilities(weights)[Int(union.roots[0])]
    }
}
