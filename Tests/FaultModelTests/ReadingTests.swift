import FaultModel
import Foundation
import Testing

@Suite("A measured value is judged by its range")
struct ReadingTests {
    private let relief = Reading(quantity: "pressure", unit: "MPa", min: 30, max: 32)

    @Test(
        "in any usual unit and writing",
        arguments: [
            ("31.2", 31.2, Judgement.Verdict.inside), ("31.2 MPa", 31.2, .inside), ("31.2mpa", 31.2, .inside),
            ("312 bar", 31.2, .inside), (" 31,2 兆帕 ", 31.2, .inside), ("３１．２ＭＰａ", 31.2, .inside),
            ("３１２　巴", 31.2, .inside), ("+31.2", 31.2, .inside), ("3.12e1", 31.2, .inside),
            ("31200 kPa", 31.2, .inside), ("31 200 kPa", 31.2, .inside), ("31\u{202F}200\u{A0}kPa", 31.2, .inside),
            ("31'200 kPa", 31.2, .inside), ("31,200.0 kPa", 31.2, .inside), ("31.200,0 kPa", 31.2, .inside),
            ("31,200,000 Pa", 31.2, .inside), ("31.200.000 Pa", 31.2, .inside), ("24 MPa", 24, .below),
            ("0", 0, .below), ("-1 bar", -0.1, .below), ("−1 bar", -0.1, .below), ("－ 1 bar", -0.1, .below),
            (".5", 0.5, .below), ("33. MPa", 33, .above), ("400 bar", 40, .above), ("0,325e3 bar", 32.5, .above),
        ])
    func verdicts(text: String, value: Double, verdict: Judgement.Verdict) throws {
        let judged = try relief.judge(text)
        #expect(judged == Judgement(value: value, verdict: verdict))
        #expect(judged.isInside == (verdict == .inside))
    }

    @Test(
        "thousands are parted by a comma where the unit has no thousandths",
        arguments: [
            ("4,525 psi", "psi", 4525.0), ("1,800 rpm", "rpm", 1800), ("1,800", "r/min", 1800),
            ("1 800 r/min", "rpm", 1800), ("101,325 Pa", "Pa", 101_325), ("12,345,678 Ω", "Ω", 12_345_678),
            ("1,800.5", "V", 1800.5), ("1 234,5", "V", 1234.5), ("0,125 mm", "mm", 0.125), ("1.250 Ω", "Ω", 1.25),
            ("1,25 Ω", "Ω", 1.25), ("1,2500 Ω", "Ω", 1.25), ("12 1/s", "1/s", 12), ("1000,125 V", "V", 1000.125),
        ])
    func separators(text: String, unit: String, value: Double) throws {
        #expect(try Reading(quantity: "q", unit: unit, min: 0).judge(text).value == value)
    }

    @Test("a comma that may part either is asked about", arguments: ["1,250", "1,250 Ω", "1,250 kΩ", "-1,250 ohm"])
    func ambiguousComma(text: String) {
        let reading = Reading(quantity: "resistance", unit: "Ω", max: 5)
        #expect(throws: ReadingError.ambiguousNumber(text: text)) { try reading.judge(text) }
    }

    @Test(
        "bounds belong to the range, also after a conversion that rounds",
        arguments: [
            ("300 bar", 0.0, 30.0, "MPa"), ("300 bar", 30, 40, "MPa"), ("0.3 bar", 30, 30, "kPa"),
            ("4351.13213190 psi", 30, 30, "MPa"), ("98.0665 kPa", 1, 1, "kgf/cm²"), ("32 °F", 0, 0, "°C"),
            ("-40 °C", -40, -40, "°F"), ("273.15 K", 0, 0, "°C"), ("0 °C", 32, 32, "°F"), ("0.1 V", 100, 100, "mV"),
            ("0 psi", 0, 0, "MPa"), ("25.4 mm", 1, 1, "in"), ("7 mm", 0.7, 0.7, "cm"), ("30", 30, 30, "MPa"),
        ])
    func bounds(text: String, min: Double, max: Double, unit: String) throws {
        #expect(try Reading(quantity: "q", unit: unit, min: min, max: max).judge(text).isInside)
    }

