import FaultTesting
import Foundation
import HTTPTypes
import Testing

@testable import FaultServer

/// Revision 2026-07-28: every request stands alone.
@Suite("MCP 2026-07-28")
struct MCPModernTests {
    private func talk() throws -> MCPTalk { try MCPTalk(try bookKnowledge()) }

    @Test("a server says what it speaks and can before anything else") func discover() async throws {
        let answer = try await talk().answer("server/discover")
        #expect(answer.status == 200)
        #expect((answer.value("result.supportedVersions") as? [String])?.first == "2026-07-28")
        #expect(answer.text("result.resultType") == "complete")
        #expect(answer.value("result.capabilities.tools") != nil)
        let meta = answer.value("result._meta") as? [String: Any]
        #expect((meta?["io.modelcontextprotocol/serverInfo"] as? [String: Any])?["name"] as? String == "faultbase")
    }

    @Test(
        "what may be kept says how long and by whom",
        arguments: [
            ("server/discover", "public"), ("tools/list", "private"), ("resources/list", "private"),
            ("resources/templates/list", "public"), ("prompts/list", "public"),
        ])
    func keeping(method: String, scope: String) async throws {
        let answer = try await talk().answer(method)
        #expect(answer.text("result.cacheScope") == scope)
        #expect((answer.number("result.ttlMs") ?? -1) > 0)
        #expect(answer.text("result.resultType") == "complete")
    }

    @Test("the result of a call is complete, and says nothing of keeping") func call() async throws {
        let answer = try await talk().call("decode_code", ["code": "E-07"])
        #expect(answer.text("result.resultType") == "complete")
        #expect(answer.value("result.ttlMs") == nil)
        #expect(answer.headers[.contentType] == "application/json")
    }

    /// One request, and how each header must be held against its body.
    @Test(
        "headers that differ from the body, or are missing, are -32020 and 400",
        arguments: [
            ["MCP-Protocol-Version": "2025-11-25"], ["MCP-Protocol-Version": nil], ["Mcp-Method": "tools/list"],
            ["Mcp-Method": nil], ["Mcp-Method": "TOOLS/CALL"], ["Mcp-Name": "get_item"], ["Mcp-Name": nil],
            ["Mcp-Name": "=?base64?ZGVjb2RlX2NvZGU?="], ["Mcp-Name": "=?base64?!!?="],
        ] as [[String: String?]])
    func headerMismatch(changed: [String: String?]) async throws {
        let talk = try talk()
        let params: [String: Any] = ["name": "decode_code", "arguments": ["code": "E-07"], "_meta": MCPTalk.meta]
        var headers = talk.headers("tools/call", params)
        for (name, value) in changed { headers[name] = value }
        let answer = try await send(talk, "tools/call", params, headers)
        #expect(answer.status == 400)
        #expect(answer.number("error.code") == -32020)
        #expect(answer.number("id") == 7)
    }

    @Test("a name may come as Base64") func encodedName() async throws {
        let talk = try talk()
        let params: [String: Any] = ["name": "decode_code", "arguments": ["code": "E-07"], "_meta": MCPTalk.meta]
        var headers = talk.headers("tools/call", params)
        headers["Mcp-Name"] = "=?base64?ZGVjb2RlX2NvZGU=?="
        #expect(try await send(talk, "tools/call", params, headers).status == 200)
    }

    @Test("a revision that is not spoken is -32022 with those that are") func unsupported() async throws {
        let talk = try talk()
        var meta = MCPTalk.meta
        meta["io.modelcontextprotocol/protocolVersion"] = "1900-01-01"
        var headers = talk.headers("tools/list", [:])
        headers["MCP-Protocol-Version"] = "1900-01-01"
        let answer = try await send(talk, "tools/list", ["_meta": meta], headers)
        #expect(answer.status == 400)
        #expect(answer.number("error.code") == -32022)
        #expect((answer.value("error.data.supported") as? [String])?.contains("2026-07-28") == true)
        #expect(answer.text("error.data.requested") == "1900-01-01")
    }

