import FaultModel

/// What to have in a van or a depot: the share that it fixes, the parts, what they are for.
struct CarryPage {
    let words: Words
    let carry: CarryDocument

    private static let languages: [Language] = [.chinese, .english]

    var html: HTML {
        PageFrame(
            words: words, title: "\(words.sentence(.carryTitle, carry.name)) – \(words[.appName])", address: address,
            content: content
        ).html
    }

    private var address: String {
        SitePath.carry(
            carry.product,
            [
                ("model", carry.model ?? ""), ("fix_rate", words.number(carry.wanted)),
                ("budget", carry.budget.map(words.number) ?? ""),
            ])
    }

    private func said(_ text: String) -> HTML { words.said(text, among: Self.languages) }

    private var content: HTML {
        """
        <header class="head"><h1>\(words.sentence(.carryTitle, carry.name))</h1>
        <p class="hint">\(words[.carryLead]) \(words.sentence(.carryBasis, words.count(carry.basis.records), words.count(carry.basis.faults)))</p></header>
        \(form)
        <dl class="rates">
        <div><dt>\(words[.carryRate])</dt><dd class="value">\(words.percent(carry.rate))</dd><dd>\(verdict)</dd></div>
        <div><dt>\(words[.carryCost])</dt><dd class="value">\(cost)</dd><dd>\(proof)</dd></div>
        <div><dt>\(words[.carryReachable])</dt><dd class="value">\(words.percent(carry.reachable))</dd>
        <dd>\(words.label(.carryWithout))\(words.percent(carry.withoutParts)); \(words.label(.carryNoRemedy))\(words.percent(carry.withoutRemedy))</dd></div>
        </dl>
        \(unpriced)
        \(parts)
        """
    }

    private var verdict: String {
        words.sentence(
            carry.reached ? .carryReached : .carryNotReached, words.percent(carry.rate), words.percent(carry.wanted))
    }

    private var cost: String {
        carry.cost.isEmpty
            ? "–" : words.list(carry.cost.map { "\(words.count(Int($0.amount.rounded()))) \($0.currency)" })
    }

    private var proof: String {
        carry.weighed.cheapest ? words[.carryCheapest] : words.sentence(.carryGap, words.percent(carry.weighed.gap))
    }

    private var unpriced: HTML {
        let lines: [HTML] = carry.weighed.unpriced.map { unpriced in
            let grade = unpriced.grade.map { "\(words[.grade]) \($0.rawValue)" } ?? words[.carryNoGrade]
            return """
                <p class="hint">\(words.sentence(.carryWeighed, "\(unpriced.parts)", words.number(unpriced.price.amount), unpriced.price.currency, grade))</p>
                """
        }
        return "\(lines)"
    }

    private var form: HTML {
        """
        <form class="period-form" action="\(SitePath.carry(carry.product, []))" method="get">
        <div class="field"><label for="model">\(words[.model])</label><input id="model" name="model" value="\(carry.model ?? "")" autocomplete="off" maxlength="60"></div>
        <div class="field"><label for="rate">\(words[.carryFixRate])</label><input id="rate" name="fix_rate" type="number" min="0.01" max="1" step="0.01" value="\(words.number(carry.wanted))"></div>
        <div class="field"><label for="budget">\(words[.carryBudget])</label><input id="budget" name="budget" type="number" min="0" step="any" value="\(carry.budget.map(words.number) ?? "")"></div>
        <button type="submit" class="quiet">\(words[.apply])</button>
        </form>
        """
    }

    private var parts: HTML {
        if carry.parts.isEmpty { return "<p class=\"empty\">\(words[.carryNone])</p>" }
        let rows: [[HTML]] = carry.parts.map { part in
            let old: HTML? =
                part.replaces.isEmpty
                ? nil : " <span class=\"quiet\">(\(words.list(part.replaces)))</span>"
            let causes: [HTML] = part.causes.prefix(3).map { cause in
                "<a href=\"\(SitePath.fault(cause.fault))#cause-\(cause.cause)\">\(said(cause.title))</a> "
            }
            let more: HTML? =
                part.causes.count > 3
                ? "<span class=\"quiet\">+\(part.causes.count - 3) \(words[.moreCodes])</span>" : nil
            let price = part.price.map { "\(words.number($0.amount)) \($0.currency)" } ?? "–"
            return [
                "\(Code.link(part.number, to: SitePath.part(part.number))) \(part.name.map(said))\(old)<br><span class=\"quiet\">\(words.label(.carryFor))</span>\(causes)\(more)",
                "\(words.number(part.quantity))", "\(price)", "\(part.grade?.rawValue ?? "–")",
                "\(part.leadDays.map(words.number) ?? "–")", "\(words.percent(part.use))",
            ]
        }
        let table = InsightTable(
            title: "parts-title",
            headings: [
                words[.partNumber], words[.quantity], words[.price], words[.grade], words[.leadDays], words[.carryUse],
            ], rows: rows, csv: nil, words: words)
        return PageSection(id: "parts", title: words[.parts], count: carry.parts.count, content: table.html).html
    }
}
