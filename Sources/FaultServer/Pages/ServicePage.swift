import FaultModel

/// A service record as the repair sheet has it: the machine, what happened, the rounds, the cause in the end, what was
/// done, and who did it. It says plainly whose word it is.
struct ServicePage {
    let words: Words
    let record: ServiceDocument

    var html: HTML {
        PageFrame(
            words: words, title: "\(record.symptom) – \(words[.appName])", address: SitePath.record(record.id),
            content: content
        ).html
    }

    private var content: HTML {
        """
        <article class="record">
        <header class="head">
        \(crumbs)
        <h1\(record.symptom.count > 60 ? " class=\"long\"" : nil)>\(said(record.symptom))</h1>
        <p class="facts"><span class="tag">\(words[.serviceRecord])</span> \(facts)</p>
        </header>
        <div class="testimony" role="note"><p>\(words[.recordNotice])</p>\(draft)</div>
        <div class="body">
        \(sections.map(\.html))
        </div>
        </article>
        """
    }

    private var languages: [Language] { record.language.map { [$0] } ?? [.chinese, .english] }

    private func said(_ text: String) -> HTML { words.said(text, among: languages) }

    private var draft: HTML? { record.isDraft ? "<p><strong>\(words[.recordDraft])</strong></p>" : nil }

    private var crumbs: HTML? {
        guard let line = record.machine.product else { return nil }
        let name = record.machine.name ?? line
        return """
            <nav class="crumbs" aria-label="\(words[.breadcrumb])"><ol><li><a href="\(SitePath.search([("q", name), ("product", line)]))">\(name)</a></li><li>\(words[.serviceRecord])</li></ol></nav>
            """
    }

    private var facts: HTML {
        var pieces: [HTML] = []
        if let date = record.date { pieces.append("<time datetime=\"\(date)\">\(date)</time> ") }
        if let outcome = record.outcome { pieces.append("<span class=\"tag\">\(words.name(of: outcome))</span> ") }
        pieces += record.codes.map { "\(Code.link($0, to: SitePath.code($0))) " }
        return "\(pieces)"
    }

    private var sections: [PageSection] { [machine, rounds, cause, parts, work, source].compactMap { $0 } }

    private typealias Row = (key: Words.Key, value: HTML?)

    /// Only what the sheet says.
    private func rows(_ rows: [Row]) -> HTML? {
        let said: [HTML] = rows.compactMap { row in
            row.value.map { "<div><dt>\(words[row.key])</dt><dd>\($0)</dd></div>" }
        }
        return said.isEmpty ? nil : "<dl class=\"rows\">\(said)</dl>"
    }

    private func section(_ id: String, _ title: Words.Key, _ content: HTML?) -> PageSection? {
        content.map { PageSection(id: id, title: words[title], content: $0) }
    }

    private var machine: PageSection? {
        let machine = record.machine
        return section(
            "machine", .machine,
            rows([
                (.product, (machine.name ?? machine.product).map { "\($0)" }),
                (.model, machine.model.map { "<span translate=\"no\">\($0)</span>" }),
                (.serialNumber, machine.serial.map { "<span translate=\"no\">\($0)</span>" }),
                (.operatingHours, machine.hours.map { "\(words.number($0)) h" }),
                (.beforeFault, record.before.map(said)),
            ]))
    }

    private var rounds: PageSection? {
        if record.rounds.isEmpty { return nil }
        let items: [HTML] = record.rounds.map { round in
            let said = rows([
                (.judgement, round.judgement.map(said)), (.handling, round.handling.map(said)),
                (.roundResult, round.result.map(said)),
            ])
            return "<li>\(said)</li>"
        }
        return PageSection(
            id: "rounds", title: words[.rounds], count: items.count, content: "<ol class=\"rounds\">\(items)</ol>")
    }

    private var cause: PageSection? {
        let confirmed: HTML? = record.confirms.map { confirms in
            let cause: HTML? = confirms.cause.map { " › \(confirms.causeTitle ?? $0)" }
            guard let title = confirms.title else { return "\(confirms.fault)\(cause)" }
            return "<a href=\"\(SitePath.fault(confirms.fault))\">\(title)</a>\(cause)"
        }
        return section(
            "cause", .causeInTheEnd,
            rows([
                (.cause, record.cause.map(said)), (.remedy, record.remedy.map(said)), (.confirmedFault, confirmed),
                (.linkedTo, record.confirms == nil ? linked : nil),
            ]))
    }

    private var linked: HTML? {
        record.link.map { link in
            let cause: HTML? = link.cause.map { " › \(link.causeTitle ?? $0)" }
            return """
                <a href="\(SitePath.fault(link.fault))">\(link.title ?? link.fault)</a>\(cause) <b>\(words.confidence(link))</b>
                <br><small>\(words.sentence(of: link.evidence))</small>
                """
        }
    }

    private var parts: PageSection? {
        guard let table = PartTable(words: words, parts: record.parts, languages: languages).html else { return nil }
        return PageSection(id: "parts", title: words[.partsUsed], count: record.parts.count, content: table)
    }

    private var work: PageSection? {
        func names(_ names: [String]) -> HTML? {
            names.isEmpty ? nil : "<span translate=\"no\">\(words.list(names))</span>"
        }
        return section(
            "work", .theWork,
            rows([
                (.workingTime, record.minutes.map { "\(words.number($0)) min" }),
                (.costOfRepair, record.cost.map { "\(words.amount($0))" }),
                (.foundGuided, record.guided.map { words[$0 ? .yes : .no] }.map { "\($0)" }),
                (.engineer, names(record.engineer)), (.helper, names(record.helper)),
                (.customer, names(record.customer)), (.customerWord, record.customerWord.map(said)),
            ]))
    }

    private var source: PageSection {
        SourceList(
            words: words, citations: record.citations, languages: languages, id: record.id, edition: record.edition
        ).section
    }
}
