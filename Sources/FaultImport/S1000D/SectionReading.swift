internal import FaultModel

/// Everything of a module that is no fault, as passages: one for each paragraph with a title of its own, one for a procedure.
struct SectionReading {
    private let reading: S1000DReading
    private(set) var writing: PassageWriting

    /// Bytes of markup text in one passage; a larger section is split where the sections in it begin.
    private static let sizeLimit = 32 << 10

    init(_ reading: S1000DReading, document: String) {
        self.reading = reading
        writing = PassageWriting(
            line: reading.line, document: document, language: reading.language, citation: reading.citation)
    }

    /// - Parameter element: `description`, `procedure`, `illustratedPartsCatalog`…
    mutating func read(_ element: MarkupElement) {
        let title = reading.head.title
        if element.name == "description" || element.elements.contains(where: { $0.name == "levelledPara" }) {
            split(element, title: title, headings: [], key: "", always: true)
        } else {
            read(element, title: title, headings: [], key: element.name)
        }
    }

    private mutating func read(_ element: MarkupElement, title: String, headings: [String], key: String) {
        if element.weight > Self.sizeLimit, element.elements.count > 1 {
            split(element, title: title, headings: headings, key: key, always: false)
        } else {
            write([element], title: title, headings: headings, key: key)
        }
    }

    /// - Parameter always: sections with a title are passages of their own, however short.
    private mutating func split(
        _ element: MarkupElement, title: String, headings: [String], key: String, always: Bool
    ) {
        var pending: [MarkupElement] = []
        var weight = 0
        var ordinal = 0
        for child in element.elements {
            let isSection = child.name == "levelledPara" || child.weight > Self.sizeLimit
            if isSection || weight > Self.sizeLimit {
                write(pending, title: title, headings: headings, key: key.isEmpty ? "0" : key)
                (pending, weight) = ([], 0)
            }
            guard isSection else {
                pending.append(child)
                weight += child.weight
                continue
            }
            ordinal += 1
            let own = child.first("title")?.peekedWords
            let name = child["id"] ?? (key.isEmpty ? "\(ordinal)" : "\(key)-\(ordinal)")
            // A section in the first level has no heading above it: the document's title is none.
            let above = always ? headings : headings + (title.isEmpty ? [] : [title])
            read(child, title: own ?? title, headings: own == nil ? headings : above, key: name)
        }
        write(pending, title: title, headings: headings, key: key.isEmpty ? "0" : key)
    }

    private mutating func write(_ elements: [MarkupElement], title: String, headings: [String], key: String) {
        guard let first = elements.first else { return }
        let figures = elements.flatMap { reading.figures.graphics(in: $0) }
        let weightless =
            figures.isEmpty && elements.allSatisfy { !$0.hasUnreadText && reading.referredSafety(in: $0).isEmpty }
        if weightless, elements.allSatisfy({ $0.descendants { _ in true }.isEmpty }) { return }
        var safety = UniqueTexts()
        var prose = Prose(reading)
        for element in elements {
            if element.name == "levelledPara", let own = element.first("title"), own.peekedWords == title {
                own.markRead()
                for child in element.elements where child.index != own.index { prose.add(child) }
            } else {
                prose.add(element)
            }
            prose.paragraph()
            safety.add(reading.referredSafety(in: element))
        }
        safety.add(prose.safety.all)
        let parts = elements.flatMap { ModuleParts(reading).uses(in: $0) }
        let models = elements.count == 1 ? reading.models(of: first) : nil
        guard prose.text != nil || !safety.all.isEmpty || !figures.isEmpty else { return }
        writing.add(
            PassageWriting.Section(
                key: key, title: title, headings: headings, models: models ?? reading.applicability.models,
                sourceLine: first.line), text: prose.text, safety: safety.all, parts: parts, figures: figures)
    }

    /// What no rule has read: references at the head of the content, and elements of a kind that is not known.
    mutating func readRest(of content: MarkupElement) {
        let figures = reading.figures.graphics(in: content)
        if !figures.isEmpty {
            writing.add(
                PassageWriting.Section(
                    key: "figures", title: reading.head.title, models: reading.applicability.models,
                    sourceLine: content.line), text: nil, safety: [], parts: [], figures: figures)
        }
        var isFirst = true
        var rounds = 0
        while content.hasUnreadText || isFirst && !reading.unusedApplics.isEmpty {
            rounds += 1
            if rounds > 64 {
                reading.findings.error(
                    "the module has more text than is read of one; what follows was left out", line: content.line)
                return
            }
            var safety = UniqueTexts()
            let rest = reading.rest(of: content, safety: &safety)
            let applics = isFirst ? reading.unusedApplics : []
            let text = ([rest] + applics).compactMap { $0 }.joined(separator: "\n\n").trimmed()
            isFirst = false
            guard text != nil || !safety.all.isEmpty else { return }
            if safety.all.isEmpty, let text, isSaid(text) { continue }
            writing.add(
                PassageWriting.Section(
                    key: "rest", title: reading.head.title, models: reading.applicability.models,
                    sourceLine: content.line), text: text, safety: safety.all, parts: [])
        }
    }

    /// True when each line of a short text is in the passages already, as references at the head of a module mostly are.
    private func isSaid(_ text: String) -> Bool {
        let lines = text.split(separator: "\n")
        let size = writing.passages.reduce(0) { $0 + ($1.text.strings.first?.utf8.count ?? 0) }
        guard lines.count <= 50, size <= 256 << 10 else { return false }
        let texts = writing.passages.flatMap(\.text.strings)
        return lines.allSatisfy { line in texts.contains { $0.contains(line) } }
    }
}
