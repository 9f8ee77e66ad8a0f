import FaultDiagnosis
import FaultModel
import FaultTesting
import Testing

@Suite("What an author should mend")
struct AuditTests {
    private static func kinds(
        _ fault: Fault, _ around: AuditSurroundings = .init(), costs: WalkCosts? = nil
    ) -> [String] {
        FaultAudit(fault, in: around, costs: costs).findings.map {
            "\($0.reason.code) \($0.path.joined(separator: "."))"
        }
    }

    private static func cause(_ id: String, prior: Double? = nil) -> Cause {
        Cause(id: id, title: .en(id), prior: prior, remedy: Remedy(title: .en("Mend")))
    }

    private static func look(_ observed: String?, _ change: (inout Check) -> Void = { _ in }) -> Check {
        var check = Check(id: observed.map { "look-at-\($0)" } ?? "look-around", ask: .en("Look"), observes: observed)
        change(&check)
        return check
    }

    /// Two causes, each with a check: nothing to mend.
    private static func sound(_ change: (inout FaultFields) -> Void = { _ in }) throws -> Fault {
        try Fault.make("l/f", .en("F"), causes: [cause("a"), cause("b")]) { fields in
            fields.checks = [look("a"), look("b")]
            change(&fields)
        }
    }

    @Test("of a fault that has everything there is nothing to say") func nothing() throws {
        #expect(Self.kinds(try Self.sound()) == [])
    }

    @Test("a fault without causes, and causes without check or remedy") func missing() throws {
        #expect(Self.kinds(try Fault.make("l/f", .en("F"))) == ["no-causes causes"])
        let fault = try Self.sound { fields in
            fields.checks.removeLast()
            fields.causes[1].remedy = nil
        }
        #expect(Self.kinds(fault) == ["unobserved-cause causes.1", "no-remedy causes.1"])
        #expect(Self.kinds(try Self.sound { $0.checks = [] }) == ["no-checks checks"])
        let dangerous = try Self.sound { $0.severity = .dangerous }
        #expect(Self.kinds(dangerous) == ["no-safety safety"])
    }

    @Test("a cause is also observed by a check of a gate above it, or found by the procedure") func observed() throws {
        let gate = try Self.sound { fields in
            fields.causes.append(Self.cause("c"))
            fields.gates = [.init(.or, [.name("b"), .name("c")], name: "g")]
            fields.checks[1].observes = "g"
        }
        #expect(Self.kinds(gate) == [])
        let procedure = try Self.sound { fields in
            fields.checks.removeLast()
            fields.procedure = Procedure(
                start: "s",
                steps: [
                    .init(id: "s", course: .yesNo(ask: .en("Is it?"), yes: .cause("a"), no: .cause("b")))
                ])
        }
        #expect(Self.kinds(procedure) == [])
    }

