internal import FaultModel

/// One DITA file while it is read: what its keys and content references stand for, and what has been noticed.
final class DITAReading: MarkupReading {
    let document: MarkupDocument
    let siblings: SiblingFiles
    let language: Language
    let line: String
    let words: MarkupWords
    let citation: Citation
    let figures: MarkupFigures
    var findings = Findings()

    private lazy var keys = DITAKeys.of(siblings)
    private var others: [String: MarkupDocument?] = [:]
    private var reported: Set<String> = []
    private var expansions = 0

    /// Content references that are followed in one file, and from one to the next.
    private static let expansionLimit = 10_000
    private static let chainLimit = 10

    init(
        document: MarkupDocument, line: String, siblings: SiblingFiles, language: Language, citation: Citation
    ) {
        self.document = document
        self.line = line
        self.siblings = siblings
        self.language = language
        self.citation = citation
        words = .of(language)
        figures = MarkupFigures(
            shelf: FigureShelf(file: document.file, siblings: siblings, citation: citation), language: language)
    }

    /// The pictures in an element, those of topics in it left out.
    func figures(in element: MarkupElement) -> [Figure] {
        figures.images(in: element, of: self, leaving: DITARoles.topics)
    }

    // MARK: - Text

    func text(of element: MarkupElement?, safety: inout UniqueTexts) -> String? {
        guard let element, let element = substitute(element) else { return nil }
        var prose = Prose(self)
        prose.addContent(of: element)
        safety.add(prose.safety.all)
        return prose.text
    }

    // MARK: - Vocabulary

    func role(of element: MarkupElement) -> MarkupRole { DITARoles.role(of: element) }

    func text(of reference: MarkupElement) -> String? {
        if reference.name == "menucascade" {
            let items = reference.elements.compactMap { item in
                var ignored = UniqueTexts()
                return text(of: item, safety: &ignored)
            }
            return items.isEmpty ? nil : items.joined(separator: " > ")
        }
        if let inner = reference.first("linktext") { return inner.words }
        if reference.hasOwnText || !reference.elements.isEmpty { return nil }
        return attributeText(of: reference)
    }

    /// An element without text that refers to something.
    func attributeText(of element: MarkupElement) -> String? {
        if let key = element["keyref"] { return text(ofKey: key, line: element.line) }
        guard element.name == "xref" || element.name == "link", let href = element["href"] else { return nil }
        if element["scope"] == "external" || href.contains("://") || href.hasPrefix("mailto:") { return href }
        let parts = href.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = parts[0].isEmpty ? document.file : siblings.name(of: parts[0], from: document.file)
        if let name, let title = title(of: name, fragment: parts.count > 1 ? parts[1] : nil) { return title }
        report(
            "'\(href)' is referred to and is not among the files; its address stands for its title", key: href,
            line: element.line)
        return href
    }

    func qualifier(of element: MarkupElement) -> String? {
        let said = ["platform", "product", "audience", "deliveryTarget"].compactMap { element[$0] }
        return said.isEmpty ? nil : said.joined(separator: ", ")
    }

    private func text(ofKey key: String, line: Int) -> String {
        let name = key.split(separator: "/").first.map(String.init) ?? key
        if let target = keys[name] {
            let fragment = key.contains("/") ? String(key.drop { $0 != "/" }.dropFirst()) : target.fragment
            if let text = target.text, !key.contains("/") { return text }
            if let file = target.file, let title = title(of: file, fragment: fragment) { return title }
            if let address = target.address { return address }
        }
        report(
            "the key '\(name)' is defined by no map among the files; its name stands in its place", key: "key " + name,
            line: line)
        return "[\(name)]"
    }

    private func report(_ message: String, key: String, line: Int) {
        if reported.insert(key).inserted { findings.warning(message, line: line) }
    }

    // MARK: - Content references

    /// The element whose content stands for that of one with `conref` or `conkeyref`. Where it cannot be found the element
    /// stands as it is.
    func substitute(_ element: MarkupElement) -> MarkupElement? {
        var current = element
        for _ in 0..<Self.chainLimit {
            guard let target = target(of: current) else { return current }
            expansions += 1
            if expansions > Self.expansionLimit {
                report(
                    "more than \(Self.expansionLimit) content references; the others are not followed", key: "limit",
                    line: element.line)
                return element
            }
            current = target
        }
        report("the content reference goes round without end", key: "round", line: element.line)
        return element
    }

    private func target(of element: MarkupElement) -> MarkupElement? {
        if let conref = element["conref"] {
            let parts = conref.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let own = element.document.file
            let name = parts[0].isEmpty ? own : siblings.name(of: parts[0], from: own)
            let fragment = parts.count > 1 ? parts[1] : nil
            if let name, let found = self.element(fragment, in: name, from: element) { return found }
            report(
                "the content reference '\(conref)' leads to nothing among the files; what it stands for is missing",
                key: "conref " + conref, line: element.line)
            return nil
        }
        guard let reference = element["conkeyref"] else { return nil }
        let parts = reference.split(separator: "/", maxSplits: 1).map(String.init)
        if let file = parts.first.flatMap({ keys[$0]?.file }),
            let found = self.element(parts.count > 1 ? parts[1] : keys[parts[0]]?.fragment, in: file, from: element)
        {
            return found
        }
        report(
            "the content reference '\(reference)' leads to nothing among the files; what it stands for is missing",
            key: "conkeyref " + reference, line: element.line)
        return nil
    }

    /// `topic/element`, `./element`, `element` or nothing, which is the topic itself.
    private func element(_ fragment: String?, in name: String, from element: MarkupElement) -> MarkupElement? {
        guard let document = name == element.document.file ? element.document : other(name) else { return nil }
        guard let id = fragment?.split(separator: "/").last.map(String.init), id != "." else { return document.root }
        let found = document.element(id)
        return found?.index == element.index && found?.document === element.document ? nil : found
    }

    private func other(_ name: String) -> MarkupDocument? {
        if name == document.file { return document }
        if let known = others[name] { return known }
        let document = Self.document(named: name, siblings: siblings)
        others[name] = document
        return document
    }

    /// Parsed once for all files that refer to it; nil when it cannot be read, which is said when it is imported itself.
    static func document(named name: String, siblings: SiblingFiles) -> MarkupDocument? {
        let tape = siblings.card("dita tape " + name) { () -> XMLTape? in
            var ignored = Findings()
            return siblings.file(named: name).flatMap { file in
                try? MarkupDocument.read(file, as: .dita, limit: SiblingFiles.sizeLimit, findings: &ignored)
            }
        }
        return tape.map { MarkupDocument($0, file: name) }
    }

    /// What a file or an element in it is called.
    private func title(of name: String, fragment: String?) -> String? {
        guard let document = other(name) else { return nil }
        let id = fragment?.split(separator: "/").last.map(String.init)
        let target = id.flatMap { document.element($0) } ?? document.root
        return (target.first("title") ?? target.first("glossterm") ?? document.root.first("title"))?.peekedWords
    }
}
