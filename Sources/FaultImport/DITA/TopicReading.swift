internal import FaultModel

/// Concepts, tasks, references and maps as passages: one for each section with a title, one for a task.
struct TopicReading {
    private let reading: DITAReading
    private(set) var writing: PassageWriting

    init(_ reading: DITAReading, document: String) {
        self.reading = reading
        writing = PassageWriting(
            line: reading.line, document: document, language: reading.language, citation: reading.citation)
    }

    private static let sections: Set<String> = ["section", "example", "refsyn"]

    /// - Parameter headings: titles of the topics that the topic is in, the outermost first.
    mutating func read(_ topic: MarkupElement, headings: [String], key: String) {
        let title = (topic.first("title") ?? topic.first("glossterm"))?.words ?? ""
        var own: [MarkupElement] = []
        var sections: [MarkupElement] = []
        for part in topic.elements where !DITARoles.topics.contains(part.name) && part.name != "title" {
            if part.name == "body" || part.name.hasSuffix("body") {
                for child in part.elements {
                    if Self.sections.contains(child.name), child.first("title") != nil {
                        sections.append(child)
                    } else {
                        own.append(child)
                    }
                }
            } else if part.name != "glossterm" {
                own.append(part)
            }
        }
        write(own, of: topic, title: title, headings: headings, key: key)
        for (index, section) in sections.enumerated() {
            let name = section.first("title")?.words ?? title
            write(
                section.elements.filter { $0.name != "title" }, of: section, title: name,
                headings: headings + (title.isEmpty ? [] : [title]), key: section["id"] ?? "\(key)-\(index + 1)")
        }
    }

    private mutating func write(
        _ elements: [MarkupElement], of owner: MarkupElement, title: String, headings: [String], key: String
    ) {
        var prose = Prose(reading)
        if let qualifier = reading.qualifier(of: owner) { prose.add("(\(qualifier))") }
        prose.paragraph()
        for element in elements {
            prose.add(element)
            prose.paragraph()
        }
        let figures = elements.flatMap { reading.figures(in: $0) }
        guard prose.text != nil || !prose.safety.all.isEmpty || !figures.isEmpty else { return }
        writing.add(
            PassageWriting.Section(key: key, title: title, headings: headings, sourceLine: owner.line),
            text: prose.text, safety: prose.safety.all, parts: [], figures: figures)
    }

    /// A map: the titles of what it holds, a line each.
    mutating func read(map: MarkupElement) {
        var lines: [String] = []
        for reference in map.descendants(where: {
            $0.hasSuffix("ref") || $0 == "chapter" || $0 == "appendix" || $0 == "keydef"
        }) {
            gather(reference, depth: 0, &lines)
        }
        let title = (map.first("title") ?? map.first("booktitle"))?.words ?? map["title"] ?? ""
        let text = lines.joined(separator: "\n")
        writing.add(
            PassageWriting.Section(key: "map", title: title, sourceLine: map.line),
            text: text.trimmed(), safety: [], parts: [])
    }

    private func gather(_ reference: MarkupElement, depth: Int, _ lines: inout [String]) {
        let meta = reference.first("topicmeta")
        let name = meta?.first("navtitle")?.words ?? reference["navtitle"] ?? reference["href"] ?? reference["keys"]
        if let name { lines.append(String(repeating: "  ", count: min(depth, 10)) + "- " + name) }
        for inner in reference.elements where inner.name != "topicmeta" { gather(inner, depth: depth + 1, &lines) }
    }

    /// What no rule has read.
    mutating func readRest(of root: MarkupElement, title: String) {
        var rounds = 0
        while root.hasUnreadText {
            rounds += 1
            if rounds > 64 {
                reading.findings.error(
                    "the topic has more text than is read of one; what follows was left out", line: root.line)
                return
            }
            var safety = UniqueTexts()
            let text = reading.rest(of: root, safety: &safety)
            guard text != nil || !safety.all.isEmpty else { return }
            writing.add(
                PassageWriting.Section(key: "rest", title: title, sourceLine: root.line), text: text,
                safety: safety.all, parts: [])
        }
    }
}
