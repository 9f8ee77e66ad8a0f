import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import HTTPTypes
import Testing

@testable import FaultServer

@Suite("Service records over HTTP")
struct ServiceRouteTests {
    private static let sheet = """
        {"id": "WO/7", "date": "2024-03-01", "machine": {"product": "trailer-pump", "model": "HBT80C-2118", "serial": "80-1"},
         "symptom": "泵不动", "codes": ["E-07"], "rounds": [{"judgement": "溢流阀", "handling": "清洗", "result": "恢复"}],
         "cause": "溢流阀卡滞", "confirms": {"fault": "trailer-pump/no-stroke", "cause": "valve-stuck"},
         "parts": ["10-0001=2"], "minutes": 45, "engineer": "王强", "outcome": "solved"}
        """

    @Test("who is called Nan is no number") func nan() async throws {
        let asking = try Asking(KnowledgeBase())
        let answer = try await asking.send(
            "/api/records", body: #"{"id": "wo-9", "symptom": "It beeps", "engineer": "Nan"}"#)
        #expect(answer.status == 201, "\(answer.body)")
        let sheet = "servicerecords: 1\nrecords:\n  - {id: wo-8, symptom: It beeps, engineer: Nan}\n"
        #expect(try await asking.send("/api/import?name=records.yaml", body: sheet).status == 200)
    }

    @Test("a number is no name, though its text has a letter", arguments: ["-4.02e+16", "[17]", "true", "{}"])
    func namesAreTexts(engineer: String) async throws {
        let asking = try Asking(KnowledgeBase())
        let answer = try await asking.send(
            "/api/records", body: #"{"id": "wo-9", "symptom": "It beeps", "engineer": \#(engineer)}"#)
        #expect(answer.status == 422 && answer.text("errors.0.field") == "engineer", "\(answer.body)")
    }

    @Test("a record is created, found again, unchanged when it comes again, and changed by who knows it") func course()
        async throws
    {
        let asking = try Asking(smallKnowledge())
        let created = try await asking.send("/api/records", body: Self.sheet)
        #expect(created.status == 201, "\(created.body)")
        #expect(created.headers[.location] == "/api/records/wo-7")
        #expect(created.text("id") == "wo-7" && created.text("voice") == "engineer" && created.text("kind") == "record")
        let read = try await asking.get("/api/records/wo-7?lang=en")
        #expect(read.text("machine.name") == "Trailer pump" && read.text("engineer.0") == "王强")
        #expect(read.text("confirms.title") == "Main cylinders do not stroke")
        #expect(read.text("confirms.cause_title") == "Relief valve stuck")
        #expect(read.text("parts.0.replaced_by") == "10-0002" && read.number("parts.0.quantity") == 2)
        #expect(read.number("revision") == 1 && read.value("draft") as? Bool == false)
        #expect(read.text("citations.0.document") == "Service records")

        let again = try await asking.send("/api/records", body: Self.sheet)
        #expect(again.status == 200 && again.number("edition") == read.number("edition"))
        let other = Self.sheet.replacing("45", with: "60")
        let refused = try await asking.send("/api/records", body: other)
        #expect(refused.status == 409 && refused.text("type") == "/problems/conflict")
        let tag = try #require(read.headers[.eTag])
        let changed = try await asking.send("/api/records", [.ifMatch: tag], body: other)
        #expect(changed.status == 200 && changed.number("revision") == 2 && changed.number("minutes") == 60)
        #expect(try await asking.send("/api/records", [.ifMatch: tag], body: Self.sheet).status == 409)
        let known = Self.sheet.replacing("\"minutes\": 45", with: "\"minutes\": 70, \"revision\": 2")
        #expect(try await asking.send("/api/records", body: known).number("revision") == 3)

        let list = try await asking.get("/api/records?product=trailer-pump&from=2024-01-01")
        #expect(list.number("total") == 1 && list.text("records.0.id") == "wo-7")
        #expect(list.value("records.0.engineer") == nil)
        let hits = try await asking.get("/api/search?q=溢流阀卡滞&kind=record")
        #expect(hits.text("hits.0.kind") == "record" && hits.text("hits.0.codes.0") == "E-07")
        #expect(hits.number("facets.kind.record") == 1)
    }

    @Test("each field that cannot be read is told") func invalid() async throws {
        let asking = try Asking(smallKnowledge())
        let answer = try await asking.send(
            "/api/records", body: #"{"machine": {"hours": -1}, "date": "soon", "engineer": "12345"}"#)
        #expect(answer.status == 422 && answer.text("type") == "/problems/invalid-record")
        let fields = (answer.value("errors") as? [[String: Any]] ?? []).compactMap { $0["field"] as? String }
        #expect(Set(fields) == ["symptom", "machine", "date", "engineer"])
        #expect(try await asking.send("/api/records", body: "{").status == 400)
        #expect(try await asking.send("/api/records", body: "[]").status == 422)
        #expect(try await asking.get("/api/records?outcome=maybe").status == 400)
        #expect(try await asking.get("/api/records/none").status == 404)
    }

    @Test("only this machine hands in records, and no page of another site") func door() async throws {
        let asking = try Asking(smallKnowledge())
        #expect(try await asking.send("/api/records", body: Self.sheet, from: "192.0.2.1").status == 403)
        #expect(
            try await asking.send("/api/records", [.origin: "https://elsewhere.example"], body: Self.sheet).status
                == 403)
    }

    @Test("the page shows the sheet in its order and says whose word it is", arguments: ["en", "zh"])
    func page(language: String) async throws {
        let asking = try Asking(smallKnowledge())
        _ = try await asking.send("/api/records", body: Self.sheet)
        let page = try await asking.get("/records/wo-7", [.acceptLanguage: language, .accept: "text/html"])
        #expect(page.status == 200)
        let pieces =
            language == "en"
            ? [
                "not the manufacturer", "Machine", "Rounds", "Judgement", "Handling", "Result", "Cause in the end",
                "Parts used", "Engineer",
            ]
            : ["不是厂家的说法", "设备", "处理过程", "判断", "处理", "结果", "最终原因", "更换配件", "工程师"]
        var rest = page.body[...]
        for piece in pieces {
            let place = rest.range(of: piece)
            #expect(place != nil, "\(piece)")
            if let place { rest = rest[place.upperBound...] }
        }
    }

    @Test("past revisions are answered with their differences, for ids with slashes too") func history() async throws {
        let asking = try Asking(smallKnowledge())
        _ = try await asking.send("/api/records", body: Self.sheet)
        let other = Self.sheet.replacing("\"minutes\": 45", with: "\"minutes\": 60, \"revision\": 1")
        _ = try await asking.send("/api/records", body: other)
        let history = try await asking.get("/api/history/record/wo-7")
        #expect(history.number("sources.0.revisions.0.revision") == 2)
        #expect(history.text("sources.0.revisions.0.changes.0.field") == "minutes")
        #expect(history.text("sources.0.revisions.0.changes.0.before") == "45")
        #expect(history.text("sources.0.revisions.0.changes.0.after") == "60")
        let fault = try await asking.get("/api/history/fault/trailer-pump/no-stroke")
        #expect(fault.number("sources.0.revisions.0.revision") == 1)
        #expect(try await asking.get("/api/history/part/10-0001").text("id") == "100001")
        #expect(try await asking.get("/api/history/wheel/x").status == 404)
        #expect(try await asking.get("/api/history/fault/trailer-pump/none").status == 404)
    }
}

@Suite("Keeping a solved walk")
struct WalkRecordTests {
    private let solved = "?mode=guided&answer=gauge=24%20MPa&answer=valve-stuck=fixed"

    private func field(_ name: String, in page: String) -> String? {
        guard let start = page.range(of: "name=\"\(name)\" value=\"") else { return nil }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    @Test("one tap keeps the walk with its answers, fault, cause and parts; twice is once") func oneTap() async throws {
        let knowledge = try smallKnowledge()
        let asking = Asking(knowledge)
        let page = try await asking.get(
            "/faults/trailer-pump/no-stroke/walk" + solved, [.acceptLanguage: "en", .accept: "text/html"])
        #expect(page.body.contains("action=\"/records\" method=\"post\""))
        let key = try #require(field("form_key", in: page.body))
        let record = try #require(field("record", in: page.body))
        let form =
            "form_key=\(key)&record=\(record)&fault=trailer-pump%2Fno-stroke&mode=guided&answer=gauge%3D24%20MPa"
            + "&answer=valve-stuck%3Dfixed&serial=80-1&hours=3120&engineer=Hans+Meier&model="
        let kept = try await asking.send("/records", [.acceptLanguage: "en"], body: form)
        #expect(kept.status == 303 && kept.headers[.location] == "/records/\(record)", "\(kept.body)")
        #expect(try await asking.send("/records", [.acceptLanguage: "en"], body: form).status == 303)
        #expect(try await knowledge.serviceRecords(ServiceFilter()).total == 1)
        let sheet = try await knowledge.serviceRecord(record).record
        #expect(sheet.confirms?.fault.description == "trailer-pump/no-stroke" && sheet.confirms?.cause == "valve-stuck")
        #expect(sheet.cause == "Relief valve stuck" && sheet.remedy == "Clean or replace" && sheet.outcome == .solved)
        #expect(sheet.wasGuided == true && sheet.day != nil && sheet.language == .english)
        #expect(sheet.machine == .init(product: "trailer-pump", serial: "80-1", hours: 3120))
        #expect(sheet.rounds.map(\.judgement) == ["Measure the pressure", "Relief valve stuck"])
        #expect(sheet.rounds[0].result?.contains("24 MPa") == true)
        // The current number is what is used.
        #expect(sheet.parts.map(\.number.printed) == ["10-0002"])
        #expect(sheet.people == [.init(role: .engineer, person: "Hans Meier")])
    }

    @Test("a walk that is not solved, and a form of elsewhere, keep nothing") func refused() async throws {
        let asking = try Asking(smallKnowledge())
        let page = try await asking.get("/faults/trailer-pump/no-stroke/walk?mode=guided", [.accept: "text/html"])
        #expect(!page.body.contains("action=\"/records\""))
        let form = "fault=trailer-pump%2Fno-stroke&answer=valve-stuck%3Dfixed"
        #expect(try await asking.send("/records", body: form).status == 403)
        let end = try await asking.get("/faults/trailer-pump/no-stroke/walk" + solved, [.accept: "text/html"])
        let key = try #require(field("form_key", in: end.body))
        let unsolved = "form_key=\(key)&fault=trailer-pump%2Fno-stroke"
        #expect(try await asking.send("/records", body: unsolved).status == 400)
        #expect(
            try await asking.send("/records", body: "form_key=\(key)&" + form, from: "192.0.2.1").status
                == 403)
    }
}
