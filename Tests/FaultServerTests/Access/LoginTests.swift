import FaultKnowledge
import HTTPTypes
import Testing

@testable import FaultServer

@Suite("Signing in by a browser")
struct LoginTests {
    private static let form: HTTPFields = [
        .contentType: "application/x-www-form-urlencoded", .origin: "http://localhost", .accept: "text/html",
    ]

    /// A browser that has opened the sign-in page and typed a token.
    private struct Browser {
        let doors: Doors
        var headers = LoginTests.form

        init(_ doors: Doors, _ role: Role, next: String = "") async throws {
            self.doors = doors
            let token = try doors.header(role)[.authorization]?.dropFirst("Bearer ".count) ?? ""
            let page = try await doors.asking.get("/login?next=\(SitePath.escaped(next))")
            let answer = try await doors.asking.send(
                "/login", LoginTests.form,
                body: "form_key=\(page.formKey ?? "")&token=\(token)&next=\(SitePath.escaped(next))")
            #expect(answer.status == 303)
            #expect(answer.headers[.location] == (next.isEmpty ? "/" : next))
            headers[.cookie] = "ui=zh; \(try #require(answer.cookie))"
        }

        func get(_ path: String) async throws -> Asking.Answer { try await doors.asking.get(path, headers) }

        func post(_ path: String, _ body: String) async throws -> Asking.Answer {
            try await doors.asking.send(path, headers, body: body)
        }
    }

    @Test("the token is typed once, and a cookie stands for it that no script reads") func story() async throws {
        let doors = try Doors(smallKnowledge())
        let token = try doors.header(.agent)[.authorization]?.dropFirst("Bearer ".count) ?? ""
        let key = try #require(try await doors.asking.get("/login").formKey)
        let answer = try await doors.asking.send("/login", Self.form, body: "form_key=\(key)&token=%20\(token)%0D%0A")
        let cookie = try #require(answer.headers[.setCookie])
        for part in ["; HttpOnly", "; SameSite=Strict", "; Path=/", "Max-Age=43200"] { #expect(cookie.contains(part)) }
        #expect(!cookie.contains(token))
        #expect(try await doors.asking.get("/api/products", [.cookie: answer.cookie ?? ""]).status == 200)
        #expect(try await doors.asking.get("/api/products", [.cookie: (answer.cookie ?? "") + "x"]).status == 401)
    }

    @Test("a wrong token is refused, said, and written down once") func refused() async throws {
        let doors = try Doors(smallKnowledge())
        let key = try #require(try await doors.asking.get("/login").formKey)
        for _ in 0..<3 {
            let answer = try await doors.asking.send("/login", Self.form, body: "form_key=\(key)&token=fb_wrong")
            #expect(answer.status == 401)
            #expect(answer.body.contains("aria-invalid=\"true\"") && answer.headers[.setCookie] == nil)
        }
        #expect(try doors.book.auditLog().map(\.action) == [.loginFailed])
        doors.clock.advance(by: 60)
        _ = try await doors.asking.send("/login", Self.form, body: "form_key=\(key)&token=fb_wrong")
        #expect(try doors.book.auditLog().count == 2)
    }

    @Test("signing out, revoking the token and half a day end a session") func ends() async throws {
        let doors = try Doors(smallKnowledge())
        let browser = try await Browser(doors, .agent)
        let page = try await browser.get("/login")
        #expect(page.body.contains("已登录：agent"))
        #expect(try await browser.post("/logout", "form_key=\(page.formKey ?? "")").status == 303)
        #expect(try await browser.get("/api/products").status == 401)
        let other = try await Browser(doors, .engineer)
        try doors.book.revoke("engineer", by: Doors.operator)
        #expect(try await other.get("/api/products").status == 401)
        let third = try await Browser(doors, .author)
        doors.clock.advance(by: 12 * 3600)
        #expect(try await third.get("/api/products").status == 401)
    }

    @Test("each session has a form key of its own, and a form of another is refused") func forgery() async throws {
        let doors = try Doors(smallKnowledge())
        let (one, other) = (try await Browser(doors, .author), try await Browser(doors, .admin))
        let stolen = try #require(try await one.get("/import").formKey)
        let own = try #require(try await other.get("/access").formKey)
        #expect(stolen != own && stolen != doors.access.formKey)
        #expect(try await other.post("/access/add", "form_key=\(stolen)&name=x&role=admin").status == 403)
        #expect(try await other.post("/access/add", "name=x&role=admin").status == 403)
        #expect(try doors.book.tokens().count == 2)
        #expect(try await other.post("/access/add", "form_key=\(own)&name=x&role=admin").status == 200)
        #expect(try doors.book.tokens().count == 3)
    }

    @Test(
        "a page of another site changes nothing in a reader's name",
        arguments: [
            ("Origin", "http://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Origin", ""),
        ])
    func crossSite(field: String, value: String) async throws {
        let doors = try Doors(smallKnowledge())
        var browser = try await Browser(doors, .admin)
        let key = try await browser.get("/access").formKey ?? ""
        browser.headers[.origin] = nil
        if let name = HTTPField.Name(field), !value.isEmpty { browser.headers[name] = value }
        #expect(try await browser.post("/access/add", "form_key=\(key)&name=x&role=admin").status == 403)
        #expect(try await browser.post("/api/questions/asked?q=a", "").status == 403)
        #expect(try doors.book.tokens().count == 1)
    }

    @Test(
        "the way back leads to this server alone",
        arguments: [
            ("/parts/1?ui=zh", "/parts/1?ui=zh"), ("//evil.example", "/"), ("https://evil.example", "/"),
            ("/\\evil.example", "/"), ("", "/"), ("/a\r\nSet-Cookie: x=1", "/"), ("javascript:alert(1)", "/"),
        ])
    func next(given: String, expected: String) { #expect(LoginRoutes.place(given) == expected) }

    @Test("an admin makes a token on the page, sees it once, and takes it away") func page() async throws {
        let doors = try Doors(smallKnowledge())
        let browser = try await Browser(doors, .admin, next: "/access")
        let key = try await browser.get("/access").formKey ?? ""
        let made = try await browser.post(
            "/access/add", "form_key=\(key)&name=desk&role=agent&expires=90d&product=trailer-pump")
        let secret = try #require(made.body.firstMatch(of: /fb_[A-Za-z0-9_-]{43}/))
        #expect(try await !browser.get("/access").body.contains(secret.0))
        #expect(try doors.book.token(withSecret: String(secret.0))?.lines == .only(["trailer-pump"]))
        #expect(try await browser.post("/access/revoke", "form_key=\(key)&name=desk").status == 303)
        #expect(try doors.book.token(withSecret: String(secret.0)) == nil)
        let again = try await browser.post("/access/add", "form_key=\(key)&name=&role=agent")
        #expect(again.status == 400 && again.body.contains("role=\"alert\""))
    }

    @Test("a browser over TLS keeps the cookie for this host and that way alone") func secure() {
        let cookie = SessionCookie(isSecure: true).setting("x")
        #expect(cookie.hasPrefix("__Host-faultbase=x;") && cookie.hasSuffix("; Secure"))
    }
}
