import FaultKnowledge
import FaultModel
import FaultTesting
import Testing

@Suite("Searching")
struct SearchTests {
    /// Four faults of two lines, each told apart by something.
    private func pumps() throws -> KnowledgeBase {
        try .holding([
            .product(
                Product(
                    line: "trailer-pump", name: .both("拖泵", "Trailer pump"), models: ["HBT80C-2118", "HBT60C-1816"])),
            .product(Product(line: "roller", name: .both("压路机", "Roller"), models: ["YZ20H"])),
            try .fault(
                "trailer-pump/no-stroke", .both("主油缸不动作，无泵送压力", "Main cylinders do not stroke"),
                causes: [.both("主溢流阀卡滞常开", "Main relief valve stuck open")]
            ) {
                $0.codes = [.maker("E-07"), .j1939(spn: 520_200, fmi: 1)]
                $0.also = [.zh("打不出料"), .en("pump will not stroke")]
                $0.class = .hydraulic
            },
            try .fault(
                "trailer-pump/s-valve", .both("S阀不换向", "S-valve does not swing"),
                causes: [.both("蓄能器压力低", "Accumulator pressure low")]
            ) {
                $0.codes = [.maker("E-08")]
                $0.class = .hydraulic
            },
            try .fault(
                "trailer-pump/oil-leak", .both("液压油箱漏油", "Hydraulic tank leaks"),
                causes: [.both("密封损坏", "Seal damaged")]
            ) {
                $0.models = ["HBT60C-1816"]
                $0.class = .mechanical
            },
            try .fault(
                "roller/no-travel", .both("压路机不行走", "Roller does not travel"),
                causes: [.both("补油压力低", "Charge pressure low")]
            ) {
                $0.codes = [.maker("F-07")]
                $0.class = .electrical
            },
        ])
    }

    @Test(
        "a code in any writing, alone or in a sentence, comes first",
        arguments: [
            "E-07", "e07", "E 07", "HBT80报E07不泵送", "the display shows e-07 and the roller does not travel", "Ｅ０７",
        ])
    func codes(question: String) async throws {
        let result = try await pumps().ask(question)
        #expect(result.hits.first?.item.id == "trailer-pump/no-stroke")
        #expect(result.hits.first?.lane == .code)
        #expect(result.support == .exact)
        #expect(result.question.codes == ["E-07"])
        #expect(result.hits.first?.reasons.first == .exactCode("E-07"))
    }

    @Test("codes that look alike are never confused", arguments: ["E-7", "E-070", "E07A", "0E07"])
    func nearCodes(question: String) async throws {
        #expect(try await pumps().ids(question) == [])
    }

    @Test(
        "SPN and FMI are read in the middle of a sentence",
        arguments: ["SPN 520200 FMI 1 low oil", "spn520200/1", "SPN:520200, FMI:01"])
    func suspectParameters(question: String) async throws {
        #expect(try await pumps().ask(question).hits.first?.lane == .code)
    }

    @Test("another failure mode of the same parameter is another code") func otherFailureMode() async throws {
        #expect(try await pumps().ask("SPN 520200 FMI 2").total == 0)
    }

    @Test(
        "Chinese is found by any of its characters wherever they stand",
        arguments: [
            ("油缸不动", "trailer-pump/no-stroke"), ("缸不", "trailer-pump/no-stroke"), ("泵送压力", "trailer-pump/no-stroke"),
            ("S阀", "trailer-pump/s-valve"), ("换向", "trailer-pump/s-valve"), ("箱", "trailer-pump/oil-leak"),
            ("料", "trailer-pump/no-stroke"), ("漏", "trailer-pump/oil-leak"), ("漏油箱", "trailer-pump/oil-leak"),
        ])
    func chinese(question: String, expected: String) async throws {
        #expect(try await pumps().ids(question).first == expected)
    }

    @Test("a single character finds every text that holds it") func singleCharacter() async throws {
        #expect(Set(try await pumps().ids("阀")) == ["trailer-pump/no-stroke", "trailer-pump/s-valve"])
    }

    @Test("traditional characters find simplified text") func traditional() async throws {
        #expect(try await pumps().ids("液壓油箱漏油").first == "trailer-pump/oil-leak")
    }

    @Test("English is found by stem", arguments: ["leaking", "leaked", "LEAKS"])
    func stems(question: String) async throws {
        #expect(try await pumps().ids(question) == ["trailer-pump/oil-leak"])
    }

    @Test("what has every term stands before what has some") func allBeforeSome() async throws {
        let knowledge = try KnowledgeBase.holding([
            try .fault("a/long", .en("Pump pump pump pump noise")),
            try .fault(
                "a/both", .en("A very long symptom that tells of many other things and at its end of a pump with heat")),
        ])
        #expect(try await knowledge.ids("pump heat") == ["a/both", "a/long"])
    }

    @Test("a word in the symptom counts for more than in a cause, and there for more than in a remedy")
    func fields() async throws {
        let knowledge = try KnowledgeBase.holding([
            .fault(
                try Fault.make(
                    "a/remedy", .en("Alpha"),
                    causes: [try Cause.make("c", .en("Beta"), remedy: .en("Renew the coupling"))])),
            try .fault("a/cause", .en("Gamma"), causes: [.en("coupling broken")]),
            try .fault("a/symptom", .en("coupling rattles"), causes: [.en("Delta")]),
            try .fault("a/also", .en("Epsilon"), causes: [.en("Zeta")]) { $0.also = [.en("coupling loud")] },
        ])
        #expect(try await knowledge.ids("coupling") == ["a/symptom", "a/also", "a/cause", "a/remedy"])
    }

