import FaultKnowledge
import FaultModel

extension MCPTool {
    static let getItem = MCPTool(
        name: "get_item", title: "Open a fault, section, part or code",
        description: """
            Opens one thing whole: a fault with its safety warnings, causes (the likeliest first, with probabilities), remedies, \
            parts, checks and the manufacturer's procedure; a section of a manual; a part; or a fault code. Use it on the uri or id \
            of a hit before you tell a reader what to do. Every fact carries its citation.
            """,
        input: .object([
            .field(
                "id",
                .string(
                    "The uri of a hit (faultbase://fault/…), the id of a fault (line/name) or section (line/document/section), "
                        + "or part/NUMBER or code/CODE.", length: 1...600
                ).example("faultbase://fault/trailer-pump/main-cylinder-no-stroke")), ToolArguments.language,
            ToolArguments.offset, ToolArguments.maxTokens,
        ]),
        output: .object(
            [
                .field("uri", .string()), .field("url", .string("The page for people.")),
                .field("item", ToolDesk.items),
            ] + CitedSchemas.ending)
    ) { desk in
        let address = try desk.address(try desk.arguments.required("id"))
        let opened = try await desk.opened(address)
        let document: JSONValue = [
            "uri": .string(address.uri), "url": .string(address.url(on: desk.call.site)), "item": opened.document,
        ]
        return try desk.answer(document, of: "get_item", cutting: opened.lists.map { ["item"] + $0 }, "entries")
    }

    static let fetch = MCPTool(
        name: "fetch", title: "Fetch",
        description: """
            The whole text of one result of search, with its citations and safety warnings. For connectors that know only search \
            and fetch; get_item says the same with more structure.
            """,
        input: .object([
            .field("id", .string("The id of a result.", length: 1...600)), ToolArguments.language, ToolArguments.offset,
            ToolArguments.maxTokens,
        ]),
        output: .object(
            [
                .field("id", .string()), .field("title", .string()), .field("text", .string()),
                .field("url", .string()),
                .field(
                    "metadata",
                    .object([
                        .field("kind", .string()), .field("language", .string()), .field("support", .string()),
                        .field("safety", .list(.reference("SafetyWarning"))),
                        .field("citations", .list(.reference("Citation"))),
                    ])),
            ] + CitedSchemas.ending)
    ) { desk in
        let address = try desk.address(try desk.arguments.required("id"))
        let item = try await desk.opened(address).document
        let name = ToolDesk.schemaName(of: item)
        let document: JSONValue = [
            "id": .string(address.id), "title": item["title"] ?? item["name"] ?? item["number"] ?? .string(address.id),
            "text": .string(CompactText.text(of: item, as: .reference(name))),
            "url": .string(address.url(on: desk.call.site)),
            "metadata": [
                "kind": item["kind"] ?? "code", "language": .string(try desk.language(for: address).tag),
                "support": "exact", "safety": item["safety"] ?? [], "citations": item["citations"] ?? [],
            ],
        ]
        var titled = document
        if titled["title"] == .null { titled["title"] = .string(address.id) }
        var answer = try desk.answer(titled, of: "fetch", cutting: [["text"]], "pieces of the text")
        answer.isTextJSON = true
        return answer
    }
}

extension ToolDesk {
    static let items = JSONSchema.oneOf(
        [
            "FaultDocument", "PassageDocument", "PartDocument", "ServiceDocument", "CodeDocument", "ProductsDocument",
            "DocumentDocument",
        ].map {
            .reference($0)
        })

    static func schemaName(of item: JSONValue) -> String {
        switch item["kind"]?.string {
        case "fault": "FaultDocument"
        case "passage": "PassageDocument"
        case "part": "PartDocument"
        case "record": "ServiceDocument"
        default:
            item["readings"] != nil ? "CodeDocument" : item["entries"] != nil ? "DocumentDocument" : "ProductsDocument"
        }
    }

    func address(_ text: String) throws -> ItemAddress {
        guard let address = ItemAddress(text) else {
            throw ToolFailure(
                "id is '\(text.prefix(80))'; expected the uri of a hit such as faultbase://fault/LINE/NAME, LINE/NAME, "
                    + "LINE/DOCUMENT/SECTION, part/NUMBER or code/CODE. Take it from search_faults.")
        }
        return address
    }

