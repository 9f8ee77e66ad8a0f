import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import Testing

@testable import FaultServer

@Suite("States of knowledge, over HTTP and on pages")
struct KnowledgeStateTests {
    /// A manual's fault with a cause of a record, and a fault that was made from a record alone.
    private static func knowledge() throws -> KnowledgeBase {
        let knowledge = try KnowledgeBase()
        let sinks = LocalizedText.en("Boom sinks")
        var rod = try Cause.make("rod", .en("Rod scratched"))
        rod.standing = Standing(.notValidated, by: "Li", on: CalendarDay("2026-11-22"), record: "wo-1")
        let records: [(String, [Record])] = [
            (
                "Manual",
                [.fault(try Fault.make("digger/sinks", sinks, causes: [try Cause.make("seal", .en("Seal worn"))]))]
            ),
            (
                "Records",
                [
                    .fault(try Fault.make("digger/sinks", sinks, causes: [rod]) { $0.standing = rod.standing }),
                    .fault(
                        try Fault.make("digger/loud", .en("Slew is loud")) {
                            $0.standing = Standing(.workInProgress, record: "wo-2")
                        }),
                    .fault(
                        try Fault.make("digger/old", .en("Boom sinks slowly")) { $0.standing = Standing(.archived) }),
                ]
            ),
        ]
        for (document, records) in records {
            let draft = Draft(source: Source(document: document, file: document), records: records)
            var files = [ImportedFile(path: document, format: nil, drafts: [draft], findings: Findings())]
            _ = try knowledge.apply(&files)
        }
        return knowledge
    }

    @Test("JSON says what is the manufacturer's word and what is not") func document() async throws {
        let asking = Asking(try Self.knowledge())
        let fault = try await asking.get("/api/faults/digger/sinks")
        #expect(fault.text("state") == "validated" && fault.value("standing") is NSNull)
        let causes = try #require(fault.value("causes") as? [[String: Any]])
        let rod = try #require(causes.first { $0["id"] as? String == "rod" }?["standing"] as? [String: Any])
        #expect(rod["state"] as? String == "not-validated" && rod["record"] as? String == "wo-1")
        #expect(rod["by"] as? String == "Li" && rod["on"] as? String == "2026-11-22")
        let draft = try await asking.get("/api/faults/digger/loud")
        #expect(draft.text("state") == "work-in-progress" && draft.text("standing.record") == "wo-2")
    }

    @Test("a search finds the archived only when it is asked for") func search() async throws {
        let asking = Asking(try Self.knowledge())
        let usual = try await asking.get("/api/search?q=boom+sinks")
        #expect(usual.number("total") == 1 && usual.text("hits.0.id") == "digger/sinks")
        let archived = try await asking.get("/api/search?q=boom+sinks&state=archived")
        #expect(archived.number("total") == 1 && archived.text("hits.0.standing.state") == "archived")
        let wrong = try await asking.get("/api/search?q=boom&state=done")
        #expect(wrong.status == 400 && wrong.body.contains("not-validated"))
    }

    @Test("pages say the state in words, in both languages") func pages() async throws {
        let asking = Asking(try Self.knowledge())
        let english = try await asking.get("/faults/digger/loud?ui=en").body
        #expect(english.contains("work in progress") && english.contains("not the manufacturer&#39;s word"))
        let chinese = try await asking.get("/faults/digger/sinks?ui=zh").body
        #expect(chinese.contains("未验证 · 服务记录 wo-1"))
        let hits = try await asking.get("/?q=slew+loud&ui=en").body
        #expect(hits.contains("work in progress · service record wo-2"))
        #expect(hits.contains("name=\"state\""))
        let walk = try await asking.get("/faults/digger/sinks/walk?ui=en").body
        #expect(walk.contains("not validated · service record wo-1"))
    }
}
