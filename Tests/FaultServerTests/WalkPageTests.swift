import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import HTTPTypes
import Testing

@testable import FaultServer

@Suite("The page of a walk")
struct WalkPageTests {
    private let path = "/faults/trailer-pump/no-stroke/walk"

    private func page(_ query: String = "", _ language: String = "en") async throws -> Asking.Answer {
        try await Asking(walkKnowledge()).get(path + query, [.acceptLanguage: language, .accept: "text/html"])
    }

    @Test("safety stands above the question, the question above its answers, and why with its figures") func order()
        async throws
    {
        let body = try await page("?mode=guided").body.replacing("\u{A0}", with: " ")
        let pieces = [
            "Relieve pressure first", "id=\"question\"", "Measure the pressure</h2>", "30 – 32 MPa", ">OK<", ">Faulty<",
        ]
        let places = pieces.compactMap { body.range(of: $0)?.lowerBound }
        #expect(places.count == pieces.count && places == places.sorted())
        #expect(body.contains("splits 76 % against 24 % for 4 minutes"))
        #expect(body.contains("Gauge") && body.contains("HBT80 manual"))
    }

    @Test("every answer is a link that adds to the walk") func answers() async throws {
        let body = try await page("?mode=guided&answer=look=unknown").body
        for outcome in ["ok", "faulty", "unknown", "cannot"] {
            let address = "\(path)?answer=look%3Dunknown&amp;answer=gauge%3D\(outcome)&amp;mode=guided"
            #expect(body.contains("href=\"\(address)\""), "\(outcome)")
        }
        #expect(body.contains("href=\"\(path)?mode=guided\" data-key=\"z\""))
    }

    @Test("a reading's form carries the earlier answers along unseen") func form() async throws {
        let body = try await page("?mode=guided&answer=look=unknown").body
        let wanted = [
            "action=\"\(path)\" method=\"get\"", "type=\"hidden\" name=\"answer\" value=\"look=unknown\"",
            "type=\"hidden\" name=\"mode\" value=\"guided\"", "type=\"hidden\" name=\"of\" value=\"gauge\"",
            "inputmode=\"decimal\"",
        ]
        #expect(wanted.filter { !body.contains($0) } == [])
    }

    @Test("a reading that can be judged leads to the walk with it", arguments: ["312%20bar", "%20312+bar%20"])
    func reading(typed: String) async throws {
        let answer = try await page("?answer=look%3Dok&mode=guided&of=gauge&reading=\(typed)")
        #expect(answer.status == 303)
        #expect(answer.headers[.location] == "\(path)?answer=look%3Dok&answer=gauge%3D312%20bar&mode=guided")
    }

    @Test(
        "one that cannot is said at its field, with what was typed",
        arguments: [("24%20V", "24 V"), ("", ""), ("%3Cb%3E", "&lt;b&gt;")])
    func misread(typed: String, shown: String) async throws {
        let answer = try await page("?mode=guided&of=gauge&reading=\(typed)")
        #expect(answer.status == 400)
        #expect(answer.body.contains("value=\"\(shown)\" aria-invalid=\"true\" aria-describedby=\"wrong\""))
        #expect(answer.body.contains("id=\"wrong\"") && answer.body.contains("id=\"question\""))
    }

    @Test("an earlier answer can be taken back") func undo() async throws {
        let body = try await page("?mode=guided&answer=look=unknown&answer=gauge=31.2%20MPa").body
        #expect(body.contains("<a href=\"\(path)?mode=guided\">Take back to here"))
        #expect(body.contains("<a href=\"\(path)?answer=look%3Dunknown&amp;mode=guided\">Take back to here"))
        #expect(body.contains("31.2\u{A0}MPa"))
    }

    @Test("another step can be done instead") func instead() async throws {
        let first = try await page("?mode=guided").body
        #expect(first.contains("href=\"\(path)?mode=guided&amp;step=pump-worn\""))
        let body = try await page("?mode=guided&step=pump-worn").body
        #expect(body.contains("Replace the pump</h2>") && body.contains("Drain the oil"))
        #expect(body.contains("href=\"\(path)?answer=pump-worn%3Dfixed&amp;mode=guided\""))
        #expect(body.contains("href=\"/parts/10-0002\"") && body.contains("Superseded"))
    }