    @Test("what _meta must have and lacks is -32602", arguments: ["protocolVersion", "clientCapabilities"])
    func missingMeta(name: String) async throws {
        let talk = try talk()
        var meta = MCPTalk.meta
        meta["io.modelcontextprotocol/\(name)"] = nil
        let answer = try await send(talk, "tools/list", ["_meta": meta], talk.headers("tools/list", [:]))
        #expect(answer.status == 400)
        #expect(answer.number("error.code") == -32602)
    }

    @Test(
        "methods that are gone or never were are -32601 and 404",
        arguments: ["ping", "initialize", "logging/setLevel", "x"])
    func unknownMethod(method: String) async throws {
        let answer = try await talk().answer(method)
        #expect(answer.status == 404)
        #expect(answer.number("error.code") == -32601)
    }

    @Test(
        "parameters that lead nowhere are -32602",
        arguments: [
            ("tools/call", ["name": "no_such_tool"]),
            ("resources/read", ["uri": "faultbase://fault/trailer-pump/none"]),
            ("resources/read", ["uri": "file:///etc/passwd"]), ("prompts/get", ["name": "none"]),
            ("prompts/get", ["name": "diagnose"]), ("tools/list", ["cursor": "abc"]),
            ("resources/list", ["cursor": "abc"]),
        ])
    func invalidParams(method: String, params: [String: String]) async throws {
        let answer = try await talk().answer(method, params)
        #expect(answer.number("error.code") == -32602)
        #expect(answer.status == 400)
    }

    @Test("a resource is the document with its citations") func resource() async throws {
        let answer = try await talk().answer("resources/read", ["uri": "faultbase://fault/trailer-pump/no-stroke"])
        let text = try #require(answer.text("result.contents.0.text"))
        #expect(JSONPath.value("causes.0.citation.page", in: text) as? String == "5-12")
        #expect(answer.text("result.cacheScope") == "private")
    }

    @Test("resources come page by page, each once") func resources() async throws {
        let first = try await talk().answer("resources/list")
        let uris = (first.value("result.resources") as? [[String: Any]] ?? []).compactMap { $0["uri"] as? String }
        #expect(uris.contains("faultbase://fault/trailer-pump/oil-hot"))
        #expect(uris.first == "faultbase://products")
        let next = try await talk().answer("resources/list", ["cursor": "fault:trailer-pump/no-stroke"])
        let rest = (next.value("result.resources") as? [[String: Any]] ?? []).compactMap { $0["uri"] as? String }
        #expect(rest == ["faultbase://fault/trailer-pump/oil-hot"])
    }

    @Test("arguments of prompts and addresses are completed") func completion() async throws {
        let talk = try talk()
        let line = try await talk.answer(
            "completion/complete",
            [
                "ref": ["type": "ref/resource", "uri": "faultbase://fault/{line}/{id}"],
                "argument": ["name": "line", "value": "tr"],
            ])
        #expect(line.value("result.completion.values") as? [String] == ["trailer-pump"])
        let id = try await talk.answer(
            "completion/complete",
            [
                "ref": ["type": "ref/resource", "uri": "faultbase://fault/{line}/{id}"],
                "argument": ["name": "id", "value": "oil"], "context": ["arguments": ["line": "trailer-pump"]],
            ])
        #expect(id.value("result.completion.values") as? [String] == ["oil-hot"])
        let symptom = try await talk.answer(
            "completion/complete",
            ["ref": ["type": "ref/prompt", "name": "diagnose"], "argument": ["name": "symptom", "value": "主油"]])
        #expect((symptom.value("result.completion.values") as? [String])?.contains("主油缸不动作") == true)
    }

    private func send(
        _ talk: MCPTalk, _ method: String, _ params: [String: Any], _ headers: HTTPFields
    ) async throws -> Asking.Answer {
        let message: [String: Any] = ["jsonrpc": "2.0", "id": 7, "method": method, "params": params]
        let body = String(decoding: try JSONSerialization.data(withJSONObject: message), as: UTF8.self)
        return try await talk.asking.send("/mcp", headers, body: body)
    }
}
