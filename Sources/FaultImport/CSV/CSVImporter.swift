package import FaultModel

/// Tables from CSV and TSV files; see docs/formats/csv.md.
package struct CSVImporter: Importer {
    package let format = ManualFormat.csv
    static let sizeLimit = 1 << 30

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool {
        guard let text = try? TextDecoder.decode(Array(file.bytes.prefix(1 << 16))) else { return false }
        if Self.looksLikeYAML(String(decoding: text.utf8.prefix(4096), as: UTF8.self)) { return false }
        let guess = DelimiterSniffer.guess(text.utf8)
        if guess.columns > 1, guess.agreement >= 0.8, guess.rows > 1 { return true }
        let (table, failure) = CSVReader.firstRows(50, of: text.utf8, delimiter: guess.delimiter)
        if case .tooManyColumns = failure { return true }
        return TableLayout.headingRow(of: table) != nil
    }

    /// Text whose first line that is no comment is `key:` or `key: value` with a key of one word, and no delimiter: some
    /// other YAML file, full of commas though it may be.
    private static func looksLikeYAML(_ text: String) -> Bool {
        guard let line = text.split(whereSeparator: \.isNewline).first(where: { !$0.hasPrefix("#") && $0 != "---" }),
            let colon = line.firstIndex(of: ":")
        else { return false }
        let (key, rest) = (line[..<colon], line[line.index(after: colon)...])
        let isKey = !key.isEmpty && key.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == 0x2D || $0 == 0x5F }
        return isKey && (rest.isEmpty || rest.hasPrefix(" ")) && !rest.contains { ",;\t".contains($0) }
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        try TableTranslation.draft(
            of: try table(of: file, findings: &findings), from: file, options: options, findings: &findings)
    }

    package func read(
        _ file: SourceFile, options: ImportOptions, siblings: SiblingFiles, findings: inout Findings,
        hand: (DraftPart) -> Bool
    ) throws(ImportFailure) {
        let table = try table(of: file, findings: &findings)
        try TableTranslation.read(table, from: file, options: options, findings: &findings, hand: hand)
    }

    /// - Throws: `empty` for a table without rows.
    private func table(of file: SourceFile, findings: inout Findings) throws(ImportFailure) -> Table {
        guard file.bytes.count <= Self.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: Self.sizeLimit)
        }
        let text = try TextDecoder.decode(file.bytes)
        if let trouble = text.trouble { findings.warning(trouble.message, line: trouble.line) }
        let guess = DelimiterSniffer.guess(text.utf8)
        let table = try CSVReader.table(of: text.utf8, delimiter: guess.delimiter)
        if table.isEmpty { throw .empty }
        return table
    }
}