    @Test("what is a millionth beside a bound is outside")
    func besideTheBound() throws {
        #expect(try relief.judge("299.9997 bar").verdict == .below)
        #expect(try relief.judge("320.0003 bar").verdict == .above)
        #expect(try Reading(quantity: "", unit: "Ω", max: 5).judge("-1e9").isInside)
        #expect(try Reading(quantity: "", unit: "Ω", min: 5).judge("1e99").isInside)
    }

    @Test(
        "what is no number is refused",
        arguments: [
            "", " ", "abc", "MPa", "kN", "-", "+-3", "--3", "3 1/2", "30-32", "30 - 32 MPa", "30/32", "<30", "≈30",
            "1.2.3",
            "1,2,3", "1,23.4", "12,34,567", "1234,567,890", "1'23.4.5", "0 800 rpm'3", "1e100", "1e-999", "nan", "inf",
            "0x1F", ".", ",", "٣١", "30..32", "OL", "∞", "1,2'345", "1 234 56,7.8",
        ])
    func unreadable(text: String) throws {
        let error = #expect(throws: ReadingError.self) { try relief.judge(text) }
        switch try #require(error) {
        case .unreadableNumber(text, unit: "MPa"): break
        case .unknownUnit(let name, _, _, _): #expect(["x1F", "'23.4.5"].contains(name), "\(text): \(name)")
        case let other: Issue.record("\(text): \(other)")
        }
    }

    @Test(
        "each refusal says what was given, what was expected and what to do",
        arguments: [
            (
                "about 31",
                "'about 31' does not begin with a number that can be read; expected one such as 31.2 or '31.2 MPa'"
            ),
            (
                "24 V",
                "'24 V' is a voltage; expected a pressure in MPa, bar, kPa, psi, kgf/cm², mbar"
            ),
            (
                "31.2 MPs",
                "'MPs' is no unit that is known; did you mean 'MPa'? Expected a pressure in MPa, bar, kPa, psi, kgf/cm², mbar"
            ),
            (
                "3 furlongs",
                "'furlongs' is no unit that is known; expected a pressure in MPa, bar, kPa, psi, kgf/cm², mbar"
            ),
            (
                "31,200 kPa",
                "the comma in '31,200 kPa' may part thousands or decimals; write the number without it, or with a point"
            ),
        ])
    func words(text: String, words: String) throws {
        let error = #expect(throws: ReadingError.self) { try relief.judge(text) }
        #expect(error?.description == words)
    }

    @Test("a spelling of two units of the quantity is asked about")
    func ambiguousUnit() throws {
        let error = #expect(throws: ReadingError.self) {
            try Reading(quantity: "power", unit: "kW", min: 1).judge("5 mw")
        }
        #expect(error?.description == "'mw' may be MW or mW; write it with its capital letters")
        #expect(try Reading(quantity: "power", unit: "mW", min: 1).judge("5 mw").value == 5)
    }

    @Test("a text of any length costs no more than 64 characters")
    func length() throws {
        let reading = Reading(quantity: "length", unit: "mm", min: 0)
        let longest = "1." + String(repeating: "0", count: 59) + " mm"
        #expect(longest.unicodeScalars.count == 64)
        #expect(try reading.judge(longest).value == 1)
        #expect(throws: ReadingError.tooLong(limit: 64)) { try reading.judge(longest + "m") }
        #expect(throws: ReadingError.tooLong(limit: 64)) {
            try reading.judge("e" + String(repeating: "\u{301}", count: 1_000_000))
        }
        #expect(ReadingError.tooLong(limit: 64).description.contains("longer than 64 characters"))
    }

    @Test("a unit that is not known is understood where the very same one is given")
    func ownUnit() throws {
        let strokes = Reading(quantity: "count", unit: "strokes per shift", min: 10, max: 20)
        #expect(try strokes.judge("12").isInside)
        #expect(try strokes.judge("12 strokes per shift").isInside)
        #expect(try strokes.judge("12 strokes  per shift").isInside)
        let error = #expect(throws: ReadingError.self) { try strokes.judge("12 V") }
        #expect(
            error?.description
                == "'V' cannot be converted to 'strokes per shift'; give the number in 'strokes per shift'")
        let unknown = #expect(throws: ReadingError.self) { try strokes.judge("12 turns") }
        #expect(unknown?.description == "'turns' is no unit that is known; expected a number in strokes per shift")
    }

    @Test("random texts are judged or refused, and what is judged is finite")
    func anyText() {
        let pieces = [
            "1", "800", "0", ",", ".", " ", "'", "-", "+", "e", "E", "MPa", "bar", "K", "°", "/", "²", "１", "，", "兆帕",
            "\u{301}", "\u{0}",
        ]
        var state: UInt64 = 7
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            guard let judged = try? relief.judge(text) else { continue }
            #expect(judged.value.isFinite)
        }
    }
}

