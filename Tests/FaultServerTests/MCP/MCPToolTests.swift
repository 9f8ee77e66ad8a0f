import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import HTTPTypes
import Testing

@testable import FaultServer

/// What agents get. Every answer of these tests is held against the tool's own output schema by `MCPTalk`.
@Suite("MCP: the tools")
struct MCPToolTests {
    private func talk() throws -> MCPTalk { try MCPTalk(try bookKnowledge()) }

    @Test("a code that matches is exact support, cited with page and the very words") func search() async throws {
        let answer = try await talk().call("search_faults", ["query": "E-07 主油缸不动作"])
        #expect(answer.structured("support") as? String == "exact")
        #expect(answer.structured("hits.0.id") as? String == "trailer-pump/no-stroke")
        #expect(answer.structured("hits.0.uri") as? String == "faultbase://fault/trailer-pump/no-stroke")
        #expect(answer.structured("hits.0.citation.document") as? String == "HBT80 拖泵维修手册")
        #expect(answer.structured("hits.0.citation.revision") as? String == "2024-03")
        #expect(answer.structured("hits.0.citation.page") as? String == "5-12")
        #expect(answer.structured("hits.0.citation.quote") as? String == "主油缸不动作")
        #expect(answer.structured("more") is NSNull)
        #expect(answer.copy.contains("support: exact"))
        #expect(answer.copy.contains("5-12"))
        #expect(!answer.copy.contains("<mark>"))
    }

    @Test("what the manuals do not know is said outright") func notInTheManuals() async throws {
        let talk = try talk()
        let answer = try await talk.call("search_faults", ["query": "zzzz qqqq"])
        #expect(answer.structured("support") as? String == "none")
        #expect((answer.structured("statement") as? String)?.hasPrefix("Not in the manuals") == true)
        let code = try await talk.call("decode_code", ["code": "E-77"])
        #expect(code.structured("support") as? String == "none")
        #expect((code.structured("faults") as? [Any])?.isEmpty == true)
        #expect(!code.isFailure)
        let part = try await talk.call("find_part", ["part": "9999999"])
        #expect(part.structured("support") as? String == "none")
        #expect(part.structured("part") is NSNull)
    }

