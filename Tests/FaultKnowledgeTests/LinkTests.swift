import FaultModel
import FaultTesting
import Foundation
import GRDB
import Testing

@testable import FaultKnowledge

@Suite("Linking service records to faults")
struct LinkTests {
    /// Two faults of a pump, one with a code, and one of a roller that says the same.
    private func faults() throws -> [FaultModel.Record] {
        [
            .fault(
                try .make(
                    "pump/no-stroke", .both("主油缸不动作", "Main cylinders do not stroke"),
                    causes: [
                        try .make(
                            "valve-stuck", .both("溢流阀卡滞", "Relief valve stuck open"), prior: 0.03,
                            remedy: .both("清洗溢流阀", "Clean the relief valve"), parts: ["10-0001"]),
                        try .make(
                            "pump-worn", .both("补油泵磨损", "Charge pump worn"), prior: 0.01,
                            remedy: .both("更换补油泵", "Change the charge pump")),
                    ]
                ) {
                    $0.also = [.en("pump will not pump concrete"), .zh("打不出料")]
                    $0.codes = [.maker("E-07")]
                }),
            .fault(
                try .make(
                    "pump/oil-hot", .both("液压油温高", "Hydraulic oil too hot"),
                    causes: [
                        try .make("cooler-dirty", .both("散热器脏", "Oil cooler dirty"), prior: 0.05),
                        try .make("fan-slow", .both("风扇转速低", "Fan too slow"), prior: 0.02),
                    ])),
            .fault(
                try .make(
                    "roller/oil-hot", .both("液压油温高", "Hydraulic oil too hot"),
                    causes: [try .make("low", .both("油位低", "Oil level low"), prior: 0.05)])),
        ]
    }

    private func record(
        _ id: String, _ symptom: String, line: String? = "pump",
        _ change: (inout ServiceRecord) throws -> Void = { _ in }
    ) throws -> FaultModel.Record {
        .service(
            try .make(id, symptom) {
                $0.machine.product = line
                $0.language = .english
                try change(&$0)
            })
    }

    private func knowledge(_ records: FaultModel.Record...) throws -> KnowledgeBase {
        try .holding(faults() + records)
    }

    private func link(_ record: FaultModel.Record) async throws -> FaultLink? {
        try await knowledge(record).link(ofRecord: record.id)
    }

    @Test("what a record says itself is believed") func stated() async throws {
        let fault = try #require(Fault.ID("pump/oil-hot"))
        let order = try record("wo-1", "Something quite different") {
            $0.confirms = .init(fault: fault, cause: "fan-slow")
        }
        let link = try #require(try await link(order))
        #expect(link.fault.description == "pump/oil-hot" && link.cause == "fan-slow")
        #expect(link.confidence == 1 && link.evidence.lane == .stated)
    }

    @Test("a code that one fault carries makes it sure, whatever the words") func code() async throws {
        let link = try #require(try await link(record("wo-1", "Customer calls again") { $0.codes = [.maker("e07")] }))
        #expect(link.fault.description == "pump/no-stroke" && link.isSure)
        #expect(link.evidence.lane == .code && link.evidence.codes == [FaultCode.maker("E-07").key])
    }

    @Test("the symptom in the fault's own words makes it sure, of its own product line alone") func wording()
        async throws
    {
        let link = try #require(try await link(record("wo-1", "hydraulic oil TOO hot")))
        #expect(link.fault.description == "pump/oil-hot" && link.isSure && link.evidence.lane == .wording)
        // Of an unknown machine it may be either.
        #expect(try await self.link(record("wo-1", "hydraulic oil TOO hot", line: nil))?.isSure != true)
    }

    @Test("a word in common is not enough, and a line without faults has none") func unsure() async throws {
        let link = try #require(try await link(record("wo-1", "oil spilt on the walkway near the cab")))
        #expect(!link.isSure)
        #expect(try await self.link(record("wo-1", "hydraulic oil too hot", line: "crane")) == nil)
    }

