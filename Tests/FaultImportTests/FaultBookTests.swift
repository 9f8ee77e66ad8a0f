import FaultImport
import FaultModel
import Testing

@Suite("Fault books")
struct FaultBookTests {
    static let head = """
        faultbook: 1
        language: zh
        source: {document: Manual, revision: "2024-03"}
        product:
          line: trailer-pump
          name: {zh: 拖泵, en: Trailer pump}
          models: [HBT60C-1816, HBT80C-2118]
        assemblies:
          main-hydraulics: {zh: 主液压系统, en: Main hydraulics}
        parts:
          - {number: 1030200147, name: {zh: 主溢流阀}, grade: A, price: {amount: 4200, currency: CNY}, lead_days: 14, life_hours: 6000, supersedes: [1030200112]}

        """
    static let fault = """
        faults:
          - id: no-stroke
            symptom: {zh: 主油缸不动作, en: Main cylinders do not stroke}
            also: [打不出料, {en: pump will not stroke}]
            models: [hbt80c 2118]
            assembly: main-hydraulics
            class: hydraulic
            severity: 2
            codes: [{system: maker, code: 1E5}, {system: j1939, spn: 100, fmi: 1}, {system: j1939, spn: 190}, {system: obd, code: P0521}]
            safety: [先卸压]
            page: 5-12
            tree: {or: [valve-stuck, {gate: low, title: {en: Low}, and: [pump-worn, {not: valve-stuck}]}, {atleast: 1, of: [no]}]}
            gates:
              electrics: {or: [no]}
            causes:
              - id: valve-stuck
                title: {zh: 溢流阀卡滞}
                class: hydraulic
                kind: damaged
                prior: 0.02
                remedy: {kind: replace, title: 更换, minutes: 45, steps: [拆下, 装回], parts: [{number: "10302-00147", quantity: 2}]}
              - {id: pump-worn, title: 补油泵磨损}
              - {id: no, title: yes}
            checks:
              - {id: measure, ask: 测量, observes: low, reading: {quantity: pressure, unit: MPa, min: 30, max: 3.2e1}, minutes: 10, tools: [压力表], sensitivity: .98}
              - {id: look, ask: 看}
            procedure:
              start: s1
              steps:
                s1: {do: 启动, ask: 有读数吗, reading: {quantity: pressure, unit: bar, max: 5}, if_yes: s2, if_no: {cause: valve-stuck}}
                s2: {ask: 哪个灯亮, choices: [{answer: no, next: s3}, {answer: none, next: {fault: other}}]}
                s3: {end: {zh: 联系厂家, en: Call}}
            notes: [{label: 备注, text: 0001}]
        """

