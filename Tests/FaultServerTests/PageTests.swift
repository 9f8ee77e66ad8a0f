import FaultKnowledge
import FaultModel
import HTTPTypes
import Testing

@testable import FaultServer

@Suite("Pages")
struct PageTests {
    private func page(_ path: String, _ language: String = "zh-CN,zh;q=0.9,en;q=0.5") async throws -> Asking.Answer {
        try await Asking(smallKnowledge()).get(path, [.acceptLanguage: language, .accept: "text/html"])
    }

    @Test("the search page speaks the browser's language") func languages() async throws {
        let chinese = try await page("/")
        #expect(chinese.body.contains("<html lang=\"zh\""))
        #expect(chinese.body.contains("搜索"))
        let english = try await page("/", "de,en;q=0.8")
        #expect(english.body.contains("<html lang=\"en\""))
        #expect(english.body.contains("Search"))
    }

    @Test("a language that the reader chose is remembered") func chosen() async throws {
        let answer = try await page("/?ui=en")
        #expect(answer.body.contains("<html lang=\"en\""))
        #expect(answer.headers[.setCookie]?.hasPrefix("ui=en;") == true)
        let again = try await Asking(smallKnowledge()).get("/", [.acceptLanguage: "zh", .cookie: "a=b; ui=en"])
        #expect(again.body.contains("<html lang=\"en\""))
    }

    @Test("hits are there without script, with what matched marked") func hits() async throws {
        let answer = try await page("/?q=%E4%B8%8D%E5%8A%A8")
        #expect(answer.body.contains("主油缸<mark>不动</mark>作"))
        #expect(answer.body.contains("href=\"/faults/trailer-pump/no-stroke\""))
    }

    @Test("the fragment that is fetched while typing is the results alone") func fragment() async throws {
        let answer = try await page("/?q=%E4%B8%8D%E5%8A%A8&fragment=1")
        #expect(!answer.body.contains("<html"))
        #expect(answer.body.contains("<mark>不动</mark>"))
    }

    @Test(
        "a question is never markup", arguments: ["%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%3E%3Cimg%20src%3Dx%3E"])
    func escaping(question: String) async throws {
        let body = try await page("/?q=\(question)").body
        #expect(!body.contains("<script>alert"))
        #expect(!body.contains("<img src=x"))
    }

    @Test("a fault page has symptom, codes, causes with shares, checks, remedy, parts with links, and the citation")
    func fault() async throws {
        // Numbers keep to their units by spaces that do not break.
        let body = try await page("/faults/trailer-pump/no-stroke").body.replacing("\u{A0}", with: " ")
        let wanted = [
            "主油缸不动作", "E-07", "SPN 100 FMI 1", "溢流阀卡滞", "76 %", "先卸压", "测量压力", "30 – 32 MPa", "清洗或更换",
            "10-0001", "href=\"/parts/10-0002\"", "HBT80 &lt;手册&gt;", "5-12",
        ]
        #expect(wanted.filter { !body.contains($0) } == [])
    }

    @Test("part, code, products: each has its page") func others() async throws {
        #expect(try await page("/parts/10-0001").body.contains("10-0002"))
        #expect(try await page("/codes/SPN%20100%20FMI%201").body.contains("href=\"/faults/trailer-pump/no-stroke\""))
        #expect(try await page("/products").body.contains("拖泵"))
    }

    @Test("what is not there is a page that says so, for a person") func notFound() async throws {
        let answer = try await page("/faults/trailer-pump/none")
        #expect(answer.status == 404)
        #expect(answer.body.contains("没有找到"))
    }

    @Test("nothing from elsewhere may run or load") func policy() async throws {
        let answer = try await page("/")
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(!answer.body.contains("http://") && !answer.body.contains("https://"))
        #expect(!answer.body.contains(" style=") && !answer.body.contains(" onclick="))
    }

    @Test("style and script are served for ever under an address of their content") func assets() async throws {
        let asking = try Asking(smallKnowledge())
        for path in [SitePath.stylesheet, SitePath.script, SitePath.icon] {
            let answer = try await asking.get(path)
            #expect(answer.status == 200)
            #expect(answer.headers[.cacheControl]?.contains("immutable") == true)
        }
    }

    @Test("interpolated text is escaped, interpolated HTML is not") func html() {
        let inner: HTML = "<b>\("a & b")</b>"
        let outer: HTML = "<p title=\"\("\"'")\">\(inner)</p>"
        #expect(outer.string == "<p title=\"&quot;&#39;\"><b>a &amp; b</b></p>")
    }

    @Test(
        "the most wanted language of a header",
        arguments: [
            ("zh-CN,zh;q=0.9", "zh-CN"), ("en;q=0.2, zh;q=0.8", "zh"), ("fr, en;q=0.9", "fr"), ("*", nil), ("", nil),
            (";;;,,,", nil),
        ])
    func acceptLanguage(header: String, tag: String?) { #expect(Reader.accepted(header)?.tag == tag) }

    @Test("every word of the screens is there in both languages") func words() {
        for key in Words.Key.allCases {
            #expect(Words.allEnglish[key]?.isEmpty == false, "\(key) lacks English")
            #expect(Words.allChinese[key]?.isEmpty == false, "\(key) lacks Chinese")
        }
    }
}
