import FaultDiagnosis
import FaultKnowledge
import FaultModel

extension APIOperation {
    /// Every route for programs; a test holds the list against the router, and answers against the schemas.
    static let all = ofSearch + ofKnowledge + ofDiagnosis + ofRecords + ofReview + ofAuthoring + ofAccess + ofOperation

    static let ofSearch: [APIOperation] = [
        APIOperation(
            method: "GET", path: "/api/search", name: "search", topic: .search, summary: "Search the fault knowledge",
            about:
                "Finds faults, parts and sections of manuals. An exact code or part number is never corrected or outranked.",
            parameters: APIParameter.search + [.fields(of: "SearchDocument")],
            answers: [.document("SearchDocument", "The hits, the best first.")]),
        APIOperation(
            method: "GET", path: "/api/suggest", name: "suggest", topic: .search,
            summary: "Complete what someone types",
            parameters: [
                .query(
                    "q",
                    .string("The first letters, also in pinyin.", length: 1...SearchRequest.longestText).example("主油"),
                    required: true),
                .product, .limit(SuggestRequest.limits, 8), .fields(of: "SuggestDocument"),
            ], answers: [.document("SuggestDocument", "Ways to go on.")]),
        APIOperation(
            method: "GET", path: "/api/terms", name: "terms", topic: .search, summary: "Say what a word means",
            about: "By the vocabulary, and by what was learnt from texts in two languages.",
            parameters: [
                .query(
                    "word", .string("A word of the trade.", length: 1...WordReport.longest).example("溢流阀"),
                    required: true),
                .query(
                    "language",
                    .string(
                        "The language of the word; left out: by its script.", length: 0...60,
                        pattern: APIParameter.languagePattern)),
                .fields(of: "TermsDocument"),
            ],
            answers: [.document("TermsDocument", "The word's entries and learnt words; empty lists: nothing is known.")]
        ),
    ]

    static let ofKnowledge: [APIOperation] = [
        APIOperation(
            method: "GET", path: "/api/faults/{line}/{id}", name: "fault", topic: .knowledge, summary: "Open a fault",
            parameters: [
                .line, .fault, .language, .fields(of: "FaultDocument"),
            ] + APIParameter.learning,
            answers: [.document("FaultDocument", "The fault whole.")]),
        APIOperation(
            method: "GET", path: "/api/faults/{line}/{id}/tree", name: "tree", topic: .knowledge,
            summary: "Analyse the tree of a fault",
            parameters: [
                .line, .fault, .language,
                .query("limit", .integer("Cut sets that are listed; the count is always whole.", in: 0...10_000)),
                .query("max_order", .integer("Only cut sets of at most so many events.", in: 1...10_000)),
            ],
            answers: [
                Answer(
                    status: 200, about: "Cut sets, probability and importance.", type: "application/json",
                    schema: .reference("TreeDocument"), isKept: true)
            ], problems: [422]),
        APIOperation(
            method: "GET", path: "/api/faults/{line}/{id}/tree.svg", name: "treePicture", topic: .knowledge,
            summary: "Draw the tree of a fault", parameters: [.line, .fault, .language],
            answers: [.text("image/svg+xml", "The drawing.", kept: true)]),
        APIOperation(
            method: "GET", path: "/api/passages/{line}/{document}/{section}", name: "passage", topic: .knowledge,
            summary: "Open a section of a manual",
            parameters: [
                .line, .path("document", APIParameter.slug("The document, as in the ids of its sections.")),
                .path("section", APIParameter.slug("The section.")), .language, .fields(of: "PassageDocument"),
            ], answers: [.document("PassageDocument", "The section whole.")]),
        APIOperation(
            method: "GET", path: "/api/documents/{id}", name: "document", topic: .knowledge,
            summary: "List what a document states",
            parameters: [
                .path(
                    "id", .string("The name of the document in the ids of its sections, or its title.", length: 1...400)
                ),
                .language, .limit(KnowledgeBase.documentLimits, 200), .offset, .fields(of: "DocumentDocument"),
            ], answers: [.document("DocumentDocument", "Its faults and sections, in its order.")]),
        APIOperation(
            method: "GET", path: "/api/parts/{number}", name: "part", topic: .knowledge,
            summary: "Find a part and where it is used",
            parameters: [
                .path("number", .string("The number in any writing.", length: 1...400).example("1030200147")),
                .language, .fields(of: "PartDocument"),
            ], answers: [.document("PartDocument", "The part, its chain and its uses.")]),
        APIOperation(
            method: "GET", path: "/api/codes/{code}", name: "code", topic: .knowledge,
            summary: "Say what a fault code means",
            parameters: [
                .path("code", .string("In any usual writing.", length: 1...400).example("SPN 100 FMI 1")), .language,
                .fields(of: "CodeDocument"),
            ], answers: [.document("CodeDocument", "Its readings and the faults that carry it.")]),
        APIOperation(
            method: "GET", path: "/api/products", name: "products", topic: .knowledge,
            summary: "List the product lines",
            parameters: [.language, .fields(of: "ProductsDocument")],
            answers: [.document("ProductsDocument", "The lines.")]),
        APIOperation(
            method: "GET", path: "/api/media/{hash}", name: "media", topic: .knowledge,
            summary: "Fetch a figure's file",
            about: "The address is made of the content, so what is there never changes.",
            parameters: [.path("hash", .string("SHA-256 of the bytes.", length: 64...64, pattern: "^[0-9a-f]{64}$"))],
            answers: [.text("*/*", "The file, of the media type that the figure says.", kept: true)]),
    ]

