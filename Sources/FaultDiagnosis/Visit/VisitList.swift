package import FaultModel

/// What to bring so that the first visit fixes the fault with a wanted probability.
///
/// The visit fixes the machine when the parts of some causes whose remedies make the symptom go away are all there;
/// remedies without parts are always possible, and a cause whose remedy the source does not know is never put right. Of
/// all lists that reach the wanted probability the cheapest is chosen, by price × quantity.
///
/// That is a covering problem: with one part for each cause of an `or` it is the knapsack problem, with `and` gates set
/// cover, both NP-hard (Karp 1972). Faults of up to `VisitWorlds.mostCauses` causes are gone through world by world and
/// solved by branch and bound; larger ones over worlds drawn from what is believed.
package struct VisitList: Hashable, Sendable {
    /// Of the fault that the answers lead to.
    package var fault: Fault.ID
    /// What was asked for, 0…1.
    package var wanted: Double
    /// That the first visit fixes it with this list, given the symptom and the answers, 0…1.
    package var probability: Double
    /// With every part that any remedy names: no list reaches more. Of a fault with hundreds of parts, the list is made of
    /// the 128 that matter most, and may reach less than what is wanted also where this is more.
    package var reachable: Double
    /// For the likeliest causes first; equal ones by number.
    package var parts: [PartToBring]
    /// Of the checks that the walk may still ask for, in the fault's order.
    package var tools: [ToolToBring]
    /// By currency; amounts in several are never added up.
    package var costs: [Price]
    /// The causes that may be there and whose remedies are not known, by id.
    package var withoutRemedy: [Cause]
    /// How parts without a price, or with one in another currency than most, were weighed; nil: there are none.
    package var weighedAs: Price?
    /// Whether no cheaper list reaches as much.
    package var isCheapest: Bool
    /// No list that reaches as much is cheaper than this, as the parts were weighed; where `isCheapest` holds, the
    /// list's own cost.
    package var leastCost: Double
    /// What the list costs, as the parts were weighed.
    package var weighedCost: Double
    /// Whether probabilities are exact; else they come from drawn worlds and are right to about 0.02.
    package var isExact: Bool

    package var reachesWanted: Bool { probability >= wanted - 1e-9 }

    package struct PartToBring: Hashable, Sendable {
        /// The number to order today.
        package var number: PartNumber
        /// The numbers that the remedies name, where they are others.
        package var instead: [PartNumber]
        package var name: LocalizedText?
        package var quantity: Double
        /// Of one piece; nil: not known.
        package var price: Price?
        package var causes: [Cause]
    }

    package struct ToolToBring: Hashable, Sendable {
        package var name: LocalizedText
        /// The checks that need it.
        package var checks: [String]
    }
}

/// Why there is no list.
package enum VisitError: Error, Hashable {
    case noCauses(Fault.ID)
    case confidence(Double)
    /// The answers cannot all be true.
    case contradiction([WalkAnswer])
    case walk(WalkError)
}

extension VisitError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noCauses(let id): "The fault '\(id)' has no causes, so nothing can be said of what to bring."
        case .confidence(let value): "The confidence is \(value); expected a probability above 0 and at most 1."
        case .contradiction(let answers):
            "These answers cannot all be true: \(answers.map { "\($0.action)=\($0.outcome)" }.joined(separator: ", "));"
                + " take one of them back."
        case .walk(let error): error.description
        }
    }
}

/// What is known of the parts that remedies name.
package struct VisitCatalogue: Sendable {
    /// The number to order today instead of one that was replaced; itself where it was not.
    package var current: @Sendable (PartNumber) -> PartNumber
    /// Nil: no parts list describes it.
    package var part: @Sendable (PartNumber) -> Part?

    package init(
        current: @escaping @Sendable (PartNumber) -> PartNumber = { $0 },
        part: @escaping @Sendable (PartNumber) -> Part? = { _ in nil }
    ) {
        self.current = current
        self.part = part
    }
}
