import FaultDiagnosis
import FaultKnowledge
import FaultModel
import FaultTesting
import FaultTrees
import Foundation
import HTTPTypes
import Testing

@testable import FaultServer

@Suite("The walk over HTTP")
struct WalkTests {
    private let path = "/api/faults/trailer-pump/no-stroke/walk"

    private func ask(_ path: String, _ headers: HTTPFields = [:]) async throws -> Asking.Answer {
        try await Asking(walkKnowledge()).get(path, headers)
    }

    /// P(valve | symptom) = 0.03 / (1 − 0.97 × 0.99), by hand.
    @Test("a walk begins with the fields of the contract") func beginning() async throws {
        let answer = try await ask(path + "?mode=guided&lang=zh")
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
        #expect(answer.text("fault") == "trailer-pump/no-stroke")
        #expect(answer.text("title") == "主油缸不动作")
        #expect(answer.text("mode") == "guided")
        #expect(answer.value("modes") as? [String] == ["guided", "procedure"])
        #expect(answer.text("status") == "checking")
        #expect((answer.value("answers") as? [Any])?.isEmpty == true)
        #expect(answer.text("beliefs.0.cause") == "valve-stuck")
        #expect(answer.text("beliefs.0.title") == "溢流阀卡滞")
        let share = try #require(answer.number("beliefs.0.probability"))
        #expect(abs(share - 0.03 / (1 - 0.97 * 0.99)) < 1e-12)
        #expect(answer.value("beliefs.0.put_right") == nil)
        #expect(answer.text("next.action") == "check")
        #expect(answer.text("next.id") == "gauge")
        #expect(answer.text("next.ask") == "测量压力")
        #expect(answer.value("next.do") is NSNull)
        #expect(answer.number("next.minutes") == 4)
        #expect(answer.text("next.reading.quantity") == "pressure")
        #expect(answer.text("next.reading.unit") == "MPa")
        #expect(answer.number("next.reading.min") == 30)
        #expect(answer.number("next.reading.max") == 32)
        #expect(Self.outcomes(answer) == ["ok 正常", "faulty 异常", "unknown 不清楚", "cannot 无法检查"])
        #expect(answer.value("next.safety") as? [String] == ["先卸压"])
        #expect(answer.value("next.tools") as? [String] == ["压力表"])
        #expect(answer.text("next.about") == "溢流阀卡滞")
        #expect(answer.number("next.expected_minutes") == answer.number("expected_minutes"))
        #expect(answer.value("optimal") as? Bool == true)
        #expect(answer.number("minutes_spent") == 0)
        #expect(answer.text("alternatives.0.action") == "remedy")
        #expect((answer.value("contradiction") as? [Any])?.isEmpty == true)
        for absent in ["turn", "ending", "found", "conclusion"] { #expect(answer.value(absent) is NSNull) }
        #expect(answer.value("current_fault") == nil)
        #expect(answer.text("citations.0.document") == "HBT80 manual")
        #expect(answer.number("edition") == 1)
    }

    /// Valve or pump, the valve at 0.03 / (1 − 0.97 × 0.99) = 75.6 %; 40 minutes for the valve, 60 for the pump. The
    /// check never errs, so: 4 + 0.756 × 40 + 0.244 × 60, and with 0.756 % both are there, when the pump is done too:
    /// 0.0003 / 0.0397 × 60.
    @Test("why, in one sentence with its figures") func why() async throws {
        let valve = 0.03 / (1 - 0.97 * 0.99)
        let both = 0.03 * 0.01 / (1 - 0.97 * 0.99)
        let expected = 4 + valve * 40 + (1 - valve) * 60 + both * 60
        let answer = try await ask(path + "?mode=guided&lang=en")
        #expect(abs(try #require(answer.number("expected_minutes")) - expected) < 1e-9)
        #expect(
            answer.text("next.why")?.replacing("\u{A0}", with: " ")
                == "splits 76 % against 24 % for 4 minutes; expected \(Int(expected.rounded())) minutes to the fix")
        let chinese = try await ask(path + "?mode=guided&lang=zh")
        #expect(
            chinese.text("next.why")?.replacing("\u{A0}", with: " ")
                == "异常 76 %、正常 24 %，用时 4 分钟；预计 \(Int(expected.rounded())) 分钟排除故障")
    }

    @Test("a reading is judged in any unit, and shown in the check's own", arguments: ["31.2%20MPa", "312%20bar"])
    func reading(given: String) async throws {
        let answer = try await ask(path + "?mode=guided&lang=en&answer=gauge=\(given)")
        #expect(answer.text("answers.0.action") == "gauge")
        #expect(answer.text("answers.0.outcome") == "ok")
        #expect(answer.text("answers.0.label") == "OK")
        #expect(answer.text("answers.0.title") == "Measure the pressure")
        #expect(abs(try #require(answer.number("answers.0.value")) - 31.2) < 1e-9)
        #expect(answer.text("answers.0.unit") == "MPa")
        #expect(answer.number("minutes_spent") == 4)
        #expect(answer.text("status") == "repairing")
        #expect(answer.text("next.id") == "pump-worn")
        #expect(Self.outcomes(answer) == ["fixed Fixed", "not-fixed Not fixed", "cannot Cannot be done"])
        #expect(answer.text("next.ask") == "Replace the pump")
        #expect(answer.value("next.steps") as? [String] == ["Drain the oil"])
        #expect(answer.text("next.parts.0.number") == "10-0001")
        #expect(answer.text("next.parts.0.replaced_by") == "10-0002")
        #expect(
            answer.text("next.why")?.replacing("\u{A0}", with: " ")
                == "puts the symptom right with 100 % for 60 minutes; expected 60 minutes to the fix")
    }

    @Test("a remedy that helps ends the walk") func solved() async throws {
        let answer = try await ask(path + "?mode=guided&lang=en&answer=gauge=faulty&answer=valve-stuck=fixed")
        #expect(answer.text("status") == "solved")
        #expect(answer.value("next") is NSNull)
        #expect(answer.text("found.cause") == "valve-stuck")
        #expect(answer.text("found.title") == "Relief valve stuck")
        #expect(answer.number("minutes_spent") == 44)
        #expect(answer.number("expected_minutes") == 0)
        #expect(
            answer.text("conclusion")
                == "The symptom is gone. Cause: Relief valve stuck. Remedy: Clean or replace.")
    }

    @Test("what was put right is marked, and nothing is left in the end") func exhausted() async throws {
        let one = try await ask(path + "?mode=guided&lang=en&answer=valve-stuck=not-fixed")
        #expect(one.text("beliefs.1.cause") == "valve-stuck")
        #expect(one.value("beliefs.1.put_right") as? Bool == true)
        #expect(one.number("beliefs.1.probability") == 0)
        let both = try await ask(
            path + "?mode=guided&lang=en&answer=valve-stuck=not-fixed&answer=pump-worn=not-fixed")
        #expect(both.text("status") == "exhausted")
        #expect(both.text("conclusion")?.hasPrefix("Nothing is left to try") == true)
    }

    @Test("answers that cannot all be true are named") func contradiction() async throws {
        let answer = try await ask(
            path + "?mode=guided&lang=en&answer=look=unknown&answer=gauge=ok&answer=pump-worn=not-fixed")
        #expect(answer.text("status") == "contradiction")
        #expect(answer.text("contradiction.0.action") == "gauge")
        #expect(answer.text("contradiction.0.outcome") == "ok")
        #expect(answer.number("contradiction.0.number") == 2)
        #expect(answer.text("contradiction.1.action") == "pump-worn")
        #expect(
            answer.text("conclusion")
                == "These answers cannot all be true: Measure the pressure – OK; Replace the pump – Not fixed. "
                + "Look again at each, and take back the one that is wrong.")
    }

    @Test("a procedure is walked as it is written") func procedure() async throws {
        let start = try await ask(path + "?lang=zh")
        #expect(start.text("mode") == "procedure")
        #expect(start.text("next.action") == "step")
        #expect(start.text("next.id") == "s1")
        #expect(start.text("next.do") == "接上压力表")
        #expect(start.value("next.minutes") is NSNull)
        #expect(Self.outcomes(start) == ["yes 是", "no 否", "unknown 不清楚", "cannot 无法检查"])
        #expect(start.text("next.why") == "按厂家排查流程，下一步检查此项")
        #expect(start.value("optimal") is NSNull)
        let choices = try await ask(path + "?lang=zh&answer=s1=no")
        #expect(Self.outcomes(choices) == ["1 有气泡", "2 无气泡", "3 漏油", "unknown 不清楚", "cannot 无法检查"])
        let led = try await ask(path + "?lang=zh&answer=s1=no&answer=s2=2")
        #expect(led.text("status") == "repairing")
        #expect(led.text("next.id") == "pump-worn")
        #expect(led.text("answers.1.label") == "无气泡")
        let ended = try await ask(path + "?lang=zh&answer=s1=no&answer=s2=1")
        #expect(ended.text("status") == "exhausted")
        #expect(ended.text("ending") == "联系厂家")
        #expect(ended.text("conclusion") == "排查流程到此结束：联系厂家")
    }

    @Test("a procedure that cannot go on hands over to the guided walk, and says so") func turn() async throws {
        let answer = try await ask(path + "?lang=en&answer=s1=unknown")
        #expect(answer.text("mode") == "guided")
        #expect(answer.text("turn.code") == "could-not")
        #expect(answer.text("turn.text")?.contains("“Is it above 30 MPa?”") == true)
        let tried = try await ask(path + "?lang=en&answer=s1=no&answer=s2=2&answer=pump-worn=not-fixed")
        #expect(tried.text("turn.code") == "did-not-help")
        #expect(tried.text("turn.text")?.contains("“Charge pump worn”") == true)
    }

    @Test("a procedure goes on with another fault") func otherFault() async throws {
        let answer = try await ask(path + "?lang=en&answer=s1=no&answer=s2=3")
        #expect(answer.text("fault") == "trailer-pump/no-stroke")
        #expect(answer.text("current_fault") == "trailer-pump/oil-leak")
        #expect(answer.text("title") == "Oil leaks")
        #expect(answer.text("turn.code") == "other-fault")
        #expect(answer.text("beliefs.0.cause") == "seal-worn")
        #expect(answer.text("next.id") == "seal-worn")
    }

    @Test(
        "what cannot be answered is a problem that names it and what is possible",
        arguments: [
            ("?answer=gauge", "expected ID=OUTCOME"),
            ("?mode=guided&answer=gauge=maybe", "ok, faulty, unknown, cannot"),
            ("?mode=guided&answer=gauge=24%20V", "a voltage"), ("?mode=guided&answer=gage=ok", "did you mean 'gauge'"),
            ("?mode=guided&answer=gauge=ok&answer=gauge=ok", "answered before"),
            ("?mode=guided&answer=valve-stuck=fixed&answer=gauge=ok", "after the end"),
            ("?mode=fast", "guided, procedure"),
            ("?answers=gauge=ok", "Did you mean 'answer'?"), ("?mode=guided&mode=guided", "given twice"),
            ("?answer=" + String(repeating: "&answer=gauge=ok", count: 501), "500"),
        ])
    func badAnswers(query: String, expected: String) async throws {
        let answer = try await ask(path + query)
        #expect(answer.status == 400)
        #expect(answer.headers[.contentType] == "application/problem+json; charset=utf-8")
        #expect(answer.text("detail")?.contains(expected) == true, "\(answer.body)")
        #expect(answer.text("errors.0.field")?.isEmpty == false)
    }

    @Test("an action that is not there is answered with those that are") func possible() async throws {
        let answer = try await ask(path + "?mode=guided&answer=gage=ok")
        #expect(answer.text("errors.0.field") == "answer")
        #expect(
            answer.text("errors.0.message")
                == "'gage' is not possible now; possible: gauge, look, valve-stuck, pump-worn.")
    }

    @Test("an unknown fault is not found") func unknownFault() async throws {
        #expect(try await ask("/api/faults/trailer-pump/no-strok/walk").status == 404)
        #expect(try await ask("/api/faults/trailer-pump/no-strok/tree").status == 404)
        #expect(try await ask("/api/faults/trailer-pump/no-causes/tree.svg").status == 404)
    }

    @Test("a fault without causes has nothing to check") func noCauses() async throws {
        let answer = try await ask("/api/faults/trailer-pump/no-causes/walk?lang=en&mode=procedure")
        #expect(answer.text("status") == "exhausted")
        #expect(answer.text("conclusion") == "The source names no cause of this fault, so there is nothing to check.")
        #expect(answer.text("turn.code") == "no-procedure")
    }

    @Test("equal answers are equal bytes, and are kept until the next edition") func kept() async throws {
        let asking = try Asking(walkKnowledge())
        let first = try await asking.get(path + "?answer=s1=no&lang=zh")
        let again = try await asking.get(path + "?answer=s1=no&lang=zh")
        #expect(first.body == again.body)
        let tag = try #require(first.headers[.eTag])
        #expect(tag == "\"1\"")
        let unchanged = try await asking.get(path + "?answer=s1=no&lang=zh", [.ifNoneMatch: tag])
        #expect(unchanged.status == 304)
        #expect(unchanged.body.isEmpty)
    }

    @Test("the language is the browser's where none is asked for") func language() async throws {
        #expect(try await ask(path, [.acceptLanguage: "zh-CN"]).text("title") == "主油缸不动作")
        #expect(try await ask(path).text("title") == "Main cylinders do not stroke")
    }

    @Test("the tree as a document and as a picture") func tree() async throws {
        let document = try await ask("/api/faults/trailer-pump/no-stroke/tree?lang=en&limit=1")
        #expect(document.number("basic_events") == 2)
        #expect(document.number("cut_sets.count") == 2)
        #expect((document.value("cut_sets.sets") as? [Any])?.count == 1)
        #expect(abs(try #require(document.number("probability")) - (1 - 0.97 * 0.99)) < 1e-12)
        let picture = try await ask("/api/faults/trailer-pump/no-stroke/tree.svg?lang=en")
        #expect(picture.headers[.contentType] == "image/svg+xml; charset=utf-8")
        #expect(picture.body.contains("<svg"))
        #expect(picture.body.contains("Relief valve"))
        #expect(try await ask("/api/faults/trailer-pump/no-stroke/tree?limit=x").status == 400)
    }

    private static func outcomes(_ answer: Asking.Answer) -> [String] {
        (answer.value("next.outcomes") as? [[String: String]] ?? []).map { "\($0["value"] ?? "") \($0["label"] ?? "")" }
    }
}

