package import FaultKnowledge
package import FaultModel

/// A section of a manual whole: `show` and `GET /api/passages/{line}/{document}/{section}`. Texts are in one language; see
/// `languages` for the others.
package struct PassageDocument: Encodable, Sendable {
    package var id: String
    package var kind = "passage"
    package var title: String
    package var language: Language
    package var languages: [Language]
    package var product: ProductReference
    /// The headings above the section, the outermost first.
    package var headings: [String]
    package var safety: [String]
    /// Paragraphs parted by an empty line; an item of a list or a row of a table on a line of its own.
    package var text: String
    package var parts: [FaultDocument.UsedPart]
    package var figures: [FigureDocument]
    package var citations: [CitationDocument]
    /// For `GET /api/documents/{id}`.
    package var document: String
    @Nullable package var previous: Neighbour?
    @Nullable package var next: Neighbour?
    package var edition: Int

    /// A section of the same document.
    package struct Neighbour: Encodable, Sendable {
        package var id: String
        package var title: String
    }

    package init(_ report: PassageReport, in knowledge: KnowledgeBase, language reader: Language) async throws {
        let passage = report.passage
        let numbers = passage.parts.map(\.number)
        let parts = try await knowledge.parts(numbers)
        let replacements = try await knowledge.replacements(of: numbers)
        let product = try await knowledge.product(passage.id.line)
        id = passage.id.description
        (title, language) = passage.title.best(for: reader)
        languages = passage.languages
        self.product = ProductReference(
            line: passage.id.line, models: passage.models, product, language: reader)
        headings = passage.headings.map { $0.string(for: reader) }
        safety = passage.safety.map { $0.string(for: reader) }
        text = passage.text.string(for: reader)
        self.parts = passage.parts.map { use in
            FaultDocument.UsedPart(
                number: use.number.printed, quantity: use.quantity,
                name: parts[use.number.key]?.name?.string(for: reader),
                replacedBy: replacements[use.number.key]?.printed)
        }
        figures = passage.figures.map { FigureDocument($0, language: reader) }
        citations = passage.citations.map(CitationDocument.init)
        document = passage.id.document
        previous = report.previous.map { Neighbour($0, language: reader) }
        next = report.next.map { Neighbour($0, language: reader) }
        edition = try await knowledge.edition()
    }
}

extension PassageDocument.Neighbour {
    init(_ heading: PassageHeading, language: Language) {
        id = heading.id.description
        title = heading.title.string(for: language)
    }
}

/// What a document states, in its order: `GET /api/documents/{id}`.
package struct DocumentDocument: Encodable, Sendable {
    /// As it was asked for: the name in the ids of its passages, or its title.
    package var id: String
    package var sources: [SourceDocument]
    /// How many entries there are in all.
    package var total: Int
    package var entries: [Entry]
    package var edition: Int

    package struct SourceDocument: Encodable, Sendable {
        package var document: String
        @Nullable package var revision: String?
        package var file: String
        @Nullable package var language: Language?
    }

    package struct Entry: Encodable, Sendable {
        package var id: String
        /// `fault` or `passage`.
        package var kind: String
        package var title: String
        package var headings: [String]
        @Nullable package var citation: CitationDocument?
    }

    package init(_ report: DocumentReport, language: Language) {
        id = report.id
        sources = report.sources.map {
            SourceDocument(document: $0.document, revision: $0.revision, file: $0.file, language: $0.language)
        }
        total = report.total
        entries = report.entries.map { entry in
            Entry(
                id: entry.id, kind: entry.kind.rawValue, title: entry.title.string(for: language),
                headings: entry.headings.map { $0.string(for: language) },
                citation: entry.citation.map(CitationDocument.init))
        }
        edition = report.edition
    }
}
