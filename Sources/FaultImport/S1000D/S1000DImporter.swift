package import FaultModel

/// Data modules of S1000D, Issue 2.0 to 6.0; see docs/formats/s1000d.md.
package struct S1000DImporter: ReferringImporter {
    package let format = ManualFormat.s1000d
    static let sizeLimit = 256 << 20

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool {
        guard let head = XMLHead(of: file) else { return false }
        if head.root == "dmodule" { return true }
        return ModuleHead.roots[head.root] != nil
            && (head.text.contains("dentAndStatusSection") || head.text.contains("s1000d.org")
                || head.text.contains("pmaddres"))
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, siblings: SiblingFiles, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        var tape = try MarkupDocument.read(file, as: format, limit: Self.sizeLimit, findings: &findings)
        S1000DNames.modernize(&tape)
        let document = MarkupDocument(tape, file: file.name)
        let head = ModuleHead(of: document.root)
        if head.code == nil {
            findings.warning("the module does not say its code; it is named by its file", line: document.root.line)
        }
        let line = Self.line(of: head, in: document, file: file, options: options, findings: &findings)
        let title = options.source ?? (head.document.isEmpty ? file.baseName : head.document)
        let language = head.language ?? options.language ?? TextGuess.language(of: head.title)
        let reading = S1000DReading(
            document: document, head: head, line: line, document: title, siblings: siblings, language: language,
            baseName: file.baseName)
        let records = ModuleTranslation.records(of: reading, stem: file.stem)
        reading.figures.report(&reading.findings)
        findings.add(reading.findings)
        return Draft(
            source: Source(document: title, file: file.baseName, revision: head.issue, language: language),
            records: records, media: reading.figures.media)
    }

    /// The product line: what the user says, else that of an exported fault, else the model identification code.
    private static func line(
        of head: ModuleHead, in document: MarkupDocument, file: SourceFile, options: ImportOptions,
        findings: inout Findings
    ) -> String {
        if let product = options.product?.trimmed() { return ProductLines.product(named: product).line }
        let exported = document.root.first(at: "content", "faultIsolation", "faultIsolationProcedure")?["id"]
        if case .fault(let fault)? = ModuleName(exported) { return fault.line }
        let slug = StableName.cut(Identifier.slug(head.code?.model ?? file.stem))
        let line = slug.isEmpty ? "unsorted" : slug
        findings.note("the product line was taken from the module's code: '\(line)'. Say it with --product")
        return line
    }
}

/// From a module to records: faults where it reports or isolates faults, passages of everything else.
enum ModuleTranslation {
    private static let heads: Set<String> = [
        "refs", "referencedApplicGroup", "referencedApplicGroupRef", "warningsAndCautions", "warningsAndCautionsRef",
        "Description",
    ]

    static func records(of reading: S1000DReading, stem: String) -> [Record] {
        var reports = FaultReportReading(reading, names: UniqueNames())
        let content = reading.content
        let document = StableName.document(reading.head.code?.text ?? stem)
        var sections = SectionReading(reading, document: document)
        for part in content.elements where part.name == "faultReporting" {
            reports.read(part)
            for common in part.elements where common.name == "commonInfo" { sections.read(common) }
        }
        var isolations = IsolationReading(reading, reports: reports)
        for part in content.elements where part.name == "faultIsolation" {
            for common in part.elements where common.name == "commonInfo" { sections.read(common) }
            isolations.read(part)
        }
        for part in content.elements
        where !heads.contains(part.name) && !part.name.hasPrefix("fault")
            && !part.name.hasSuffix("dentAndStatusSection")
        {
            sections.read(part)
        }
        _ = ModuleParts(reading).uses(in: content)
        var sketches = isolations.faults
        if !sketches.isEmpty {
            // The references at the head of a fault module belong to its faults.
            var safety = sketches[0].fields.safety
            sketches[0].fields.addNote("references", reading.rest(of: content, safety: &safety))
            sketches[0].fields.safety = safety
        }
        let faults = sketches.compactMap { sketch in
            var fields = sketch.fields
            return fields.finished(line: sketch.line, findings: &reading.findings)
        }
        sections.readRest(of: content)
        reading.noteUnknownModules()
        return [.product(product(of: reading))] + reading.parts.map(Record.part) + faults.map(Record.fault)
            + sections.writing.passages.map(Record.passage)
    }

    /// The line, with the models that the module names.
    private static func product(of reading: S1000DReading) -> Product {
        var models = reading.applicability.models
        for product in reading.content.descendants("product").prefix(10_000) {
            func value(_ property: String) -> String? {
                product.all("assign").first { $0["applicPropertyIdent"]?.lowercased() == property }?[
                    "applicPropertyValue"]
            }
            guard let model = value("model") else { continue }
            let name = value("version").map { "\(model) \($0)" } ?? model
            if models.count < 1000, !models.contains(name) { models.append(name) }
        }
        return Product(line: reading.line, models: models)
    }
}

extension StableName {
    /// A slug of at most 100 characters that names a document, whatever its code or title is.
    static func document(_ name: String) -> String {
        let slug = Identifier.slug(name)
        if (1...100).contains(slug.utf8.count) { return slug }
        return (slug.isEmpty ? "d" : cut(slug)) + "-" + digits(name)
    }
}
