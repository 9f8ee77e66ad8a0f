import FaultModel
import FaultTesting
import Testing

@Suite("A fault is valid once made")
struct FaultProblemTests {
    /// A sound fault, spoiled in one way.
    private func problems(_ spoil: (inout FaultFields) -> Void) throws -> [String] {
        let id = try #require(Fault.ID("trailer-pump/no-stroke"))
        var fields = FaultFields(id: id, symptom: .en("No stroke"))
        fields.causes = [
            Cause(id: "valve-stuck", title: .en("Valve stuck"), prior: 0.02),
            Cause(id: "pump-worn", title: .en("Pump worn")),
        ]
        fields.tree = .gate(.init(.or, [.name("valve-stuck"), .name("pump-worn")], name: "top"))
        fields.checks = [Check(id: "look", ask: .en("Look"), observes: "valve-stuck")]
        spoil(&fields)
        do {
            _ = try Fault(fields)
            return []
        } catch {
            return error.problems.map { "\($0.path.joined(separator: ".")): \($0)" }
        }
    }

    @Test("a sound fault has no problems") func sound() throws { #expect(try problems { _ in } == []) }

    @Test("an id used twice is named") func duplicate() throws {
        let found = try problems { $0.causes[1].id = "valve-stuck" }
        #expect(found.contains("causes.1.id: the cause id 'valve-stuck' is used twice; give each cause its own id"))
    }

    @Test("a probability outside 0…1 is named with its place") func probability() throws {
        #expect(
            try problems { $0.causes[0].prior = 1.5 }
                == ["causes.0.prior: 1.5 is out of range; expected a probability from 0 to 1"])
        #expect(try problems { $0.checks[0].specificity = -.infinity }.count == 1)
        #expect(try problems { $0.checks[0].sensitivity = .nan }.count == 1)
    }

    @Test("an unknown reference offers the nearest name") func reference() throws {
        #expect(
            try problems { $0.checks[0].observes = "valve-stuk" }
                == [
                    "checks.0.observes: 'valve-stuk' is not a cause or a named gate of this fault; did you mean 'valve-stuck'?"
                ])
    }

    @Test("a cause that the tree does not mention is an error") func unmentioned() throws {
        let found = try problems { $0.tree = .name("valve-stuck") }
        #expect(found == ["causes.1: the tree does not mention the cause 'pump-worn'; add it or leave the tree out"])
    }

    @Test("gates that refer to one another form a cycle") func cycle() throws {
        let found = try problems { fields in
            fields.gates = [
                .init(.or, [.name("b"), .name("valve-stuck")], name: "a"),
                .init(.or, [.name("a"), .name("pump-worn")], name: "b"),
            ]
        }
        #expect(found == ["tree: the gates 'a' → 'b' → 'a' form a cycle"])
    }

    @Test("min above max, and a reading without bounds") func readings() throws {
        #expect(
            try problems { $0.checks[0].reading = Reading(quantity: "pressure", unit: "MPa", min: 32, max: 30) }
                == ["checks.0.reading: min 32.0 is greater than max 30.0"])
        #expect(
            try problems { $0.checks[0].reading = Reading(quantity: "pressure", unit: "MPa") }
                == ["checks.0.reading: the reading has neither min nor max; give at least one"])
    }

    @Test("a procedure leads somewhere, reaches every step, and ends") func procedures() throws {
        func step(_ id: String, _ yes: Destination, _ no: Destination) -> ProcedureStep {
            ProcedureStep(id: id, course: .yesNo(ask: .en("?"), yes: yes, no: no))
        }
        let lost = Procedure(start: "s1", steps: [step("s1", .cause("pump-worn"), .step("s9"))])
        #expect(
            try problems { $0.procedure = lost }.contains {
                $0.hasPrefix("procedure.steps.s1: 's9' is not a step of this procedure")
            })
        let island = Procedure(
            start: "s1",
            steps: [step("s1", .cause("pump-worn"), .end(.en("Call us"))), step("s2", .end(.en("a")), .end(.en("b")))])
        #expect(try problems { $0.procedure = island } == ["procedure.steps.s2: no step leads to the step 's2'"])
        let circle = Procedure(
            start: "s1", steps: [step("s1", .step("s2"), .end(.en("a"))), step("s2", .step("s1"), .end(.en("b")))])
        #expect(
            try problems { $0.procedure = circle } == [
                "procedure.steps.s1: the steps 's1' → 's2' → 's1' go round without end"
            ])
    }

    @Test("SPN and FMI keep to the ranges of SAE J1939-73") func suspectParameters() throws {
        #expect(try problems { $0.codes = [.j1939(spn: 524_287, fmi: 31)] } == [])
        #expect(try problems { $0.codes = [.j1939(spn: 524_288, fmi: 32)] }.count == 2)
    }

    @Test("'at least' asks for no more than there is") func arity() throws {
        let found = try problems { fields in
            fields.tree = .gate(.init(.atLeast(3), [.name("valve-stuck"), .name("pump-worn")]))
        }
        #expect(found == ["tree: 2 inputs; expected at least 3 under 'of'"])
    }

    @Test("a tree ten thousand gates deep is walked without recursion") func deep() throws {
        var tree = TreeExpression.gate(.init(.or, [.name("valve-stuck"), .name("pump-worn")]))
        for _ in 0..<10_000 { tree = .gate(.init(.or, [tree])) }
        let names = tree.names
        #expect(names == ["valve-stuck", "pump-worn"])
        // Taken apart from outside in, so that releasing it does not recurse either.
        while case .gate(let gate) = tree, let inner = gate.inputs.first { tree = inner }
    }
}
