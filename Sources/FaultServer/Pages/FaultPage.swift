import FaultModel

/// A fault, whole, in the order in which an engineer needs it: safety, causes with remedies, checks, the rest.
struct FaultPage {
    let words: Words
    let fault: FaultDocument

    var html: HTML {
        PageFrame(
            words: words, title: "\(fault.title) – \(words[.appName])", address: SitePath.fault(fault.id),
            content: content
        ).html
    }

    private var content: HTML {
        """
        <article class="fault">
        <header>
        <p class="crumbs"><a href="\(SitePath.search([("product", fault.product.line), ("q", productName)]))">\(productName)</a>\(assembly)</p>
        <h1 lang="\(fault.language.tag)">\(fault.title)</h1>
        <p class="facts">\(facts)</p>
        \(models)
        </header>
        \(safety)
        \(codes)
        \(causes)
        \(checks)
        \(TreeOutline(words: words, fault: fault).html)
        \(ProcedureSection(words: words, fault: fault).html)
        \(alsoSaid)
        \(notes)
        \(source)
        </article>
        """
    }

    private var productName: String { fault.product.name ?? fault.product.line }

    private var assembly: HTML? { fault.assembly.map { " › <span>\($0.name)</span>" } }

    private var facts: HTML {
        var pieces: [HTML] = fault.codes.map {
            "<a class=\"code\" href=\"\(SitePath.code($0.display))\">\($0.display)</a>"
        }
        if let faultClass = fault.class { pieces.append("<span class=\"tag\">\(words.name(of: faultClass))</span>") }
        if let severity = fault.severity {
            pieces.append(
                """
                <span class="tag severity s\(severity)">\(words[.severity]): \(words.name(ofSeverity: severity))</span>
                """)
        }
        return pieces.reduce(HTML.empty) { $0 + $1 + " " }
    }

    private var models: HTML? {
        fault.product.models.isEmpty
            ? nil : "<p class=\"models\">\(words[.models]): \(fault.product.models.joined(separator: ", "))</p>"
    }

    private var safety: HTML? {
        if fault.safety.isEmpty { return nil }
        let items: [HTML] = fault.safety.map { "<li>\($0)</li>" }
        return """
            <section class="safety" aria-labelledby="safety"><h2 id="safety">\(words[.safety])</h2><ul>\(items)</ul></section>
            """
    }

    private var codes: HTML? {
        let meant = fault.codes.filter { $0.meaning != nil }
        if meant.isEmpty { return nil }
        let rows: [HTML] = meant.map { "<div><dt class=\"code\">\($0.display)</dt><dd>\($0.meaning ?? "")</dd></div>" }
        return "<section><h2>\(words[.codes])</h2><dl class=\"meanings\">\(rows)</dl></section>"
    }

    private var causes: HTML {
        if fault.causes.isEmpty { return "<section><h2>\(words[.causes])</h2><p>\(words[.noCauses])</p></section>" }
        return """
            <section><h2>\(words[.causes])</h2><ol class="cause-list">\(fault.causes.map(cause))</ol></section>
            """
    }

    private func cause(_ cause: FaultDocument.CauseDocument) -> HTML {
        let share = cause.probability ?? 0
        let kind = [cause.class.map { words.name(of: $0) }, cause.kind.map { words.name(of: $0) }].compactMap { $0 }
        return """
            <li id="cause-\(cause.id)">
            <div class="cause-head">
            <h3>\(cause.title)</h3>
            <p class="share"><span class="number">\(cause.probability.map { words.percent($0) } ?? words[.unknownProbability])</span>
            <meter min="0" max="1" value="\(words.number((share * 1000).rounded() / 1000))" aria-label="\(words[.probability])"></meter></p>
            </div>
            <p class="facts">\(kind.map { "<span class=\"tag\">\($0)</span> " as HTML })</p>
            \(cause.remedy.map(remedy))
            </li>
            """
    }

