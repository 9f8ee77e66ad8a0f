import FaultDiagnosis
import FaultKnowledge
import FaultModel
import FaultServer
import FaultTesting
import Foundation
import Testing

@testable import faultbase

@Suite("The command walk")
struct WalkCommandTests {
    private static let book = """
        faultbook: 1
        language: en
        source: {document: Pump manual}
        product: {line: pump, models: [P80]}
        parts:
          - {number: "10-1", name: Valve}
          - {number: "10-2", name: New valve, supersedes: ["10-1"]}
        faults:
          - id: no-stroke
            symptom: {en: Pump will not stroke, zh: 泵不动}
            safety: [{en: Relieve pressure first, zh: 先卸压}]
            causes:
              - id: valve
                title: {en: Valve stuck, zh: 阀卡滞}
                prior: 0.03
                remedy: {kind: replace, title: {en: Replace the valve, zh: 换阀}, minutes: 40, parts: [{number: "10-1"}]}
              - id: pump
                title: {en: Pump worn, zh: 泵磨损}
                prior: 0.01
                remedy: {title: {en: Replace the pump, zh: 换泵}, minutes: 60}
            checks:
              - id: gauge
                ask: {en: Measure the pressure, zh: 测量压力}
                observes: valve
                reading: {quantity: pressure, unit: MPa, min: 30, max: 32}
                minutes: 4
        """

    private func withBook(_ body: (Program) throws -> Void) throws {
        try Program.inNewFolder { (program) throws in
            try program.write(Self.book, to: "pump.yaml")
            #expect(try program.run("import", "pump.yaml").status == 0)
            try body(program)
        }
    }

    @Test("one step as text: safety, beliefs, the question, and how to answer it") func text() throws {
        try withBook { (program) throws in
            let step = try program.run("walk", "pump/no-stroke")
            #expect(step.status == 0)
            #expect(
                step.output.replacing("\u{A0}", with: " ") == """
                    Pump will not stroke
                    pump/no-stroke · Guided · Checking
                    Expected to the fix: 49 minutes

                    Safety first
                      ! Relieve pressure first

                    How likely each cause is now
                      ███████████████░░░░░   76 %  Valve stuck
                      █████░░░░░░░░░░░░░░░   25 %  Pump worn

                    → Measure the pressure
                      Tells about: Valve stuck
                      Must read: 30–32 MPa
                      Takes 4 minutes
                      Why: splits 76 % against 24 % for 4 minutes; expected 49 minutes to the fix

                    How to answer
                      --answer gauge=ok        OK
                      --answer gauge=faulty    Faulty
                      --answer gauge=unknown   Not sure
                      --answer gauge=cannot    Cannot check
                      --answer 'gauge=30 MPa'  or the reading, such as 30 MPa

                    Do something else
                      valve  55 minutes  Replace the valve
                      pump   90 minutes  Replace the pump

                    """)
            #expect(!step.output.contains("\u{1B}"), "no colour away from a terminal")
        }
    }

    @Test("the document is the one of the API, and one answer fewer is undo") func json() throws {
        try withBook { (program) throws in
            let start = try program.run("walk", "pump/no-stroke", "--json")
            let one = try program.run("walk", "pump/no-stroke", "--json", "--answer", "gauge=312 bar")
            #expect(one.value("answers.0.outcome") as? String == "ok")
            #expect(one.value("status") as? String == "repairing")
            #expect(one.value("next.id") as? String == "pump")
            #expect(one.errors == "")
            let undone = try program.run("walk", "pump/no-stroke", "--json")
            #expect(undone.output == start.output)
            let end = try program.run(
                "walk", "pump/no-stroke", "--json", "--answer", "gauge=ok", "--answer", "pump=fixed")
            #expect(end.value("found.cause") as? String == "pump")
        }
    }

    @Test("in Chinese too") func chinese() throws {
        try withBook { (program) throws in
            let end = try program.run(
                "walk", "pump/no-stroke", "--lang", "zh", "--answer", "gauge=25", "--answer", "valve=fixed")
            #expect(end.output.contains("1. 测量压力 – 异常 (25 MPa)"))
            #expect(end.output.contains("故障现象已消失。原因：阀卡滞；排除方法：换阀。"))
            #expect(end.output.contains("1 × 10-1 Valve  请改订 10-2"))
            #expect(end.output.contains("已用时间：44 分钟"))
        }
    }

    @Test(
        "a bad answer is status 2 and one sentence; an unknown fault is status 1",
        arguments: [
            (["walk", "pump/no-stroke", "--answer", "gauge"], Int32(2), "expected ID=OUTCOME"),
            (["walk", "pump/no-stroke", "--answer", "gauge=perhaps"], 2, "ok, faulty, unknown, cannot or a reading"),
            (["walk", "pump/no-stroke", "--answer", "gauge=24 V"], 2, "a voltage"),
            (["walk", "pump/no-stroke", "--answer", "gage=ok"], 2, "did you mean 'gauge'?"),
            (["walk", "pump/no-stroke", "--mode", "fast"], 2, "guided"),
            (["walk", "pump"], 2, "is not the id of a fault"),
            (["walk"], 2, "fault"), (["walk", "pump/no-strok"], 1, "Did you mean 'pump/no-stroke'?"),
        ])
    func refusals(arguments: [String], status: Int32, sentence: String) throws {
        try withBook { (program) throws in
            let refused = try program.run(arguments)
            #expect(refused.status == status)
            #expect(refused.errors.contains(sentence), "\(refused.errors)")
            #expect(refused.output == "")
        }
    }

    @Test("help has an example") func help() throws {
        try Program.inNewFolder { (program) throws in
            #expect(try program.run("walk", "--help").output.contains("--answer s1=yes"))
        }
    }
}

