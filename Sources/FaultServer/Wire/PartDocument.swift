package import FaultKnowledge
package import FaultModel

/// A part with its chain and its uses: `part` and `GET /api/parts/{number}`.
package struct PartDocument: Encodable, Sendable {
    package var number: String
    package var kind = "part"
    @Nullable package var name: String?
    @Nullable package var grade: Part.Grade?
    @Nullable package var price: Price?
    @Nullable package var leadDays: Double?
    @Nullable package var lifeHours: Double?
    /// The numbers to order today: this one, or what replaced it.
    package var current: [String]
    package var superseded: Bool
    package var supersedes: [String]
    package var supersededBy: [String]
    /// The whole chain, the current number first.
    package var chain: [Link]
    package var uses: [Use]
    /// The passages that name the part.
    package var passages: [Mention]
    /// In service records, under any number of the chain; nil: it was never used.
    @Nullable package var fieldUse: FieldUse?

    private enum CodingKeys: String, CodingKey {
        case number, kind, name, grade, price, current, superseded, supersedes, chain, uses, passages
        case leadDays = "lead_days"
        case lifeHours = "life_hours"
        case supersededBy = "superseded_by"
        case fieldUse = "field_use"
    }

    package struct FieldUse: Encodable, Sendable {
        package var records: Int
        package var pieces: Double
        /// Nil: of no record that uses it the day is known.
        @Nullable package var last: String?
    }

    package struct Link: Encodable, Sendable {
        package var number: String
        @Nullable package var name: String?
        package var current: Bool
    }

    package struct Use: Encodable, Sendable {
        package var fault: String
        package var title: String
        package var cause: String
        package var causeTitle: String
        @Nullable package var remedy: String?
        /// The number that the remedy names.
        package var number: String
        package var quantity: Double

        private enum CodingKeys: String, CodingKey {
            case fault, title, cause, remedy, number, quantity
            case causeTitle = "cause_title"
        }
    }

    package struct Mention: Encodable, Sendable {
        package var passage: String
        package var title: String
        /// The number that the passage names.
        package var number: String
        package var quantity: Double
    }

    package init(_ report: PartReport, language: Language) {
        let part = report.part
        number = report.number.printed
        name = part?.name?.string(for: language)
        grade = part?.grade
        price = part?.price
        leadDays = part?.leadDays
        lifeHours = part?.lifeHours
        current = report.current.map(\.number.printed)
        superseded = report.isSuperseded
        supersedes = part?.supersedes.map(\.printed) ?? []
        supersededBy = report.chain.filter { $0.part?.supersedes.contains(report.number) ?? false }.map(
            \.number.printed)
        chain = report.chain.map {
            Link(number: $0.number.printed, name: $0.part?.name?.string(for: language), current: $0.isCurrent)
        }
        uses = report.uses.map { use in
            Use(
                fault: use.fault.description, title: use.symptom.string(for: language), cause: use.cause.id,
                causeTitle: use.cause.title.string(for: language),
                remedy: use.cause.remedy?.title.string(for: language),
                number: use.number.printed, quantity: use.quantity)
        }
        fieldUse = report.fieldUse.map {
            FieldUse(records: $0.records, pieces: $0.pieces, last: $0.last?.description)
        }
        passages = report.mentions.map { mention in
            Mention(
                passage: mention.passage.description, title: mention.title.string(for: language),
                number: mention.number.printed, quantity: mention.quantity)
        }
    }
}

/// The product lines: `GET /api/products`.
package struct ProductsDocument: Encodable, Sendable {
    package var products: [Line]

    package struct Line: Encodable, Sendable {
        package var line: String
        package var name: String
        package var models: [String]
        package var assemblies: [FaultDocument.Named]
        package var faults: Int
        package var passages: Int
    }

    package init(_ summaries: [ProductSummary], language: Language) {
        products = summaries.map { summary in
            let product = summary.product
            return Line(
                line: product.line, name: product.name?.string(for: language) ?? product.line, models: product.models,
                assemblies: product.assemblies.map { .init(id: $0.id, name: $0.name.string(for: language)) },
                faults: summary.faults, passages: summary.passages)
        }
    }
}
