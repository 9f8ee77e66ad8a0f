import FaultModel
import FaultTesting
import Foundation
import GRDB
import Testing

@testable import FaultKnowledge

@Suite("Forgetting a person")
struct ForgetTests {
    private static let name = "Xaver Quittenbaum"

    /// Every file of the folder that holds the bytes, whatever their case.
    private func files(in folder: URL, holding text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
            let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
            let lower = Data(bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
            return lower.range(of: Data(text.lowercased().utf8)) != nil
        }.sorted()
    }

    private func filled(_ folder: URL) throws -> KnowledgeBase {
        let knowledge = try KnowledgeBase(
            opening: folder.appendingPathComponent("base.sqlite").path, for: .writing)
        var records: [FaultModel.Record] = []
        for number in 1...300 {
            var record = ServiceRecord(id: "wo-\(number)", symptom: "Leak \(number) told to Quittenbaum")
            record.people = [.init(role: .customer, person: "Erna \(number % 7) Kunz")]
            records.append(.service(record))
        }
        var own = ServiceRecord(id: "own", symptom: "\(Self.name) heard a whine")
        own.rounds = [.init(judgement: "xaver quittenbaum: filter"), .init(handling: "Quittenbaum, Xaver came again")]
        own.people = [.init(role: .engineer, person: Self.name)]
        records.append(.service(own))
        try knowledge.bring(records, document: "list")
        own.cause = "Filter, says Xaver  Quittenbaum"
        _ = try knowledge.keep(own, knowing: .revision(1))
        _ = try knowledge.keep(ServiceRecord(id: "mention", symptom: "Ask Xaver Quittenbaum about it"))
        let question = AskedQuestion(text: "what did xaver quittenbaum find", product: "")
        var counts = QuestionCounts()
        (counts.asked, counts.latest, counts.language) = (1, .answered, .english)
        try knowledge.count([question: counts], on: "2026-01-01")
        return knowledge
    }

    @Test("no trace is left in file, log, index or a copy made afterwards, and everybody else is still there")
    func gone()
        async throws
    {
        let folder = try Places.newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let knowledge = try filled(folder)
        // The test would see it if it were there.
        #expect(!(try files(in: folder, holding: Self.name)).isEmpty)
        #expect(!(try files(in: folder, holding: "quittenbaum")).isEmpty)
        let masked = try await knowledge.serviceRecord("own").record
        #expect(masked.symptom == "[engineer] heard a whine" && masked.cause == "Filter, says [engineer]")

        let forgotten = try knowledge.forget("quittenbaum, xaver", also: ["Quittenbaum"])
        #expect(forgotten.key != nil && forgotten.records == 302 && forgotten.revisions == 1)
        #expect(forgotten.questions == 1 && forgotten.left == [])
        let copy = folder.appendingPathComponent("copy.sqlite")
        try await knowledge.database.writeWithoutTransaction { [path = copy.path] db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [path])
        }
        for trace in ["quittenbaum", "xaver"] { #expect(try files(in: folder, holding: trace) == [], "\(trace)") }

        #expect(try await knowledge.serviceRecord("own").record.people == [])
        #expect(try await knowledge.serviceRecord("mention").record.symptom == "Ask [person] about it")
        #expect(try await knowledge.serviceRecord("wo-5").record.people.map(\.person) == ["Erna 5 Kunz"])
        #expect(try await knowledge.ids("whine") { $0.filter.kind = .record } == ["own"])
        #expect(try await knowledge.ask("leak") { $0.filter.kind = .record }.total == 300)
        #expect(try await knowledge.ask("quittenbaum").total == 0)
        #expect(try knowledge.verify() == [])
    }

    @Test("a key forgets its person, is given to nobody else, and whoever is not there is not found") func keys()
        async throws
    {
        let folder = try Places.newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let knowledge = try filled(folder)
        let key = try #require(try await knowledge.personKey("XAVER QUITTENBAUM"))
        #expect(try knowledge.forget("\(key)").key == key)
        #expect(throws: KnowledgeError.notFound(kind: "person", id: "\(key)", nearest: [])) {
            try knowledge.forget("\(key)")
        }
        #expect(throws: KnowledgeError.notFound(kind: "person", id: "Nobody", nearest: [])) {
            try knowledge.forget("Nobody")
        }
        var record = ServiceRecord(id: "new", symptom: "Rattles")
        record.people = [.init(role: .engineer, person: "Somebody New")]
        _ = try knowledge.keep(record)
        #expect(try #require(try await knowledge.personKey("Somebody New")) > key)
    }

    @Test("a manual is not changed: where it names the person is told") func manuals() throws {
        let knowledge = try KnowledgeBase.holding([try .fault("pump/a", .en("The Quittenbaum valve sticks"))])
        _ = try knowledge.keep(ServiceRecord(id: "r-1", symptom: "Quittenbaum's pump leaks"))
        let forgotten = try knowledge.forget("Quittenbaum")
        #expect(forgotten.key == nil && forgotten.records == 1 && forgotten.left == ["fault pump/a"])
    }
}
