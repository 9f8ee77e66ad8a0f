/// A fault: a symptom on machines of one product line, what can cause it, how to tell the causes apart, and what to do.
///
/// A value of this type is valid: ids are unique, every reference is to something that is there, the tree has no cycle,
/// numbers are in range, and every step of the procedure can be reached. It is made from `FaultFields`, which is the same
/// without the promise.
@dynamicMemberLookup
package struct Fault: Hashable, Sendable, Identifiable {
    package let fields: FaultFields

    /// - Throws: `InvalidFault` with every problem that there is, not only the first.
    package init(_ fields: FaultFields) throws(InvalidFault) {
        let problems = fields.problems
        guard problems.isEmpty else { throw InvalidFault(id: fields.id, problems: problems) }
        self.fields = fields
    }

    /// - Parameter fields: of a fault already, changed only in what soundness does not depend on: citations and figures.
    package init(known fields: FaultFields) { self.fields = fields }

    package subscript<Value>(dynamicMember path: KeyPath<FaultFields, Value>) -> Value { fields[keyPath: path] }

    package var id: ID { fields.id }

    /// The whole id: `trailer-pump/main-cylinder-no-stroke`.
    package struct ID: Hashable, Sendable, Comparable, CustomStringConvertible {
        package let line: String
        package let name: String

        /// Nil when a part of it is not `[a-z0-9-]+`.
        package init?(line: some StringProtocol, name: some StringProtocol) {
            guard Identifier.isSlug(line), Identifier.isSlug(name) else { return nil }
            self.line = String(line)
            self.name = String(name)
        }

        /// Reads `line/name`.
        package init?(_ text: some StringProtocol) {
            let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            self.init(line: parts[0], name: parts[1])
        }

        package var description: String { "\(line)/\(name)" }
        package static func < (left: ID, right: ID) -> Bool {
            (left.line, left.name) < (right.line, right.name)
        }
    }

    package enum Severity: Int, Hashable, Sendable, Codable, CaseIterable, Comparable {
        case minor = 1
        case moderate, major, dangerous

        package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
    }

    /// Text that the source gives and that no other field holds: a column with a heading of its own.
    package struct Note: Hashable, Sendable, Codable {
        package var label: String
        package var text: LocalizedText

        package init(label: String, text: LocalizedText) {
            self.label = label
            self.text = text
        }
    }
}

/// What a source says about a fault, not yet known to be sound; see `Fault`.
package struct FaultFields: Hashable, Sendable {
    package var id: Fault.ID
    package var symptom: LocalizedText
    /// What customers say; searched, never shown as the title.
    package var also: [LocalizedText] = []
    /// Only these models of the line; empty: all of them.
    package var models: [String] = []
    /// The id of an assembly of the product.
    package var assembly: String?
    package var `class`: FaultClass?
    package var severity: Fault.Severity?
    package var codes: [FaultCode] = []
    package var safety: [LocalizedText] = []
    /// Nil: the fault is `or` of all its causes.
    package var tree: TreeExpression?
    /// Named gates outside the tree that checks observe or the tree refers to, in the source's order; each has a name.
    package var gates: [TreeExpression.Gate] = []
    /// In the order of judging.
    package var causes: [Cause] = []
    package var checks: [Check] = []
    package var procedure: Procedure?
    package var notes: [Fault.Note] = []
    /// Pictures and attachments that belong to no step of the procedure, in the source's order.
    package var figures: [Figure] = []
    /// Where it was taken from: one for each source, the first source first.
    package var citations: [Citation] = []
    /// Of what was made from service records; nil: a manual states it.
    package var standing: Standing?

    package init(id: Fault.ID, symptom: LocalizedText) {
        self.id = id
        self.symptom = symptom
    }

    /// The tree as it is reckoned with: the given one, or `or` of all causes; nil without causes.
    package var effectiveTree: TreeExpression? {
        if let tree { return tree }
        return causes.isEmpty ? nil : .gate(.init(.or, causes.map { .name($0.id) }))
    }

    /// Every gate that has a name, from the tree and from `gates`.
    package var namedGates: [TreeExpression.Gate] {
        let inTree = tree.map(\.gates) ?? []
        let outside = gates.flatMap { TreeExpression.gate($0).gates }
        return (inTree + outside).filter { $0.name != nil }
    }

    package func cause(_ id: String) -> Cause? { causes.first { $0.id == id } }

    /// Its own figures, then those of its steps.
    package var allFigures: [Figure] { figures + (procedure?.steps.flatMap(\.figures) ?? []) }

    mutating func eachFigure(_ change: (inout Figure) -> Void) {
        for index in figures.indices { change(&figures[index]) }
        guard var procedure, procedure.steps.contains(where: { !$0.figures.isEmpty }) else { return }
        for step in procedure.steps.indices {
            for index in procedure.steps[step].figures.indices { change(&procedure.steps[step].figures[index]) }
        }
        self.procedure = procedure
    }

    /// Every text of the fault, so that a language can be looked for in all of it.
    package var languages: [Language] {
        var found = Set(symptom.languages)
        for cause in causes { found.formUnion(cause.title.languages) }
        return found.sorted()
    }
}
