import FaultModel

/// Pictures with what stands under them and where they come from, and attachments as links to save.
struct FigureList {
    let words: Words
    let figures: [FigureDocument]
    let languages: [Language]

    /// Nil: there is none.
    var html: HTML? {
        let shown = figures.filter(\.shown)
        let others = figures.filter { !$0.shown }
        if figures.isEmpty { return nil }
        let pictures: HTML? = shown.isEmpty ? nil : "<div class=\"figures\">\(shown.map(picture))</div>"
        let attachments: HTML? =
            others.isEmpty
            ? nil : "<ul class=\"attachments\" aria-label=\"\(words[.attachments])\">\(others.map(attachment))</ul>"
        return "\(pictures)\(attachments)"
    }

    /// The caption is what a screen reader hears; the picture leads to itself, whole.
    private func picture(_ figure: FigureDocument) -> HTML {
        let alternative = figure.caption ?? figure.name
        let size: HTML? =
            if let width = figure.width, let height = figure.height {
                " width=\"\(width)\" height=\"\(height)\""
            } else {
                nil
            }
        let caption: HTML? = figure.caption.map { "<span>\(said($0))</span> " }
        return """
            <figure><a href="\(figure.address)"><img src="\(figure.address)" alt="\(alternative)"\(size) loading="lazy" decoding="async"></a>
            <figcaption>\(caption)<cite>\(source(of: figure))</cite></figcaption></figure>
            """
    }

    private func attachment(_ figure: FigureDocument) -> HTML {
        let name = figure.caption ?? figure.name
        return """
            <li><a href="\(figure.address)" download="\(figure.name)">\(said(name))</a> <span class="quiet">\(figure.type.ending.uppercased()) · \(source(of: figure))</span></li>
            """
    }

    private func source(of figure: FigureDocument) -> HTML {
        let citation = figure.citation
        let document: HTML? = citation.map { "\(said($0.document))" }
        let pieces = [
            citation?.revision.map { "\(words[.revision]) \($0)" }, citation?.page.map { "\(words[.page]) \($0)" },
            figure.caption == nil && !figure.shown ? nil : figure.name,
        ].compactMap { $0 }
        let rest = pieces.joined(separator: ", ")
        return document.map { rest.isEmpty ? $0 : "\($0), \(rest)" } ?? "\(rest)"
    }

    private func said(_ text: String) -> HTML { words.said(text, among: languages) }

    /// As a part of a page; nil: there is none.
    var section: PageSection? {
        html.map { PageSection(id: "figures", title: words[.figures], count: figures.count, content: $0) }
    }
}
