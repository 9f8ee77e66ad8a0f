import FaultKnowledge
import FaultModel
import FaultTesting
import Testing

@Suite("Highlights fall on the very characters that matched")
struct SnippetTests {
    private func title(_ symptom: LocalizedText, _ question: String) async throws -> String? {
        try await KnowledgeBase.holding([try .fault("a/one", symptom)]).ask(question).hits.first?.markedTitle
    }

    @Test(
        "in Chinese, in English, in codes, and across folded writings",
        arguments: [
            ("主油缸不动作", "不动", "主油缸<mark>不动</mark>作"),
            ("主油缸不动作", "油缸不动", "主<mark>油缸不动</mark>作"),
            ("主油缸不动作", "缸", "主油<mark>缸</mark>不动作"),
            ("主油缸不动作", "作", "主油缸不动<mark>作</mark>"),
            ("Pumps leaking oil", "leak pump", "<mark>Pumps</mark> <mark>leaking</mark> oil"),
            ("液壓閥漏油", "液压阀", "<mark>液壓閥</mark>漏油"),
            ("Relay K-12/A dead", "k12a", "Relay <mark>K-12/A</mark> dead"),
            ("<b>oil</b> & \"water\"", "oil", "&lt;b&gt;<mark>oil</mark>&lt;/b&gt; &amp; &quot;water&quot;"),
        ])
    func marks(symptom: String, question: String, expected: String) async throws {
        #expect(try await title(.zh(symptom), question) == expected)
    }

    @Test("a long text is cut around the match, between characters") func cutting() async throws {
        let long = String(repeating: "长", count: 300) + "漏油" + String(repeating: "文", count: 300)
        let hit = try await KnowledgeBase.holding([try .fault("a/one", .zh(long))]).ask("漏油").hits.first
        let snippet = try #require(hit?.snippet)
        #expect(snippet.hasPrefix("…长") && snippet.hasSuffix("文…") && snippet.contains("<mark>漏油</mark>"))
        #expect(snippet.count < 150)
    }
}
