internal import FaultModel

/// From the tree of a fault book to records.
struct FaultBookTranslation {
    let file: SourceFile
    let options: ImportOptions
    var reader: BookReader
    var source = Source(document: "", file: "")
    var product = Product(line: "unsorted")
    /// All part numbers of the book, also of parts with errors: a remedy may name them.
    var partNumbers: Set<PartNumber> = []

    static let keys = [
        "faultbook", "language", "source", "product", "assemblies", "parts", "faults", "passages", "records",
    ]

    private let siblings: SiblingFiles
    /// Made once the source is known, which figures cite.
    private var shelf: FigureShelf

    init(file: SourceFile, options: ImportOptions, siblings: SiblingFiles, findings: Findings) {
        self.file = file
        self.siblings = siblings
        shelf = FigureShelf(file: file.name, siblings: siblings, citation: Citation(document: ""))
        self.options = options
        reader = BookReader(findings: findings)
    }

    mutating func draft(of root: YAMLNode) throws(ImportFailure) -> Draft {
        let fields = reader.fields(of: root, "the fault book", allowing: Self.keys)
        readLanguage(fields["language"], root: root)
        readSource(fields["source"], root: root)
        try readProduct(fields["product"], root: root)
        shelf = FigureShelf(
            file: file.name, siblings: siblings,
            citation: Citation(document: source.document, revision: source.revision, file: file.baseName))
        readAssemblies(fields["assemblies"])
        let parts = readParts(fields["parts"])
        let faults = readFaults(fields["faults"])
        let passages = readPassages(fields["passages"])
        let records = readRecords(fields["records"])
        if faults.isEmpty, parts.isEmpty, passages.isEmpty, records.isEmpty {
            reader.findings.warning(
                "the book holds no fault, no passage, no part and no service record", line: root.line)
        }
        shelf.report(&reader.findings)
        return Draft(
            source: source,
            records: [.product(product)] + parts.map(Record.part) + faults.map(Record.fault)
                + passages.map(Record.passage) + records.map(Record.service), media: shelf.media)
    }

    // MARK: - Head

    private mutating func readLanguage(_ node: YAMLNode?, root: YAMLNode) {
        if let tag = reader.string(node, "the language of the book"), let node {
            if let language = Language(tag) {
                reader.language = tag == "und" ? nil : language
            } else {
                reader.fail("'\(tag)' is no language; expected a tag such as zh or en", at: node)
            }
        } else if let language = options.language {
            reader.language = language
        } else if node == nil {
            reader.fail(
                "the language of plain strings is missing; write 'language: zh' or say it with --language", at: root)
        }
        source.language = reader.language
    }

    private mutating func readSource(_ node: YAMLNode?, root: YAMLNode) {
        source.document = options.source ?? file.baseName
        source.file = file.baseName
        guard let node else {
            if options.source == nil {
                reader.fail(
                    "the source is missing; write 'source: {document: TITLE}' or say it with --source. "
                        + "The file's name stands for it", at: root)
            }
            return
        }
        let fields = reader.fields(of: node, "the source", allowing: ["document", "revision", "file"])
        if let document = reader.string(fields["document"], "the document's title") {
            source.document = options.source ?? document
        } else if fields["document"] == nil, options.source == nil {
            reader.fail("the document's title is missing in the source; the file's name stands for it", at: node)
        }
        source.revision = reader.string(fields["revision"], "the revision")
        if let name = reader.string(fields["file"], "the file's name") { source.file = name }
    }

    private mutating func readProduct(_ node: YAMLNode?, root: YAMLNode) throws(ImportFailure) {
        var line = options.product
        if let node {
            let fields = reader.fields(of: node, "the product", allowing: ["line", "name", "models"])
            if let given = reader.string(fields["line"], "the id of the product line"), let node = fields["line"] {
                guard Identifier.isSlug(given) else {
                    throw .unusable(
                        .faultbook,
                        detail:
                            "the product line '\(given)' is not allowed; expected small letters, digits and '-' only",
                        line: node.line, column: node.column)
                }
                line = given
            }
            product.name = reader.text(fields["name"], "the product's name")
            product.models = reader.strings(fields["models"], "the models")
        }
        guard let line, Identifier.isSlug(line) else {
            let place = node ?? root
            throw .unusable(
                .faultbook,
                detail: "the product line is missing; write 'product: {line: trailer-pump}' or say it with --product "
                    + "(small letters, digits and '-' only)", line: place.line, column: place.column)
        }
        product.line = line
    }

    private mutating func readAssemblies(_ node: YAMLNode?) {
        guard let node else { return }
        var seen: Set<String> = []
        for (id, key, value) in reader.entries(of: node, "the assemblies") {
            guard Identifier.isSlug(id) else {
                reader.fail(
                    "the assembly id '\(id)' is not allowed; expected small letters, digits and '-' only", at: key)
                continue
            }
            guard seen.insert(id).inserted else { continue }
            if let name = reader.text(value, "the name of the assembly '\(id)'") {
                product.assemblies.append(Assembly(id: id, name: name))
            }
        }
    }

    // MARK: - Faults and passages

    private mutating func readFaults(_ node: YAMLNode?) -> [Fault] {
        var faults: [Fault] = []
        var lines: [String: Int] = [:]
        let reading = FaultReading(
            product: product, source: source, file: file.baseName, partNumbers: partNumbers, shelf: shelf)
        for item in reader.items(of: node, "the faults") {
            let name = item["id"].flatMap { if case .scalar(let text, _) = $0.content { text } else { nil } }
            if let name, let first = lines[name] {
                reader.fail(
                    "the fault id '\(name)' is used on line \(first) already; give each fault its own id. This one was left out",
                    at: item["id"] ?? item)
                continue
            }
            if let name { lines[name] = item.line }
            let record = name.map { "\(product.line)/\($0)" }
            if let fault = reader.reading(record: record, { reading.fault(item, &$0) }) { faults.append(fault) }
        }
        return faults
    }

    private mutating func readRecords(_ node: YAMLNode?) -> [ServiceRecord] {
        let citation = Citation(document: source.document, revision: source.revision, file: file.baseName)
        var list = ServiceList(
            reading: ServiceReading(product: product.line, language: reader.language), citation: citation)
        return list.records(node, &reader)
    }

    private mutating func readPassages(_ node: YAMLNode?) -> [Passage] {
        var passages: [Passage] = []
        var lines: [String: Int] = [:]
        let reading = FaultReading(
            product: product, source: source, file: file.baseName, partNumbers: partNumbers, shelf: shelf)
        for item in reader.items(of: node, "the passages") {
            let name = item["id"].flatMap { if case .scalar(let text, _) = $0.content { text } else { nil } }
            if let name, let first = lines[name] {
                reader.fail(
                    "the passage id '\(name)' is used on line \(first) already; give each passage its own id. This one was left out",
                    at: item["id"] ?? item)
                continue
            }
            if let name { lines[name] = item.line }
            let record = name.map { "\(product.line)/\($0)" }
            if let passage = reader.reading(record: record, { reading.passage(item, &$0) }) { passages.append(passage) }
        }
        return passages
    }
}
