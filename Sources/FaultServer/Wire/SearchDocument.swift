package import FaultKnowledge
package import FaultModel

/// The answer to `search` and `GET /api/search`.
package struct SearchDocument: Encodable, Sendable {
    package var query: Query
    package var support: Support
    package var total: Int
    package var tookMilliseconds: Double
    package var hits: [Hit]
    package var facets: FacetsDocument
    package var edition: Int
    /// Codes, part numbers and models that may have been meant; never searched for.
    package var didYouMean: [NearMissDocument]

    private enum CodingKeys: String, CodingKey {
        case query, support, total, hits, facets, edition
        case tookMilliseconds = "took_ms"
        case didYouMean = "did_you_mean"
    }

    package struct Query: Encodable, Sendable {
        package var text: String
        package var language: Language
        package var codes: [String]
        package var parts: [String]
        package var models: [String]
        package var terms: [String]
        @Nullable package var corrected: String?
    }

    package struct Hit: Encodable, Sendable {
        package var id: String
        package var kind: String
        package var title: String
        /// The language of the title.
        package var language: Language
        package var score: Double
        package var lane: Lane
        @Nullable package var product: ProductReference?
        @Nullable package var `class`: FaultClass?
        @Nullable package var severity: Int?
        /// Of a fault that was made from service records; nil: a manual states it, or it is no fault.
        @Nullable package var standing: StandingDocument?
        package var codes: [String]
        package var causes: [CauseSummary]
        package var parts: [PartSummary]
        @Nullable package var snippet: String?
        package var reasons: [ReasonDocument]
        @Nullable package var citation: CitationDocument?
        /// Only when asked for.
        package var explanation: ExplanationDocument?
        /// The title as HTML with `<mark>`; for pages, not part of the document.
        package var markedTitle: String

        private enum CodingKeys: String, CodingKey {
            case id, kind, title, language, score, lane, product, `class`, severity, standing, codes, causes, parts
            case snippet
            case reasons, citation, explanation
        }
    }
}

package struct ProductReference: Encodable, Sendable, Hashable {
    package var line: String
    /// Nil: the line has no name.
    @Nullable package var name: String?
    package var models: [String]

    package static func == (left: Self, right: Self) -> Bool { left.line == right.line && left.models == right.models }
    package func hash(into hasher: inout Hasher) { hasher.combine(line) }
}

package struct CauseSummary: Encodable, Sendable {
    package var id: String
    package var title: String
    /// Given only that the symptom is there; nil: it could not be reckoned within its bounds.
    @Nullable package var probability: Double?
    /// Of what was made from service records; nil: a manual states it.
    package var standing: StandingDocument?
}

package struct PartSummary: Encodable, Sendable {
    package var number: String
    @Nullable package var name: String?
    /// The number to order instead; nil: this one is current.
    @Nullable package var replacedBy: String?

    private enum CodingKeys: String, CodingKey {
        case number, name
        case replacedBy = "replaced_by"
    }
}

package struct CitationDocument: Encodable, Sendable {
    package var document: String
    @Nullable package var revision: String?
    @Nullable package var page: String?
    @Nullable package var file: String?
    @Nullable package var line: Int?

    package init(_ citation: Citation) {
        document = citation.document
        revision = citation.revision
        page = citation.page
        file = citation.file
        line = citation.line
    }
}

/// How many answers have which value.
package struct FacetsDocument: Encodable, Sendable {
    package var product: [String: Int]
    package var `class`: [String: Int]
    package var kind: [String: Int]
    package var language: [String: Int]
    package var state: [String: Int]

    package init(_ facets: Facets) {
        product = facets.product
        `class` = facets.class
        kind = facets.kind
        language = facets.language
        state = facets.state
    }
}

/// A code, part number or model near one that does not exist.
package struct NearMissDocument: Encodable, Sendable {
    package var text: String
    package var kind: CompletionKind
}

/// Why a hit is there.
package struct ReasonDocument: Encodable, Sendable {
    package var kind: String
    package var value: String?
    package var field: SearchField?
    package var terms: [String]?

    package init(_ reason: Reason) {
        switch reason {
        case .exactCode(let code): (kind, value) = ("exactCode", code)
        case .exactPart(let part): (kind, value) = ("exactPart", part)
        case .model(let model): (kind, value) = ("model", model)
        case .product(let line): (kind, value) = ("product", line)
        case .text(let field, let terms): (kind, self.field, self.terms) = ("text", field, terms)
        case .synonym(let word, let terms): (kind, value, self.terms) = ("synonym", word, terms)
        case .corrected(let word, let near): (kind, value, terms) = ("corrected", word, [near])
        }
    }
}

