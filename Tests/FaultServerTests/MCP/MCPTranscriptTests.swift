import FaultTesting
import Foundation
import HTTPTypes
import Logging
import Synchronization
import Testing

@testable import FaultServer

/// What the official Python clients said, and what they were answered: said again, answered the same.
///
/// `scripts/check-mcp --record` keeps the conversations; the clients themselves held every answer against the tools' schemas.
@Suite("MCP: conversations of the official clients")
struct MCPTranscriptTests {
    private static let folder = Places.project.appendingPathComponent("Tests/FaultServerTests/Fixtures/mcp")

    private func messages(_ name: String) throws -> [[String: Any]] {
        let data = try Data(contentsOf: Self.folder.appendingPathComponent(name + ".json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    }

    @Test(
        "over HTTP",
        arguments: [
            ("client-2.3.0-http-auto", "2026-07-28"), ("client-2.3.0-http-legacy", "2025-11-25"),
            ("client-1.25.0-http-legacy", "2025-11-25"),
        ])
    func http(name: String, revision: String) async throws {
        let asking = Asking(try bookKnowledge())
        let schema = try Places.shared("mcp/schema-\(revision).json").map { try SchemaValidator(contentsOf: $0) }
        let all = try messages(name)
        #expect(all.count >= 20)
        for message in all {
            var headers: HTTPFields = [:]
            for (name, value) in message["headers"] as? [String: String] ?? [:] { headers[name] = value }
            let body = message["body"] as? String ?? ""
            let method = HTTPRequest.Method(message["method"] as? String ?? "POST") ?? .post
            let answer = try await asking.send("/mcp", headers, method: method, body: body)
            #expect(answer.status == message["status"] as? Int, "\(body)")
            if method == .post { try compare(answer.body, message["answer"] as? String ?? "", body, schema) }
        }
    }

    @Test(
        "over stdin and stdout",
        arguments: [
            ("client-2.3.0-stdio-auto", "2026-07-28"), ("client-2.3.0-stdio-legacy", "2025-11-25"),
            ("client-1.25.0-stdio-legacy", "2025-11-25"),
        ])
    func stdio(name: String, revision: String) async throws {
        let written = Mutex<[String]>([])
        let schema = try Places.shared("mcp/schema-\(revision).json").map { try SchemaValidator(contentsOf: $0) }
        let stream = MCPStream(over: try bookKnowledge(), counting: nil, logger: Logger(label: "test")) { line in
            written.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
        }
        var expected: [String: String] = [:]
        for message in try messages(name) {
            if let answer = message["answer"] as? String { expected[try id(of: answer)] = answer }
        }
        #expect(expected.count >= 19)
        for message in try messages(name) {
            guard let body = message["body"] as? String else { continue }
            await stream.take(Array(body.utf8.dropLast()))
            await stream.finish()
            for line in written.withLock({ lines in
                defer { lines = [] }; return lines
            }) {
                try compare(line, expected[try id(of: line)] ?? "", body, schema)
            }
        }
    }

    private func id(of message: String) throws -> String { "\(JSONPath.value("id", in: message) ?? "")" }

    /// Equal but for the list of tools, of which the names were kept; and a message of its revision.
    private func compare(_ mine: String, _ kept: String, _ asked: String, _ schema: SchemaValidator?) throws {
        if kept.isEmpty {
            #expect(mine.isEmpty, "\(asked)")
            return
        }
        let names = { (text: String) -> [String]? in
            (JSONPath.value("result.tools", in: text) as? [[String: Any]])?.compactMap { $0["name"] as? String }
        }
        if let tools = names(kept) {
            // More tools may have come since.
            #expect(Set(names(mine) ?? []).isSuperset(of: tools))
        } else {
            let (left, right) = (try Self.value(mine), try Self.value(kept))
            #expect(left == right, "\(asked)\n\(mine)\n\(kept)")
        }
        guard let schema, let message = JSONPath.value("", in: mine) else { return }
        let isError = JSONPath.value("error", in: mine) != nil
        let type = isError ? "JSONRPCErrorResponse" : "JSONRPCResultResponse"
        #expect(schema.problems(in: message, as: type) == [])
    }

    private static func value(_ text: String) throws -> JSONValue {
        var value = try JSONValue(reading: Array(text.utf8))
        // Said in other words sometimes; the rest of the message is what programs rely on.
        for path in [["result", "instructions"]] where value.value(at: path) != nil { value.setValue("", at: path) }
        return value
    }
}
