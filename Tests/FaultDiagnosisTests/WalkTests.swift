import FaultDiagnosis
import FaultModel
import FaultTesting
import Testing

@Suite struct WalkTests {
    /// The relief valve, the charge pump, and electrics that take both a solenoid and its spare.
    private func noStroke() throws -> Fault {
        try Fault.make("trailer-pump/no-stroke", .both("主油缸不动作", "Main cylinders do not stroke")) { fields in
            fields.safety = [.en("Relieve the pressure first")]
            fields.causes = [
                Cause(
                    id: "valve-stuck", title: .en("Relief valve stuck"), prior: 0.02,
                    remedy: Remedy(title: .en("Renew it"), minutes: 45)),
                Cause(
                    id: "pump-worn", title: .en("Charge pump worn"), prior: 0.01,
                    remedy: Remedy(title: .en("Renew it"), minutes: 120)),
                Cause(id: "solenoid-open", title: .en("Solenoid open"), prior: 0.1),
                Cause(id: "spare-open", title: .en("Spare solenoid open"), prior: 0.1),
            ]
            fields.tree = .gate(
                .init(
                    .or,
                    [
                        .name("valve-stuck"), .name("pump-worn"),
                        .gate(.init(.and, [.name("solenoid-open"), .name("spare-open")], name: "electrics")),
                    ]))
            fields.checks = [
                Check(
                    id: "relief-pressure", ask: .en("Measure the pressure"), observes: "valve-stuck",
                    reading: Reading(quantity: "pressure", unit: "MPa", min: 30, max: 32), minutes: 10),
                Check(id: "lamp", ask: .en("Does the lamp light?"), observes: "electrics", minutes: 1),
                Check(id: "listen", ask: .en("Listen"), minutes: 1),
            ]
        }
    }

    private func state(_ answers: String..., mode: WalkState.Mode? = nil) throws -> WalkState {
        try Walk(try noStroke()).state(after: answers.compactMap { WalkAnswer($0) }, mode: mode)
    }

