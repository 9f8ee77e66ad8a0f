import FaultDiagnosis
import FaultKnowledge
import FaultModel
import Testing

@Suite("The corpus has nothing that its own audit would object to")
struct AuditedBookTests {
    @Test("no fault has an error or a warning") func faults() async throws {
        let corpus = try await Corpus.shared.value
        let numbers = corpus.faults.flatMap { $0.causes.flatMap { $0.remedy?.parts.map(\.number) ?? [] } }
        let around = AuditSurroundings(
            parts: Set(corpus.parts.map(\.number.key)),
            replacements: try await corpus.knowledge.replacements(of: numbers), faults: Set(corpus.faults.map(\.id)),
            languages: [.chinese, .english])
        for fault in corpus.faults {
            for finding in FaultAudit(fault, in: around).findings where finding.severity != .note {
                Issue.record("\(fault.id) \(finding.path.joined(separator: ".")): \(finding.reason.message)")
            }
        }
    }

    @Test("no temperature difference is given as a temperature") func differences() async throws {
        for fault in try await Corpus.shared.value.faults {
            let findings = FaultAudit(fault).findings
            #expect(!findings.contains { $0.reason == .perhapsDifference }, "\(fault.id)")
        }
    }

    @Test("no part has an error or a warning") func parts() async throws {
        let findings = PartAudit.findings(try await Corpus.shared.value.parts)
        #expect(findings.filter { $0.severity != .note }.map(\.reason.message) == [])
    }
}
