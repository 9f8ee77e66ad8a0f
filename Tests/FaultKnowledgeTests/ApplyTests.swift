import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import Testing

@Suite("Bringing knowledge in")
struct ApplyTests {
    @Test("importing the same twice changes nothing") func idempotent() throws {
        let knowledge = try KnowledgeBase()
        let records = [try Record.fault("a/one", .en("Valve sticks")), try Record.part("10-1", .en("Valve"))]
        let first = try knowledge.bring(records)
        #expect(first.counts.new == 2)
        #expect(first.edition == 1)
        let second = try knowledge.bring(records)
        #expect(second.counts.unchanged == 2)
        #expect(second.counts.changes == 0)
        #expect(second.edition == 1)
    }

    @Test("a text that only moved in its file is not changed") func moved() async throws {
        let knowledge = try KnowledgeBase()
        func record(line: Int) throws -> Record {
            try .fault("a/one", .en("Valve sticks")) { $0.citations = [Citation(document: "Manual", line: line)] }
        }
        try knowledge.bring([try record(line: 10)])
        #expect(try knowledge.bring([try record(line: 12)]).counts.unchanged == 1)
        let id = try #require(Fault.ID("a/one"))
        #expect(try await knowledge.fault(id).citations.first?.line == 12)
    }

    @Test("what a source no longer states is removed, from look-ups and text too") func removed() async throws {
        let knowledge = try KnowledgeBase()
        try knowledge.bring([
            try .fault("a/one", .en("Valve sticks")) { $0.codes = [.maker("E-01")] },
            try .fault("a/two", .en("Pump dead")),
        ])
        let counts = try knowledge.bring([try .fault("a/two", .en("Pump dead"))]).counts
        #expect(counts.removed == 1)
        #expect(counts.unchanged == 1)
        #expect(try await knowledge.ids("valve") == [])
        #expect(try await knowledge.ids("E-01") == [])
        #expect(try knowledge.verify() == [])
    }

