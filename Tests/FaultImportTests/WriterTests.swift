import FaultImport
import FaultModel
import FaultTesting
import Testing

/// Random numbers as the generators of this folder draw them.
struct Dice: RandomNumberGenerator {
    private var random: SplitMix64

    init(state: UInt64) { random = SplitMix64(seed: state) }

    mutating func next() -> UInt64 { random.next() }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
    mutating func pick<Element>(_ list: [Element]) -> Element { list[Int.random(in: 0..<list.count, using: &self)] }
}

/// Sound faults with every field, in every language, of strings that YAML would take for something else.
struct FaultGenerator {
    var dice: Dice

    static let hostile = [
        "no", "Yes", "null", "~", "1e5", "0001", "0x1F", "1:30", "2024-03-01", ".inf", "a: b", "a #b", "#a", "- a",
        "? a", "a:", "&a", "*a", "!a",
        "%a", "@a", "`a", "|", ">", "'", "\"", "it's \"so\"", "\\", "\\n", " leading", "trailing ", "tab\there",
        "two\nlines", "\n\nabove", "crlf\r\nend",
        "{a: b}", "[a, b]", "a, b", "主溢流阀：卡滞（常开）", "過熱。", "😀🛠️", "e\u{301}", "line\u{2028}end", "\u{85}next",
        "\u{1}\u{7F}",
        "\u{FEFF}mark",
        "\u{A0}nbsp", "\u{202E}rtl", "---", "...", "--- a", "<<", "=", "on", "Off", "y", "N", "NaN", "+1", "1_000",
        "\u{FFFD}", "\u{E000}", "\u{1F600}\u{200D}",
        "a  b", "x: ", ": x", "key: |", "\u{10FFFF}", "\u{0}nul", "ｆｕｌｌ", "-", "_", "e1", "true story", "null and void",
    ]

    mutating func string() -> String {
        dice.chance(60) ? dice.pick(Self.hostile) : dice.pick(Self.hostile) + " " + dice.pick(Self.hostile)
    }

    mutating func text() -> LocalizedText {
        let languages = [
            Language.chinese, .english, Language("no") ?? .english, Language("zh-Hant") ?? .chinese,
            Language("pt-BR") ?? .english,
        ]
        var text = LocalizedText(string(), in: dice.pick(languages))
        while dice.chance(40) { text[dice.pick(languages)] = string() }
        return text
    }

    mutating func texts() -> [LocalizedText] { (0..<Int.random(in: 0...2, using: &dice)).map { _ in text() } }
    mutating func maybe<Value>(_ value: (inout Self) -> Value) -> Value? { dice.chance(50) ? value(&self) : nil }
    mutating func share() -> Double { Double.random(in: 0...1, using: &dice) }