@Suite("A step of a procedure can be measured")
struct MeasuredStepTests {
    private let reading = Reading(quantity: "pressure", unit: "MPa", min: 30)

    private func problems(_ step: ProcedureStep) throws -> [String] {
        var fields = FaultFields(id: try #require(Fault.ID("p/f")), symptom: LocalizedText("x", in: .english))
        fields.procedure = Procedure(start: step.id, steps: [step])
        do {
            _ = try Fault(fields)
            return []
        } catch {
            return error.problems.map { "\($0.path.joined(separator: ".")): \($0)" }
        }
    }

    private let end = Destination.end(LocalizedText("End", in: .english))
    private let ask = LocalizedText("How much?", in: .english)

    @Test("a reading stands on a step that is answered by yes or no, and is checked as a check's is")
    func problems() throws {
        let yesNo = ProcedureStep.Course.yesNo(ask: ask, yes: end, no: end)
        let words =
            "procedure.steps.s.reading: a reading is answered by yes (inside its range) or no; expected a step with 'ask', 'if_yes' and 'if_no'"
        #expect(try problems(ProcedureStep(id: "s", reading: reading, course: yesNo)) == [])
        #expect(try problems(ProcedureStep(id: "s", reading: reading, course: .go(end))) == [words])
        let choices = ProcedureStep.Course.choices(ask: ask, [.init(answer: ask, next: end)])
        #expect(try problems(ProcedureStep(id: "s", reading: reading, course: choices)) == [words])
        var unbounded = reading
        unbounded.min = nil
        #expect(
            try problems(ProcedureStep(id: "s", reading: unbounded, course: yesNo))
                == ["procedure.steps.s.reading: the reading has neither min nor max; give at least one"])
        var infinite = reading
        infinite.max = .infinity
        #expect(
            try problems(ProcedureStep(id: "s", reading: infinite, course: yesNo))
                == ["procedure.steps.s.reading.max: inf is out of range; expected a finite number"])
    }

    @Test("a record without a reading is what it was before steps had one")
    func canonicalForm() throws {
        let old = #"{"course":{"go":{"_0":{"cause":{"_0":"a"}}}},"id":"s"}"#
        let step = try JSONDecoder().decode(ProcedureStep.self, from: Data(old.utf8))
        #expect(step == ProcedureStep(id: "s", course: .go(.cause("a"))))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        #expect(String(decoding: try encoder.encode(step), as: UTF8.self) == old)
        let measured = ProcedureStep(id: "s", reading: reading, course: .yesNo(ask: ask, yes: end, no: .step("t")))
        #expect(try JSONDecoder().decode(ProcedureStep.self, from: try encoder.encode(measured)) == measured)
    }
}
