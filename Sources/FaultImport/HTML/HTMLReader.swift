/// Makes a document of HTML: headings, paragraphs, items and tables as a browser would show them, whatever is left open,
/// closed twice or nested wrongly.
struct HTMLReader {
    private(set) var document = ManualDocument()
    private var tokens: HTMLTokenizer
    private let linesBefore: Int

    private var text = ManualText()
    private var textLine = 1
    /// The level of the heading that is open; nil: none is.
    private var heading: Int?
    private var isInTitle = false
    private var preDepth = 0
    /// Open lists: the number of the next item; nil: a list without numbers.
    private var lists: [Int?] = []
    /// The mark of the item whose text comes next; nil: a paragraph.
    private var item: String?
    private var tables: [HTMLTableFrame] = []
    /// Tables nested deeper than `tableDepthLimit`: their text is kept.
    private var flattened = 0
    private(set) var flattenedTables = 0
    private(set) var isCutShort = false
    private var budget = TableGrid.Budget()
    /// Pictures of the open `figure`, which wait for its caption; nil: none is open.
    private var figure: OpenFigure?
    private struct OpenFigure {
        var pictures: [(ManualFigure, ManualDocument.Place)] = []
        var caption = ""
        var isInCaption = false
    }
    private static let pictureLimit = 1000
    /// For open `span` and `font` elements: whether they are set in a font of symbols.
    private var symbolFonts: [Bool] = []

    static let tableDepthLimit = 30
    private static let stackLimit = 1000

    /// - Parameter linesBefore: the HTML stands below so many lines of another text.
    init(_ utf8: [UInt8], linesBefore: Int = 0) {
        tokens = HTMLTokenizer(utf8)
        self.linesBefore = linesBefore
    }

    mutating func read() {
        while let token = tokens.next() {
            switch token {
            case .text(let range): add(tokens.text(range))
            case .start(let tag): start(tag)
            case .end(let name): end(name)
            }
        }
        while !tables.isEmpty { endTable() }
        flush()
        endFigure()
    }

    private var line: Int { tokens.line + linesBefore }
    private var place: ManualDocument.Place { .init(line: text.isEmpty ? line : textLine + linesBefore) }

    // MARK: - Text

    private mutating func add(_ string: String) {
        if isInTitle {
            if document.title == nil { document.title = string.onOneLine().trimmed() }
            return
        }
        if text.isEmpty { textLine = tokens.line + string.prefix { $0.isWhitespace }.count { $0.isNewline } }
        if let open = figure, open.isInCaption, open.caption.utf8.count < 2000 { figure?.caption += string }
        if symbolFonts.last == true, string.unicodeScalars.count(where: { !$0.isSpace }) == 1 {
            return text.append("• ")
        }
        if preDepth > 0 { text.append(preformatted: string) } else { text.append(string) }
    }

    /// Ends the paragraph, item or heading that is being written.
    private mutating func flush() {
        let place = place
        let mark = item
        guard let string = text.take() else { return }
        item = nil
        if let last = tables.indices.last, tables[last].isInCell {
            tables[last].add(mark.map { "\($0) \(string)" } ?? string)
        } else if let heading {
            document.append(heading: string.onOneLine(), level: heading, at: place)
        } else if let mark {
            document.append(item: "\(mark) \(string)", at: place)
        } else {
            for part in string.split(separator: "\n\n") { document.append(paragraph: String(part), at: place) }
        }
    }

    // MARK: - Tags

    private mutating func start(_ tag: HTMLTokenizer.Tag) {
        switch tag.name {
        case "script", "style", "xml", "template": tokens.skipContent(of: tag.name)
        case "title": isInTitle = document.title == nil
        case "img": add(picture: tag)
        case "figure":
            flush()
            endFigure()
            figure = OpenFigure()
        case "figcaption":
            flush()
            figure?.isInCaption = true
        case "br":
            if preDepth > 0 { text.append(preformatted: "\n") } else { text.breakLine() }
        case "span", "font":
            let font = (tag["style"] ?? "").lowercased() + (tag["face"] ?? "").lowercased()
            let inherited = font.contains("font") || tag["face"] != nil ? false : symbolFonts.last ?? false
            if symbolFonts.count < Self.stackLimit {
                symbolFonts.append(font.contains("wingdings") || font.contains("symbol") || inherited)
            }
        case "h1", "h2", "h3", "h4", "h5", "h6": startHeading(Int(tag.name.dropFirst()) ?? 1)
        case "ul", "menu", "dir": startList(nil)
        case "ol": startList(tag["start"].flatMap { Int($0) } ?? 1)
        case "li": startItem(tag)
        case "dd":
            flush()
            item = "–"
        case "pre", "textarea":
            flush()
            preDepth = min(preDepth + 1, Self.stackLimit)
        case "table": startTable()
        case "tr": startRow()
        case "td", "th": startCell(tag)
        case "p", "div":
            flush()
            heading = Self.headingLevel(ofClass: tag["class"])
        case _ where Self.blocks.contains(tag.name): flush()
        default: break
        }
    }

