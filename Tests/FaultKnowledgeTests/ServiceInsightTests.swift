import FaultModel
import FaultTesting
import Testing

@testable import FaultKnowledge

@Suite("What service records say, counted")
struct ServiceInsightTests {
    private static func record(
        _ id: String, _ symptom: String, on day: String?, serial: String? = "A-1",
        _ change: (inout ServiceRecord) throws -> Void = { _ in }
    ) throws -> Record {
        var record = ServiceRecord(id: id, symptom: symptom)
        record.machine = .init(product: "digger", model: "D1", serial: serial)
        record.day = day.flatMap { CalendarDay($0) }
        record.outcome = .solved
        try change(&record)
        return .service(record)
    }

    /// One machine: leaks in January, again twelve days later, again in June; a lamp fails once and nobody finds a thing.
    private static func story() throws -> [Record] {
        [
            try record("r1", "Boom cylinder leaks", on: "2024-01-10") { $0.minutes = 60 },
            try record("r2", "boom cylinder leaks!", on: "2024-01-22") {
                $0.minutes = 100
                $0.wasGuided = true
            },
            try record("r3", "Boom cylinder leaks", on: "2024-06-01") { $0.outcome = .unsolved },
            try record("r4", "Lamp dark", on: "2024-02-01") { $0.outcome = .noFaultFound },
            try record("r5", "Lamp dark", on: "2024-02-03", serial: "B-2") {
                $0.minutes = 20
                $0.cost = Price(amount: 30, currency: "EUR")
            },
            try record("r6", "Lamp dark", on: nil) { $0.outcome = nil },
        ]
    }

