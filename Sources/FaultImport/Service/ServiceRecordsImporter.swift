package import FaultModel

/// Service records in YAML or JSON, one sheet each; see docs/formats/service-records.md.
package struct ServiceRecordsImporter: Importer {
    package let format = ManualFormat.servicerecords
    private static let key = "servicerecords"

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool { YAMLHead.has(Self.key, in: file) }

    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        let root = try YAMLHead.document(of: file, format: format, version: Self.key, findings: &findings)
        var reader = BookReader(findings: findings)
        defer { findings = reader.findings }
        let fields = reader.fields(
            of: root, "the file of service records", allowing: [Self.key, "language", "source", "product", "records"])
        var source = Source(document: options.source ?? file.baseName, file: file.baseName)
        if let node = fields["source"] {
            let given = reader.fields(of: node, "the source", allowing: ["document", "revision", "file"])
            if let document = reader.string(given["document"], "the document's title"), options.source == nil {
                source.document = document
            }
            source.revision = reader.string(given["revision"], "the revision")
            source.file = reader.string(given["file"], "the file's name") ?? source.file
        }
        if let node = fields["language"], let tag = reader.string(node, "the language") {
            source.language = Language(tag)
            if source.language == nil {
                reader.fail("'\(tag.prefix(20))' is no language; expected a tag such as zh or en", at: node)
            }
        }
        let product = reader.string(fields["product"], "the product line") ?? options.product
        let reading = ServiceReading(product: product, language: source.language ?? options.language)
        let citation = Citation(document: source.document, revision: source.revision, file: file.baseName)
        var list = ServiceList(reading: reading, citation: citation)
        let records = list.records(fields["records"], &reader)
        // What was added one by one is not taken away by an older list of it.
        let extent: Draft.Extent = source.key == Source.addedRecords.key ? .these : .everything
        return Draft(source: source, records: records.map(Record.service), extent: extent)
    }
}

/// The records of a list: those that bear no number and would have one id are told apart by their place among these.
struct ServiceList {
    var reading: ServiceReading
    let citation: Citation
    private var known: [String: [ServiceRecord]] = [:]

    init(reading: ServiceReading, citation: Citation) {
        self.reading = reading
        self.citation = citation
    }

    mutating func records(_ node: YAMLNode?, _ reader: inout BookReader) -> [ServiceRecord] {
        var records: [ServiceRecord] = []
        for item in reader.items(of: node, "the records") {
            var own = citation
            own.line = item.line
            let name = item["id"].flatMap { if case .scalar(let text, _) = $0.content { text } else { nil } }
            let read = reader.reading(record: name) { reader in reading.record(item, citing: own, &reader) }
            guard var record = read else { continue }
            var lineless = record
            lineless.citations = []
            if known[record.id]?.contains(lineless) ?? false {
                reader.warn("the same record stands above already; it was kept once", at: item)
                continue
            }
            let count = known[record.id, default: []].count
            known[record.id, default: []].append(lineless)
            if count > 0, name != nil {
                reader.warn("the number '\(name ?? "")' is there twice; both are kept as one record", at: item)
            } else if count > 0 {
                record = record.renamed(
                    ServiceRecord.id(
                        of: record.machine, on: record.day, symptom: record.symptom, occurrence: count + 1))
            }
            records.append(record)
        }
        return records
    }
}

/// Reads service records that are handed in one by one: by a program, a form or a person.
package enum ServiceSheets {
    package struct Sheet: Sendable {
        package var record: ServiceRecord
        /// That the author knows; nil: the sheet does not say.
        package var revision: Int?
    }

    /// What is wrong with one field.
    package struct Problem: Hashable, Sendable {
        /// `machine`, `parts`; of several records with their place: `2.machine`. Empty: the whole.
        package var field: String
        package var message: String
        /// From 1.
        package var line: Int
    }

    package enum Failure: Error, Hashable, Sendable {
        case unreadable(ImportFailure)
        case problems([Problem])
    }

    /// Records in one call.
    package static let most = 10_000

    /// One record as a map, several as a list, or a map with `records`; YAML or JSON.
    /// - Throws: `problems` for all mistakes of all records.
    package static func read(
        _ bytes: [UInt8], product: String? = nil, language: Language? = nil
    ) throws(Failure) -> [Sheet] {
        let root: YAMLNode
        do throws(ImportFailure) {
            guard bytes.count <= YAMLReader.sizeLimit else {
                throw ImportFailure.tooLarge(bytes: bytes.count, limit: YAMLReader.sizeLimit)
            }
            root = try YAMLReader.document(of: try TextDecoder.decode(bytes).utf8, format: .servicerecords)
        } catch {
            throw .unreadable(error)
        }
        var nodes = [root]
        if case .sequence(let items) = root.content { nodes = items }
        if let list = root["records"], case .sequence(let items) = list.content { nodes = items }
        guard nodes.count <= most else {
            throw .problems([
                Problem(field: "", message: "there are \(nodes.count) records; at most \(most) are read", line: 1)
            ])
        }
        var sheets: [Sheet] = []
        var problems: [Problem] = []
        for (index, node) in nodes.enumerated() {
            var reader = BookReader(findings: Findings())
            var reading = ServiceReading(product: product, language: language)
            if let record = reading.record(node, citing: nil, &reader) {
                sheets.append(Sheet(record: record, revision: reading.revision))
            }
            problems += reading.problems.map { problem in
                let place = nodes.count > 1 ? "\(index + 1)" : ""
                let field = [place, problem.field].filter { !$0.isEmpty }.joined(separator: ".")
                return Problem(field: field, message: problem.message, line: problem.line)
            }
        }
        if !problems.isEmpty { throw .problems(problems) }
        return sheets
    }
}