    @Test("Every field is read, and what YAML would take for something else is the text that was written")
    func everything() throws {
        let result = try imported(Self.head + Self.fault, name: "books/pump.yaml", ImportOptions())
        #expect(result.format == .faultbook)
        #expect(result.findings.all == [])
        #expect(
            result.draft.source
                == Source(document: "Manual", file: "pump.yaml", revision: "2024-03", language: .chinese))
        #expect(
            result.products == [
                Product(
                    line: "trailer-pump", name: LocalizedText([(.chinese, "拖泵"), (.english, "Trailer pump")]),
                    models: ["HBT60C-1816", "HBT80C-2118"],
                    assemblies: [
                        Assembly(
                            id: "main-hydraulics",
                            name: try #require(LocalizedText([(.chinese, "主液压系统"), (.english, "Main hydraulics")])))
                    ])
            ])
        let part = try #require(result.parts.first)
        #expect(
            part.number.printed == "1030200147" && part.grade == .a
                && part.price == Price(amount: 4200, currency: "CNY"))
        #expect(part.leadDays == 14 && part.lifeHours == 6000 && part.supersedes.map(\.printed) == ["1030200112"])
        let fault = try #require(result.faults.first)
        #expect(fault.id.description == "trailer-pump/no-stroke")
        #expect(
            fault.also == [LocalizedText("打不出料", in: .chinese), LocalizedText("pump will not stroke", in: .english)])
        #expect(fault.models == ["hbt80c 2118"] && fault.assembly == "main-hydraulics")
        #expect(fault.class == .hydraulic && fault.severity == .moderate)
        #expect(fault.codes.map(\.display) == ["1E5", "SPN 100 FMI 1", "SPN 190", "P0521"])
        #expect(
            fault.citations == [
                Citation(document: "Manual", revision: "2024-03", page: "5-12", file: "pump.yaml", line: 13)
            ])
        #expect(fault.tree?.names == ["valve-stuck", "pump-worn", "valve-stuck", "no"])
        #expect(fault.tree?.gates.map(\.operation) == [.or, .and, .not, .atLeast(1)])
        #expect(fault.gates.map(\.name) == ["electrics"])
        #expect(fault.causes.map(\.id) == ["valve-stuck", "pump-worn", "no"])
        #expect(fault.causes[2].title.strings == ["yes"])
        let remedy = try #require(fault.causes[0].remedy)
        #expect(
            remedy.minutes == 45 && remedy.steps.map(\.strings) == [["拆下"], ["装回"]] && remedy.parts[0].quantity == 2)
        #expect(fault.checks[0].reading == Reading(quantity: "pressure", unit: "MPa", min: 30, max: 32))
        #expect(fault.checks[0].sensitivity == 0.98 && fault.checks[1].observes == nil)
        let steps = try #require(fault.procedure).steps
        #expect(steps.map(\.id) == ["s1", "s2", "s3"])
        #expect(steps[0].reading == Reading(quantity: "pressure", unit: "bar", max: 5) && steps[1].reading == nil)
        #expect(steps[1].destinations == [.step("s3"), .fault("other")])
        #expect(fault.notes.map(\.text.strings) == [["0001"]])
    }

    @Test(
        "A fault with a mistake is left out with the place of the mistake; the rest is kept",
        arguments: [
            ("symptm: x", 4, 5, "'symptm' is no key of a fault; did you mean 'symptom'?"),
            ("class: hydralic", 4, 12, "found 'hydralic'; did you mean 'hydraulic'?"),
            ("severity: 5", 4, 15, "the severity is 5; expected 1 (minor) to 4"),
            ("severity: high", 4, 15, "expected the severity as a whole number"),
            ("causes: [{id: a, title: x, prior: 1.5}]", 4, 39, "1.5 is out of range; expected a probability"),
            ("causes: [{id: a, title: x, prior: nan}]", 4, 39, "expected the prior as a number"),
            ("causes: [{id: a, title: x}, {id: a, title: y}]", 4, 38, "the cause id 'a' is used twice"),
            ("causes: [{id: A b, title: x}]", 4, 19, "the cause id 'A b' is not allowed"),
            ("causes: [{title: x}]", 4, 14, "the cause's id is missing"),
            ("causes: [{id: a, title: {xxxx: y}}]", 4, 30, "expected a language such as zh or en"),
            ("causes: {id: a}", 4, 13, "expected the causes as a list; found a map"),
            ("causes: [{id: a, title: x, remedy: {title: y, minutes: -1}}]", 4, 60, "expected minutes, 0 or more"),
            (
                "causes: [{id: a, title: x, remedy: {title: y, parts: [{number: 1, quantity: 0}]}}]", 4, 81,
                "expected a number above 0"
            ),
            ("tree: {or: [ghost]}", 4, 11, "'ghost' is not a cause or a named gate"),
            ("tree: {xor: [a]}", 4, 12, "'xor' is no key of a gate; did you mean 'or'?"),
            ("tree: {or: [a], and: [b]}", 4, 11, "found or and and"),
            ("checks: [{id: c, ask: x, observes: ghost}]", 4, 40, "'ghost' is not a cause or a named gate"),
            (
                "checks: [{id: c, ask: x, reading: {quantity: p, unit: V, min: 3, max: 2}}]", 4, 39,
                "min 3.0 is greater than max 2.0"
            ),
            ("codes: [{system: j1939, spn: 600000}]", 4, 34, "expected 0 to 524287"),
            ("codes: [{system: obd, code: X1}]", 4, 33, "'X1' is no trouble code"),
            ("codes: [{system: maker, spn: 1}]", 4, 34, "a maker code has no spn"),
            ("assembly: boom", 4, 15, "'boom' is no assembly of this book"),
            ("models: [HBT90]", 4, 14, "'HBT90' is no model of the product"),
            ("procedure: {start: s9, steps: {s1: {end: x}}}", 4, 24, "'s9' is not a step of this procedure"),
            ("procedure: {start: s1, steps: {s1: {ask: x}}}", 4, 40, "'if_yes' is missing"),
            ("procedure: {start: s1, steps: {s1: {next: s1}}}", 4, 40, "go round without end"),
            (
                "procedure: {start: s1, steps: {s1: {reading: {quantity: p, unit: V, max: 1}, end: x}}}", 4, 50,
                "expected a step with 'ask', 'if_yes' and 'if_no'"
            ),
            (
                "procedure: {start: s, steps: {s: {ask: x, reading: {quantity: p, unit: V, max: 1}, choices: [{answer: a, next: {end: x}}]}}}",
                4, 56, "expected a step with 'ask', 'if_yes' and 'if_no'"
            ),
            (
                "procedure: {start: s, steps: {s: {ask: x, reading: {quantity: p, unit: V}, if_yes: {end: x}, if_no: {end: y}}}}",
                4, 56, "the reading has neither min nor max"
            ),
            (
                "procedure: {start: s, steps: {s: {ask: x, reading: {unit: V, max: 1}, if_yes: {end: x}, if_no: {end: y}}}}",
                4, 56, "the reading's quantity is missing"
            ),
            (
                "procedure: {start: s, steps: {s: {ask: x, reading: {unit: V, mx: 1}, if_yes: {end: x}, if_no: {end: y}}}}",
                4, 66, "'mx' is no key of a reading; did you mean 'max'?"
            ),
            ("class: other\n    class: other", 5, 5, "'class' is there twice in a fault; keep one"),
            ("page: [1]", 4, 11, "expected the page, found a list"),
            ("symptom: {zh: \"\"}", 4, 5, "'symptom' is there twice"),
        ])
    func mistakes(field: String, line: Int, column: Int, words: String) throws {
        let text = """
            faults:
              - id: bad
                symptom: x
                \(field)
              - {id: good, symptom: y}
            product: {line: p, models: [HBT80]}
            faultbook: 1
            language: zh
            source: {document: D}
            """
        let result = try imported(text, name: "b.yaml", ImportOptions())
        #expect(result.ids == ["p/good"])
        let errors = result.findings.all.filter { $0.severity == .error }
        let found = try #require(errors.first { $0.message.contains(words) }, "\(errors)")
        #expect(found.line == line && found.column == column && found.record == "p/bad")
    }

    @Test(
        "A mistake in the head is an error and the rest is kept",
        arguments: [
            ("sorce: {document: D}", "'sorce' is no key of the fault book; did you mean 'source'?"),
            ("source: {document: D, year: 2024}", "'year' is no key of the source"),
            ("source: {revision: 3}", "the document's title is missing"),
            ("parts: [{number: 1}, {number: 1}]", "the part number '1' is on line 5 already"),
            ("parts: [{number: 1, grade: D}]", "expected the grade as one of A, B, C"),
            (
                "parts: [{number: 1, supersedes: [2]}, {number: 2, supersedes: [1]}]",
                "supersedes itself through a circle"
            ),
            ("parts: [{number: '-'}]", "is no part number"),
            ("parts: [{number: 1, price: {amount: 3, currency: yuan}}]", "'yuan' is no currency"),
            ("assemblies: {Boom: x}", "the assembly id 'Boom' is not allowed"),
            ("language: zh\nlanguage: en", "'language' is there twice"),
        ])
    func headMistakes(field: String, words: String) throws {
        let source = field.hasPrefix("source") ? "" : "source: {document: D}"
        let language = field.hasPrefix("language") ? "" : "language: zh"
        let text =
            "faultbook: 1\nproduct: {line: p}\n\(source)\n\(language)\n\(field)\nfaults: [{id: a, symptom: {en: x}}, {id: a, symptom: {en: y}}]\n"
        let result = try imported(text, name: "b.yaml", ImportOptions())
        #expect(result.ids == ["p/a"])
        #expect(result.messages(.error).contains { $0.contains(words) }, "\(result.messages(.error))")
        #expect(result.messages(.error).contains { $0.contains("the fault id 'a' is used on line") })
        #expect(result.parts.isEmpty || field.contains("{number: 1}, {number: 1}"))
    }

    @Test("A part that the book does not list is a warning; the remedy keeps it")
    func unknownPart() throws {
        let text =
            "faultbook: 1\nlanguage: en\nsource: {document: D}\nproduct: {line: p}\nfaults:\n"
            + "  - {id: a, symptom: x, causes: [{id: c, title: y, remedy: {title: z, parts: [{number: 77}]}}]}\n"
        let result = try imported(text, name: "b.yaml", ImportOptions())
        #expect(result.faults[0].causes[0].remedy?.parts.map(\.number.printed) == ["77"])
        #expect(result.messages(.warning) == ["6: the part '77' is not among the parts of this book; it was kept"])
    }

    @Test(
        "A book that is no book is one failure",
        arguments: [
            ("faultbook: 2\nfaults: []\n", "expected 'faultbook: 1'"), ("faultbook: 1\nfaults: [\n", "not well-formed"),
            ("faultbook: 1\nlanguage: zh\nsource: {document: D}\nfaults: []\n", "the product line is missing"),
            ("faultbook: 1\nproduct: {line: My Pump}\n", "'My Pump' is not allowed"),
            ("faultbook: 1\n---\nfaultbook: 1\n", "found a second one"),
            ("faultbook: 1\na: *x\n", "the alias '*x' stands for nothing"),
            ("faultbook: 1\n\tx: 1\n", "not well-formed"),
            ("faultbook: 1\na: &a [*a]\n", "the alias '*a' stands for nothing"),
            ("faultbook: 1\na: \"\\ud800\"\n", "not well-formed"),
        ])
    func failures(text: String, words: String) throws {
        let failed = try #require(failure(text, ImportOptions()))
        #expect("\(failed)".contains(words))
        #expect(failed.line != nil)
    }

    @Test("Aliases are read where they are few")
    func aliases() throws {
        let text =
            "faultbook: 1\nlanguage: en\nsource: {document: D}\nproduct: {line: p}\nfaults:\n"
            + "  - {id: a, symptom: x, safety: &s [Off first]}\n  - {id: b, symptom: y, safety: *s}\n"
        #expect(try imported(text, name: "b.yaml", ImportOptions()).faults[1].safety.map(\.strings) == [["Off first"]])
    }

    @Test("An alias bomb is one failure, at once, also where the aliases are keys")
    func aliasBomb() throws {
        let levels = (1...30).map {
            "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 10).joined(separator: ","))]\n"
        }.joined()
        guard case .aliasExpansion = failure("faultbook: 1\na0: &a0 [x, x]\n" + levels, ImportOptions()) else {
            Issue.record("no alias failure")
            return
        }
        let keys = (1...30).map { "a\($0): &a\($0) {? [*a\($0 - 1), *a\($0 - 1)] : *a\($0 - 1)}\n" }.joined()
        guard case .aliasExpansion = failure("faultbook: 1\na0: &a0 [x, x]\n" + keys, ImportOptions()) else {
            Issue.record("no alias failure")
            return
        }
    }

    @Test(
        "Deep nesting of any kind is one failure",
        arguments: [
            "a: " + String(repeating: "[", count: 100_000), "a: " + String(repeating: "{b: ", count: 100_000),
            "a:\n" + (0..<2000).map { String(repeating: " ", count: $0 + 1) + "b:\n" }.joined(),
            String(repeating: "- ", count: 100_000),
            "a: " + String(repeating: "? ", count: 50_000),
        ])
    func depth(text: String) throws {
        switch try #require(failure("faultbook: 1\n" + text, ImportOptions(format: .faultbook))) {
        case .tooDeep, .notWellFormed: break
        case let other: Issue.record("\(other)")
        }
    }

    @Test("A book that is too large is one failure")
    func size() {
        let limit = 64 << 20
        #expect(
            failure(bytes: Array("faultbook: 1\n".utf8) + [UInt8](repeating: 0x23, count: limit), ImportOptions())
                == .tooLarge(bytes: limit + 13, limit: limit))
    }
}

