package import FaultModel

/// What the user says that the file does not.
package struct ImportOptions: Hashable, Sendable {
    /// The product line of rows and records that name none.
    package var product: String?
    /// The language of texts that do not say theirs; nil: it is guessed from the script of each text.
    package var language: Language?
    /// The title of the document; nil: the file's name.
    package var source: String?
    /// The names of the columns of a table without headings, in order; `-` or nothing leaves a column out.
    package var columns: [String]?
    /// Overrides the recognition by content.
    package var format: ManualFormat?

    package init(
        product: String? = nil, language: Language? = nil, source: String? = nil, columns: [String]? = nil,
        format: ManualFormat? = nil
    ) {
        self.product = product
        self.language = language
        self.source = source
        self.columns = columns
        self.format = format
    }
}

/// The formats that are read, by the names that `--format` takes and `import --json` prints.
package enum ManualFormat: String, Hashable, Sendable, Codable, CaseIterable {
    case faultbook, servicerecords, csv, json, xml, vocabulary, s1000d, dita, openpsa, galileo, terms, termtable
    case html, markdown, docx, xlsx, pdf, archive
}