    @Test("a second source in another language adds it to the same faults") func languages() async throws {
        let knowledge = try KnowledgeBase()
        try knowledge.bring([try .fault("hi6/e1", .zh("停电检测"), causes: [.zh("停电")])], document: "zh")
        let counts = try knowledge.bring(
            [try .fault("hi6/e1", .en("Power failure"), causes: [.en("No power")])], document: "en"
        )
        .counts
        #expect(counts.changed == 1)
        #expect(counts.new == 0)
        let fault = try await knowledge.fault(try #require(Fault.ID("hi6/e1")))
        #expect(fault.symptom == .both("停电检测", "Power failure"))
        #expect(fault.causes.map(\.title) == [.both("停电", "No power")])
        #expect(try await knowledge.ids("power") == ["hi6/e1"])
        #expect(try await knowledge.ids("停电") == ["hi6/e1"])
    }

    @Test("a procedure in two languages is one; one that takes another course does not change the first")
    func procedures() async throws {
        func record(_ symptom: LocalizedText, _ ask: LocalizedText, yes: Destination, no: Destination) throws -> Record
        {
            try .fault("a/e1", symptom) {
                $0.procedure = Procedure(
                    start: "s1", steps: [ProcedureStep(id: "s1", course: .yesNo(ask: ask, yes: yes, no: no))])
            }
        }
        let knowledge = try KnowledgeBase()
        let id = try #require(Fault.ID("a/e1"))
        try knowledge.bring(
            [try record(.en("Hot"), .en("Oil?"), yes: .end(.en("Fine")), no: .end(.en("Fill")))], document: "en")
        try knowledge.bring(
            [try record(.zh("过热"), .zh("有油吗？"), yes: .end(.zh("好")), no: .end(.zh("加油")))], document: "zh")
        let joined = try await knowledge.fault(id).procedure
        #expect(joined?.steps.map(\.ask) == [.both("有油吗？", "Oil?")])
        #expect(joined?.steps[0].destinations == [.end(.both("好", "Fine")), .end(.both("加油", "Fill"))])
        try knowledge.bring(
            [try record(.zh("过热"), .zh("没油吗？"), yes: .fault("x"), no: .end(.zh("好")))], document: "other")
        #expect(try await knowledge.fault(id).procedure == joined)
    }

    @Test("what two sources say differently is kept and reported") func conflict() async throws {
        let knowledge = try KnowledgeBase()
        try knowledge.bring([try .fault("a/e1", .en("Valve sticks"), causes: [.en("Dirt")])], document: "first")
        let second = try knowledge.bring(
            [try .fault("a/e1", .en("Valve jams"), causes: [.en("Wear")])], document: "second")
        let fault = try await knowledge.fault(try #require(Fault.ID("a/e1")))
        #expect(fault.symptom == .en("Valve sticks"))
        #expect(fault.also == [.en("Valve jams")])
        #expect(fault.causes.map(\.title) == [.en("Dirt"), .en("Wear")])
        #expect(
            second.findings == ["another source words the symptom 'Valve jams' (en); it is kept as another wording"])
    }

    @Test("when one of two sources goes, the other's word remains") func withdrawn() async throws {
        let knowledge = try KnowledgeBase()
        try knowledge.bring([try .fault("a/e1", .en("Valve sticks")), try .fault("a/x", .en("X"))], document: "first")
        try knowledge.bring([try .fault("a/e1", .zh("阀卡滞"))], document: "second")
        try knowledge.bring([try .fault("a/x", .en("X"))], document: "first")
        #expect(try await knowledge.fault(try #require(Fault.ID("a/e1"))).symptom == .zh("阀卡滞"))
    }

    @Test("causes from a second source come beside a tree, not into it") func treeGrows() async throws {
        let knowledge = try KnowledgeBase()
        let and = TreeExpression.gate(.init(.and, [.name("pump"), .name("spare")]))
        let first = try Fault.make(
            "a/e1", .en("Dead"), causes: [try Cause.make("pump", .en("Pump")), try Cause.make("spare", .en("Spare"))]
        ) { $0.tree = and }
        try knowledge.bring([.fault(first)], document: "first")
        try knowledge.bring(
            [.fault(try Fault.make("a/e1", .en("Dead"), causes: [try Cause.make("fuse", .en("Fuse"))]))],
            document: "second")
        let fault = try await knowledge.fault(try #require(Fault.ID("a/e1")))
        #expect(fault.tree == .gate(.init(.or, [and, .name("fuse")])))
    }

    @Test("a trial counts and changes nothing") func trial() async throws {
        let knowledge = try KnowledgeBase()
        let tried = try knowledge.bring([try .fault("a/one", .en("Valve"))], .trial)
        #expect(tried.counts.new == 1)
        #expect(try await knowledge.edition() == 0)
        #expect(try await knowledge.ids("valve") == [])
    }

    @Test("a rebuilt index answers as before") func rebuilt() async throws {
        let knowledge = try KnowledgeBase.holding([
            try .fault("a/one", .both("阀卡滞", "Valve sticks")) { $0.codes = [.maker("E-01")] },
            try .part("10-2", .en("Valve"), supersedes: ["10-1"]),
        ])
        let before = try await knowledge.ids("valve")
        try knowledge.rebuildIndex()
        #expect(try await knowledge.ids("valve") == before)
        #expect(try await knowledge.ids("E-01") == ["a/one"])
        #expect(try knowledge.verify() == [])
    }

    @Test("what each source stated comes back, in its order") func sources() throws {
        let knowledge = try KnowledgeBase()
        let first = [try Record.fault("a/b", .en("B")), try Record.fault("a/a", .en("A"))]
        try knowledge.bring(first, document: "first")
        try knowledge.bring([try .fault("a/a", .zh("甲"))], document: "second")
        var drafts: [Draft] = []
        try knowledge.forEachSource { drafts.append($0) }
        #expect(drafts.map(\.source.document) == ["first", "second"])
        #expect(drafts.first?.records == first)
    }
}

@Suite("The file of a knowledge base")
struct KnowledgeFileTests {
    private func inFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = try Places.newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    @Test("what was brought in is there when it is opened again") func reopened() async throws {
        try await inFolder { folder in
            let path = folder.appendingPathComponent("deep/kb.sqlite").path
            try KnowledgeBase(opening: path, for: .writing).bring([try .fault("a/one", .en("Valve"))])
            #expect(try await KnowledgeBase(opening: path, for: .reading).ids("valve") == ["a/one"])
        }
    }

    @Test("a missing file, a folder, another program's file and text are refused, and left as they are")
    func foreign() async throws {
        try await inFolder { folder in
            let missing = folder.appendingPathComponent("none.sqlite").path
            #expect(throws: KnowledgeError.missingFile(path: missing)) {
                _ = try KnowledgeBase(opening: missing, for: .reading)
            }
            #expect(throws: KnowledgeError.notAKnowledgeBase(path: folder.path, reason: "it is a folder")) {
                _ = try KnowledgeBase(opening: folder.path, for: .writing)
            }
            let text = folder.appendingPathComponent("notes.txt")
            let content = Data(String(repeating: "notes ", count: 100).utf8)
            try content.write(to: text)
            #expect(throws: KnowledgeError.notAKnowledgeBase(path: text.path, reason: "it is not an SQLite file")) {
                _ = try KnowledgeBase(opening: text.path, for: .writing)
            }
            #expect(try Data(contentsOf: text) == content)
        }
    }

    @Test("a half-written file is damaged, not a crash") func halfWritten() async throws {
        try await inFolder { folder in
            let whole = folder.appendingPathComponent("kb.sqlite")
            let records = try (0..<200).map { try Record.fault("a/f\($0)", .en("Valve number \($0) sticks")) }
            try KnowledgeBase(opening: whole.path, for: .writing).bring(records)
            let half = folder.appendingPathComponent("half.sqlite")
            let bytes = try Data(contentsOf: whole)
            try bytes.prefix(bytes.count / 2).write(to: half)
            do {
                let knowledge = try KnowledgeBase(opening: half.path, for: .reading)
                #expect(try knowledge.verify() != [])
            } catch let error as KnowledgeError {
                guard case .damaged = error else {
                    Issue.record("expected damage, got \(error)")
                    return
                }
            }
        }
    }

    @Test("readers see the last whole edition while the next one is written") func readersDoNotWait() async throws {
        try await inFolder { folder in
            let path = folder.appendingPathComponent("kb.sqlite").path
            let writer = try KnowledgeBase(opening: path, for: .writing)
            try writer.bring([try .fault("a/one", .en("Valve"))])
            let reader = try KnowledgeBase(opening: path, for: .reading)
            var seen: [[String]] = []
            let draft = Draft(
                source: Source(document: "More", file: "more"),
                records: try (0..<1200).map { try Record.fault("b/f\($0)", .en("Valve \($0)")) })
            var files = [ImportedFile(path: "more", format: nil, drafts: [draft], findings: Findings())]
            // The progress of the import is told within its transaction: a reader asks in the middle of it.
            _ = try writer.apply(&files) { _, _ in seen.append((try? reader.faultsNow()) ?? []) }
            #expect(!seen.isEmpty)
            #expect(seen.allSatisfy { $0 == ["a/one"] })
            #expect(try await reader.ask("valve").total == 1201)
        }
    }
}

extension KnowledgeBase {
    /// The ids of all faults that a reader sees now.
    fileprivate func faultsNow() throws -> [String] {
        var ids: [String] = []
        try forEachSource { draft in ids += draft.records.map(\.id) }
        return ids
    }
}
