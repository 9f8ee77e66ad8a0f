import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import HTTPTypes
import Testing

@testable import FaultServer

@Suite("Sections of manuals in the API and on pages")
struct PassageTests {
    /// A manual of three sections, with a part that was replaced.
    private func manual() throws -> Asking {
        let old = try PartNumber.make("10-1")
        let records: [Record] = [
            .product(Product(line: "bicycle", name: .both("自行车", "Bicycle"), models: ["B1"])),
            .part(Part(number: old, name: .en("Pad"))),
            .part(Part(number: try PartNumber.make("10-2"), name: .en("Pad, new"), supersedes: [old])),
            .fault(try Fault.make("bicycle/squeal", .en("Brakes squeal"))),
            .passage(try Passage.make("bicycle/brakes/1", .en("How it works"), .en("A lever pulls a cable."))),
            .passage(
                try Passage.make(
                    "bicycle/brakes/2", .both("更换刹车片", "Renewing the <pads>"),
                    .en("First cool & dry.\n\nOpen the caliper.\nTake the pads out.\n\n\n  \nRide.")
                ) {
                    $0.headings = [.en("Upkeep"), .en("Brakes")]
                    $0.safety = [.both("先冷却", "Let the discs cool first")]
                    $0.parts = [PartUse(number: old, quantity: 2)]
                    $0.citations = [
                        Citation(document: "Brake manual", revision: "3", page: "5-12", file: "brakes.yaml", line: 34)
                    ]
                }),
            .passage(try Passage.make("bicycle/brakes/10", .en("Torques"), .en("Disc | 6 N·m"))),
        ]
        let knowledge = try KnowledgeBase()
        let draft = Draft(
            source: Source(document: "Brake manual", file: "brakes.yaml", revision: "3"), records: records)
        var files = [ImportedFile(path: "brakes.yaml", format: nil, drafts: [draft], findings: Findings())]
        _ = try knowledge.apply(&files)
        return Asking(knowledge)
    }

    @Test("a section whole, with its neighbours") func section() async throws {
        let answer = try await manual().get("/api/passages/bicycle/brakes/2?lang=en")
        #expect(answer.status == 200)
        #expect(answer.text("id") == "bicycle/brakes/2")
        #expect(answer.text("kind") == "passage")
        #expect(answer.text("title") == "Renewing the <pads>")
        #expect(answer.value("languages") as? [String] == ["en", "zh"])
        #expect(answer.text("product.name") == "Bicycle")
        #expect(answer.value("headings") as? [String] == ["Upkeep", "Brakes"])
        #expect(answer.value("safety") as? [String] == ["Let the discs cool first"])
        #expect(answer.text("text")?.hasPrefix("First cool & dry.\n\nOpen") == true)
        #expect(answer.text("parts.0.replaced_by") == "10-2")
        #expect(answer.number("parts.0.quantity") == 2)
        #expect(answer.text("citations.0.page") == "5-12")
        #expect(answer.text("document") == "brakes")
        #expect(answer.text("previous.id") == "bicycle/brakes/1")
        #expect(answer.text("next.title") == "Torques")
        let last = try await manual().get("/api/passages/bicycle/brakes/10")
        #expect(last.value("next") is NSNull)
    }

    @Test(
        "a document by the name of its passages and by its title, in its order",
        arguments: [
            "brakes", "Brake%20manual",
        ])
    func document(id: String) async throws {
        let answer = try await manual().get("/api/documents/\(id)?lang=en")
        #expect(answer.number("total") == 4)
        #expect(answer.text("sources.0.file") == "brakes.yaml")
        #expect(answer.text("entries.0.id") == "bicycle/squeal")
        #expect(answer.text("entries.0.kind") == "fault")
        #expect(answer.text("entries.2.title") == "Renewing the <pads>")
        #expect(answer.value("entries.2.headings") as? [String] == ["Upkeep", "Brakes"])
        #expect(answer.text("entries.2.citation.page") == "5-12")
        let page = try await manual().get("/api/documents/\(id)?limit=1&offset=3")
        #expect(page.text("entries.0.id") == "bicycle/brakes/10")
    }