    @Test("a cause that another one covers, in every state, and one that can never be there") func unneeded() throws {
        let covered = try Self.sound { fields in
            fields.tree = .gate(.init(.or, [.name("a"), .gate(.init(.and, [.name("a"), .name("b")]))]))
        }
        // Where b never matters, a is certain, and looking at it tells nothing.
        #expect(
            Self.kinds(covered) == ["unneeded-cause causes.1", "check-is-certain checks.0.observes"])
        let impossible = try Self.sound { fields in
            fields.causes[1].prior = 0
            fields.causes.append(Self.cause("c"))
            fields.checks.append(Self.look("c"))
        }
        #expect(Self.kinds(impossible) == ["impossible-cause causes.1.prior", "check-is-certain checks.1.observes"])
    }

    @Test("checks that never help") func checks() throws {
        let fault = try Self.sound { fields in
            fields.gates = [.init(.or, [.name("a"), .name("b")], name: "all")]
            fields.checks += [
                Self.look(nil), Self.look("all"),
                Check(id: "coin", ask: .en("Toss"), observes: "a", sensitivity: 0.5, specificity: 0.5),
                Check(id: "liar", ask: .en("Ask"), observes: "a", sensitivity: 0.2, specificity: 0.3),
            ]
        }
        #expect(
            Self.kinds(fault) == [
                "check-observes-nothing checks.2", "check-is-certain checks.3.observes", "check-tells-nothing checks.4",
                "check-misleads checks.5",
            ])
    }

    @Test("a check that costs more than it tells is never proposed by the guided walk") func neverProposed() throws {
        let fault = try Self.sound { $0.checks[1].minutes = 600 }
        let costs = try WalkCosts(of: fault)
        #expect(costs.proposedChecks == ["look-at-a"])
        #expect(Self.kinds(fault, costs: costs) == ["check-never-proposed checks.1"])
    }

    @Test("parts that no list describes, and parts that were replaced") func parts() throws {
        let uses = try ["1-1", "1-2"].map { PartUse(number: try PartNumber.make($0)) }
        let fault = try Self.sound { $0.causes[0].remedy?.parts = uses }
        let around = AuditSurroundings(parts: ["12"], replacements: ["12": try PartNumber.make("1-3")])
        #expect(
            Self.kinds(fault, around) == [
                "unknown-part causes.0.remedy.parts.0", "replaced-part causes.0.remedy.parts.1",
            ])
        #expect(Self.kinds(fault) == [])
    }

    @Test("parts that replace one another in a circle, and parts without a name") func partsLists() throws {
        func part(_ number: String, _ old: [String], _ name: LocalizedText? = .both("件", "Part")) throws -> Part {
            Part(number: try PartNumber.make(number), name: name, supersedes: try old.map { try PartNumber.make($0) })
        }
        let parts = [
            try part("1", ["2"]), try part("2", ["3"]), try part("3", ["1"]), try part("4", ["5"]),
            try part("6", [], nil), try part("7", [], .zh("件")),
        ]
        let found = PartAudit.findings(parts).map { "\($0.reason.code) \($0.subject.id)" }
        #expect(found == ["unnamed-part 6", "missing-translation 7", "supersession-cycle 1"])
    }

    @Test("units: unknown ones, millipascals of pressure, another quantity's, temperature differences") func readings()
        throws
    {
        func reading(_ quantity: String, _ unit: String, _ ask: String = "Read") throws -> [String] {
            Self.kinds(
                try Self.sound { fields in
                    fields.checks[0].ask = .en(ask)
                    fields.checks[0].reading = Reading(quantity: quantity, unit: unit, max: 5)
                })
        }
        #expect(try reading("pressure", "MPa") == [])
        #expect(try reading("pressure", "mPa") == ["millipascal checks.0.reading.unit"])
        #expect(try reading("pressure", "smoots") == ["unknown-unit checks.0.reading.unit"])
        #expect(try reading("pressure", "V") == ["other-quantity checks.0.reading"])
        #expect(try reading("our own measure", "V") == [])
        #expect(try reading("speed", "rpm") == [])
        #expect(
            try reading("temperature", "°C", "Measure the temperature difference of both pipes")
                == ["perhaps-difference checks.0.reading.quantity"])
        #expect(try reading("temperature-difference", "°C", "Measure the difference of both pipes") == [])
    }

    @Test("languages that most texts have and one lacks; codes need no translation") func translations() throws {
        let fault = try Fault.make("l/f", .both("症状", "Symptom"), causes: []) { fields in
            fields.causes = [
                Cause(id: "a", title: .both("甲", "First"), remedy: Remedy(title: .zh("修理"))),
                Cause(id: "b", title: .en("DT1"), remedy: Remedy(title: .both("换", "Renew"))),
            ]
            fields.checks = [
                Check(id: "x", ask: .both("看", "Look"), observes: "a"),
                Check(id: "y", ask: .both("听", "Listen"), observes: "b"),
            ]
        }
        let languages = AuditSurroundings.languages(of: [fault])
        #expect(languages == [.english, .chinese])
        let around = AuditSurroundings(languages: languages)
        #expect(Self.kinds(fault, around) == ["missing-translation causes.0.remedy.title"])
    }

    @Test("a procedure that comes to no cause, misses one, or goes on with a fault that is not there") func procedures()
        throws
    {
        func kinds(_ yes: Destination, _ no: Destination) throws -> [String] {
            let fault = try Self.sound { fields in
                fields.procedure = Procedure(
                    start: "s", steps: [.init(id: "s", course: .yesNo(ask: .en("Is it?"), yes: yes, no: no))])
            }
            return Self.kinds(fault, AuditSurroundings(faults: []))
        }
        #expect(try kinds(.cause("a"), .cause("b")) == [])
        #expect(try kinds(.cause("a"), .end(.en("Call"))) == ["procedure-misses-cause procedure"])
        #expect(try kinds(.end(.en("One")), .end(.en("Two"))) == ["procedure-without-cause procedure"])
        #expect(try kinds(.cause("b"), .fault("gone")).last == "unknown-fault procedure.steps.s")
    }

    @Test("every finding has a severity, a message and advice") func words() throws {
        let fault = try Fault.make("l/f", .en("F"), causes: [Self.cause("a", prior: 0)]) { fields in
            fields.citations = [Citation(document: "Book", page: "5-12", file: "book.yaml", line: 34)]
        }
        let finding = try #require(FaultAudit(fault).findings.first)
        #expect(finding.severity == .warning)
        #expect(finding.citation?.line == 34)
        #expect(finding.reason.message == "the cause 'a' has the prior 0: it can never be found")
        #expect(finding.reason.advice.contains("leave 'prior' out"))
    }
}
