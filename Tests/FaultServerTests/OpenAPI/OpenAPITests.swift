import FaultKnowledge
import FaultTesting
import Foundation
import HTTPTypes
import Testing

@testable import FaultServer

/// The description is true: it names every route, and every answer is as it says.
@Suite("The description of the API")
struct OpenAPITests {
    private func description() throws -> [String: Any] {
        let data = try OpenAPIDocument.json.data()
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// Pages and their forms are for people; everything else is for programs, and is described.
    private func isForPrograms(_ route: String) -> Bool {
        let path = route.split(separator: " ")[1]
        return path.hasPrefix("/api/") || ["/mcp", "/openapi.json", "/healthz", "/readyz", "/metrics"].contains(path)
    }

    @Test("names every route for programs, and no other") func routes() throws {
        let router = FaultbaseServer.router(over: try smallKnowledge(), access: try Access.open())
        // What is refused with 405 on purpose is no operation.
        let refused: Set<String> = ["GET /mcp", "DELETE /mcp"]
        let routes = RouteList.all(of: router).filter(isForPrograms).subtracting(refused)
        let described = Set(APIOperation.all.map { "\($0.method) \($0.path)" })
        #expect(routes.subtracting(described) == [])
        #expect(described.subtracting(routes) == [])
        #expect(Set(APIOperation.all.map(\.name)).count == APIOperation.all.count)
    }

    /// A request of each operation, and the status that it is answered with.
    static let samples: [(operation: String, path: String, status: Int)] = [
        ("search", "/api/search?q=E07%20%E4%B8%BB%E6%B2%B9%E7%BC%B8&explain=true", 200),
        ("search", "/api/search?q=zzzz", 200),
        ("search", "/api/search?q=1030200112", 200), ("search", "/api/search?q=relief+valve&lang=en", 200),
        ("search", "/api/search", 400), ("search", "/api/search?q=a&limit=0", 400),
        ("suggest", "/api/suggest?q=%E4%B8%BB%E6%B2%B9", 200), ("suggest", "/api/suggest?q=zyg&limit=3", 200),
        ("terms", "/api/terms?word=%E6%BA%A2%E6%B5%81%E9%98%80", 200), ("terms", "/api/terms", 400),
        ("fault", "/api/faults/trailer-pump/no-stroke", 200),
        ("fault", "/api/faults/trailer-pump/oil-hot?lang=zh", 200),
        ("fault", "/api/faults/trailer-pump/none", 404), ("tree", "/api/faults/trailer-pump/no-stroke/tree", 200),
        ("tree", "/api/faults/trailer-pump/no-stroke/tree?limit=1&max_order=1", 200),
        ("treePicture", "/api/faults/trailer-pump/no-stroke/tree.svg", 200),
        ("passage", "/api/passages/trailer-pump/hbt80/none", 404),
        ("document", "/api/documents/HBT80%20%E6%8B%96%E6%B3%B5%E7%BB%B4%E4%BF%AE%E6%89%8B%E5%86%8C", 200),
        ("part", "/api/parts/1030200112", 200), ("part", "/api/parts/1030200147?lang=en", 200),
        ("part", "/api/parts/x", 404),
        ("code", "/api/codes/SPN%20100%20FMI%201", 200), ("code", "/api/codes/P0087", 200),
        ("code", "/api/codes/E-07", 200),
        ("code", "/api/codes/E-99", 404), ("products", "/api/products", 200),
        ("media", "/api/media/0000000000000000000000000000000000000000000000000000000000000000", 404),
        ("walk", "/api/faults/trailer-pump/no-stroke/walk", 200),
        ("walk", "/api/faults/trailer-pump/no-stroke/walk?answer=gauge%3D200%20bar&lang=en", 200),
        ("walk", "/api/faults/trailer-pump/no-stroke/walk?answer=gauge%3D20&answer=valve-stuck%3Dfixed", 200),
        ("walk", "/api/faults/trailer-pump/no-stroke/walk?answer=nothing%3Dok", 400),
        ("visit", "/api/faults/trailer-pump/no-stroke/visit", 200),
        ("visit", "/api/faults/trailer-pump/no-stroke/visit?answer=gauge%3Dok&confidence=0.5", 200),
        ("records", "/api/records", 200), ("records", "/api/records?from=2024-02-30", 400),
        ("record", "/api/records/x", 404),
        ("review", "/api/review", 200), ("review", "/api/review?state=x", 400),
        ("history", "/api/history/fault/a/b", 404),
        ("history", "/api/history/part/1030200147", 200), ("metrics", "/metrics", 200),
        ("fault", "/api/faults/trailer-pump/no-stroke?priors=field&strength=3", 200),
        ("insights", "/api/insights", 200), ("insightTable", "/api/insights/causes.csv", 200),
        ("carry", "/api/carry?product=trailer-pump", 200), ("carry", "/api/carry", 400), ("tokens", "/api/tokens", 200),
        ("auditLog", "/api/audit-log?limit=5", 200),
        ("openapi", "/openapi.json", 200), ("health", "/healthz", 200), ("ready", "/readyz", 200),
    ]

    private static let posted: [(operation: String, path: String, type: String, body: String, status: Int)] = [
        ("import", "/api/import?name=x.yaml&dry_run=true", "application/octet-stream", "faultbook: 1", 422),
        (
            "addRecord", "/api/records", "application/json", #"{"symptom": "泵不动", "id": "wo-1", "outcome": "solved"}"#,
            201
        ),
        ("addRecord", "/api/records", "application/json", #"{"symptom": 5"#, 400),
        ("judge", "/api/review/none", "application/json", #"{"decision": "accept"}"#, 404),
        ("judge", "/api/review/none", "application/json", #"{"decision": 5}"#, 400),
        ("addRecord", "/api/records", "application/json", #"{"outcome": "solved"}"#, 422),
        (
            "import", "/api/import?name=x.csv&product=winch", "text/csv",
            "symptom,cause,remedy\nRope slips,Brake worn,Renew it\n",
            200
        ),
        ("import", "/api/import", "application/octet-stream", "", 400),
        ("countAsked", "/api/questions/asked?q=rope", "text/plain", "", 204),
        ("countOpened", "/api/questions/opened?q=rope", "text/plain", "", 204),
        ("addToken", "/api/tokens", "application/json", #"{"name": "desk", "role": "agent", "expires": "90d"}"#, 201),
        ("addToken", "/api/tokens", "application/json", #"{"name": "desk"}"#, 400),
        ("mcp", "/mcp", "application/json", #"{"jsonrpc": "2.0", "id": 1, "method": "ping"}"#, 200),
        ("mcp", "/mcp", "application/json", "{", 400),
    ]

    @Test("every operation has a sample, and is answered as described, field by field", arguments: samples)
    func answers(operation: String, path: String, status: Int) async throws {
        let answer = try await Asking(bookKnowledge()).get(path)
        #expect(answer.status == status)
        try check(answer, operation)
    }

    @Test("what is sent is answered as described, too", arguments: posted)
    func answersToPosts(operation: String, path: String, type: String, body: String, status: Int) async throws {
        let asking = Asking(try bookKnowledge(), access: Access(try AccessBook(), .always))
        let answer = try await asking.send(path, [.contentType: type], body: body)
        #expect(answer.status == status, "\(answer.body)")
        try check(answer, operation)
    }

    @Test("a token is revoked as described") func revoking() async throws {
        let asking = Asking(try bookKnowledge(), access: Access(try AccessBook(), .always))
        _ = try await asking.send(
            "/api/tokens", [.contentType: "application/json"], body: #"{"name": "desk", "role": "agent"}"#)
        let answer = try await asking.get("/api/tokens/desk", method: .delete)
        #expect(answer.status == 204)
        try check(answer, "revokeToken")
        try check(try await asking.get("/api/tokens"), "tokens")
    }

    @Test("no operation is without a sample") func samplesOfAll() {
        let asked = Set(Self.samples.map(\.operation) + Self.posted.map(\.operation) + ["revokeToken"])
        #expect(Set(APIOperation.all.map(\.name)).subtracting(asked) == [])
    }

    /// Holds an answer against what the description says of it.
    private func check(_ answer: Asking.Answer, _ name: String) throws {
        let description = try description()
        let operation = try #require(APIOperation.all.first { $0.name == name })
        let paths = try #require(description["paths"] as? [String: Any])
        let described = try #require(
            (paths[operation.describedPath] as? [String: Any])?[operation.method.lowercased()] as? [String: Any])
        let responses = try #require(described["responses"] as? [String: Any])
        var response = try #require(
            responses["\(answer.status)"] as? [String: Any], "status \(answer.status) is not described")
        if let reference = response["$ref"] as? String {
            let shared = (description["components"] as? [String: Any])?["responses"] as? [String: Any]
            response = try #require(
                shared?[reference.split(separator: "/").last.map(String.init) ?? ""] as? [String: Any])
        }
        guard let content = response["content"] as? [String: Any] else {
            #expect(answer.body.isEmpty)
            return
        }
        let type = answer.headers[.contentType].map { String($0.prefix { $0 != ";" }) } ?? ""
        let form = content[type] as? [String: Any] ?? content["*/*"] as? [String: Any]
        let media = try #require(form, "\(type) is not described")
        guard var schema = media["schema"] as? [String: Any] else { return }
        // Without 'fields' the document is whole: held against its own schema, not against the narrowed one.
        if name != "mcp", let options = schema["anyOf"] as? [[String: Any]] { schema = options[0] }
        let value = try #require(JSONPath.value("", in: answer.body))
        #expect(SchemaValidator(description).problems(in: value, schema: schema) == [], "\(name)")
    }

    @Test("a member that nobody described would be found") func undescribed() async throws {
        let answer = try await Asking(bookKnowledge()).get("/api/products")
        var value = try #require(JSONPath.value("", in: answer.body) as? [String: Any])
        value["secret"] = 1
        let schema = ["$ref": "#/components/schemas/ProductsDocument"]
        #expect(!SchemaValidator(try description()).problems(in: value, schema: schema).isEmpty)
    }

    @Test("the examples are as described") func examples() throws {
        let description = try description()
        for (name, example) in OpenAPIExamples.all {
            let value = try JSONSerialization.jsonObject(with: try example.data())
            let schema = ["$ref": "#/components/schemas/\(name)"]
            #expect(SchemaValidator(description).problems(in: value, schema: schema) == [], "\(name)")
        }
    }

    @Test(
        "a document narrowed by 'fields' is as described, and has nothing else",
        arguments: [
            ("/api/search?q=E07&fields=total,hits.id,hits.citation.page", ["hits", "total"]),
            ("/api/faults/trailer-pump/no-stroke?fields=title,causes.title", ["causes", "title"]),
            ("/api/products?fields=products.line", ["products"]), ("/api/suggest?q=E&fields=edition", ["edition"]),
        ])
    func fields(path: String, members: [String]) async throws {
        let answer = try await Asking(bookKnowledge()).get(path)
        #expect(answer.status == 200)
        let value = try #require(JSONPath.value("", in: answer.body) as? [String: Any])
        #expect(value.keys.sorted() == members)
        if path.contains("hits.id") {
            #expect((answer.value("hits.0") as? [String: Any])?.keys.sorted() == ["citation", "id"])
            #expect(answer.text("hits.0.citation.page") == "5-12")
            #expect((answer.value("hits.0.citation") as? [String: Any])?.count == 1)
        }
    }

    @Test(
        "'fields' that no document has are refused by name",
        arguments: [
            "titel", "hits.titel", "total.", ".", "a,,b", "hits[0]", String(repeating: "total,", count: 101) + "total",
        ])
    func wrongFields(fields: String) async throws {
        let text = fields.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let answer = try await Asking(bookKnowledge()).get("/api/search?q=E07&fields=\(text)")
        #expect(answer.status == 400)
        #expect(answer.text("errors.0.field") == "fields")
    }

    @Test("every kind of problem in the sources has its page, in both languages") func problems() async throws {
        let asking = Asking(try bookKnowledge())
        let sources = Places.project.appendingPathComponent("Sources/FaultServer")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var names: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /type: "\/problems\/([a-z-]+)"/) { names.insert(String(match.1)) }
        }
        #expect(names.count > 12)
        for name in names {
            for language in ["zh", "en"] {
                let page = try await asking.get("/problems/\(name)?ui=\(language)")
                #expect(page.status == 200, "\(name)")
            }
        }
        #expect(names.isSubset(of: ProblemCatalog.all.map(\.name)))
        #expect(try await asking.get("/problems/nothing").status == 404)
    }

    @Test("the page shows every operation and document, without a script of its own", arguments: ["zh", "en"])
    func page(language: String) async throws {
        let page = try await Asking(bookKnowledge()).get("/docs?ui=\(language)")
        #expect(page.status == 200)
        for operation in APIOperation.all {
            #expect(page.body.contains("id=\"\(operation.name)\""), "\(operation.name)")
        }
        for name in WireSchemas.all.keys { #expect(page.body.contains("id=\"document-\(name)\""), "\(name)") }
        #expect(!page.body.contains("<script>") && !page.body.contains("style=\""))
    }
}
