import FaultModel

/// The fault tree as nested lists: readable aloud, on a phone, and in print.
struct TreeOutline: FaultPiece {
    let words: Words
    let fault: FaultDocument
    /// Gates that the tree refers to by name, by their names: each is told where it is first met.
    var gates: [String: TreeExpression.Gate] = [:]
    /// What checks showed, by the name of the cause or gate.
    var seen: [String: String] = [:]

    /// Nil: every cause can bring the symptom about by itself, which needs no drawing.
    var section: PageSection? {
        guard let tree = fault.tree else { return nil }
        return PageSection(
            id: "tree", title: words[.faultTree], folds: true,
            content: list(of: tree))
    }

    func list(of tree: TreeExpression) -> HTML {
        var told = Set<String>()
        return """
            <div class="tree"><p class="top">\(said(fault.title))</p>
            <ul>\(item(tree, &told))</ul></div>
            """
    }

    /// The depth of a tree is bounded by its importer.
    private func item(_ expression: TreeExpression, _ told: inout Set<String>) -> HTML {
        switch expression {
        case .name(let name):
            if let gate = gates[name], told.insert(name).inserted { return item(of: gate, &told) }
            return "<li>\(leaf(name))\(mark(name))</li>"
        case .gate(let gate):
            if let name = gate.name { told.insert(name) }
            return item(of: gate, &told)
        }
    }

    private func item(of gate: TreeExpression.Gate, _ told: inout Set<String>) -> HTML {
        let own = gate.name.map { name in gate.title?.string(for: words.language) ?? name }
        let title: HTML? = own.map { " \(said($0))" }
        let shown = gate.name.flatMap(mark)
        var inputs: [HTML] = []
        for input in gate.inputs { inputs.append(item(input, &told)) }
        return """
            <li><span class="gate">\(operation(gate))</span>\(title)\(shown)<ul>\(inputs)</ul></li>
            """
    }

    private func mark(_ name: String) -> HTML? { seen[name].map { " <span class=\"tag\">\($0)</span>" } }

    private func leaf(_ name: String) -> HTML {
        guard let cause = fault.causes.first(where: { $0.id == name }) else {
            let title = fault.gates.first { $0.id == name }?.name ?? name
            return "\(said(title))"
        }
        let share: HTML? = cause.probability.map { " <span class=\"quiet\">\(words.percent($0))</span>" }
        return "<a href=\"#cause-\(name)\">\(said(cause.title))</a>\(share)"
    }

    private func operation(_ gate: TreeExpression.Gate) -> String {
        switch gate.operation {
        case .or: words[.anyOf]
        case .and: words[.allOf]
        case .not: words[.notOf]
        case .atLeast(let count):
            words[.atLeastOf].split(separator: "%@", omittingEmptySubsequences: false).joined(separator: String(count))
        }
    }
}