@Suite("A walk with a person at a terminal")
struct WalkSessionTests {
    /// What the session writes when these lines are typed.
    private func talk(_ lines: String..., language: Language = .english) async throws -> String {
        let knowledge = try sessionKnowledge()
        let answers = Answers(knowledge)
        let id = try #require(Fault.ID("pump/no-stroke"))
        var typed = lines[...]
        var written = ""
        var session = WalkSession(
            words: Words(language), columns: 80,
            line: WalkLine(fault: id.description, answers: [], mode: nil, others: []),
            ask: { try await answers.walk(id, after: $0, mode: $1, language: language) },
            read: { typed.popFirst() }, write: { written += $0 })
        try await session.run()
        return written.replacing("\u{A0}", with: " ")
    }

    /// The text as one line, whatever the terminal's width broke.
    private func inOneLine(_ text: String) -> String { text.replacing("\n", with: " ") }

    @Test("asks until the fault is fixed, and says how to repeat it") func wholeWalk() async throws {
        let text = try await talk("31.2 bar", "x")
        #expect(text.contains("  o OK    f Faulty    u Not sure    c Cannot check\n  or the reading, such as 30 MPa"))
        #expect(text.contains("1. Measure the pressure – Faulty (3.12 MPa)"))
        #expect(text.contains("→ Remedy: Replace the valve"))
        #expect(text.contains("The symptom is gone. Cause: Valve stuck. Remedy: Replace the valve."))
        #expect(text.contains("Time on this way: 44 minutes"))
        #expect(
            text.hasSuffix(
                "The same walk again\n  faultbase walk pump/no-stroke --answer 'gauge=31.2 bar' --answer valve=fixed\n")
        )
    }

    @Test("leaves at q, and at the end of the lines", arguments: [true, false]) func leaving(typed: Bool) async throws {
        let text = typed ? try await talk("o", "q", "f") : try await talk("o")
        #expect(text.hasSuffix("faultbase walk pump/no-stroke --answer gauge=ok\n"))
    }

    @Test("z takes back the last answer, z1 all of them") func takingBack() async throws {
        #expect(try await talk("o", "z").hasSuffix("faultbase walk pump/no-stroke\n"))
        #expect(try await talk("o", "n", "z2").hasSuffix("faultbase walk pump/no-stroke --answer gauge=ok\n"))
        #expect(try await talk("o", "n", "z 1").hasSuffix("faultbase walk pump/no-stroke\n"))
        #expect(try await talk("z", "z7").contains("There is no such answer to take back."))
    }

    @Test("another step is done instead, or not after all") func anotherStep() async throws {
        #expect(try await talk("a1", "n").hasSuffix("--answer valve=not-fixed\n"))
        #expect(try await talk("a1", "z", "o").hasSuffix("--answer gauge=ok\n"))
        #expect(try await talk("a9").contains("There is no other step a9."))
    }

    @Test("answers that clash are named, and one can be taken back") func clash() async throws {
        let text = try await talk("o", "n", "y", "z2", "q")
        #expect(
            inOneLine(text).contains(
                "These answers cannot all be true: Measure the pressure – OK; Replace the pump – Not fixed."))
        #expect(text.hasSuffix("--answer gauge=ok\n"))
    }

    @Test("what is not understood is said, and nothing changes") func nonsense() async throws {
        let text = try await talk("", "perhaps", "24 V", "m", "?")
        let line = inOneLine(text)
        #expect(line.contains("“perhaps” is no answer here; type o, f, u, c, 30 MPa."))
        #expect(line.contains("'24 V' is a voltage; expected a pressure in MPa"))
        #expect(text.contains("The manufacturer gives no procedure for this fault."))
        #expect(text.contains("Type the key of an answer"))
        #expect(text.hasSuffix("faultbase walk pump/no-stroke\n"))
    }

    @Test("full-width letters and the words themselves are understood", arguments: ["ｆ", "异常", "faulty", "Ｆ", " f "])
    func spellings(typed: String) async throws {
        #expect(try await talk(typed, language: .chinese).contains("1. 测量压力 – 异常"))
    }

    private func sessionKnowledge() throws -> KnowledgeBase {
        let knowledge = try KnowledgeBase()
        var valve = try Cause.make(
            "valve", .both("阀卡滞", "Valve stuck"), prior: 0.03, remedy: .both("换阀", "Replace the valve"))
        valve.remedy?.minutes = 40
        var pump = try Cause.make(
            "pump", .both("泵磨损", "Pump worn"), prior: 0.01, remedy: .both("换泵", "Replace the pump"))
        pump.remedy?.minutes = 60
        let fault = try Fault.make("pump/no-stroke", .both("泵不动", "Pump will not stroke"), causes: [valve, pump]) {
            $0.checks = [
                Check(
                    id: "gauge", ask: .both("测量压力", "Measure the pressure"), observes: "valve",
                    reading: Reading(quantity: "pressure", unit: "MPa", min: 30, max: 32), minutes: 4)
            ]
        }
        let draft = Draft(source: Source(document: "Manual", file: "manual.yaml"), records: [.fault(fault)])
        var files = [ImportedFile(path: "manual.yaml", format: nil, drafts: [draft], findings: Findings())]
        _ = try knowledge.apply(&files)
        return knowledge
    }
}

