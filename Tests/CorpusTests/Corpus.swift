import FaultImport
import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation

/// Our own fault books, read once for all tests.
struct Corpus: Sendable {
    var knowledge: KnowledgeBase
    var faults: [Fault]
    var parts: [Part]
    var products: [Product]
    /// Everything that the importers found to say, as `file:line: message`.
    var findings: [String]

    static let shared = Task { try await Corpus() }

    private init() async throws {
        let root = Places.project.appendingPathComponent("corpus")
        var files: [ImportedFile] = []
        findings = []
        let folders = try FileManager.default.contentsOfDirectory(atPath: root.path).sorted().filter { $0 != "queries" }
        for folder in folders {
            let url = root.appendingPathComponent(folder)
            for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
            where name.hasSuffix(".yaml") {
                let bytes = [UInt8](try Data(contentsOf: url.appendingPathComponent(name)))
                var found = Findings()
                let file = SourceFile(name: "\(folder)/\(name)", bytes: bytes)
                let (_, drafts) = try Importers.drafts(from: file, options: ImportOptions(), findings: &found)
                findings += found.all.map { "\(folder)/\(name):\($0.line ?? 0): \($0.message)" }
                files.append(ImportedFile(path: file.name, format: nil, drafts: drafts, findings: found))
            }
        }
        knowledge = try KnowledgeBase()
        _ = try knowledge.apply(&files)
        (faults, parts, products) = try await knowledge.allItems()
    }

    func hits(_ question: String, limit: Int = 3) async throws -> [String] {
        var request = SearchRequest(question)
        request.limit = limit
        return try await knowledge.search(request).hits.map(\.item.id)
    }
}
