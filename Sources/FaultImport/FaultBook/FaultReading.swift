internal import FaultModel

/// Reads the faults and passages of a book. What it cannot place is an error of that fault; the fault is then left out.
struct FaultReading {
    let product: Product
    let source: Source
    /// The name of the file being read.
    let file: String
    let partNumbers: Set<PartNumber>
    let shelf: FigureShelf
    private let modelKeys: Set<String>
    private let assemblyIDs: Set<String>

    static let keys = [
        "id", "symptom", "also", "models", "assembly", "class", "severity", "codes", "safety", "page", "tree", "gates",
        "causes", "checks", "procedure", "notes", "figures", "state",
    ]

    /// So many problems of one fault are told.
    static let problemLimit = 50

    init(product: Product, source: Source, file: String, partNumbers: Set<PartNumber>, shelf: FigureShelf) {
        self.shelf = shelf
        self.product = product
        self.source = source
        self.file = file
        self.partNumbers = partNumbers
        modelKeys = Set(product.models.map { Identifier.key($0) })
        assemblyIDs = Set(product.assemblies.map(\.id))
    }

    func fault(_ node: YAMLNode, _ reader: inout BookReader) -> Fault? {
        let found = reader.fields(of: node, "a fault", allowing: Self.keys)
        let idNode = reader.required(found["id"], "the fault's id", in: node)
        let symptomNode = reader.required(found["symptom"], "the fault's symptom", in: node)
        let id = idNode.flatMap { self.id($0, &reader) }
        guard let symptom = reader.text(symptomNode, "the symptom"), let id else { return nil }
        var fields = FaultFields(id: id, symptom: symptom)
        readHead(found, into: &fields, &reader)
        fields.tree = found["tree"].flatMap { expression($0, &reader) }
        fields.gates = gates(found["gates"], &reader)
        fields.causes = reader.items(of: found["causes"], "the causes").compactMap { cause($0, &reader) }
        fields.checks = reader.items(of: found["checks"], "the checks").compactMap { check($0, &reader) }
        let page = reader.string(found["page"], "the page")
        fields.procedure = found["procedure"].flatMap { procedure($0, page: page, &reader) }
        fields.figures = figures(found["figures"], page: page, &reader)
        fields.notes = reader.items(of: found["notes"], "the notes").compactMap { note($0, &reader) }
        fields.notes += shelf.takeLostCaptions().map { Fault.Note(label: "figure", text: $0) }
        fields.citations = [
            Citation(
                document: source.document, revision: source.revision, page: page, file: file, line: node.line)
        ]
        return checked(fields, node, &reader)
    }

    /// Problems of the whole are looked for only when each piece could be read: a cause that could not would be
    /// reported again wherever it is named.
    private func checked(_ fields: FaultFields, _ node: YAMLNode, _ reader: inout BookReader) -> Fault? {
        if reader.hasFailed { return nil }
        do {
            return try Fault(fields)
        } catch {
            for problem in error.problems.prefix(Self.problemLimit) {
                reader.fail("\(problem.description); the fault was left out", at: node.nearest(to: problem.path))
            }
            return nil
        }
    }

    private func id(_ node: YAMLNode, _ reader: inout BookReader) -> Fault.ID? {
        guard let name = reader.string(node, "the fault's id") else { return nil }
        if let id = Fault.ID(line: product.line, name: name) { return id }
        reader.fail("the fault id '\(name)' is not allowed; expected small letters, digits and '-' only", at: node)
        return nil
    }

    private func readHead(_ found: [String: YAMLNode], into fields: inout FaultFields, _ reader: inout BookReader) {
        fields.also = reader.texts(found["also"], "'also'")
        fields.models = models(found["models"], &reader)
        fields.assembly = assembly(found["assembly"], &reader)
        fields.class = reader.word(found["class"], "the class", as: FaultClass.self)
        if let node = found["severity"], let number = reader.integer(node, "the severity") {
            fields.severity = Fault.Severity(rawValue: number)
            if fields.severity == nil {
                reader.fail("the severity is \(number); expected 1 (minor) to 4 (dangerous)", at: node)
            }
        }
        fields.codes = reader.items(of: found["codes"], "the codes").compactMap { Self.code($0, &reader) }
        fields.safety = reader.texts(found["safety"], "the safety warnings")
        fields.standing = found["state"].flatMap { Self.standing($0, &reader) }
    }

    /// Models are compared as people write them: `HBT80C-2118` is `hbt80c 2118`.
    func models(_ node: YAMLNode?, _ reader: inout BookReader) -> [String] {
        return reader.items(of: node, "the models").compactMap { item in
            guard let model = reader.string(item, "a model") else { return nil }
            if !modelKeys.isEmpty, !modelKeys.contains(Identifier.key(model)) {
                let nearest = model.nearest(among: product.models.prefix(100)).map { "; did you mean '\($0)'?" } ?? ""
                reader.fail("'\(model)' is no model of the product '\(product.line)'\(nearest)", at: item)
            }
            return model
        }
    }

    private func assembly(_ node: YAMLNode?, _ reader: inout BookReader) -> String? {
        guard let node, let id = reader.string(node, "the assembly") else { return nil }
        if !assemblyIDs.contains(id) {
            let nearest =
                id.nearest(among: product.assemblies.prefix(100).map(\.id)).map { "; did you mean '\($0)'?" } ?? ""
            reader.fail("'\(id)' is no assembly of this book\(nearest)", at: node)
        }
        return id
    }

    static func code(_ node: YAMLNode, _ reader: inout BookReader) -> FaultCode? {
        let fields = reader.fields(of: node, "a code", allowing: ["system", "code", "spn", "fmi"])
        guard let systemNode = reader.required(fields["system"], "the code's system", in: node),
            let system = reader.word(systemNode, "the code's system", as: FaultCode.System.self)
        else { return nil }
        if system == .j1939 {
            if let extra = fields["code"] { reader.fail("a j1939 code has spn and fmi, not code", at: extra) }
            let fmi = reader.integer(fields["fmi"], "the FMI")
            guard let spn = reader.required(fields["spn"], "the SPN", in: node) else { return nil }
            return reader.integer(spn, "the SPN").map { .j1939(spn: $0, fmi: fmi) }
        }
        for key in ["spn", "fmi"] {
            if let extra = fields[key] { reader.fail("a \(system.rawValue) code has no \(key)", at: extra) }
        }
        guard let codeNode = reader.required(fields["code"], "the code", in: node),
            let text = reader.string(codeNode, "the code")
        else { return nil }
        if system == .maker { return .maker(text) }
        if let code = TroubleCode(text) { return .obd(code) }
        reader.fail("'\(text)' is no trouble code; expected one such as P0143 or P0143-1C", at: codeNode)
        return nil
    }

    private func note(_ node: YAMLNode, _ reader: inout BookReader) -> Fault.Note? {
        let fields = reader.fields(of: node, "a note", allowing: ["label", "text"])
        guard let labelNode = reader.required(fields["label"], "the note's label", in: node),
            let textNode = reader.required(fields["text"], "the note's text", in: node),
            let label = reader.string(labelNode, "the note's label"),
            let text = reader.text(textNode, "the note's text")
        else { return nil }
        return Fault.Note(label: label, text: text)
    }
}