    @Test("the procedure is asked as it is written, and the other way is one link away") func procedure() async throws {
        let body = try await page().body
        let (action, question) = (body.range(of: "Fit a gauge"), body.range(of: "Is it above 30 MPa?</h2>"))
        #expect(try #require(action).lowerBound < #require(question).lowerBound)
        #expect(body.contains("href=\"\(path)?mode=guided\">"))
        #expect(body.contains("data-key=\"y\"") && body.contains("data-key=\"n\""))
        let choices = try await page("?answer=s1=no").body
        #expect(
            choices.contains("answer=s2%3D2") && choices.contains("No bubbles") && choices.contains("data-key=\"2\""))
    }

    @Test("a procedure that ends without a cause says its last word and offers to go on") func ending() async throws {
        let body = try await page("?answer=s1=no&answer=s2=1").body
        #expect(body.contains("Call the maker</h2>"))
        #expect(body.contains("answer=s2%3D1&amp;mode=guided\""))
    }

    @Test("solved: by which cause and remedy, with its parts and the minutes") func solved() async throws {
        let body = try await page("?mode=guided&answer=gauge=ok&answer=pump-worn=fixed").body
        let wanted = [
            "Charge pump worn", "Remedy: Replace the pump", "10-0002", "64 minutes", "href=\"\(path)?mode=guided\"",
        ]
        #expect(wanted.filter { !body.contains($0) } == [])
        #expect(body.contains("Relieve pressure first"))
    }

    @Test("answers that clash are named, each with a way to take it back alone") func clash() async throws {
        let answer = try await Asking(clashKnowledge()).get(
            "/faults/crane/horn/walk?answer=seat=unknown&answer=horn-ok=ok&answer=relay-ok=ok", [.acceptLanguage: "en"])
        let path = "/faults/crane/horn/walk"
        #expect(
            answer.body.contains(
                "href=\"\(path)?answer=seat%3Dunknown&amp;answer=relay-ok%3Dok\">Take back this answer"))
        #expect(
            answer.body.contains("href=\"\(path)?answer=seat%3Dunknown&amp;answer=horn-ok%3Dok\">Take back this answer")
        )
    }

    @Test("what does not fit is a page with the reason and the answers that do", arguments: ["en", "zh"])
    func badLink(language: String) async throws {
        let answer = try await page("?answer=look=ok&answer=gauge=perhaps&mode=guided", language)
        #expect(answer.status == 400)
        #expect(answer.body.contains("perhaps") && answer.body.contains(language == "en" ? "is no outcome of" : "没有"))
        #expect(answer.body.contains("href=\"\(path)?answer=look%3Dok&amp;mode=guided\""))
        #expect(try await page("?answer=nonsense").status == 400)
        #expect(try await page("?mode=fast").status == 400)
        #expect(try await page("?of=nothing&reading=1").status == 400)
    }

    @Test("a walk's texts are never markup") func escaping() async throws {
        let body = try await page("?answer=%3Cscript%3Ealert(1)%3C%2Fscript%3E=ok").body
        #expect(!body.contains("<script>alert"))
    }

    @Test("the fault's page and its hit lead to the walk") func entrances() async throws {
        let asking = try Asking(walkKnowledge())
        let fault = try await asking.get("/faults/trailer-pump/no-stroke", [.acceptLanguage: "en"]).body
        #expect(fault.contains("<a class=\"button\" href=\"\(path)\">Find the cause</a>"))
        #expect(try await asking.get("/?q=stroke", [.acceptLanguage: "en"]).body.contains("href=\"\(path)\""))
        let single = try await asking.get("/faults/trailer-pump/oil-leak", [.acceptLanguage: "en"]).body
        #expect(!single.contains("/walk"))
    }

    @Test("the tree is a picture with links to the causes, and a list that says the same") func tree() async throws {
        let body = try await Asking(clashKnowledge()).get(
            "/faults/crane/boom/walk?answer=look-both=faulty", [.acceptLanguage: "en"]
        ).body
        #expect(body.contains("class=\"fault-tree\"") && body.contains("aria-describedby=\"picture-desc\""))
        for cause in ["pump", "filter", "valve"] {
            #expect(body.contains("id=\"cause-\(cause)\""))
            // In the picture and in the list.
            #expect(body.components(separatedBy: "href=\"#cause-\(cause)\"").count == 3, "\(cause)")
        }
        #expect(body.contains("<title>Oil starved, Faulty</title>"))
        #expect(body.contains("Oil starved <span class=\"tag\">Faulty</span>"))
        #expect(!body.contains("<style") && !body.contains(" style="))
    }

    @Test("a drawing that is opened alone may use the style within it, and nothing else") func drawing() async throws {
        let answer = try await Asking(clashKnowledge()).get("/api/faults/crane/boom/tree.svg")
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(answer.body.contains("<style>") && policy.contains("default-src 'none'; style-src 'unsafe-inline'"))
        #expect(!policy.contains("script-src"))
    }
}

/// A crane whose horn is dead for one of two causes, and whose boom does not move.
private func clashKnowledge() throws -> KnowledgeBase {
    let horn = try Fault.make(
        "crane/horn", .en("The horn does not sound"),
        causes: [try Cause.make("horn", .en("Horn broken")), try Cause.make("relay", .en("Relay broken"))]
    ) {
        $0.checks = [
            Check(id: "horn-ok", ask: .en("Does it sound on a battery?"), observes: "horn"),
            Check(id: "relay-ok", ask: .en("Does the relay click?"), observes: "relay"),
            Check(id: "seat", ask: .en("Is the seat dry?")),
        ]
    }
    let boom = try Fault.make(
        "crane/boom", .en("The boom does not move"),
        causes: [
            try Cause.make("pump", .en("Pump worn")), try Cause.make("filter", .en("Filter clogged")),
            try Cause.make("valve", .en("Valve stuck")),
        ]
    ) {
        $0.gates = [.init(.and, [.name("pump"), .name("filter")], name: "starved", title: .en("Oil starved"))]
        $0.tree = .gate(.init(.or, [.name("valve"), .name("starved")]))
        $0.checks = [Check(id: "look-both", ask: .en("Is there pressure?"), observes: "starved")]
    }
    let draft = Draft(source: Source(document: "Manual", file: "manual.yaml"), records: [.fault(horn), .fault(boom)])
    let knowledge = try KnowledgeBase()
    var files = [ImportedFile(path: "manual.yaml", format: nil, drafts: [draft], findings: Findings())]
    _ = try knowledge.apply(&files)
    return knowledge
}
