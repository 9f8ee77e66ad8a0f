import FaultImport
import FaultModel
import FaultTesting
import Foundation
import GRDB
import Testing

@testable import FaultKnowledge

@Suite("Service records in the knowledge base")
struct ServiceRecordStoreTests {
    private static func record(_ id: String = "wo-1") throws -> ServiceRecord {
        try ServiceRecord.make(id, "Pump whines when cold") { record in
            record.machine = .init(product: "pump", model: "HBT 80", serial: "80-1")
            record.day = CalendarDay("2024-03-01")
            record.codes = [.maker("E-07")]
            record.cause = "Suction filter clogged"
            record.parts = [PartUse(number: try .make("103-02"), quantity: 2)]
            record.minutes = 90
            record.people = [.init(role: .engineer, person: "Hans Meier")]
            record.language = .english
        }
    }

    @Test("a record is found by its words, its page shows whose word it is, and names are joined again") func found()
        async throws
    {
        let knowledge = try KnowledgeBase.holding([.service(try Self.record())])
        let hit = try #require(try await knowledge.ask("suction filter").hits.first)
        #expect(hit.item.kind == .service && hit.item.id == "wo-1")
        #expect(hit.reasons == [.text(field: .cause, terms: ["suction", "filter"])])
        #expect(try await knowledge.ids("filter") { $0.filter.kind = .record } == ["wo-1"])
        #expect(try await knowledge.ids("filter") { $0.filter.kind = .fault } == [])
        #expect(try await knowledge.ids("filter") { $0.filter.product = "pump" } == ["wo-1"])
        #expect(try await knowledge.ids("filter") { $0.filter.model = "hbt80" } == ["wo-1"])
        #expect(try await knowledge.ids("filter") { $0.filter.model = "hbt90" } == [])
        let report = try await knowledge.serviceRecord("wo-1")
        #expect(report.record.people == [.init(role: .engineer, person: "Hans Meier")])
        #expect(report.revision == 1)
    }

    @Test("a record that says the whole question stands below the fault that says most of it") func faultsFirst()
        async throws
    {
        let fault = try Record.fault("pump/whine", .en("Pump whines"), causes: [.en("Filter clogged")])
        let alone = try KnowledgeBase.holding([fault])
        let score = try #require(try await alone.ask("pump whines cold morning").hits.first?.score)
        let records = (1...200).map { number in
            FaultModel.Record.service(
                ServiceRecord.make("wo-\(number)", "Pump whines on a cold morning") {
                    $0.machine.product = "pump"
                })
        }
        let knowledge = try KnowledgeBase.holding([fault] + records)
        let result = try await knowledge.ask("pump whines cold morning")
        #expect(result.hits.first?.item.id == "pump/whine")
        #expect(result.hits.first?.score == score)
        #expect(result.total == 201 && result.facets.kind == ["fault": 1, "record": 200])
        #expect(result.support == .partial)
    }

    @Test("codes and parts of records lead to them only where records are asked for") func codes() async throws {
        let fault = try Record.fault("pump/seven", .en("Seven")) { $0.codes = [.maker("E-07")] }
        let knowledge = try KnowledgeBase.holding([fault, .service(try Self.record())])
        #expect(try await knowledge.ids("e07") == ["pump/seven"])
        #expect(try await knowledge.ids("e07") { $0.filter.kind = .record } == ["wo-1"])
        #expect(try await knowledge.code("E-07").faults.map(\.id.description) == ["pump/seven"])
    }

    @Test("a word that only a record says is not taken for rightly spelt") func spelling() async throws {
        let fault = try Record.fault("pump/pressure", .en("Pressure too low"))
        let record = ServiceRecord(id: "r-1", symptom: "presure low")
        let knowledge = try KnowledgeBase.holding([fault, .service(record)])
        let result = try await knowledge.ask("presure")
        #expect(result.hits.map(\.item.id).contains("pump/pressure"))
    }