    static let ofDiagnosis: [APIOperation] = [
        APIOperation(
            method: "GET", path: "/api/faults/{line}/{id}/walk", name: "walk", topic: .diagnosis,
            summary: "Find the cause step by step",
            about: "A walk is its answers: nothing is kept on the server, and one answer fewer is undo.",
            parameters: [
                .line, .fault, .answers,
                .query(
                    "mode",
                    .choice(
                        APIParameter.emptyOr(WalkState.Mode.self),
                        "Left out or empty: the procedure where the fault has one.")), .language,
                .fields(of: "WalkDocument"),
            ] + APIParameter.learning, answers: [.document("WalkDocument", "Where the walk is.")], problems: [422]),
        APIOperation(
            method: "GET", path: "/api/faults/{line}/{id}/visit", name: "visit", topic: .diagnosis,
            summary: "Say what to bring to the first visit",
            parameters: [
                .line, .fault, .answers,
                .query(
                    "confidence",
                    .number("The wanted probability that the first visit fixes it, above 0.", in: 0.000001...1).example(
                        .number(0.9))),
                .language, .fields(of: "VisitDocument"),
            ] + APIParameter.learning, answers: [.document("VisitDocument", "Parts and tools.")], problems: [422]),
    ]

    static let ofRecords: [APIOperation] = [
        APIOperation(
            method: "GET", path: "/api/records", name: "records", topic: .records, summary: "List service records",
            parameters: [
                .product, .query("model", .string("In any writing.", length: 0...200)),
                .query("serial", .string("The machine's own number.", length: 0...200)),
                .query("from", .string("A day.", pattern: APIParameter.dayPattern).example("2024-03-01")),
                .query("to", .string("A day, inclusive.", pattern: APIParameter.dayPattern)),
                .query("outcome", .choice(APIParameter.emptyOr(ServiceRecord.Outcome.self))),
                .query(
                    "fault",
                    .string("Those that say that it was this fault.", pattern: "^([a-z0-9-]{1,100}/[a-z0-9-]{1,100})?$")
                ),
                .limit(SearchRequest.limits, 20), .offset, .fields(of: "ServiceListDocument"),
            ], answers: [.document("ServiceListDocument", "The newest first.")]),
        APIOperation(
            method: "GET", path: "/api/records/{id}", name: "record", topic: .records, summary: "Open a service record",
            parameters: [
                .path("id", .string("Of the record.", length: 1...400)), .language, .fields(of: "ServiceDocument"),
            ], answers: [.document("ServiceDocument", "The record whole.")]),
        APIOperation(
            method: "POST", path: "/api/records", name: "addRecord", topic: .records,
            summary: "Hand in a service record",
            about:
                "The same record twice is one. Another record under its id is refused, unless `revision` or `If-Match` says that "
                + "the present one is known.",
            parameters: [.language, .query("product", APIParameter.slug("Of a record that names none."))],
            body: Body(about: "The record.", forms: [("application/json", .reference("NewRecord"))]),
            answers: [
                .fresh("ServiceDocument", "It was there, or was changed."),
                .fresh("ServiceDocument", "It is new.", status: 201),
            ], problems: [404, 409, 422]),
    ]

