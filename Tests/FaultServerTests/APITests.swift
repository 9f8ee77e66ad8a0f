import FaultKnowledge
import FaultModel
import FaultServer
import Foundation
import HTTPTypes
import Testing

@Suite("The API")
struct APITests {
    private func ask(_ path: String, _ headers: HTTPFields = [:]) async throws -> Asking.Answer {
        try await Asking(smallKnowledge()).get(path, headers)
    }

    @Test("search answers the document of the contract") func search() async throws {
        let answer = try await ask("/api/search?q=HBT80%20E07%20%E4%B8%8D%E5%8A%A8")
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
        #expect(answer.text("query.text") == "HBT80 E07 不动")
        #expect(answer.text("query.language") == "zh")
        #expect(answer.value("query.codes") as? [String] == ["E-07"])
        #expect(answer.value("query.models") as? [String] == ["HBT80C-2118"])
        #expect(answer.value("query.terms") as? [String] == ["不动"])
        #expect(answer.value("query.corrected") is NSNull)
        #expect(answer.text("support") == "exact")
        #expect(answer.number("total") == 1)
        #expect(answer.number("took_ms") != nil)
        #expect(answer.text("hits.0.id") == "trailer-pump/no-stroke")
        #expect(answer.text("hits.0.kind") == "fault")
        #expect(answer.text("hits.0.title") == "主油缸不动作")
        #expect(answer.text("hits.0.language") == "zh")
        #expect(answer.text("hits.0.lane") == "code")
        #expect(answer.text("hits.0.product.line") == "trailer-pump")
        #expect(answer.value("hits.0.product.models") as? [String] == ["HBT80C-2118"])
        #expect(answer.text("hits.0.class") == "hydraulic")
        #expect(answer.number("hits.0.severity") == 2)
        #expect(answer.value("hits.0.codes") as? [String] == ["E-07", "SPN 100 FMI 1"])
        #expect(answer.text("hits.0.causes.0.id") == "valve-stuck")
        #expect(answer.text("hits.0.parts.0.number") == "10-0001")
        #expect(answer.text("hits.0.parts.0.name") == "溢流阀")
        #expect(answer.text("hits.0.parts.0.replaced_by") == "10-0002")
        #expect(answer.text("hits.0.snippet") == "主油缸<mark>不动</mark>作")
        #expect(answer.text("hits.0.reasons.0.kind") == "exactCode")
        #expect(answer.text("hits.0.citation.document") == "HBT80 <手册>")
        #expect(answer.number("hits.0.citation.line") == 34)
        #expect(answer.number("facets.product.trailer-pump") == 1)
        #expect(answer.number("facets.class.hydraulic") == 1)
        #expect(answer.number("facets.kind.fault") == 1)
        #expect(answer.number("facets.language.zh") == 1)
    }

    /// P(valve | valve or pump) = 0.03 / (1 − 0.97 × 0.99), by hand.
    @Test("a cause's probability is its share given the symptom") func probability() async throws {
        let answer = try await ask("/api/search?q=E07")
        let share = try #require(answer.number("hits.0.causes.0.probability"))
        #expect(abs(share - 0.03 / (1 - 0.97 * 0.99)) < 1e-12)
    }

    @Test("a fault whole, in the language that is asked for") func fault() async throws {
        let answer = try await ask("/api/faults/trailer-pump/no-stroke?lang=en")
        #expect(answer.text("title") == "Main cylinders do not stroke")
        #expect(answer.text("causes.0.remedy.title") == "Clean or replace")
        #expect(answer.text("causes.0.remedy.parts.0.replaced_by") == "10-0002")
        #expect(answer.number("checks.0.reading.min") == 30)
        #expect(answer.text("checks.0.observes_title") == "Relief valve stuck")
        #expect(answer.value("safety") as? [String] == ["Relieve pressure first"])
        #expect(answer.text("codes.1.meaning")?.contains("oil pressure") == true)
    }

    @Test("a part names the number to order") func part() async throws {
        let answer = try await ask("/api/parts/10%2D0001")
        #expect(answer.value("current") as? [String] == ["10-0002"])
        #expect(answer.value("superseded") as? Bool == true)
        #expect(answer.value("superseded_by") as? [String] == ["10-0002"])
        #expect(answer.text("uses.0.fault") == "trailer-pump/no-stroke")
    }

