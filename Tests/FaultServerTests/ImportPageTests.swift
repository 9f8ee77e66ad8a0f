import FaultKnowledge
import FaultModel
import HTTPTypes
import Testing

@testable import FaultServer

@Suite("The import pages")
struct ImportPageTests {
    private let asking: Asking
    init() throws { asking = try Asking(smallKnowledge()) }

    private static let html: HTTPFields = [.accept: "text/html", .acceptLanguage: "en"]

    private func formKey() async throws -> String {
        let page = try await asking.get("/import", Self.html)
        let before = try #require(page.body.firstRange(of: "name=\"form_key\" value=\""))
        return String(page.body[before.upperBound...].prefix { $0 != "\"" })
    }

    /// Sends a book as the page's form does.
    /// - Returns: the address of its preview.
    private func look(at book: String, key: String) async throws -> String {
        let body =
            [
                ("name=\"form_key\"", key), ("name=\"product\"", ""), ("name=\"language\"", ""),
                ("name=\"files\"; filename=\"winch.yaml\"", book),
            ].map { "--b\r\nContent-Disposition: form-data; \($0)\r\n\r\n\($1)\r\n" }.joined() + "--b--"
        var headers = Self.html
        headers[.contentType] = "multipart/form-data; boundary=b"
        let answer = try await asking.send("/import", headers, body: body)
        #expect(answer.status == 303, "\(answer.body)")
        return try #require(answer.headers[.location])
    }

    private func press(_ action: String, of preview: String, key: String) async throws -> Asking.Answer {
        var headers = Self.html
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await asking.send("\(preview)/\(action)", headers, body: "form_key=\(key)")
    }

    @Test("a preview shows the table and what is new; publishing makes it the next edition") func publish() async throws
    {
        let key = try await formKey()
        let preview = try await look(at: ImportRouteTests.book, key: key)
        let page = try await asking.get(preview, Self.html)
        #expect(page.headers[.cacheControl] == "no-store")
        for wanted in ["winch.yaml", "faultbook", "winch/slips", "The winch slips", "Publish", "Discard"] {
            #expect(page.body.contains(wanted), "\(wanted)")
        }
        #expect(try await asking.get("/api/faults/winch/slips").status == 404)
        #expect(try await press("publish", of: preview, key: key).status == 303)
        #expect(try await asking.get(preview, Self.html).body.contains("Published as edition 2"))
        #expect(try await asking.get("/api/faults/winch/slips").status == 200)
    }

    @Test("what changes stands side by side, what goes is named") func differences() async throws {
        let key = try await formKey()
        _ = try await asking.send("/api/import?name=winch.yaml", body: ImportRouteTests.book)
        let changed = ImportRouteTests.book
            .replacing("Band worn", with: "Band <b>worn</b> thin")
            .replacing("  - {number: W-1, name: Brake band}", with: "  - {number: W-2, name: Brake band}")
        let page = try await asking.get(try await look(at: changed, key: key), Self.html).body
        #expect(page.contains("<del>Band worn</del>"))
        #expect(page.contains("<ins>Band &lt;b&gt;worn&lt;/b&gt; thin</ins>"))
        #expect(page.contains("causes.band-worn.title.en"))
        #expect(!page.contains("symptom.en"))
        #expect(page.contains("removed") && page.contains(">W1<"))
        #expect(page.contains("new") && page.contains(">W2<"))
    }

    @Test("discarding forgets the preview") func discard() async throws {
        let key = try await formKey()
        let preview = try await look(at: ImportRouteTests.book, key: key)
        #expect(try await press("discard", of: preview, key: key).headers[.location] == "/import")
        #expect(try await asking.get(preview, Self.html).status == 404)
        #expect(try await asking.get("/api/faults/winch/slips").status == 404)
    }

    @Test("what was looked at against an older edition is shown anew, not published") func moved() async throws {
        let key = try await formKey()
        let preview = try await look(at: ImportRouteTests.book, key: key)
        let other = ImportRouteTests.book.replacing("Band worn", with: "Band torn")
        _ = try await asking.send("/api/import?name=winch.yaml", body: other)
        #expect(try await press("publish", of: preview, key: key).status == 303)
        let page = try await asking.get(preview, Self.html).body
        #expect(page.contains("in the meantime"))
        #expect(page.contains("<del>Band torn</del>"))
        #expect(try await press("publish", of: preview, key: key).status == 303)
        #expect(try await asking.get(preview, Self.html).body.contains("Published as edition 3"))
    }

    @Test("a form without the key of this server changes nothing", arguments: ["", "0000"])
    func foreignForm(key: String) async throws {
        let own = try await formKey()
        let preview = try await look(at: ImportRouteTests.book, key: own)
        #expect(try await press("publish", of: preview, key: key).status == 403)
        #expect(try await asking.get("/api/faults/winch/slips").status == 404)
    }

    @Test("a file that cannot be read is shown with its error, and there is nothing to publish") func unreadable()
        async throws
    {
        let preview = try await look(at: "", key: try await formKey())
        let page = try await asking.get(preview, Self.html).body
        #expect(page.contains("nothing can be published"))
        #expect(!page.contains("/publish\""))
        #expect(try await press("publish", of: preview, key: try await formKey()).status == 422)
    }

    @Test("only so many previews are kept: the oldest give way") func bounded() async throws {
        let key = try await formKey()
        let first = try await look(at: ImportRouteTests.book, key: key)
        for _ in 0..<8 { _ = try await look(at: ImportRouteTests.book, key: key) }
        #expect(try await asking.get(first, Self.html).status == 404)
    }

    @Test("from elsewhere the page is a refusal") func elsewhere() async throws {
        let answer = try await asking.send("/import", Self.html, method: .get, from: "192.0.2.7")
        #expect(answer.status == 403)
        #expect(answer.body.contains("<html"))
    }

    @Test("the pages speak Chinese") func chinese() async throws {
        let page = try await asking.get("/import", [.accept: "text/html", .acceptLanguage: "zh"]).body
        #expect(page.contains("显示将有哪些变化"))
    }
}
