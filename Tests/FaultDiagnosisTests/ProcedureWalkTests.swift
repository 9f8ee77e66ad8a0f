import FaultDiagnosis
import FaultModel
import FaultTesting
import Testing

@Suite struct ProcedureWalkTests {
    /// s1 (yes/no) → s2 (choices) or the valve; s2 → the controller, s3, or another fault; s3 has something to do only.
    private func noStroke() throws -> Fault {
        try Fault.make("pump/no-stroke", .en("No stroke")) { fields in
            fields.causes = [
                Cause(
                    id: "valve", title: .en("Valve stuck"), prior: 0.02,
                    remedy: Remedy(title: .en("Renew it"), minutes: 45)),
                Cause(
                    id: "controller", title: .en("Controller dead"), prior: 0.01,
                    remedy: Remedy(title: .en("Renew it"), minutes: 20)),
            ]
            fields.checks = [Check(id: "measure", ask: .en("Measure"), observes: "valve", minutes: 5)]
            fields.procedure = Procedure(
                start: "s1",
                steps: [
                    ProcedureStep(
                        id: "s1", do: .en("Start the motor"),
                        reading: Reading(quantity: "pressure", unit: "bar", min: 10),
                        course: .yesNo(ask: .en("Pressure?"), yes: .step("s2"), no: .cause("valve"))),
                    ProcedureStep(
                        id: "s2",
                        course: .choices(
                            ask: .en("Which lamp?"),
                            [
                                .init(answer: .en("DT1"), next: .step("s3")),
                                .init(answer: .en("none"), next: .cause("controller")),
                                .init(answer: .en("both"), next: .fault("no-power")),
                            ])),
                    ProcedureStep(id: "s3", do: .en("Note the lamp"), course: .go(.step("s4"))),
                    ProcedureStep(id: "s4", course: .go(.end(.en("Call the manufacturer")))),
                ])
        }
    }

    private func noPower() throws -> Fault {
        try Fault.make("pump/no-power", .en("No power")) { fields in
            fields.causes = [Cause(id: "fuse", title: .en("Fuse blown"))]
            fields.procedure = Procedure(
                start: "s1",
                steps: [
                    ProcedureStep(
                        id: "s1",
                        course: .yesNo(ask: .en("Fuse whole?"), yes: .fault("pump/no-stroke"), no: .cause("fuse")))
                ])
        }
    }

    private func state(_ answers: String..., mode: WalkState.Mode? = nil) throws -> WalkState {
        let (first, second) = (try noStroke(), try noPower())
        return try Walk(first, linked: [first.id: first, second.id: second])
            .state(after: answers.compactMap { WalkAnswer($0) }, mode: mode)
    }

    @Test("a fault with a procedure is walked by it as written, unless guided is asked for")
    func modes() throws {
        #expect(try state().mode == .procedure)
        #expect(try state().next?.subject.id == "s1")
        #expect(try state().next?.outcomes.map(\.value) == ["yes", "no", "unknown", "cannot"])
        #expect(try state(mode: .guided).mode == .guided)
        #expect(try state(mode: .guided).next?.subject.id == "measure")
    }

    @Test(
        "an answer leads where the manual says",
        arguments: [
            (["s1=yes"], "s2"), (["s1=12 bar"], "s2"), (["s1=0.5 MPa"], "valve"), (["s1=no"], "valve"),
            (["s1=yes", "s2=1"], "s3"), (["s1=yes", "s2=2"], "controller"), (["s1=yes", "s2=3"], "s1"),
        ])
    func branches(answers: [String], next: String) throws {
        let (first, second) = (try noStroke(), try noPower())
        let state = try Walk(first, linked: [first.id: first, second.id: second])
            .state(after: answers.compactMap { WalkAnswer($0) })
        #expect(state.next?.subject.id == next)
        #expect(state.mode == .procedure)
    }

