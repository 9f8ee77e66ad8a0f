package import FaultModel

/// A picture or an attachment where a record shows it.
package struct FigureDocument: Encodable, Sendable {
    /// Where the file is.
    package var address: String
    package var type: MediaType
    /// Whether a page shows it; false: it is there for download.
    package var shown: Bool
    package var name: String
    @Nullable package var caption: String?
    /// In pixels; null: the file does not say.
    @Nullable package var width: Int?
    @Nullable package var height: Int?
    @Nullable package var citation: CitationDocument?

    package init(_ figure: Figure, language: Language) {
        address = SitePath.media(figure.media)
        type = figure.type
        shown = figure.type.isShown
        name = figure.name
        caption = figure.caption?.string(for: language)
        width = figure.size?.width
        height = figure.size?.height
        citation = figure.citation.map(CitationDocument.init)
    }
}
