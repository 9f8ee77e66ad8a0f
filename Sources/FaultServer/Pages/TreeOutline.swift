import FaultModel

/// The fault tree as nested lists: readable aloud, on a phone, and in print.
struct TreeOutline: FaultPiece {
    let words: Words
    let fault: FaultDocument

    /// Nil: every cause can bring the symptom about by itself, which needs no drawing.
    var section: PageSection? {
        guard let tree = fault.tree else { return nil }
        return PageSection(
            id: "tree", title: words[.faultTree], folds: true,
            content: """
                <div class="tree"><p class="top">\(said(fault.title))</p>
                <ul>\(item(tree))</ul></div>
                """)
    }

    /// The depth of a tree is bounded by its importer.
    private func item(_ expression: TreeExpression) -> HTML {
        switch expression {
        case .name(let name): return "<li>\(leaf(name))</li>"
        case .gate(let gate):
            let own = gate.name.map { name in gate.title?.string(for: words.language) ?? name }
            let title: HTML? = own.map { " \(said($0))" }
            return """
                <li><span class="gate">\(operation(gate))</span>\(title)<ul>\(gate.inputs.map(item))</ul></li>
                """
        }
    }

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
