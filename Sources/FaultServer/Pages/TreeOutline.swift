import FaultModel

/// The fault tree as nested lists: readable aloud, on a phone, and in print.
struct TreeOutline {
    let words: Words
    let fault: FaultDocument

    /// Nil: every cause can bring the symptom about by itself, which needs no drawing.
    var html: HTML? {
        guard let tree = fault.tree else { return nil }
        return """
            <section><h2>\(words[.faultTree])</h2><div class="tree"><p class="top">\(fault.title)</p>
            <ul>\(item(tree))</ul></div></section>
            """
    }

    /// The depth of a tree is bounded by its importer.
    private func item(_ expression: TreeExpression) -> HTML {
        switch expression {
        case .name(let name): return "<li>\(title(of: name))</li>"
        case .gate(let gate):
            let own = gate.name.map { name in gate.title?.string(for: words.language) ?? name }
            let head: HTML = "<span class=\"gate\">\(operation(gate))</span> \(own ?? "")"
            return "<li>\(head)<ul>\(gate.inputs.map(item))</ul></li>"
        }
    }

    private func title(of name: String) -> HTML {
        if let cause = fault.causes.first(where: { $0.id == name }) {
            return "<a href=\"#cause-\(name)\">\(cause.title)</a>"
        }
        return "\(fault.gates.first { $0.id == name }?.name ?? name)"
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

/// The manufacturer's procedure step by step, each answer with where it leads.
struct ProcedureSection {
    let words: Words
    let fault: FaultDocument

    var html: HTML? {
        guard let procedure = fault.procedure else { return nil }
        let numbers = Dictionary(
            procedure.steps.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        let steps: [HTML] = procedure.steps.map { step in
            let outcomes: [HTML] = step.outcomes.map { outcome in
                "<li><span class=\"answer\">\(outcome.label)</span> → \(target(outcome.next, numbers))</li>"
            }
            let action: HTML? = step.do.map { "<p>\($0)</p>" }
            let question: HTML? = step.ask.map { "<p class=\"ask\">\($0)</p>" }
            return "<li id=\"step-\(step.id)\">\(action)\(question)<ul class=\"outcomes\">\(outcomes)</ul></li>"
        }
        return "<section><h2>\(words[.procedure])</h2><ol class=\"procedure\">\(steps)</ol></section>"
    }

    private func target(_ next: ProcedureDocument.Next, _ numbers: [String: Int]) -> HTML {
        if let step = next.step { return "<a href=\"#step-\(step)\">\(words[.toStep]) \(numbers[step] ?? 0)</a>" }
        if let cause = next.cause {
            let title = fault.causes.first { $0.id == cause }?.title ?? cause
            return "<strong>\(words[.isCause]):</strong> <a href=\"#cause-\(cause)\">\(title)</a>"
        }
        if let other = next.fault {
            let id = other.contains("/") ? other : "\(fault.product.line)/\(other)"
            return "\(words[.toFault]) <a href=\"\(SitePath.fault(id))\">\(id)</a>"
        }
        return "\(words[.end]): \(next.end ?? "")"
    }
}
