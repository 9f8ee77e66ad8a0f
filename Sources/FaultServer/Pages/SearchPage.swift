import FaultKnowledge
import FaultModel

/// The search page: the question, the filters, the hits.
struct SearchPage {
    var words: Words
    var request: SearchRequest
    /// Nil: nothing was asked yet.
    var answer: SearchDocument?
    /// Why there is no answer; nil: there is one, or nothing was asked.
    var problem: String?
    var products: ProductsDocument
    /// Whether the script is to say which questions were asked.
    var isCounting = false

    var html: HTML {
        PageFrame(
            words: words, title: request.text.isEmpty ? words[.appName] : "\(request.text) – \(words[.appName])",
            address: address(request.filter, offset: request.offset), hasSearch: false, content: content
        ).html
    }

    /// What changes with the question; asked for by itself while the reader types.
    var results: HTML { "\(filters.controls)\n\(found)" }

    private var content: HTML {
        """
        <form class="search" role="search" action="\(SitePath.search)" method="get" data-title="\(words[.appName])"\(isCounting ? " data-asked=\"\(SitePath.asked)\"" as HTML : nil)>
        <h1 class="\(request.text.isEmpty ? "lead" : "visually-hidden")">\(words[.tagline])</h1>
        <div class="question">
        <label class="visually-hidden" for="q">\(words[.searchLabel])</label>
        <input id="q" name="q" type="search" value="\(request.text)" placeholder="\(words[.searchPlaceholder])"
          autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="\(SearchRequest.longestText)"
          enterkeyhint="search" aria-keyshortcuts="/"\(SuggestField(words: words).attributes)\(request.text.isEmpty ? " autofocus" : nil)>
        <button type="submit">\(words[.searchButton])</button>
        </div>
        \(filters.controls)
        </form>
        <p id="status" class="visually-hidden" role="status"></p>
        <div id="results" aria-busy="false" data-busy="\(words[.searching])">
        \(found)
        </div>
        <template id="offline"><div class="problem" role="alert"><p>\(words[.noConnection])</p>
        <p><button type="button" class="quiet">\(words[.tryAgain])</button></p></div></template>
        """
    }

    private var filters: SearchFilters {
        SearchFilters(
            words: words, request: request, products: products, facets: answer?.facets,
            address: { address($0, offset: 0) })
    }

    private var found: HTML {
        if let problem {
            return """
                <div class="answer"><div class="problem" role="alert"><p>\(words[.problemText])</p>
                <p class="quiet" lang="en">\(problem)</p></div></div>
                """
        }
        guard let answer else { return "<div class=\"answer\">\(filters.chips)\(start)</div>" }
        let list = ResultList(
            words: words, answer: answer, request: request, address: { address(request.filter, offset: $0) })
        return "<div class=\"answer\" data-status=\"\(list.status)\">\(filters.chips)\(list.html)</div>"
    }

    private var start: HTML {
        if products.products.isEmpty { return "<p class=\"empty\">\(words[.emptyKnowledge])</p>" }
        if request.filter != SearchFilter() { return "<p class=\"empty\">\(words[.startTyping])</p>" }
        return """
            <section class="start" aria-labelledby="browse"><h2 id="browse">\(words[.browseProducts])</h2>
            \(ProductList(words: words, products: products, heading: false).html)</section>
            """
    }

    /// The address of this question with a filter, from a hit on.
    private func address(_ filter: SearchFilter, offset: Int) -> String {
        SitePath.search([
            ("q", request.text), ("product", filter.product ?? ""), ("class", filter.class?.rawValue ?? ""),
            ("kind", filter.kind?.rawValue ?? ""), ("model", filter.model ?? ""), ("lang", filter.language?.tag ?? ""),
            ("state", filter.state?.rawValue ?? ""),
            ("offset", offset > 0 ? "\(offset)" : ""),
        ])
    }
}