    @Test("the cause is told by the engineer's words, or by the part that only its remedy needs") func cause()
        async throws
    {
        let words = try #require(
            try await link(record("wo-1", "Pump will not pump concrete") { $0.cause = "charge pump was worn out" }))
        #expect(words.cause == "pump-worn")
        #expect(words.evidence.causeWords?.contains("charge") == true)
        let part = try #require(
            try await link(
                record("wo-1", "Pump will not pump concrete") {
                    $0.parts = [PartUse(number: try .make("10 0001"), quantity: 1)]
                }))
        #expect(part.cause == "valve-stuck" && part.evidence.causeParts == ["100001"])
    }

    @Test("a cause that the fault does not know is proposed, with the records that name it") func otherCause()
        async throws
    {
        let cause = "water in the control box corroded the connector"
        let knowledge = try knowledge(
            record("wo-1", "Pump will not pump concrete") { $0.cause = cause },
            record("wo-2", "pump will not pump concrete") { $0.cause = "water corroded connector of control box" },
            record("wo-3", "Pump will not pump concrete") { $0.cause = "Relief valve stuck" })
        let fault = try #require(Fault.ID("pump/no-stroke"))
        let proposed = try await knowledge.proposedCauses(of: fault)
        #expect(proposed.map(\.count) == [2])
        #expect(proposed.first?.records.sorted() == ["wo-1", "wo-2"])
        let tally = try await knowledge.causeTally(of: fault)
        #expect(tally.withOtherCause == 2 && tally.count(of: "valve-stuck") == 1)
    }

    @Test("counts follow records as they come, change and go; one that did not help counts for nothing") func counts()
        async throws
    {
        let knowledge = try KnowledgeBase.holding(faults())
        let fault = try #require(Fault.ID("pump/no-stroke"))
        func bring(_ records: [FaultModel.Record]) throws {
            let draft = Draft(source: Source(document: "Orders", file: "orders.csv"), records: records)
            var files = [ImportedFile(path: "orders", format: nil, drafts: [draft], findings: Findings())]
            _ = try knowledge.apply(&files)
        }
        let first = try record("wo-1", "Pump will not pump concrete") {
            $0.cause = "Relief valve stuck"
            $0.day = CalendarDay("2024-03-01")
            $0.machine.model = "HBT 80"
        }
        let second = try record("wo-2", "Pump will not pump concrete") {
            $0.cause = "Relief valve stuck"
            $0.outcome = .unsolved
        }
        try bring([first, second])
        var tally = try await knowledge.causeTally(of: fault)
        #expect(
            tally.entries == [
                .init(cause: "valve-stuck", model: "HBT80", month: CalendarMonth(number: 24290), count: 1)
            ])
        let changed = try record("wo-1", "Pump will not pump concrete") { $0.cause = "Charge pump worn" }
        try bring([changed, second])
        tally = try await knowledge.causeTally(of: fault)
        #expect(tally.entries == [.init(cause: "pump-worn", count: 1)])
        try bring([second])
        #expect(try await knowledge.causeTally(of: fault).entries.isEmpty)
        #expect(try await knowledge.link(ofRecord: "wo-1") == nil)
    }

    @Test("records of a line are linked again when a fault of it changes, and only then") func again() async throws {
        let knowledge = try knowledge(record("wo-1", "Screaming noise at start"))
        #expect(try await knowledge.link(ofRecord: "wo-1") == nil)
        func bring(_ id: String) throws {
            let fault = try Fault.make(
                id, .en("Screaming noise at start"), causes: [try .make("belt", .en("Belt slips"))])
            let draft = Draft(source: Source(document: id, file: id), records: [.fault(fault)])
            var files = [ImportedFile(path: id, format: nil, drafts: [draft], findings: Findings())]
            _ = try knowledge.apply(&files)
        }
        try bring("roller/noise")
        #expect(try await knowledge.link(ofRecord: "wo-1") == nil)
        try bring("pump/noise")
        #expect(try await knowledge.link(ofRecord: "wo-1")?.fault.description == "pump/noise")
    }

    @Test("what a reviewer decides stays: through a rebuild, and when the record comes again") func decided()
        async throws
    {
        let order = try record("wo-1", "oil spilt on the walkway near the cab")
        let knowledge = try knowledge(order)
        let fault = try #require(Fault.ID("pump/oil-hot"))
        try knowledge.decide(.fault(fault, cause: "fan-slow"), about: "wo-1")
        func check() async throws {
            let link = try #require(try await knowledge.link(ofRecord: "wo-1"))
            #expect(link.fault == fault && link.cause == "fan-slow" && link.evidence.lane == .reviewed)
            #expect(try await knowledge.causeTally(of: fault).count(of: "fan-slow") == 1)
        }
        try await check()
        try knowledge.rebuildIndex()
        try await check()
        try knowledge.linkRecords(all: true)
        try await check()
        #expect(
            try await knowledge.judgedPairs() == [
                .init(record: "wo-1", question: "oil spilt on the walkway near the cab", fault: fault)
            ])
        var filter = ReviewFilter()
        filter.state = .fault
        #expect(try await knowledge.review(filter).records.map(\.record.id) == ["wo-1"])
        try knowledge.decide(.noFault, about: "wo-1")
        #expect(try await knowledge.link(ofRecord: "wo-1") == nil)
        #expect(try await knowledge.causeTally(of: fault).entries.isEmpty)
        try knowledge.decide(nil, about: "wo-1")
        #expect(try await knowledge.link(ofRecord: "wo-1")?.evidence.lane != .reviewed)
    }

    @Test("a record, fault or cause that is not there is not decided about") func missing() throws {
        let knowledge = try knowledge(record("wo-1", "oil"))
        let fault = try #require(Fault.ID("pump/oil-hot"))
        #expect(throws: KnowledgeError.self) { try knowledge.decide(.noFault, about: "wo-9") }
        #expect(throws: KnowledgeError.notFound(kind: "cause of pump/oil-hot", id: "fan-slo", nearest: ["fan-slow"])) {
            try knowledge.decide(.fault(fault, cause: "fan-slo"), about: "wo-1")
        }
        let other = try #require(Fault.ID("pump/none"))
        #expect(throws: KnowledgeError.self) { try knowledge.decide(.fault(other, cause: nil), about: "wo-1") }
    }

    @Test("records that say the same cost one search; what is left over waits, and is said to") func limit()
        async throws
    {
        let orders = try (1...700).map {
            try record("wo-\($0)", $0 % 2 == 0 ? "Hydraulic oil too hot" : "no stroke at all")
        }
        let knowledge = try KnowledgeBase.holding(faults() + orders)
        var summary = try knowledge.linkRecords(all: true, atMost: 1)
        #expect(summary.searches == 1)
        #expect(summary.done + summary.waiting == 700 && summary.waiting > 0)
        summary = try knowledge.linkRecords()
        #expect(summary.searches <= 2 && summary.waiting == 0)
        #expect(try knowledge.linkRecords() == LinkSummary())
    }

    @Test("the tag moves with links, so that a page that shows them is not taken for an old one") func tag()
        async throws
    {
        let knowledge = try knowledge(record("wo-1", "Hydraulic oil too hot"))
        let before = try await knowledge.tag()
        try knowledge.decide(.newFault, about: "wo-1")
        #expect(try await knowledge.tag() != before)
        // A knowledge base without records has the edition alone.
        #expect(try await KnowledgeBase.holding(faults()).tag() == "1")
    }
}