    @Test("a step with something to do and nothing to ask is answered by done; its end is the manual's last word")
    func end() throws {
        #expect(try state("s1=yes", "s2=1").next?.outcomes == [.done, .cannot])
        let end = try state("s1=yes", "s2=1", "s3=done")
        #expect(end.status == .exhausted)
        #expect(end.ending == .en("Call the manufacturer"))
        // What else could be done is said all the same.
        #expect(!end.alternatives.isEmpty)
    }

    @Test("a procedure goes on with another fault's, and back, and the answers stay one list")
    func otherFault() throws {
        let there = try state("s1=yes", "s2=3")
        #expect(there.current.id.name == "no-power")
        #expect(there.turn == .other(there.current.id))
        let back = try state("s1=yes", "s2=3", "s1=yes")
        #expect(back.current.id.name == "no-stroke")
        #expect(back.next?.subject.id == "s1")
    }

    @Test("a fault that the procedure goes on with and that is not there ends it, and is named")
    func missingFault() throws {
        let state = try Walk(try noStroke()).state(after: [WalkAnswer("s1", "yes"), WalkAnswer("s2", "3")])
        #expect(state.status == .exhausted)
        #expect(state.turn == .missing("no-power"))
    }

    @Test(
        "a step that cannot be done goes over to the guided walk with what was learnt, and says so",
        arguments: [
            "cannot", "unknown",
        ])
    func cannot(outcome: String) throws {
        let state = try state("s1=yes", "s2=\(outcome)")
        #expect(state.mode == .guided)
        #expect(state.turn == .couldNot(step: "s2"))
        // The way through s2 spoke against the valve.
        let plain = try self.state(mode: .guided)
        let (before, after) = (
            plain.beliefs.first { $0.cause.id == "valve" }, state.beliefs.first { $0.cause.id == "valve" }
        )
        #expect(try #require(after).probability < (try #require(before)).probability / 5)
    }

    @Test("a remedy that the procedure led to and that did not help goes over to the guided walk")
    func didNotHelp() throws {
        #expect(try state("s1=no").status == .repairing)
        #expect(try state("s1=no").next?.why == .led)
        let state = try state("s1=no", "valve=not-fixed")
        #expect(state.turn == .didNotHelp(cause: "valve"))
        #expect(state.mode == .guided)
        #expect(state.next?.subject.id == "controller")
        #expect(try self.state("s1=no", "valve=fixed").status == .solved)
    }

    @Test("checks answered on the phone count in a procedure, which stays where it is")
    func checksBeside() throws {
        let state = try state("measure=faulty")
        #expect(state.next?.subject.id == "s1")
        #expect(state.beliefs.first?.cause.id == "valve")
        #expect(state.beliefs.first?.probability == 1)
    }

    @Test("steps answered before are understood when the walk is guided")
    func stepsInGuided() throws {
        let state = try state("s1=yes", mode: .guided)
        #expect(state.mode == .guided)
        #expect(state.beliefs.first?.cause.id == "controller")
    }

    @Test("a fault without a procedure is walked guided, and says why when the procedure was asked for")
    func noProcedure() throws {
        let fault = try Fault.make("pump/odd", .en("Odd"), causes: [try .make("a", .en("A"))])
        let state = try Walk(fault).state(after: [], mode: .procedure)
        #expect(state.mode == .guided)
        #expect(state.turn == .noProcedure)
    }

    @Test("procedures that send each other in a circle without a question end")
    func circle() throws {
        func passing(_ name: String, to other: String) throws -> Fault {
            try Fault.make("pump/\(name)", .en(name)) { fields in
                fields.procedure = Procedure(
                    start: "s1", steps: [ProcedureStep(id: "s1", course: .go(.fault(other)))])
            }
        }
        let (first, second) = (try passing("a", to: "b"), try passing("b", to: "a"))
        let state = try Walk(first, linked: [first.id: first, second.id: second]).state(after: [])
        #expect(state.status == .exhausted)
    }
}
