package import FaultModel

/// Words in two columns or more, each headed by its language: `zh,en` or `中文,英文` or `Chinese,English`. See
/// docs/formats/terms.md.
package struct TermTableImporter: Importer {
    package let format = ManualFormat.termtable

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool {
        guard let text = try? TextDecoder.decode(Array(file.bytes.prefix(1 << 14))) else { return false }
        let (table, _) = CSVReader.firstRows(2, of: text.utf8, delimiter: DelimiterSniffer.guess(text.utf8).delimiter)
        return !table.isEmpty && Self.languages(of: table.cells(of: table[row: 0])) != nil
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        guard file.bytes.count <= CSVImporter.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: CSVImporter.sizeLimit)
        }
        let text = try TextDecoder.decode(file.bytes)
        if let trouble = text.trouble { findings.warning(trouble.message, line: trouble.line) }
        let table = try CSVReader.table(of: text.utf8, delimiter: DelimiterSniffer.guess(text.utf8).delimiter)
        if table.isEmpty { throw .empty }
        let headings = options.columns ?? table.cells(of: table[row: 0])
        guard let languages = Self.languages(of: headings) else {
            throw .unusable(
                format,
                detail: "expected a column for each language, headed by its name (zh, en, 中文, English); found "
                    + headings.prefix(10).map { "'\($0)'" }.joined(separator: ", "), line: 1, column: nil)
        }
        var pairs = TermPairs()
        for index in (options.columns == nil ? 1 : 0)..<max(1, table.rowCount) where index < table.rowCount {
            let row = table[row: index]
            let words = zip(languages, table.cells(of: row)).flatMap { language, cell in
                // Several words for one thing are parted by `;`, as term lists do.
                cell.split(whereSeparator: { ";；".contains($0) }).map { (language: language, text: String($0)) }
            }
            pairs.add(words, line: row.line)
        }
        pairs.report(&findings)
        let source = Source(document: options.source ?? file.baseName, file: file.baseName)
        return Draft(source: source, records: pairs.terms.map(Record.term))
    }

    /// Nil: they are not all names of languages, or there are fewer than two.
    private static func languages(of headings: [String]) -> [Language]? {
        let found = headings.compactMap { named($0) }
        return found.count >= 2 && found.count == headings.count ? found : nil
    }

    private static func named(_ heading: String) -> Language? {
        guard let name = heading.trimmed()?.lowercased() else { return nil }
        if let tag = names[name] { return Language(tag) }
        // Any word of three letters could be a tag; a heading has to be one that is used.
        let language = Language(name.replacing("_", with: "-"))
        return language.flatMap { Set(names.values).contains(String($0.primary)) ? $0 : nil }
    }

    private static let names = [
        "中文": "zh", "汉语": "zh", "简体中文": "zh", "chinese": "zh", "英文": "en", "英语": "en", "english": "en", "俄文": "ru",
        "俄语": "ru", "russian": "ru", "русский": "ru", "德文": "de", "德语": "de", "german": "de", "deutsch": "de",
        "法文": "fr",
        "法语": "fr", "french": "fr", "français": "fr", "西班牙文": "es", "西班牙语": "es", "spanish": "es", "español": "es",
        "日文": "ja", "日语": "ja", "japanese": "ja", "日本語": "ja", "韩文": "ko", "韩语": "ko", "korean": "ko", "한국어": "ko",
        "葡萄牙语": "pt", "portuguese": "pt", "português": "pt", "阿拉伯语": "ar", "arabic": "ar", "意大利语": "it",
        "italian": "it",
        "italiano": "it", "turkish": "tr", "土耳其语": "tr", "vietnamese": "vi", "越南语": "vi", "thai": "th", "泰语": "th",
        "indonesian": "id", "印尼语": "id",
    ]
}
