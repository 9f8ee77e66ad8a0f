import FaultKnowledge
import FaultModel
import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import FaultServer

@Suite("Limits of a request")
struct LimitTests {
    private static func asking(_ change: (inout ServerLimits) -> Void) throws -> Asking {
        var setup = ServerSetup.patient
        change(&setup.limits)
        return Asking(try smallKnowledge(), setup: setup)
    }

    @Test("header fields past their size are refused with 431") func header() async throws {
        let asking = try Self.asking { $0.headerBytes = 2_000 }
        let fits: HTTPFields = [.accept: String(repeating: "a", count: 1_900)]
        #expect(try await asking.get("/api/products", fits).status == 200)
        let answer = try await asking.get("/api/products", [.accept: String(repeating: "a", count: 2_000)])
        #expect(answer.status == 431 && answer.text("type") == "/problems/header-too-large")
    }

    @Test("an address past its size is refused with 414, one of too many parameters with 400") func address()
        async throws
    {
        let asking = try Self.asking { ($0.addressBytes, $0.parameters) = (2_000, 16) }
        #expect(try await asking.get("/api/search?q=" + String(repeating: "a", count: 1_900)).status == 200)
        #expect(try await asking.get("/api/search?q=" + String(repeating: "a", count: 2_000)).status == 414)
        let many = try await asking.get("/api/search?q=a" + String(repeating: "&q=a", count: 16))
        #expect(many.status == 400 && many.text("type") == "/problems/too-many-parameters")
    }

    @Test("a body past its size is refused with 413, announced or not") func body() async throws {
        let asking = try Self.asking { ($0.bodyBytes, $0.uploadBytes) = (100, 200) }
        let long = String(repeating: "a", count: 101)
        #expect(try await asking.send("/api/tokens", body: long).status == 413)
        #expect(try await asking.send("/api/tokens", [.contentLength: "101"], body: "a").status == 413)
        #expect(try await asking.send("/api/import?name=a", body: long).status == 422)
        #expect(try await asking.send("/api/import?name=a", body: long + long).status == 413)
        #expect(try await asking.send("/api/import?name=a", [.contentLength: "201"], body: "a").status == 413)
    }

