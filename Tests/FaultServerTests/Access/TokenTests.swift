import FaultKnowledge
import FaultModel
import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import FaultServer

@Suite("Tokens and roles")
struct TokenTests {
    @Test("who has no token is told to bring one; a person is led to the sign-in page") func noToken() async throws {
        let doors = try Doors(smallKnowledge())
        let answer = try await doors.asking.get("/api/products")
        #expect(answer.status == 401)
        #expect(answer.text("type") == "/problems/unauthorized")
        #expect(answer.headers[.wwwAuthenticate] == "Bearer realm=\"faultbase\"")
        let page = try await doors.asking.get("/parts/10-0001?ui=zh", [.accept: "text/html"])
        #expect(page.status == 303)
        #expect(page.headers[.location] == "/login?next=%2Fparts%2F10-0001%3Fui%3Dzh")
    }

    @Test(
        "what is no token of ours opens nothing",
        arguments: [
            "Bearer fb_AAAA", "Bearer ", "Bearer", "Basic bGk6bGk=", "fb_AAAA",
            "Bearer " + String(repeating: "a", count: 5000),
        ])
    func unknown(header: String) async throws {
        let doors = try Doors(smallKnowledge())
        _ = try doors.header(.agent)
        let answer = try await doors.asking.get("/api/products", [.authorization: header])
        #expect(answer.status == 401)
        #expect(answer.headers[.wwwAuthenticate]?.contains("invalid_token") == true)
    }

    @Test("a token of 256 bits is shown once, and only its hash is kept") func stored() throws {
        let book = try AccessBook()
        let made = try book.add(TokenRequest(name: "desk", role: .agent), by: Doors.operator)
        let secret = made.secret.text
        #expect(secret.wholeMatch(of: /fb_[A-Za-z0-9_-]{43}/) != nil)
        #expect(try book.token(withSecret: secret)?.name == "desk")
        let listed = TokensDocument(try book.tokens())
        #expect(!String(decoding: try Wire.json(listed), as: UTF8.self).contains("fb_"))
        #expect(Set((0..<1000).map { _ in TokenSecret().text }).count == 1000)
    }

    @Test("a token that is revoked or expires is refused at once") func ends() async throws {
        let doors = try Doors(smallKnowledge())
        let (desk, guest) = (
            try doors.header(.agent, name: "desk"), try doors.header(.agent, name: "guest", expires: "12h")
        )
        #expect(try await doors.asking.get("/api/products", desk).status == 200)
        try doors.book.revoke("desk", by: Doors.operator)
        #expect(try await doors.asking.get("/api/products", desk).status == 401)
        doors.clock.advance(by: 12 * 3600 - 1)
        #expect(try await doors.asking.get("/api/products", guest).status == 200)
        doors.clock.advance(by: 1)
        #expect(try await doors.asking.get("/api/products", guest).status == 401)
    }

    /// Every role, with the least that it may not do and the most that it may.
    private static let ladder: [(Role, may: String, mayNot: String?)] = [
        (.agent, "GET /api/products", "POST /api/import"), (.engineer, "GET /api/search?q=a", "GET /api/insights"),
        (.author, "GET /import", "GET /api/tokens"), (.admin, "GET /api/audit-log", nil),
    ]

