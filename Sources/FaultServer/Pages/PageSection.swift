/// A part of a page that its table of contents leads to.
struct PageSection {
    /// Unique on the page.
    let id: String
    let title: String
    /// How many things are in it; nil: counting says nothing.
    var count: Int?
    /// What stands beside the heading.
    var aside: HTML?
    /// Whether a reader may fold it away; the script does so on a phone, where the page is long.
    var folds = false
    let content: HTML

    var html: HTML {
        if folds {
            return """
                <section id="\(id)" aria-labelledby="\(id)-title"><details class="fold" open><summary><h2 id="\(id)-title">\(title)</h2>\(counted)</summary>
                \(content)
                </details></section>
                """
        }
        return """
            <section id="\(id)" aria-labelledby="\(id)-title"><div class="section-head"><h2 id="\(id)-title">\(title)</h2>\(aside)</div>
            \(content)
            </section>
            """
    }

    var counted: HTML? { count.map { " <span class=\"count\">\($0)</span>" } }
}

/// The table of contents: a column that stays in sight on a desk, a disclosure on a phone.
struct Contents {
    let words: Words
    let sections: [PageSection]

    /// Nil: the page is so short that nothing needs finding.
    var html: HTML? {
        if sections.count < 4 { return nil }
        let items: [HTML] = sections.map { section in
            "<li><a href=\"#\(section.id)\">\(section.title)\(section.counted)</a></li>"
        }
        return """
            <div class="side"><details class="contents"><summary>\(words[.onThisPage])</summary>
            <nav aria-label="\(words[.onThisPage])"><ul>\(items)</ul>
            <button type="button" class="quiet print" hidden>\(words[.print])</button></nav></details></div>
            """
    }
}
