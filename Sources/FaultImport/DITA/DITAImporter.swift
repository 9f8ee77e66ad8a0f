package import FaultModel

/// Topics and maps of DITA 1.2 to 2.0; see docs/formats/dita.md.
package struct DITAImporter: ReferringImporter {
    package let format = ManualFormat.dita
    static let sizeLimit = 64 << 20

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool {
        guard let head = XMLHead(of: file) else { return false }
        let isKnown = head.root == "dita" || DITARoles.topics.contains(head.root) || DITARoles.maps.contains(head.root)
        guard isKnown else { return false }
        // Roots such as <task> or <map> are too common to tell by themselves.
        let marks = [
            "DTD DITA", "DITAArchVersion", "urn:oasis:names:tc:dita", "<troublebody", "<taskbody", "<conbody",
            "<refbody",
            "<topicref", "<keydef", "<glossterm", "ditaarch:",
        ]
        return marks.contains { head.text.contains($0) } || head.text.contains("<title") && head.text.contains("<body")
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, siblings: SiblingFiles, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        let tape = try MarkupDocument.read(file, as: format, limit: Self.sizeLimit, findings: &findings)
        let document = MarkupDocument(tape, file: file.name)
        let root = document.root
        let titled =
            root.first("title") ?? root.first("booktitle") ?? root.elements.compactMap { $0.first("title") }.first
        let title = titled?.peekedWords ?? root["title"] ?? file.baseName
        let language =
            root["lang"].flatMap { Language($0) }.flatMap { Language(String($0.primary)) } ?? options.language
            ?? TextGuess.language(of: title)
        let line = Self.line(of: file, options: options, findings: &findings)
        let source = Source(
            document: options.source ?? title, file: file.baseName, revision: Self.revision(of: root),
            language: language)
        let reading = DITAReading(
            document: document, line: line, siblings: siblings, language: language,
            citation: Citation(document: source.document, revision: source.revision, file: file.baseName))
        var translation = DITATranslation(reading, stem: file.stem)
        translation.read(root, title: title)
        reading.figures.report(&reading.findings)
        findings.add(reading.findings)
        return Draft(
            source: source, records: [.product(Product(line: line))] + translation.records,
            media: reading.figures.media)
    }

    /// The product line: what the user says, else the folder, as topics are files of one manual.
    private static func line(of file: SourceFile, options: ImportOptions, findings: inout Findings) -> String {
        if let product = options.product?.trimmed() { return ProductLines.product(named: product).line }
        let folder = file.name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).dropLast().last {
            $0 != "." && $0 != ".."
        }
        let slug = StableName.cut(Identifier.slug(folder ?? file.stem[...]))
        let line = slug.isEmpty ? "unsorted" : slug
        findings.note("the file names no product; the line was taken from its folder: '\(line)'. Say it with --product")
        return line
    }

    /// The last date or version that the topic's metadata give.
    private static func revision(of root: MarkupElement) -> String? {
        guard let prolog = root.first("prolog") else { return nil }
        let versions = prolog.descendants("vrm").compactMap { $0["version"] }
        let dates = prolog.descendants("revised").compactMap { $0["modified"] }
        return versions.last ?? dates.max() ?? prolog.descendants("created").compactMap { $0["date"] }.last
    }
}

/// From topics to records.
struct DITATranslation {
    private let reading: DITAReading
    private let stem: String
    private var topics: TopicReading
    private var faults: [Fault] = []
    private var names = UniqueNames()

    init(_ reading: DITAReading, stem: String) {
        self.reading = reading
        self.stem = stem
        topics = TopicReading(reading, document: StableName.document(stem))
    }

    var records: [Record] { faults.map(Record.fault) + topics.writing.passages.map(Record.passage) }

    mutating func read(_ root: MarkupElement, title: String) {
        if DITARoles.maps.contains(root.name) {
            topics.read(map: root)
        } else if root.name == "dita" {
            for topic in root.elements { read(topic: topic, headings: [], isRoot: false) }
        } else {
            read(topic: root, headings: [], isRoot: true)
        }
        topics.readRest(of: root, title: title)
    }

    private mutating func read(topic: MarkupElement, headings: [String], isRoot: Bool) {
        guard headings.count < XMLTape.depthLimit else { return }
        let title = topic.first("title")?.peekedWords
        for inner in topic.elements where DITARoles.topics.contains(inner.name) {
            read(topic: inner, headings: headings + [title].compactMap { $0 }, isRoot: false)
        }
        let key = isRoot ? stem : topic["id"].map { "\(stem) \($0)" } ?? stem
        guard topic.first("troublebody") != nil else {
            return topics.read(topic, headings: headings, key: topic["id"] ?? "topic")
        }
        let name = names.take(StableName.slug(key) ?? StableName.document(key), fallback: "topic")
        guard var sketch = TroubleshootingReading(reading).sketch(of: topic, name: name) else { return }
        for prolog in topic.elements where prolog.name == "prolog" || prolog.name == "titlealts" { prolog.markRead() }
        sketch.addNote("details", reading.rest(of: topic, safety: &sketch.safety))
        sketch.fields.figures = reading.figures(in: topic)
        if let fault = sketch.finished(line: topic.line, findings: &reading.findings) { faults.append(fault) }
    }
}
