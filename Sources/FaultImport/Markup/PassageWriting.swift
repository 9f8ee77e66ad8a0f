internal import FaultModel

/// Makes passages of sections of markup, none of them too long to be shown and searched.
struct PassageWriting {
    let line: String
    let document: String
    let language: Language
    let citation: Citation
    private(set) var passages: [Passage] = []
    private var names = UniqueNames()

    /// Bytes of one passage; a longer text goes on in the next.
    static let sizeLimit = 48 << 10

    init(line: String, document: String, language: Language, citation: Citation) {
        self.line = line
        self.document = document
        self.language = language
        self.citation = citation
    }

    struct Section {
        /// What it is told apart by in its document; made unique.
        var key: String
        var title: String
        var headings: [String] = []
        var models: [String] = []
        var sourceLine: Int
    }

    /// - Parameter text: nil: the section has a title or warnings only.
    /// - Parameter figures: shown by the first piece of a long text.
    mutating func add(
        _ section: Section, text: String?, safety: [String], parts: [PartUse], figures: [Figure] = []
    ) {
        guard text != nil || !safety.isEmpty || !section.title.isEmpty || !figures.isEmpty else { return }
        let pieces =
            text.map { Self.pieces(of: $0) } ?? [
                section.title.isEmpty ? safety.first ?? citation.document : section.title
            ]
        for (index, piece) in pieces.enumerated() {
            guard
                let id = Passage.ID(
                    line: line, document: document, section: names.take(section.key, fallback: "section"))
            else { return }
            let title = section.title.isEmpty ? citation.document : section.title
            var passage = Passage(
                id: id, title: LocalizedText(title, in: language), text: LocalizedText(piece, in: language))
            passage.headings = section.headings.map { LocalizedText($0, in: language) }
            passage.safety = index == 0 ? safety.map { LocalizedText($0, in: language) } : []
            passage.models = section.models
            passage.parts = index == 0 ? parts : []
            passage.figures = index == 0 ? figures.each() : []
            var own = citation
            own.line = section.sourceLine
            passage.citations = [own]
            passages.append(passage)
        }
    }

    /// Cut between paragraphs, else between lines, else words.
    static func pieces(of text: String) -> [String] {
        guard text.utf8.count > sizeLimit else { return [text] }
        var pieces: [String] = []
        var rest = text[...]
        while rest.utf8.count > sizeLimit {
            let limit = rest.utf8.index(rest.startIndex, offsetBy: sizeLimit)
            let head = rest[..<(limit.samePosition(in: text) ?? rest.index(before: limit))]
            let breaks = ["\n\n", "\n", " "].lazy.compactMap { mark in head.lastRange(of: mark) }
            let end = breaks.first { $0 > head.startIndex } ?? head.endIndex
            if let piece = String(rest[..<end]).trimmed() { pieces.append(piece) }
            rest = rest[end...]
        }
        if let piece = String(rest).trimmed() { pieces.append(piece) }
        return pieces
    }
}

extension Substring {
    /// Where the last `mark` begins that is not in the first half.
    fileprivate func lastRange(of mark: String) -> Index? {
        let bytes = Array(utf8)
        let mark = Array(mark.utf8)
        var place = bytes.count - mark.count
        while place > bytes.count / 2 {
            if bytes[place...].starts(with: mark) { return utf8.index(startIndex, offsetBy: place) }
            place -= 1
        }
        return nil
    }
}
