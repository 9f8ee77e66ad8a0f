import FaultModel

/// How to tell the causes apart: what to look at, what it must read, what it tells about.
struct FaultChecks: FaultPiece {
    let words: Words
    let fault: FaultDocument

    /// Nil: the source names no check.
    var section: PageSection? {
        if fault.checks.isEmpty { return nil }
        let hasReading = fault.checks.contains { $0.reading != nil }
        return PageSection(
            id: "checks", title: words[.checks], count: fault.checks.count,
            aside: hasReading ? "<p class=\"hint\">\(words[.outOfRangeIsFault])</p>" : nil,
            content: "<ol class=\"checks\">\(fault.checks.map(item))</ol>")
    }

    private func item(_ check: FaultDocument.CheckDocument) -> HTML {
        let tools = words.list(check.tools)
        let toolRow: HTML? =
            tools.isEmpty
            ? nil : "<div><dt>\(words[.tools])</dt><dd>\(said(tools))</dd></div>"
        return """
            <li id="check-\(check.id)"><h3>\(said(check.ask)) \(words.duration(check.minutes))</h3>
            <dl>\(check.reading.map(reading))\(observed(check))\(toolRow)</dl></li>
            """
    }

    private func reading(_ reading: Reading) -> HTML {
        """
        <div class="must"><dt>\(words[.reading])</dt><dd><strong class="reading">\(words.range(of: reading))</strong></dd></div>
        """
    }

    /// What the check tells about: a cause leads to its place, a gate is only named.
    private func observed(_ check: FaultDocument.CheckDocument) -> HTML? {
        guard let title = check.observesTitle, let name = check.observes else { return nil }
        let text: HTML = "\(said(title))"
        let isCause = fault.causes.contains { $0.id == name }
        let linked: HTML = isCause ? "<a href=\"#cause-\(name)\">\(text)</a>" : text
        return "<div><dt>\(words[.observes])</dt><dd>\(linked)</dd></div>"
    }
}

extension Words {
    /// `30 – 32 MPa`, `≥ 2.5 MPa`.
    func range(of reading: Reading) -> String {
        let unit = "\u{A0}" + reading.unit
        return switch (reading.min, reading.max) {
        case (let min?, let max?): number(min) + "\u{A0}–\u{A0}" + number(max) + unit
        case (let min?, nil): "≥\u{A0}" + number(min) + unit
        case (nil, let max?): "≤\u{A0}" + number(max) + unit
        case (nil, nil): reading.unit
        }
    }
}
