import FaultTesting
import Foundation
import HTTPTypes
import Testing

@testable import FaultServer

/// Revisions up to 2025-11-25: a conversation begins with `initialize`.
@Suite("MCP with a handshake")
struct MCPHandshakeTests {
    private func talk() throws -> MCPTalk { try MCPTalk(try bookKnowledge(), modern: false) }

    private func hello(_ version: String) -> [String: Any] {
        ["protocolVersion": version, "capabilities": [String: Any](), "clientInfo": ["name": "test", "version": "1"]]
    }

    @Test(
        "the revision that is asked for is agreed on, or else our newest with a handshake",
        arguments: [
            ("2025-11-25", "2025-11-25"), ("2025-06-18", "2025-06-18"), ("2025-03-26", "2025-03-26"),
            ("2024-11-05", "2025-11-25"), ("2031-01-01", "2025-11-25"),
        ])
    func agreement(asked: String, agreed: String) async throws {
        let answer = try await talk().answer("initialize", hello(asked))
        #expect(answer.status == 200)
        #expect(answer.text("result.protocolVersion") == agreed)
        #expect(answer.text("result.serverInfo.name") == "faultbase")
        #expect(answer.value("result.resultType") == nil)
    }

    @Test("tells that it is there") func ping() async throws {
        #expect(try await talk().answer("ping").value("result") as? [String: Any] != nil)
    }

    @Test("a client without a session is answered like any other") func lists() async throws {
        let talk = try talk()
        #expect(try await talk.answer("tools/list").value("result.tools.0.name") as? String == "search_faults")
        for method in ["resources/list", "resources/templates/list", "prompts/list"] {
            #expect(try await talk.answer(method).value("result.ttlMs") == nil)
        }
        let found = try await talk.call("search_faults", ["query": "E-07"])
        #expect(found.structured("support") as? String == "exact")
        #expect(found.headers["Mcp-Session-Id"] == nil)
    }

    @Test("a resource that is not there has its own code") func noResource() async throws {
        let answer = try await talk().answer("resources/read", ["uri": "faultbase://fault/trailer-pump/none"])
        #expect(answer.status == 200)
        #expect(answer.number("error.code") == -32002)
    }

    @Test("an unknown method is an answer") func unknownMethod() async throws {
        let answer = try await talk().answer("tasks/list")
        #expect(answer.status == 200)
        #expect(answer.number("error.code") == -32601)
    }

    @Test("discovery without a revision is told what it lacks, so that a probe knows the server") func probe()
        async throws
    {
        let answer = try await talk().answer("server/discover")
        #expect(answer.status == 400)
        #expect([-32602, -32020].contains(answer.number("error.code")))
    }

    private func send(_ body: String, version: String?, _ change: (inout HTTPFields) -> Void = { _ in }) async throws
        -> Asking.Answer
    {
        var headers: HTTPFields = [.contentType: "application/json", .accept: "application/json, text/event-stream"]
        headers["MCP-Protocol-Version"] = version
        change(&headers)
        return try await talk().asking.send("/mcp", headers, body: body)
    }

