internal import FaultModel

/// Makes passages of what is not in troubleshooting tables: one for each heading, with the text up to the next one.
struct Sections {
    let line: String
    /// The document's part of ids.
    let document: String
    /// What is above all headings; nil: nothing.
    let title: String?
    let citation: Citation
    /// Nil: guessed for each passage.
    let language: Language?

    private(set) var passages: [Passage] = []
    private(set) var guessed: [Language: Int] = [:]
    private var names: [String: Int] = [:]
    private var headings: [(level: Int, text: String)] = []
    private var open: Open
    private let shelf: FigureShelf

    private struct Open {
        var place = ManualDocument.Place()
        var text = ""
        var safety: [String] = []
        var figures: [(figure: ManualFigure, place: ManualDocument.Place)] = []
        /// Pieces of the section that are passages already.
        var pieces = 0
        var name: String?
        var hasOwnHeading = false

        var isEmpty: Bool { text.isEmpty && safety.isEmpty && figures.isEmpty }
    }

    /// Bytes of text in one passage; what is longer goes on in the next.
    static let textLimit = 24_000
    /// Bytes of a heading; what is longer is text.
    private static let headingLimit = 300

    /// Figures of one passage; what comes then is shown by the next.
    private static let figureLimit = 100

    init(
        line: String, document: String, title: String?, citation: Citation, language: Language?, shelf: FigureShelf
    ) {
        self.line = line
        self.document = document
        self.title = title
        self.citation = citation
        self.language = language
        self.shelf = shelf
        open = Open()
    }

    /// - Parameter isTold: true when the words are told elsewhere, and only what comes below needs the heading.
    mutating func add(heading: String, level: Int, isTold: Bool = false, at place: ManualDocument.Place) {
        let heading = heading.onOneLine()
        if heading.utf8.count > Self.headingLimit {
            if !isTold { add(paragraph: heading, at: place) }
            return
        }
        let isParent = headings.last.map { level > $0.level } ?? false
        close(isParent: isParent)
        headings.removeAll { $0.level >= level }
        headings.append((level, heading))
        open = Open(place: place, hasOwnHeading: !isTold)
    }

    mutating func add(paragraph: String, at place: ManualDocument.Place) {
        if Self.isWarning(paragraph), paragraph.utf8.count <= 4000, open.safety.count < 100 {
            begin(at: place)
            open.safety.append(paragraph)
        } else {
            add(paragraph, isLine: false, at: place)
        }
    }

    /// An item of a list, or a row of a table.
    mutating func add(line text: String, at place: ManualDocument.Place) { add(text, isLine: true, at: place) }

    mutating func add(_ figure: ManualFigure, at place: ManualDocument.Place) {
        if open.figures.count >= Self.figureLimit { closePiece() }
        begin(at: place)
        open.figures.append((figure, place))
    }

    mutating func finish() { close(isParent: false) }

    private mutating func begin(at place: ManualDocument.Place) {
        if open.isEmpty, !open.hasOwnHeading || open.pieces > 0 { open.place = place }
    }

    private mutating func add(_ text: String, isLine: Bool, at place: ManualDocument.Place) {
        var rest = Substring(text)
        while let piece = rest.cutPrefix(bytes: Self.textLimit) {
            if open.text.utf8.count + piece.utf8.count > Self.textLimit { closePiece() }
            begin(at: place)
            if !open.text.isEmpty { open.text += isLine ? "\n" : "\n\n" }
            open.text += piece
        }
    }

    // MARK: - Closing

    private mutating func close(isParent: Bool) {
        if open.isEmpty {
            guard open.hasOwnHeading, open.pieces == 0, !isParent, let heading = headings.last else { return }
            // A heading with nothing under it still says something.
            open.text = heading.text
        }
        closePiece(isParent: isParent)
    }

