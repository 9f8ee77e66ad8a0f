import FaultKnowledge
import FaultModel

/// What someone may import whose token is for some product lines alone, and what they may be told about it.
struct ImportBounds: Sendable {
    /// Limited to the lines.
    private let knowledge: KnowledgeBase

    /// Nil: the caller may import anything.
    /// - Throws: `KnowledgeError`.
    init?(_ caller: Caller, _ knowledge: KnowledgeBase) throws {
        if caller.lines == .all { return nil }
        self.knowledge = try knowledge.limited(to: caller.lines)
    }

    /// - Throws: `OutOfBounds` for files that speak of another line.
    func check(_ files: [ImportedFile]) throws { try knowledge.checkBounds(of: files.flatMap(\.drafts)) }

    /// Leaves out findings about parts of which hidden sources state something: they may quote these.
    func keepOwn(_ files: inout [ImportedFile]) throws {
        for index in files.indices {
            let named = Set(files[index].findings.all.compactMap { $0.record.map { Identifier.key($0) } })
            let others = try knowledge.partsOfOthers(among: named)
            if others.isEmpty { continue }
            var findings = Findings()
            for finding in files[index].findings.all
            where !(finding.record.map { others.contains(Identifier.key($0)) } ?? false) {
                findings.add(finding)
            }
            files[index].findings = findings
        }
    }

    func keepOwn(_ differences: inout ImportDifferences) throws {
        let parts = Set(differences.all.filter { $0.kind == .part }.map(\.id))
        differences = differences.without(parts: try knowledge.partsOfOthers(among: parts))
    }
}