    private mutating func end(_ name: String) {
        switch name {
        case "title": isInTitle = false
        case "span", "font": _ = symbolFonts.popLast()
        case "h1", "h2", "h3", "h4", "h5", "h6", "p", "div":
            flush()
            heading = nil
        case "ul", "menu", "dir", "ol":
            flush()
            item = nil
            _ = lists.popLast()
        case "pre", "textarea":
            flush()
            preDepth = max(0, preDepth - 1)
        case "table":
            if flattened > 0 { flattened -= 1 } else { endTable() }
        case "tr": endRow()
        case "td", "th": endCell()
        case "figcaption":
            flush()
            figure?.isInCaption = false
        case "figure":
            flush()
            endFigure()
        case _ where Self.blocks.contains(name): flush()
        default: break
        }
    }

    // MARK: - Pictures

    private mutating func add(picture tag: HTMLTokenizer.Tag) {
        guard let address = tag["src"]?.trimmed() else { return }
        var picture = ManualFigure(source: .address(address), caption: (tag["alt"] ?? tag["title"])?.trimmed())
        picture.isInTable = tables.count == 1 && tables[0].isInCell
        let place = ManualDocument.Place(line: line)
        if let open = figure, open.pictures.count < Self.pictureLimit {
            figure?.pictures.append((picture, place))
        } else {
            document.append(picture, at: place)
        }
    }

    /// What stands in `figcaption` says more than what stands for a picture where it cannot be shown.
    private mutating func endFigure() {
        guard let open = figure else { return }
        figure = nil
        let caption = open.caption.onOneLine().trimmed()
        for (picture, place) in open.pictures {
            var picture = picture
            picture.caption = caption ?? picture.caption
            document.append(picture, at: place)
        }
    }

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "dl", "dt", "details",
        "fieldset",
        "figcaption", "figure", "footer", "form", "frameset", "head", "header", "hr", "html", "legend", "li", "main",
        "nav",
        "noscript", "option", "section", "select", "summary", "tbody", "tfoot", "thead",
    ]

    /// `Heading2`, `heading-2`, `标题2`: what programs that know no `h2` write.
    private static func headingLevel(ofClass name: String?) -> Int? {
        guard let name = name?.lowercased(), let last = name.last, let level = Int(String(last)),
            (1...6).contains(level)
        else { return nil }
        let stem = name.dropLast().filter { $0.isLetter }
        return stem == "heading" || stem == "msoheading" || stem == "标题" ? level : nil
    }

    private mutating func startHeading(_ level: Int) {
        flush()
        if let last = tables.indices.last, tables[last].isInCell {
            // A table with large headings inside is there for the layout of the page; other headings are a cell's text.
            guard level <= 3, !tables[last].isHeadCell, tables[last].table.rows.count < 2 else { return }
            layOut()
        }
        heading = level
    }

    private mutating func startList(_ first: Int?) {
        flush()
        if lists.count < Self.stackLimit { lists.append(first) }
    }

    private mutating func startItem(_ tag: HTMLTokenizer.Tag) {
        flush()
        guard let list = lists.last, var number = list else {
            item = "•"
            return
        }
        if let value = tag["value"].flatMap({ Int($0) }) { number = value }
        item = "\(number)."
        lists[lists.count - 1] = number < Int(Int32.max) ? number + 1 : number
    }

    // MARK: - Tables

    private mutating func startTable() {
        flush()
        if tables.count >= Self.tableDepthLimit {
            flattened += 1
            flattenedTables += 1
            return
        }
        heading = nil
        tables.append(HTMLTableFrame(line: line, budget: budget))
    }

    private mutating func startRow() {
        guard flattened == 0, !tables.isEmpty else { return flush() }
        endRow()
        tables[tables.count - 1].startRow(at: line)
    }

    private mutating func startCell(_ tag: HTMLTokenizer.Tag) {
        guard flattened == 0, !tables.isEmpty else { return flush() }
        endCell()
        tables[tables.count - 1].startCell(tag, at: line)
    }

    private mutating func endCell() {
        flush()
        guard flattened == 0, let last = tables.indices.last else { return }
        if let string = tables[last].endCell() { document.append(paragraph: string, at: .init(line: line)) }
    }

    private mutating func endRow() {
        endCell()
        if flattened == 0, let last = tables.indices.last { tables[last].endRow() }
    }

    private mutating func endTable() {
        endRow()
        guard let frame = tables.popLast() else { return }
        budget = frame.grid.budget
        isCutShort = isCutShort || frame.grid.isCutShort
        let table = frame.table
        if table.rows.isEmpty { return }
        if let outer = tables.indices.last, tables[outer].isInCell, !FaultTables.isAboutFaults(table) {
            for line in table.lines { tables[outer].add(line) }
        } else if table.width == 1 {
            // A frame around text.
            for row in table.rows { document.append(paragraph: row.cells.first?.text ?? "", at: row.place) }
        } else {
            document.append(.table(table), at: .init(line: frame.line + linesBefore))
        }
    }

    /// Turns the open table into paragraphs: what its cells hold stands in the document from now on.
    private mutating func layOut() {
        for index in tables.indices {
            let strings = tables[index].layOut()
            for string in strings { document.append(paragraph: string, at: .init(line: line)) }
        }
    }
}
