import FaultKnowledge
import FaultModel

/// The filters of a search: controls with the number of answers each would leave, and chips that take one away.
struct SearchFilters {
    let words: Words
    let request: SearchRequest
    let products: ProductsDocument
    /// Nil: nothing was asked yet.
    let facets: FacetsDocument?
    /// The address of the same question with another filter.
    let address: (SearchFilter) -> String

    private typealias Choice = (value: String, label: String)

    /// A row on a desk, a disclosure on a phone.
    var controls: HTML {
        """
        <details class="filters">
        <summary>\(words[.filters])\(active.isEmpty ? nil : " <span class=\"badge\">\(active.count)</span>" as HTML)</summary>
        <div class="fields">
        \(select("product", words[.product], request.filter.product, productChoices, facets?.product))
        \(select("class", words[.kindOfFault], request.filter.class?.rawValue, classChoices, facets?.class))
        \(select("kind", words[.kind], request.filter.kind?.rawValue, kindChoices, facets?.kind))
        \(states)
        \(select("lang", words[.language], request.filter.language?.tag, languageChoices, facets?.language))
        <div class="field"><label for="model">\(words[.model])</label>
        <input id="model" name="model" value="\(request.filter.model ?? "")" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="60"></div>
        <button type="submit" class="quiet apply">\(words[.apply])</button>
        </div>
        </details>
        """
    }

    /// What is chosen, each with a way out.
    var chips: HTML? {
        if active.isEmpty { return nil }
        let items: [HTML] = active.map { label, value, without in
            """
            <li><a class="chip" href="\(address(without))"><span class="visually-hidden">\(words.label(.removeFilter))</span>\
            <span>\(label): <b>\(value)</b></span> <span class="cross" aria-hidden="true">×</span></a></li>
            """
        }
        let clear: HTML? =
            active.count > 1
            ? "<li><a class=\"clear\" href=\"\(address(SearchFilter()))\">\(words[.allFilters])</a></li>" : nil
        return "<ul class=\"chips\" aria-label=\"\(words[.activeFilters])\">\(items)\(clear)</ul>"
    }

    private var active: [(label: String, value: String, without: SearchFilter)] {
        let filter = request.filter
        var found: [(String, String, SearchFilter)] = []
        func add(_ key: Words.Key, _ value: String?, _ remove: (inout SearchFilter) -> Void) {
            guard let value else { return }
            var without = filter
            remove(&without)
            found.append((words[key], value, without))
        }
        add(.product, filter.product.map { line in products.products.first { $0.line == line }?.name ?? line }) {
            $0.product = nil
        }
        add(.kindOfFault, filter.class.map { words.name(of: $0) }) { $0.class = nil }
        add(.kind, filter.kind.map(words.name)) { $0.kind = nil }
        add(.stateOfKnowledge, filter.state.map { words.name(of: $0) }) { $0.state = nil }
        add(.language, filter.language.map(words.name)) { $0.language = nil }
        add(.model, filter.model) { $0.model = nil }
        return found
    }

    private var productChoices: [Choice] { products.products.map { ($0.line, $0.name) } }
    private var classChoices: [Choice] { FaultClass.allCases.map { ($0.rawValue, words.name(of: $0)) } }
    /// Where anything has another state than the manuals' own, or one is asked for.
    private var states: HTML? {
        let others = (facets?.state ?? [:]).filter { $0.key != KnowledgeState.validated.rawValue && $0.value > 0 }
        if others.isEmpty && request.filter.state == nil { return nil }
        let choices = KnowledgeState.allCases.map { (value: $0.rawValue, label: words.name(of: $0)) }
        // The archived are counted only when they are asked for.
        return select("state", words[.stateOfKnowledge], request.filter.state?.rawValue, choices, nil)
    }

    private var kindChoices: [Choice] {
        [ItemKind.fault, .passage, .part, .record].map { ($0.rawValue, words.name(of: $0)) }
    }

    private var languageChoices: [Choice] {
        var known: [Language] = [.chinese, .english]
        for language in (facets?.language.keys.sorted() ?? []).compactMap({ Language($0) })
            + [request.filter.language].compactMap({ $0 })
        where !known.contains(language) {
            known.append(language)
        }
        return known.map { ($0.tag, words.name(of: $0)) }
    }

    /// - Parameter counts: of the answers that are left; known for every choice only while none is chosen.
    private func select(
        _ name: String, _ label: String, _ chosen: String?, _ choices: [Choice], _ counts: [String: Int]?
    ) -> HTML {
        let options: [HTML] = choices.map { value, label in
            let count = chosen == nil ? counts.map { " (\($0[value] ?? 0))" } : nil
            return """
                <option value="\(value)" data-label="\(label)"\(value == chosen ? " selected" : nil)>\(label)\(count ?? "")</option>
                """
        }
        return """
            <div class="field\(chosen == nil ? nil : " chosen")"><label for="\(name)">\(label)</label>
            <select id="\(name)" name="\(name)"><option value="">\(words[.allValues])</option>\(options)</select></div>
            """
    }
}