    static let ofReview: [APIOperation] = [
        APIOperation(
            method: "GET", path: "/api/carry", name: "carry", topic: .diagnosis,
            summary: "Say what to have in a van or a depot",
            parameters: [
                .query(
                    "product", .string("The id of a line.", length: 1...200).example("trailer-pump"), required: true),
                .query("model", .string("Only this model.", length: 0...200)),
                .query(
                    "fix_rate", .number("The wanted share of visits that are fixed at once, above 0.", in: 0.000001...1)
                ),
                .query("budget", .number("What the parts may cost.", in: 0.000001...1e12)), .language,
                .fields(of: "CarryDocument"),
            ], answers: [.document("CarryDocument", "The parts.")], problems: [404, 422]),
        APIOperation(
            method: "GET", path: "/api/review", name: "review", topic: .records,
            summary: "List service records that wait for a reviewer",
            parameters: [
                .product,
                .query("state", .choice(APIParameter.emptyOr(ReviewFilter.State.self), "Left out or empty: open.")),
                .limit(SearchRequest.limits, 10), .offset, .language, .fields(of: "ReviewDocument"),
            ], answers: [.document("ReviewDocument", "The records, with the faults that they may be about.")]),
        APIOperation(
            method: "POST", path: "/api/review/{id}", name: "judge", topic: .records,
            summary: "Say which fault a service record is about",
            parameters: [.path("id", .string("Of the record.", length: 1...400)), .language],
            body: Body(about: "The decision.", forms: [("application/json", .reference("Decision"))]),
            answers: [.fresh("ReviewedDocument", "The record as it is linked now.")], problems: [409, 422]),
        APIOperation(
            method: "GET", path: "/api/history/{kind}/**", name: "history", topic: .knowledge,
            summary: "Read what a thing said before",
            parameters: [
                .path("kind", .choice(of: Record.Kind.self)),
                .path("id", .string("Of the thing; a slash in it may stand as it is.", length: 1...400)),
            ],
            answers: [
                Answer(
                    status: 200, about: "Its revisions, with differences.", type: "application/json",
                    schema: .reference("HistoryDocument"),
                    isKept: true)
            ]),
    ]

    static let ofAuthoring: [APIOperation] = [
        APIOperation(
            method: "POST", path: "/api/import", name: "import", topic: .authoring, summary: "Import manuals",
            about: "All files of one call become visible together, or nothing changes.",
            parameters: [
                .query("name", .string("The name of a file that is the body.", length: 0...400)),
                .query(
                    "product", .string("The line of rows that name none.", length: 0...100, pattern: "^[a-z0-9-]*$")),
                .query(
                    "language",
                    .string("Of texts that do not say theirs.", length: 0...60, pattern: APIParameter.languagePattern)),
                .query("source", .string("The title of the document.", length: 0...400)),
                .query("format", .choice([""] + ImportFormats.all, "Left out or empty: recognized by content.")),
                .query(
                    "dry_run", .choice(["", "true", "false", "1", "0"], "Say what would change, and change nothing.")),
            ],
            body: Body(
                about: "One file, or a form with several.",
                forms: [
                    ("application/octet-stream", .string("The file.")),
                    ("multipart/form-data", JSONSchema(.map(JSONSchema(.any)), "Files, and the parameters as fields.")),
                ]), answers: [.fresh("ImportDocument", "What was imported.")], problems: [409, 415, 422]),
        APIOperation(
            method: "GET", path: "/api/insights", name: "insights", topic: .authoring,
            summary: "List what readers did not find",
            parameters: APIParameter.insights(20),
            answers: [.fresh("InsightDocument", "Questions without an answer, and what service records say.")]),
        APIOperation(
            method: "GET", path: "/api/insights/{table}", name: "insightTable", topic: .authoring,
            summary: "Fetch one list of the insights as CSV",
            parameters: [
                .path("table", .choice(InsightTableName.allCases.map { "\($0.rawValue).csv" }, "Which list."))
            ] + APIParameter.insights(1000), answers: [.text("text/csv", "The list.")]),
        APIOperation(
            method: "POST", path: "/api/questions/asked", name: "countAsked", topic: .authoring,
            summary: "Count a question that a reader asked", parameters: APIParameter.search,
            answers: [.nothing(204, "It is counted, where questions are counted.")]),
        APIOperation(
            method: "POST", path: "/api/questions/opened", name: "countOpened", topic: .authoring,
            summary: "Count that a hit of a question was opened", parameters: APIParameter.search,
            answers: [.nothing(204, "It is counted, where questions are counted.")]),
    ]

