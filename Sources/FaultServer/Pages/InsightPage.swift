import FaultModel

/// What readers asked and did not find, for authors.
struct InsightPage {
    let words: Words
    let insights: InsightDocument
    let request: InsightRequest
    let products: ProductsDocument
    /// Whether questions are counted at all.
    let isCounting: Bool

    var html: HTML {
        PageFrame(
            words: words, title: "\(words[.insights]) – \(words[.appName])",
            address: SitePath.insights(request.parameters),
            content: content
        ).html
    }

    private var content: HTML {
        let records = RecordInsights(
            words: words, records: insights.records, products: products, parameters: request.parameters)
        return """
            <header class="head"><h1>\(words[.insights])</h1><p class="hint">\(words[.recordsLead])</p></header>
            \(InsightFilters(words: words, request: request, products: products).html)
            \(records.html)
            \(questions)
            """
    }

    private var questions: HTML {
        let questions = insights.questions
        let off: HTML? = isCounting ? nil : "<div class=\"problem\"><p>\(words[.insightsOff])</p></div>"
        let head: HTML = """
            <section id="readers" aria-labelledby="readers-title"><div class="section-head"><h2 id="readers-title">\(words[.readersAsked])</h2></div>
            <p class="hint">\(words[.insightsLead])</p></section>
            \(off)
            """
        if questions.distinct == 0 { return "\(head)<p class=\"empty\">\(words[.insightsNothing])</p>" }
        let counted = words.sentence(.insightsCounted, "\(questions.distinct)", "\(questions.asked)")
        let since: HTML? = questions.since.map { " \(words.sentence(.insightsSince, $0))" }
        return """
            \(head)
            <p class="count">\(counted)\(since)</p>
            \(section("unanswered", .withoutAnswer, .withoutAnswerLead, .withoutAnswerNone, questions.unanswered, isWeak: true))
            \(section("not-opened", .notOpened, .notOpenedLead, .notOpenedNone, questions.notOpened, isWeak: false))
            """
    }

    /// - Parameter isWeak: whether the times without hits and with weak ones tell anything.
    private func section(
        _ id: String, _ title: Words.Key, _ lead: Words.Key, _ none: Words.Key, _ list: [InsightDocument.Question],
        isWeak: Bool
    ) -> HTML {
        let content: HTML =
            list.isEmpty
            ? "<p class=\"hint\">\(words[none])</p>"
            : "<p class=\"hint\">\(words[lead])</p>\(table(list, titled: "\(id)-title", isWeak: isWeak))"
        return PageSection(id: id, title: words[title], content: content).html
    }

    private func table(_ list: [InsightDocument.Question], titled title: String, isWeak: Bool) -> HTML {
        let numbers: [Words.Key] = isWeak ? [.withoutHits, .weakAnswer, .askedTimes] : [.askedTimes]
        let headings: [HTML] = numbers.map { "<th scope=\"col\" class=\"number\">\(words[$0])</th>" }
        let rows: [HTML] = list.map { question in
            let counts = isWeak ? [question.withoutHits, question.weak, question.asked] : [question.asked]
            let cells: [HTML] = zip(numbers, counts).map { cell($0, "\($1)") }
            let day: HTML = "<time datetime=\"\(question.last)\">\(question.last)</time>"
            return "<tr><th scope=\"row\">\(link(question))</th>\(cells)\(cell(.lastAsked, day))</tr>"
        }
        return """
            <div class="wide" tabindex="0" role="group" aria-labelledby="\(title)"><table class="sheet questions">
            <thead><tr><th scope="col">\(words[.questionAsked])</th>\(headings)<th scope="col" class="number">\(words[.lastAsked])</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    /// On a phone, where the headings have no room, each cell says its own.
    private func cell(_ heading: Words.Key, _ content: HTML) -> HTML {
        "<td class=\"number\" data-label=\"\(words[heading])\">\(content)</td>"
    }

    /// Leads to what the question finds today.
    private func link(_ question: InsightDocument.Question) -> HTML {
        let address = SitePath.search([("q", question.text), ("product", question.product ?? "")])
        let line = question.product.map { id in products.products.first { $0.line == id }?.name ?? id }
        let about: HTML? = line.map { " <span class=\"tag\">\($0)</span>" }
        let lang = words.lang(question.text, among: [.chinese, .english])
        return "<a href=\"\(address)\"\(lang)>\(question.text)</a>\(about)"
    }
}
