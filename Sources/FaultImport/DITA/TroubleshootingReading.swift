internal import FaultModel

/// A troubleshooting topic: a fault with its condition, and a cause for each cause and remedy that it gives.
struct TroubleshootingReading {
    private let reading: DITAReading

    init(_ reading: DITAReading) { self.reading = reading }

    /// - Parameter name: of the fault in its line, a slug.
    func sketch(of topic: MarkupElement, name: String) -> FaultSketch? {
        var safety = UniqueTexts()
        let title = reading.text(of: topic.first("title"), safety: &safety)
        guard let id = Fault.ID(line: reading.line, name: name), let body = topic.first("troublebody") else {
            return nil
        }
        var sketch = FaultSketch(id: id, symptom: title ?? name, language: reading.language)
        sketch.safety = safety
        sketch.fields.citations = [reading.cited(topic)]
        sketch.fields.also = indexTerms(of: topic)
        for summary in topic.elements where summary.name == "shortdesc" || summary.name == "abstract" {
            sketch.addNote("summary", reading.text(of: summary, safety: &sketch.safety))
        }
        for part in body.elements { read(part: part, title: title ?? name, into: &sketch) }
        return sketch
    }

    private func read(part given: MarkupElement, title: String, into sketch: inout FaultSketch) {
        guard let part = reading.substitute(given) else { return }
        switch part.name {
        case "condition": sketch.addNote("condition", content(of: part, into: &sketch))
        case "troubleSolution": readSolution(part, title: title, into: &sketch)
        case "diagnostics", "diagnostics-steps", "diagnostics-general": readDiagnostics(part, into: &sketch)
        default: break
        }
    }

    /// Words for search that the author gave the topic; the topic's metadata say nothing else of the fault.
    private func indexTerms(of topic: MarkupElement) -> [LocalizedText] {
        var found = UniqueTexts()
        let metadata = topic.elements.filter { $0.name == "prolog" || $0.name == "titlealts" }
        for place in metadata {
            for term in place.descendants(where: { $0 == "indexterm" || $0 == "searchtitle" }).prefix(100) {
                found.add(innermost(term))
            }
        }
        return found.all.prefix(100).map(reading.localized)
    }

    /// `a<indexterm>b</indexterm>` is an entry b below an entry a.
    private func innermost(_ term: MarkupElement) -> [String] {
        let inner = term.elements.filter { $0.name == "indexterm" }
        return inner.isEmpty ? [term.words].compactMap { $0 } : inner.flatMap { innermost($0) }
    }

    // MARK: - Causes and remedies

    private func readSolution(_ solution: MarkupElement, title: String, into sketch: inout FaultSketch) {
        let parts = solution.elements.compactMap { reading.substitute($0) }
        let causes = parts.filter { $0.name == "cause" }
        let remedies = parts.filter { $0.name == "remedy" }
        let first = causes.first.map { causeTitle(of: $0, into: &sketch) ?? title }
        for (index, remedy) in remedies.enumerated() {
            let made = read(remedy: remedy, into: &sketch)
            // One remedy for a cause. Where there are several, each is a way of its own to be tried.
            let base = first ?? title
            let isOnly = index == 0 && (first != nil || remedies.count == 1)
            let name = isOnly ? base : "\(base) (\(made.title.strings.first ?? "\(index + 1)"))"
            let key = isOnly ? causes.first?["id"] ?? remedy["id"] : remedy["id"]
            sketch.addCause(named: key, title: name, remedy: made)
        }
        if remedies.isEmpty, let first { sketch.addCause(named: causes[0]["id"], title: first) }
        for cause in causes.dropFirst() {
            sketch.addCause(named: cause["id"], title: causeTitle(of: cause, into: &sketch) ?? title)
        }
    }

    /// What a cause is called: its title when it says something, else its first sentence; the whole is a note then.
    private func causeTitle(of cause: MarkupElement, into sketch: inout FaultSketch) -> String? {
        let title = ownTitle(of: cause)
        let text = content(of: cause, into: &sketch)
        guard let text else { return title }
        let short = title ?? Self.firstSentence(of: text)
        if short != text { sketch.addNote("cause", title == nil ? text : "\(short)\n\n\(text)") }
        return short
    }

    private func read(remedy: MarkupElement, into sketch: inout FaultSketch) -> Remedy {
        let title = ownTitle(of: remedy)
        var steps: [String] = []
        for part in remedy.elements.compactMap({ reading.substitute($0) }) {
            switch part.name {
            case "title": break
            case "responsibleParty":
                if let text = reading.text(of: part, safety: &sketch.safety) {
                    sketch.addNote("responsible party", text)
                }
            default: steps += blocks(of: part, into: &sketch)
            }
        }
        if let qualifier = reading.qualifier(of: remedy) { sketch.addNote("applicability", qualifier) }
        let short = title ?? steps.first.map { Self.firstSentence(of: $0) }
        if steps.count == 1, steps.first == short { steps = [] }
        return Remedy(
            kind: short.flatMap { RepairWords.kind(of: $0) },
            title: reading.localized(short ?? sketch.fields.symptom.strings[0]), steps: steps.map(reading.localized))
    }

