import FaultTesting
import Foundation
import Logging
import Synchronization
import Testing

@testable import FaultServer

/// stdin and stdout, without a process.
@Suite("MCP over stdin and stdout")
struct MCPStreamTests {
    /// What is written, line by line.
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
        func add(_ data: Data) { all.withLock { $0.append(String(decoding: data, as: UTF8.self)) } }
    }

    /// The lines that answer these lines.
    private func answers(to lines: [String]) async throws -> [String] {
        let written = Lines()
        let stream = MCPStream(over: try bookKnowledge(), counting: nil, logger: Logger(label: "test")) {
            written.add($0)
        }
        for line in lines {
            await stream.take(Array(line.utf8))
            // One after the other, so that the order of the answers is known.
            await stream.finish()
        }
        return written.all.withLock { $0 }
    }

    private let hello = """
        {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}, \
        "clientInfo": {"name": "test", "version": "1"}}}
        """
    private let modern = """
        {"jsonrpc": "2.0", "id": 2, "method": "tools/list", "params": {"_meta": {"io.modelcontextprotocol/protocolVersion": \
        "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}}}
        """

    @Test("each message is one line, ended by a line end") func lines() async throws {
        let written = try await answers(to: [
            hello, #"{"jsonrpc": "2.0", "method": "notifications/initialized"}"#, "", modern,
        ])
        #expect(written.count == 2)
        #expect(written.allSatisfy { $0.hasSuffix("\n") && !$0.dropLast().contains("\n") })
        #expect(JSONPath.value("result.protocolVersion", in: written[0]) as? String == "2025-06-18")
        // Both eras side by side.
        #expect(JSONPath.value("result.resultType", in: written[1]) as? String == "complete")
    }

    @Test("who neither says a revision nor began with initialize is told to") func unknownEra() async throws {
        let written = try await answers(to: [#"{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}"#])
        #expect(JSONPath.value("error.code", in: written[0]) as? Int == -32600)
        #expect((JSONPath.value("error.message", in: written[0]) as? String)?.contains("initialize") == true)
    }

    @Test("a revision that is not spoken names those that are") func unsupported() async throws {
        let written = try await answers(to: [modern.replacing("2026-07-28", with: "2027-01-01")])
        #expect(JSONPath.value("error.code", in: written[0]) as? Int == -32022)
    }

    @Test("what cannot be read is answered, and the next line is read") func malformed() async throws {
        let written = try await answers(to: ["{not json", "[]", #"{"jsonrpc": "2.0", "id": 1, "method": "ping"}"#])
        #expect(JSONPath.value("error.code", in: written[0]) as? Int == -32700)
        #expect(JSONPath.value("error.code", in: written[1]) as? Int == -32600)
        #expect(JSONPath.value("id", in: written[2]) as? Int == 1)
    }

    @Test("a request that is cancelled while it runs gets no answer; the others do") func cancelling() async throws {
        let written = Lines()
        let stream = MCPStream(over: try bookKnowledge(), counting: nil, logger: Logger(label: "test")) {
            written.add($0)
        }
        await stream.take(Array(hello.utf8))
        await stream.finish()
        let call = { (id: String) in
            #"{"jsonrpc": "2.0", "id": "\#(id)", "method": "tools/call", "params": {"name": "search_faults", "arguments": {"query": "E-07"}}}"#
        }
        await stream.take(Array(call("a").utf8))
        await stream.take(
            Array(#"{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": "a"}}"#.utf8))
        await stream.take(Array(call("b").utf8))
        await stream.finish()
        let ids = written.all.withLock { $0 }.compactMap { JSONPath.value("id", in: $0) as? String }
        #expect(ids.contains("b"))
        // Whether 'a' was done before the word came is chance; never is it answered twice.
        #expect(ids.count { $0 == "a" } <= 1)
        #expect(ids.count { $0 == "b" } == 1)
    }
}
