package import FaultDiagnosis
package import FaultKnowledge
package import FaultModel

/// A fault whole: `show` and `GET /api/faults/{line}/{id}`. Texts are in one language; see `languages` for the others.
package struct FaultDocument: Encodable, Sendable {
    package var id: String
    package var kind = "fault"
    package var title: String
    package var language: Language
    package var languages: [Language]
    package var product: ProductReference
    @Nullable package var assembly: Named?
    @Nullable package var `class`: FaultClass?
    @Nullable package var severity: Int?
    package var state: KnowledgeState
    /// Of what was made from service records; nil: a manual states it.
    @Nullable package var standing: StandingDocument?
    package var codes: [CodeReference]
    package var also: [String]
    package var safety: [String]
    /// The likeliest first.
    package var causes: [CauseDocument]
    /// Whose word the shares of the causes are; only where service records are about the fault.
    package var learning: LearningDocument?
    /// Causes that service records name and the manual does not know; only where there are some.
    package var proposedCauses: [ProposedCauseDocument]?
    package var checks: [CheckDocument]
    @Nullable package var tree: TreeExpression?
    package var gates: [Named]
    @Nullable package var procedure: ProcedureDocument?
    package var notes: [NoteDocument]
    /// Those that belong to no step of the procedure.
    package var figures: [FigureDocument]
    package var citations: [CitationDocument]
    package var edition: Int

    private enum CodingKeys: String, CodingKey {
        case id, kind, title, language, languages, product, assembly, `class`, severity, state, standing, codes, also
        case safety, causes, learning, checks, tree, gates, procedure, notes, figures, citations, edition
        case proposedCauses = "proposed_causes"
    }

    package struct Named: Encodable, Sendable {
        package var id: String
        package var name: String
    }

    package struct CodeReference: Encodable, Sendable {
        package var system: FaultCode.System
        package var display: String
        /// What the standard says it means; nil: a maker's code.
        @Nullable package var meaning: String?
    }

    package struct NoteDocument: Encodable, Sendable {
        package var label: String
        package var text: String
    }

    package struct CauseDocument: Encodable, Sendable {
        package var id: String
        package var title: String
        @Nullable package var `class`: FaultClass?
        @Nullable package var kind: Cause.Kind?
        /// On a machine in service.
        package var prior: Double
        /// Given only that the symptom is there.
        @Nullable package var probability: Double?
        /// By whose word; only where service records confirm a cause of the fault.
        package var field: CauseShareDocument?
        @Nullable package var remedy: RemedyDocument?
        /// Of what was made from service records; nil: a manual states it.
        @Nullable package var standing: StandingDocument?
    }

    package struct RemedyDocument: Encodable, Sendable {
        package var title: String
        @Nullable package var kind: Remedy.Kind?
        @Nullable package var minutes: Double?
        package var steps: [String]
        package var parts: [UsedPart]
    }

    package struct UsedPart: Encodable, Sendable {
        package var number: String
        package var quantity: Double
        @Nullable package var name: String?
        /// The number to order instead; nil: this one is current.
        @Nullable package var replacedBy: String?

        private enum CodingKeys: String, CodingKey {
            case number, quantity, name
            case replacedBy = "replaced_by"
        }
    }

    package struct CheckDocument: Encodable, Sendable {
        package var id: String
        package var ask: String
        @Nullable package var observes: String?
        /// The title of what is observed.
        @Nullable package var observesTitle: String?
        @Nullable package var reading: Reading?
        @Nullable package var minutes: Double?
        package var tools: [String]
        package var sensitivity: Double
        package var specificity: Double

        private enum CodingKeys: String, CodingKey {
            case id, ask, observes, reading, minutes, tools, sensitivity, specificity
            case observesTitle = "observes_title"
        }
    }
}

