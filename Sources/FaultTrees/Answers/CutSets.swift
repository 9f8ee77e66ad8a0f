import FaultModel

/// A smallest combination that brings the top event about.
package struct CutSet: Hashable, Sendable {
    /// By name, and for one event by presence; empty: the top event is always there.
    package var literals: [Literal]
    /// The product of the probabilities of its literals; nil when an event has none.
    package var probability: Double?

    package struct Literal: Hashable, Sendable, Comparable, CustomStringConvertible {
        package var event: String
        /// True only in prime implicants: the event must not be there.
        package var isNegated: Bool

        package var description: String { isNegated ? "not \(event)" : event }
        package static func < (left: Literal, right: Literal) -> Bool {
            (left.event, left.isNegated ? 1 : 0) < (right.event, right.isNegated ? 1 : 0)
        }
    }

    package var order: Int { literals.count }
}

/// All smallest combinations of a tree, kept as a diagram: counted without listing, listed only as far as asked.
package struct CutSets: Sendable {
    package enum Kind: Hashable, Sendable {
        /// Sets of events that suffice when every other event is absent: the usual sense. For a coherent tree the two
        /// kinds are the same.
        case minimalCutSets
        /// Smallest products of events and absent events that suffice whatever the others are.
        case primeImplicants
    }

    package let kind: Kind
    /// No event that occurs makes the top event go away.
    package let isCoherent: Bool
    /// Of those that are not left out.
    package let count: BigCount
    /// Orders that occur, smallest first, and how many sets there are of each. Where orders are hundreds and nodes many, the
    /// largest orders may be left out; `count` has them all.
    package let byOrder: [(order: Int, count: BigCount)]
    /// Larger sets are left out; nil: none.
    package let orderLimit: Int?
    /// Whether there were any larger ones.
    package let wasTruncated: Bool

    let family: Family
    /// By element of the family.
    let literals: [CutSet.Literal]
    /// By element; nil when an event has no probability.
    let weights: [Double]?
    /// By element, its place in the order of literals.
    let ranks: [Int32]

    init(
        _ kind: Kind, _ family: Family, literals: [CutSet.Literal], weights: [Double]?, isCoherent: Bool,
        upToOrder limit: Int?
    ) {
        self.kind = kind
        self.family = family
        self.literals = literals
        self.weights = weights
        self.isCoherent = isCoherent
        orderLimit = limit
        var ranks = [Int32](repeating: 0, count: literals.count)
        for (rank, element) in literals.indices.sorted(by: { literals[$0] < literals[$1] }).enumerated() {
            ranks[element] = Int32(rank)
        }
        self.ranks = ranks
        let counts = family.countsByOrder()
        var byOrder: [(order: Int, count: BigCount)] = []
        for (place, count) in counts.counts.enumerated()
        where count != .zero && counts.first + place <= limit ?? .max {
            byOrder.append((counts.first + place, count))
        }
        self.byOrder = byOrder
        let all = family.count
        let counted = byOrder.reduce(BigCount.zero) { $0 + $1.count }
        // Without a limit the count is of all sets, also of orders too many to be told apart.
        count = limit == nil ? all : counted
        wasTruncated = limit != nil && counted < all
    }

    /// By event, in how many sets it is (negated or not); 0 for the others. All sets count, whatever the limit.
    package var occurrences: [String: BigCount] {
        let counts = family.occurrences(elements: literals.count)
        return Dictionary(zip(literals, counts).map { ($0.event, $1) }, uniquingKeysWith: { $0 + $1 })
    }
}

extension CompiledTree {
    /// The minimal cut sets in the usual sense: the smallest sets of events that together, with no other event, cause the
    /// top event.
    /// - Parameter order: larger sets are left out; `wasTruncated` then says so.
    /// - Throws: `TreeError.budgetSpent` when there are too many shapes of sets for the budget, whatever their number.
    package func minimalCutSets(upToOrder order: Int? = nil) throws(TreeError) -> CutSets {
        do throws(BudgetSpent) {
            let isMonotone = indexed.isCoherent
            let family = try diagram.minimalSolutions(of: top, isMonotone: isMonotone, within: BudgetWatch(budget))
            let literals = events.map { CutSet.Literal(event: tree.events[$0].name, isNegated: false) }
            return CutSets(
                .minimalCutSets, family, literals: literals, weights: missing == nil ? events.map { priors[$0] } : nil,
                isCoherent: isMonotone, upToOrder: order)
        } catch {
            throw .budgetSpent(error, budget)
        }
    }

    /// The prime implicants; those of a coherent tree are its minimal cut sets.
    package func primeImplicants(upToOrder order: Int? = nil) throws(TreeError) -> CutSets {
        do throws(BudgetSpent) {
            var search = PrimeImplicants(within: BudgetWatch(budget))
            let family = try search.family(of: diagram, root: top)
            let literals = events.flatMap { event in
                [false, true].map { CutSet.Literal(event: tree.events[event].name, isNegated: $0) }
            }
            let weights = missing == nil ? events.flatMap { [priors[$0], 1 - priors[$0]] } : nil
            return CutSets(
                .primeImplicants, family, literals: literals, weights: weights, isCoherent: indexed.isCoherent,
                upToOrder: order)
        } catch {
            throw .budgetSpent(error, budget)
        }
    }
}

extension IndexedTree {
    /// Whether every connective on the way from the top is free of negation. A tree that is not may still be monotone.
    var isCoherent: Bool {
        let marks = reachable(from: [top])
        if top > 1, top & 1 == 1 { return false }
        return gates.indices.allSatisfy { index in
            !marks[firstGate + index] || (gates[index].kind != .xor && gates[index].inputs.allSatisfy { $0 & 1 == 0 })
        }
    }
}