@Suite("The words of a walk")
struct WalkWordsTests {
    @Test("a sentence takes its values in any order, and never looks into them") func sentence() {
        let words = Words(.english)
        #expect(words.sentence(.turnMissingFault, "{1} {2}").contains("“{1} {2}”"))
        #expect(words.sentence(.minuteMany) == "{1} minutes")
    }

    @Test(
        "minutes as people say them",
        arguments: [(0, "0 minutes"), (0.2, "less than a minute"), (1.2, "1 minute"), (74.08, "74 minutes")])
    func minutes(value: Double, text: String) { #expect(Words(.english).duration(value) == text) }

    @Test("two shares make 100 %") func shares() {
        let words = Words(.english)
        let why = words.sentence(for: .splits(faulty: 0.625, expectedMinutes: 9), minutes: 1)
        #expect(
            why.replacing("\u{A0}", with: " ") == "splits 63 % against 37 % for 1 minute; expected 9 minutes to the fix"
        )
        let rare = words.sentence(for: .splits(faulty: 0.001, expectedMinutes: 9), minutes: 1)
        #expect(rare.replacing("\u{A0}", with: " ").hasPrefix("splits < 1 % against > 99 %"))
    }

    @Test("every refusal is said in Chinese too") func errors() {
        let refusals: [WalkError] = [
            .unknownAction("a", possible: ["b"], nearest: nil), .unknownAction("a", possible: [], nearest: "b"),
            .unknownOutcome("x", of: "a", possible: ["ok"], takesReading: true),
            .unreadableReading(.ambiguousNumber(text: "1,800"), of: "a"), .answeredBefore("a"),
            .afterTheEnd("a", .solved), .tooManyAnswers(limit: 500), .tree(.budgetSpent(.nodes, .usual)),
        ]
        for refusal in refusals {
            let sentence = Words(.chinese).sentence(for: refusal)
            #expect(sentence.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
            #expect(Words(.english).sentence(for: refusal) == refusal.description)
        }
    }
}

