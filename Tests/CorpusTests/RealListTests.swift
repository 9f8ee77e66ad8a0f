import FaultImport
import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import Testing

@Suite(
    "Real alarm lists", .enabled(if: Places.shared("robot-alarms") != nil, "the shared data is not beside the project"))
struct RealListTests {
    private func bring(_ path: String, _ options: ImportOptions, to knowledge: KnowledgeBase) throws -> RecordCounts {
        let url = try #require(Places.shared(path))
        var findings = Findings()
        let file = SourceFile(name: path, bytes: [UInt8](try Data(contentsOf: url)))
        let (format, drafts) = try Importers.drafts(from: file, options: options, findings: &findings)
        var files = [ImportedFile(path: path, format: format.rawValue, drafts: drafts, findings: findings)]
        _ = try knowledge.apply(&files)
        return files[0].counts
    }

    @Test("3,955 alarms in Chinese, then the same with English added, then nothing new") func twoLanguages()
        async throws
    {
        let knowledge = try KnowledgeBase()
        let chinese = ImportOptions(product: "hi6", language: .chinese)
        let english = ImportOptions(product: "hi6", language: .english)
        #expect(try bring("robot-alarms/hi6/help_err_zh.json", chinese, to: knowledge).new == 3955)
        let second = try bring("robot-alarms/hi6/help_err_en.json", english, to: knowledge)
        #expect(second.new == 5 && second.changed == 3947)
        let again = try bring("robot-alarms/hi6/help_err_zh.json", chinese, to: knowledge)
        #expect(again.changes == 0 && again.unchanged == 3955)

        func hits(_ question: String) async throws -> [String] {
            var request = SearchRequest(question)
            request.limit = 5
            return try await knowledge.search(request).hits.map(\.item.id)
        }
        #expect(try await hits("E50200").first == "hi6/e50200")
        #expect(try await hits("电机过载").contains("hi6/e50200"))
        #expect(try await hits("motor overload").contains("hi6/e50200"))
    }

    @Test("trouble codes from a list without headings are looked up exactly") func troubleCodes() async throws {
        let knowledge = try KnowledgeBase()
        let options = ImportOptions(product: "engine", language: .english, columns: ["code", "symptom"])
        #expect(try bring("obd-dtc/obd-trouble-codes.csv", options, to: knowledge).new == 3071)
        for code in [
            "P0100", "P0101", "P0113", "P0128", "P0171", "P0201", "P0217", "P0234", "P0230", "P0301", "P0335", "P0340",
            "P0401", "P0420", "P0442", "P0500", "P0562", "P0600", "P0700", "P1100",
        ] {
            let report = try await knowledge.code(code)
            #expect(report.faults.map(\.id.description) == ["engine/\(code.lowercased())"], "\(code)")
        }
    }
}