    @Test("the tables of numbers say what the record says") func tables() throws {
        let knowledge = try KnowledgeBase.holding([.service(try Self.record())])
        let row = try knowledge.database.read { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT id || ' ' || day || ' ' || line || ' ' || model || ' ' || modelKey || ' ' || serial || ' '
                        || minutes || ' ' || ifnull(hours, 'no hours') FROM service
                    """)
        }
        #expect(row == "wo-1 19783 pump HBT 80 HBT80 80-1 90.0 no hours")
        let wording = try knowledge.database.read { try Int64.fetchOne($0, sql: "SELECT wording FROM service") }
        #expect(wording == TextAnalysis().wording("pump whines, when cold"))
        let others = try knowledge.database.read { db in
            try String.fetchAll(
                db, sql: "SELECT code FROM serviceCode UNION ALL SELECT part || ' ' || quantity FROM servicePart")
        }
        #expect(others == ["E07", "10302 2.0"])
        #expect(try knowledge.verify() == [])
    }

    @Test("a record that changes or goes leaves nothing in the tables") func changes() async throws {
        let knowledge = try KnowledgeBase.holding([.service(try Self.record()), .service(try Self.record("wo-2"))])
        var other = try Self.record()
        other.codes = []
        other.parts = []
        other.symptom = "Oil on the floor"
        #expect(try knowledge.bring([.service(other)]).counts.changed == 1)
        #expect(try await knowledge.ids("whines") == [])
        #expect(try await knowledge.ids("floor") == ["wo-1"])
        let counts = try await knowledge.database.read { db in
            try ["service", "serviceCode", "servicePart"].map {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)")
            }
        }
        #expect(counts == [1, 0, 0])
        #expect(try knowledge.verify() == [])
        _ = try knowledge.rebuildIndex()
        #expect(try await knowledge.ids("floor") == ["wo-1"])
    }

    @Test("names stand in the table of people alone, and the same name has one key") func people() throws {
        let knowledge = try KnowledgeBase.holding([.service(try Self.record()), .service(try Self.record("wo-2"))])
        let again = try knowledge.bring([.service(try Self.record()), .service(try Self.record("wo-2"))])
        #expect(again.counts.unchanged == 2 && again.counts.changes == 0)
        let json = try knowledge.database.read { db in
            try String.fetchAll(db, sql: "SELECT json FROM record UNION ALL SELECT json FROM item")
        }
        #expect(json.count == 4 && !json.contains { $0.contains("Meier") })
        let names = try knowledge.database.read { try String.fetchAll($0, sql: "SELECT name FROM person") }
        #expect(names == ["Hans Meier"])
        var exported: [FaultModel.Record] = []
        try knowledge.forEachSource { exported += $0.records }
        let first = try #require(exported.first)
        guard case .service(let record) = first else { return #expect(Bool(false)) }
        #expect(record.people.map(\.person) == ["Hans Meier"])
    }

    @Test("two sources of one record are one record; what they say differently is told") func merged() async throws {
        let knowledge = try KnowledgeBase.holding([.service(try Self.record())])
        var other = ServiceRecord(id: "wo-1", symptom: "Pump whines when cold")
        other.cause = "Pump worn"
        other.remedy = "Filter renewed"
        let second = try knowledge.bring([.service(other)], document: "other")
        #expect(
            second.findings == [
                "another source says otherwise of the service record 'wo-1': cause; the first word stands"
            ])
        let record = try await knowledge.serviceRecord("wo-1").record
        #expect(record.cause == "Suction filter clogged" && record.remedy == "Filter renewed")
    }
}

@Suite("Service records handed in one by one")
struct KeptRecordTests {
    private let record = ServiceRecord(id: "wo-1", symptom: "Leaks")

    @Test("each is kept beside the others, the same again changes nothing, another needs the revision") func keeping()
        async throws
    {
        let knowledge = try KnowledgeBase()
        #expect(try knowledge.keep(record) == .added(id: "wo-1", edition: 1))
        #expect(try knowledge.keep(ServiceRecord(id: "wo-2", symptom: "Rattles")) == .added(id: "wo-2", edition: 2))
        #expect(try knowledge.keep(record) == .unchanged(id: "wo-1", edition: 2))
        var changed = record
        changed.cause = "Seal"
        #expect(throws: RecordConflict(id: "wo-1", revision: 1)) { try knowledge.keep(changed) }
        #expect(throws: RecordConflict.self) { try knowledge.keep(changed, knowing: .revision(2)) }
        #expect(try knowledge.keep(changed, knowing: .revision(1)) == .changed(id: "wo-1", revision: 2, edition: 3))
        changed.cause = "Hose"
        #expect(throws: RecordConflict.self) { try knowledge.keep(changed, knowing: .edition(2)) }
        #expect(try knowledge.keep(changed, knowing: .edition(3)) == .changed(id: "wo-1", revision: 3, edition: 4))
        #expect(throws: KnowledgeError.self) {
            try knowledge.keep(ServiceRecord(id: "wo-9", symptom: "x"), knowing: .revision(1))
        }
        let list = try await knowledge.serviceRecords(ServiceFilter())
        #expect(list.total == 2 && Set(list.records.map(\.id)) == ["wo-1", "wo-2"])
        #expect(list.records.allSatisfy { $0.citations == [Citation(document: "Service records")] })
    }

    @Test("an edit of a record of a file changes what the file states, and keeps where it stands") func editing()
        async throws
    {
        var stated = record
        stated.citations = [Citation(document: "List", file: "list.csv", line: 7)]
        let knowledge = try KnowledgeBase.holding(
            [.service(stated), .service(.init(id: "wo-2", symptom: "Rattles"))], document: "List")
        var changed = record
        changed.cause = "Seal"
        _ = try knowledge.keep(changed, knowing: .revision(1))
        let report = try await knowledge.serviceRecord("wo-1")
        #expect(report.record.cause == "Seal" && report.revision == 2)
        #expect(report.record.citations == [Citation(document: "List", file: "list.csv", line: 7)])
        #expect(try await knowledge.serviceRecords(ServiceFilter()).total == 2)
    }

    @Test("lists are narrowed by machine, day and outcome, the newest first") func lists() async throws {
        let knowledge = try KnowledgeBase()
        for (number, day) in ["2024-01-01", "2024-03-01", "2024-02-01"].enumerated() {
            _ = try knowledge.keep(
                ServiceRecord.make("wo-\(number)", "Leaks") {
                    $0.day = CalendarDay(day)
                    $0.machine = .init(product: "pump", serial: "\(number)")
                    $0.outcome = number == 1 ? .solved : .unsolved
                })
        }
        func ids(_ change: (inout ServiceFilter) -> Void) async throws -> [String] {
            var filter = ServiceFilter()
            change(&filter)
            return try await knowledge.serviceRecords(filter).records.map(\.id)
        }
        #expect(try await ids { _ in } == ["wo-1", "wo-2", "wo-0"])
        #expect(try await ids { $0.from = CalendarDay("2024-01-15") } == ["wo-1", "wo-2"])
        #expect(try await ids { $0.to = CalendarDay("2024-02-01") } == ["wo-2", "wo-0"])
        #expect(try await ids { $0.serial = "2" } == ["wo-2"])
        #expect(try await ids { $0.outcome = .solved } == ["wo-1"])
        #expect(try await ids { $0.product = "paver" } == [])
        #expect(try await ids { ($0.limit, $0.offset) = (1, 1) } == ["wo-2"])
    }
}
