import FaultDiagnosis
import FaultModel

/// A fault, whole, in the order in which an engineer needs it: safety, causes with remedies, checks, parts, the rest.
struct FaultPage: FaultPiece {
    let words: Words
    let fault: FaultDocument
    var rule = LearningRule()

    private static let mostCodes = 6

    var html: HTML {
        PageFrame(
            words: words, title: "\(fault.title) – \(words[.appName])", address: SitePath.fault(fault.id),
            content: content
        ).html
    }

    private var content: HTML {
        let sections = sections
        let contents = Contents(words: words, sections: sections).html
        return """
            <article class="fault">
            <header class="head">
            \(crumbs)
            <h1\(fault.title.count > 60 ? " class=\"long\"" : nil)>\(said(fault.title))</h1>
            <p class="facts">\(facts)</p>
            \(moreCodes)
            \(ModelList(words: words, models: fault.product.models).html)
            </header>
            \(SafetyBox(words: words, safety: fault.safety, languages: fault.languages).html)
            \(StandingBadge(words: words).notice(fault.standing))
            \(walk)
            <div class="\(contents == nil ? "plain" : "columns")">
            \(contents)
            <div class="body">
            \(sections.map(\.html))
            </div>
            </div>
            </article>
            """
    }

    /// Those that have something to say.
    private var sections: [PageSection] {
        [
            FaultCauses(words: words, fault: fault, rule: rule).section,
            ProposedCauseSection(words: words, fault: fault).section,
            FaultChecks(words: words, fault: fault).section,
            FaultParts(words: words, fault: fault).section,
            ProcedureSection(words: words, fault: fault).section,
            FigureList(words: words, figures: fault.figures, languages: fault.languages).section,
            TreeOutline(words: words, fault: fault).section,
            FaultDetails(words: words, fault: fault).codes,
            FaultDetails(words: words, fault: fault).alsoSaid,
            FaultDetails(words: words, fault: fault).notes,
            FaultDetails(words: words, fault: fault).source,
        ].compactMap { $0 }
    }

    private var crumbs: HTML {
        let name = fault.product.name ?? fault.product.line
        let line: HTML = "<a href=\"\(SitePath.search([("q", name), ("product", fault.product.line)]))\">\(name)</a>"
        let assembly: HTML? = fault.assembly.map { "<li>\($0.name)</li>" }
        return "<nav class=\"crumbs\" aria-label=\"\(words[.breadcrumb])\"><ol><li>\(line)</li>\(assembly)</ol></nav>"
    }

    private var facts: HTML {
        var pieces = fault.codes.prefix(Self.mostCodes).map { Code.link($0.display, to: SitePath.code($0.display)) }
        if let severity = fault.severity {
            pieces.append(
                """
                <span class="tag severity s\(severity)">\(words.label(.severity))\(words.name(ofSeverity: severity))</span>
                """)
        }
        if let faultClass = fault.class { pieces.append("<span class=\"tag\">\(words.name(of: faultClass))</span>") }
        return "\(pieces.map { "\($0) " })"
    }

    private var moreCodes: HTML? {
        let rest = fault.codes.dropFirst(Self.mostCodes)
        if rest.isEmpty { return nil }
        let links: [HTML] = rest.map { "\(Code.link($0.display, to: SitePath.code($0.display))) " }
        return """
            <details class="more"><summary>+\(rest.count) \(words[.moreCodes])</summary><p class="facts">\(links)</p></details>
            """
    }

    /// The way to the cause; nil: there is nothing to find.
    private var walk: HTML? {
        guard fault.causes.count > 1 || fault.procedure != nil else { return nil }
        return
            "<p class=\"enter\"><a class=\"button\" href=\"\(SitePath.walk(fault.id, more: rule.query))\">\(words[.findCause])</a></p>"
    }
}

/// The models that a record is about; many are folded.
struct ModelList {
    let words: Words
    let models: [String]

    private static let most = 8

    /// Nil: none is named.
    var html: HTML? {
        if models.isEmpty { return nil }
        let names: [HTML] = models.map { "<span translate=\"no\">\($0)</span> " }
        if names.count <= Self.most { return "<p class=\"models\">\(words.label(.models))\(names)</p>" }
        return """
            <details class="more"><summary>\(words.label(.models))\(names.count)</summary><p class="models">\(names)</p></details>
            """
    }
}

/// The general warning sign of ISO 7010 (W001), drawn in the colour of the text beside it.
enum WarningSign {
    static let html: HTML = """
        <svg class="sign" viewBox="0 0 24 22" aria-hidden="true" focusable="false"><path d="M12 1.5 23 20.5H1Z" \
        fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/><path d="M12 8v6" fill="none" \
        stroke="currentColor" stroke-width="2.4"/><circle cx="12" cy="17" r="1.4" fill="currentColor"/></svg>
        """
}
