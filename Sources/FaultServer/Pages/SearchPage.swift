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

    var html: HTML {
        PageFrame(
            words: words, title: request.text.isEmpty ? words[.appName] : "\(request.text) – \(words[.appName])",
            address: address(offset: request.offset), content: content
        ).html
    }

    private var content: HTML {
        """
        <form class="search" role="search" action="\(SitePath.search)" method="get">
        <h1 class="\(request.text.isEmpty ? "lead" : "visually-hidden")">\(words[.tagline])</h1>
        <div class="question">
        <label class="visually-hidden" for="q">\(words[.searchLabel])</label>
        <input id="q" name="q" type="search" value="\(request.text)" placeholder="\(words[.searchPlaceholder])"
          autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="\(SearchRequest.longestText)" enterkeyhint="search" autofocus>
        <button type="submit">\(words[.searchButton])</button>
        </div>
        \(filters)
        </form>
        <div id="results" aria-live="polite" aria-busy="false">
        \(results)
        </div>
        """
    }

    /// The part that changes with the question; asked for by itself while the reader types.
    var results: HTML {
        if let problem { return "<p class=\"problem\" role=\"alert\">\(problem)</p>" }
        guard let answer else { return start }
        return ResultList(words: words, answer: answer, request: request, address: address).html
    }

    private var start: HTML {
        if products.products.isEmpty { return "<p class=\"empty\">\(words[.emptyKnowledge])</p>" }
        let lines: [HTML] = products.products.map { line in
            """
            <li><a href="\(SitePath.search([("q", line.name), ("product", line.line)]))">\(line.name)</a>
            <span class="count">\(line.faults) \(words[.faultsCount])</span></li>
            """
        }
        return "<section class=\"start\"><h2>\(words[.products])</h2><ul class=\"lines\">\(lines)</ul></section>"
    }

    private var filters: HTML {
        let filter = request.filter
        let isOpen = filter != SearchFilter()
        let facets = answer?.facets
        let productChoices = products.products.map { ($0.line, $0.name, facets?.product[$0.line]) }
        let classChoices = FaultClass.allCases.map { ($0.rawValue, words.name(of: $0), facets?.class[$0.rawValue]) }
        let kindChoices = [ItemKind.fault, .part].map { kind in
            (kind.rawValue, words[kind == .fault ? .fault : .part], facets?.kind[kind.rawValue])
        }
        return """
            <details class="filters"\(isOpen ? " open" : "")>
            <summary>\(words[.filters])</summary>
            <div class="fields">
            \(select("product", words[.product], filter.product, productChoices))
            \(select("class", words[.kindOfFault], filter.class?.rawValue, classChoices))
            \(select("kind", words[.kind], filter.kind?.rawValue, kindChoices))
            <div class="field"><label for="model">\(words[.model])</label>
            <input id="model" name="model" value="\(filter.model ?? "")" autocomplete="off" maxlength="60"></div>
            <div class="actions"><button type="submit" class="quiet">\(words[.apply])</button>
            <a href="\(SitePath.search([("q", request.text)]))">\(words[.clear])</a></div>
            </div>
            </details>
            """
    }

    private func select(
        _ name: String, _ label: String, _ chosen: String?, _ choices: [(value: String, label: String, count: Int?)]
    ) -> HTML {
        let options: [HTML] = choices.map { value, label, count in
            let text = count.map { "\(label) (\($0))" } ?? label
            return "<option value=\"\(value)\"\(value == chosen ? " selected" : "")>\(text)</option>"
        }
        return """
            <div class="field"><label for="\(name)">\(label)</label>
            <select id="\(name)" name="\(name)"><option value="">\(words[.allValues])</option>\(options)</select></div>
            """
    }

    /// The address of this search from another hit on.
    private func address(offset: Int) -> String {
        let filter = request.filter
        return SitePath.search([
            ("q", request.text), ("product", filter.product ?? ""), ("class", filter.class?.rawValue ?? ""),
            ("kind", filter.kind?.rawValue ?? ""), ("model", filter.model ?? ""), ("lang", filter.language?.tag ?? ""),
            ("offset", offset > 0 ? "\(offset)" : ""),
        ])
    }
}

extension Words {
    func name(of faultClass: FaultClass) -> String {
        switch faultClass {
        case .electrical: self[.electrical]
        case .mechanical: self[.mechanical]
        case .hydraulic: self[.hydraulic]
        case .other: self[.other]
        }
    }

    func name(of kind: Cause.Kind) -> String {
        switch kind {
        case .damaged: self[.damaged]
        case .misoperation: self[.misoperation]
        case .adjustment: self[.adjustment]
        case .wear: self[.wear]
        case .software: self[.software]
        case .external: self[.external]
        }
    }

    func name(of kind: Remedy.Kind) -> String {
        switch kind {
        case .replace: self[.replace]
        case .repair: self[.repair]
        case .adjust: self[.adjust]
        case .operate: self[.operate]
        }
    }

    func name(ofSeverity severity: Int) -> String {
        switch severity {
        case 1: self[.severity1]
        case 2: self[.severity2]
        case 3: self[.severity3]
        default: self[.severity4]
        }
    }

    func name(of support: Support) -> String {
        switch support {
        case .exact: self[.exact]
        case .strong: self[.strong]
        case .partial: self[.partial]
        case .related: self[.related]
        case .none: self[.none]
        }
    }

    /// A share as a reader takes it in: `41 %`, `< 1 %`, `> 99 %`.
    func percent(_ share: Double) -> String {
        if share > 0, share < 0.01 { return "< 1 %" }
        if share < 1, share > 0.99 { return "> 99 %" }
        return "\(Int((share * 100).rounded())) %"
    }

    /// A number without a needless fraction.
    func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}
