import FaultImport
import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import Testing

@Suite(
    "Real work orders",
    .enabled(if: Places.shared("excavator-work-orders") != nil, "the shared data is not beside the project"))
struct WorkOrderLinkTests {
    /// The judged orders alone, beside the fault books: others do not change what one is linked to.
    private func linked() async throws -> (knowledge: KnowledgeBase, found: Int) {
        let url = try #require(Places.shared("excavator-work-orders/excavators.csv"))
        var findings = Findings()
        let file = SourceFile(name: "excavators.csv", bytes: [UInt8](try Data(contentsOf: url)))
        let (_, drafts) = try Importers.drafts(
            from: file, options: ImportOptions(product: "mining-excavator"), findings: &findings)
        let judged = Set(JudgedLinks.all.map(\.record))
        var kept = Draft(source: Source(document: "Orders", file: "excavators.csv"))
        for draft in drafts { kept.records += draft.records.filter { judged.contains($0.id) } }
        let knowledge = try KnowledgeBase()
        var files: [ImportedFile] = []
        try await Corpus.shared.value.knowledge.forEachSource { draft in
            files.append(ImportedFile(path: draft.source.file, format: nil, drafts: [draft], findings: Findings()))
        }
        files.append(ImportedFile(path: "orders", format: nil, drafts: [kept], findings: Findings()))
        _ = try knowledge.apply(&files)
        return (knowledge, kept.records.count)
    }

    @Test("of a hundred links that were made at once, and judged by reading, nine in ten are right") func precision()
        async throws
    {
        let (knowledge, found) = try await linked()
        #expect(JudgedLinks.all.count == 100)
        #expect(found == 100, "the ids of the judged orders are made in another way than when they were judged")
        var (sure, right) = (0, 0)
        var wrong: [String] = []
        for (record, fault) in JudgedLinks.all {
            guard let link = try await knowledge.link(ofRecord: record), link.isSure else { continue }
            sure += 1
            if link.fault.name == fault, link.fault.line == "mining-excavator" {
                right += 1
            } else {
                let symptom = try await knowledge.serviceRecord(record).record.symptom
                wrong.append("\(symptom) → \(link.fault.name), not \(fault ?? "any")")
            }
        }
        let precision = Double(right) / Double(max(1, sure))
        print("links made at once: \(sure) of 100 judged, \(right) right: precision \(precision)")
        for line in wrong { print("  \(line)") }
        // Fewer would say that little is linked at once, not that it is linked well.
        #expect(sure >= 85)
        #expect(precision >= 0.9, "\(wrong.joined(separator: "\n"))")
    }

    @Test("orders of a line that nobody has described are linked to nothing") func unknownLine() async throws {
        let knowledge = try KnowledgeBase()
        let order = ServiceRecord.make("wo-1", "Bucket tooth missing") { $0.machine.product = "mining-excavator" }
        var files = [
            ImportedFile(
                path: "orders", format: nil,
                drafts: [Draft(source: Source(document: "Orders", file: "o"), records: [.service(order)])],
                findings: Findings())
        ]
        _ = try knowledge.apply(&files)
        #expect(try await knowledge.link(ofRecord: "wo-1") == nil)
    }
}
