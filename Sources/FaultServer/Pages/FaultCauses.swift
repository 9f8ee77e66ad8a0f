import FaultDiagnosis
import FaultModel

/// The causes, the likeliest first: each a line that tells share, cause and part, and opens to its remedy.
struct FaultCauses: FaultPiece {
    let words: Words
    let fault: FaultDocument
    var rule = LearningRule()

    var section: PageSection {
        if fault.causes.isEmpty {
            return PageSection(id: "causes", title: words[.causes], content: "<p>\(words[.noCauses])</p>")
        }
        let weighing = Weighing(fault.causes.map(\.probability))
        let note: HTML? = weighing == .equal ? "<p class=\"hint\">\(words[.equallyLikely])</p>" : nil
        let learning: HTML? = fault.learning.map { learning in
            LearningNote(words: words, learning: learning, rule: rule) {
                SitePath.fault(fault.id, $0.query) + "#causes"
            }.html
        }
        let items: [HTML] = fault.causes.enumerated().map { place, cause in
            item(cause, isWeighed: weighing == .told, isOpen: place == 0)
        }
        let isOne = fault.causes.count == 1
        return PageSection(
            id: "causes", title: words[isOne ? .cause : .causes], count: isOne ? nil : fault.causes.count,
            aside: isOne ? nil : openAll,
            content: "\(learning)\(note)<ol class=\"causes\(isOne ? " single" : nil)\">\(items)</ol>"
        )
    }

    /// Shown by the script that it needs.
    private var openAll: HTML {
        """
        <button type="button" class="quiet open-all" hidden data-open="\(words[.openAll])" data-close="\(words[.closeAll])">\(words[.openAll])</button>
        """
    }

    private func item(_ cause: FaultDocument.CauseDocument, isWeighed: Bool, isOpen: Bool) -> HTML {
        let body = body(of: cause)
        let head = head(of: cause, isWeighed: isWeighed)
        let share = isWeighed ? " weighed" : ""
        guard let body else {
            return "<li id=\"cause-\(cause.id)\" class=\"cause\(share)\"><div class=\"line\">\(head)</div></li>"
        }
        return """
            <li id="cause-\(cause.id)" class="cause\(share)"><details\(isOpen ? " open" : nil)><summary class="line">\(head)</summary>
            <div class="cause-body">\(body)</div></details></li>
            """
    }

    private func head(of cause: FaultDocument.CauseDocument, isWeighed: Bool) -> HTML {
        let share: HTML? =
            isWeighed
            ? cause.probability.map { Share(words: words, share: $0).html }
                ?? "<span class=\"share unknown\">\(words[.unknownProbability])</span>" : nil
        let seen: HTML? = cause.field.map { "<span class=\"seen\">\(words.sentence(of: $0))</span>" }
        return """
            <h3\(cause.title.count > 70 ? " class=\"long\"" : nil)>\(said(cause.title))\(StandingBadge(words: words).tag(cause.standing))</h3>
            \(share)
            \(seen)
            \(bring(cause))
            """
    }

    /// The parts in one glance: the numbers to order.
    private func bring(_ cause: FaultDocument.CauseDocument) -> HTML? {
        guard let parts = cause.remedy?.parts, let first = parts.first else { return nil }
        let more: HTML? = parts.count > 1 ? " <span>+\(parts.count - 1)</span>" : nil
        // The name is that of the number that the remedy names; its successor may bear another.
        let name: HTML? = first.replacedBy != nil ? nil : first.name.map { " \(said($0))" }
        return """
            <span class="bring"><span class="label">\(words.label(.parts))</span> \(Code.text(first.replacedBy ?? first.number))\(name)\(more)</span>
            """
    }

    /// Nil: there is nothing more to say.
    private func body(of cause: FaultDocument.CauseDocument) -> HTML? {
        let tell = howToTell(cause)
        let kinds = [cause.class.map { words.name(of: $0) }, cause.kind.map { words.name(of: $0) }].compactMap { $0 }
        let tags: HTML? =
            kinds.isEmpty
            ? nil : "<p class=\"kinds\">\(words.label(.kindOfCause))\(words.list(kinds))</p>"
        if tell == nil && tags == nil && cause.remedy == nil { return nil }
        return "\(tell)\(cause.remedy.map(remedy))\(tags)"
    }

    /// The checks that observe this very cause.
    private func howToTell(_ cause: FaultDocument.CauseDocument) -> HTML? {
        let checks = fault.checks.filter { $0.observes == cause.id }
        if checks.isEmpty { return nil }
        let items: [HTML] = checks.map { check in
            let reading: HTML? = check.reading.map { " <span class=\"reading\">\(words.range(of: $0))</span>" }
            return
                "<li><a href=\"#check-\(check.id)\">\(said(check.ask))</a>\(reading)</li>"
        }
        return "<div class=\"tell\"><h4>\(words[.howToTell])</h4><ul>\(items)</ul></div>"
    }

    private func remedy(_ remedy: FaultDocument.RemedyDocument) -> HTML {
        let steps: [HTML] = remedy.steps.map { "<li>\(said($0))</li>" }
        // A list of alarms has no title for a remedy but its first step.
        let title: HTML? = remedy.steps.first == remedy.title ? nil : "<strong>\(said(remedy.title))</strong> "
        let what: HTML? =
            title == nil && remedy.minutes == nil
            ? nil
            : """
            <p class="what\(remedy.title.count > 80 ? " long" : nil)">\(title)\(words.duration(remedy.minutes))</p>
            """
        return """
            <div class="remedy"><h4>\(words[.remedy])</h4>
            \(what)
            \(steps.isEmpty ? nil : "<ol class=\"steps\">\(steps)</ol>" as HTML)
            \(PartTable(words: words, parts: remedy.parts, languages: fault.languages).html)
            </div>
            """
    }
}

extension Words {
    /// Nil when the source does not say how long it takes.
    func duration(_ minutes: Double?) -> HTML? {
        minutes.map { "<span class=\"minutes\">\(number($0)) \(self[.minutes])</span>" }
    }
}
