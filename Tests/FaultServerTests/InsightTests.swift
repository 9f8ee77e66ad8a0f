import FaultKnowledge
import FaultModel
import Foundation
import HTTPTypes
import Testing

@testable import FaultServer

@Suite("What readers asked and did not find")
struct InsightTests {
    /// A server that counts, on a day in sight.
    private struct Site {
        let knowledge: KnowledgeBase
        let log: QuestionLog
        let asking: Asking

        init() throws {
            knowledge = try smallKnowledge()
            log = try #require(QuestionLog(knowledge) { "2026-11-22" })
            asking = Asking(knowledge, counting: log)
        }

        func ask(_ question: String, _ rest: String = "") async throws {
            let answer = try await asking.get("/api/search?q=\(SitePath.escaped(question))\(rest)")
            #expect(answer.status == 200)
        }

        func open(_ path: String, from page: String) async throws {
            guard let referer = HTTPField.Name("Referer") else { return }
            #expect(try await asking.get(path, [referer: page]).status == 200)
        }

        /// Text, times asked, without hits, weak, opened.
        func unanswered() async throws -> [String] { try await list(\.unanswered) }
        func notOpened() async throws -> [String] { try await list(\.notOpened) }

        private func list(_ path: KeyPath<InsightDocument.Questions, [InsightDocument.Question]>) async throws
            -> [String]
        {
            await log.write()
            return try await Answers(knowledge).insights(InsightRequest(), language: .english).questions[keyPath: path]
                .map {
                    "\($0.text) \($0.asked) \($0.withoutHits) \($0.weak) \($0.opened)"
                }
        }
    }

    @Test("three readers ask for what is not there: authors see it first") func story() async throws {
        let site = try Site()
        for question in ["喷水", "喷水？", " 噴水 ", "主油缸喷水", "主油缸不动作"] { try await site.ask(question) }
        #expect(try await site.unanswered() == ["喷水 3 3 0 0", "主油缸喷水 1 0 1 0"])
        #expect(try await site.notOpened() == ["主油缸不动作 1 0 0 0"])
        let answer = try await site.asking.get("/api/insights?limit=1")
        #expect(answer.text("questions.unanswered.0.text") == "喷水")
        #expect(answer.text("questions.unanswered.0.language") == "zh")
        #expect(answer.value("questions.unanswered.0.product") is NSNull)
        #expect(answer.number("questions.unanswered.0.without_hits") == 3)
        #expect(answer.text("questions.unanswered.0.last") == "2026-11-22")
        #expect(answer.number("questions.asked") == 5)
        #expect((answer.value("questions.unanswered") as? [Any])?.count == 1)
        #expect(answer.headers[.cacheControl] == "no-store")
    }

    @Test("who comes to a fault from an answer has opened a hit; links stay as they are") func opened() async throws {
        let site = try Site()
        try await site.ask("主油缸不动作")
        try await site.open("/faults/trailer-pump/no-stroke", from: "http://localhost/")
        try await site.open("/faults/trailer-pump/no-stroke", from: "http://elsewhere/?q=\(SitePath.escaped("主油缸不动作"))")
        try await site.open("/products", from: "http://localhost/?q=\(SitePath.escaped("主油缸不动作"))")
        #expect(try await site.notOpened() == ["主油缸不动作 1 0 0 0"])
        try await site.open(
            "/faults/trailer-pump/no-stroke", from: "http://localhost/?q=\(SitePath.escaped("主油缸不動作"))&class=hydraulic")
        #expect(try await site.notOpened() == [])
    }

    @Test("a program says itself that a hit was opened") func program() async throws {
        let site = try Site()
        try await site.ask("主油缸不动作")
        #expect(try await site.asking.send("/api/questions/opened?q=\(SitePath.escaped("主油缸不动作"))").status == 204)
        #expect(try await site.notOpened() == [])
        #expect(try await site.asking.send("/api/questions/opened").status == 400)
    }