    /// The language to answer in; where none is asked for, English, which falls back on what the source has.
    func language(for address: ItemAddress) throws -> Language { try arguments.language() ?? .english }

    /// A thing whole, each fact cited, and the lists that may be cut, the most important first.
    func opened(_ address: ItemAddress) async throws -> (document: JSONValue, lists: [[String]]) {
        let language = try language(for: address)
        switch address {
        case .fault(let id):
            let document = try await fault(id, language)
            return (
                document,
                [
                    ["causes"], ["checks"], ["procedure", "steps"], ["notes"], ["tree"], ["gates"], ["also"],
                    ["figures"],
                ]
            )
        case .passage(let id):
            let document = try await answers.passage(id, language: language)
            let source = try await answers.knowledge.passage(id).passage.citations.first
            return (
                Citing(usual: source).cited(try JSONValue(of: document), as: "PassageDocument"),
                [["text"], ["parts"], ["figures"]]
            )
        case .part(let number): return (try await part(number, language), [["uses"], ["passages"], ["chain"]])
        case .code(let code):
            let report = try await answers.knowledge.code(code)
            var citing = Citing(sources: CodeStandard.sources)
            for fault in report.faults { citing.sources[fault.id.description] = fault.citations.first }
            let document = CodeDocument(report, language: language)
            return (citing.cited(try JSONValue(of: document), as: "CodeDocument"), [["faults"]])
        case .record(let id):
            let document = try await answers.serviceRecord(id, language: language)
            return (
                Citing().cited(try JSONValue(of: document), as: "ServiceDocument"), [["rounds"], ["parts"], ["codes"]]
            )
        case .document(let name):
            let document = try await answers.document(name, limit: 1000, offset: 0, language: language)
            return (Citing().cited(try JSONValue(of: document), as: "DocumentDocument"), [["entries"]])
        case .products:
            return (try JSONValue(of: try await answers.products(language: language)), [["products"]])
        }
    }

    private func fault(_ id: Fault.ID, _ language: Language) async throws -> JSONValue {
        var document = try await answers.fault(id, language: language)
        let citing = try await FaultSources(of: id, in: answers.knowledge).citing
        let value: JSONValue
        do {
            value = try JSONValue(of: document)
        } catch UnreadableJSON.tooDeep {
            // A tree of twenty levels tells a reader nothing; its page draws it.
            document.tree = nil
            value = try JSONValue(of: document)
        }
        return citing.cited(value, as: "FaultDocument")
    }

    func part(_ number: PartNumber, _ language: Language) async throws -> JSONValue {
        let report = try await answers.knowledge.part(number)
        var citing = Citing()
        for id in Set(report.uses.map(\.fault)).sorted().prefix(100) {
            citing.sources[id.description] = try await answers.knowledge.fault(id).citations.first
        }
        for id in Set(report.mentions.map(\.passage)).sorted().prefix(100) {
            citing.sources[id.description] = try await answers.knowledge.passage(id).passage.citations.first
        }
        let document = PartDocument(report, language: language)
        var value = citing.cited(try JSONValue(of: document), as: "PartDocument")
        let sources = try await answers.knowledge.statements(of: .part, number.key)
        value["citations"] = .array(
            sources.map { Citing.value($0.citation, quoting: document.name ?? document.number) })
        return value
    }
}

/// Which source says what about a fault: where several are joined, a cause or check is cited from the one that has it.
struct FaultSources: Sendable {
    private(set) var citing: Citing

    init(of id: Fault.ID, in knowledge: KnowledgeBase) async throws {
        let fault = try await knowledge.fault(id)
        citing = Citing(usual: fault.citations.first)
        if fault.citations.count < 2 { return }
        for statement in try await knowledge.statements(of: .fault, id.description) {
            guard case .fault(let stated) = statement.record else { continue }
            for name in stated.causes.map(\.id) + stated.checks.map(\.id) where citing.sources[name] == nil {
                citing.sources[name] = statement.citation
            }
        }
    }
}