    @Test("what customers say word for word is that fault") func wording() async throws {
        #expect(try await pumps().ids("打不出料").first == "trailer-pump/no-stroke")
        #expect(try await pumps().ids("pump will not stroke").first == "trailer-pump/no-stroke")
    }

    @Test("a fault is one hit however many of its fields match") func oneHit() async throws {
        let knowledge = try KnowledgeBase.holding([
            try .fault("a/one", .en("Valve sticks"), causes: [.en("valve dirty"), .en("valve worn")]) {
                $0.also = [.en("valve")]
            }
        ])
        #expect(try await knowledge.ids("valve") == ["a/one"])
        #expect(try await knowledge.ask("valve").total == 1)
    }

    @Test(
        "no term matching is none, never random hits",
        arguments: ["zzzz", "鑫鑫鑫", "qwertz uiop", "!!!", "\u{0}", "🔧", "\"\"", "NEAR(", "col:"])
    func none(question: String) async throws {
        let result = try await pumps().ask(question)
        #expect(result.total == 0)
        #expect(result.support == .none)
    }

    @Test("a misspelt word finds what was meant, and says so") func misspelt() async throws {
        let result = try await pumps().ask("acumulator presure")
        #expect(result.hits.first?.item.id == "trailer-pump/s-valve")
        #expect(result.question.corrected == "accumulator pressure")
        #expect(result.support == .related)
        #expect(result.hits.first?.lane == .related)
    }

    @Test("a code or number that nothing carries is never mended") func neverMended() async throws {
        let result = try await pumps().ask("E-99")
        #expect(result.total == 0)
        #expect(result.question.corrected == nil)
    }

    @Test("a vocabulary finds one word by another, below what says it outright") func vocabulary() async throws {
        let knowledge = try KnowledgeBase.holding([
            .term(
                Term(
                    id: "t1",
                    words: [.init(language: .english, text: "relief valve"), .init(language: .chinese, text: "溢流阀")])),
            try .fault("a/zh", .zh("溢流阀卡滞")),
            try .fault("a/en", .en("relief valve noise")),
        ])
        let result = try await knowledge.ask("relief valve")
        #expect(result.hits.map(\.item.id) == ["a/en", "a/zh"])
        #expect(result.hits.map(\.lane) == [.text, .related])
        #expect(result.hits.last?.reasons == [.synonym(of: "relief valve", terms: ["溢流阀"])])
        #expect(result.support == .strong)
    }

    @Test("a quoted phrase stands together; -word leaves out") func phrases() async throws {
        let knowledge = try KnowledgeBase.holding([
            try .fault("a/together", .en("oil leak at the filter")),
            try .fault("a/apart", .en("leak of oil at the pump")),
        ])
        #expect(try await knowledge.ids("\"oil leak\"") == ["a/together"])
        #expect(try await knowledge.ids("oil leak -filter") == ["a/apart"])
    }

    @Test("filters narrow, and facets count what is left") func filters() async throws {
        let knowledge = try pumps()
        let all = try await knowledge.ask("压力 漏油 阀 不行走")
        #expect(all.facets.product == ["trailer-pump": 3, "roller": 1])
        #expect(all.facets.class == ["hydraulic": 2, "mechanical": 1, "electrical": 1])
        #expect(all.facets.language == ["en": 4, "zh": 4])
        let roller = try await knowledge.ask("压力 漏油 阀 不行走") { $0.filter.product = "roller" }
        #expect(roller.hits.map(\.item.id) == ["roller/no-travel"])
        #expect(roller.facets.product == ["roller": 1])
        #expect(try await knowledge.ask("压力 漏油 阀") { $0.filter.class = .mechanical }.total == 1)
        #expect(try await knowledge.ask("压力 漏油 阀") { $0.filter.kind = .passage }.total == 0)
    }

    @Test("a model in any writing lets its own faults and those of all models pass") func models() async throws {
        let knowledge = try pumps()
        #expect(try await knowledge.ask("漏油 阀") { $0.filter.model = "hbt80c 2118" }.total == 2)
        #expect(try await knowledge.ask("漏油 阀") { $0.filter.model = "HBT60C1816" }.total == 3)
        #expect(try await knowledge.ask("漏油 阀") { $0.filter.model = "YZ20H" }.total == 0)
    }

    @Test("a model in the question lifts the faults of its line") func modelInQuestion() async throws {
        let result = try await pumps().ask("YZ20 压力低")
        #expect(result.question.models == ["YZ20H"])
        #expect(result.hits.first?.item.id == "roller/no-travel")
        #expect(result.hits.first?.reasons.contains(.model("YZ20H")) == true)
    }

    @Test("pages of hits follow one another without gaps") func paging() async throws {
        let knowledge = try KnowledgeBase.holding(try (0..<25).map { try .fault("a/f\($0)", .en("valve \($0)")) })
        var ids: [String] = []
        for offset in stride(from: 0, to: 30, by: 10) { ids += try await knowledge.ids("valve") { $0.offset = offset } }
        #expect(Set(ids).count == 25)
        #expect(ids.count == 25)
    }

    @Test("limits out of range, and a question too long, are refused") func limits() async throws {
        let knowledge = try pumps()
        for limit in [-1, 0, 101, 1_000_000_000] {
            await #expect(throws: KnowledgeError.outOfRange(name: "limit", value: limit, expected: 1...100)) {
                _ = try await knowledge.ask("a") { $0.limit = limit }
            }
        }
        await #expect(throws: KnowledgeError.questionTooLong(count: 100_000, limit: 4000)) {
            _ = try await knowledge.ask(String(repeating: "泵", count: 100_000))
        }
    }
}