@Suite("Lines for a terminal")
struct WrappingTests {
    @Test("English breaks at spaces, Chinese between signs but never before a full stop") func wrapping() {
        #expect("one two three four".wrapped(to: 9) == ["one two", "three", "four"])
        #expect("停机切断主电源。再上锁".wrapped(to: 14) == ["停机切断主电", "源。再上锁"])
        #expect("".wrapped(to: 20) == [""])
        #expect("aaaaaaaaaaaaaaaaaaaa b".wrapped(to: 8) == ["aaaaaaaa", "aaaaaaaa", "aaaa b"])
        #expect("one two three".wrapped(to: 12, after: "1. ") == ["1. one two", "   three"])
    }

    @Test("no line is wider than it may be", arguments: [8, 13, 40, 80]) func widths(columns: Int) {
        let text = "油温 50 ℃ 左右、额定转速下，测量补油压力（2.5～3.0 MPa），supercalifragilisticexpialidocious 停机。"
        for line in text.wrapped(to: columns) { #expect(line.terminalColumns <= columns, "\(line)") }
    }

    @Test("an answer is quoted where a shell would read it otherwise") func quoting() {
        #expect(WalkLine.option(WalkAnswer("a", "31.2 MPa")) == "--answer 'a=31.2 MPa'")
        #expect(WalkLine.option(WalkAnswer("a", "it's")) == "--answer 'a=it'\\''s'")
        #expect(WalkLine.option(WalkAnswer("a", "ok")) == "--answer a=ok")
    }
}