@Suite("Vocabulary files")
struct VocabularyTests {
    @Test("Words that mean the same are a term, whatever their order")
    func terms() throws {
        let text =
            "vocabulary: 1\nterms:\n  - {zh: 溢流阀, en: relief valve}\n  - {zh: [力矩限制器, 力限器], en: [moment limiter, LMI]}\n"
            + "  - {en: [o/s, out of service]}\n  - {en: relief valve, zh: 溢流阀}\n  - {en: alone}\n  - {english: x, zh: y}\n  - {en: no, zh: 否}\n"
        let result = try imported(text, name: "v.yaml", ImportOptions())
        #expect(result.format == .vocabulary)
        #expect(
            result.terms.map { $0.words.map(\.text) } == [
                ["溢流阀", "relief valve"], ["力矩限制器", "力限器", "moment limiter", "LMI"], ["o/s", "out of service"],
                ["no", "否"],
            ])
        #expect(Set(result.terms.map(\.id)).count == 4)
        #expect(result.messages(.warning).map { $0.prefix(2) } == ["6:"])
        #expect(result.messages(.error).map { $0.prefix(2) } == ["7:", "8:"])
        let again = try imported(FaultBookWriter.vocabulary(result.terms), name: "v.yaml", ImportOptions())
        #expect(again.terms == result.terms && again.findings.all == [])
    }
}