    mutating func fault(_ number: Int) throws -> Fault {
        var fields = FaultFields(id: try #require(Fault.ID(line: "line", name: "fault-\(number)")), symptom: text())
        fields.also = texts()
        fields.models = dice.chance(50) ? ["M 1"] : []
        fields.assembly = dice.chance(50) ? "boom" : nil
        fields.class = maybe { $0.dice.pick(FaultClass.allCases) }
        fields.severity = maybe { $0.dice.pick(Fault.Severity.allCases) }
        fields.codes = [
            .maker(string()),
            .j1939(
                spn: Int.random(in: 0...524_287, using: &dice), fmi: maybe { Int.random(in: 0...31, using: &$0.dice) }),
            .obd(try #require(TroubleCode(dice.pick(["P0143", "U3FFF-1C", "B0001"])))),
        ]
        fields.safety = texts()
        let names = ["no", "on", "a-1", "cause-2"]
        fields.causes = names.map { cause($0) }
        if dice.chance(70) {
            let inner = TreeExpression.gate(
                .init(.and, [.name("no"), .gate(.init(.not, [.name("on")]))], name: "yes", title: maybe { $0.text() }))
            fields.tree = .gate(
                .init(.or, [inner, .name("out"), .gate(.init(.atLeast(2), [.name("on"), .name("a-1"), .name("no")]))]))
            fields.gates = [.init(.or, [.name("cause-2"), .name("yes")], name: "out", title: maybe { $0.text() })]
        }
        fields.checks = [
            check("c1", observes: dice.pick(names)), check("c2", observes: fields.tree == nil ? nil : "yes"),
        ]
        if dice.chance(60) { fields.procedure = procedure() }
        fields.notes = texts().map { Fault.Note(label: "n: \($0.languages.count) #", text: $0) }
        fields.citations = [
            Citation(document: "D: #1", revision: "no", page: maybe { $0.string() }, file: "b.yaml", line: nil)
        ]
        return try Fault(fields)
    }

    mutating func cause(_ id: String) -> Cause {
        Cause(
            id: id, title: text(), class: maybe { $0.dice.pick(FaultClass.allCases) },
            kind: maybe { $0.dice.pick(Cause.Kind.allCases) },
            prior: maybe { $0.share() },
            remedy: maybe { one in
                Remedy(
                    kind: one.maybe { $0.dice.pick(Remedy.Kind.allCases) }, title: one.text(),
                    minutes: one.maybe { $0.share() * 1e-7 }, steps: one.texts(),
                    parts: [PartNumber("1030.20/0147"), PartNumber("007")].compactMap { $0 }.map {
                        PartUse(number: $0, quantity: one.share() + 1)
                    })
            })
    }

    mutating func check(_ id: String, observes: String?) -> Check {
        Check(
            id: id, ask: text(), observes: observes,
            reading: maybe { $0.reading() },
            minutes: maybe { $0.share() * 100 }, tools: texts(), sensitivity: maybe { $0.share() },
            specificity: maybe { $0.share() })
    }

    mutating func reading() -> Reading {
        Reading(quantity: string(), unit: string(), min: share() - 5, max: maybe { $0.share() * 1e20 })
    }

    mutating func procedure() -> Procedure {
        Procedure(
            start: "on",
            steps: [
                ProcedureStep(
                    id: "on", do: maybe { $0.text() }, reading: maybe { $0.reading() },
                    course: .yesNo(ask: text(), yes: .step("2"), no: .cause("no"))),
                ProcedureStep(
                    id: "2",
                    course: .choices(
                        ask: text(),
                        [.init(answer: text(), next: .step("no")), .init(answer: text(), next: .fault("line/fault-1"))])
                ),
                ProcedureStep(
                    id: "no", do: text(),
                    course: .choices(
                        ask: text(),
                        [
                            .init(answer: text(), next: .end(text())), .init(answer: text(), next: .step("last")),
                            .init(answer: text(), next: .step("y")),
                        ])),
                ProcedureStep(id: "last", course: .go(.end(text()))),
                ProcedureStep(id: "y", do: text(), course: .go(dice.pick([.cause("on"), .fault("x"), .step("last")]))),
            ])
    }
}

@Suite("What is written is read again")
struct WriterTests {
    @Test("A thousand generated faults come back equal, with their parts, product and source", arguments: 0..<20)
    func roundTrip(seed: Int) throws {
        var generator = FaultGenerator(dice: Dice(state: UInt64(seed)))
        let source = Source(document: "D: #1", file: "b.yaml", revision: "no", language: seed % 3 == 0 ? nil : .english)
        let product = Product(
            line: "line", name: generator.maybe { $0.text() }, models: ["M 1", "no", "M: 2"],
            assemblies: [Assembly(id: "boom", name: generator.text()), Assembly(id: "no", name: generator.text())])
        let parts = try [("1030.20/0147", ["007"]), ("007", []), ("1e5", ["0x1"])].map { number, olds in
            Part(
                number: try #require(PartNumber(number)), name: generator.maybe { $0.text() },
                grade: generator.maybe { $0.dice.pick(Part.Grade.allCases) },
                price: generator.maybe { Price(amount: $0.share() * 1e4, currency: "CNY") },
                leadDays: generator.maybe { $0.share() },
                lifeHours: 6000, supersedes: olds.compactMap { PartNumber($0) })
        }
        var faults: [Fault] = []
        for number in 0..<50 {
            faults.append(try generator.fault(number))
        }
        let yaml = FaultBookWriter.yaml(source: source, product: product, parts: parts, faults: faults)
        let result = try imported(yaml, name: "x/b.yaml", ImportOptions())
        #expect(result.findings.all == [])
        #expect(result.draft.source == source)
        #expect(result.products == [product])
        #expect(result.parts == parts && result.parts.map(\.number.printed) == parts.map(\.number.printed))
        #expect(result.faults.count == faults.count)
        for (read, written) in zip(result.faults, faults) {
            var fields = read.fields
            fields.citations[0].line = nil
            let isEqual = fields == written.fields
            #expect(isEqual, "\(written.id)")
        }
    }
}
