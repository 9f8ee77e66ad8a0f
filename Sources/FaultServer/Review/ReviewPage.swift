import FaultKnowledge
import FaultModel

/// Records whose link is not sure, each with what it may be about and a button for every answer. Works without script, by
/// keyboard and on a phone.
struct ReviewPage {
    let words: Words
    let filter: ReviewFilter
    let formKey: String
    let review: ReviewDocument
    let products: ProductsDocument

    private static let mostOthers = 3

    var html: HTML {
        PageFrame(words: words, title: "\(words[.review]) – \(words[.appName])", address: address(0), content: content)
            .html
    }

    private func address(_ offset: Int) -> String {
        SitePath.review([
            ("product", filter.product ?? ""), ("state", filter.state == .open ? "" : filter.state.rawValue),
            ("offset", offset == 0 ? "" : "\(offset)"),
        ])
    }

    private var content: HTML {
        let list: HTML =
            review.records.isEmpty
            ? "<p class=\"empty\">\(words[.reviewNothing])</p>"
            : "<ol class=\"review\">\(review.records.map(item))</ol>\(pager)"
        return """
            <header class="head"><h1>\(words[.review])</h1><p class="hint">\(words[.reviewLead])</p></header>
            \(chooser)
            <p class="count">\(words.sentence(.reviewCount, "\(review.total)"))</p>
            \(list)
            """
    }

    private var chooser: HTML {
        let lines: [HTML] = products.products.map { product in
            let isChosen = product.line == filter.product
            return """
                <option value="\(product.line)"\(isChosen ? " selected" : nil)>\(product.name)</option>
                """
        }
        let states: [HTML] = ReviewFilter.State.allCases.map { state in
            """
            <option value="\(state.rawValue)"\(state == filter.state ? " selected" : nil)>\(words.name(of: state))</option>
            """
        }
        return """
            <form class="fields" action="\(SitePath.review([]))" method="get">
            <p class="field"><label for="line">\(words[.product])</label>
            <select id="line" name="product"><option value="">\(words[.allValues])</option>\(lines)</select></p>
            <p class="field"><label for="state">\(words[.reviewState])</label><select id="state" name="state">\(states)</select></p>
            <button type="submit" class="quiet">\(words[.apply])</button>
            </form>
            """
    }

    private var pager: HTML? {
        let next = filter.offset + review.records.count
        let before: HTML? =
            filter.offset > 0
            ? "<a href=\"\(address(max(0, filter.offset - filter.limit)))\">\(words[.previousPage])</a> " : nil
        let after: HTML? = next < review.total ? "<a href=\"\(address(next))\">\(words[.nextPage])</a>" : nil
        guard before != nil || after != nil else { return nil }
        return "<nav class=\"pages\" aria-label=\"\(words[.review])\">\(before)\(after)</nav>"
    }

    // MARK: One record

    private func item(_ record: ReviewedDocument) -> HTML {
        let languages = record.language.map { [$0] } ?? [.chinese, .english]
        let facts = [record.date, record.product, record.model, record.serial].compactMap { $0 }
            .joined(separator: " · ")
        let found = [record.cause, record.remedy].compactMap { $0 }
        let engineer: HTML? =
            found.isEmpty
            ? nil
            : "<p>\(words.label(.cause))\(words.said(found.joined(separator: " → "), among: languages))</p>"
        return """
            <li class="reviewed"><article aria-labelledby="r-\(record.record)">
            <h2 id="r-\(record.record)"><a href="\(SitePath.record(record.record))">\(words.said(record.symptom, among: languages))</a></h2>
            <p class="hint">\(facts)</p>
            \(engineer)
            <form action="\(SitePath.reviewed(record.record))" method="post">
            <input type="hidden" name="form_key" value="\(formKey)">
            <input type="hidden" name="product" value="\(filter.product ?? "")">
            <input type="hidden" name="state" value="\(filter.state.rawValue)">
            \(record.decision == nil ? nil : decided(record))
            \(proposal(record))
            \(others(record))
            <div class="answers-row">
            <button type="submit" name="decision" value="new" class="quiet">\(words[.reviewNew])</button>
            <button type="submit" name="decision" value="none" class="quiet">\(words[.reviewNone])</button>
            </div>
            </form></article></li>
            """
    }

    private func decided(_ record: ReviewedDocument) -> HTML {
        let state = record.decision.flatMap { ReviewFilter.State(rawValue: $0) } ?? .open
        return """
            <p><span class="tag">\(words.name(of: state))</span>
            <button type="submit" name="decision" value="undo" class="quiet">\(words[.reviewUndo])</button></p>
            """
    }

    private func proposal(_ record: ReviewedDocument) -> HTML? {
        guard let first = record.links.first else { return nil }
        let options: [HTML] = first.causes.map { cause in
            "<option value=\"\(cause.id)\"\(cause.id == first.cause ? " selected" : nil)>\(cause.name)</option>"
        }
        return """
            <input type="hidden" name="proposed" value="\(first.fault)">
            <div class="proposal">
            <p><a href="\(SitePath.fault(first.fault))">\(first.title ?? first.fault)</a> <b>\(words.confidence(first))</b></p>
            <p class="hint">\(words.sentence(of: first.evidence))</p>
            <label>\(words[.reviewCause]) <select name="cause"><option value="">\(words[.reviewNoCause])</option>\(options)</select></label>
            <button type="submit" name="decision" value="accept">\(words[.reviewAccept])</button>
            </div>
            """
    }

    private func others(_ record: ReviewedDocument) -> HTML {
        let buttons: [HTML] = record.links.dropFirst().prefix(Self.mostOthers).map { link in
            """
            <li><button type="submit" name="decision" value="other:\(link.fault)" class="quiet">\(link.title ?? link.fault) <span>\(words.confidence(link))</span></button></li>
            """
        }
        let field = "fault-\(record.record)"
        return """
            <details class="more"><summary>\(words[.reviewOther])</summary>
            <ul class="others">\(buttons)</ul>
            <p class="other"><label for="\(field)">\(words[.reviewFaultID])</label>
            <input id="\(field)" name="fault" placeholder="\(record.product ?? "line")/…" autocapitalize="off" spellcheck="false">
            <button type="submit" name="decision" value="other" class="quiet">\(words[.reviewOther])</button></p>
            </details>
            """
    }
}
