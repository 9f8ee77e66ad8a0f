import FaultImport
import FaultKnowledge
import FaultTesting
import Foundation
import HTTPTypes
import Testing

@testable import FaultServer

/// The knowledge base that the recorded conversations are about.
func bookKnowledge() throws -> KnowledgeBase {
    let url = Places.project.appendingPathComponent("Tests/FaultServerTests/Fixtures/mcp/book.yaml")
    let file = SourceFile(name: "book.yaml", bytes: Array(try Data(contentsOf: url)))
    var files = [ImportedFile(reading: file, ImportOptions(), siblings: .none, isNamed: true)]
    let knowledge = try KnowledgeBase()
    _ = try knowledge.apply(&files)
    return knowledge
}

/// An agent that talks to `POST /mcp` in one of the two eras, and holds every message against the protocol's schema where
/// that is at hand.
struct MCPTalk {
    let asking: Asking
    let isModern: Bool
    private let schema: SchemaValidator?

    init(_ knowledge: KnowledgeBase, modern: Bool = true) throws {
        asking = Asking(knowledge)
        isModern = modern
        let name = modern ? "mcp/schema-2026-07-28.json" : "mcp/schema-2025-11-25.json"
        schema = try Places.shared(name).map { try SchemaValidator(contentsOf: $0) }
    }

    static var meta: [String: Any] {
        [
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientInfo": ["name": "test", "version": "1"],
            "io.modelcontextprotocol/clientCapabilities": [String: Any](),
        ]
    }

    /// The names of a method's messages in the schemas.
    private static let types: [String: String] = [
        "initialize": "Initialize", "ping": "Ping", "server/discover": "Discover", "tools/list": "ListTools",
        "tools/call": "CallTool", "resources/list": "ListResources", "resources/read": "ReadResource",
        "resources/templates/list": "ListResourceTemplates", "prompts/list": "ListPrompts", "prompts/get": "GetPrompt",
        "completion/complete": "Complete",
    ]

    /// Headers as a client of the era sends them.
    func headers(_ method: String, _ params: [String: Any]) -> HTTPFields {
        var fields: HTTPFields = [
            .contentType: "application/json", .accept: "application/json, text/event-stream",
        ]
        if method == "initialize", !isModern { return fields }
        fields["MCP-Protocol-Version"] = isModern ? "2026-07-28" : "2025-11-25"
        if isModern {
            fields["Mcp-Method"] = method
            if let name = (params["name"] ?? params["uri"]) as? String { fields["Mcp-Name"] = name }
        }
        return fields
    }

    /// The answer to a request; its message is checked against the schema.
    func answer(_ method: String, _ params: [String: Any] = [:]) async throws -> Asking.Answer {
        var params = params
        if isModern { params["_meta"] = Self.meta }
        let message: [String: Any] = ["jsonrpc": "2.0", "id": 7, "method": method, "params": params]
        let body = String(decoding: try JSONSerialization.data(withJSONObject: message), as: UTF8.self)
        let answer = try await asking.send("/mcp", headers(method, params), body: body)
        if let schema, let type = Self.types[method], schema.defines("\(type)Request") {
            #expect(schema.problems(in: message, as: "\(type)Request") == [])
            try check(answer, type, schema)
        }
        return answer
    }

    private func check(_ answer: Asking.Answer, _ type: String, _ schema: SchemaValidator) throws {
        let message = try #require(answer.value("") ?? JSONPath.value("", in: answer.body))
        if answer.value("error") != nil {
            #expect(schema.problems(in: message, as: "JSONRPCErrorResponse") == [], "\(type)")
            return
        }
        let hasResponse = isModern && type != "Ping"
        #expect(schema.problems(in: message, as: hasResponse ? "\(type)ResultResponse" : "JSONRPCResultResponse") == [])
        let result = try #require(answer.value("result"))
        #expect(schema.problems(in: result, as: type == "Ping" ? "EmptyResult" : "\(type)Result") == [], "\(type)")
    }

    /// What a tool answers; it is held against the tool's own output schema.
    func call(_ tool: String, _ arguments: [String: Any] = [:]) async throws -> Asking.Answer {
        let answer = try await answer("tools/call", ["name": tool, "arguments": arguments])
        guard let structured = answer.value("result.structuredContent") else { return answer }
        let schema = try #require(MCPTool.all.first { $0.name == tool }).listed["outputSchema"]
        let written = try JSONSerialization.jsonObject(with: try #require(schema).data())
        #expect(SchemaValidator(written).problems(in: structured, schema: written) == [], "\(tool)")
        return answer
    }
}

extension HTTPFields {
    subscript(name: String) -> String? {
        get { HTTPField.Name(name).flatMap { self[$0] } }
        set { if let name = HTTPField.Name(name) { self[name] = newValue } }
    }
}

extension Asking.Answer {
    /// Of a tool.
    func structured(_ path: String) -> Any? { value("result.structuredContent." + path) }
    var copy: String { text("result.content.0.text") ?? "" }
    var isFailure: Bool { value("result.isError") as? Bool == true }
}
