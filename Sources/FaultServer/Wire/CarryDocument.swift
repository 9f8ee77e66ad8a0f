import FaultDiagnosis
package import FaultModel

/// What to have in a van or a depot: `carry` and `GET /api/carry`.
package struct CarryDocument: Encodable, Sendable {
    package var product: String
    package var name: String
    @Nullable package var model: String?
    /// The wanted share of visits that are fixed at once.
    package var wanted: Double
    /// With this list.
    package var rate: Double
    package var reached: Bool
    /// With every part that any remedy names.
    package var reachable: Double
    package var withoutParts: Double
    /// The share of visits whose cause has no known remedy.
    package var withoutRemedy: Double
    @Nullable package var budget: Double?
    /// The cheapest first.
    package var parts: [PartToCarry]
    /// By currency; never added up.
    package var cost: [Price]
    package var weighed: Weighed
    package var basis: Basis

    private enum CodingKeys: String, CodingKey {
        case product, name, model, wanted, rate, reached, reachable, budget, parts, cost, weighed, basis
        case withoutParts = "without_parts"
        case withoutRemedy = "without_remedy"
    }

    package struct PartToCarry: Encodable, Sendable {
        /// The number to order today.
        package var number: String
        @Nullable package var name: String?
        package var quantity: Double
        /// Of one piece; nil: not known.
        @Nullable package var price: Price?
        @Nullable package var grade: Part.Grade?
        @Nullable package var leadDays: Double?
        /// The numbers that remedies name, where they are others.
        package var replaces: [String]
        /// The share of visits whose remedy takes it.
        package var use: Double
        /// The most frequent first.
        package var causes: [Cause]

        private enum CodingKeys: String, CodingKey {
            case number, name, quantity, price, grade, replaces, use, causes
            case leadDays = "lead_days"
        }
    }

    package struct Cause: Encodable, Sendable {
        package var fault: String
        package var cause: String
        package var title: String
        package var share: Double
    }

    /// How lists were compared.
    package struct Weighed: Encodable, Sendable {
        package var cost: Double
        /// No list that fixes as much costs less than this.
        package var leastCost: Double
        package var cheapest: Bool
        /// How much dearer than the cheapest the list may be, as a share.
        package var gap: Double
        package var unpriced: [Unpriced]

        private enum CodingKeys: String, CodingKey {
            case cost, cheapest, gap, unpriced
            case leastCost = "least_cost"
        }
    }

    /// What a part without a usable price was taken to cost.
    package struct Unpriced: Encodable, Sendable {
        /// Nil: parts without a grade.
        @Nullable package var grade: Part.Grade?
        package var price: Price
        package var parts: Int
    }

    /// What the visits were weighed by.
    package struct Basis: Encodable, Sendable {
        package var records: Int
        package var faults: Int
    }

    init(
        _ list: CarryList, product: String, name: String, model: String?, _ faults: [Fault], records: Int,
        language: Language
    ) {
        self.product = product
        self.name = name
        self.model = model
        (wanted, rate, reached) = (list.wanted, list.rate, list.reachesWanted)
        (reachable, withoutParts, withoutRemedy) = (list.reachable, list.withoutParts, list.withoutRemedy)
        budget = list.budget
        cost = list.costs
        let titles = Dictionary(
            faults.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        parts = list.parts.map { item in
            PartToCarry(
                number: item.number.printed, name: item.part?.name?.string(for: language), quantity: item.quantity,
                price: item.part?.price, grade: item.part?.grade, leadDays: item.part?.leadDays,
                replaces: item.instead.map(\.printed), use: item.use,
                causes: item.causes.prefix(Self.mostCauses).map { cause in
                    let title = titles[cause.fault]?.fields.cause(cause.cause)?.title.string(for: language)
                    return Cause(
                        fault: cause.fault.description, cause: cause.cause, title: title ?? cause.cause,
                        share: cause.share)
                })
        }
        weighed = Weighed(
            cost: list.weighedCost, leastCost: list.leastCost, cheapest: list.isCheapest, gap: list.gap,
            unpriced: list.weighedAs.map { Unpriced(grade: $0.grade, price: $0.price, parts: $0.parts) })
        basis = Basis(records: records, faults: faults.count)
    }

    /// Causes named beside a part; a part of a line may be for hundreds.
    private static let mostCauses = 20
}
