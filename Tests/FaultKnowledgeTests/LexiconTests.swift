import FaultModel
import FaultTesting
import Testing

@testable import FaultKnowledge

@Suite("Search across languages")
struct LexiconTests {
    /// Alarms in two languages of one controller: enough to tell valve, pump, motor and sensor, stuck, overheated, worn
    /// apart.
    private static let bilingual = [
        ("溢流阀卡滞", "Relief valve stuck"), ("溢流阀磨损", "Relief valve worn"), ("溢流阀泄漏", "Relief valve leaking"),
        ("主泵磨损", "Main pump worn"), ("主泵过热", "Main pump overheated"), ("主泵泄漏", "Main pump leaking"),
        ("电机过热", "Motor overheated"), ("电机卡滞", "Motor stuck"), ("电机振动", "Motor vibrating"),
        ("传感器断线", "Sensor wire broken"), ("传感器振动", "Sensor vibrating"), ("传感器过热", "Sensor overheated"),
    ]
    private static let englishOnly = [
        "gate-stuck": "Gate valve stuck", "gear-overheated": "Gear pump overheated",
        "fan-vibrating": "Fan motor vibrating",
        "belt-worn": "Belt worn",
    ]

    private func records() throws -> [Record] {
        var records: [Record] = []
        for (number, (chinese, english)) in Self.bilingual.enumerated() {
            let symptom = try #require(LocalizedText([(.chinese, chinese), (.english, english)]))
            records.append(try .fault("old/f\(number)", symptom))
        }
        for (id, english) in Self.englishOnly.sorted(by: { $0.key < $1.key }) {
            records.append(try .fault("new/\(id)", LocalizedText(english, in: .english)))
        }
        return records
    }

    private func term(_ words: [(Language, String)], not: [(Language, String)]? = nil) -> Record {
        .term(
            Term(
                id: "t-\(words.map(\.1).joined())", words: words.map { .init(language: $0.0, text: $0.1) },
                not: not?.map { .init(language: $0.0, text: $0.1) }))
    }

    @Test(
        "a Chinese question finds what stands in English only, above records that share one word of it",
        arguments: [("齿轮泵过热振动", "new/gear-overheated"), ("风扇振动", "new/fan-vibrating")])
    func chineseFindsEnglish(question: String, expected: String) async throws {
        let knowledge = try KnowledgeBase.holding(try records())
        let found = try await knowledge.ask(question)
        #expect(found.hits.contains { $0.item.id == expected && $0.lane == .related })
    }

    @Test("without texts in two languages there is nothing to find it by") func nothingLearnt() async throws {
        let english = try Self.englishOnly.map { try Record.fault("new/\($0)", LocalizedText($1, in: .english)) }
        let knowledge = try KnowledgeBase.holding(english)
        #expect(try await knowledge.ask("电机振动").support == .none)
        #expect(try await knowledge.word("电机").learnt.isEmpty)
    }

    @Test("an English question finds what stands in Chinese only") func englishFindsChinese() async throws {
        let only = try Record.fault("new/zh", LocalizedText("风扇电机振动", in: .chinese))
        let knowledge = try KnowledgeBase.holding(try records() + [only])
        #expect(try await knowledge.ids("ventilator motor vibrating").contains("new/zh"))
    }

    @Test("a record in the question's own language that says all of it stands first") func ownLanguageFirst()
        async throws
    {
        let knowledge = try KnowledgeBase.holding(try records())
        let found = try await knowledge.ask("电机振动")
        #expect(found.hits.first?.item.id == "old/f8" && found.support == .strong)
        let other = try #require(found.hits.first { $0.item.id == "new/fan-vibrating" })
        #expect(other.lane == .related)
        #expect(
            other.reasons.contains {
                if case .synonym(let origin, let terms) = $0 { origin == "电机" && terms == ["motor"] } else { false }
            })
    }

    @Test("what was learnt can be looked at") func inspected() async throws {
        let knowledge = try KnowledgeBase.holding(try records())
        let report = try await knowledge.word("主泵")
        #expect(report.language == .chinese && report.terms.isEmpty)
        let targets = try #require(report.learnt.first?.targets)
        #expect(Set(targets.prefix(2).map(\.text)) == ["main", "pump"])
        #expect(targets.allSatisfy { $0.language == .english && (0...1).contains($0.weight) && $0.setAside == nil })
        let back = try await knowledge.word("vibrating")
        #expect(back.learnt.first?.targets.first?.text == "振动")
    }

    @Test("an author's word wins over what was learnt, and a refuted word is left out") func corrected() async throws {
        let pairing = term([(.chinese, "电机"), (.english, "fan")])
        var knowledge = try KnowledgeBase.holding(try records() + [pairing])
        let learnt = try await knowledge.word("电机")
        #expect(learnt.terms.count == 1)
        #expect(learnt.learnt.first?.targets.allSatisfy { $0.setAside == .vocabulary } == true)
        // Now it is the fan that answers, not what was learnt to be a motor.
        #expect(try await knowledge.ids("电机").contains("new/fan-vibrating"))

        let refuting = term([(.chinese, "振动")], not: [(.english, "vibrating")])
        knowledge = try KnowledgeBase.holding(try records() + [refuting])
        let refuted = try await knowledge.word("振动")
        let target = try #require(refuted.learnt.first?.targets.first { $0.text == "vibrating" })
        #expect(target.setAside == .not)
        #expect(try await !knowledge.ids("振动").contains("new/fan-vibrating"))
    }

    @Test("records that go or change are learnt anew; the same records teach the same in any order") func relearnt()
        async throws
    {
        let all = try records()
        let knowledge = try KnowledgeBase.holding(all)
        let turned = try KnowledgeBase.holding(all.reversed())
        for word in ["主泵", "电机", "溢流阀", "relief valve"] {
            #expect(try await knowledge.word(word) == turned.word(word))
        }
        try knowledge.bring(Array(all.suffix(4)))
        #expect(try await knowledge.word("电机").learnt.isEmpty)
    }

    @Test("making the index again learns the same") func rebuilt() async throws {
        let knowledge = try KnowledgeBase.holding(try records())
        let before = try await knowledge.word("溢流阀")
        try knowledge.rebuildIndex()
        #expect(try await knowledge.word("溢流阀") == before)
    }

    @Test("long texts, and texts that say the same in both languages, teach nothing") func leftOut() throws {
        let long = String(repeating: "阀", count: 500)
        let texts = [
            try #require(LocalizedText([(.chinese, long), (.english, "valve")])),
            try #require(LocalizedText([(.chinese, "AMP"), (.english, "AMP")])),
        ]
        for text in texts { #expect(BilingualText.texts(of: try .fault("a/b", text)).isEmpty) }
        let three = try #require(
            LocalizedText([(.chinese, "阀"), (.english, "valve"), (Language("ko") ?? .english, "밸브")]))
        #expect(BilingualText.texts(of: try .fault("a/b", three)).count == 3)
    }
}
