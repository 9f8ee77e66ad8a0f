import FaultModel

/// A part: what to order, the chain, and where it is used.
struct PartPage {
    let words: Words
    let part: PartDocument

    private static let languages: [Language] = [.chinese, .english]

    var html: HTML {
        PageFrame(
            words: words, title: "\(part.number) – \(words[.appName])", address: SitePath.part(part.number),
            content: content
        ).html
    }

    private var content: HTML {
        let name = part.name.map(said)
        return """
            <article class="part">
            <header class="head">
            <p class="crumbs">\(words[.partNumber])</p>
            <h1>\(heading) \(name)</h1>
            \(part.name == nil ? "<p class=\"hint\">\(words[.unnamedPart])</p>" as HTML : nil)
            </header>
            \(notice)
            \(facts.isEmpty ? nil : "<dl class=\"figures\">\(facts)</dl>" as HTML)
            \(chain)
            <section aria-labelledby="uses"><h2 id="uses">\(words[.usedIn])</h2>
            \(uses)
            </section>
            \(mentions)
            </article>
            """
    }

    private func said(_ text: String) -> HTML { words.said(text, among: Self.languages) }

    private var heading: HTML {
        part.superseded
            ? "<s class=\"code\" translate=\"no\">\(part.number)</s>"
            : Code.text(part.number)
    }

    private var notice: HTML? {
        guard part.superseded else { return nil }
        let links: [HTML] = part.current.map { "\(Code.link($0, to: SitePath.part($0))) " }
        return """
            <section class="superseded" aria-labelledby="superseded"><h2 id="superseded">\(WarningSign.html)\(words[.superseded])</h2>
            <p>\(words[.orderInstead]) \(links)</p></section>
            """
    }

    private var facts: [HTML] {
        var rows: [(String, String)] = []
        if let price = part.price { rows.append((words[.price], "\(words.number(price.amount)) \(price.currency)")) }
        if let days = part.leadDays { rows.append((words[.leadDays], "\(words.number(days)) \(words[.days])")) }
        if let hours = part.lifeHours { rows.append((words[.lifeHours], "\(words.number(hours)) \(words[.hours])")) }
        if let grade = part.grade { rows.append((words[.grade], grade.rawValue)) }
        if let use = part.fieldUse {
            let last = use.last.map { words.sentence(.usedInRecordsLast, $0) }
            rows.append(
                (
                    words[.partsOfRecords],
                    words.list([words.sentence(.usedInRecords, words.count(use.records))] + [last].compactMap(\.self))
                ))
        }
        return rows.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }
    }

    private var chain: HTML? {
        if part.chain.count < 2 { return nil }
        let links: [HTML] = part.chain.map { link in
            let here: HTML? = link.number == part.number ? " aria-current=\"true\"" : nil
            let number: HTML =
                link.current
                ? Code.link(link.number, to: SitePath.part(link.number))
                : "<a href=\"\(SitePath.part(link.number))\"><s class=\"code\" translate=\"no\">\(link.number)</s></a>"
            let mark = words[link.current ? .current : .superseded]
            return """
                <li\(link.current ? " class=\"current\"" : nil)\(here)>\(number)
                <span class="name">\(link.name.map(said))</span> <span class="tag">\(mark)</span></li>
                """
        }
        return """
            <section aria-labelledby="chain"><h2 id="chain">\(words[.chain])</h2><ol class="chain">\(links)</ol></section>
            """
    }

    /// One entry a fault, however many of its causes need the part.
    private var uses: HTML {
        if part.uses.isEmpty { return "<p class=\"hint\">\(words[.noUses])</p>" }
        var faults: [String] = []
        for use in part.uses where !faults.contains(use.fault) { faults.append(use.fault) }
        let items: [HTML] = faults.map { fault in entry(part.uses.filter { $0.fault == fault }) }
        return "<ul class=\"cards\">\(items)</ul>"
    }

    private func entry(_ uses: [PartDocument.Use]) -> HTML {
        guard let first = uses.first else { return .empty }
        let causes: [HTML] = uses.map { use in
            let remedy: HTML? = use.remedy.map { " → \(said($0))" }
            return
                "<p>\(said(use.causeTitle))\(remedy) <span class=\"count\">× \(words.number(use.quantity))</span></p>"
        }
        return """
            <li><a href="\(SitePath.fault(first.fault))#cause-\(first.cause)">\(said(first.title))</a>\(causes)</li>
            """
    }

    private var mentions: HTML? {
        if part.passages.isEmpty { return nil }
        let items: [HTML] = part.passages.map { mention in
            "<li><a href=\"\(SitePath.passage(mention.passage))\">\(said(mention.title))</a></li>"
        }
        return """
            <section aria-labelledby="named"><h2 id="named">\(words[.namedIn])</h2><ul class="cards">\(items)</ul></section>
            """
    }
}
