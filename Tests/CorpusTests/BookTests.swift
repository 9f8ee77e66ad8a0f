import FaultImport
import FaultKnowledge
import FaultModel
import Foundation
import Testing

@Suite("The corpus is what an after-sales department would sign")
struct BookTests {
    private static let lines = [
        "cold-mill", "hdd-rig", "mining-excavator", "paver", "pump-truck", "road-roller", "tower-crane", "trailer-pump",
    ]

    private func faults(of line: String) async throws -> [Fault] {
        try await Corpus.shared.value.faults.filter { $0.id.line == line }
    }

    @Test("every book is read without a finding") func findings() async throws {
        #expect(try await Corpus.shared.value.findings == [])
    }

    @Test("each line has at least 12 faults with at least 3 causes and a remedy for each", arguments: lines)
    func size(line: String) async throws {
        let faults = try await faults(of: line)
        #expect(faults.count >= 12)
        for fault in faults {
            #expect(fault.causes.count >= 3, "\(fault.id)")
            for cause in fault.causes {
                #expect(cause.remedy?.minutes != nil, "\(fault.id) \(cause.id)")
                #expect(cause.prior != nil, "\(fault.id) \(cause.id)")
            }
        }
    }

    @Test(
        "each line has two trees with 'and' or 'at least', two procedures, maker and J1939 codes, and readings",
        arguments: lines)
    func depth(line: String) async throws {
        let faults = try await faults(of: line)
        let trees = faults.filter { fault in
            let gates = (fault.tree.map { $0.gates } ?? []) + fault.gates
            return gates.contains { gate in
                switch gate.operation {
                case .and, .atLeast: true
                case .or, .not: false
                }
            }
        }
        #expect(trees.count >= 2)
        #expect(faults.count { $0.procedure != nil } >= 2)
        #expect(faults.contains { $0.codes.contains { $0.system == .maker } })
        #expect(faults.contains { $0.codes.contains { $0.system == .j1939 } })
        #expect(faults.contains { $0.checks.contains { $0.reading != nil } })
    }

    @Test("every text is there in Chinese and English", arguments: lines)
    func languages(line: String) async throws {
        for fault in try await faults(of: line) {
            var texts = [fault.symptom] + fault.safety
            for cause in fault.causes {
                texts.append(cause.title)
                if let remedy = cause.remedy { texts += [remedy.title] + remedy.steps }
            }
            texts += fault.checks.flatMap { [$0.ask] + $0.tools }
            for step in fault.procedure?.steps ?? [] { texts += [step.do, step.ask].compactMap { $0 } }
            for text in texts {
                #expect(text[.chinese] != nil && text[.english] != nil, "\(fault.id): \(text.strings)")
            }
        }
    }

    @Test("every part that a remedy names is described, and a superseded one leads to a current one") func parts()
        async throws
    {
        let corpus = try await Corpus.shared.value
        let known = Set(corpus.parts.map(\.number))
        for fault in corpus.faults {
            for use in fault.causes.flatMap({ $0.remedy?.parts ?? [] }) {
                #expect(known.contains(use.number), "\(fault.id) \(use.number)")
            }
        }
        let replaced = corpus.parts.flatMap(\.supersedes)
        #expect(replaced.count >= 14)
        for number in replaced {
            let report = try await corpus.knowledge.part(number)
            #expect(report.isSuperseded && report.current.count == 1, "\(number)")
        }
    }

    @Test("exporting and importing again gives the same knowledge base") func roundTrip() async throws {
        let corpus = try await Corpus.shared.value
        let copy = try KnowledgeBase()
        var files: [ImportedFile] = []
        try corpus.knowledge.forEachSource { draft in
            let text = Self.written(draft)
            var findings = Findings()
            let file = SourceFile(name: draft.source.file, text: text)
            let (_, drafts) = try Importers.drafts(from: file, options: ImportOptions(), findings: &findings)
            #expect(findings.all.filter { $0.severity != .note } == [])
            files.append(ImportedFile(path: file.name, format: nil, drafts: drafts, findings: findings))
        }
        _ = try copy.apply(&files)
        let items = try await copy.allItems()
        #expect(items.parts == corpus.parts)
        #expect(items.products == corpus.products)
        #expect(items.faults.map(Self.withoutLines) == corpus.faults.map(Self.withoutLines))
    }

    private static func written(_ draft: Draft) -> String {
        var (faults, passages, parts, terms): ([Fault], [Passage], [Part], [Term]) = ([], [], [], [])
        var product = Product(line: "none")
        for record in draft.records {
            switch record {
            case .fault(let fault): faults.append(fault)
            case .passage(let passage): passages.append(passage)
            case .part(let part): parts.append(part)
            case .product(let own): product = own
            case .term(let term): terms.append(term)
            case .service: break
            }
        }
        return terms.isEmpty
            ? FaultBookWriter.yaml(
                source: draft.source, product: product, parts: parts, faults: faults, passages: passages)
            : FaultBookWriter.vocabulary(terms, source: draft.source)
    }

    private static func withoutLines(_ fault: Fault) -> FaultFields {
        var fields = fault.fields
        for index in fields.citations.indices { fields.citations[index].line = nil }
        return fields
    }
}