    static let ofAccess: [APIOperation] = [
        APIOperation(
            method: "GET", path: "/api/tokens", name: "tokens", topic: .access, summary: "List the tokens",
            answers: [.fresh("TokensDocument", "The tokens, without their secrets.")]),
        APIOperation(
            method: "POST", path: "/api/tokens", name: "addToken", topic: .access, summary: "Make a token",
            body: Body(about: "What the token may do.", forms: [("application/json", .reference("NewToken"))]),
            answers: [.fresh("TokenDocument", "The token; its secret is shown this once.", status: 201)],
            problems: [409]),
        APIOperation(
            method: "DELETE", path: "/api/tokens/{name}", name: "revokeToken", topic: .access,
            summary: "Revoke a token",
            parameters: [.path("name", .string("The token's name.", length: 1...400))],
            answers: [.nothing(204, "It opens nothing any more.")]),
        APIOperation(
            method: "GET", path: "/api/audit-log", name: "auditLog", topic: .access, summary: "Read who changed what",
            parameters: [
                .query(
                    "since",
                    .string("A day, a time in UTC, or how long ago: 7d, 12h.", pattern: APIParameter.sincePattern)
                        .example("7d")),
                .limit(AccessBook.auditLimits, 100),
            ], answers: [.fresh("AuditLogDocument", "The latest first.")]),
    ]

    static let ofOperation: [APIOperation] = [
        APIOperation(
            method: "POST", path: "/mcp", name: "mcp", topic: .agents,
            summary: "Talk as an AI agent (Model Context Protocol)",
            about:
                "One message of JSON-RPC, in revision 2026-07-28 (each request with its `_meta`) or with a handshake "
                + "(2025-11-25, 2025-06-18, and 2025-03-26, where several may come as one array). The protocol says what the "
                + "messages and the headers MCP-Protocol-Version, Mcp-Method and Mcp-Name are.",
            body: Body(
                about: "A message.",
                forms: [
                    (
                        "application/json",
                        .anyOf([.reference("RPCMessage"), .list(.reference("RPCMessage"), count: 1...20)])
                    )
                ]),
            answers: [
                Answer(
                    status: 200, about: "The answer; an error of a method is one too.", type: "application/json",
                    schema: .anyOf([.reference("RPCAnswer"), .list(.reference("RPCAnswer"))])),
                .nothing(202, "A notification or a response was taken."),
                mcpError(400, "It is no message, or does not fit its headers."),
                mcpError(403, "A page of another site asks, or a role is missing."),
                mcpError(404, "There is no such method."),
            ], problems: [406, 415]),
        APIOperation(
            method: "GET", path: "/openapi.json", name: "openapi", topic: .operation, summary: "This description",
            answers: [
                Answer(
                    status: 200, about: "OpenAPI 3.1.", type: "application/json",
                    schema: JSONSchema(.map(JSONSchema(.any))))
            ]),
        APIOperation(
            method: "GET", path: "/metrics", name: "metrics", topic: .operation, summary: "Figures for Prometheus",
            answers: [.text("text/plain", "In its text format.")]),
        APIOperation(
            method: "GET", path: "/healthz", name: "health", topic: .operation, summary: "Whether the process runs",
            answers: [.text("text/plain", "It does.")]),
        APIOperation(
            method: "GET", path: "/readyz", name: "ready", topic: .operation,
            summary: "Whether the knowledge base can be read",
            answers: [.text("text/plain", "It can, in this edition.")]),
    ]

    private static func mcpError(_ status: Int, _ about: String) -> Answer {
        Answer(
            status: status, about: about, type: "application/json",
            schema: .anyOf([.reference("RPCAnswer"), .list(.reference("RPCAnswer"))]))
    }
}
