import FaultModel

/// The manufacturer's procedure step by step, each answer with where it leads.
struct ProcedureSection: FaultPiece {
    let words: Words
    let fault: FaultDocument

    /// Nil: the source has none.
    var section: PageSection? {
        guard let procedure = fault.procedure else { return nil }
        let numbers = Dictionary(
            procedure.steps.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        let note: HTML? = procedure.safetyRelevant ? "<p class=\"hint\">\(words[.safetyProcedure])</p>" : nil
        return PageSection(
            id: "procedure", title: words[.procedure], count: procedure.steps.count, folds: true,
            content: "\(note)<ol class=\"procedure\">\(procedure.steps.map { step($0, numbers) })</ol>")
    }

    private func step(_ step: ProcedureDocument.Step, _ numbers: [String: Int]) -> HTML {
        let outcomes: [HTML] = step.outcomes.map { outcome in
            """
            <li><span class="answer-word">\(said(outcome.label))</span>
            <span class="leads"><span aria-hidden="true">→</span> \(target(outcome.next, numbers))</span></li>
            """
        }
        let action: HTML? = step.do.map { "<p>\(said($0))</p>" }
        let figures = FigureList(words: words, figures: step.figures, languages: fault.languages).html
        let question: HTML? = step.ask.map { "<p class=\"ask\">\(said($0))</p>" }
        return """
            <li id="step-\(step.id)"><h3 class="step">\(words[.stepNumber]) \(numbers[step.id] ?? 0)</h3>
            <div>\(action)\(figures)\(question)<ul class="outcomes">\(outcomes)</ul></div></li>
            """
    }

    private func target(_ next: ProcedureDocument.Next, _ numbers: [String: Int]) -> HTML {
        if let step = next.step { return "<a href=\"#step-\(step)\">\(words[.stepNumber]) \(numbers[step] ?? 0)</a>" }
        if let cause = next.cause {
            let title = fault.causes.first { $0.id == cause }?.title ?? cause
            return """
                <span>\(words.label(.isCause))<a href="#cause-\(cause)">\(said(title))</a></span>
                """
        }
        if let other = next.fault {
            let id = other.contains("/") ? other : "\(fault.product.line)/\(other)"
            return "<span>\(words[.toFault]) <a href=\"\(SitePath.fault(id))\">\(id)</a></span>"
        }
        let end = next.end ?? ""
        return "<span>\(words.label(.end))\(said(end))</span>"
    }
}