    @Test("an answer past its time is stopped with 503, and says when to come again") func time() async throws {
        let knowledge = try smallKnowledge()
        let over = ReadDeadline { true }
        await #expect(throws: KnowledgeError.tooSlow) {
            try await ReadDeadline.$current.withValue(over) { try await knowledge.search(SearchRequest("stroke")) }
        }
        let problem = try #require(Problem(KnowledgeError.tooSlow))
        #expect(problem.status == 503 && problem.type == "/problems/too-slow")
        let answer = try await Self.asking { $0.requestSeconds = 0 }.get("/api/search?q=stroke")
        #expect(answer.status == 503 && answer.headers[.retryAfter] == "1")
        #expect(answer.text("type") == "/problems/too-slow")
    }

    @Test("of one address so many requests a second, then 429 until the time that is told") func rate() throws {
        var limits = ServerLimits()
        limits.rate = 2
        let time = Mutex(100.0)
        let limiter = RateLimiter(limits) { time.withLock { $0 } }
        #expect((0..<5).map { _ in limiter.take("a") } == [nil, nil, nil, nil, 1])
        #expect(limiter.take("b") == nil)
        time.withLock { $0 += 0.5 }
        #expect([limiter.take("a"), limiter.take("a")] == [nil, 1])
        time.withLock { $0 += 3600 }
        #expect((0..<5).map { _ in limiter.take("a") } == [nil, nil, nil, nil, 1])
    }

    @Test("a flood of addresses is refused rather than remembered") func flood() {
        var limits = ServerLimits()
        limits.rate = 1
        let limiter = RateLimiter(limits) { 0 }
        for number in 0..<20_000 { _ = limiter.take("\(number)") }
        #expect(limiter.take("one more") == 1)
    }

    @Test("the rate holds for addresses and for tokens, and this machine is free of it unless it is said") func routes()
        async throws
    {
        let knowledge = try smallKnowledge()
        var setup = ServerSetup.patient
        setup.seconds = { 0 }
        let local = Asking(knowledge, setup: setup)
        for _ in 0..<250 { #expect(try await local.get("/healthz").status == 200) }
        setup.limits.rate = 1
        let (book, other) = (try AccessBook(), "192.0.2.8")
        let asking = Asking(knowledge, access: Access(book, .always), setup: setup)
        let statuses = { (address: String, header: HTTPFields) in
            var statuses: [Int] = []
            for _ in 0..<3 {
                statuses.append(
                    try await asking.send("/api/products", header, method: .get, from: address, to: "kb.example").status
                )
            }
            return statuses
        }
        #expect(try await statuses("192.0.2.7", [:]) == [200, 200, 429])
        let made = try book.add(TokenRequest(name: "a", role: .agent), by: Doors.operator)
        let header: HTTPFields = [.authorization: "Bearer \(made.secret.text)"]
        #expect(try await statuses(other, header) == [200, 200, 429])
        // The same token from elsewhere has nothing left.
        #expect(try await statuses("192.0.2.9", header) == [429, 429, 429])
        let refused = try await asking.send("/api/products", method: .get, from: other, to: "kb.example")
        #expect(refused.headers[.retryAfter] != nil && refused.text("type") == "/problems/too-many-requests")
    }

    @Test("who asks through a trusted proxy is who it says; anybody else's word is not believed") func proxies()
        async throws
    {
        var setup = ServerSetup.patient
        setup.trustedProxies = ["10.0.0.0/8", "::1"].compactMap { AddressRange($0) }
        let book = try AccessBook()
        let asking = Asking(try smallKnowledge(), access: Access(book, .never), setup: setup)
        let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
        let tries = [
            ("10.1.2.3", "198.51.100.1, 192.0.2.7, 10.9.9.9", "192.0.2.7"), ("::1", "2001:db8::1", "2001:db8::1"),
            ("192.0.2.99", "192.0.2.1", "192.0.2.99"), ("10.1.2.4", "nonsense", "10.1.2.4"),
            ("10.1.2.5", "", "10.1.2.5"),
        ]
        for (peer, chain, origin) in tries {
            let headers: HTTPFields = [forwarded: chain, .authorization: "Bearer fb_x"]
            #expect(try await asking.send("/api/products", headers, method: .get, from: peer).status == 401)
            #expect(try book.auditLog(limit: 1).first?.actor.origin == origin)
        }
    }

    @Test(
        "ranges of addresses",
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.0.2.7", "192.0.2.7", true),
            ("192.0.2.7", "192.0.2.6", false), ("2001:db8::/32", "2001:db8:1::1", true), ("0.0.0.0/0", "1.2.3.4", true),
            ("2001:db8::/32", "2001:db9::1", false), ("10.0.0.0/8", "::ffff:10.0.0.1", true),
            ("0.0.0.0/0", "::1", false),
            ("10.0.0.0/8", "local", false),
        ])
    func ranges(range: String, address: String, isIn: Bool) throws {
        #expect(try #require(AddressRange(range)).contains(address) == isIn)
    }

    @Test("what is no range", arguments: ["", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "host", "::1/129"])
    func noRange(text: String) { #expect(AddressRange(text) == nil) }

    @Test("every limit has a name and a range that its default is in") func fields() {
        var limits = ServerLimits()
        for field in ServerLimits.fields {
            #expect(field.range.contains(limits[keyPath: field.path]), "\(field.name)")
            let isSet = [field.range.lowerBound - 1, field.range.upperBound].map { limits.set(field.name, to: $0) }
            #expect(isSet == [false, true], "\(field.name)")
            #expect(limits[keyPath: field.path] == field.range.upperBound)
        }
        let others = [("max-nothing", 1), ("max-rate", -1), ("max-rate", 5)].map { limits.set($0, to: $1) }
        #expect(others == [false, false, true] && limits.rate == 5)
    }

    @Test("an answer over TLS tells the browser never to come another way") func strictTransport() async throws {
        let answer = try await Asking(smallKnowledge()).get("/")
        #expect(answer.headers[.strictTransportSecurity] == nil)
        #expect(answer.headers[.contentSecurityPolicy]?.contains("script-src 'self'") == true)
        for name in ["X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"] {
            #expect(answer.headers[try #require(HTTPField.Name(name))] != nil, "\(name)")
        }
    }
}
