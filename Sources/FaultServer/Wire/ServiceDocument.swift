package import FaultKnowledge
package import FaultModel

/// A service record whole, in the order of the repair sheet: `show`, `record add` and `GET /api/records/{id}`. What an
/// engineer found at one machine, in the engineer's words; nothing of it is the manufacturer's.
package struct ServiceDocument: Encodable, Sendable {
    package var id: String
    package var kind = "record"
    /// Who says all this.
    package var voice = "engineer"
    /// There is no cause yet.
    package var isDraft: Bool
    /// As `2024-03-01`.
    @Nullable package var date: String?
    package var machine: MachineDocument
    @Nullable package var before: String?
    package var symptom: String
    package var codes: [String]
    package var rounds: [ServiceRecord.Round]
    @Nullable package var cause: String?
    @Nullable package var remedy: String?
    @Nullable package var confirms: ConfirmationDocument?
    /// What the record was found to be about; null: no fault that is known, or it waits to be linked.
    @Nullable package var link: LinkDocument?
    @Nullable package var outcome: ServiceRecord.Outcome?
    package var parts: [FaultDocument.UsedPart]
    @Nullable package var minutes: Double?
    @Nullable package var cost: Price?
    @Nullable package var guided: Bool?
    package var engineer: [String]
    package var helper: [String]
    package var customer: [String]
    @Nullable package var customerWord: String?
    @Nullable package var language: Language?
    package var citations: [CitationDocument]
    /// From 1; a change says which one it knows.
    package var revision: Int
    package var edition: Int

    private enum CodingKeys: String, CodingKey {
        case id, kind, voice, date, machine, before, symptom, codes, rounds, cause, remedy, confirms, link, outcome,
            parts
        case minutes, cost, guided, engineer, helper, customer, language, citations, revision, edition
        case isDraft = "draft"
        case customerWord = "customer_word"
    }

    package struct MachineDocument: Encodable, Sendable {
        @Nullable package var product: String?
        /// Of the product line; nil: it has none, or none is named.
        @Nullable package var name: String?
        @Nullable package var model: String?
        @Nullable package var serial: String?
        @Nullable package var hours: Double?
    }

    package struct ConfirmationDocument: Encodable, Sendable {
        package var fault: String
        /// Nil: the fault is not in the knowledge base.
        @Nullable package var title: String?
        @Nullable package var cause: String?
        @Nullable package var causeTitle: String?

        private enum CodingKeys: String, CodingKey {
            case fault, title, cause
            case causeTitle = "cause_title"
        }
    }

    package init(_ report: ServiceReport, language reader: Language) {
        let record = report.record
        id = record.id
        isDraft = record.isDraft
        date = record.day?.description
        machine = MachineDocument(record.machine, report.product, reader)
        before = record.before
        symptom = record.symptom
        codes = record.codes.map(\.display)
        rounds = record.rounds
        cause = record.cause
        remedy = record.remedy
        confirms = record.confirms.map { ConfirmationDocument($0, report.fault, reader) }
        outcome = record.outcome
        parts = record.parts.map { use in
            FaultDocument.UsedPart(
                number: use.number.printed, quantity: use.quantity,
                name: report.partNames[use.number.key]?.string(for: reader),
                replacedBy: report.replacements[use.number.key]?.printed)
        }
        minutes = record.minutes
        cost = record.cost
        guided = record.wasGuided
        engineer = record.names(of: .engineer)
        helper = record.names(of: .helper)
        customer = record.names(of: .customer)
        customerWord = record.customerWord
        language = record.language
        citations = record.citations.map(CitationDocument.init)
        revision = report.revision
        edition = report.edition
    }
}

extension ServiceDocument.MachineDocument {
    init(_ machine: ServiceRecord.Machine, _ product: Product?, _ reader: Language) {
        self.init(
            product: machine.product, name: product?.name?.string(for: reader), model: machine.model,
            serial: machine.serial, hours: machine.hours)
    }
}

extension ServiceDocument.ConfirmationDocument {
    init(_ confirmation: ServiceRecord.Confirmation, _ fault: Fault?, _ reader: Language) {
        let cause = confirmation.cause.flatMap { fault?.fields.cause($0) }
        self.init(
            fault: confirmation.fault.description, title: fault?.symptom.string(for: reader),
            cause: confirmation.cause, causeTitle: cause?.title.string(for: reader))
    }
}

extension ServiceRecord {
    package func names(of role: Participant.Role) -> [String] {
        people.filter { $0.role == role }.map(\.person)
    }
}

/// A list of service records: `record list` and `GET /api/records`.
package struct ServiceListDocument: Encodable, Sendable {
    /// How many pass the filter, whatever the limit.
    package var total: Int
    package var records: [Entry]
    package var edition: Int

    package struct Entry: Encodable, Sendable {
        package var id: String
        @Nullable package var date: String?
        package var machine: ServiceRecord.Machine
        package var symptom: String
        package var codes: [String]
        @Nullable package var cause: String?
        @Nullable package var outcome: ServiceRecord.Outcome?
        @Nullable package var fault: String?
        package var isDraft: Bool

        private enum CodingKeys: String, CodingKey {
            case id, date, machine, symptom, codes, cause, outcome, fault
            case isDraft = "draft"
        }
    }

    package init(_ list: ServiceList) {
        total = list.total
        records = list.records.map { record in
            Entry(
                id: record.id, date: record.day?.description, machine: record.machine, symptom: record.symptom,
                codes: record.codes.map(\.display), cause: record.cause, outcome: record.outcome,
                fault: record.confirms?.fault.description, isDraft: record.isDraft)
        }
        edition = list.edition
    }
}
