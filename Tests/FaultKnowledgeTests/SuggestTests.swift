import FaultKnowledge
import FaultModel
import FaultTesting
import Testing

@Suite("Completions as someone types")
struct SuggestTests {
    /// What three manuals say: two faults of a trailer pump, one of a pump truck, a part and a word of the trade.
    private static func records() throws -> [Record] {
        [
            .product(
                Product(
                    line: "trailer-pump",
                    name: .both("混凝土拖泵", "Trailer concrete pump"),
                    models: ["HBT80C-2118"])),
            try .fault(
                "trailer-pump/no-stroke",
                .both("主油缸不动作，无泵送压力", "Main cylinders do not stroke, no pressure")
            ) {
                $0.codes = [.maker("E-07")]
            },
            try .fault("trailer-pump/no-delivery", .zh("泵送油缸不动作")),
            try .fault("pump-truck/no-stroke", .zh("主油缸不动作，有压力")) {
                $0.codes = [.maker("E-17")]
            },
            try .part("1030200147", .zh("主溢流阀")),
        ]
    }

    private static func texts(
        _ typed: String, _ change: (inout SuggestRequest) -> Void = { _ in }
    ) async throws -> [String] {
        try await suggestions(typed, change).map(\.text)
    }

    private static func suggestions(
        _ typed: String, _ change: (inout SuggestRequest) -> Void = { _ in }
    ) async throws -> [Suggestion] {
        var request = SuggestRequest(typed)
        change(&request)
        return try await KnowledgeBase.holding(try records()).suggestions(request).all
    }

    @Test("One character is enough, and what most faults say comes first")
    func firstCharacter() async throws {
        let found = try await Self.suggestions("主")
        #expect(found.map(\.text) == ["主油缸不动作", "主溢流阀"])
        #expect(found.map(\.count) == [2, 1])
        #expect(found.map(\.kind) == [.symptom, .part])
        #expect(found.map(\.marked).first == "<mark>主</mark>油缸不动作")
    }