    @Test("search answers sections as hits of their kind") func search() async throws {
        let answer = try await manual().get("/api/search?q=caliper&kind=passage")
        #expect(answer.number("total") == 1)
        #expect(answer.text("hits.0.kind") == "passage")
        #expect(answer.text("hits.0.title") == "Renewing the <pads>")
        #expect(answer.text("hits.0.snippet") == "Open the <mark>caliper</mark>.")
        #expect(answer.text("hits.0.citation.document") == "Brake manual")
        #expect(answer.text("hits.0.product.line") == "bicycle")
        #expect(answer.text("hits.0.parts.0.number") == "10-1")
        #expect(answer.number("facets.kind.passage") == 1)
    }

    @Test("a part lists the sections that name it") func part() async throws {
        let asking = try manual()
        let answer = try await asking.get("/api/parts/10-2?lang=en")
        #expect(answer.text("passages.0.passage") == "bicycle/brakes/2")
        #expect(answer.text("passages.0.number") == "10-1")
        let page = try await asking.get("/parts/10-2", [.acceptLanguage: "en"])
        #expect(page.body.contains("href=\"/passages/bicycle/brakes/2\""))
    }

    @Test(
        "what is not there is a problem document",
        arguments: [
            ("/api/passages/bicycle/brakes/3", 404), ("/api/passages/Bicycle/a/b", 404), ("/api/documents/none", 404),
            ("/api/documents/brakes?limit=0", 400), ("/api/documents/brakes?limit=1001", 400),
            ("/api/documents/brakes?offset=-1", 400), ("/api/documents/brakes?page=1", 400),
        ])
    func problems(path: String, status: Int) async throws {
        let answer = try await manual().get(path)
        #expect(answer.status == status)
        #expect(answer.headers[.contentType] == "application/problem+json; charset=utf-8")
    }

    @Test("the page: the way to it, safety before the text, paragraphs and lists, parts, source, neighbours")
    func page()
        async throws
    {
        let body = try await manual().get("/passages/bicycle/brakes/2", [.acceptLanguage: "en"]).body
        let wanted = [
            "Upkeep", "<li>Brakes</li>", "Renewing the &lt;pads&gt;", "Let the discs cool first",
            "<p>First cool &amp; dry.</p>", "<ul><li>Open the caliper.</li><li>Take the pads out.</li></ul>",
            "<p>Ride.</p>", "href=\"/parts/10-2\"", "Brake manual", "5-12", "brakes.yaml:34",
            "href=\"/passages/bicycle/brakes/1\"", "href=\"/passages/bicycle/brakes/10\"",
        ]
        #expect(wanted.filter { !body.contains($0) } == [])
        let safety = try #require(body.range(of: "class=\"safety\""))
        let text = try #require(body.range(of: "class=\"text\""))
        #expect(safety.lowerBound < text.lowerBound)
        let chinese = try await manual().get("/passages/bicycle/brakes/2", [.acceptLanguage: "zh"]).body
        #expect(chinese.contains("更换刹车片") && chinese.contains("下一节"))
        #expect(chinese.contains("<span lang=\"en\">Open the caliper.</span>"))
    }

    @Test("a hit leads to the section, says that it is of a manual, and shows what its text says") func card()
        async throws
    {
        let body = try await manual().get("/?q=pads", [.acceptLanguage: "en"]).body
        #expect(body.contains("href=\"/passages/bicycle/brakes/2\""))
        #expect(body.contains("<span class=\"tag\">Manual</span>"))
        #expect(body.contains("Take the <mark>pads</mark> out."))
        #expect(body.contains("<option value=\"passage\""))
        let products = try await manual().get("/products", [.acceptLanguage: "en"]).body
        #expect(products.contains("1 fault, 3 manual sections"))
    }
}
