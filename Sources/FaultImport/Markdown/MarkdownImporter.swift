package import FaultModel

/// Manuals in Markdown; see docs/formats/markdown.md.
package struct MarkdownImporter: ReferringImporter {
    package let format = ManualFormat.markdown
    static let sizeLimit = 32 << 20

    package init() {}

    /// By a table's line of dashes, or headings of two levels; plain text that only has the name of one is one too.
    package func recognizes(_ file: SourceFile) -> Bool {
        guard let text = try? TextDecoder.decode(Array(file.bytes.prefix(1 << 14))) else { return false }
        let lines = String(decoding: text.utf8, as: UTF8.self).split(
            omittingEmptySubsequences: true, whereSeparator: \.isNewline)
        let name = file.baseName.lowercased()
        if name.hasSuffix(".md") || name.hasSuffix(".markdown") { return true }
        let hasTable = zip(lines, lines.dropFirst()).contains {
            $0.contains("|") && MarkdownReader.isDelimiter(String($1))
        }
        if hasTable { return true }
        let levels = lines.compactMap { MarkdownReader.heading($0)?.level }
        return lines.first.flatMap(MarkdownReader.heading) != nil && Set(levels).count > 1
            && !lines.contains { $0.hasSuffix(":") && !$0.hasPrefix("#") && !$0.contains(" ") }
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, siblings: SiblingFiles, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        guard file.bytes.count <= Self.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: Self.sizeLimit)
        }
        let text = try TextDecoder.decode(file.bytes)
        if let trouble = text.trouble { findings.warning(trouble.message, line: trouble.line) }
        var reader = MarkdownReader(String(decoding: text.utf8, as: UTF8.self))
        reader.read()
        if reader.isCutShort { findings.error(ManualTable.cutShort) }
        let translation = DocumentTranslation(format: format, file: file, options: options, siblings: siblings)
        return try translation.draft(of: reader.document, findings: &findings)
    }
}