    @Test("letters on the way to a question are none; the page counts when it is opened, its script when it is whole")
    func typing() async throws {
        let site = try Site()
        for part in ["p", "pe", "pen", "喷"] {
            _ = try await site.asking.get("/?q=\(SitePath.escaped(part))&fragment=1")
        }
        #expect(try await site.unanswered() == [])
        let page = try await site.asking.get("/?q=\(SitePath.escaped("喷水"))")
        #expect(page.body.contains("data-asked=\"/api/questions/asked\""))
        #expect(try await site.asking.send("/api/questions/asked?q=\(SitePath.escaped("喷水"))&kind=").status == 204)
        #expect(try await site.unanswered() == ["喷水 2 2 0 0"])
    }

    @Test("further pages and narrower filters are no new question; another product line is one of its own")
    func narrowed() async throws {
        let site = try Site()
        for rest in ["&offset=10", "&class=electrical", "&kind=part", "&lang=en", "&model=HBT80C-2118"] {
            try await site.ask("喷水", rest)
        }
        #expect(try await site.unanswered() == [])
        try await site.ask("喷水", "&product=trailer-pump")
        try await site.ask("喷水")
        #expect(try await site.unanswered() == ["喷水 1 1 0 0", "喷水 1 1 0 0"])
    }

    @Test("a telephone number or an address is never kept") func personal() async throws {
        let site = try Site()
        for question in ["漏油 电话13812345678", "a.b@example.com", "请拨 0731-8888-6666"] { try await site.ask(question) }
        #expect(try await site.unanswered() == [])
        try await site.ask("10-0001 喷水")
        #expect(try await site.unanswered() == [])
        #expect(try await site.notOpened() == ["10-0001 喷水 1 0 0 0"])
    }

    @Test("a server that does not count says so, asks no script to, and keeps nothing") func switchedOff() async throws
    {
        let knowledge = try smallKnowledge()
        let asking = Asking(knowledge)
        let page = try await asking.get("/?q=\(SitePath.escaped("喷水"))").body
        #expect(!page.contains("data-asked"))
        #expect(try await asking.send("/api/questions/asked?q=a").status == 204)
        #expect(try await Answers(knowledge).insights(InsightRequest(), language: .english).questions.distinct == 0)
        #expect(try await asking.get("/insights", [.acceptLanguage: "en"]).body.contains("--no-question-log"))
    }

    @Test("a page for authors in both languages, with links that ask again") func page() async throws {
        let site = try Site()
        for question in ["喷水<b>", "主油缸不动作"] { try await site.ask(question, "&product=trailer-pump") }
        let chinese = try await site.asking.get("/insights", [.acceptLanguage: "zh"]).body
        #expect(chinese.contains("没有答案的问题") && chinese.contains("拖泵") && chinese.contains("喷水&lt;b&gt;"))
        #expect(chinese.contains("href=\"/?q=%E5%96%B7%E6%B0%B4%3Cb%3E&amp;product=trailer-pump\""))
        let english = try await site.asking.get("/insights", [.acceptLanguage: "en"]).body
        #expect(english.contains("Without an answer") && english.contains("2 different questions"))
        #expect(try await site.asking.get("/", [.acceptLanguage: "en"]).body.contains("href=\"/insights\""))
    }

    @Test(
        "insights are for authors: on the server's own machine, as importing is",
        arguments: ["/insights", "/api/insights"])
    func door(path: String) async throws {
        let asking = try Site().asking
        #expect(try await asking.send(path, method: .get, from: "10.0.0.7").status == 403)
        #expect(try await asking.send(path, method: .get, to: "evil.example").status == 403)
        #expect(try await asking.send(path, method: .get).status == 200)
    }

    @Test("a limit out of range is refused", arguments: ["0", "1001", "x"]) func limits(limit: String) async throws {
        #expect(try await Site().asking.get("/api/insights?limit=\(limit)").status == 400)
    }

    @Test("more questions than memory has room for are dropped; nobody waits") func flood() async throws {
        let site = try Site()
        for number in 0..<2_500 {
            var request = SearchRequest("zz\(number)")
            request.limit = 1
            site.log.opened(request)
        }
        try await site.ask("喷水")
        #expect(try await site.unanswered() == [])
        try await site.ask("喷水")
        #expect(try await site.unanswered() == ["喷水 1 1 0 0"])
    }
}
