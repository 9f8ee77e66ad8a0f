import Testing

@testable import FaultKnowledge

@Suite("Reading a question")
struct QuestionReaderTests {
    private func terms(_ text: String) -> [String] {
        QuestionReader(analysis: TextAnalysis()).terms(in: text, without: []).terms.map(\.text)
    }

    @Test(
        "what is said around the matter is left out",
        arguments: [
            ("师傅，请问泵不动怎么办", ["泵不", "不动"]),
            ("泵不动了", ["泵不", "不动"]),
            ("臂架的油缸漏油", ["臂架", "油缸", "缸漏", "漏油"]),
            ("why is the pump not working?", ["pump", "not", "working"]),
            ("怎么办", ["怎么", "么办"]),
            ("is it", ["is", "it"]),
            ("目的", ["目的"]),
        ])
    func filler(text: String, expected: [String]) { #expect(terms(text) == expected) }

    @Test("a quoted phrase is one term, a minus before a word leaves it out") func phrases() {
        let read = QuestionReader(analysis: TextAnalysis()).terms(in: #""oil leak" pump -filter “主阀卡滞”"#, without: [])
        #expect(read.terms.map(\.text) == ["oil leak", "pump", "主阀卡滞"])
        #expect(read.excluded.map(\.text) == ["filter"])
    }

    @Test("a minus before a digit or within a word is part of it") func minus() {
        let read = QuestionReader(analysis: TextAnalysis()).terms(in: "code -40 E-07 over-heat", without: [])
        #expect(read.excluded.isEmpty)
    }

    @Test(
        "no text of a question is read as FTS5's language",
        arguments: [
            "\"", "*", "NEAR(a b)", "symptom:pump", "a OR b", "^pump", "(", "{a b}: c", "+a", "'; DROP TABLE item;--",
        ])
    func syntax(text: String) {
        for term in QuestionReader(analysis: TextAnalysis()).terms(in: text, without: []).terms {
            let inner = term.expression.filter { !"\"()* ".contains($0) }.replacing("OR", with: "")
            #expect(inner.allSatisfy { $0.isLetter || $0.isNumber })
        }
    }

    @Test("a question of many words keeps the first of them") func bounded() {
        let words = (0..<500).map { "word\($0)" }.joined(separator: " ")
        #expect(terms(words).count == QuestionReader.mostTerms)
    }
}