/// Everything that is shown with a fault and is not in it.
package struct FaultContext: Sendable {
    package var product: Product?
    /// By part key.
    package var parts: [String: Part] = [:]
    /// The number to order instead, by part key.
    package var replacements: [String: PartNumber] = [:]
    package var edition = 0
    /// What service records teach of the fault; nil: nobody asked.
    package var learnt: LearntPriors?
    /// Causes that records name and the fault does not know.
    package var proposed: [ProposedCause] = []

    package init(of fault: Fault, in knowledge: KnowledgeBase) async throws {
        let numbers = fault.causes.flatMap { $0.remedy?.parts.map(\.number) ?? [] }
        product = try await knowledge.product(fault.id.line)
        parts = try await knowledge.parts(numbers)
        replacements = try await knowledge.replacements(of: numbers)
        edition = try await knowledge.edition()
    }
}

extension FaultDocument {
    package init(_ fault: Fault, _ context: FaultContext, language reader: Language) {
        id = fault.id.description
        (title, language) = fault.symptom.best(for: reader)
        languages = fault.fields.languages
        product = ProductReference(fault, context.product, language: reader)
        assembly = fault.assembly.map { id in
            let name = context.product?.assemblies.first { $0.id == id }?.name.string(for: reader)
            return Named(id: id, name: name ?? id)
        }
        `class` = fault.class
        severity = fault.severity?.rawValue
        state = fault.state
        standing = StandingDocument(fault.standing)
        codes = fault.codes.map { code in
            CodeReference(
                system: code.system, display: code.display,
                meaning: CodeMeaning(of: code, language: reader).sentence)
        }
        also = fault.also.map { $0.string(for: reader) }
        safety = fault.safety.map { $0.string(for: reader) }
        causes = Self.causes(of: context.learnt?.manual ?? fault, context, reader)
        learning = LearningDocument(context.learnt)
        proposedCauses = context.proposed.isEmpty ? nil : context.proposed.map(ProposedCauseDocument.init)
        checks = fault.checks.map { CheckDocument($0, of: fault, language: reader) }
        tree = fault.tree
        gates = fault.fields.namedGates.map { gate in
            Named(id: gate.name ?? "", name: gate.title?.string(for: reader) ?? gate.name ?? "")
        }
        procedure = fault.procedure.map { ProcedureDocument($0, language: reader) }
        notes = fault.notes.map { NoteDocument(label: $0.label, text: $0.text.string(for: reader)) }
        figures = fault.figures.map { FigureDocument($0, language: reader) }
        citations = fault.citations.map(CitationDocument.init)
        edition = context.edition
    }

    private static func causes(of fault: Fault, _ context: FaultContext, _ reader: Language) -> [CauseDocument] {
        let order = CauseSummary.likeliest(of: context.learnt?.fault ?? fault, language: reader, limit: .max)
        return order.compactMap { summary in
            guard let cause = fault.fields.cause(summary.id) else { return nil }
            return CauseDocument(
                id: cause.id, title: summary.title, class: cause.class, kind: cause.kind,
                prior: cause.prior ?? Cause.usualPrior, probability: summary.probability,
                field: context.learnt?.share(of: cause.id),
                remedy: cause.remedy.map { RemedyDocument($0, context, language: reader) },
                standing: StandingDocument(cause.standing ?? fault.standing))
        }
    }
}

extension FaultDocument.RemedyDocument {
    init(_ remedy: Remedy, _ context: FaultContext, language: Language) {
        title = remedy.title.string(for: language)
        kind = remedy.kind
        minutes = remedy.minutes
        steps = remedy.steps.map { $0.string(for: language) }
        parts = remedy.parts.map { use in
            FaultDocument.UsedPart(
                number: use.number.printed, quantity: use.quantity,
                name: context.parts[use.number.key]?.name?.string(for: language),
                replacedBy: context.replacements[use.number.key]?.printed)
        }
    }
}

extension FaultDocument.CheckDocument {
    init(_ check: Check, of fault: Fault, language: Language) {
        id = check.id
        ask = check.ask.string(for: language)
        observes = check.observes
        observesTitle = check.observes.flatMap { name in
            fault.fields.cause(name)?.title.string(for: language)
                ?? fault.fields.namedGates.first { $0.name == name }?.title?.string(for: language)
        }
        reading = check.reading
        minutes = check.minutes
        tools = check.tools.map { $0.string(for: language) }
        sensitivity = check.sensitivity ?? 1
        specificity = check.specificity ?? 1
    }
}