    private func remedy(_ remedy: FaultDocument.RemedyDocument) -> HTML {
        let steps: [HTML] = remedy.steps.map { "<li>\($0)</li>" }
        let minutes: HTML? = remedy.minutes.map {
            "<span class=\"minutes\">\(words.number($0)) \(words[.minutes])</span>"
        }
        return """
            <div class="remedy"><h4>\(words[.remedy]): \(remedy.title) \(minutes)</h4>
            \(steps.isEmpty ? nil : "<ol class=\"steps\">\(steps)</ol>" as HTML)
            \(PartTable(words: words, parts: remedy.parts).html)
            </div>
            """
    }

    private var checks: HTML? {
        if fault.checks.isEmpty { return nil }
        return "<section><h2>\(words[.checks])</h2><ol class=\"check-list\">\(fault.checks.map(check))</ol></section>"
    }

    private func check(_ check: FaultDocument.CheckDocument) -> HTML {
        let reading: HTML? = check.reading.map { reading in
            """
            <div><dt>\(words[.reading])</dt><dd><strong>\(range(of: reading))</strong></dd></div>
            """
        }
        let observed: HTML? = check.observesTitle.map { "<div><dt>\(words[.observes])</dt><dd>\($0)</dd></div>" }
        let tools: HTML? =
            check.tools.isEmpty
            ? nil : "<div><dt>\(words[.tools])</dt><dd>\(check.tools.joined(separator: "; "))</dd></div>"
        let minutes: HTML? = check.minutes.map {
            "<span class=\"minutes\">\(words.number($0)) \(words[.minutes])</span>"
        }
        return """
            <li id="check-\(check.id)"><p class="ask">\(check.ask) \(minutes)</p><dl>\(reading)\(observed)\(tools)</dl></li>
            """
    }

    private func range(of reading: Reading) -> String {
        let unit = " " + reading.unit
        return switch (reading.min, reading.max) {
        case (let min?, let max?): words.number(min) + " – " + words.number(max) + unit
        case (let min?, nil): "≥ " + words.number(min) + unit
        case (nil, let max?): "≤ " + words.number(max) + unit
        case (nil, nil): reading.unit
        }
    }

    private var alsoSaid: HTML? {
        if fault.also.isEmpty { return nil }
        return """
            <section><h2>\(words[.alsoSaid])</h2><ul class="also">\(fault.also.map { "<li>\($0)</li>" as HTML })</ul></section>
            """
    }

    private var notes: HTML? {
        if fault.notes.isEmpty { return nil }
        let rows: [HTML] = fault.notes.map { "<div><dt>\($0.label)</dt><dd>\($0.text)</dd></div>" }
        return "<section><h2>\(words[.notes])</h2><dl class=\"notes\">\(rows)</dl></section>"
    }

    private var source: HTML {
        let rows: [HTML] = fault.citations.map { citation in
            let pieces = [
                citation.revision.map { "\(words[.revision]) \($0)" }, citation.page.map { "\(words[.page]) \($0)" },
                citation.file.map { file in file + (citation.line.map { ":\($0)" } ?? "") },
            ].compactMap { $0 }
            return "<li><cite>\(citation.document)</cite> \(pieces.joined(separator: ", "))</li>"
        }
        return """
            <footer class="source"><h2>\(words[.source])</h2><ul>\(rows)</ul>
            <p class="id"><code>\(fault.id)</code></p></footer>
            """
    }
}

/// The parts of a remedy; a superseded number says at once what to order instead.
struct PartTable {
    let words: Words
    let parts: [FaultDocument.UsedPart]

    var html: HTML? {
        if parts.isEmpty { return nil }
        let rows: [HTML] = parts.map { part in
            let replacement: HTML? = part.replacedBy.map {
                """
                <p class="superseded">\(words[.supersededNotice]) <a class="code" href="\(SitePath.part($0))">\($0)</a></p>
                """
            }
            return """
                <tr><td><a class="code" href="\(SitePath.part(part.number))">\(part.number)</a>\(replacement)</td>
                <td>\(part.name ?? "")</td><td class="number">\(words.number(part.quantity))</td></tr>
                """
        }
        return """
            <table class="parts"><thead><tr><th scope="col">\(words[.partNumber])</th><th scope="col">\(words[.partName])</th>
            <th scope="col" class="number">\(words[.quantity])</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }
}
