package import FaultModel

/// Pages of manuals, also as Word saves them; see docs/formats/html.md.
package struct HTMLImporter: ReferringImporter {
    package let format = ManualFormat.html
    static let sizeLimit = 64 << 20

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool {
        guard let text = try? TextDecoder.decode(Array(file.bytes.prefix(1 << 14))) else { return false }
        var head = String(decoding: text.utf8, as: UTF8.self).lowercased()[...]
        var isXML = false
        while true {
            head = head.drop(while: \.isWhitespace)
            if head.hasPrefix("<!--"), let end = head.firstRange(of: "-->") {
                head = head[end.upperBound...]
            } else if head.hasPrefix("<?"), let end = head.firstIndex(of: ">") {
                isXML = isXML || head.hasPrefix("<?xml")
                head = head[end...].dropFirst()
            } else {
                break
            }
        }
        if head.hasPrefix("<!doctype html") { return true }
        guard head.first == "<" else { return false }
        let name = head.dropFirst().prefix { $0.isLetter || $0.isNumber }
        if name == "html" { return true }
        // An XML list may have a root of that name: a page has rows of cells, paragraphs or line breaks too.
        return !isXML && Self.firstTags.contains(String(name))
            && ["<td", "<p>", "<p ", "<br", "<div", "<li>", "<h1", "<h2", "<h3", "</h"].contains { head.contains($0) }
    }

    private static let firstTags: Set<String> = [
        "head", "body", "meta", "title", "style", "table", "p", "div", "h1", "h2", "h3", "h4", "center", "font", "ul",
        "ol",
        "section", "article", "main", "a", "b", "span",
    ]

    package func draft(
        from file: SourceFile, options: ImportOptions, siblings: SiblingFiles, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        guard file.bytes.count <= Self.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: Self.sizeLimit)
        }
        let text = try TextDecoder.decode(file.bytes, declaredAs: Self.declaredEncoding(of: file.bytes.prefix(4096)))
        if let trouble = text.trouble { findings.warning(trouble.message, line: trouble.line) }
        var reader = HTMLReader(text.utf8)
        reader.read()
        if reader.flattenedTables > 0 {
            findings.warning(
                "\(reader.flattenedTables) tables are nested more than \(HTMLReader.tableDepthLimit) deep; their text is kept"
            )
        }
        if reader.isCutShort { findings.error(ManualTable.cutShort) }
        let translation = DocumentTranslation(format: format, file: file, options: options, siblings: siblings)
        return try translation.draft(of: reader.document, findings: &findings)
    }

    /// What `<meta charset=…>`, `<meta … content="text/html; charset=…">` or the XML declaration says.
    static func declaredEncoding(of head: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: head, as: UTF8.self).lowercased()
        for key in ["charset", "encoding"] {
            guard let found = text.firstRange(of: key) else { continue }
            let rest = text[found.upperBound...].drop { $0.isWhitespace || $0 == "=" }.drop { $0 == "\"" || $0 == "'" }
            let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0)) }
            if !name.isEmpty { return String(name) }
        }
        return nil
    }
}

extension ManualTable {
    /// The finding for tables beyond the limits.
    static let cutShort =
        "a table has more than \(columnLimit) columns or all of them more than \(TableGrid.Budget().cells) cells; "
        + "the cells beyond were left out"
}

extension StringProtocol {
    /// Where `word` is found first. For the beginnings of files.
    func firstRange(of word: String) -> Range<Index>? {
        let bytes = Array(word.utf8)
        guard let first = bytes.first else { return nil }
        var start = startIndex
        while let found = utf8[start...].firstIndex(of: first) {
            if utf8[found...].starts(with: bytes) { return found..<utf8.index(found, offsetBy: bytes.count) }
            start = utf8.index(after: found)
        }
        return nil
    }
}
