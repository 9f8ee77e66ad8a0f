import FaultKnowledge
import FaultModel
import Foundation
import HTTPTypes
import Testing

@Suite("Completions over HTTP and under the search field")
struct SuggestRouteTests {
    private func ask(_ path: String, _ headers: HTTPFields = [:]) async throws -> Asking.Answer {
        try await Asking(smallKnowledge()).get(path, headers)
    }

    @Test("suggest answers the document of the contract")
    func document() async throws {
        let answer = try await ask("/api/suggest?q=zhuyg&limit=3")
        #expect(answer.status == 200)
        #expect(answer.text("suggestions.0.text") == "主油缸不动作")
        #expect(answer.text("suggestions.0.kind") == "symptom")
        #expect(answer.text("suggestions.0.language") == "zh")
        #expect(answer.number("suggestions.0.count") == 1)
        #expect(answer.text("suggestions.0.marked") == "<mark>主油缸</mark>不动作")
        #expect(answer.number("edition") == 1)
        #expect(answer.number("took_ms") != nil)
    }

    @Test("Nothing that fits is an empty list, and the language of a code is null")
    func empty() async throws {
        #expect((try await ask("/api/suggest?q=qqq").value("suggestions") as? [Any])?.isEmpty == true)
        #expect(try await ask("/api/suggest?q=E0").value("suggestions.0.language") is NSNull)
    }

    @Test("An answer is kept until the next edition")
    func kept() async throws {
        let tag = try #require(try await ask("/api/suggest?q=E").headers[.eTag])
        #expect(try await ask("/api/suggest?q=E", [.ifNoneMatch: tag]).status == 304)
    }

    @Test(
        "What is wrong with a request is said", arguments: ["", "?q=", "?q=a&limit=21", "?q=a&limit=0", "?q=a&lines=x"])
    func problems(_ query: String) async throws {
        #expect(try await ask("/api/suggest" + query).status == 400)
    }

    @Test("The search field says what the script needs, in both languages, and is a plain field without it")
    func field() async throws {
        let chinese = try await ask("/", [.acceptLanguage: "zh"]).body
        #expect(chinese.contains("data-suggest=\"/api/suggest\" data-label=\"输入建议\""))
        #expect(chinese.contains("data-kind-symptom=\"故障现象\""))
        #expect(!chinese.contains("role=\"combobox\""))
        let english = try await ask("/products", [.acceptLanguage: "en"]).body
        #expect(english.contains("data-kind-symptom=\"Symptom\""))
        let script = try #require(english.firstMatch(of: /src="(\/assets\/suggest-[^"]+)"/)?.1)
        #expect(try await ask(String(script)).status == 200)
    }

    @Test("A code that does not exist is no hit; the near one is offered, in JSON and on the page")
    func nearMiss() async throws {
        let answer = try await ask("/api/search?q=E08")
        #expect(answer.number("total") == 0)
        #expect(answer.text("did_you_mean.0.text") == "E-07")
        #expect(answer.text("did_you_mean.0.kind") == "code")
        let page = try await ask("/?q=E08", [.acceptLanguage: "en"]).body
        #expect(page.contains("Did you mean"))
        #expect(page.contains("href=\"/?q=E-07\""))
        #expect((try await ask("/api/search?q=E07").value("did_you_mean") as? [Any])?.isEmpty == true)
    }
}
