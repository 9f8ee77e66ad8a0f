internal import FaultModel

/// Finds the pictures of markup. A graphic of S1000D is found once: what a step has shown, its fault does not show again.
final class MarkupFigures {
    private let shelf: FigureShelf
    private let language: Language
    /// Elements that have been taken, by document and place.
    private var taken: Set<Place> = []

    private struct Place: Hashable {
        var document: ObjectIdentifier
        var index: Int
    }

    init(shelf: FigureShelf, language: Language) {
        self.shelf = shelf
        self.language = language
    }

    var media: [Media] { shelf.media }
    func report(_ findings: inout Findings) { shelf.report(&findings) }

    /// True for an element that nobody has taken; it is taken now.
    private func take(_ element: MarkupElement) -> Bool {
        taken.insert(Place(document: ObjectIdentifier(element.document), index: element.index)).inserted
    }

    /// - Parameter line: of the element that refers to it.
    private func note(_ caption: String?, line: Int) -> FigureShelf.Note {
        .init(caption: caption.map { LocalizedText($0, in: language) }, line: line)
    }

    // MARK: - S1000D

    /// The graphics of S1000D in the element, in their order. What is in elements named by `leaving` is not looked at.
    func graphics(in element: MarkupElement, leaving: Set<String> = []) -> [Figure] {
        guard element.document.tape.names.contains("graphic") else { return [] }
        let found = element.descendants { $0 == "graphic" || leaving.contains($0) }.filter { $0.name == "graphic" }
        return (element.name == "graphic" ? [element] : found).compactMap(graphic)
    }

    private func graphic(_ element: MarkupElement) -> Figure? {
        guard let ident = element["infoEntityIdent"], take(element) else { return nil }
        var frame = element.parent
        while let own = frame, own.name != "figure", own.index > 0 { frame = own.parent }
        let title = frame?.name == "figure" ? frame?.first("title")?.peekedWords : nil
        return shelf.figure(
            ofEntity: ident, declared: element.document.tape.unparsed[ident], note(title, line: element.line))
    }

    // MARK: - DITA

    private static let depthLimit = 100

    /// The images of DITA in the element, those of content references with them.
    func images(in element: MarkupElement, of vocabulary: any MarkupVocabulary, leaving: Set<String> = []) -> [Figure] {
        let names = element.document.tape.names
        guard names.contains("image") || names.contains(where: { $0.hasPrefix("con") && $0.hasSuffix("ref") }) else {
            return []
        }
        var found: [Figure] = []
        gather(element, title: nil, vocabulary, leaving, depth: 0, into: &found)
        return found
    }

    private func gather(
        _ given: MarkupElement, title: String?, _ vocabulary: any MarkupVocabulary, _ leaving: Set<String>, depth: Int,
        into found: inout [Figure]
    ) {
        guard depth < Self.depthLimit, let element = vocabulary.substitute(given) else { return }
        if element.name == "image" {
            guard let address = element["href"] else { return }
            let alternative = element.first("alt")?.peekedWords ?? element["alt"]
            let note = note(title ?? alternative, line: element.line)
            if let figure = shelf.figure(at: address, in: element.document.file, note) { found.append(figure) }
            return
        }
        let own = element.name == "fig" ? element.first("title")?.peekedWords : nil
        for child in element.elements where !leaving.contains(child.name) {
            gather(child, title: own ?? title, vocabulary, leaving, depth: depth + 1, into: &found)
        }
    }
}
