package import FaultModel

/// Manuals as PDF with a text layer; see docs/formats/pdf.md.
package struct PDFImporter: Importer {
    package let format = ManualFormat.pdf
    static let sizeLimit = 512 << 20

    private let source: any PDFTextSource

    package init() { self.init(source: PopplerProcess()) }

    init(source: any PDFTextSource) { self.source = source }

    package func recognizes(_ file: SourceFile) -> Bool { BinaryContent(of: file.bytes) == .pdf }

    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        guard file.bytes.count <= Self.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: Self.sizeLimit)
        }
        let pages = PDFWords.pages(try source.words(of: file.bytes))
        var reader = PDFReader(pages)
        if pages.allSatisfy(\.words.isEmpty) {
            findings.error(Self.scanned(pages.count))
            let title = options.source ?? file.baseName
            return Draft(source: Source(document: title, file: file.baseName, language: options.language))
        }
        reader.read()
        if !reader.emptyPages.isEmpty {
            let list = reader.emptyPages.prefix(20).map(String.init).joined(separator: ", ")
            findings.warning(
                "\(reader.emptyPages.count) of \(pages.count) pages have no text (\(list)\(reader.emptyPages.count > 20 ? ", …" : "")); "
                    + "if they are scans, make their text readable first (OCR)")
        }
        if !reader.running.isEmpty {
            findings.note(
                "lines at the top and bottom of nearly every page were left out: "
                    + reader.running.prefix(4).map { "'\($0.prefix(80))'" }.joined(separator: ", "))
        }
        let translation = DocumentTranslation(format: format, file: file, options: options)
        return try translation.draft(of: reader.document, findings: &findings)
    }

    /// What to do about a scan.
    private static func scanned(_ pages: Int) -> String {
        "the \(pages) pages have no text, only images: it is a scan. Make its text readable first (OCR), for example with: "
            + "ocrmypdf -l chi_sim+eng FILE.pdf READABLE.pdf"
    }
}
