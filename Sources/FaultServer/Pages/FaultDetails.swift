import FaultModel

/// What a fault page says at its end: what codes mean, what customers say, notes, and where it all comes from.
struct FaultDetails: FaultPiece {
    let words: Words
    let fault: FaultDocument

    /// The codes that a standard gives a meaning; nil: there is none.
    var codes: PageSection? {
        let meant = fault.codes.filter { $0.meaning != nil }
        if meant.isEmpty { return nil }
        let rows: [HTML] = meant.map { code in
            "<div><dt>\(Code.link(code.display, to: SitePath.code(code.display)))</dt><dd>\(code.meaning ?? "")</dd></div>"
        }
        return PageSection(
            id: "codes", title: words[.codes], count: meant.count, folds: true,
            content: "<dl class=\"rows\">\(rows)</dl>")
    }

    var alsoSaid: PageSection? {
        if fault.also.isEmpty { return nil }
        let items: [HTML] = fault.also.map { "<li>\(said($0))</li>" }
        return PageSection(id: "also", title: words[.alsoSaid], content: "<ul class=\"also\">\(items)</ul>")
    }

    var notes: PageSection? {
        if fault.notes.isEmpty { return nil }
        let rows: [HTML] = fault.notes.map { note in
            "<div><dt>\(note.label)</dt><dd>\(said(note.text))</dd></div>"
        }
        return PageSection(id: "notes", title: words[.notes], content: "<dl class=\"rows\">\(rows)</dl>")
    }

    var source: PageSection? {
        SourceList(
            words: words, citations: fault.citations, languages: fault.languages, id: fault.id, edition: fault.edition
        ).section
    }
}

/// Where a record comes from.
struct SourceList {
    let words: Words
    let citations: [CitationDocument]
    let languages: [Language]
    let id: String
    let edition: Int

    var section: PageSection {
        let rows: [HTML] = citations.map { citation in
            let pieces = [
                citation.revision.map { "\(words[.revision]) \($0)" }, citation.page.map { "\(words[.page]) \($0)" },
                citation.file.map { file in file + (citation.line.map { ":\($0)" } ?? "") },
            ].compactMap { $0 }
            return """
                <li><cite>\(words.said(citation.document, among: languages))</cite> <span>\(pieces.joined(separator: ", "))</span></li>
                """
        }
        return PageSection(
            id: "source", title: words[.source],
            content: """
                <ul class="sources">\(rows)</ul><p class="quiet"><code>\(id)</code> · \(words[.edition]) \(edition)</p>
                """)
    }
}