/// A pump with a procedure, a fault that it goes on with, and one of which nothing is known.
func walkKnowledge() throws -> KnowledgeBase {
    let knowledge = try KnowledgeBase()
    var valve = try Cause.make(
        "valve-stuck", .both("溢流阀卡滞", "Relief valve stuck"), prior: 0.03, remedy: .both("清洗或更换", "Clean or replace"))
    valve.remedy?.minutes = 40
    var pump = try Cause.make(
        "pump-worn", .both("补油泵磨损", "Charge pump worn"), prior: 0.01, remedy: .both("换泵", "Replace the pump"),
        parts: ["10-0001"])
    pump.remedy?.minutes = 60
    pump.remedy?.steps = [.both("放油", "Drain the oil")]
    let fault = try Fault.make(
        "trailer-pump/no-stroke", .both("主油缸不动作", "Main cylinders do not stroke"), causes: [valve, pump]
    ) {
        $0.safety = [.both("先卸压", "Relieve pressure first")]
        $0.checks = [
            Check(
                id: "gauge", ask: .both("测量压力", "Measure the pressure"), observes: "valve-stuck",
                reading: Reading(quantity: "pressure", unit: "MPa", min: 30, max: 32), minutes: 4,
                tools: [.both("压力表", "Gauge")]),
            Check(id: "look", ask: .both("看一看", "Have a look")),
        ]
        $0.procedure = Procedure(
            start: "s1",
            steps: [
                ProcedureStep(
                    id: "s1", do: .both("接上压力表", "Fit a gauge"),
                    course: .yesNo(
                        ask: .both("高于 30 MPa 吗？", "Is it above 30 MPa?"), yes: .cause("valve-stuck"), no: .step("s2"))),
                ProcedureStep(
                    id: "s2",
                    course: .choices(
                        ask: .both("油箱怎样？", "How is the tank?"),
                        [
                            .init(answer: .both("有气泡", "Bubbles"), next: .end(.both("联系厂家", "Call the maker"))),
                            .init(answer: .both("无气泡", "No bubbles"), next: .cause("pump-worn")),
                            .init(answer: .both("漏油", "It leaks"), next: .fault("oil-leak")),
                        ])),
            ])
        $0.citations = [Citation(document: "HBT80 manual")]
    }
    let leak = try Fault.make(
        "trailer-pump/oil-leak", .both("漏油", "Oil leaks"),
        causes: [try Cause.make("seal-worn", .both("密封磨损", "Seal worn"), remedy: .both("换密封", "Replace the seal"))])
    let records: [Record] = [
        .part(Part(number: try PartNumber.make("10-0001"), name: .both("泵", "Pump"))),
        .part(
            Part(
                number: try PartNumber.make("10-0002"), name: .en("Pump, new"),
                supersedes: [try PartNumber.make("10-0001")])),
        .fault(fault), .fault(leak), .fault(try Fault.make("trailer-pump/no-causes", .both("异响", "Noise"))),
    ]
    let draft = Draft(source: Source(document: "Manual", file: "manual.yaml"), records: records)
    var files = [ImportedFile(path: "manual.yaml", format: nil, drafts: [draft], findings: Findings())]
    _ = try knowledge.apply(&files)
    return knowledge
}