    @Test("each role may do what those below it may, and no more", arguments: ladder)
    func roles(role: Role, may: String, mayNot: String?) async throws {
        let doors = try Doors(smallKnowledge())
        let header = try doors.header(role)
        for (line, expected) in [(may, 200), (mayNot, 403)] {
            guard let parts = line?.split(separator: " "), let method = HTTPRequest.Method(String(parts[0])) else {
                continue
            }
            let answer = try await doors.asking.send(String(parts[1]), header, method: method, body: "a")
            #expect(answer.status == expected, "\(line ?? ""): \(answer.body)")
            if expected == 403 { #expect(answer.text("type") == "/problems/forbidden") }
        }
    }

    @Test("every route of the router says which role it takes, and no other route is listed") func table() throws {
        let routes = Set(
            FaultbaseServer.router(over: try KnowledgeBase(), access: try .open()).routes.map {
                "\($0.method) \($0.path)"
            })
        #expect(routes.subtracting(RouteAccess.all.keys).sorted() == [])
        #expect(Set(RouteAccess.all.keys).subtracting(routes).sorted() == [])
    }

    @Test("what may be done without a token changes nothing and tells nothing of the knowledge base") func anyone()
        async throws
    {
        let open = RouteAccess.all.filter { $0.value == .anyone && !$0.key.contains("/assets/") }.keys.sorted()
        let described = ["GET /docs", "GET /openapi.json", "GET /problems", "GET /problems/{name}"]
        let others = ["GET /healthz", "GET /login", "GET /readyz", "POST /login", "POST /logout"]
        #expect(open == (described + others).sorted())
    }

    @Test("a server on one's own machine is open until there is a token") func untilTokens() async throws {
        let doors = try Doors(smallKnowledge(), .untilTokens)
        #expect(try await doors.asking.get("/api/products").status == 200)
        #expect(try await doors.asking.get("/api/tokens").status == 200)
        let header = try doors.header(.agent)
        #expect(try await doors.asking.get("/api/products").status == 401)
        #expect(try await doors.asking.get("/api/products", header).status == 200)
    }

    @Test("an insecure server lets everyone read; who brings a token has its role") func insecure() async throws {
        let doors = try Doors(smallKnowledge(), .always)
        let header = try doors.header(.author)
        let far = { try await doors.asking.send($0, $1, method: .get, from: "192.0.2.7", to: "kb.example") }
        #expect(try await far("/api/products", [:]).status == 200)
        #expect(try await far("/api/insights", [:]).status == 403)
        #expect(try await far("/api/insights", header).status == 200)
        #expect(try await far("/api/products", [.authorization: "Bearer fb_x"]).status == 401)
    }

    @Test("who has a token may import from anywhere; a program needs no form key") func importing() async throws {
        let doors = try Doors(smallKnowledge())
        let header = try doors.header(.author)
        let answer = try await doors.asking.send(
            "/api/import?name=winch.yaml", header, body: ImportRouteTests.book, from: "192.0.2.7", to: "kb.example")
        #expect(answer.status == 200, "\(answer.body)")
        #expect(try await doors.asking.get("/api/faults/winch/slips", header).status == 200)
        let entry = try #require(try doors.book.auditLog(limit: 1).first)
        #expect(entry.action == .import && entry.subject == "winch.yaml" && entry.detail.contains("2 new"))
        #expect(entry.actor == AuditActor(name: "author", origin: "192.0.2.7"))
    }

    @Test("answers are kept by nobody but who asked") func caches() async throws {
        let doors = try Doors(smallKnowledge())
        let header = try doors.header(.agent)
        let answer = try await doors.asking.get("/api/products", header)
        #expect(answer.headers[.cacheControl] == "private, no-cache")
        #expect(answer.headers[.vary] == "Accept-Language, Cookie, Authorization")
    }

    @Test("an admin gives out tokens over HTTP, lists and revokes them") func administration() async throws {
        let doors = try Doors(smallKnowledge())
        let admin = try doors.header(.admin)
        let body =
            "{\"name\": \"field\", \"role\": \"engineer\", \"products\": [], \"expires\": \"90d\"}"
        let made = try await doors.asking.send("/api/tokens", admin, body: body)
        #expect(made.status == 201)
        let secret = try #require(made.text("token"))
        #expect(made.text("expires") == "2027-02-20T09:40:00Z")
        let field: HTTPFields = [.authorization: "Bearer \(secret)"]
        #expect(try await doors.asking.get("/api/products", field).status == 200)
        #expect(try await doors.asking.get("/api/tokens", field).status == 403)
        #expect(try await doors.asking.send("/api/tokens", admin, body: body).status == 409)
        let listed = try await doors.asking.get("/api/tokens", admin)
        #expect(listed.text("tokens.1.name") == "field" && listed.text("tokens.1.status") == "active")
        #expect(listed.value("tokens.1.token") == nil)
        #expect(try await doors.asking.send("/api/tokens/field", admin, method: .delete).status == 204)
        #expect(try await doors.asking.get("/api/products", field).status == 401)
        #expect(try await doors.asking.send("/api/tokens/field", admin, method: .delete).status == 404)
        let log = try await doors.asking.get("/api/audit-log?since=2026-11-22&limit=2", admin)
        #expect(log.text("entries.1.action") == "token-revoked" && log.text("entries.1.actor") == "admin")
        #expect(log.text("entries.0.action") == "token-refused")
    }

    @Test(
        "what is wrong with a wish for a token is said",
        arguments: [
            ("", "agent", "", nil), ("a b", "agent", "", nil), ("-a", "agent", "", nil), ("a", "king", "", nil),
            ("a", "agent", "Not A Line", nil), ("a", "admin", "winch", nil), ("a", "agent", "", "soon"),
            ("a", "agent", "", "0d"), ("a", "agent", "", "9999999999999999999d"), ("a", "agent", "", "4000d"),
            (String(repeating: "a", count: 65), "agent", "", nil),
        ] as [(String, String, String, String?)])
    func wishes(name: String, role: String, line: String, expires: String?) async throws {
        let doors = try Doors(smallKnowledge())
        var body: [String: Any] = ["name": name, "role": role, "products": line.isEmpty ? [] : [line]]
        body["expires"] = expires
        let answer = try await doors.asking.send(
            "/api/tokens", try doors.header(.admin),
            body: String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self))
        #expect(answer.status == 400)
        #expect(try doors.book.tokens().count == 1)
    }
}
