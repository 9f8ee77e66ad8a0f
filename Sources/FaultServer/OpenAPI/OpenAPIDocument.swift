import FaultKnowledge

/// The description of the API for programs: OpenAPI 3.1, made of the operations and schemas.
enum OpenAPIDocument {
    static let json: JSONValue = [
        "openapi": "3.1.1",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": [
            "title": "Faultbase", "version": .string(FaultbaseVersion.current),
            "summary": "Fault knowledge of heavy machines: search it, open a fault, find the cause.",
            "description": .string(about),
        ],
        "servers": [["url": "/", "description": "This server."]],
        "tags": .array(APIOperation.Topic.allCases.map { ["name": .string($0.rawValue)] }),
        "security": [["token": []], [:]],
        "paths": .object(paths),
        "components": [
            "securitySchemes": [
                "token": [
                    "type": "http", "scheme": "bearer",
                    "description":
                        "A token of 'faultbase token add'. A server on one's own machine is open without one.",
                ]
            ],
            "schemas": .object(schemas), "responses": .object(responses),
        ],
    ]

    private static let about = """
        Errors are problem documents (RFC 9457): `type` is stable and leads to a page that explains it. Answers of reads carry the \
        edition of the knowledge base as `ETag`; `If-None-Match` is answered with 304. Answers are compressed for whoever accepts \
        gzip. Every GET may be asked as HEAD.
        """

    private static let schemas: [String: JSONValue] = {
        var used: [String: JSONSchema] = [:]
        let all = WireSchemas.all.merging(SelectedSchemas.all) { first, _ in first }
        var pending =
            APIOperation.all.flatMap { operation in
                operation.answers.compactMap(\.schema) + (operation.body?.forms.map(\.schema) ?? [])
            }.flatMap(\.references) + ["Problem"]
        while let name = pending.popLast() {
            guard used[name] == nil, let schema = all[name] else { continue }
            used[name] = schema
            pending += schema.references
        }
        return used.mapValues { $0.json(references: reference) }
    }()

    private static let reference = "#/components/schemas/"

    // MARK: - Paths

    private static let paths: [String: JSONValue] = Dictionary(
        grouping: APIOperation.all, by: \.describedPath
    ).mapValues { operations in
        .object(Dictionary(operations.map { ($0.method.lowercased(), operation($0)) }) { first, _ in first })
    }

    private static func operation(_ operation: APIOperation) -> JSONValue {
        var value: JSONValue = [
            "operationId": .string(operation.name), "summary": .string(operation.summary),
            "tags": [.string(operation.topic.rawValue)], "responses": .object(answers(of: operation)),
        ]
        if let about = operation.about { value["description"] = .string(about) }
        let needed = role(of: operation)
        if operation.access == .anyone { value["security"] = [] }
        if let needed { value["x-role"] = .string(needed) }
        var parameters = operation.parameters.map(parameter)
        if operation.answers.contains(where: \.isKept) { parameters.append(ifNoneMatch) }
        if !parameters.isEmpty { value["parameters"] = .array(parameters) }
        if let body = operation.body { value["requestBody"] = self.body(body) }
        return value
    }

    /// The least role that may ask; nil: nobody is asked who they are.
    static func role(of operation: APIOperation) -> String? {
        if case .role(let role) = operation.access { role.rawValue } else { nil }
    }

    private static func parameter(_ parameter: APIParameter) -> JSONValue {
        var value: JSONValue = [
            "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
            "required": .bool(parameter.isRequired),
        ]
        var schema = parameter.schema
        if let about = schema.about { value["description"] = .string(about) }
        if let example = schema.example { value["example"] = parameter.isRepeated ? [example] : example }
        (schema.about, schema.example) = (nil, nil)
        let json = schema.json(references: reference)
        value["schema"] = parameter.isRepeated ? ["type": "array", "items": json, "maxItems": 500] : json
        if parameter.isRepeated { value["explode"] = true }
        if parameter.isCommaSeparated { (value["style"], value["explode"]) = ("form", false) }
        return value
    }

    private static let ifNoneMatch: JSONValue = [
        "name": "If-None-Match", "in": "header", "required": false,
        "description": "The ETag of the answer that the client has.", "schema": ["type": "string"], "example": "\"7\"",
    ]

    private static func body(_ body: APIOperation.Body) -> JSONValue {
        [
            "description": .string(body.about), "required": .bool(body.isRequired),
            "content": .object(
                Dictionary(
                    body.forms.map { form in (form.type, ["schema": form.schema.json(references: reference)]) }
                ) { first, _ in first }),
        ]
    }

    // MARK: - Answers

    private static func answers(of operation: APIOperation) -> [String: JSONValue] {
        var all: [String: JSONValue] = [:]
        for status in operation.allProblems {
            all["\(status)"] = ["$ref": .string("#/components/responses/Problem\(status)")]
        }
        for answer in operation.answers {
            var described = self.answer(answer)
            // An error in the words of a protocol, beside the problem documents of the server around it.
            if answer.status >= 400, var content = described["content"] {
                content["application/problem+json"] = ["schema": ["$ref": .string(reference + "Problem")]]
                described["content"] = content
            }
            all["\(answer.status)"] = described
            if answer.isKept { all["304"] = ["$ref": "#/components/responses/NotModified"] }
        }
        return all
    }

    private static func answer(_ answer: APIOperation.Answer) -> JSONValue {
        var value: JSONValue = ["description": .string(answer.about)]
        if answer.isKept { value["headers"] = ["ETag": etag] }
        guard let type = answer.type else { return value }
        var content: JSONValue = [:]
        if let schema = answer.schema {
            content["schema"] = schema.json(references: reference)
            if let example = OpenAPIExamples.all[schema.documentName ?? ""] { content["example"] = example }
        }
        value["content"] = [type: content]
        return value
    }

    private static let etag: JSONValue = [
        "description": "The edition, and what of it may be seen.", "schema": ["type": "string"],
    ]

    private static let responses: [String: JSONValue] = {
        var all: [String: JSONValue] = [
            "NotModified": [
                "description": "The client has the answer of this edition.", "headers": ["ETag": etag],
            ]
        ]
        for status in Set(APIOperation.all.flatMap(\.allProblems)) {
            let kinds = ProblemCatalog.all.filter { $0.statuses.contains(status) }
            let types = kinds.map { "`/problems/\($0.name)`" }.joined(separator: ", ")
            var response: JSONValue = [
                "description": .string("\(kinds.map(\.title).joined(separator: "; ")). `type`: \(types)."),
                "content": [
                    "application/problem+json": [
                        "schema": ["$ref": .string(reference + "Problem")], "example": example(kinds.first, status),
                    ]
                ],
            ]
            if status == 429 || status == 503 {
                response["headers"] = [
                    "Retry-After": ["description": "Seconds to wait.", "schema": ["type": "integer", "minimum": 0]]
                ]
            }
            if status == 401 { response["headers"] = ["WWW-Authenticate": ["schema": ["type": "string"]]] }
            if status == 405 { response["headers"] = ["Allow": ["schema": ["type": "string"]]] }
            all["Problem\(status)"] = response
        }
        return all
    }()

    private static func example(_ kind: ProblemCatalog.Kind?, _ status: Int) -> JSONValue {
        [
            "type": .string("/problems/\(kind?.name ?? "internal")"), "title": .string(kind?.title ?? ""),
            "status": .integer(status), "detail": .string(kind?.example ?? ""), "errors": [],
        ]
    }
}

extension JSONSchema {
    /// The name of the document that it refers to, whole or narrowed.
    var documentName: String? {
        switch shape {
        case .reference(let name): name
        case .anyOf(let options): options.first?.documentName
        default: nil
        }
    }
}
