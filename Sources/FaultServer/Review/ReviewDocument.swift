package import FaultKnowledge
package import FaultModel

/// Service records that wait for a reviewer: `review` and `GET /api/review`.
package struct ReviewDocument: Encodable, Sendable {
    package var total: Int
    package var records: [ReviewedDocument]
    package var edition: Int

    package init(_ list: ReviewList, language: Language) {
        total = list.total
        records = list.records.map { ReviewedDocument($0, language: language) }
        edition = list.edition
    }
}

/// A service record with the faults that it may be about, the likeliest first.
package struct ReviewedDocument: Encodable, Sendable {
    package var record: String
    @Nullable package var date: String?
    @Nullable package var product: String?
    @Nullable package var model: String?
    @Nullable package var serial: String?
    package var symptom: String
    @Nullable package var cause: String?
    @Nullable package var remedy: String?
    package var codes: [String]
    @Nullable package var language: Language?
    /// `fault`, `new`, `none`; null: nobody has decided.
    @Nullable package var decision: String?
    package var links: [LinkDocument]

    package init(_ reviewed: ReviewedRecord, language reader: Language) {
        let own = reviewed.record
        record = own.id
        date = own.day?.description
        (product, model, serial) = (own.machine.product, own.machine.model, own.machine.serial)
        (symptom, cause, remedy, language) = (own.symptom, own.cause, own.remedy, own.language)
        codes = own.codes.map(\.display)
        decision = reviewed.decision.map { decision in
            switch decision {
            case .fault: "fault"
            case .newFault: "new"
            case .noFault: "none"
            }
        }
        links = reviewed.links.map { LinkDocument($0, reviewed.faults[$0.fault], language: reader) }
    }
}

/// What a service record is linked to, how sure that is, and why.
package struct LinkDocument: Encodable, Sendable {
    package var fault: String
    @Nullable package var title: String?
    @Nullable package var cause: String?
    @Nullable package var causeTitle: String?
    /// The probability, 0…1, that the fault is right.
    package var confidence: Double
    /// Whether it counts, or waits for a reviewer.
    package var sure: Bool
    package var evidence: LinkEvidence
    /// The fault's causes, for a reviewer to choose from.
    package var causes: [FaultDocument.Named]

    private enum CodingKeys: String, CodingKey {
        case fault, title, cause, confidence, sure, evidence, causes
        case causeTitle = "cause_title"
    }

    package init(_ link: FaultLink, _ fault: Fault?, language: Language) {
        self.fault = link.fault.description
        title = fault?.symptom.string(for: language)
        cause = link.cause
        causeTitle = link.cause.flatMap { fault?.fields.cause($0)?.title.string(for: language) }
        confidence = (link.confidence * 1000).rounded() / 1000
        sure = link.isSure
        evidence = link.evidence
        causes = fault?.causes.map { .init(id: $0.id, name: $0.title.string(for: language)) } ?? []
    }
}