    @Test("a revision that nobody knows in the header is 400") func unknownRevision() async throws {
        let answer = try await send(#"{"jsonrpc": "2.0", "id": 1, "method": "ping"}"#, version: "2020-01-01")
        #expect(answer.status == 400)
        #expect(answer.number("error.code") == -32022)
    }

    @Test("without a header it is 2025-03-26, where messages may come as an array") func batch() async throws {
        let batch =
            #"[{"jsonrpc": "2.0", "id": 1, "method": "ping"}, {"jsonrpc": "2.0", "method": "notifications/x"}]"#
        let answer = try await send(batch, version: nil)
        #expect(answer.status == 200)
        let messages = try #require(JSONPath.value("", in: answer.body) as? [[String: Any]])
        #expect(messages.count == 1)
        #expect(messages[0]["id"] as? Int == 1)
        let broken = try await send(batch.dropLast() + ", 5]", version: nil)
        #expect(broken.status == 400)
        #expect(JSONPath.value("1.error.code", in: broken.body) as? Int == -32600)
        // Later revisions have no arrays.
        let later = try await send(batch, version: "2025-11-25")
        #expect(later.status == 400)
        #expect(later.number("error.code") == -32600)
        #expect(try await send("[]", version: nil).status == 400)
        let many = "[" + Array(repeating: "1", count: 21).joined(separator: ",") + "]"
        #expect(try await send(many, version: nil).status == 400)
    }

    @Test("notifications and responses are taken without an answer") func notifications() async throws {
        for body in [
            #"{"jsonrpc": "2.0", "method": "notifications/initialized"}"#,
            #"{"jsonrpc": "2.0", "id": 3, "result": {}}"#,
        ] {
            let answer = try await send(body, version: "2025-11-25")
            #expect(answer.status == 202)
            #expect(answer.body.isEmpty)
        }
    }

    @Test(
        "what is no message is 400 with the code of JSON-RPC",
        arguments: [
            ("{", -32700), ("", -32700), (#"{"id": 1, "method": "ping"}"#, -32600), ("5", -32600),
            (#"{"jsonrpc": "2.0", "id": 1}"#, -32600), (#"{"jsonrpc": "2.0", "id": null, "method": "ping"}"#, -32600),
            (#"{"jsonrpc": "2.0", "id": 1.5, "method": "ping"}"#, -32600),
            (#"{"jsonrpc": "2.0", "id": 1, "method": 5}"#, -32600),
            (#"{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": [1]}"#, -32600),
            (#"{"jsonrpc": "2.0", "id": 1, "id": 2, "method": "ping"}"#, -32700),
            (String(repeating: "[", count: 100_000), -32700), ("\"\u{1}\"", -32700),
        ])
    func malformed(body: String, code: Double) async throws {
        let answer = try await send(body, version: "2025-11-25")
        #expect(answer.status == 400)
        #expect(answer.number("error.code") == code)
    }

    @Test("only POST, only JSON, only what the client takes, and not without end") func transport() async throws {
        let asking = try talk().asking
        for method in [HTTPRequest.Method.get, .delete] {
            let answer = try await asking.send("/mcp", method: method)
            #expect(answer.status == 405)
            #expect(answer.headers[.allow] == "POST")
        }
        let ping = #"{"jsonrpc": "2.0", "id": 1, "method": "ping"}"#
        #expect(try await send(ping, version: nil) { $0[.contentType] = "text/plain" }.status == 415)
        #expect(
            try await send(ping, version: nil) { $0[.contentType] = "application/json; charset=utf-8" }.status == 200)
        #expect(try await send(ping, version: nil) { $0[.accept] = "text/html" }.status == 406)
        #expect(try await send(ping, version: nil) { $0[.accept] = "application/json;q=0, text/html" }.status == 406)
        #expect(try await send(ping, version: nil) { $0[.accept] = nil }.status == 200)
        let long = #"{"jsonrpc": "2.0", "id": ""# + String(repeating: "a", count: 1_100_000) + #"", "method": "ping"}"#
        #expect(try await send(long, version: nil).status == 413)
    }

    @Test(
        "a page of another site may not call",
        arguments: [
            ("http://evil.example", "localhost", 403), ("http://localhost", "localhost", 200),
            ("http://localhost:8080", "localhost:8080", 200), ("null", "localhost", 403),
            // Another site's name that leads here.
            ("http://evil.example", "evil.example", 403), ("http://localhost:9999", "localhost:8080", 403),
        ])
    func origin(origin: String, host: String, status: Int) async throws {
        let headers: HTTPFields = [.contentType: "application/json", .origin: origin]
        let answer = try await talk().asking.send(
            "/mcp", headers, body: #"{"jsonrpc": "2.0", "id": 1, "method": "ping"}"#, to: host)
        #expect(answer.status == status)
    }
}
