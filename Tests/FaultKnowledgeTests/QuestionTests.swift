import FaultModel
import FaultTesting
import Testing

@testable import FaultKnowledge

@Suite("Questions as they are counted")
struct QuestionTests {
    private func text(_ typed: String, naming names: [String] = []) -> String? {
        AskedQuestion(typed, product: nil, naming: names)?.text
    }

    @Test(
        "writings of one question are one",
        arguments: [
            ("  主油缸  不动作？", "主油缸 不动作"), ("主油缸\t不动作", "主油缸 不动作"), ("主油缸 不動作", "主油缸 不动作"),
            ("Pump  LEAKS!", "pump leaks"), ("ＨＢＴ８０ 报警。", "hbt80 报警"), ("Überdruck", "ueberdruck"),
            ("\"oil leak\" -filter", "\"oil leak\" -filter"), ("E-07\u{0}\u{1B}[31m", "e-07 [31m"),
        ])
    func folded(typed: String, kept: String) { #expect(text(typed) == kept) }

    @Test("what says nothing is not counted", arguments: ["", "   ", "???", "。。。", "\u{200B}", "-"])
    func nothing(typed: String) { #expect(text(typed) == nil) }

    @Test("a long question is cut at 200 characters") func long() {
        #expect(text(String(repeating: "泵", count: 4000)) == String(repeating: "泵", count: 200))
    }

    @Test(
        "a question with an e-mail address or a telephone number is not kept",
        arguments: [
            "请回复 zhang.san@example.com", "mail me at a@b.cn about the leak", "联系１３８１２３４５６７８", "打不出料 电话13812345678",
            "call +49 (0)30 123456", "tel13812345678", "138 1234 5678", "0731-8888-6666 漏油", "手机：138-1234-5678",
            "430102199001011234", "工单 20260101001", String(repeating: "泵", count: 300) + "13812345678",
        ])
    func personal(typed: String) { #expect(text(typed) == nil) }

    @Test(
        "codes, values, models and known part numbers are no telephone number",
        arguments: [
            ("SPN 520200 FMI 1", []), ("HBT80C-2118 报 E-07", []), ("311992D3", []), ("ABC/12345", []),
            ("28 MPa 280 bar", []),
            ("10302-00112 漏油", ["10302-00112"]), ("part 1030200112", ["10302-00112"]), ("油缸 @ 主阀", []),
        ] as [(String, [String])])
    func numbers(typed: String, names: [String]) { #expect(text(typed, naming: names) != nil) }

    private func counts(_ outcomes: [QuestionOutcome], opened: Int = 0) -> QuestionCounts {
        var counts = QuestionCounts()
        for outcome in outcomes { counts.ask(outcome, in: .chinese) }
        counts.opened = opened
        return counts
    }

    private func question(_ text: String, _ product: String? = nil) throws -> AskedQuestion {
        try #require(AskedQuestion(text, product: product))
    }

    @Test("what had no hits stands first, what had weak ones next, what nobody opened in a list of its own")
    func ranked() async throws {
        let knowledge = try KnowledgeBase()
        try knowledge.count(
            [
                try question("喷水"): counts([.nothing, .nothing]), try question("抖动"): counts([.weak, .weak, .weak]),
                try question("异响"): counts([.nothing]), try question("漏油"): counts([.answered, .answered]),
                try question("换油"): counts([.answered], opened: 1), try question("漏油", "roller"): counts([.answered]),
            ], on: "2026-11-21")
        let insights = try await knowledge.questionInsights()
        #expect(insights.unanswered.map(\.question.text) == ["喷水", "异响", "抖动"])
        #expect(insights.notOpened.map(\.question.text) == ["漏油", "漏油"])
        #expect(insights.notOpened.map(\.question.product) == ["", "roller"])
        #expect((insights.distinct, insights.asked) == (6, 10))
        #expect(try await knowledge.questionInsights(limit: 1).unanswered.count == 1)
    }

    @Test("counts add up over the days; a question that finds its answer leaves the list, one that is opened the other")
    func days() async throws {
        let knowledge = try KnowledgeBase()
        let asked = try question("喷水")
        try knowledge.count([asked: counts([.nothing, .nothing])], on: "2026-11-20")
        try knowledge.count([asked: counts([.nothing])], on: "2026-11-21")
        var insights = try await knowledge.questionInsights()
        let counted = try #require(insights.unanswered.first)
        #expect(counted.counts.asked == 3 && counted.counts.nothing == 3)
        #expect((insights.since, counted.firstDay, counted.lastDay) == ("2026-11-20", "2026-11-20", "2026-11-21"))

        try knowledge.count([asked: counts([.answered])], on: "2026-11-22")
        insights = try await knowledge.questionInsights()
        #expect(insights.unanswered.isEmpty)
        #expect(insights.notOpened.first?.counts.nothing == 3)

        try knowledge.count([asked: counts([], opened: 1)], on: "2026-11-22")
        #expect(try await knowledge.questionInsights().notOpened.isEmpty)
    }

    @Test("what was opened and never asked is not kept") func opened() async throws {
        let knowledge = try KnowledgeBase()
        try knowledge.count([try question("喷水"): counts([], opened: 3)], on: "2026-11-20")
        #expect(try await knowledge.questionInsights().distinct == 0)
    }

    @Test("when there are too many, the rarest leave, of these the oldest") func bounded() async throws {
        let knowledge = try KnowledgeBase()
        try knowledge.count([try question("often"): counts([.nothing, .nothing])], on: "2026-01-01")
        try knowledge.count([try question("old"): counts([.nothing])], on: "2026-01-02")
        try knowledge.count([try question("new"): counts([.nothing])], on: "2026-01-03")
        try knowledge.count([try question("newest"): counts([.nothing])], on: "2026-01-04", atMost: 3)
        #expect(
            try await knowledge.questionInsights().unanswered.map(\.question.text) == ["often", "newest", "new"])
    }

    @Test("importing, and making the index anew, leave the questions as they are") func kept() async throws {
        let knowledge = try KnowledgeBase()
        try knowledge.count([try question("喷水"): counts([.nothing])], on: "2026-01-01")
        try knowledge.bring([try .fault("a/one", .zh("漏油"))])
        try knowledge.rebuildIndex()
        #expect(try await knowledge.questionInsights().distinct == 1)
        #expect(try await knowledge.edition() == 1)
    }
}
