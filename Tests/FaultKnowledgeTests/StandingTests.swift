import FaultImport
import FaultKnowledge
import FaultModel
import FaultTesting
import Testing

@Suite("States of knowledge")
struct StandingTests {
    private static let leak = LocalizedText.en("Boom cylinder leaks")

    private static func statement(
        _ state: KnowledgeState, causes: [Cause] = [], on day: String = "2026-11-01"
    ) throws -> Record {
        .fault(
            try Fault.make("digger/leak", leak, causes: causes) {
                $0.standing = Standing(state, by: "Li", on: CalendarDay(day), record: "wo-1")
            })
    }

    private static func manual() throws -> Record {
        try .fault("digger/leak", leak, causes: [.en("Seal worn")]) { $0.models = ["D1"] }
    }

    @Test("the manual's word stands, and a cause from a record keeps its own state") func mergedCause() async throws {
        let cause = try Cause.make("rod", .en("Rod scratched"), remedy: .en("Polish the rod"))
        let knowledge = try KnowledgeBase.holding(
            [try Self.statement(.workInProgress, causes: [cause])], document: "Records")
        try knowledge.bring([try Self.manual()])
        let fault = try await knowledge.fault(try #require(Fault.ID("digger/leak")))
        #expect(fault.standing == nil && fault.state == .validated && fault.models == ["D1"])
        #expect(fault.causes.map(\.title) == [.en("Seal worn"), .en("Rod scratched")])
        #expect(fault.causes.map { $0.standing?.state } == [nil, .workInProgress])
        #expect(fault.causes[1].standing?.record == "wo-1")
    }

    @Test("an archived cause of a record is not among the manual's causes") func archivedCause() async throws {
        var cause = try Cause.make("rod", .en("Rod scratched"))
        cause.standing = Standing(.archived)
        let knowledge = try KnowledgeBase.holding([try Self.manual()])
        try knowledge.bring([try Self.statement(.notValidated, causes: [cause])], document: "Records")
        let fault = try await knowledge.fault(try #require(Fault.ID("digger/leak")))
        #expect(fault.causes.map(\.title) == [.en("Seal worn")])
    }

    @Test("what is archived is found only when it is asked for") func archived() async throws {
        let knowledge = try KnowledgeBase.holding([
            try Self.manual(), try .fault("digger/other", .en("Arm cylinder leaks")),
        ])
        #expect(try await knowledge.ids("cylinder leaks").count == 2)
        try knowledge.bring([try Self.statement(.archived)], document: "Decisions")
        #expect(try await knowledge.ids("cylinder leaks") == ["digger/other"])
        #expect(try await knowledge.ids("cylinder leaks") { $0.filter.state = .archived } == ["digger/leak"])
        #expect(try await knowledge.ids("cylinder leaks") { $0.filter.state = .validated } == ["digger/other"])
        try knowledge.bring([try Self.statement(.validated, on: "2026-11-02")], document: "Decisions")
        #expect(try await knowledge.ids("cylinder leaks").count == 2)
    }

    @Test("a reader can ask for one state, and sees how many have which") func filter() async throws {
        let knowledge = try KnowledgeBase.holding([try .fault("digger/other", .en("Arm cylinder leaks"))])
        try knowledge.bring([try Self.statement(.workInProgress)], document: "Records")
        let all = try await knowledge.ask("cylinder leaks")
        #expect(all.facets.state == ["validated": 1, "work-in-progress": 1])
        #expect(try await knowledge.ids("cylinder leaks") { $0.filter.state = .workInProgress } == ["digger/leak"])
        #expect(try await knowledge.ids("cylinder leaks") { $0.filter.state = .notValidated } == [])
    }

    @Test("the derived tables can be made again, with states") func rebuilt() async throws {
        let knowledge = try KnowledgeBase.holding([try Self.manual()])
        try knowledge.bring([try Self.statement(.archived)], document: "Decisions")
        #expect(try knowledge.verify() == [])
        try knowledge.rebuildIndex()
        #expect(try await knowledge.ids("cylinder leaks") == [])
        #expect(try knowledge.verify() == [])
    }

    @Test("of two standings the later one holds, and only archiving stands against a manual") func joining() throws {
        let (early, late) = (CalendarDay("2026-01-01"), CalendarDay("2026-02-01"))
        let draft = Standing(.workInProgress, on: early)
        let valid = Standing(.validated, on: late)
        #expect(Standing.join(draft, valid) == valid && Standing.join(valid, draft) == valid)
        #expect(Standing.join(nil, draft) == nil && Standing.join(valid, nil) == nil)
        #expect(Standing.join(nil, Standing(.archived))?.state == .archived)
    }

    @Test("a fault book says states and reads them back") func book() throws {
        let text = """
            faultbook: 1
            language: en
            source: {document: Drafts}
            product: {line: digger}
            faults:
              - id: leak
                symptom: Boom cylinder leaks
                state: {is: not-validated, by: Li Ming, on: "2026-11-22", record: wo-17}
                causes:
                  - id: rod
                    title: Rod scratched
                    state: work-in-progress
            """
        let file = SourceFile(name: "drafts.yaml", bytes: Array(text.utf8))
        var findings = Findings()
        let draft = try FaultBookImporter().draft(from: file, options: ImportOptions(), findings: &findings)
        guard case .fault(let fault)? = draft.records.first(where: { $0.kind == .fault }) else {
            Issue.record("no fault")
            return
        }
        #expect(
            fault.standing == Standing(.notValidated, by: "Li Ming", on: CalendarDay("2026-11-22"), record: "wo-17"))
        #expect(fault.causes[0].standing == Standing(.workInProgress))
        let written = FaultBookWriter.yaml(
            source: draft.source, product: Product(line: "digger"), parts: [], faults: [fault])
        let again = try FaultBookImporter().draft(
            from: SourceFile(name: "drafts.yaml", bytes: Array(written.utf8)), options: ImportOptions(),
            findings: &findings)
        guard case .fault(let same)? = again.records.first(where: { $0.kind == .fault }) else {
            Issue.record("no fault in \(written)")
            return
        }
        #expect(same.standing == fault.standing && same.causes == fault.causes)
        #expect(findings.all.isEmpty)
    }

    @Test(
        "a state that is no state is an error of its fault",
        arguments: ["done", "{by: Li}", "{is: validated, on: yesterday}", "{is: validated, since: 2020}"])
    func badState(state: String) throws {
        let text = """
            faultbook: 1
            language: en
            source: {document: Drafts}
            product: {line: digger}
            faults:
              - id: leak
                symptom: Boom cylinder leaks
                state: \(state)
            """
        var findings = Findings()
        let file = SourceFile(name: "drafts.yaml", bytes: Array(text.utf8))
        let draft = try FaultBookImporter().draft(from: file, options: ImportOptions(), findings: &findings)
        #expect(draft.records.allSatisfy { $0.kind != .fault })
        #expect(findings.all.contains { $0.severity == .error })
    }
}