    @Test(
        "a code in a path, with spaces and slashes escaped", arguments: ["SPN%20100%20FMI%201", "100-1", "spn100%2F1"])
    func code(path: String) async throws {
        let answer = try await ask("/api/codes/\(path)?lang=en")
        #expect(answer.number("readings.0.spn") == 100)
        #expect(answer.text("faults.0.id") == "trailer-pump/no-stroke")
    }

    @Test("the edition is the tag, and a reader who has it gets 304") func tags() async throws {
        let asking = try Asking(smallKnowledge())
        let first = try await asking.get("/api/products")
        #expect(first.headers[.eTag] == "\"1\"")
        let second = try await asking.get("/api/products", [.ifNoneMatch: "\"1\""])
        #expect(second.status == 304)
        #expect(second.body.isEmpty)
        #expect(try await asking.get("/api/products", [.ifNoneMatch: "\"0\""]).status == 200)
    }

    @Test(
        "what cannot be answered is a problem document that says what to do",
        arguments: [
            ("/api/search", 400, "q"), ("/api/search?q=a&limit=-1", 400, "limit"),
            ("/api/search?q=a&limit=1000000000", 400, "limit"),
            ("/api/search?q=a&limit=x", 400, "limit"), ("/api/search?q=a&offset=99999999999999999999", 400, "offset"),
            ("/api/search?q=a&class=magic", 400, "class"), ("/api/search?q=a&kind=x", 400, "kind"),
            ("/api/search?q=a&lang=%E4%B8%AD", 400, "lang"), ("/api/search?q=a&limt=3", 400, "limt"),
            ("/api/search?q=a&q=b", 400, "q"), ("/api/search?q=%FF%FE", 400, "q"),
            ("/api/search?q=a&explain=maybe", 400, "explain"),
            ("/api/faults/trailer-pump/none", 404, nil), ("/api/faults/A/B%20C", 404, nil),
            ("/api/parts/999", 404, nil),
            ("/api/codes/E-99", 404, nil), ("/api/nothing", 404, nil),
        ])
    func problems(path: String, status: Int, field: String?) async throws {
        let answer = try await ask(path)
        #expect(answer.status == status)
        #expect(answer.headers[.contentType] == "application/problem+json; charset=utf-8")
        #expect(answer.number("status") == Double(status))
        #expect(answer.text("title")?.isEmpty == false)
        #expect(answer.text("detail")?.isEmpty == false)
        if let field { #expect(answer.text("errors.0.field") == field) }
    }

    @Test("a mistyped parameter offers the right one") func mistyped() async throws {
        #expect(try await ask("/api/search?q=a&limt=3").text("detail")?.contains("Did you mean 'limit'?") == true)
    }

    @Test("a question of 100,000 characters is refused before it is searched") func endless() async throws {
        let long = String(repeating: "a", count: 30_000)
        #expect(try await ask("/api/search?q=\(long)").status == 400)
        #expect(try await ask("/api/search?q=\(long)\(long)").status == 414)
    }

    @Test(
        "FTS5's language, markup and control characters are only text",
        arguments: ["%22", "NEAR(a", "symptom%3Azz", "*", "%00", "%F0%9F%94%A7", "%3Cscript%3E", "%22zz%20OR%20"])
    func hostileText(question: String) async throws {
        let answer = try await ask("/api/search?q=\(question)")
        #expect(answer.status == 200)
        #expect(answer.text("support") == "none")
    }

    @Test("a plus is a space, as forms send it") func plus() async throws {
        #expect(try await ask("/api/search?q=main+cylinders").text("query.text") == "main cylinders")
    }

    @Test("health and readiness") func health() async throws {
        #expect(try await ask("/healthz").status == 200)
        #expect(try await ask("/readyz").body == "ok, edition 1\n")
    }

    @Test("HEAD has the headers of GET") func head() async throws {
        let answer = try await Asking(smallKnowledge()).get("/api/products", method: .head)
        #expect(answer.status == 200)
        #expect(answer.headers[.eTag] == "\"1\"")
    }
}