    private mutating func closePiece(isParent: Bool = false) {
        if open.isEmpty { return }
        let own = headings.last?.text ?? title ?? citation.document
        var text = open.text.isEmpty ? open.safety.joined(separator: "\n") : open.text
        let language = known(own + "\n" + text)
        let figures = self.figures(in: language)
        if text.isEmpty {
            // Marks of the layout, and pictures that are missing, say nothing.
            if figures.isEmpty, isParent || !open.hasOwnHeading || open.pieces > 0 {
                open.figures = []
                return
            }
            let captions = figures.compactMap { $0.caption?.strings.first }
            text = captions.isEmpty ? own : captions.joined(separator: "\n")
        }
        if self.language == nil { guessed[language, default: 0] += 1 }
        let localized = { LocalizedText($0, in: language) }
        open.pieces += 1
        if let id = Passage.ID(line: line, document: document, section: sectionName(own)) {
            var passage = Passage(id: id, title: localized(own), text: localized(text))
            let above = headings.dropLast().map(\.text)
            let top = title.flatMap { $0 == own || $0 == above.first ? nil : [$0] } ?? []
            passage.headings = (top + above).map(localized)
            passage.safety = open.safety.map(localized)
            passage.figures = figures
            var citation = citation
            citation.line = open.place.line
            citation.page = open.place.page
            passage.citations = [citation]
            passages.append(passage)
        }
        open.text = ""
        open.safety = []
        open.figures = []
    }

    private func known(_ text: String) -> Language { language ?? TextGuess.mainLanguage(of: text) }

    private func figures(in language: Language) -> [Figure] {
        open.figures.compactMap { figure, place in
            let caption = figure.caption?.onOneLine().trimmed().map { LocalizedText($0, in: language) }
            let note = FigureShelf.Note(caption: caption, line: place.line, page: place.page)
            return shelf.figure(figure, note)
        }.each()
    }

    /// The number of the heading, which is the same in every language; else its words, else a hash of them.
    private mutating func sectionName(_ heading: String) -> String {
        let name: String
        if let known = open.name {
            name = known
        } else if headings.isEmpty {
            name = "start"
        } else {
            name =
                SectionNumber(heading)?.name ?? StableName.slug(heading) ?? "s-"
                + StableName.digits(StableName.fold(heading))
        }
        open.name = name
        let count = names[name, default: 0] + 1
        names[name] = count
        if count == 1 { return name }
        let next = "\(name)-\(count)"
        // A heading of its own may bear that very name.
        guard names[next] == nil else { return sectionName(heading) }
        names[next] = 1
        return next
    }

    // MARK: - Warnings

    private static let signals = [
        "warning", "caution", "danger", "警告", "小心", "危险", "注意", "警示",
    ]

    /// `WARNING: …`, `警告！…`, `Caution - …`: a signal word with something behind it that parts it from the text.
    static func isWarning(_ text: String) -> Bool {
        let head = text.prefix(10).lowercased()
        guard let signal = signals.first(where: head.hasPrefix) else { return false }
        var rest = text.dropFirst(signal.count).drop { $0 == " " || $0 == "\u{A0}" }
        if let open = rest.first, open == "(" || open == "（",
            let close = rest.prefix(40).firstIndex(where: { ")）".contains($0) })
        {
            rest = rest[close...].dropFirst()
        }
        guard let next = rest.first else { return false }
        return ":：!！-–—\n".contains(next) && rest.dropFirst().contains { $0.isLetter }
    }
}

extension String {
    /// With every run of white space as one space.
    func onOneLine() -> String {
        unicodeScalars.split(whereSeparator: \.isSpace).map { String($0) }.joined(separator: " ")
    }
}

extension Substring {
    /// Takes away a beginning of at most so many bytes, cut at a line or word where there is one; nil when nothing is left.
    fileprivate mutating func cutPrefix(bytes: Int) -> Substring? {
        if isEmpty { return nil }
        if utf8.count <= bytes {
            defer { self = "" }
            return self
        }
        var cut = utf8.index(startIndex, offsetBy: bytes)
        while utf8[cut] & 0xC0 == 0x80 { cut = utf8.index(before: cut) }
        let window = utf8.index(cut, offsetBy: -Swift.min(1000, bytes / 2))
        if let space = utf8[window..<cut].lastIndex(where: { $0 == 0x0A || $0 == 0x20 }) {
            cut = utf8.index(after: space)
        }
        defer { self = self[cut...] }
        return self[..<cut]
    }
}
