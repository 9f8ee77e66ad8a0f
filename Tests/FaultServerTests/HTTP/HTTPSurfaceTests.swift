import CZlib
import FaultTesting
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import FaultServer

@Suite("HTTP: methods, tags, compression, other sites")
struct HTTPSurfaceTests {
    @Test(
        "a wrong method is told from a wrong address",
        arguments: [
            ("/api/search", HTTPRequest.Method.put, 405, "GET, HEAD"), ("/api/import", .get, 405, "POST"),
            ("/api/faults/a/b", .patch, 405, "GET, HEAD"), ("/mcp", .get, 405, "POST"), ("/nothing", .put, 404, nil),
            ("/api/tokens/x", .get, 405, "DELETE"),
        ] as [(String, HTTPRequest.Method, Int, String?)])
    func methods(path: String, method: HTTPRequest.Method, status: Int, allowed: String?) async throws {
        let answer = try await Asking(bookKnowledge()).get(path, method: method)
        #expect(answer.status == status)
        #expect(answer.headers[.allow] == allowed)
        #expect(answer.headers[.contentType] == "application/problem+json; charset=utf-8")
        #expect(answer.text("type") == (status == 405 ? "/problems/method-not-allowed" : "/problems/not-found"))
    }

    @Test("OPTIONS says what is possible") func options() async throws {
        let answer = try await Asking(bookKnowledge()).get("/api/search", method: .options)
        #expect(answer.status == 204)
        #expect(answer.headers[.allow] == "GET, HEAD")
    }