    @Test("a code of a standard is cited from the standard, its faults from their manual") func code() async throws {
        let answer = try await talk().call("decode_code", ["code": "spn 100/1", "language": "en"])
        #expect(answer.structured("readings.0.spn") as? Int == 100)
        #expect((answer.structured("readings.0.citation.document") as? String)?.contains("SAE J1939") == true)
        #expect(
            answer.structured("readings.0.citation.quote") as? String == answer.structured("readings.0.meaning")
                as? String)
        #expect(answer.structured("faults.0.citation.page") as? String == "5-12")
    }

    @Test("an item has a citation at every fact") func item() async throws {
        let answer = try await talk().call(
            "get_item", ["id": "faultbase://fault/trailer-pump/no-stroke", "language": "en"])
        let facts = [
            ("safety.0", "Relieve pressure and switch off the power first"), ("causes.0", "Main relief valve stuck"),
            ("causes.0.remedy", "Clean or replace the main relief valve"), ("causes.1", "Charge pump worn"),
            ("checks.0", "Measure the main system pressure"),
        ]
        for (place, words) in facts {
            #expect(answer.structured("item.\(place).citation.page") as? String == "5-12", "\(place)")
            #expect(answer.structured("item.\(place).citation.quote") as? String == words, "\(place)")
        }
        #expect(answer.structured("item.citations.0.quote") as? String == "Main cylinders do not stroke")
        #expect(answer.structured("url") as? String == "http://localhost/faults/trailer-pump/no-stroke")
    }

    @Test(
        "an item opens by its uri, its id, and by kind and name",
        arguments: [
            ("trailer-pump/no-stroke", "fault"), ("fault/trailer-pump/no-stroke", "fault"), ("1030200147", "part"),
            ("part/1030-200-147", "part"), ("faultbase://part/1030200147", "part"),
        ])
    func names(id: String, kind: String) async throws {
        #expect(try await talk().call("get_item", ["id": id]).structured("item.kind") as? String == kind)
    }

    @Test("an item that is not there, or a name that is none, is the model's to mend") func noItem() async throws {
        let talk = try talk()
        let missing = try await talk.call("get_item", ["id": "trailer-pump/no-strok"])
        #expect(missing.isFailure)
        #expect(missing.copy.contains("Did you mean 'trailer-pump/no-stroke'?"))
        let bad = try await talk.call("get_item", ["id": "faultbase://nothing/x"])
        #expect(bad.isFailure && bad.copy.contains("search_faults"))
    }

    @Test("a walk asks, takes a reading in another unit, and ends") func walk() async throws {
        let talk = try talk()
        let start = try await talk.call("next_step", ["fault": "trailer-pump/no-stroke", "language": "en"])
        #expect(start.structured("next.id") as? String == "gauge")
        #expect(start.structured("next.citation.page") as? String == "5-12")
        #expect(start.structured("safety.0.text") as? String == "Relieve pressure and switch off the power first")
        #expect(start.structured("go_on.arguments.answers.0") as? String == "gauge=ok|faulty|unknown|cannot|READING")
        let answers = ["gauge=200 bar"]
        let next = try await talk.call("next_step", ["fault": "trailer-pump/no-stroke", "answers": answers])
        #expect(next.structured("status") as? String == "repairing")
        #expect(next.structured("next.id") as? String == "valve-stuck")
        let end = try await talk.call(
            "next_step",
            ["fault": "trailer-pump/no-stroke", "answers": answers + ["valve-stuck=fixed"], "language": "en"])
        #expect(end.structured("status") as? String == "solved")
        #expect(end.structured("found.citation.quote") as? String == "Main relief valve stuck")
    }

    @Test("a replaced part says which number to order, and who needs it") func part() async throws {
        let answer = try await talk().call("find_part", ["part": "1030200112", "language": "zh"])
        #expect(answer.structured("part.current") as? [String] == ["1030200147"])
        #expect(answer.structured("part.uses.0.citation.page") as? String == "5-12")
        let named = try await talk().call("find_part", ["part": "relief valve"])
        #expect(named.structured("others.0.number") as? String == "1030200147")
        #expect(named.structured("others.0.citation.file") as? String == "book.yaml")
    }

    @Test("search and fetch have the shape that connectors know, as text too") func connector() async throws {
        let talk = try talk()
        let found = try await talk.call("search", ["query": "oil too hot"])
        #expect(found.structured("results.0.id") as? String == "trailer-pump/oil-hot")
        #expect(found.structured("results.0.url") as? String == "http://localhost/faults/trailer-pump/oil-hot")
        #expect(JSONPath.value("results.0.id", in: found.copy) as? String == "trailer-pump/oil-hot")
        let fetched = try await talk.call("fetch", ["id": "trailer-pump/no-stroke", "language": "en"])
        #expect((fetched.structured("text") as? String)?.contains("Main relief valve stuck") == true)
        #expect(
            fetched.structured("metadata.safety.0.text") as? String == "Relieve pressure and switch off the power first"
        )
        #expect(fetched.structured("metadata.citations.0.page") as? String == "5-12")
    }

    @Test(
        "arguments that do not fit are told to the model in a sentence",
        arguments: [
            ("search_faults", [:], "query is missing"),
            ("search_faults", ["query": "a", "limit": 51], "expected 1 to 50"),
            ("search_faults", ["query": "a", "clas": "x"], "Did you mean 'class'?"),
            ("search_faults", ["query": "a", "max_tokens": 1], "max_tokens is 1"),
            ("next_step", ["fault": "trailer-pump/no-stroke", "answers": ["gauge"]], "ID=OUTCOME"),
            ("next_step", ["fault": "trailer-pump/no-stroke", "answers": ["gauge=maybe"]], "gauge"),
            ("next_step", ["fault": "1030200147"], "id of a fault"),
            ("get_item", ["id": "trailer-pump/no-stroke", "language": "中"], "language"),
        ] as [(String, [String: any Sendable], String)])
    func wrongArguments(tool: String, arguments: [String: any Sendable], sentence: String) async throws {
        let answer = try await talk().call(tool, arguments)
        #expect(answer.status == 200)
        #expect(answer.isFailure)
        #expect(answer.copy.contains(sentence), "\(answer.copy)")
    }

    @Test("an outcome is really recorded, once, and found again") func record() async throws {
        let knowledge = try bookKnowledge()
        let talk = try MCPTalk(knowledge)
        let arguments: [String: any Sendable] = [
            "fault": "trailer-pump/no-stroke", "outcome": "solved", "cause": "valve-stuck", "symptom": "客户说泵不动了",
            "answers": ["gauge=20 MPa", "valve-stuck=fixed"], "model": "HBT80C-2118", "hours": 3200,
            "date": "2026-11-20",
            "parts": [["number": "1030200147"]], "number": "WO 31",
        ]
        let first = try await talk.call("record_outcome", arguments)
        #expect(first.structured("status") as? String == "added", "\(first.copy)")
        #expect(first.structured("id") as? String == "wo-31")
        let kept = try await knowledge.serviceRecord("wo-31").record
        #expect(kept.symptom == "客户说泵不动了")
        #expect(kept.confirms == .init(fault: try #require(Fault.ID("trailer-pump/no-stroke")), cause: "valve-stuck"))
        #expect(kept.machine.hours == 3200)
        #expect(kept.rounds.count == 2)
        #expect(kept.outcome == .solved && kept.wasGuided == true)
        #expect(kept.parts.map(\.number.printed) == ["1030200147"])
        // The same again changes nothing; something else under the number is refused.
        #expect(try await talk.call("record_outcome", arguments).structured("status") as? String == "unchanged")
        var other = arguments
        other["outcome"] = "unsolved"
        #expect(try await talk.call("record_outcome", other).isFailure)
        let item = try await talk.call("get_item", ["id": "faultbase://record/wo-31"])
        #expect(item.structured("item.voice") as? String == "engineer")
        let found = try await talk.call("search_faults", ["query": "客户说泵不动了", "kind": "record"])
        #expect(found.structured("hits.0.uri") as? String == "faultbase://record/wo-31")
    }

    @Test(
        "a record names a fault and cause that there are",
        arguments: [
            (["fault": "trailer-pump/none", "outcome": "solved"], "trailer-pump/none"),
            (["fault": "trailer-pump/no-stroke", "outcome": "solved", "cause": "x"], "valve-stuck"),
            (["fault": "trailer-pump/no-stroke", "outcome": "fine"], "expected one of solved"),
            (["fault": "trailer-pump/no-stroke", "outcome": "solved", "date": "2026-02-30"], "expected a day"),
        ])
    func wrongRecord(arguments: [String: String], sentence: String) async throws {
        let answer = try await talk().call("record_outcome", arguments)
        #expect(answer.isFailure)
        #expect(answer.copy.contains(sentence), "\(answer.copy)")
    }

    @Test("who only reads is not shown the tool that records, and may not call it") func roles() async throws {
        let doors = try Doors(try bookKnowledge())
        let agent = try doors.header(.agent)
        let engineer = try doors.header(.engineer)
        let body = { (method: String, params: String) in
            #"{"jsonrpc": "2.0", "id": 1, "method": "\#(method)", "params": \#(params)}"#
        }
        func ask(_ token: HTTPFields, _ method: String, _ params: String) async throws -> Asking.Answer {
            var fields = token
            fields[.contentType] = "application/json"
            return try await doors.asking.send("/mcp", fields, body: body(method, params))
        }
        #expect(try await !ask(agent, "tools/list", "{}").body.contains("record_outcome"))
        #expect(try await ask(engineer, "tools/list", "{}").body.contains("record_outcome"))
        let call = #"{"name": "record_outcome", "arguments": {"fault": "trailer-pump/no-stroke", "outcome": "solved"}}"#
        let refused = try await ask(agent, "tools/call", call)
        #expect(refused.isFailure && refused.copy.contains("engineer"))
        let kept = try await ask(engineer, "tools/call", call)
        #expect(kept.structured("status") as? String == "added")
        // Whoever changes something is written down, whatever the door.
        let entry = try #require(try doors.book.auditLog(limit: 1).first)
        #expect(entry.action == .record && entry.actor.name == "engineer")
        #expect(entry.subject == kept.structured("id") as? String)
        #expect(try await ask([:], "tools/list", "{}").status == 401)
    }

    @Test("a token bound to one line sees no other, in no tool, list or resource") func lines() async throws {
        let knowledge = try bookKnowledge()
        let crane = try Fault.make("crane/no-stroke", .en("Main cylinders do not stroke on the crane")) {
            $0.codes = [.maker("E-07")]
        }
        var files = [
            ImportedFile(
                path: "crane.yaml", format: nil,
                drafts: [Draft(source: Source(document: "Crane manual", file: "crane.yaml"), records: [.fault(crane)])],
                findings: Findings())
        ]
        _ = try knowledge.apply(&files)
        let doors = try Doors(knowledge)
        var fields = try doors.header(.engineer, lines: ["trailer-pump"])
        fields[.contentType] = "application/json"
        for (method, params) in [
            ("tools/call", #"{"name": "search_faults", "arguments": {"query": "E-07 main cylinders"}}"#),
            ("tools/call", #"{"name": "decode_code", "arguments": {"code": "E-07"}}"#),
            ("tools/call", #"{"name": "search", "arguments": {"query": "crane"}}"#),
            ("resources/list", "{}"), ("resources/read", #"{"uri": "faultbase://products"}"#),
            ("tools/call", #"{"name": "next_step", "arguments": {"fault": "crane/no-stroke"}}"#),
            ("tools/call", #"{"name": "get_item", "arguments": {"id": "crane/no-stroke"}}"#),
            (
                "tools/call",
                #"{"name": "record_outcome", "arguments": {"fault": "crane/no-stroke", "outcome": "solved"}}"#
            ),
            (
                "completion/complete",
                #"{"ref": {"type": "ref/resource", "uri": "faultbase://fault/{line}/{id}"}, "argument": {"name": "line", "value": ""}}"#
            ),
        ] {
            let answer = try await doors.asking.send(
                "/mcp", fields, body: #"{"jsonrpc": "2.0", "id": 1, "method": "\#(method)", "params": \#(params)}"#)
            #expect(answer.status == 200)
            // What was asked for may be said again; what is known of it may not.
            let told = answer.body.replacing("crane/no-stroke", with: "").replacing("\"crane\"", with: "")
            #expect(!told.lowercased().contains("crane"), "\(method) \(params): \(answer.body)")
        }
    }

    @Test("each tool says when to use it, what it takes and gives, and that it changes nothing") func list()
        async throws
    {
        let answer = try await talk().answer("tools/list")
        let tools = try #require(answer.value("result.tools") as? [[String: Any]])
        #expect(
            Set(tools.compactMap { $0["name"] as? String }).isSuperset(of: [
                "search_faults", "decode_code", "get_item", "next_step", "find_part", "search", "fetch",
            ]))
        for tool in tools {
            #expect((tool["description"] as? String)?.isEmpty == false)
            #expect((tool["inputSchema"] as? [String: Any])?["additionalProperties"] as? Bool == false)
            #expect(tool["outputSchema"] != nil)
        }
    }
}
