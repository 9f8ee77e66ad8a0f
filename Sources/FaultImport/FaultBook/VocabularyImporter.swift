package import FaultModel

/// Words of the trade that mean the same; see docs/formats/vocabulary.md.
package struct VocabularyImporter: Importer {
    package let format = ManualFormat.vocabulary

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool { YAMLHead.has("vocabulary", in: file) }

    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        let root = try YAMLHead.document(of: file, format: format, version: "vocabulary", findings: &findings)
        var reader = BookReader(findings: findings)
        let fields = reader.fields(of: root, "the vocabulary", allowing: ["vocabulary", "source", "terms"])
        var source = Source(document: options.source ?? file.baseName, file: file.baseName)
        if let node = fields["source"] {
            let given = reader.fields(of: node, "the source", allowing: ["document", "revision", "file"])
            if let document = reader.string(given["document"], "the document's title"), options.source == nil {
                source.document = document
            }
            source.revision = reader.string(given["revision"], "the revision")
            source.file = reader.string(given["file"], "the file's name") ?? source.file
        }
        let terms = Self.terms(fields["terms"], &reader)
        findings = reader.findings
        return Draft(source: source, records: terms.map(Record.term))
    }

    private static func terms(_ node: YAMLNode?, _ reader: inout BookReader) -> [Term] {
        var terms: [Term] = []
        var lines: [String: Int] = [:]
        for item in reader.items(of: node, "the terms") {
            guard let term = reader.reading(record: nil, { Self.term(item, &$0) }) else { continue }
            if let first = lines[term.id] {
                reader.warn("the same words are on line \(first) already; they were kept once", at: item)
                continue
            }
            lines[term.id] = item.line
            terms.append(term)
        }
        return terms
    }

    /// `{zh: 溢流阀, en: [relief valve, pressure relief valve], not: {en: overflow}}`: a word or several for each language,
    /// and words that these do not mean.
    private static func term(_ node: YAMLNode, _ reader: inout BookReader) -> Term? {
        let entries = reader.entries(of: node, "a term")
        guard let words = words(entries.filter { $0.name != "not" }, at: node, &reader) else { return nil }
        var not: [Term.Word]?
        if let value = entries.first(where: { $0.name == "not" })?.value {
            guard let read = Self.words(reader.entries(of: value, "not"), at: value, &reader) else { return nil }
            not = read.isEmpty ? nil : read
            if let both = read.first(where: words.contains) {
                reader.fail("'\(both.text)' is there as what the term means and as what it does not", at: value)
            }
        }
        guard words.count >= 2 || words.count == 1 && not != nil else {
            if !reader.hasFailed {
                reader.fail("a term needs at least two words that mean the same; found \(words.count)", at: node)
            }
            return nil
        }
        return Term(id: Self.id(of: words), words: words, not: not)
    }

    /// Nil: too many, which is reported.
    private static func words(
        _ entries: [(name: String, key: YAMLNode, value: YAMLNode)], at node: YAMLNode, _ reader: inout BookReader
    ) -> [Term.Word]? {
        var words: [Term.Word] = []
        for (tag, key, value) in entries {
            guard let language = Language(tag) else {
                reader.fail("expected a language such as zh or en, found '\(tag)'", at: key)
                continue
            }
            var nodes = [value]
            if case .sequence(let items) = value.content { nodes = items }
            if nodes.count > Self.wordLimit || words.count > Self.wordLimit {
                reader.fail("a term has more than \(Self.wordLimit) words", at: value)
                return nil
            }
            for node in nodes {
                guard let text = reader.string(node, "a word")?.trimmed() else { continue }
                let word = Term.Word(language: language, text: text)
                if words.contains(word) {
                    reader.warn("'\(text)' is there twice in one term; it was kept once", at: node)
                } else {
                    words.append(word)
                }
            }
        }
        return words
    }

    static let wordLimit = 1000

    /// The same words in any order are the same term.
    static func id(of words: [Term.Word]) -> String {
        "t-" + StableName.digits(words.map { "\($0.language):\($0.text)" }.sorted().joined(separator: "\u{1F}"))
    }
}
