package import FaultModel

/// What to have in a van or a depot so that the first visit fixes a wanted share of what machines need.
///
/// A visit is taken to be for one cause, which is fixed when all the parts of its remedy are aboard; one whose remedy takes
/// no part always is, one without a remedy never. Of all lists that reach the wanted share the cheapest is chosen: the
/// knapsack problem where no two causes share a part, set cover where they do, both NP-hard (Karp 1972); see `CarrySearch`.
package struct CarryList: Hashable, Sendable {
    /// What was asked for, 0…1.
    package var wanted: Double
    /// The share of the visits that this list fixes.
    package var rate: Double
    /// With every part that any remedy names.
    package var reachable: Double
    /// Without any part.
    package var withoutParts: Double
    /// The cheapest first; equal ones by number.
    package var parts: [Item]
    /// By currency; amounts in several are never added up.
    package var costs: [Price]
    /// How parts without a price, or with one in another currency than most, were weighed, by grade; empty: there are none.
    package var weighedAs: [Weighed]
    /// Whether no cheaper list fixes as much.
    package var isCheapest: Bool
    /// No list that fixes as much costs less, as the parts were weighed.
    package var leastCost: Double
    package var weighedCost: Double
    /// Nil: none was given.
    package var budget: Double?
    /// The share of the visits whose cause has no known remedy.
    package var withoutRemedy: Double

    package var reachesWanted: Bool { rate >= wanted - 1e-9 }

    /// How much dearer the list may be than the cheapest, as a share of it; 0: it is the cheapest.
    package var gap: Double {
        isCheapest || leastCost <= 0 ? 0 : max(0, weighedCost / leastCost - 1)
    }

    package struct Item: Hashable, Sendable {
        /// The number to order today.
        package var number: PartNumber
        /// The numbers that remedies name, where they are others.
        package var instead: [PartNumber]
        /// Nil: no parts list describes it.
        package var part: Part?
        package var quantity: Double
        /// The share of the visits whose remedy takes it.
        package var use: Double
        /// The causes that it is for, the most frequent first.
        package var causes: [Cause]
    }

    package struct Cause: Hashable, Sendable {
        package var fault: Fault.ID
        package var cause: String
        /// Of all visits, 0…1.
        package var share: Double
    }

    /// What a part of unknown price was taken to cost.
    package struct Weighed: Hashable, Sendable {
        /// Nil: parts without a grade.
        package var grade: Part.Grade?
        package var price: Price
        /// How many parts of the line are weighed so.
        package var parts: Int
    }
}

/// One cause that visits are for, and how often.
package struct CarryDemand: Hashable, Sendable {
    package var fault: Fault.ID
    package var cause: String
    /// Visits, in any unit; 0 or more.
    package var weight: Double
    /// Nil: no remedy is known.
    package var needs: [PartUse]?

    package init(fault: Fault.ID, cause: String, weight: Double, needs: [PartUse]?) {
        self.fault = fault
        self.cause = cause
        self.weight = weight
        self.needs = needs
    }

    /// Of one fault: its visits shared out among its causes.
    /// - Parameters:
    ///   - visits: for the fault, 0 or more.
    ///   - shares: by cause, given the symptom; they need not sum to 1.
    package static func demands(of fault: Fault, visits: Double, shares: [String: Double]) -> [CarryDemand] {
        let known = fault.causes.map { max(0, shares[$0.id] ?? 0) }
        let sum = known.reduce(0, +)
        guard sum > 0 else { return [] }
        return zip(fault.causes, known).map { cause, share in
            CarryDemand(
                fault: fault.id, cause: cause.id, weight: visits * share / sum, needs: cause.remedy.map(\.parts))
        }
    }
}

/// Why there is no list.
package enum CarryError: Error, Hashable, CustomStringConvertible {
    case rate(Double)
    case budget(Double)
    /// Nothing is known that a visit could be for.
    case nothingKnown(line: String)
    /// More causes than are gone through.
    case tooMany(Int, limit: Int)

    package var description: String {
        switch self {
        case .rate(let value): "The fix rate is \(value); expected a share above 0 and at most 1, such as 0.8."
        case .budget(let value): "The budget is \(value); expected an amount of money, 0 or more."
        case .nothingKnown(let line): "No fault of '\(line)' has a cause, so nothing can be said of what to carry."
        case .tooMany(let count, let limit):
            "There are \(count) causes; a list is made from at most \(limit). Ask for one model."
        }
    }
}
