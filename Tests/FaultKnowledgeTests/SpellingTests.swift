import FaultKnowledge
import FaultModel
import FaultTesting
import Testing

@Suite("Questions as people type them")
struct SpellingTests {
    private static func base() throws -> KnowledgeBase {
        try KnowledgeBase.holding([
            try .fault("pump/no-stroke", .both("主油缸不动作", "Main cylinder does not stroke")) {
                $0.codes = [.maker("E-07")]
            },
            try .fault("pump/overheat", .both("液压油过热", "Hydraulic oil overheats")),
            try .fault("pump/noise", .both("主泵异响", "Main pump is noisy")),
            try .fault("pump/load", .en("Load cell reads nothing")),
            try .fault("pump/stuck", .zh("溢流阀卡滞")),
            try .fault("pump/left", .en("L/H track does not move")),
            try .fault("pump/pressure", .both("系统压力低于28兆帕", "System pressure below 280 bar")),
            try .part("1030200147", .zh("主溢流阀")),
            Self.term("left hand", "L/H"),
            Self.term("hydraulic", "hyd"),
        ])
    }

    private static func term(_ words: String...) -> Record {
        .term(
            Term(
                id: words.joined(separator: "|"), words: words.map { .init(language: .english, text: $0) }))
    }

    @Test(
        "A misspelt word finds what is meant, also with a wrong first letter, and is said",
        arguments: [
            ("cilinder", "cylinder", "pump/no-stroke"), ("cylidner", "cylinder", "pump/no-stroke"),
            ("hidraulik", "hydraulic", "pump/overheat"), ("jydraulic", "hydraulic", "pump/overheat"),
            ("storke", "stroke", "pump/no-stroke"), ("nosy", "noisy", "pump/noise"),
        ])
    func latin(_ typed: String, _ meant: String, _ id: String) async throws {
        let answer = try await Self.base().ask(typed)
        #expect(answer.question.corrected == meant)
        #expect(answer.hits.first?.item.id == id)
        #expect(answer.support == .related)
    }

    @Test(
        "Three letters are never mended, four by one letter only",
        arguments: ["pmp", "xhyd", "cylxxder"])
    func reach(_ typed: String) async throws {
        #expect(try await Self.base().ask(typed).question.corrected == nil)
    }

    @Test(
        "Chinese typed wrongly: same sound, swapped, doubled",
        arguments: [
            ("主油杠不动作", "主油缸不动作", "pump/no-stroke"), ("主泵亿想", "主泵异响", "pump/noise"),
            ("油刚", "油缸", "pump/no-stroke"), ("溢流阀滞卡", "溢流阀卡滞", "pump/stuck"),
            ("溢流流阀卡滞", "溢流阀卡滞", "pump/stuck"), ("液压由过热", "液压油过热", "pump/overheat"),
        ])
    func chinese(_ typed: String, _ meant: String, _ id: String) async throws {
        let answer = try await Self.base().ask(typed)
        #expect(answer.question.corrected == meant)
        #expect(answer.hits.first?.item.id == id)
    }

    @Test("A missing character is found where no text has the rest together")
    func missing() async throws {
        let answer = try await Self.base().ask("液压过热")
        #expect(answer.question.corrected == nil, "one fault says both words: nothing has to be mended")
        #expect(answer.hits.first?.item.id == "pump/overheat")
        let rest = try await Self.base().ask("流卡")
        #expect(rest.question.corrected == nil || rest.question.corrected == "流阀卡")
    }

    @Test(
        "What is written rightly is left alone",
        arguments: ["主油缸不动作", "主泵异响怎么办", "主泵过热", "溢流阀异响", "Main cylinder", "hyd oil", "L/H track"])
    func right(_ typed: String) async throws {
        #expect(try await Self.base().ask(typed).question.corrected == nil)
    }

    @Test("Words run together or split")
    func joints() async throws {
        let over = try await Self.base().ask("oil over heats")
        #expect(over.question.corrected == "oil overheats")
        #expect(over.hits.first?.item.id == "pump/overheat")
        let cell = try await Self.base().ask("loadcell")
        #expect(cell.question.corrected == "load cell")
        #expect(cell.hits.first?.item.id == "pump/load")
        #expect(try await Self.base().ids("主油 缸 不动作").first == "pump/no-stroke")
    }

    @Test("An abbreviation with strokes is one thing, both ways round")
    func abbreviations() async throws {
        let base = try Self.base()
        #expect(try await base.ids("left hand").first == "pump/left")
        #expect(try await base.ask("L/H").question.terms.map(\.text) == ["l/h"])
        #expect(try await base.ids("L/H").first == "pump/left")
        #expect(try await base.ids("hyd").first == "pump/overheat")
        let other = try KnowledgeBase.holding([
            try .fault("a/left", .en("left hand door")), try .fault("a/halt", .en("l and h are letters")),
            Self.term("left hand", "L/H"),
        ])
        #expect(try await other.ids("L/H") == ["a/left"])
    }

    @Test(
        "A value finds the same value in another unit",
        arguments: ["28MPa", "28 MPa", "280 bar", "280bar", "28兆帕", "４０６１ psi"])
    func units(_ typed: String) async throws {
        #expect(try await Self.base().ids(typed).first == "pump/pressure")
    }

    @Test("A number and its unit are one thing: a bar is not 280 bar")
    func value() async throws {
        let base = try KnowledgeBase.holding([
            try .fault("a/spray", .en("Spray bar is dry")), try .fault("a/pressure", .en("Pressure below 28 MPa")),
            try .fault("a/speed", .en("Idle speed is 1800 rpm")),
        ])
        #expect(try await base.ids("280 bar") == ["a/pressure"])
        #expect(try await base.ask("280 bar in 2 hours").question.terms.map(\.text) == ["280 bar", "2 hours"])
        #expect(try await base.ids("1800 r/min") == ["a/speed"])
    }

    @Test("Another value is another value", arguments: ["29 MPa", "28 bar", "2.8 MPa"])
    func values(_ typed: String) async throws {
        let related = try await Self.base().ask(typed).hits.filter { $0.lane == .related }
        #expect(related.isEmpty)
    }

    @Test("A near code or part number is offered and never a hit")
    func nearMisses() async throws {
        let code = try await Self.base().ask("E08")
        #expect(code.hits.isEmpty)
        #expect(code.question.nearMisses == [.init("E-07", .code)])
        let part = try await Self.base().ask("1030200174")
        #expect(part.hits.isEmpty)
        #expect(part.question.nearMisses == [.init("1030200147", .part)])
        #expect(try await Self.base().ask("E07").question.nearMisses == [])
        #expect(try await Self.base().ask("28 MPa").question.nearMisses == [])
    }

    @Test("Whatever is typed, an answer comes")
    func hostile() async throws {
        let base = try Self.base()
        for text in [
            String(repeating: "主", count: 4000), String(repeating: "油 ", count: 1900),
            String(repeating: "ab/", count: 900),
            String(repeating: "E08 ", count: 900), String(repeating: "9.9 bar ", count: 400),
            "999999999 psi", "0 MPa",
            "/", "a/", "//", "-1e9 bar", "主/油", "\u{0}28\u{0}MPa",
        ] { _ = try await base.ask(text) }
    }
}
