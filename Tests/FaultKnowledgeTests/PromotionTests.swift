import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import Testing

@Suite("From record to knowledge")
struct PromotionTests {
    private static let day = CalendarDay("2026-11-22")

    private static func record(_ id: String, _ change: (inout ServiceRecord) -> Void = { _ in }) -> ServiceRecord {
        var record = ServiceRecord(id: id, symptom: "Boom sinks by itself")
        record.machine = .init(product: "digger", model: "D1", serial: "A-1")
        record.day = CalendarDay("2026-10-01")
        record.outcome = .solved
        record.cause = "Holding valve dirty"
        record.remedy = "Clean the holding valve"
        record.minutes = 45
        record.codes = [.maker("E-07")]
        change(&record)
        return record
    }

    @Test("a record of an unknown symptom becomes a draft fault") func newFault() throws {
        let promotion = try Promotion(Self.record("wo-1"), for: nil, beside: nil, by: "Li", on: Self.day)
        let fault = promotion.fault
        #expect(promotion.isNewFault && fault.id.description == "digger/boom-sinks-by-itself-wo-1")
        #expect(
            fault.symptom == .en("Boom sinks by itself") && fault.models == ["D1"] && fault.codes == [.maker("E-07")])
        #expect(fault.standing == Standing(.workInProgress, by: "Li", on: Self.day, record: "wo-1"))
        #expect(fault.causes.map(\.title) == [.en("Holding valve dirty")])
        #expect(fault.causes[0].remedy?.title == .en("Clean the holding valve"))
        #expect(fault.causes[0].remedy?.minutes == 45 && fault.causes[0].remedy?.kind == .repair)
        #expect(fault.citations == [Citation(document: "Knowledge from service records", page: "wo-1")])
    }

    @Test("a Chinese record has an id too") func chinese() throws {
        let record = Self.record("wo-2") {
            $0.symptom = "动臂自动下沉"
            $0.cause = "平衡阀脏"
        }
        let promotion = try Promotion(record, for: nil, beside: nil, by: nil, on: nil)
        #expect(promotion.fault.id.name == "fault-wo-2" && promotion.cause.id == "cause-wo-2")
        #expect(promotion.fault.symptom == .zh("动臂自动下沉"))
    }

    @Test("without a cause, or with one that is known, nothing is made") func refused() throws {
        #expect(throws: PromotionError.noCause("wo-3")) {
            try Promotion(Self.record("wo-3") { $0.cause = nil }, for: nil, beside: nil, by: nil, on: nil)
        }
        #expect(throws: PromotionError.noProduct("wo-3")) {
            try Promotion(Self.record("wo-3") { $0.machine.product = nil }, for: nil, beside: nil, by: nil, on: nil)
        }
        let known = try Fault.make(
            "digger/sinks", .en("Boom sinks"), causes: [try Cause.make("valve", .en("holding valve DIRTY"))])
        #expect(throws: PromotionError.causeIsKnown("wo-3", fault: "digger/sinks", cause: "valve")) {
            try Promotion(Self.record("wo-3"), for: known, beside: nil, by: nil, on: nil)
        }
    }

    private static func knowledge() throws -> KnowledgeBase {
        try KnowledgeBase.holding([
            .fault(
                try Fault.make("digger/sinks", .en("Boom sinks"), causes: [try Cause.make("seal", .en("Seal worn"))])),
            .service(record("wo-1")), .service(record("wo-2") { $0.cause = "Hose porous" }),
        ])
    }

    @Test("a new cause of a known fault is shown with its state, validated, archived; each step is an edition")
    func newCause() async throws {
        let knowledge = try Self.knowledge()
        let sinks = try #require(Fault.ID("digger/sinks"))
        let day = try #require(Self.day)
        for id in ["wo-1", "wo-2"] {
            _ = try await knowledge.promote(id, for: sinks, by: "Li", on: day, isKept: true)
        }
        var fault = try await knowledge.fault(sinks)
        #expect(fault.state == .validated && fault.standing == nil)
        #expect(fault.causes.map { $0.standing?.state } == [nil, .workInProgress, .workInProgress])
        let cause = "holding-valve-dirty-wo-1"
        (fault, _) = try await knowledge.setState(.validated, of: sinks, cause: cause, by: "Wang", on: day)
        #expect(fault.fields.cause(cause)?.standing == Standing(.validated, by: "Wang", on: day, record: "wo-1"))
        (fault, _) = try await knowledge.setState(.archived, of: sinks, cause: cause, by: "Wang", on: day)
        #expect(fault.causes.map(\.id) == ["seal", "hose-porous-wo-2"])
        await #expect(throws: StateError.manufacturersFault(sinks, .notValidated)) {
            try await knowledge.setState(.notValidated, of: sinks, by: "Wang", on: day)
        }
        await #expect(throws: StateError.noSuchCause(sinks, "nothing")) {
            try await knowledge.setState(.validated, of: sinks, cause: "nothing", by: "Wang", on: day)
        }
        #expect(try knowledge.verify() == [])
    }

    @Test("a draft fault goes from work in progress to archived, and is found as its state says") func draft()
        async throws
    {
        let knowledge = try Self.knowledge()
        let day = try #require(Self.day)
        let made = try await knowledge.promote("wo-1", by: "Li", on: day, isKept: true).promotion.fault.id
        #expect(try await knowledge.ids("boom sinks by itself") { $0.filter.kind = .fault }.contains(made.description))
        for state in [KnowledgeState.notValidated, .validated, .archived] {
            let (fault, _) = try await knowledge.setState(state, of: made, by: "Wang", on: day)
            #expect(fault.standing == Standing(state, by: "Wang", on: day, record: "wo-1"))
            #expect(fault.causes.allSatisfy { $0.standing?.state == state })
        }
        #expect(try await !knowledge.ids("boom sinks by itself").contains(made.description))
    }

    @Test("nothing is written without being asked to") func dry() async throws {
        let knowledge = try Self.knowledge()
        let before = try await knowledge.edition()
        _ = try await knowledge.promote("wo-1", by: nil, on: Self.day, isKept: false)
        #expect(try await knowledge.edition() == before)
    }

    @Test("a manual's fault can be archived and taken back, and nothing else") func manual() async throws {
        let knowledge = try Self.knowledge()
        let sinks = try #require(Fault.ID("digger/sinks"))
        let day = try #require(Self.day)
        await #expect(throws: StateError.manufacturersFault(sinks, .workInProgress)) {
            try await knowledge.setState(.workInProgress, of: sinks, by: "Wang", on: day)
        }
        let archived = try await knowledge.setState(.archived, of: sinks, by: "Wang", on: day).fault
        #expect(archived.state == .archived && archived.causes.map(\.title) == [.en("Seal worn")])
        let back = try await knowledge.setState(.validated, of: sinks, by: "Wang", on: day).fault
        #expect(back.state == .validated && back.standing == nil)
    }

    @Test("candidates are solved, complete and unlike what is known; what was promoted is none any more")
    func candidates() async throws {
        let knowledge = try Self.knowledge()
        try knowledge.bring(
            [
                .service(Self.record("draft") { ($0.cause, $0.symptom) = (nil, "Slew is loud") }),
                .service(Self.record("open") { ($0.outcome, $0.symptom) = (.unsolved, "Track slips") }),
                .service(
                    Self.record("known") {
                        $0.symptom = "Arm leaks"
                        $0.confirms = Fault.ID("digger/sinks").map { .init(fault: $0, cause: "seal") }
                    }),
                .service(
                    Self.record("bare") {
                        $0.symptom = "Cab shakes"
                        ($0.codes, $0.minutes) = ([], nil)
                    }),
            ], document: "More")
        let found = try await knowledge.promotionCandidates()
        #expect(found.map(\.record.symptom) == ["Boom sinks by itself", "Cab shakes"])
        let (first, last) = (try #require(found.first), try #require(found.last))
        #expect(first.alike == 2 && first.completeness > last.completeness)
        _ = try await knowledge.promote(first.record.id, by: nil, on: Self.day, isKept: true)
        #expect(try await knowledge.promotionCandidates().map(\.record.id) == ["bare"])
    }
}

