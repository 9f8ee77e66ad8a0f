package import FaultModel

/// Tables from CSV and TSV files; see docs/formats/csv.md.
package struct CSVImporter: Importer {
    package let format = ManualFormat.csv
    static let sizeLimit = 1 << 30

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool {
        guard let text = try? TextDecoder.decode(Array(file.bytes.prefix(1 << 16))) else { return false }
        let guess = DelimiterSniffer.guess(text.utf8)
        if guess.columns > 1, guess.agreement >= 0.8, guess.rows > 1 { return true }
        let (table, failure) = CSVReader.firstRows(50, of: text.utf8, delimiter: guess.delimiter)
        if case .tooManyColumns = failure { return true }
        return TableLayout.headingRow(of: table) != nil
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        guard file.bytes.count <= Self.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: Self.sizeLimit)
        }
        let table = try table(of: file, findings: &findings)
        if table.isEmpty { throw .empty }
        return try TableTranslation.draft(of: table, from: file, options: options, findings: &findings)
    }

    private func table(of file: SourceFile, findings: inout Findings) throws(ImportFailure) -> Table {
        let text = try TextDecoder.decode(file.bytes)
        if let trouble = text.trouble { findings.warning(trouble.message, line: trouble.line) }
        let guess = DelimiterSniffer.guess(text.utf8)
        return try CSVReader.table(of: text.utf8, delimiter: guess.delimiter)
    }
}
