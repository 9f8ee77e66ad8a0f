import FaultModel

/// A section of a manual: the way to it, safety first, its text, the parts that it names, where it stands, and the
/// sections before and after it.
struct PassagePage {
    let words: Words
    let passage: PassageDocument

    var html: HTML {
        PageFrame(
            words: words, title: "\(passage.title) – \(words[.appName])", address: SitePath.passage(passage.id),
            content: content
        ).html
    }

    private var content: HTML {
        """
        <article class="passage">
        <header class="head">
        \(crumbs)
        <h1\(passage.title.count > 60 ? " class=\"long\"" : nil)>\(said(passage.title))</h1>
        \(ModelList(words: words, models: passage.product.models).html)
        </header>
        \(SafetyBox(words: words, safety: passage.safety, languages: passage.languages).html)
        <div class="body">
        \(PassageText(words: words, text: passage.text, languages: passage.languages).html)
        \(FigureList(words: words, figures: passage.figures, languages: passage.languages).html)
        \(parts?.html)
        \(source.html)
        </div>
        \(neighbours)
        </article>
        """
    }

    private func said(_ text: String) -> HTML { words.said(text, among: passage.languages) }

    /// The product, the document, and the headings above.
    private var crumbs: HTML {
        let name = passage.product.name ?? passage.product.line
        let line: HTML = "<a href=\"\(SitePath.search([("q", name), ("product", passage.product.line)]))\">\(name)</a>"
        let document: HTML? = passage.citations.first.map { "<li>\(said($0.document))</li>" }
        let headings: [HTML] = passage.headings.map { "<li>\(said($0))</li>" }
        return """
            <nav class="crumbs" aria-label="\(words[.breadcrumb])"><ol><li>\(line)</li>\(document)\(headings)</ol></nav>
            """
    }

    private var parts: PageSection? {
        guard let table = PartTable(words: words, parts: passage.parts, languages: passage.languages).html else {
            return nil
        }
        return PageSection(id: "parts", title: words[.parts], count: passage.parts.count, content: table)
    }

    private var source: PageSection {
        SourceList(
            words: words, citations: passage.citations, languages: passage.languages, id: passage.id,
            edition: passage.edition
        ).section
    }

    private var neighbours: HTML? {
        let previous = passage.previous.map { link($0, .previousSection, "prev") }
        let next = passage.next.map { link($0, .nextSection, "next") }
        if previous == nil && next == nil { return nil }
        return "<nav class=\"neighbours\" aria-label=\"\(words[.passages])\">\(previous)\(next)</nav>"
    }

    private func link(_ neighbour: PassageDocument.Neighbour, _ key: Words.Key, _ relation: String) -> HTML {
        """
        <a class="\(relation)" rel="\(relation)" href="\(SitePath.passage(neighbour.id))"><span class="quiet">\(words[key])</span> \(said(neighbour.title))</a>
        """
    }
}

/// The text of a passage as paragraphs and lists: an empty line parts paragraphs, a line of its own is an item or a row.
struct PassageText {
    let words: Words
    let text: String
    let languages: [Language]

    var html: HTML {
        let blocks: [HTML] = paragraphs.map { lines in
            if lines.count == 1 { return "<p>\(words.said(lines[0], among: languages))</p>" }
            let items: [HTML] = lines.map { "<li>\(words.said($0, among: languages))</li>" }
            return "<ul>\(items)</ul>"
        }
        return "<section class=\"text\" aria-label=\"\(words[.sectionText])\">\(blocks)</section>"
    }

    /// The lines of each paragraph; blank ones are left out.
    var paragraphs: [[String]] {
        var paragraphs: [[String]] = [[]]
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(String(line))
            }
        }
        return paragraphs.filter { !$0.isEmpty }
    }
}
