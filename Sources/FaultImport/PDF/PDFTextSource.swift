/// Gives the words of a PDF with their places.
///
/// This is the one place of the importers that is no pure function of bytes: there is no reader of PDF in Swift that
/// could be trusted with hostile files in our own process, so poppler's does it in a process of its own, which may crash,
/// hang or eat memory without harm. It stands behind a protocol, so that everything else stays pure and is tested without.
protocol PDFTextSource: Sendable {
    /// - Returns: the output of `pdftotext -tsv`.
    /// - Throws: `missingProgram`, `programFailed`.
    func words(of pdf: [UInt8]) throws(ImportFailure) -> [UInt8]
}
