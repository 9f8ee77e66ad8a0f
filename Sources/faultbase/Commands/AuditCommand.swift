import ArgumentParser
import FaultDiagnosis
import FaultKnowledge
import FaultModel
import FaultServer

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "What an author should mend, and what walking a fault costs.",
        discussion: """
            Finds faults without causes, causes without check or remedy, unknown and replaced parts, checks that tell
            nothing apart, branches that lead nowhere, units that are not known and missing translations.

            Of one fault it also says the expected minutes to the fix: guided, in the authored order, and at best. Of the
            whole knowledge base only with --minutes, which takes up to some seconds for each fault.

            Examples:
              faultbase audit
              faultbase audit --strict --languages zh,en
              faultbase audit trailer-pump/main-cylinder-no-stroke
            """)

    @Argument(help: "The id of a fault (line/name). (default: all)")
    var fault: String?
    @Flag(help: "Exit with status 1 when there are errors or warnings.")
    var strict = false
    @Flag(help: "The expected minutes to the fix also of the whole knowledge base.")
    var minutes = false
    @Option(help: "Languages that every text should have: zh,en. (default: those of most texts of the line)")
    var languages: String?
    @OptionGroup var learning: PriorOptions
    @OptionGroup var language: LanguageOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let expected = try languages.map(Self.languages)
        let audit = Audit(
            knowledge: try store.open(), expected: expected, reader: try language.language(), rule: try learning.rule())
        let document: AuditDocument
        if let fault {
            guard let id = Fault.ID(fault) else {
                throw CommandFailure(
                    "'\(fault)' is not the id of a fault; ids look like 'trailer-pump/main-cylinder-no-stroke'.")
            }
            document = try await audit.one(id)
        } else {
            let bar = ProgressBar("audit", isQuiet: store.quiet || store.json)
            defer { bar.finish() }
            document = try await audit.all(withMinutes: minutes, progress: bar.update)
        }
        try store.answer(document) { AuditText(document: $0).text }
        if strict, !document.isSound { throw CommandFailure("", .notFound) }
    }

    private static func languages(_ text: String) throws -> [Language] {
        try text.split(separator: ",").map { tag in
            guard let language = Language(tag) else {
                throw CommandFailure("--languages has '\(tag)'; expected language tags such as zh,en.")
            }
            return language
        }
    }
}

/// Audits of a knowledge base.
struct Audit {
    let knowledge: KnowledgeBase
    /// Nil: the languages of most texts of a line.
    let expected: [Language]?
    let reader: Language
    /// Whose word counts for how likely causes are, where minutes are reckoned.
    let rule: LearningRule

    func one(_ id: Fault.ID) async throws -> AuditDocument {
        let fault = try await knowledge.fault(id)
        var around = AuditSurroundings()
        try await lookUpParts(of: [fault], &around)
        let line = try await knowledge.faults(of: id.line)
        around.languages = expected ?? AuditSurroundings.languages(of: line)
        var known = Set(line.map(\.id))
        for other in fault.linkedFaults where !known.contains(other) {
            if try await exists(other) { known.insert(other) }
        }
        around.faults = known
        let costs = try WalkCosts(of: try await knowledge.learnt(fault, by: rule).fault)
        return document([(fault, FaultAudit(fault, in: around, costs: costs).findings, costs)], parts: [])
    }

    private func exists(_ id: Fault.ID) async throws -> Bool {
        do {
            _ = try await knowledge.fault(id)
            return true
        } catch KnowledgeError.notFound {
            return false
        }
    }

    /// - Parameter progress: of how many faults so many are done.
    func all(withMinutes: Bool, progress: (Int, Int) -> Void) async throws -> AuditDocument {
        let (faults, parts, _) = try await knowledge.allItems()
        var around = AuditSurroundings(faults: Set(faults.map(\.id)))
        try await lookUpParts(of: faults, &around)
        let lines = Dictionary(grouping: faults, by: \.id.line)
        let languages = lines.mapValues { expected ?? AuditSurroundings.languages(of: $0) }
        var audited: [(Fault, [AuditFinding], WalkCosts?)] = []
        for (index, fault) in faults.enumerated() {
            around.languages = languages[fault.id.line] ?? []
            let learnt = withMinutes ? try await knowledge.learnt(fault, by: rule).fault : fault
            let costs = withMinutes ? try? WalkCosts(of: learnt, effort: .quick) : nil
            audited.append((fault, FaultAudit(fault, in: around, costs: costs).findings, costs))
            progress(index + 1, faults.count)
        }
        return document(audited, parts: PartAudit.findings(parts))
    }

    private func lookUpParts(of faults: [Fault], _ around: inout AuditSurroundings) async throws {
        let numbers = faults.flatMap { $0.causes.flatMap { $0.remedy?.parts.map(\.number) ?? [] } }
        let distinct = Array(Set(numbers))
        around.parts = Set(try await knowledge.parts(distinct).keys)
        around.replacements = try await knowledge.replacements(of: distinct)
    }

    private func document(
        _ audited: [(Fault, [AuditFinding], WalkCosts?)], parts: [AuditFinding]
    ) -> AuditDocument {
        let all = audited.flatMap(\.1) + parts
        func count(_ severity: Finding.Severity) -> Int { all.count { $0.severity == severity } }
        return AuditDocument(
            faults: audited.filter { !$0.1.isEmpty || $0.2 != nil }.map { fault, findings, costs in
                .init(
                    fault: fault.id.description, title: fault.symptom.string(for: reader),
                    findings: findings.map(AuditDocument.FindingDocument.init),
                    minutes: costs.map(AuditDocument.Minutes.init))
            },
            parts: parts.map(AuditDocument.FindingDocument.init),
            totals: .init(
                faults: audited.count,
                findings: .init(error: count(.error), warning: count(.warning), note: count(.note))))
    }
}
