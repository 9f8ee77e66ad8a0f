import FaultKnowledge
import FaultModel

/// Which records are counted: a form that works without script.
struct InsightFilters {
    let words: Words
    let request: InsightRequest
    let products: ProductsDocument

    var html: HTML {
        let filter = request.filter
        let lines: [HTML] = products.products.map { option($0.line, $0.name, filter.product == $0.line) }
        let bands: [HTML] = HoursBand.allCases.map { band in
            option(
                band.name, band == .unknown ? words[.unknownValue] : words.band(band.name), filter.hours == band)
        }
        return """
            <form class="period-form" action="\(SitePath.insights)" method="get">
            <div class="field"><label for="product">\(words[.product])</label><select id="product" name="product"><option value="">\(words[.allValues])</option>\(lines)</select></div>
            <div class="field"><label for="model">\(words[.model])</label><input id="model" name="model" value="\(filter.model ?? "")" autocomplete="off" maxlength="60"></div>
            <div class="field"><label for="hours">\(words[.hoursBand])</label><select id="hours" name="hours"><option value="">\(words[.allValues])</option>\(bands)</select></div>
            <div class="field"><label for="from">\(words[.from])</label><input id="from" name="from" type="date" value="\(filter.from?.description ?? "")"></div>
            <div class="field"><label for="to">\(words[.to])</label><input id="to" name="to" type="date" value="\(filter.to?.description ?? "")"></div>
            <div class="field"><label for="repeat">\(words[.repeatWithin])</label><input id="repeat" name="repeat_days" type="number" min="1" max="365" value="\(request.repeatDays)"></div>
            <button type="submit" class="quiet">\(words[.apply])</button>
            </form>
            """
    }

    private func option(_ value: String, _ label: String, _ isChosen: Bool) -> HTML {
        "<option value=\"\(value)\"\(isChosen ? " selected" : nil)>\(label)</option>"
    }
}

extension InsightRequest {
    /// As parameters of an address; empty ones are left out by `SitePath`.
    var parameters: [(String, String)] {
        [
            ("product", filter.product ?? ""), ("model", filter.model ?? ""), ("hours", filter.hours?.name ?? ""),
            ("from", filter.from?.description ?? ""), ("to", filter.to?.description ?? ""),
            ("repeat_days", repeatDays == KnowledgeBase.usualRepeatDays ? "" : "\(repeatDays)"),
        ]
    }
}