@Suite("Forgetting who made knowledge")
struct PromotionForgettingTests {
    @Test("a name that promoted and validated is gone from faults, their history and the text index") func names()
        async throws
    {
        var record = ServiceRecord(id: "wo-1", symptom: "Boom sinks")
        record.machine.product = "digger"
        (record.outcome, record.cause, record.remedy) = (.solved, "Valve dirty", "Hans Meier cleaned the valve")
        let knowledge = try KnowledgeBase.holding([.service(record)])
        let day = try #require(CalendarDay("2026-11-22"))
        let made = try await knowledge.promote("wo-1", by: "Hans Meier", on: day, isKept: true).promotion.fault.id
        _ = try await knowledge.setState(.validated, of: made, by: "Hans Meier", on: day)
        #expect(try knowledge.forget("Hans Meier").left.isEmpty)
        let fault = try await knowledge.fault(made)
        #expect(fault.standing?.state == .validated && fault.standing?.by == nil)
        #expect(fault.causes.allSatisfy { $0.standing?.by == nil && !"\($0)".contains("Meier") })
        #expect(try await knowledge.ids("Meier").isEmpty)
        #expect(try knowledge.verify() == [])
        #expect(throws: KnowledgeError.self) { _ = try knowledge.forget("Hans Meier") }
    }
}
