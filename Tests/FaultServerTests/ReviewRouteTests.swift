import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import HTTPTypes
import Testing

@Suite("Reviewing links, and what records teach, over HTTP")
struct ReviewRouteTests {
    /// The small knowledge base with records: three that confirm a cause, one that is about no fault for sure.
    private func knowledge() throws -> KnowledgeBase {
        let knowledge = try smallKnowledge()
        let confirmed = (1...3).map { number in
            ServiceRecord.make("sr-\(number)", "Main cylinders do not stroke") {
                $0.machine.product = "trailer-pump"
                $0.day = CalendarDay("2024-03-0\(number)")
                $0.cause = number == 3 ? "remote control receiver drowned" : "charge pump worn"
                $0.language = .english
            }
        }
        let unsure = ServiceRecord.make("sr-9", "Cylinders knock at every stroke when the concrete is stiff") {
            $0.machine.product = "trailer-pump"
            $0.language = .english
        }
        let draft = Draft(
            source: Source(document: "Sheets", file: "sheets"), records: (confirmed + [unsure]).map { .service($0) })
        var files = [ImportedFile(path: "sheets", format: nil, drafts: [draft], findings: Findings())]
        _ = try knowledge.apply(&files)
        return knowledge
    }

    private static let fault = "/api/faults/trailer-pump/no-stroke"

    @Test("a fault says by whose word its causes are likely, and readers choose whose") func shares() async throws {
        let asking = Asking(try knowledge())
        let both = try await asking.get(Self.fault + "?lang=en")
        #expect(both.number("learning.records") == 2 && both.number("learning.other_causes") == 1)
        #expect(both.text("learning.from") == "2024-03" && both.text("learning.priors") == "both")
        let worn = try #require(both.value("causes") as? [[String: Any]]).first { $0["id"] as? String == "pump-worn" }
        let field = try #require(worn?["field"] as? [String: Any])
        #expect(field["seen"] as? Int == 2 && field["of"] as? Int == 2)
        let (manufacturer, used) = (field["manufacturer"] as? Double ?? 1, field["used"] as? Double ?? 0)
        // 20 records' worth of the manual's quarter, and two more.
        #expect(abs(used - (20 * manufacturer + 2) / 22) < 0.005)
        #expect(worn?["probability"] as? Double == used)
        #expect(worn?["prior"] as? Double == 0.01)
        #expect(both.text("proposed_causes.0.title") == "remote control receiver drowned")

        let manual = try await asking.get(Self.fault + "?lang=en&priors=manufacturer")
        let share = try #require(manual.value("causes") as? [[String: Any]]).first {
            $0["id"] as? String == "pump-worn"
        }
        #expect(abs((share?["probability"] as? Double ?? 0) - manufacturer) < 1e-9)
        let walk = try await asking.get(Self.fault + "/walk?lang=en&priors=field")
        #expect(walk.text("learning.priors") == "field" && walk.text("beliefs.0.cause") == "pump-worn")
        #expect(try await asking.get(Self.fault + "?priors=mine").status == 400)
        #expect(try await asking.get(Self.fault + "/walk?strength=0").status == 400)
        #expect(try await asking.get(Self.fault + "/visit?half_life=365&model=HBT80").status == 200)
    }

    @Test("without records nothing is said of them") func none() async throws {
        let answer = try await Asking(try smallKnowledge()).get(Self.fault)
        #expect(answer.value("learning") == nil && answer.value("causes.0.field") == nil)
        #expect(answer.value("proposed_causes") == nil)
    }

    @Test("the pages tell the same, and their links keep the reader's choice") func pages() async throws {
        let asking = Asking(try knowledge())
        let page = try await asking.get("/faults/trailer-pump/no-stroke?priors=field&ui=en").body
        #expect(page.contains("seen 2 of 2 (100"))
        #expect(page.contains("walk?priors=field"))
        #expect(page.contains("remote control receiver drowned"))
        let walk = try await asking.get("/faults/trailer-pump/no-stroke/walk?priors=field&ui=en").body
        #expect(walk.contains("priors=field"))
        #expect(
            walk.contains("Shares go by 2 service records from 2024-03")
                || walk.contains("2 service records of 2024-03"))
    }

    @Test("the queue lists what is not sure with its evidence, and a decision takes it out") func decide() async throws
    {
        let knowledge = try knowledge()
        let asking = Asking(knowledge)
        let before = try await asking.get("/api/review?lang=en")
        #expect(before.number("total") == 1 && before.text("records.0.record") == "sr-9")
        #expect(before.text("records.0.links.0.fault") == "trailer-pump/no-stroke")
        #expect(before.value("records.0.links.0.evidence.words") != nil)

        let accepted = try await asking.send(
            "/api/review/sr-9",
            body: #"{"decision": "other", "fault": "trailer-pump/no-stroke", "cause": "valve-stuck"}"#)
        #expect(accepted.status == 200 && accepted.text("decision") == "fault")
        let after = try await asking.get("/api/review")
        #expect(after.number("total") == 0)
        #expect(after.headers[.eTag] != before.headers[.eTag])
        #expect(try await asking.get(Self.fault).number("learning.records") == 3)
        #expect(try await asking.get("/api/review?state=fault").text("records.0.record") == "sr-9")
        let undone = try await asking.send("/api/review/sr-9", body: #"{"decision": "undo"}"#)
        #expect(undone.status == 200)
        #expect(try await asking.get("/api/review").number("total") == 1)
    }

    @Test(
        "what does not fit is refused in a sentence",
        arguments: [
            (#"{"decision": "perhaps"}"#, 400), (#"{"decision": "other"}"#, 422), ("hello", 400),
            (#"{"decision": "other", "fault": "no-slash"}"#, 400),
            (#"{"decision": "other", "fault": "trailer-pump/none"}"#, 404),
            (#"{"decision": "other", "fault": "trailer-pump/no-stroke", "cause": "none"}"#, 404),
        ])
    func refused(body: String, status: Int) async throws {
        let answer = try await Asking(try knowledge()).send("/api/review/sr-9", body: body)
        #expect(answer.status == status, "\(answer.body)")
    }

    @Test("only this machine decides, and only from our own pages") func door() async throws {
        let asking = Asking(try knowledge())
        let body = #"{"decision": "none"}"#
        #expect(try await asking.send("/api/review/sr-9", body: body, from: "192.0.2.7").status == 403)
        let other: HTTPFields = [.origin: "https://elsewhere.example"]
        #expect(try await asking.send("/review/sr-9", other, body: "decision=none").status == 403)
        #expect(try await asking.get("/api/review").number("total") == 1)
    }

    @Test("the page's form decides without script, and goes on with the next record") func form() async throws {
        let asking = Asking(try knowledge())
        let page = try await asking.get("/review?ui=en").body
        #expect(
            page.contains("Cylinders knock") && page.contains("value=\"accept\"") && page.contains("value=\"none\""))
        let own: HTTPFields = [.origin: "http://localhost"]
        let key = try #require(page.firstMatch(of: /name="form_key" value="([^"]+)"/).map { String($0.1) })
        let answer = try await asking.send(
            "/review/sr-9", own,
            body: "form_key=\(key)&product=&state=open&proposed=trailer-pump%2Fno-stroke&cause=&fault=&decision=none")
        #expect(answer.status == 303 || answer.status == 302)
        #expect(answer.headers[.location]?.hasPrefix("/review") == true)
        #expect(try await asking.get("/review?ui=en").body.contains("Nothing waits"))
    }
}
