import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import Testing

@testable import FaultServer

@Suite("MCP: answers within a number of tokens")
struct MCPBudgetTests {
    /// A fault with many causes and long warnings.
    private func knowledge(causes: Int, warnings: Int = 2) throws -> KnowledgeBase {
        let knowledge = try KnowledgeBase()
        let fault = try Fault.make(
            "crane/slow", .en("Hoist slow"),
            causes: try (1...causes).map { number in
                try Cause.make(
                    "cause-\(number)", .en("Cause number \(number) with a title of usual length"), prior: 0.01,
                    remedy: .en("Remedy number \(number)"), parts: [])
            }
        ) {
            $0.safety = (1...warnings).map { .en("Warning \($0): keep clear of the load, " + "always ".repeated(40)) }
            $0.citations = [Citation(document: "Crane manual", page: "3")]
        }
        var files = [
            ImportedFile(
                path: "crane.yaml", format: nil,
                drafts: [Draft(source: Source(document: "Crane manual", file: "crane.yaml"), records: [.fault(fault)])],
                findings: Findings())
        ]
        _ = try knowledge.apply(&files)
        return knowledge
    }

    @Test("the calls that 'more' names bring everything, once, and never go over the number") func pages() async throws
    {
        let talk = try MCPTalk(try knowledge(causes: 40))
        var arguments: [String: Any] = ["id": "crane/slow", "max_tokens": 1500]
        var causes: [String] = []
        for _ in 0..<60 {
            let answer = try await talk.call("get_item", arguments)
            causes += (answer.structured("item.causes") as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
            // The warnings stand whole on every page.
            #expect((answer.structured("item.safety") as? [Any])?.count == 2)
            let structured = try #require(answer.value("result.structuredContent"))
            let text = String(
                decoding: try JSONSerialization.data(withJSONObject: structured, options: .withoutEscapingSlashes),
                as: UTF8.self)
            #expect(TokenEstimate.tokens(in: text) <= 1500)
            #expect(TokenEstimate.tokens(in: answer.copy) <= 1500)
            guard let more = answer.structured("more.arguments") as? [String: Any] else { break }
            #expect(answer.structured("notice") as? String != nil)
            #expect(answer.structured("more.tool") as? String == "get_item")
            arguments = more
        }
        #expect(causes.count == 40)
        #expect(Set(causes).count == 40)
    }

    @Test("warnings that alone are more than the number stay") func warnings() async throws {
        let talk = try MCPTalk(try knowledge(causes: 3, warnings: 6))
        let answer = try await talk.call("get_item", ["id": "crane/slow", "max_tokens": 100])
        #expect((answer.structured("item.safety") as? [Any])?.count == 6)
        #expect((answer.structured("item.causes") as? [Any])?.count == 1)
        let step = try await talk.call("next_step", ["fault": "crane/slow", "max_tokens": 100])
        #expect((step.structured("safety") as? [Any])?.count == 6)
        #expect(step.structured("next.id") as? String != nil)
        let fetched = try await talk.call("fetch", ["id": "crane/slow", "max_tokens": 100])
        #expect((fetched.structured("metadata.safety") as? [Any])?.count == 6)
    }

    @Test("hits are left out from the end, and the next call goes on behind them") func hits() async throws {
        let knowledge = try KnowledgeBase()
        let faults = try (1...12).map { number in
            Record.fault(
                try Fault.make(
                    "crane/f-\(number)", .en("Hoist motor stalls, case \(number)"),
                    causes: [try Cause.make("c", .en("Cause"), prior: 0.01, remedy: .en("Mend it"), parts: [])]))
        }
        var files = [
            ImportedFile(
                path: "c.yaml", format: nil,
                drafts: [Draft(source: Source(document: "M", file: "c.yaml"), records: faults)],
                findings: Findings())
        ]
        _ = try knowledge.apply(&files)
        let talk = try MCPTalk(knowledge)
        var arguments: [String: Any] = ["query": "hoist motor stalls", "limit": 5, "max_tokens": 900]
        var found: [String] = []
        while found.count < 50 {
            let answer = try await talk.call("search_faults", arguments)
            let hits = answer.structured("hits") as? [[String: Any]] ?? []
            #expect(!hits.isEmpty && hits.count < 5)
            found += hits.compactMap { $0["id"] as? String }
            guard let more = answer.structured("more.arguments") as? [String: Any] else { break }
            arguments = more
        }
        #expect(found.count == 12)
        #expect(Set(found).count == 12)
    }

    @Test("pieces of a text are the text again") func pieces() {
        let text = "First line.\nSecond " + "word ".repeated(200) + "end.\n\n阀门。" + "泵".repeated(700)
        let pieces = AnswerPager.pieces(of: text)
        #expect(pieces.joined() == text)
        #expect(pieces.allSatisfy { $0.count <= 300 })
        #expect(pieces.count > 4)
        #expect(AnswerPager.pieces(of: "").isEmpty)
    }

    /// By hand: 5 letters 15, a hyphen 5, a digit 3, two characters 24 tenths.
    @Test("tokens are estimated as documented") func estimate() {
        #expect(TokenEstimate.tokens(in: "hoist") == 2)
        #expect(TokenEstimate.tokens(in: "hoist-1主泵") == 5)
        #expect(TokenEstimate.tokens(in: "") == 0)
    }
}

extension String {
    fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