    @Test("What readers asked comes before what most faults say; of a line, what they asked about it")
    func asked() async throws {
        let knowledge = try KnowledgeBase.holding(try Self.records())
        func texts(_ typed: String, product: String? = nil) async throws -> [String] {
            var request = SuggestRequest(typed)
            request.product = product
            return try await knowledge.suggestions(request).all.map(\.text)
        }
        #expect(try await texts("主") == ["主油缸不动作", "主溢流阀"])
        var often = QuestionCounts()
        for _ in 0..<3 { often.ask(.answered, in: .chinese) }
        var once = QuestionCounts()
        once.ask(.answered, in: .chinese)
        // Asked in traditional characters and with a mark behind; and something that no item says.
        let questions = [
            (try #require(AskedQuestion("主溢流閥？", product: nil)), often),
            (try #require(AskedQuestion("主油缸不动作", product: "pump-truck")), once),
            (try #require(AskedQuestion("主人不在家", product: nil)), often),
        ]
        try knowledge.count(Dictionary(uniqueKeysWithValues: questions), on: "2026-11-22")
        #expect(try await texts("主") == ["主溢流阀", "主油缸不动作"])
        #expect(try await texts("zhuy") == ["主溢流阀", "主油缸不动作"])
        #expect(try await texts("主油") == ["主油缸不动作"])
        #expect(try await texts("主", product: "pump-truck") == ["主油缸不动作"])
    }

    @Test("What is asked most is offered although many hundred others that begin so are said more often")
    func askedAmongMany() async throws {
        var records: [Record] = []
        for number in 0..<700 {
            for copy in 0..<2 {
                records.append(try .fault("line/pump-\(number)-\(copy)", .en("Pump \(number) is noisy, really")))
            }
        }
        records.append(try .fault("line/pump-leaks", .en("Pump leaks at the long shaft seal")))
        let knowledge = try KnowledgeBase.holding(records)
        let request = SuggestRequest("pu")
        let wanted = "Pump leaks at the long shaft seal"
        #expect(try await !knowledge.suggestions(request).all.map(\.text).contains(wanted))
        var counts = QuestionCounts()
        counts.ask(.answered, in: .english)
        let question = try #require(AskedQuestion(wanted, product: nil))
        try knowledge.count([question: counts], on: "2026-11-22")
        #expect(try await knowledge.suggestions(request).all.first?.text == wanted)
    }

    @Test(
        "Chinese is typed in pinyin: whole, by initials, or mixed",
        arguments: [
            "zhuyougang", "zyg", "zhuyg", "zyougang", "zygbdz", "zhuyougangbudongzuo", "ZhuYouGang", "zhu you g",
        ])
    func pinyin(_ typed: String) async throws {
        let found = try await Self.suggestions(typed)
        #expect(found.first?.text == "主油缸不动作")
        #expect(found.first?.marked.hasPrefix("<mark>主油缸") ?? false)
    }

    @Test("The initials of 泵送油缸不动作 are bsygbdz")
    func initials() async throws {
        #expect(try await Self.texts("bsygbdz") == ["泵送油缸不动作"])
        #expect(try await Self.texts("bsybdz") == [])
    }

    @Test("ü is typed v, and a character that is read in two ways is found by both")
    func readings() async throws {
        let base = try KnowledgeBase.holding([
            try .fault("a/filter", .zh("滤芯堵塞")),
            try .fault("a/rate", .zh("流量率重复")),
        ])
        for typed in ["lvxin", "lüxin"] {
            #expect(try await base.suggestions(SuggestRequest(typed)).all.map(\.text) == ["滤芯堵塞"])
        }
        for typed in ["liulianglvchong", "liulianglvzhong"] {
            #expect(try await base.suggestions(SuggestRequest(typed)).all.map(\.text) == ["流量率重复"])
        }
    }

    @Test(
        "Letters among the characters are typed as they are", arguments: ["sfbhx", "sfabuhuan", "S阀", "sfahx", "bhx"])
    func mixedScripts(_ typed: String) async throws {
        let base = try KnowledgeBase.holding([try .fault("a/b", .zh("S阀不换向"))])
        let found = try await base.suggestions(SuggestRequest(typed)).all.map(\.text)
        #expect(found == (typed == "sfahx" || typed == "bhx" ? [] : ["S阀不换向"]))
    }

    @Test("English is completed from any word on")
    func words() async throws {
        #expect(try await Self.texts("cyl") == ["Main cylinders do not stroke"])
        #expect(try await Self.texts("MAIN C") == ["Main cylinders do not stroke"])
        #expect(try await Self.suggestions("stro").first?.marked == "Main cylinders do not <mark>stro</mark>ke")
        #expect(try await Self.texts("linders") == [])
    }

    @Test("Codes, models and part numbers are completed in any writing", arguments: ["E-0", "e0", "E 0"])
    func codes(_ typed: String) async throws {
        #expect(try await Self.texts(typed) == ["E-07"])
    }

    @Test("A model by its type or its number, a part by its number")
    func identifiers() async throws {
        #expect(try await Self.texts("hbt80c2") == ["HBT80C-2118"])
        #expect(try await Self.texts("211") == ["HBT80C-2118"])
        #expect(try await Self.suggestions("10302").map(\.kind) == [.part])
        #expect(try await Self.suggestions("1030-2").first?.marked == "<mark>10302</mark>00147")
    }

    @Test("A product line has its own completions and its own numbers")
    func lines() async throws {
        let found = try await Self.suggestions("zhu") { $0.product = "pump-truck" }
        #expect(found.map(\.text) == ["主油缸不动作"])
        #expect(found.map(\.count) == [1])
        #expect(try await Self.texts("主") { $0.product = "paver" } == [])
    }

    @Test(
        "Nothing is suggested for nothing, for signs, or for what no text begins with",
        arguments: ["", " ", "!?", "qqq", "\u{0}"])
    func nothing(_ typed: String) async throws {
        #expect(try await Self.texts(typed) == [])
    }

    @Test("A very long text has no completion, and markup is text")
    func hostile() async throws {
        #expect(try await Self.texts(String(repeating: "主", count: 100_000)) == [])
        #expect(try await Self.texts(String(repeating: "a", count: 100)) == [])
        let base = try KnowledgeBase.holding([try .fault("a/b", .en("<b>bold</b> & \"x\""))])
        let found = try await base.suggestions(SuggestRequest("bold")).all
        #expect(found.map(\.marked) == ["&lt;b&gt;<mark>bold</mark>&lt;/b&gt; &amp; &quot;x&quot;"])
        await #expect(throws: KnowledgeError.self) {
            var request = SuggestRequest("a")
            request.limit = 21
            return try await base.suggestions(request)
        }
    }

    @Test("What a source no longer states is no longer offered, and counts follow")
    func removal() async throws {
        let base = try KnowledgeBase.holding(try Self.records())
        let kept = try Self.records().filter { $0.id != "pump-truck/no-stroke" && $0.id != "1030200147" }
        try base.bring(kept)
        let found = try await base.suggestions(SuggestRequest("zhu")).all
        #expect(found.map(\.text) == ["主油缸不动作"])
        #expect(found.map(\.count) == [1])
        #expect(try await base.suggestions(SuggestRequest("E-17")).all == [])
    }

    @Test("A rebuilt index, an import at once and one by pieces offer the same, also where one letter fits thousands")
    func dense() async throws {
        let records = try (0..<1500).map { number in
            try Record.fault(
                "line-\(number % 3)/f-\(number)",
                .en("pump \(number % 700) leaks"))
        }
        let whole = try KnowledgeBase.holding(records)
        let rebuilt = try KnowledgeBase.holding(records)
        try rebuilt.rebuildIndex()
        let pieces = try KnowledgeBase()
        for (number, start) in stride(from: 0, to: records.count, by: 300).enumerated() {
            try pieces.bring(Array(records[start..<start + 300]), document: "Part \(number)")
        }
        // Stated and taken back: the lists must forget it.
        try pieces.bring(records.prefix(40).map { $0 }, document: "Part 9")
        try pieces.bring([], document: "Part 9")
        for typed in ["p", "pu", "pump", "pump 1", "l", "3", "pump 69"] {
            for product in [nil, "line-1", "line-9"] {
                var request = SuggestRequest(typed)
                (request.product, request.limit) = (product, 20)
                let expected = Self.bruteForce(typed, records, product: product)
                for base in [whole, rebuilt, pieces] {
                    let found = try await base.suggestions(request).all
                    #expect(found.map(\.text) == expected, "\(typed) in \(product ?? "all")")
                }
            }
        }
    }

    /// By looking at every record.
    private static func bruteForce(_ typed: String, _ records: [Record], product: String?) -> [String] {
        var counts: [String: Int] = [:]
        for record in records {
            guard case .fault(let fault) = record, product == nil || fault.id.line == product else { continue }
            let text = fault.symptom.string(for: .english)
            let words = text.split(separator: " ").indices.map {
                text.split(separator: " ")[$0...].joined(separator: " ")
            }
            if words.contains(where: { $0.hasPrefix(typed) }) { counts[text, default: 0] += 1 }
        }
        return counts.sorted {
            ($1.value, $0.key.count, $0.key) < ($0.value, $1.key.count, $1.key)
        }.prefix(20).map(\.key)
    }
}
