import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import Testing

@Suite("What figures show is kept once, as long as a record shows it")
struct MediaTests {
    private let pump = Media(type: .png, name: "pump.png", bytes: [1, 2, 3])
    private let valve = Media(type: .svg, name: "valve.svg", bytes: [4, 5])

    private func figure(_ media: Media, _ caption: LocalizedText? = nil) -> Figure {
        Figure(media: media.hash, type: media.type, name: media.name, caption: caption)
    }

    private func passage(_ id: String, _ figures: [Figure]) throws -> Record {
        try .passage(id, .en("Title of \(id)"), .en("Text")) { $0.figures = figures }
    }

    @discardableResult
    private func bring(
        _ records: [Record], _ media: [Media], into knowledge: KnowledgeBase, document: String = "Manual",
        _ publication: KnowledgeBase.Publication = .published
    ) throws -> [String] {
        let draft = Draft(
            source: Source(document: document, file: "\(document).yaml"), records: records, media: media)
        var files = [ImportedFile(path: document, format: nil, drafts: [draft], findings: Findings())]
        _ = try knowledge.apply(&files, publication)
        return files[0].findings.all.map(\.message)
    }

    private func isKept(_ media: Media, in knowledge: KnowledgeBase) async throws -> Bool {
        do {
            return try await knowledge.media(media.hash) == media
        } catch KnowledgeError.notFound {
            return false
        }
    }

    @Test("kept with the record, once for all that show it") func kept() async throws {
        let knowledge = try KnowledgeBase()
        try bring(
            [try passage("a/m/1", [figure(pump)]), try passage("a/m/2", [figure(pump, .en("again")), figure(valve)])],
            [pump, valve, pump], into: knowledge)
        #expect(try await knowledge.media(pump.hash) == pump)
        #expect(try await knowledge.media(valve.hash).bytes == [4, 5])
        let report = try await knowledge.passage(try #require(Passage.ID("a/m/2")))
        #expect(report.passage.figures == [figure(pump, .en("again")), figure(valve)])
        #expect(try knowledge.verify() == [])
    }

    @Test("removed with the last record that shows it, of whatever source") func removed() async throws {
        let knowledge = try KnowledgeBase()
        try bring([try passage("a/m/1", [figure(pump), figure(valve)])], [pump, valve], into: knowledge)
        try bring([try passage("a/n/1", [figure(pump)])], [pump], into: knowledge, document: "Other")
        try bring([try passage("a/m/1", [])], [], into: knowledge)
        #expect(try await isKept(pump, in: knowledge))
        #expect(try await !isKept(valve, in: knowledge))
        try bring([try passage("a/n/2", [])], [], into: knowledge, document: "Other")
        #expect(try await !isKept(pump, in: knowledge))
        #expect(try knowledge.verify() == [])
    }

    @Test("a trial keeps nothing, and what nothing shows is not kept") func trial() async throws {
        let knowledge = try KnowledgeBase()
        try bring([try passage("a/m/1", [figure(pump)])], [pump], into: knowledge, .trial)
        #expect(try await !isKept(pump, in: knowledge))
        try bring([try passage("a/m/1", [figure(pump)])], [pump, valve], into: knowledge)
        #expect(try await !isKept(valve, in: knowledge))
    }

    @Test("a figure may show what is kept already; one that shows nothing is left out, and said")
    func known() async throws {
        let knowledge = try KnowledgeBase()
        try bring([try passage("a/m/1", [figure(pump)])], [pump], into: knowledge)
        let findings = try bring(
            [try passage("a/n/1", [figure(pump), figure(valve)])], [], into: knowledge, document: "Other")
        #expect(findings.count == 1)
        #expect(findings.first?.contains("valve.svg") == true)
        let report = try await knowledge.passage(try #require(Passage.ID("a/n/1")))
        #expect(report.passage.figures == [figure(pump)])
        // The first manual goes; the second one still shows it.
        try bring([try passage("a/m/2", [])], [], into: knowledge)
        #expect(try await isKept(pump, in: knowledge))
    }

    @Test("importing the same again changes nothing") func idempotent() throws {
        let knowledge = try KnowledgeBase()
        let records = [try passage("a/m/1", [figure(pump)])]
        try bring(records, [pump], into: knowledge)
        let draft = Draft(source: Source(document: "Manual", file: "Manual.yaml"), records: records, media: [pump])
        var files = [ImportedFile(path: "m", format: nil, drafts: [draft], findings: Findings())]
        #expect(try knowledge.apply(&files) == 1)
        #expect(files[0].counts.unchanged == 1)
        #expect(files[0].drafts.allSatisfy { $0.media.isEmpty })
    }

    @Test("two manuals in two languages show a picture once, with both captions") func languages() async throws {
        let knowledge = try KnowledgeBase()
        try bring([try passage("a/m/1", [figure(pump, .zh("泵"))])], [pump], into: knowledge, document: "zh")
        try bring([try passage("a/m/1", [figure(pump, .en("Pump"))])], [pump], into: knowledge, document: "en")
        let report = try await knowledge.passage(try #require(Passage.ID("a/m/1")))
        #expect(report.passage.figures == [figure(pump, .both("泵", "Pump"))])
    }

    @Test("figures of steps count, and go to the fault where two procedures cannot be one") func steps() async throws {
        func fault(_ symptom: LocalizedText, _ ask: LocalizedText, _ figure: Figure) throws -> Record {
            try .fault("a/x", symptom) {
                let course = ProcedureStep.Course.yesNo(ask: ask, yes: .end(ask), no: .end(ask))
                $0.procedure = Procedure(
                    start: "s", steps: [ProcedureStep(id: "s", figures: [figure], course: course)])
            }
        }
        let knowledge = try KnowledgeBase()
        try bring([try fault(.en("Dead"), .en("Dry?"), figure(pump))], [pump], into: knowledge)
        try bring(
            [try fault(.zh("坏"), .en("Something else?"), figure(valve))], [valve], into: knowledge, document: "Other")
        let joined = try await knowledge.fault(try #require(Fault.ID("a/x")))
        #expect(joined.procedure?.steps.first?.figures == [figure(pump)])
        #expect(joined.figures == [figure(valve)])
        #expect(try await isKept(pump, in: knowledge))
        #expect(try await isKept(valve, in: knowledge))
    }

    @Test("a caption is found; one that the text has already changes nothing") func searched() async throws {
        let knowledge = try KnowledgeBase()
        try bring(
            [
                try passage("a/m/1", [figure(pump, .en("Gudgeon bearing"))]),
                try .fault("a/x", .en("Dead")) { $0.figures = [figure(valve, .en("Tappet clearance"))] },
            ], [pump, valve], into: knowledge)
        #expect(try await knowledge.ids("gudgeon") == ["a/m/1"])
        #expect(try await knowledge.ids("tappet") == ["a/x"])
    }

    @Test("nothing half: an import that fails keeps no file") func failing() async throws {
        let knowledge = try KnowledgeBase()
        try bring([try passage("a/m/1", [])], [], into: knowledge)
        let draft = Draft(
            source: Source(document: "M", file: "m"), records: [try passage("a/m/2", [figure(pump)])], media: [pump])
        var files = [ImportedFile(path: "m", format: nil, drafts: [draft], findings: Findings())]
        #expect(throws: EditionMoved.self) { try knowledge.apply(&files, .published, to: 7) }
        #expect(try await !isKept(pump, in: knowledge))
    }
}