/// How a score came about.
package struct ExplanationDocument: Encodable, Sendable {
    package var tier: Int
    package var text: Double
    package var terms: [Weight]
    package var factors: [Weight]

    package struct Weight: Encodable, Sendable {
        package var name: String
        package var weight: Double
    }

    package init(_ explanation: Explanation) {
        tier = explanation.tier
        text = explanation.text
        terms = explanation.terms.map { Weight(name: $0.term, weight: $0.weight) }
        factors = explanation.factors.map { Weight(name: $0.name, weight: $0.factor) }
    }
}

extension SearchDocument {
    /// - Parameters:
    ///   - language: what titles are shown in.
    ///   - explained: whether each hit tells how it got its score.
    package init(_ result: SearchResult, language: Language?, explained: Bool, tookMilliseconds: Double) {
        let question = result.question
        query = Query(
            text: question.text, language: question.language, codes: question.codes, parts: question.parts,
            models: question.models, terms: question.terms.map(\.text), corrected: question.corrected)
        support = result.support
        total = result.total
        self.tookMilliseconds = (tookMilliseconds * 100).rounded() / 100
        facets = FacetsDocument(result.facets)
        edition = result.edition
        didYouMean = question.nearMisses.map { NearMissDocument(text: $0.text, kind: $0.kind) }
        hits = result.hits.map { Hit($0, language: language ?? question.language, explained: explained) }
    }
}

extension SearchDocument.Hit {
    init(_ hit: FaultKnowledge.Hit, language reader: Language, explained: Bool) {
        id = hit.item.id
        kind = hit.item.kind.rawValue
        score = (hit.score * 100).rounded() / 100
        lane = hit.lane
        snippet = hit.snippet
        markedTitle = hit.markedTitle
        reasons = hit.reasons.map(ReasonDocument.init)
        explanation = explained ? ExplanationDocument(hit.explanation) : nil
        codes = []
        causes = []
        parts = []
        switch hit.item {
        case .fault(let fault):
            (title, language) = fault.symptom.best(for: reader)
            product = ProductReference(fault, hit.product, language: reader)
            `class` = fault.class
            severity = fault.severity?.rawValue
            standing = StandingDocument(fault.standing)
            codes = fault.codes.map(\.display)
            causes = hit.memo.value("causes in \(reader.tag)") { CauseSummary.likeliest(of: fault, language: reader) }
            parts = PartSummary.shown(in: hit, language: reader)
            citation = fault.citations.first.map(CitationDocument.init)
        case .passage(let passage):
            (title, language) = passage.title.best(for: reader)
            product = ProductReference(
                line: passage.id.line, models: passage.models, hit.product, language: reader)
            parts = PartSummary.shown(in: hit, language: reader)
            citation = passage.citations.first.map(CitationDocument.init)
        case .service(let record):
            (title, language) = (record.symptom, record.language ?? reader)
            product = record.machine.product.map { line in
                ProductReference(
                    line: line, models: record.machine.model.map { [$0] } ?? [], hit.product, language: reader)
            }
            codes = record.codes.map(\.display)
            parts = PartSummary.shown(in: hit, language: reader)
            citation = record.citations.first.map(CitationDocument.init)
        case .part(let part):
            (title, language) = part.name?.best(for: reader) ?? (part.number.printed, reader)
            parts = [PartSummary(number: part.number.printed, name: part.name?.string(for: reader))]
        }
    }
}

extension ProductReference {
    init(_ fault: Fault, _ product: Product?, language: Language) {
        self.init(line: fault.id.line, models: fault.models, product, language: language)
    }

    /// - Parameter models: those that a fault or passage is about; where it names none, those of its line.
    init(line: String, models: [String], _ product: Product?, language: Language) {
        self.line = line
        name = product?.name?.string(for: language)
        self.models = models.isEmpty ? product?.models ?? [] : models
    }
}

extension PartSummary {
    /// Each part once: those of a fault's remedies, or the first that a passage names.
    static func shown(in hit: FaultKnowledge.Hit, language: Language) -> [PartSummary] {
        var seen = Set<String>()
        return hit.item.shownParts.filter { seen.insert($0.key).inserted }.map {
            PartSummary(
                number: $0.printed, name: hit.partNames[$0.key]?.string(for: language),
                replacedBy: hit.replacements[$0.key]?.printed)
        }
    }
}
