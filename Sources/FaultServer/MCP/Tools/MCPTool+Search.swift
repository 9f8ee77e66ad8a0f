import FaultKnowledge
import FaultModel

extension MCPTool {
    static let searchFaults = MCPTool(
        name: "search_faults", title: "Search the fault knowledge",
        description: """
            Finds faults, parts and sections of the manufacturers' manuals by symptom, fault code, part number, model or plain \
            words, in Chinese or English. Use it first for any question about a machine that does not work as it should; then \
            open a hit with get_item or walk it with next_step. 'support' says how well the manuals answer: with 'none' tell \
            the reader that it is not in the manuals. Each hit carries its citation.
            """,
        input: .object([
            .field(
                "query",
                .string(
                    "The symptom in the reader's own words, with codes and models as they are shown.",
                    length: 1...SearchRequest.longestText)),
            ToolArguments.product,
            .optional("model", .string("Only what is about this model.", length: 0...200)),
            .optional("class", .choice(of: FaultClass.self, "Only faults of this class.")),
            .optional("kind", .choice(of: ItemKind.self, "Only things of this kind.")), ToolArguments.language,
            .optional("limit", .integer("Hits at most.", in: 1...50).usual(8)), ToolArguments.offset,
            ToolArguments.maxTokens,
        ]),
        output: .object(
            CitedSchemas.fields("SearchDocument").filter { $0.name != "took_ms" } + [CitedSchemas.statement]
                + CitedSchemas.ending)
    ) { desk in
        var document = try await desk.found(
            try desk.arguments.required("query"), limit: desk.arguments.number("limit") ?? 8)
        document["statement"] = .string(Support.statement(document["support"]?.string))
        return try desk.answer(document, of: "search_faults")
    }

    static let search = MCPTool(
        name: "search", title: "Search",
        description: """
            Finds documents of the fault knowledge (faults, parts and sections of machine manuals) for a query; open one with \
            fetch. For connectors that know only search and fetch; search_faults says more. An empty list and support 'none' \
            mean that it is not in the manuals.
            """,
        input: .object([
            .field("query", .string("What to look for.", length: 1...SearchRequest.longestText)), ToolArguments.offset,
            ToolArguments.maxTokens,
        ]),
        output: .object(
            [
                .field(
                    "results",
                    .list(
                        .object([
                            .field("id", .string("For fetch.")), .field("title", .string()), .field("url", .string()),
                            .field("citation", .reference("Citation").orNull),
                        ]), "The best first.")), .field("total", .integer(in: 0...Int.max)),
                .field("support", .reference("Support")), CitedSchemas.statement,
            ] + CitedSchemas.ending)
    ) { desk in
        let found = try await desk.found(try desk.arguments.required("query"), limit: 10)
        let results = (found["hits"]?.array ?? []).compactMap { hit -> JSONValue? in
            guard let address = hit["uri"]?.string.flatMap({ ItemAddress($0) }) else { return nil }
            return [
                "id": .string(address.id), "title": hit["title"] ?? "", "url": .string(address.url(on: desk.call.site)),
                "citation": hit["citation"] ?? .null,
            ]
        }
        let document: JSONValue = [
            "results": .array(results), "total": found["total"] ?? 0, "support": found["support"] ?? "none",
            "statement": .string(Support.statement(found["support"]?.string)),
        ]
        var answer = try desk.answer(document, of: "search", hits: "results")
        answer.isTextJSON = true
        return answer
    }
}

extension Support {
    /// What a support means for whoever answers a reader.
    static func statement(_ name: String?) -> String {
        switch name.flatMap(Support.init) {
        case .exact: "A code or part number of the question matches: answer from the hits and cite them."
        case .strong: "The manuals say this: answer from the hits and cite them."
        case .partial:
            "The manuals answer a part of the question: say which part, cite it, and say that the rest is not in the manuals."
        case .related:
            "Nothing says this in these words; the hits are related by synonym, translation or a mended spelling. Check that "
                + "they mean the reader's fault before using them, and say so."
        case .some(.none), nil:
            "Not in the manuals: nothing here answers this. Say so; do not fill the gap from general knowledge."
        }
    }
}

extension ToolDesk {
    /// The document of a search, each hit with its citation and address, without what only a person needs.
    func found(_ text: String, limit: Int, kind: ItemKind? = nil) async throws -> JSONValue {
        var request = SearchRequest(text)
        request.limit = limit
        request.offset = arguments.offset
        request.filter.product = arguments.text("product")
        request.filter.model = arguments.text("model")
        request.filter.class = arguments.text("class").flatMap(FaultClass.init)
        request.filter.kind = kind ?? arguments.text("kind").flatMap(ItemKind.init)
        request.language = try arguments.language()
        let answer = try await answers.search(request)
        questions?.asked(request.counted(for: call.caller), answer)
        var document = try JSONValue(of: answer)
        document["took_ms"] = nil
        var hits: [JSONValue] = []
        for hit in answer.hits { hits.append(try await cited(hit)) }
        document["hits"] = .array(hits)
        return document
    }

    private func cited(_ hit: SearchDocument.Hit) async throws -> JSONValue {
        var value = Citing().cited(try JSONValue(of: hit), as: "Hit")
        value["uri"] = .string(ItemAddress(kind: hit.kind, id: hit.id)?.uri ?? hit.id)
        if hit.citation == nil, hit.kind == "part", let number = PartNumber(hit.id) {
            let source = try await answers.knowledge.statements(of: .part, number.key).first?.citation
            value["citation"] = Citing.value(source, quoting: hit.title)
        }
        return value
    }

    /// A page of hits: what is left out is the search's own next page.
    func answer(_ document: JSONValue, of tool: String, hits name: String = "hits") throws -> ToolAnswer {
        var document = document
        (document["notice"], document["more"]) = (.null, .null)
        let page = try AnswerPager(lists: [[name]]).page(of: document, from: 0, within: arguments.maxTokens)
        let total = document["total"]?.integer ?? 0
        let end = arguments.offset + page.shown.count
        document = page.document
        if end < min(total, SearchRequest.offsets.upperBound), !page.shown.isEmpty {
            let why = page.next == nil ? "" : ": max_tokens \(arguments.maxTokens) allow no more"
            document["notice"] = .string(
                "Hits \(arguments.offset + 1) to \(end) of \(total)\(why). 'more' is the call that gets the rest.")
            document["more"] = call(tool, ["offset": .integer(end)])
        }
        return ToolAnswer(document: document)
    }
}