    @Test("repeats, first fixes and minutes, worked by hand") func byHand() async throws {
        let knowledge = try KnowledgeBase.holding(try Self.story())
        let found = try await knowledge.serviceInsights()
        #expect(found.records == 6 && found.traceable == 5)
        // r2 follows r1 within 30 days.
        #expect(found.repeats == 1)
        // Stories begin with r1, r3 and r5; r1 came back, r3 was left unsolved.
        #expect(found.stories == 3 && found.fixedAtFirst == 1)
        #expect(found.outcomes == ["solved": 3, "unsolved": 1, "no-fault-found": 1, "": 1])
        #expect(
            found.minutes == [
                .init(wasGuided: true, records: 1, minutes: 100), .init(wasGuided: nil, records: 2, minutes: 80),
            ])
        #expect(found.costs == [.init(currency: "EUR", records: 1, sum: 30)])
        #expect(found.firstMonth?.description == "2024-01" && found.lastMonth?.description == "2024-06")
        // Within eleven days nothing repeats; within a year r3 follows too.
        #expect(try await knowledge.serviceInsights(repeatWithin: 11).repeats == 0)
        #expect(try await knowledge.serviceInsights(repeatWithin: 12).repeats == 1)
        #expect(try await knowledge.serviceInsights(repeatWithin: 365).repeats == 2)
    }

    @Test("a period may begin and end within a month") func period() async throws {
        let knowledge = try KnowledgeBase.holding(try Self.story())
        func count(_ from: String?, _ to: String?) async throws -> Int {
            var filter = InsightFilter()
            (filter.from, filter.to) = (from.flatMap { CalendarDay($0) }, to.flatMap { CalendarDay($0) })
            return try await knowledge.serviceInsights(filter).records
        }
        #expect(try await count("2024-01-11", "2024-02-02") == 2)
        #expect(try await count("2024-01-01", "2024-01-31") == 2)
        #expect(try await count("2024-01-22", "2024-01-22") == 1)
        #expect(try await count("2024-01-12", "2024-06-01") == 4)
        #expect(try await count(nil, "2024-01-10") == 1)
        #expect(try await count("2024-06-02", nil) == 0)
    }

    @Test("a record that comes later between two others changes what is said of them") func later() async throws {
        let knowledge = try KnowledgeBase.holding(try Self.story())
        try knowledge.bring([try Self.record("late", "Boom cylinder leaks", on: "2024-05-20")], document: "Later")
        let found = try await knowledge.serviceInsights()
        // r3 is now a repeat, and no story begins with it.
        #expect(found.repeats == 2 && found.stories == 3 && found.fixedAtFirst == 1)
        #expect(try knowledge.verify() == [])
        try knowledge.bring([], document: "Later")
        #expect(try await knowledge.serviceInsights().repeats == 1)
        #expect(try knowledge.verify() == [])
    }

    @Test("parts are counted under the number to order today") func parts() async throws {
        func use(_ number: String) throws -> [PartUse] { [PartUse(number: try PartNumber.make(number), quantity: 2)] }
        let knowledge = try KnowledgeBase.holding([
            .part(
                Part(number: try PartNumber.make("S-2"), name: .en("Seal"), supersedes: [try PartNumber.make("S-1")])),
            try Self.record("r1", "Leaks", on: "2024-01-10") { $0.parts = try use("S-1") },
            try Self.record("r2", "Leaks", on: "2024-03-10", serial: "B") { $0.parts = try use("s 2") },
            try Self.record("r3", "Dark", on: "2024-03-11") { $0.parts = try use("L-9") },
        ])
        let found = try await knowledge.serviceInsights()
        #expect(found.parts.map(\.number.printed) == ["S-2", "L-9"])
        #expect(found.parts.map(\.records) == [2, 1] && found.parts.map(\.pieces) == [4, 2])
        #expect(found.parts[0].last == CalendarDay("2024-03-10") && found.partUses == 3)
        let old = try await knowledge.part(try PartNumber.make("S-1"))
        #expect(old.fieldUse?.records == 2)
        let unlisted = try await knowledge.part(try PartNumber.make("L-9"))
        #expect(unlisted.part == nil && unlisted.fieldUse?.last == CalendarDay("2024-03-11"))
    }

    @Test("causes are counted where a record is linked to a fault") func causes() async throws {
        let seal = try #require(Fault.ID("digger/leak"))
        let knowledge = try KnowledgeBase.holding([
            try .fault("digger/leak", .en("Boom cylinder leaks"), causes: [.en("Seal worn"), .en("Rod scratched")]),
            try Self.record("r1", "Leaks", on: "2024-01-10") { $0.confirms = .init(fault: seal, cause: "cause-1") },
            try Self.record("r2", "Leaks", on: "2024-02-10") { $0.confirms = .init(fault: seal, cause: "cause-1") },
            try Self.record("r3", "Leaks", on: "2024-03-10") { $0.confirms = .init(fault: seal) },
        ])
        let found = try await knowledge.serviceInsights()
        #expect(found.linked == 3)
        #expect(
            found.causes == [
                .init(fault: seal, cause: "cause-1", records: 2), .init(fault: seal, cause: nil, records: 1),
            ])
        let seen = try await knowledge.confirmedCauses(of: "digger")
        #expect(seen.faults == ["digger/leak": 3] && seen.causes == ["digger/leak": ["cause-1": 2]])
    }

    @Test("symptoms of a period are compared with as many days before") func rising() async throws {
        var records: [Record] = []
        for day in 1...9 {
            records.append(try Self.record("n\(day)", "Pump noisy", on: "2024-06-0\(day)", serial: "S\(day)"))
        }
        for day in 1...2 {
            records.append(try Self.record("o\(day)", "Pump noisy", on: "2024-05-0\(day)", serial: "T\(day)"))
        }
        records.append(try Self.record("x", "Lamp dark", on: "2024-06-05"))
        let knowledge = try KnowledgeBase.holding(records)
        var filter = InsightFilter()
        (filter.from, filter.to) = (CalendarDay("2024-05-21"), CalendarDay("2024-06-10"))
        let periods = try #require(try await knowledge.symptomPeriods(filter))
        #expect(try periods.before == Self.days("2024-04-30", "2024-05-20"))
        #expect(periods.symptoms.map(\.text) == ["Pump noisy"])
        #expect(periods.symptoms.map(\.before) == [2] && periods.symptoms.map(\.now) == [9])
        let usual = try #require(try await knowledge.symptomPeriods())
        #expect(try usual.now == Self.days("2024-04-01", "2024-06-09"))
    }

    private static func days(_ first: String, _ last: String) throws -> ClosedRange<CalendarDay> {
        try #require(CalendarDay(first))...(try #require(CalendarDay(last)))
    }

    @Test("faults without a cause to rely on") func withoutCause() async throws {
        let knowledge = try KnowledgeBase.holding([
            try .fault("digger/a", .en("A"), causes: [.en("Known")]), try .fault("digger/b", .en("B")),
            try .fault("digger/c", .en("C"), causes: [.en("Draft")]) {
                $0.causes[0].standing = Standing(.notValidated)
            },
        ])
        let lacking = try await knowledge.faultsWithoutCause()
        #expect(lacking.count == 2 && lacking.faults.map(\.id.name) == ["b", "c"])
        #expect(try await knowledge.faultsWithoutCause(product: "other").count == 0)
    }

    /// Records drawn at random, counted here in the plainest way, and there whole, in pieces, and after some are gone.
    @Test("the counted tables agree with counting by hand", arguments: 0..<6) func random(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        var taken = Set<String>()
        let drawn = try (0..<300).map { number -> Record in
            let day = CalendarDay(number: 19_000 + Int.random(in: 0..<200, using: &random))
            return try Self.record(
                "r\(number)", ["Leaks", "Dark", "Noisy"].randomElement(using: &random) ?? "Leaks",
                on: Int.random(in: 0..<12, using: &random) == 0 ? nil : day?.description,
                serial: ["A", "B", "C", "D", nil].randomElement(using: &random) ?? nil
            ) {
                $0.machine.model = ["D1", "D2", nil].randomElement(using: &random) ?? nil
                $0.outcome = [.solved, .unsolved, .noFaultFound, nil].randomElement(using: &random) ?? nil
                $0.minutes = Bool.random(using: &random) ? Double(Int.random(in: 5...90, using: &random)) : nil
            }
        }
        let records = Array(
            drawn.filter { record in
                guard case .service(let record) = record, let day = record.day, let serial = record.machine.serial
                else {
                    return true
                }
                return taken.insert("\(day) \(serial) \(record.symptom)").inserted
            }.prefix(240))
        let whole = try KnowledgeBase.holding(records)
        try await Self.expect(whole, countedAs: records)
        let pieces = try KnowledgeBase()
        try pieces.bring(Array(records[0..<200]), document: "First")
        try pieces.bring(Array(records[200..<230]), document: "Second")
        try pieces.bring(Array(records[230...]), document: "Third")
        try await Self.expect(pieces, countedAs: records)
        #expect(try pieces.verify() == [])
        try pieces.bring([], document: "Third")
        try pieces.bring(Array(records[205..<230]), document: "Second")
        try await Self.expect(pieces, countedAs: Array(records[0..<200] + records[205..<230]))
        #expect(try pieces.verify() == [])
    }

    private static func expect(_ knowledge: KnowledgeBase, countedAs records: [Record]) async throws {
        let all = records.compactMap { if case .service(let record) = $0 { record } else { nil } }
        for days in [7, 30] {
            let expected = stories(all, days)
            let found = try await knowledge.serviceInsights(repeatWithin: days)
            #expect(found.records == all.count && found.traceable == expected.traceable)
            #expect(found.repeats == expected.repeats)
            #expect(found.stories == expected.stories && found.fixedAtFirst == expected.fixed)
        }
        let found = try await knowledge.serviceInsights()
        #expect(found.outcomes == Dictionary(grouping: all) { $0.outcome?.rawValue ?? "" }.mapValues(\.count))
        var filter = InsightFilter()
        filter.model = "d-1"
        #expect(try await knowledge.serviceInsights(filter).records == all.filter { $0.machine.model == "D1" }.count)
        let timed = all.filter { $0.minutes != nil && ($0.outcome == nil || $0.outcome == .solved) }
        #expect(found.minutes.first?.records ?? 0 == timed.count)
    }

    /// No two records of a machine and symptom are of one day here.
    private static func stories(
        _ all: [ServiceRecord], _ days: Int
    ) -> (traceable: Int, repeats: Int, stories: Int, fixed: Int) {
        var counts = (traceable: 0, repeats: 0, stories: 0, fixed: 0)
        for record in all {
            guard let day = record.day?.number, let serial = record.machine.serial else { continue }
            counts.traceable += 1
            let others = all.filter { $0.machine.serial == serial && $0.symptom == record.symptom }
                .compactMap { $0.day?.number }
            let follows = others.contains { (1...days).contains(day - $0) }
            let isFollowed = others.contains { (1...days).contains($0 - day) }
            if follows { counts.repeats += 1 }
            guard !follows, record.outcome != .noFaultFound else { continue }
            counts.stories += 1
            if !isFollowed, record.outcome != .unsolved { counts.fixed += 1 }
        }
        return counts
    }
}
