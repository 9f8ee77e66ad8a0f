import FaultKnowledge
import FaultModel
import HTTPTypes
import Testing

@testable import FaultServer

@Suite("Importing over HTTP")
struct ImportRouteTests {
    /// A fault with one cause, and a part.
    static let book = """
        faultbook: 1
        language: en
        source: {document: Winch manual}
        product: {line: winch, name: Winch}
        parts:
          - {number: W-1, name: Brake band}
        faults:
          - id: slips
            symptom: The winch slips
            causes: [{id: band-worn, title: Band worn, remedy: {title: Renew the band, parts: [{number: W-1}]}}]
        """

    private static let multipart: HTTPFields = [.contentType: "multipart/form-data; boundary=\"x y\""]

    /// A form as a browser sends it.
    private static func form(_ parts: [(head: String, content: String)]) -> String {
        parts.map { "--x y\r\nContent-Disposition: form-data; \($0.head)\r\n\r\n\($0.content)\r\n" }.joined()
            + "--x y--\r\n"
    }

    @Test("a file as the body is imported, and answered with the document of the command line") func rawBody()
        async throws
    {
        let asking = try Asking(smallKnowledge())
        let answer = try await asking.send("/api/import?name=winch.yaml", body: Self.book)
        #expect(answer.status == 200, "\(answer.body)")
        #expect(answer.text("files.0.path") == "winch.yaml")
        #expect(answer.text("files.0.format") == "faultbook")
        #expect(answer.number("files.0.contents.faults") == 1)
        #expect(answer.number("files.0.contents.causes") == 1)
        #expect(answer.number("files.0.contents.parts") == 1)
        #expect(answer.number("totals.records.new") == 2)
        #expect(answer.number("edition") == 2)
        #expect(try await asking.get("/api/faults/winch/slips").status == 200)
        let again = try await asking.send("/api/import?name=winch.yaml", body: Self.book)
        #expect(again.number("totals.records.unchanged") == 2)
        #expect(again.number("edition") == 2)
    }

    @Test("a dry run counts and changes nothing") func dryRun() async throws {
        let asking = try Asking(smallKnowledge())
        let answer = try await asking.send("/api/import?dry_run=true", body: Self.book)
        #expect(answer.number("totals.records.new") == 2)
        #expect(try await asking.get("/api/faults/winch/slips").status == 404)
    }

    @Test("a form brings several files and says what they do not") func severalFiles() async throws {
        let asking = try Asking(smallKnowledge())
        let body = Self.form([
            ("name=\"product\"", "hoist"), ("name=\"language\"", "en"),
            ("name=\"f\"; filename=\"winch.yaml\"", Self.book),
            ("name=\"f\"; filename=\"codes.csv\"\r\nContent-Type: text/csv", "code,symptom\r\nE-1,Hook stays up\r\n"),
        ])
        let answer = try await asking.send("/api/import", Self.multipart, body: body)
        #expect(answer.status == 200, "\(answer.body)")
        #expect(answer.text("files.1.path") == "codes.csv")
        #expect(answer.number("totals.contents.faults") == 2)
        let found = try await asking.get("/api/search?q=hook&product=hoist")
        #expect(found.number("total") == 1)
    }

    @Test("one file that cannot be read: nothing is imported, and the problem names it") func allOrNothing()
        async throws
    {
        let asking = try Asking(smallKnowledge())
        let body = Self.form([
            ("name=\"f\"; filename=\"winch.yaml\"", Self.book), ("name=\"f\"; filename=\"empty.csv\"", ""),
        ])
        let answer = try await asking.send("/api/import", Self.multipart, body: body)
        #expect(answer.status == 422)
        #expect(answer.headers[.contentType] == "application/problem+json; charset=utf-8")
        #expect(answer.text("errors.0.field") == "empty.csv")
        #expect(try await asking.get("/api/faults/winch/slips").status == 404)
    }

    /// Where a request comes from, the name it asks for, and one header.
    struct Visitor: Sendable {
        var client = "127.0.0.1"
        var authority = "localhost:8080"
        var field = "Accept"
        var value = "*/*"
    }

    private static let strangers: [Visitor] = [
        Visitor(client: "192.0.2.7"), Visitor(client: "2001:db8::1"), Visitor(authority: "manuals.example"),
        Visitor(authority: "127.0.0.1.example"), Visitor(field: "Origin", value: "http://evil.example"),
        Visitor(field: "Origin", value: "null"), Visitor(field: "Origin", value: "http://localhost:9000"),
        Visitor(field: "Sec-Fetch-Site", value: "cross-site"), Visitor(field: "Sec-Fetch-Site", value: "same-site"),
        Visitor(field: "X-Forwarded-For", value: "192.0.2.7"),
    ]

    @Test("who is not on this machine, or comes by a page of another site, may not import", arguments: strangers)
    func door(visitor: Visitor) async throws {
        let asking = try Asking(smallKnowledge())
        let headers: HTTPFields = [try #require(HTTPField.Name(visitor.field)): visitor.value]
        let answer = try await asking.send(
            "/api/import", headers, body: Self.book, from: visitor.client, to: visitor.authority)
        #expect(answer.status == 403)
        #expect(answer.text("type") == "/problems/forbidden")
        #expect(try await asking.get("/api/faults/winch/slips").status == 404)
    }

    @Test("the ways in that are open", arguments: [("127.0.0.1", "127.0.0.1:8080"), ("::1", "[::1]:8080")])
    func open(client: String, authority: String) async throws {
        let answer = try await Asking(smallKnowledge()).send(
            "/api/import", [.origin: "http://\(authority)"], body: Self.book, from: client, to: authority)
        #expect(answer.status == 200)
    }

    @Test(
        "what is wrong with a request is said",
        arguments: [
            ("/api/import", "", 400), ("/api/import?product=Not%20a%20line", "a", 400),
            ("/api/import?language=%3F", "a", 400), ("/api/import?format=magic", "a", 400),
            ("/api/import?dry_run=perhaps", "a", 400), ("/api/import?nme=a", "a", 400),
            ("/api/import", "\u{0}\u{1}", 422),
        ])
    func wrong(path: String, body: String, status: Int) async throws {
        #expect(try await Asking(smallKnowledge()).send(path, body: body).status == status)
    }

    @Test("a body over the limit is refused by its announced length, before it is read") func tooLarge() async throws {
        let answer = try await Asking(smallKnowledge()).send(
            "/api/import", [.contentLength: "\(ServerLimits().uploadBytes + 1)"], body: "a")
        #expect(answer.status == 413)
    }

    @Test("two files of one name would take each other's place") func sameName() async throws {
        let body = Self.form([
            ("name=\"f\"; filename=\"a.yaml\"", Self.book), ("name=\"f\"; filename=\"a.yaml\"", Self.book),
        ])
        let answer = try await Asking(smallKnowledge()).send("/api/import", Self.multipart, body: body)
        #expect(answer.status == 400)
        #expect(answer.text("errors.0.field") == "files")
    }
}
