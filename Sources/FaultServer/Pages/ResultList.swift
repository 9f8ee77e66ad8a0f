import FaultKnowledge
import FaultModel

/// The answer to a search: how many, how good, what was understood, and the hits.
struct ResultList {
    let words: Words
    let answer: SearchDocument
    let request: SearchRequest
    /// The address of the same search from another hit on.
    let address: (Int) -> String

    var html: HTML {
        if answer.hits.isEmpty {
            return "<h2 class=\"summary\">\(words[.noResults])</h2>\(understood)\(advice)"
        }
        return """
            <div class="summary"><h2>\(count)</h2>
            <span class="support \(answer.support.rawValue)">\(words.name(of: answer.support))</span></div>
            \(understood)
            <ol class="hits" start="\(request.offset + 1)">\(answer.hits.map { ResultCard(words: words, hit: $0).html })</ol>
            \(pages)
            """
    }

    /// What a screen reader says when the answer changes: one breath, not the list.
    var status: String {
        if answer.hits.isEmpty { return words[.noResults] }
        return "\(count). \(words.name(of: answer.support))."
    }

    private var count: String { words.count(answer.total, .result, .results) }

    /// The codes, parts and models that the question names, and its corrected spelling.
    private var understood: HTML? {
        let query = answer.query
        var pieces: [HTML] = query.codes.map { Code.link($0, to: SitePath.code($0)) }
        pieces += query.parts.map { Code.link($0, to: SitePath.part($0)) }
        pieces += query.models.map { "<span class=\"tag\">\(words[.model]) \($0)</span>" }
        if let corrected = query.corrected {
            pieces.append("<span>\(words[.correctedTo]) <strong>\(corrected)</strong></span>")
        }
        if pieces.isEmpty { return nearMisses }
        return "<p class=\"understood\">\(words.label(.understoodAs))\(pieces.map { "\($0) " })</p>"
            + (nearMisses ?? .empty)
    }

    /// Codes and numbers near one that does not exist: each a question of its own, never an answer.
    private var nearMisses: HTML? {
        if answer.didYouMean.isEmpty { return nil }
        let links: [HTML] = answer.didYouMean.map { near in
            "\(Code.link(near.text, to: SitePath.search([("q", near.text)]))) "
        }
        return "<p class=\"understood\">\(words.label(.didYouMean))\(links)</p>"
    }

    private var advice: HTML {
        let clear: HTML? =
            request.filter == SearchFilter()
            ? nil
            : """
            <li><a class="button" href="\(SitePath.search([("q", request.text)]))">\(words[.withoutFilters])</a></li>
            """
        return """
            <div class="empty"><p>\(words[.noResultsHint])</p><ul>\(clear)<li>\(words[.codeAlone])</li>
            <li>\(words[.fewerWords])</li><li><a href="\(SitePath.products)">\(words[.browseProducts])</a></li></ul></div>
            """
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
            <nav class="pages" aria-label="\(words[.answers])">\(previous)
            <span>\(words[.showing]) \(request.offset + 1)–\(end) / \(answer.total)</span> \(next)</nav>
            """
    }
}
