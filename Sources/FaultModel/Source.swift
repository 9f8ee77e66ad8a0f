/// Where knowledge comes from: one document as one file carries it.
///
/// The document's title and the file's name together are the identity: importing the same file again replaces what it
/// said before, and two files of one manual do not erase each other.
package struct Source: Hashable, Sendable, Codable {
    package var document: String
    /// The file's name without its folders.
    package var file: String
    /// Nil: the document bears none.
    package var revision: String?
    /// The language of plain strings in the file; nil: not known.
    package var language: Language?

    package init(document: String, file: String, revision: String? = nil, language: Language? = nil) {
        self.document = document
        self.file = file
        self.revision = revision
        self.language = language
    }

    package var key: String { document + "\u{1F}" + file }
}

/// The place in a document that a fault or passage was taken from.
package struct Citation: Hashable, Sendable, Codable {
    package var document: String
    package var revision: String?
    package var page: String?
    package var file: String?
    /// From 1; nil: the format has no lines.
    package var line: Int?

    package init(
        document: String, revision: String? = nil, page: String? = nil, file: String? = nil, line: Int? = nil
    ) {
        self.document = document
        self.revision = revision
        self.page = page
        self.file = file
        self.line = line
    }
}
