import FaultKnowledge
import FaultModel

/// One hit: what it is, its codes, its likeliest causes, the parts to bring.
struct ResultCard {
    let words: Words
    let hit: SearchDocument.Hit

    private static let mostCodes = 6
    private static let mostCauses = 3
    private static let mostParts = 3

    var html: HTML {
        """
        <li class="hit \(hit.kind)">
        <div class="hit-what">
        <h3\(hit.title.count > 90 ? " class=\"long\"" : nil)\(words.lang(hit.title, among: [hit.language]))><a href="\(address)">\(HTML(trusted: hit.markedTitle))</a></h3>
        <p class="facts">\(facts)</p>
        \(snippet)
        \(found)
        </div>
        \(causes)
        \(parts)
        \(walk)
        </li>
        """
    }

    private func said(_ text: String) -> HTML { words.said(text, among: [hit.language]) }

    private var isPart: Bool { hit.kind == "part" }

    private var isPassage: Bool { hit.kind == "passage" }

    private var isRecord: Bool { hit.kind == "record" }

    private var address: String {
        if isPassage { return SitePath.passage(hit.id) }
        if isRecord { return SitePath.record(hit.id) }
        return isPart ? SitePath.part(hit.parts.first?.number ?? hit.id) : SitePath.fault(hit.id)
    }

    private var facts: HTML {
        var pieces: [HTML] = []
        if isPart {
            pieces = ["<span class=\"tag\">\(words[.part])</span>"] + hit.parts.map { code($0.number, .exactPart) }
        }
        if isPassage { pieces = ["<span class=\"tag\">\(words[.passage])</span>"] }
        if isRecord { pieces = ["<span class=\"tag testimony\">\(words[.serviceRecord])</span>"] }
        pieces += hit.codes.prefix(Self.mostCodes).map { code($0, .exactCode) }
        if hit.codes.count > Self.mostCodes {
            pieces.append("<span class=\"quiet\">+\(hit.codes.count - Self.mostCodes) \(words[.moreCodes])</span>")
        }
        if let product = hit.product { pieces.append("<span>\(product.name ?? product.line)</span>") }
        if let faultClass = hit.class { pieces.append("<span class=\"tag\">\(words.name(of: faultClass))</span>") }
        if let severity = hit.severity {
            pieces.append("<span class=\"tag severity s\(severity)\">\(words.name(ofSeverity: severity))</span>")
        }
        if let tag = StandingBadge(words: words).tag(hit.standing) { pieces.append(tag) }
        if isPassage || isRecord, let citation = hit.citation {
            pieces.append("<span class=\"quiet\">\(said(citation.document))</span>")
        }
        return "\(pieces.map { "\($0) " })"
    }

    private enum Exact: String { case exactCode, exactPart }

    /// Marked when it is why the hit is there.
    private func code(_ text: String, _ reason: Exact) -> HTML {
        Code.text(text, marked: hit.reasons.contains { $0.kind == reason.rawValue && $0.value == text })
    }

    /// The title is marked itself: a snippet only adds what the title does not show. What a passage says under its title
    /// always is news.
    private var snippet: HTML? {
        guard let snippet = hit.snippet, isPassage || !hit.markedTitle.contains("<mark>"), snippet != hit.markedTitle
        else { return nil }
        return "<p class=\"snippet\"\(words.lang(snippet, among: [hit.language]))>\(HTML(trusted: snippet))</p>"
    }

    /// The way a related word led here; plain matches are marked in the text itself.
    private var found: HTML? {
        let ways: [HTML] = hit.reasons.compactMap { reason in
            guard reason.kind == "synonym" || reason.kind == "corrected", let word = reason.value else { return nil }
            return "<span>\(word) → \((reason.terms ?? []).joined(separator: ", "))</span> "
        }
        return ways.isEmpty ? nil : "<p class=\"found\">\(words.label(.foundBy))\(ways)</p>"
    }

    /// The likeliest, each with its share where the shares tell anything.
    private var causes: HTML? {
        if hit.causes.isEmpty { return nil }
        let weighing = Weighing(hit.causes.map(\.probability))
        let rows: [HTML] = hit.causes.prefix(Self.mostCauses).map { cause in
            let share = weighing == .told ? cause.probability.map { Share(words: words, share: $0).html } : nil
            let tag = StandingBadge(words: words).tag(cause.standing)
            return "<li>\(share)<span>\(said(cause.title))\(tag)</span></li>"
        }
        return """
            <ol class="shares\(weighing == .told ? nil : " plain")" aria-label="\(words[.causes])">\(rows)</ol>
            """
    }

    private var parts: HTML? {
        if isPart || hit.parts.isEmpty { return nil }
        let links: [HTML] = hit.parts.prefix(Self.mostParts).map { part in
            // A superseded number is never shown as the one to bring; the old part's name is not the new one's.
            let number = part.replacedBy ?? part.number
            let name: HTML? = part.replacedBy == nil ? part.name.map { " \(said($0))" } : nil
            return "<li>\(Code.link(number, to: SitePath.part(number), marked: isWhy(part.number)))\(name)</li>"
        }
        let more = hit.parts.count - Self.mostParts
        let rest: HTML? = more > 0 ? "<li class=\"quiet\">+\(more) \(words[.moreCodes])</li>" : nil
        return "<div class=\"bring\"><p>\(words[.parts])</p><ul>\(links)\(rest)</ul></div>"
    }

    /// Where there is something to find.
    private var walk: HTML? {
        if isPart || hit.causes.count < 2 { return nil }
        return
            "<p class=\"enter\"><a href=\"\(SitePath.walk(hit.id))\">\(words[.findCause]) <span aria-hidden=\"true\">→</span></a></p>"
    }

    private func isWhy(_ number: String) -> Bool {
        hit.reasons.contains { $0.kind == Exact.exactPart.rawValue && $0.value == number }
    }
}