    @Test(
        "an answer is an action and what came of it",
        arguments: [
            ("lamp=ok", WalkAnswer("lamp", "ok")), ("p=31.2 MPa", WalkAnswer("p", "31.2 MPa")),
            ("a=b=c", WalkAnswer("a", "b=c")),
        ])
    func answers(text: String, answer: WalkAnswer) { #expect(WalkAnswer(text) == answer) }

    @Test("what is no answer is none", arguments: ["", "=", "lamp", "lamp=", "=ok"])
    func noAnswers(text: String) { #expect(WalkAnswer(text) == nil) }

    @Test("the cheap look is first, the safety text with it, and several causes may be there at once")
    func start() throws {
        let state = try state()
        #expect(state.status == .checking)
        #expect(state.mode == .guided)
        #expect(state.next?.subject.id == "lamp")
        #expect(state.next?.safety == [.en("Relieve the pressure first")])
        #expect(state.next?.outcomes.map(\.value) == ["ok", "faulty", "unknown", "cannot"])
        // By hand: P(symptom) = 1 - 0.98 × 0.99 × 0.99.
        let symptom = 1 - 0.98 * 0.99 * 0.99
        let valve = try #require(state.beliefs.first { $0.cause.id == "valve-stuck" })
        #expect(abs(valve.probability - 0.02 / symptom) < 1e-12)
        #expect(state.beliefs.map(\.probability) == state.beliefs.map(\.probability).sorted(by: >))
    }

    @Test("a check that observes nothing in particular is never proposed but may be answered")
    func idleCheck() throws {
        let before = try state("lamp=ok")
        let after = try state("lamp=ok", "listen=faulty")
        #expect(after.beliefs == before.beliefs)
        #expect(!(before.alternatives + [before.next].compactMap(\.self)).contains { $0.subject.id == "listen" })
    }

    @Test(
        "a reading is judged by its range in any unit of its quantity",
        arguments: [
            ("31.2", WalkOutcome.ok), ("31.2 MPa", .ok), ("312 bar", .ok), ("300bar", .ok), ("290 bar", .faulty),
            ("33", .faulty), ("4,525 psi", .ok), ("OK", .ok),
        ])
    func readings(text: String, outcome: WalkOutcome) throws {
        let state = try state("relief-pressure=\(text)")
        #expect(state.answers.map(\.outcome) == [outcome])
        let isExact = try #require(state.beliefs.first { $0.cause.id == "valve-stuck" }).probability
        #expect(isExact == (outcome == .faulty ? 1 : 0))
    }

    @Test("a cause that is sure is repaired next, and the walk ends when the symptom is gone")
    func solved() throws {
        let repairing = try state("relief-pressure=25")
        #expect(repairing.status == .repairing)
        #expect(repairing.next?.subject.id == "valve-stuck")
        #expect(repairing.next?.outcomes == [.fixed, .notFixed, .cannot])
        let solved = try state("relief-pressure=25", "valve-stuck=fixed")
        #expect(solved.status == .solved)
        #expect(solved.found?.id == "valve-stuck")
        #expect(solved.next == nil)
        #expect(solved.expectedMinutes == 0)
        #expect(throws: WalkError.afterTheEnd("lamp", .solved)) {
            try state("valve-stuck=fixed", "lamp=ok")
        }
    }

    @Test("answers that teach nothing only take the check away", arguments: ["unknown", "cannot"])
    func teachesNothing(outcome: String) throws {
        let before = try state()
        let after = try state("lamp=\(outcome)")
        #expect(after.beliefs == before.beliefs)
        #expect(!(after.alternatives + [after.next].compactMap(\.self)).contains { $0.subject.id == "lamp" })
    }

    @Test("a remedy that did not help is evidence: its cause is gone and the others are likelier")
    func notFixed() throws {
        let state = try state("valve-stuck=not-fixed")
        let valve = try #require(state.beliefs.first { $0.cause.id == "valve-stuck" })
        #expect(valve.probability == 0)
        #expect(valve.isPutRight)
        let symptom = 1 - 0.99 * 0.99
        let pump = try #require(state.beliefs.first { $0.cause.id == "pump-worn" })
        #expect(abs(pump.probability - 0.01 / symptom) < 1e-12)
    }

    @Test("answers that cannot all be true are named, and no more of them than clash")
    func contradiction() throws {
        // The lamp clears the solenoids, the pressure the valve; the pump was renewed in vain.
        let state = try state("listen=ok", "lamp=ok", "relief-pressure=31", "pump-worn=not-fixed")
        #expect(state.status == .contradiction)
        #expect(state.clash.map { state.answers[$0].answer.action } == ["lamp", "relief-pressure", "pump-worn"])
        #expect(state.next == nil)
        #expect(state.beliefs.isEmpty)
    }

    @Test("when all was tried in vain, nothing is left")
    func exhausted() throws {
        let all = try state(
            "valve-stuck=not-fixed", "pump-worn=not-fixed", "solenoid-open=not-fixed", "spare-open=not-fixed")
        #expect(all.status == .exhausted)
        let cannot = try state("valve-stuck=cannot", "pump-worn=cannot", "solenoid-open=cannot", "spare-open=cannot")
        #expect(cannot.status == .exhausted)
        #expect(cannot.next == nil)
    }

    @Test("undo is one answer fewer")
    func undo() throws {
        #expect(try state("lamp=ok", "relief-pressure=31").answers.dropLast() == state("lamp=ok").answers[...])
        #expect(try state("lamp=ok") == state("lamp=ok"))
    }

    @Test("an unknown action says what can be answered and what may have been meant")
    func unknownAction() throws {
        let error = #expect(throws: WalkError.self) { try state("lamb=ok") }
        #expect(error?.description == "'lamb' is nothing that can be answered now; did you mean 'lamp'?")
        let far = #expect(throws: WalkError.self) { try state("something-else=ok") }
        #expect(
            far?.description
                == "'something-else' is nothing that can be answered now; possible: relief-pressure, lamp, listen, "
                + "valve-stuck, pump-worn, solenoid-open, spare-open.")
    }

    @Test(
        "an outcome that does not belong to the action says which do",
        arguments: [
            ("lamp=fixed", "'fixed' is no outcome of 'lamp'; expected ok, faulty, unknown, cannot."),
            ("lamp=12 V", "'12 V' is no outcome of 'lamp'; expected ok, faulty, unknown, cannot."),
            (
                "relief-pressure=high",
                "'high' is no outcome of 'relief-pressure'; expected ok, faulty, unknown, cannot or a reading."
            ),
            ("pump-worn=ok", "'ok' is no outcome of 'pump-worn'; expected fixed, not-fixed, cannot."),
        ])
    func unknownOutcome(answer: String, sentence: String) throws {
        let error = #expect(throws: WalkError.self) { try state(answer) }
        #expect(error?.description == sentence)
    }

    @Test("a reading in a unit of something else is an error that says so")
    func otherQuantity() throws {
        let error = #expect(throws: WalkError.self) { try state("relief-pressure=24 V") }
        #expect(error?.description.hasPrefix("The reading of 'relief-pressure': '24 V' is a voltage") == true)
    }

    @Test("the same question is not answered twice, and no walk is endless")
    func bounds() throws {
        #expect(throws: WalkError.answeredBefore("lamp")) { try state("lamp=ok", "lamp=faulty") }
        #expect(throws: WalkError.tooManyAnswers(limit: WalkAnswer.most)) {
            try Walk(try noStroke()).state(after: Array(repeating: WalkAnswer("lamp", "ok"), count: 501))
        }
    }

    @Test("a fault without causes is exhausted at once")
    func nothingKnown() throws {
        let state = try Walk(try Fault.make("pump/odd", .en("Odd noise"))).state(after: [])
        #expect(state.status == .exhausted)
        #expect(state.next == nil)
    }
}
