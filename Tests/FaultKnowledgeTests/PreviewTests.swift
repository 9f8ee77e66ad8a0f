import FaultKnowledge
import FaultModel
import FaultTesting
import Testing

@Suite("Looking at an import before it is published")
struct PreviewTests {
    private func files(_ records: [Record]) -> [ImportedFile] {
        let draft = Draft(source: Source(document: "Manual", file: "manual.yaml"), records: records)
        return [ImportedFile(path: "manual.yaml", format: nil, drafts: [draft], findings: Findings())]
    }

    @Test("what is new, changed and removed is told with what it was; what only moved is not; nothing is changed")
    func differences() async throws {
        let knowledge = try KnowledgeBase()
        func cited(line: Int) throws -> Record {
            try .fault("a/moves", .en("Lamp dark")) { $0.citations = [Citation(document: "Manual", line: line)] }
        }
        var first = files([
            try cited(line: 1), try .fault("a/changes", .en("Valve sticks")), try .fault("a/goes", .en("Pump dead")),
        ])
        _ = try knowledge.apply(&first)
        var second = files([
            try cited(line: 9), try .fault("a/changes", .en("Valve stuck")), try .part("10-1", .en("Valve")),
        ])
        let (edition, differences) = try knowledge.preview(&second)
        #expect(edition == 1)
        #expect(differences.left == 0)
        let told = differences.all.map { ($0.id, $0.before != nil, $0.after != nil) }
        #expect(told.map(\.0) == ["a/changes", "101", "a/goes"])
        #expect(told.map(\.1) == [true, false, true])
        #expect(told.map(\.2) == [true, true, false])
        #expect(differences.all[0].before?.contains("Valve sticks") == true)
        #expect(differences.all[0].after?.contains("Valve stuck") == true)
        #expect(second[0].counts.new == 1 && second[0].counts.changed == 1 && second[0].counts.removed == 1)
        #expect(try await knowledge.edition() == 1)
        #expect(try await knowledge.ids("pump dead") == ["a/goes"])
    }

    @Test("only so many differences are kept, the others counted") func bounded() throws {
        let knowledge = try KnowledgeBase()
        var many = files(try (0..<600).map { try .part("P-\($0)", .en("Part")) })
        let (_, differences) = try knowledge.preview(&many)
        #expect(differences.all.count == 500)
        #expect(differences.left == 100)
    }

    @Test("publishing to an edition that is no longer the last one changes nothing") func moved() async throws {
        let knowledge = try KnowledgeBase()
        var first = files([try .fault("a/one", .en("Valve sticks"))])
        #expect(try knowledge.apply(&first, to: 0) == 1)
        var late = files([try .fault("a/one", .en("Valve stuck"))])
        #expect(throws: EditionMoved.self) { try knowledge.apply(&late, to: 0) }
        #expect(try await knowledge.edition() == 1)
        #expect(try await knowledge.ids("sticks") == ["a/one"])
        #expect(try knowledge.apply(&late, to: 1) == 2)
    }
}
