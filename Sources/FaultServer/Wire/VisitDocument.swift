package import FaultDiagnosis
package import FaultModel

/// What to bring to the first visit: `visit` and `GET /api/faults/{line}/{id}/visit`.
package struct VisitDocument: Encodable, Sendable {
    package var fault: String
    package var title: String
    package var answers: [AnswerGiven]
    /// The wanted probability that the first visit fixes it.
    package var confidence: Double
    /// With this list.
    package var probability: Double
    package var reached: Bool
    /// With every part that any remedy names.
    package var reachable: Double
    /// Whether the probabilities are exact; else they come from drawn worlds.
    package var exact: Bool
    package var parts: [PartToBring]
    package var tools: [ToolToBring]
    /// By currency; never added up.
    package var cost: [Price]
    package var weighed: Weighed
    /// Causes that may be there and whose remedies are not known.
    package var withoutRemedy: [CauseNamed]

    private enum CodingKeys: String, CodingKey {
        case fault, title, answers, confidence, probability, reached, reachable, exact, parts, tools, cost, weighed
        case withoutRemedy = "without_remedy"
    }

    package struct AnswerGiven: Encodable, Sendable {
        package var action: String
        package var outcome: String
    }

    package struct CauseNamed: Encodable, Sendable {
        package var cause: String
        package var title: String
    }

    package struct PartToBring: Encodable, Sendable {
        /// The number to order today.
        package var number: String
        @Nullable package var name: String?
        package var quantity: Double
        /// Of one piece.
        @Nullable package var price: Price?
        /// The numbers that the remedies name, where they are others.
        package var replaces: [String]
        package var causes: [CauseNamed]
    }

    package struct ToolToBring: Encodable, Sendable {
        package var name: String
        package var checks: [String]
    }

    /// How lists were compared.
    package struct Weighed: Encodable, Sendable {
        package var cost: Double
        /// No list that reaches as much costs less than this.
        package var leastCost: Double
        package var cheapest: Bool
        /// What a part without a price, or with one in another currency than most, counts as; nil: there is none.
        @Nullable package var unpricedAs: Price?

        private enum CodingKeys: String, CodingKey {
            case cost, cheapest
            case leastCost = "least_cost"
            case unpricedAs = "unpriced_as"
        }
    }

    package init(_ list: VisitList, title: String, answers given: [WalkAnswer], language: Language) {
        fault = list.fault.description
        self.title = title
        answers = given.map { AnswerGiven(action: $0.action, outcome: $0.outcome) }
        confidence = list.wanted
        probability = list.probability
        reached = list.reachesWanted
        reachable = list.reachable
        exact = list.isExact
        func named(_ causes: [Cause]) -> [CauseNamed] {
            causes.map { CauseNamed(cause: $0.id, title: $0.title.string(for: language)) }
        }
        parts = list.parts.map { part in
            PartToBring(
                number: part.number.printed, name: part.name?.string(for: language), quantity: part.quantity,
                price: part.price, replaces: part.instead.map(\.printed), causes: named(part.causes))
        }
        tools = list.tools.map { ToolToBring(name: $0.name.string(for: language), checks: $0.checks) }
        cost = list.costs
        weighed = Weighed(
            cost: list.weighedCost, leastCost: list.leastCost, cheapest: list.isCheapest, unpricedAs: list.weighedAs)
        withoutRemedy = named(list.withoutRemedy)
    }
}
