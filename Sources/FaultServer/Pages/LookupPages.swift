import FaultModel

/// A part: what to order, the chain, and where it is used.
struct PartPage {
    let words: Words
    let part: PartDocument

    var html: HTML {
        PageFrame(
            words: words, title: "\(part.number) – \(words[.appName])", address: SitePath.part(part.number),
            content: content
        ).html
    }

    private var content: HTML {
        """
        <article class="part">
        <p class="crumbs">\(words[.partNumber])</p>
        <h1><span class="code">\(part.number)</span> \(part.name ?? "")</h1>
        \(notice)
        <dl class="notes">\(facts)</dl>
        \(chain)
        <section><h2>\(words[.usedIn])</h2><ul class="uses">\(part.uses.map(use))</ul></section>
        </article>
        """
    }

    private var notice: HTML? {
        guard part.superseded else { return nil }
        let links: [HTML] = part.current.map { "<a class=\"code\" href=\"\(SitePath.part($0))\">\($0)</a> " }
        return "<p class=\"superseded\" role=\"note\">\(words[.supersededNotice]) \(links)</p>"
    }

    private var facts: [HTML] {
        var rows: [(String, String)] = []
        if let grade = part.grade { rows.append((words[.grade], grade.rawValue)) }
        if let price = part.price { rows.append((words[.price], "\(words.number(price.amount)) \(price.currency)")) }
        if let days = part.leadDays { rows.append((words[.leadDays], "\(words.number(days)) \(words[.days])")) }
        if let hours = part.lifeHours { rows.append((words[.lifeHours], "\(words.number(hours)) \(words[.hours])")) }
        return rows.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }
    }

    private var chain: HTML? {
        if part.chain.count < 2 { return nil }
        let links: [HTML] = part.chain.map { link in
            let mark: HTML? = link.current ? " <span class=\"tag\">\(words[.current])</span>" : nil
            return
                "<li><a class=\"code\" href=\"\(SitePath.part(link.number))\">\(link.number)</a> \(link.name ?? "")\(mark)</li>"
        }
        return "<section><h2>\(words[.chain])</h2><ol class=\"chain\">\(links)</ol></section>"
    }

    private func use(_ use: PartDocument.Use) -> HTML {
        """
        <li><a href="\(SitePath.fault(use.fault))#cause-\(use.cause)">\(use.title)</a>
        <p>\(use.causeTitle)\(use.remedy.map { " → \($0)" as HTML }) <span class="count">× \(words.number(use.quantity))</span></p></li>
        """
    }
}

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
            """
            <div><dt class="code">\(reading.display)</dt><dd>\(reading.meaning ?? words[.makerCode])</dd></div>
            """
        }
        let faults: [HTML] = code.faults.map { fault in
            "<li><a href=\"\(SitePath.fault(fault.id))\">\(fault.title)</a> <span class=\"count\">\(fault.product)</span></li>"
        }
        return """
            <article class="code-page">
            <h1><span class="code">\(code.code)</span></h1>
            <section><h2>\(words[.codeMeans])</h2><dl class="meanings">\(readings)</dl></section>
            <section><h2>\(words[.carriedBy])</h2>
            \(faults.isEmpty ? "<p>\(words[.nobodyCarries])</p>" as HTML : "<ul class=\"uses\">\(faults)</ul>" as HTML)
            </section>
            </article>
            """
    }
}

/// The product lines that are known.
struct ProductsPage {
    let words: Words
    let products: ProductsDocument

    var html: HTML {
        let lines: [HTML] = products.products.map { line in
            """
            <li><h2><a href="\(SitePath.search([("q", line.name), ("product", line.line)]))">\(line.name)</a></h2>
            <p class="count">\(line.faults) \(words[.faultsCount])</p>
            <p class="models">\(line.models.prefix(12).joined(separator: ", "))</p></li>
            """
        }
        let content: HTML = "<h1>\(words[.products])</h1><ul class=\"lines cards\">\(lines)</ul>"
        return PageFrame(
            words: words, title: "\(words[.products]) – \(words[.appName])", address: SitePath.products,
            content: content
        ).html
    }
}

/// Something went wrong, said plainly.
struct ProblemPage {
    let words: Words
    let problem: Problem

    var html: HTML {
        let title = problem.status == 404 ? words[.notFoundTitle] : words[.errorTitle]
        let content: HTML = """
            <h1>\(title)</h1><p class="problem" role="alert">\(problem.detail)</p>
            <p><a class="button" href="\(SitePath.search)">\(words[.home])</a></p>
            """
        return PageFrame(
            words: words, title: "\(title) – \(words[.appName])", address: SitePath.search, content: content
        ).html
    }
}
