import FaultKnowledge
import FaultModel

/// The hits of a search, one card each.
struct ResultList {
    let words: Words
    let answer: SearchDocument
    let request: SearchRequest
    /// The address of the same search from another hit on.
    let address: (Int) -> String

    var html: HTML {
        if answer.hits.isEmpty {
            return """
                <div class="empty"><p><strong>\(words[.noResults])</strong></p><p>\(words[.noResultsHint])</p></div>
                """
        }
        return """
            <p class="summary"><strong>\(answer.total)</strong> \(words[.results])
            <span class="support \(answer.support.rawValue)">\(words.name(of: answer.support))</span>\(correction)</p>
            <ol class="hits" start="\(request.offset + 1)">\(answer.hits.map(card))</ol>
            \(pages)
            """
    }

    private var correction: HTML? {
        answer.query.corrected.map { "<span class=\"corrected\">\(words[.correctedTo]) <em>\($0)</em></span>" }
    }

    private func card(_ hit: SearchDocument.Hit) -> HTML {
        let isPart = hit.kind == "part"
        let link = isPart ? SitePath.part(hit.parts.first?.number ?? hit.id) : SitePath.fault(hit.id)
        return """
            <li class="hit \(hit.kind)">
            <article>
            <h2 lang="\(hit.language.tag)"><a href="\(link)">\(HTML(trusted: hit.markedTitle))</a></h2>
            <p class="facts">\(facts(hit))</p>
            \(snippet(hit))
            \(causes(hit))
            </article>
            </li>
            """
    }

    private func facts(_ hit: SearchDocument.Hit) -> HTML {
        var pieces: [HTML] = []
        if hit.kind == "part" { pieces.append("<span class=\"tag part\">\(words[.part])</span>") }
        for code in hit.codes.prefix(6) { pieces.append("<span class=\"code\">\(code)</span>") }
        if let product = hit.product {
            let name = product.name ?? product.line
            pieces.append("<span>\(name)</span>")
        }
        if let faultClass = hit.class { pieces.append("<span class=\"tag\">\(words.name(of: faultClass))</span>") }
        if let severity = hit.severity {
            pieces.append("<span class=\"tag severity s\(severity)\">\(words.name(ofSeverity: severity))</span>")
        }
        if hit.kind == "part" { for part in hit.parts { pieces.append("<span class=\"code\">\(part.number)</span>") } }
        return pieces.reduce(HTML.empty) { $0 + $1 + " " }
    }

    /// The title is marked itself: a snippet only adds what the title does not show.
    private func snippet(_ hit: SearchDocument.Hit) -> HTML? {
        guard let snippet = hit.snippet, !hit.markedTitle.contains("<mark>") else { return nil }
        return "<p class=\"snippet\">\(HTML(trusted: snippet))</p>"
    }

    private func causes(_ hit: SearchDocument.Hit) -> HTML? {
        if hit.causes.isEmpty { return nil }
        let rows: [HTML] = hit.causes.prefix(3).map { cause in
            let share = cause.probability.map { words.percent($0) } ?? ""
            return "<li><span class=\"share\">\(share)</span> \(cause.title)</li>"
        }
        return "<ul class=\"causes\" aria-label=\"\(words[.causes])\">\(rows)</ul>"
    }

    private var pages: HTML? {
        let previous: HTML? =
            request.offset > 0
            ? "<a rel=\"prev\" href=\"\(address(max(0, request.offset - request.limit)))\">\(words[.previousPage])</a>"
            : nil
        let end = request.offset + answer.hits.count
        let next: HTML? =
            end < answer.total && end <= SearchRequest.offsets.upperBound
            ? "<a rel=\"next\" href=\"\(address(end))\">\(words[.nextPage])</a>" : nil
        if previous == nil && next == nil { return nil }
        return """
            <nav class="pages" aria-label="\(words[.showing])">\(previous)
            <span>\(request.offset + 1)–\(end) / \(answer.total)</span> \(next)</nav>
            """
    }
}