    private func readDiagnostics(_ part: MarkupElement, into sketch: inout FaultSketch) {
        for inner in part.elements where inner.name.hasPrefix("diagnostics") { readDiagnostics(inner, into: &sketch) }
        for text in blocks(of: part, into: &sketch) {
            sketch.addCheck(named: part["id"], ask: text, observes: nil, reading: nil)
        }
    }

    // MARK: - Pieces of text

    /// The title when it says more than what kind of section it is.
    private func ownTitle(of element: MarkupElement) -> String? {
        var safety = UniqueTexts()
        guard let title = reading.text(of: element.first("title"), safety: &safety) else { return nil }
        return Self.isGeneric(title) ? nil : title
    }

    private static let generic: Set<String> = [
        "problem", "condition", "symptom", "symptoms", "issue", "description", "cause", "causes", "possible cause",
        "possible causes", "probable cause", "reason", "solution", "solutions", "remedy", "remedies", "resolution",
        "fix",
        "workaround", "问题", "现象", "故障现象", "原因", "可能原因", "故障原因", "解决方案", "解决方法", "处理方法", "排除方法", "措施", "对策",
    ]

    private static func isGeneric(_ title: String) -> Bool {
        let bare = title.lowercased().filter { !$0.isNumber && $0 != ":" && $0 != "：" && $0 != "." }
        return bare.trimmed().map { generic.contains($0) } ?? true
    }

    /// The text of a section without its title where that is generic.
    private func content(of section: MarkupElement, into sketch: inout FaultSketch) -> String? {
        var prose = Prose(reading)
        let title = section.first("title")
        let skipsTitle = title.map { Self.isGeneric($0.peekedWords ?? "") } ?? false
        if section.name == "cause" || skipsTitle {
            if let qualifier = reading.qualifier(of: section) { prose.add("(\(qualifier)) ") }
            for child in children(of: section) {
                switch child {
                case .element(let element) where element.index == title?.index:
                    if skipsTitle { element.markRead() }
                case .element(let element): prose.add(element)
                case .text(let place): prose.add(text: place, of: section.document)
                }
            }
        } else {
            prose.addContent(of: section)
        }
        sketch.safety.add(prose.safety.all)
        return prose.text
    }

    private enum Child {
        case element(MarkupElement)
        case text(Int)
    }

    private func children(of element: MarkupElement) -> [Child] {
        let tape = element.document.tape
        var found: [Child] = []
        var item = element.index + 1
        while item < Int(tape.items[element.index].next) {
            switch tape.items[item].kind {
            case .element: found.append(.element(MarkupElement(document: element.document, index: item)))
            case .text: found.append(.text(item))
            case .attribute: break
            }
            item = Int(tape.items[item].next)
        }
        return found
    }

    private static let blockNames: Set<String> = [
        "p", "ol", "ul", "sl", "li", "sli", "step", "stepsection", "steps", "steps-informal", "steps-unordered", "div",
        "diagnostics-general", "diagnostics-steps", "section",
    ]

    /// Steps, items and paragraphs, each a text of its own.
    private func blocks(of element: MarkupElement, into sketch: inout FaultSketch, depth: Int = 0) -> [String] {
        let isWhole = ["step", "stepsection", "li", "sli"].contains(element.name) || depth > 20
        guard !isWhole, Self.blockNames.contains(element.name), reading.role(of: element) != .inline else {
            var prose = Prose(reading)
            if let qualifier = reading.qualifier(of: element) { prose.add("(\(qualifier)) ") }
            if reading.role(of: element) == .safety { prose.add(element) } else { prose.addContent(of: element) }
            sketch.safety.add(prose.safety.all)
            return [prose.text].compactMap { $0 }
        }
        var blocks: [String] = []
        var run = Prose(reading)
        func flush(_ safety: inout UniqueTexts) {
            if let text = run.text { blocks.append(text) }
            safety.add(run.safety.all)
            run = Prose(reading)
        }
        for child in children(of: element) {
            switch child {
            case .text(let place): run.add(text: place, of: element.document)
            case .element(let inner):
                let resolved = reading.substitute(inner) ?? inner
                if Self.blockNames.contains(resolved.name) {
                    flush(&sketch.safety)
                    blocks += self.blocks(of: resolved, into: &sketch, depth: depth + 1)
                } else if !resolved.name.hasPrefix("diagnostics") {
                    if reading.role(of: resolved) == .inline || reading.role(of: resolved) == .reference {
                        run.addInline(resolved)
                    } else {
                        run.add(resolved)
                    }
                }
            }
        }
        flush(&sketch.safety)
        return blocks
    }

    /// Up to the first full stop that ends a sentence, at most about 200 bytes.
    static func firstSentence(of text: String) -> String {
        let line = text.split(separator: "\n").first.map(String.init) ?? text
        var end = line.endIndex
        var place = line.startIndex
        while place < line.endIndex {
            let next = line.index(after: place)
            let isStop =
                "。！？".contains(line[place])
                || ".!?".contains(line[place]) && (next == line.endIndex || line[next] == " ")
            if isStop, line.utf8.distance(from: line.startIndex, to: next) > 12 {
                end = next
                break
            }
            place = next
        }
        let sentence = String(line[..<end])
        guard sentence.utf8.count > 240 else { return sentence }
        let head = sentence.prefix(200)
        return String(head[..<(head.lastIndex(of: " ") ?? head.endIndex)]) + "…"
    }
}