    @Test(
        "whoever has the edition gets 304, by any writing of the tag",
        arguments: [("\"1\"", 304), ("W/\"1\"", 304), ("\"0\", \"1\"", 304), ("*", 304), ("\"0\"", 200), ("1", 200)])
    func tags(header: String, status: Int) async throws {
        let asking = Asking(try bookKnowledge())
        for path in [
            "/api/search?q=E07", "/api/suggest?q=E", "/api/terms?word=x", "/api/products", "/api/parts/1030200147",
            "/api/codes/E-07", "/api/faults/trailer-pump/no-stroke", "/api/faults/trailer-pump/no-stroke/walk",
            "/api/faults/trailer-pump/no-stroke/visit", "/api/faults/trailer-pump/no-stroke/tree",
            "/api/faults/trailer-pump/no-stroke/tree.svg",
        ] {
            let answer = try await asking.get(path, [.ifNoneMatch: header])
            #expect(answer.status == status, "\(path)")
            #expect(answer.headers[.eTag] == "\"1\"")
            if status == 304 { #expect(answer.body.isEmpty) }
        }
    }

    @Test("HEAD has the headers of GET, and no body") func head() async throws {
        let asking = Asking(try bookKnowledge())
        for path in ["/api/search?q=E07", "/openapi.json", "/docs", "/api/faults/trailer-pump/no-stroke"] {
            let (get, head) = (try await asking.get(path), try await asking.get(path, method: .head))
            #expect(head.status == 200)
            #expect(head.headers[.contentType] == get.headers[.contentType])
            #expect(head.headers[.eTag] == get.headers[.eTag])
        }
    }

    /// The bytes of an answer.
    private func bytes(_ path: String, _ headers: HTTPFields) async throws -> (headers: HTTPFields, body: [UInt8]) {
        let router = FaultbaseServer.router(over: try bookKnowledge(), access: try Access.open(), setup: .patient)
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path, headerFields: headers)
        let channel = EmbeddedChannel()
        channel.remoteAddress = try SocketAddress(ipAddress: "127.0.0.1", port: 4000)
        let context = ServerContext(
            source: ApplicationRequestContextSource(channel: channel, logger: Logger(label: "test")))
        let response = try await router.buildResponder().respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context: context)
        let collector = BodyCollector()
        try await response.body.write(collector)
        #expect(response.headers[.contentLength].flatMap { Int($0) } == collector.bytes.count)
        return (response.headers, collector.bytes)
    }

    @Test("what is long is compressed for whoever takes gzip, and is the same when it is unpacked") func gzip()
        async throws
    {
        let plain = try await bytes("/openapi.json", [:])
        #expect(plain.headers[.contentEncoding] == nil)
        #expect(plain.headers[.vary]?.contains("Accept-Encoding") == true)
        let packed = try await bytes("/openapi.json", [.acceptEncoding: "br, gzip;q=0.8"])
        #expect(packed.headers[.contentEncoding] == "gzip")
        #expect(packed.body.count * 3 < plain.body.count)
        #expect(unpacked(packed.body, plain.body.count) == plain.body)
    }

    @Test("a compressed answer has a weak tag", arguments: ["gzip", "*", "GZIP"]) func weakTag(coding: String)
        async throws
    {
        let answer = try await bytes("/api/faults/trailer-pump/no-stroke", [.acceptEncoding: coding])
        #expect(answer.headers[.contentEncoding] == "gzip")
        #expect(answer.headers[.eTag] == "W/\"1\"")
    }

    @Test("who refuses gzip, and what is short, is left as it is") func uncompressed() async throws {
        for coding in ["gzip;q=0", "br", "identity", ""] {
            #expect(try await bytes("/openapi.json", [.acceptEncoding: coding]).headers[.contentEncoding] == nil)
        }
        #expect(try await bytes("/healthz", [.acceptEncoding: "gzip"]).headers[.contentEncoding] == nil)
    }

    private func unpacked(_ packed: [UInt8], _ count: Int) -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return []
        }
        defer { inflateEnd(&stream) }
        var (input, output) = (packed, [UInt8](repeating: 0, count: count + 1))
        let size = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                (stream.next_in, stream.avail_in) = (from.baseAddress, UInt32(from.count))
                (stream.next_out, stream.avail_out) = (to.baseAddress, UInt32(to.count))
                return inflate(&stream, Z_FINISH) == Z_STREAM_END ? to.count - Int(stream.avail_out) : 0
            }
        }
        return Array(output[..<size])
    }

    private func crossing(_ origin: String, _ path: String, _ method: HTTPRequest.Method = .get) async throws
        -> (status: Int, headers: HTTPFields)
    {
        let router = FaultbaseServer.router(
            over: try bookKnowledge(), access: try Access.open(), origins: ["https://desk.example.com"])
        var fields: HTTPFields = [.origin: origin]
        if method == .options { fields[.accessControlRequestMethod] = "GET" }
        let head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields)
        let channel = EmbeddedChannel()
        channel.remoteAddress = try SocketAddress(ipAddress: "127.0.0.1", port: 4000)
        let context = ServerContext(
            source: ApplicationRequestContextSource(channel: channel, logger: Logger(label: "test")))
        let response = try await router.buildResponder().respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context: context)
        return (response.status.code, response.headers)
    }

    @Test("a page of a named site may read the API; others' browsers keep it from them") func crossOrigin() async throws
    {
        let named = try await crossing("https://desk.example.com", "/api/products")
        #expect(named.headers[.accessControlAllowOrigin] == "https://desk.example.com")
        #expect(named.headers[.accessControlAllowCredentials] == nil)
        #expect(named.headers[.vary]?.contains("Origin") == true)
        let other = try await crossing("https://evil.example", "/api/products")
        #expect(other.headers[.accessControlAllowOrigin] == nil)
        let page = try await crossing("https://desk.example.com", "/products")
        #expect(page.headers[.accessControlAllowOrigin] == nil)
    }

    @Test("a browser that asks first is told methods and headers") func preflight() async throws {
        let named = try await crossing("https://desk.example.com", "/api/search", .options)
        #expect(named.status == 204)
        #expect(named.headers[.accessControlAllowMethods] == "GET, HEAD")
        #expect(named.headers[.accessControlAllowHeaders]?.contains("Authorization") == true)
        let other = try await crossing("https://evil.example", "/api/search", .options)
        #expect(other.headers[.accessControlAllowOrigin] == nil)
    }

    @Test(
        "sites are named by scheme and host alone",
        arguments: [
            ("https://desk.example.com", true), ("http://127.0.0.1:3000", true), ("HTTPS://Desk.example", true),
            ("desk.example.com", false), ("https://desk.example.com/", false), ("*", false), ("https://", false),
            ("https://a b", false), ("ftp://x", false),
        ])
    func origins(text: String, isOne: Bool) { #expect((CrossOrigin.origin(text) != nil) == isOne) }
}
