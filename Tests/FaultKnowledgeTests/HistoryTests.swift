import FaultModel
import FaultTesting
import Foundation
import GRDB
import Testing

@testable import FaultKnowledge

@Suite("History")
struct HistoryTests {
    private func fault(_ symptom: String) throws -> FaultModel.Record { try .fault("pump/whine", .en(symptom)) }

    private func rows(_ knowledge: KnowledgeBase) throws -> [String] {
        try knowledge.database.read { db in
            try String.fetchAll(
                db, sql: "SELECT id || ' ' || revision || ' ' || (json IS NULL) FROM history ORDER BY 1")
        }
    }

    @Test("a first import writes no history, and neither does the same again") func first() throws {
        let knowledge = try KnowledgeBase.holding([try fault("Pump whines")])
        try knowledge.bring([try fault("Pump whines")])
        #expect(try rows(knowledge) == [])
    }

    @Test("each change and each removal keeps what was there before") func changes() async throws {
        let knowledge = try KnowledgeBase.holding([try fault("Pump whines")])
        try knowledge.bring([try fault("Pump howls")])
        try knowledge.bring([try fault("Pump howls")])
        try knowledge.bring([try .fault("pump/other", .en("Other"))])
        #expect(try rows(knowledge) == ["pump/whine 1 0", "pump/whine 2 0"])
        try knowledge.bring([try fault("Pump sings")])
        let history = try await knowledge.history(of: .fault, "pump/whine")
        let revisions = try #require(history.sources.first).revisions
        #expect(revisions.map(\.number) == [4, 3, 2, 1] && revisions.map(\.edition) == [4, 3, 2, 1])
        #expect(revisions.map { $0.json == nil } == [false, true, false, false])
        #expect(revisions[3].json?.contains("Pump whines") == true)
    }

    @Test("a trial keeps nothing, and what an import states twice is one revision") func trials() throws {
        let knowledge = try KnowledgeBase.holding([try fault("Pump whines")])
        try knowledge.bring([try fault("Pump howls")], .trial)
        #expect(try rows(knowledge) == [])
        let twice = try fault("Pump howls")
        let more = try FaultModel.Record.fault("pump/whine", .zh("泵啸叫"))
        try knowledge.bring([twice, more])
        #expect(try rows(knowledge) == ["pump/whine 1 0"])
    }

    @Test("a thing brought back says again what it said, as a new revision") func reverting() async throws {
        let knowledge = try KnowledgeBase.holding([try fault("Pump whines"), try .fault("pump/b", .en("B"))])
        try knowledge.bring([try fault("Pump howls"), try .fault("pump/b", .en("B"))])
        let done = try knowledge.revert(.fault, "pump/whine", to: 1)
        #expect(done.revision == 3 && done.edition == 3)
        #expect(try await knowledge.ids("whines") == ["pump/whine"])
        #expect(try await knowledge.ids("howls") == [])
        // What else the source states stands.
        #expect(try await knowledge.statistics().items["fault"] == 2)
        let id = try #require(Fault.ID("pump/whine"))
        #expect(try await knowledge.fault(id).symptom == .en("Pump whines"))
        #expect(throws: RevertError.noSuchRevision(9, possible: [1, 2, 3])) {
            try knowledge.revert(.fault, "pump/whine", to: 9)
        }
        #expect(try knowledge.revert(.fault, "pump/whine", to: 3).revision == 3)
    }

    @Test("where several sources state a thing, the one that is meant has to be said") func severalSources()
        async throws
    {
        let knowledge = try KnowledgeBase.holding([try fault("Pump whines")])
        try knowledge.bring([try .fault("pump/whine", .zh("泵啸叫"))], document: "zh")
        #expect(throws: RevertError.severalSources(["1: Manual", "2: zh"])) {
            try knowledge.revert(.fault, "pump/whine", to: 1)
        }
        try knowledge.bring([try fault("Pump howls")])
        #expect(try knowledge.revert(.fault, "pump/whine", to: 1, of: 1).revision == 3)
    }

    @Test("a removed thing can be brought back") func removed() async throws {
        let knowledge = try KnowledgeBase.holding([try fault("Pump whines")])
        try knowledge.bring([try .fault("pump/other", .en("Other"))])
        #expect(try await knowledge.ids("whines") == [])
        #expect(throws: RevertError.nothingStated(2)) { try knowledge.revert(.fault, "pump/whine", to: 2) }
        #expect(try knowledge.revert(.fault, "pump/whine", to: 1).revision == 3)
        #expect(try await knowledge.ids("whines") == ["pump/whine"])
    }

    @Test("a record brought back has its people again") func people() async throws {
        let knowledge = try KnowledgeBase()
        var record = ServiceRecord(id: "wo-1", symptom: "Leaks")
        record.people = [.init(role: .engineer, person: "Hans Meier")]
        _ = try knowledge.keep(record)
        record.people = []
        _ = try knowledge.keep(record, knowing: .revision(1))
        _ = try knowledge.revert(.service, "wo-1", to: 1)
        #expect(try await knowledge.serviceRecord("wo-1").record.people.map(\.person) == ["Hans Meier"])
        let revisions = try await knowledge.history(of: .service, "wo-1").sources[0].revisions
        #expect(revisions.map { $0.json?.contains("Hans Meier") ?? false } == [true, false, true])
    }
}
