import FaultModel

/// A fault code: what it means, and which faults carry it.
struct CodePage {
    let words: Words
    let code: CodeDocument

    var html: HTML {
        PageFrame(
            words: words, title: "\(code.code) – \(words[.appName])", address: SitePath.code(code.code),
            content: content
        ).html
    }

    private var content: HTML {
        let readings: [HTML] = code.readings.map { reading in
            "<div><dt>\(Code.text(reading.display))</dt><dd>\(reading.meaning ?? words[.makerCode])</dd></div>"
        }
        return """
            <article class="code-page">
            <header class="head"><p class="crumbs">\(words[.codes])</p><h1>\(Code.text(code.code))</h1></header>
            <section aria-labelledby="means"><h2 id="means">\(words[.codeMeans])</h2><dl class="rows">\(readings)</dl></section>
            <section aria-labelledby="carried"><h2 id="carried">\(words[.carriedBy])</h2>
            \(code.faults.isEmpty ? "<p class=\"hint\">\(words[.nobodyCarries])</p>" as HTML : "<ul class=\"cards\">\(code.faults.map(carrier))</ul>")
            </section>
            </article>
            """
    }

    private func carrier(_ fault: CodeDocument.FaultReference) -> HTML {
        let codes: [HTML] = fault.codes.prefix(6).map { "\(Code.text($0)) " }
        let lang = words.lang(fault.title, among: [.chinese, .english])
        return """
            <li><a href="\(SitePath.fault(fault.id))"\(lang)>\(fault.title)</a>
            <p class="facts">\(codes)<span class="quiet">\(fault.product)</span></p></li>
            """
    }
}

/// The product lines that are known.
struct ProductsPage {
    let words: Words
    let products: ProductsDocument

    var html: HTML {
        let content: HTML = """
            <header class="head"><h1>\(words[.products])</h1></header>
            \(products.products.isEmpty ? "<p class=\"empty\">\(words[.emptyKnowledge])</p>" as HTML : ProductList(words: words, products: products, heading: true).html)
            """
        return PageFrame(
            words: words, title: "\(words[.products]) – \(words[.appName])", address: SitePath.products,
            content: content
        ).html
    }
}

/// The product lines as large targets.
struct ProductList {
    let words: Words
    let products: ProductsDocument
    /// Whether each line is a heading, with its models; false: names and counts alone.
    let heading: Bool

    var html: HTML { "<ul class=\"cards lines\">\(products.products.map(item))</ul>" }

    private func item(_ line: ProductsDocument.Line) -> HTML {
        let address = SitePath.search([("q", line.name), ("product", line.line)])
        let link: HTML = "<a href=\"\(address)\"\(words.lang(line.name, among: [.chinese, .english]))>\(line.name)</a>"
        var counts: [String] = []
        if line.faults > 0 || line.passages == 0 { counts.append(words.count(line.faults, .faultCount, .faultsCount)) }
        if line.passages > 0 { counts.append(words.count(line.passages, .passageCount, .passagesCount)) }
        let count: HTML = "<p class=\"count\">\(words.list(counts))</p>"
        let models = line.models.prefix(12).joined(separator: ", ")
        if !heading { return "<li>\(link)\(count)</li>" }
        let detail: HTML? = models.isEmpty ? nil : "<p class=\"models\" translate=\"no\">\(models)</p>"
        let carry: HTML? =
            line.faults > 0
            ? "<p class=\"beside\"><a href=\"\(SitePath.carry(line.line))\">\(words[.carryShow])</a></p>" : nil
        return "<li><h2>\(link)</h2>\(count)\(detail)\(carry)</li>"
    }
}

/// Something went wrong, said plainly.
struct ProblemPage {
    let words: Words
    let problem: Problem

    var html: HTML {
        let title = problem.status == 404 ? words[.notFoundTitle] : words[.errorTitle]
        // The detail is a sentence for programs and people alike, and in English.
        let content: HTML = """
            <header class="head"><p class="crumbs">\(words[.status]) \(problem.status)</p><h1>\(title)</h1></header>
            <div class="problem"><p>\(words[problem.status == 404 ? .notFoundText : .problemText])</p>
            <p class="quiet" lang="en">\(problem.detail)</p></div>
            <ul class="ways"><li><a class="button" href="\(SitePath.search)">\(words[.home])</a></li>
            <li><a class="button quiet" href="\(SitePath.products)">\(words[.browseProducts])</a></li></ul>
            """
        return PageFrame(
            words: words, title: "\(title) – \(words[.appName])", address: SitePath.search, content: content
        ).html
    }
}
