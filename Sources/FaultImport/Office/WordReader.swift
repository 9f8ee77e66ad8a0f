/// Makes a document of WordprocessingML: what a reader of the printed page sees, in its order.
struct WordReader {
    private(set) var document = ManualDocument()
    private(set) var isCutShort = false
    private let tape: XMLTape
    private let styles: WordStyles
    private var numbering: WordNumbering
    private var budget = TableGrid.Budget()
    private var tableCount = 0
    /// Pictures that wait for the paragraph behind them, which may be their caption.
    private var waiting: [Picture] = []
    private static let pictureLimit = 10_000
    private var pictureCount = 0
    /// The parts of the package that pictures show, by the ids of their relations.
    private let pictures: [String: WordPicture]

    private struct Picture {
        var shown: WordPicture
        var words: String?
    }

    init(
        _ tape: XMLTape, styles: WordStyles, numbering: WordNumbering, pictures: [String: WordPicture] = [:]
    ) {
        self.pictures = pictures
        self.tape = tape
        self.styles = styles
        self.numbering = numbering
    }

    mutating func read() {
        guard !tape.items.isEmpty else { return }
        for paragraph in flow(in: 0) {
            switch paragraph {
            case .picture(let picture): waiting.append(picture)
            case .paragraph(let paragraph):
                place(under: paragraph)
                add(paragraph)
            case .table(let table, let number):
                place(under: nil)
                if table.width == 1 {
                    for line in table.lines { document.append(paragraph: line, at: .init(words: "table \(number)")) }
                } else {
                    document.append(.table(table), at: .init(words: "table \(number)"))
                }
            }
        }
        place(under: nil)
    }

    /// - Parameter paragraph: what comes behind the pictures; in the style of captions it is theirs.
    private mutating func place(under paragraph: Paragraph?) {
        let caption = paragraph.flatMap { $0.isCaption ? $0.text : nil }
        for picture in waiting {
            document.append(
                ManualFigure(
                    source: .bytes(picture.shown.bytes, name: picture.shown.name), caption: caption ?? picture.words),
                at: .init())
        }
        waiting = []
    }

    /// What a part of the document holds: its body, a cell, a text box.
    private enum Flow {
        case paragraph(Paragraph)
        case table(ManualTable, number: Int)
        case picture(Picture)
    }

    private struct Paragraph {
        var text: String
        /// Before the text; nil: none.
        var mark: String?
        var level: Int?
        var isTitle = false
        var isCaption = false

        var marked: String { mark.map { "\($0) \(text)" } ?? text }
    }

    private mutating func add(_ paragraph: Paragraph) {
        if paragraph.isTitle, document.title == nil, document.blocks.isEmpty {
            document.title = paragraph.text.onOneLine()
        } else if let level = paragraph.level {
            document.append(heading: paragraph.marked.onOneLine(), level: level + 1, at: .init())
        } else if paragraph.mark != nil {
            document.append(item: paragraph.marked, at: .init())
        } else {
            document.append(paragraph: paragraph.text, at: .init())
        }
    }

    // MARK: - Paragraphs

    private static let left: Set<String> = [
        // What was deleted or moved away, what fields are made from, and what is there twice for older programs.
        "del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr", "sdtPr",
        "rPrChange", "pPrChange",
    ]

    private mutating func flow(in element: Int) -> [Flow] {
        var found: [Flow] = []
        for child in tape.elements(of: element) {
            switch tape.name(child) {
            case "p": found += paragraph(child)
            case "tbl": found += [table(child)].compactMap { $0 }
            case let name where Self.left.contains(name): break
            default: found += flow(in: child)
            }
        }
        return found
    }

    /// The paragraph, and behind it what its text boxes hold.
    private mutating func paragraph(_ element: Int) -> [Flow] {
        var text = ManualText()
        var boxes: [Int] = []
        gather(element, into: &text, boxes: &boxes)
        var found: [Flow] = []
        let properties = tape.child("pPr", of: element)
        let style = properties.flatMap { tape.setting("pStyle", of: $0) }.map(styles.style) ?? .init()
        let list = properties.flatMap { tape.child("numPr", of: $0) }
        let number = list.flatMap { tape.setting("numId", of: $0) } ?? style.list
        let listLevel = list.flatMap { tape.setting("ilvl", of: $0) }.flatMap { Int($0) } ?? style.listLevel ?? 0
        if let text = text.take() {
            let level =
                properties.flatMap { tape.setting("outlineLvl", of: $0) }.flatMap { Int($0) } ?? style.outlineLevel
            found.append(
                .paragraph(
                    .init(
                        text: text, mark: number.flatMap { numbering.next(list: $0, level: listLevel) },
                        level: level.flatMap { (0..<9).contains($0) ? $0 : nil }, isTitle: style.isTitle,
                        isCaption: style.isCaption)))
        }
        if !pictures.isEmpty { found += shown(in: element, words: nil) }
        for box in boxes { found += flow(in: box) }
        return found
    }

    /// The pictures of a paragraph, also of older programs (VML), those of its text boxes left out.
    private mutating func shown(in element: Int, words: String?) -> [Flow] {
        var found: [Flow] = []
        var words = words
        for child in tape.elements(of: element) {
            let name = tape.name(child)
            switch name {
            case "txbxContent": break
            case let name where Self.left.contains(name): break
            case "docPr":
                words =
                    tape.attribute("descr", of: child).flatMap { $0.trimmed() }
                    ?? tape.attribute("title", of: child).flatMap { $0.trimmed() }
            case "blip", "imagedata":
                let id = tape.attribute("embed", of: child) ?? tape.attribute("id", of: child)
                guard let shown = id.flatMap({ pictures[$0] }), pictureCount < Self.pictureLimit else { continue }
                pictureCount += 1
                let own = tape.attribute("title", of: child).flatMap { $0.trimmed() }
                found.append(.picture(Picture(shown: shown, words: words ?? own)))
            default: found += self.shown(in: child, words: words)
            }
        }
        return found
    }

    private func gather(_ element: Int, into text: inout ManualText, boxes: inout [Int]) {
        for child in tape.elements(of: element) {
            switch tape.name(child) {
            case "t": text.append(tape.fullText(of: child))
            case "tab", "ptab": text.append(" ")
            case "br", "cr": text.breakLine()
            case "noBreakHyphen": text.append("-")
            case "txbxContent": boxes.append(child)
            case "r":
                let isHidden = tape.child("rPr", of: child).map { tape.isOn("vanish", of: $0) } ?? false
                if !isHidden { gather(child, into: &text, boxes: &boxes) }
            case let name where Self.left.contains(name): break
            default: gather(child, into: &text, boxes: &boxes)
            }
        }
    }

    // MARK: - Tables

    private mutating func table(_ element: Int) -> Flow? {
        tableCount += 1
        let number = tableCount
        var grid = TableGrid(budget: budget)
        var rows = 0
        var extracted: [Flow] = []
        for row in rowElements(of: element, name: "tr") {
            rows += 1
            if let properties = tape.child("trPr", of: row) {
                let before = tape.setting("gridBefore", of: properties).flatMap { Int($0) } ?? 0
                for _ in 0..<max(0, min(before, ManualTable.columnLimit)) { grid.addCell("") }
            }
            for cell in rowElements(of: row, name: "tc") { add(cell, to: &grid, extracted: &extracted) }
            grid.endRow(at: .init(words: "table \(number), row \(rows)"))
        }
        budget = grid.budget
        isCutShort = isCutShort || grid.isCutShort
        for flow in extracted {
            if case .table(let inner, let count) = flow {
                document.append(.table(inner), at: .init(words: "table \(count)"))
            }
        }
        return grid.table.rows.isEmpty ? nil : .table(grid.table, number: number)
    }

    /// Rows and cells, also inside of content controls and marked changes.
    private func rowElements(of element: Int, name: String) -> [Int] {
        var found: [Int] = []
        for child in tape.elements(of: element) {
            switch tape.name(child) {
            case name: found.append(child)
            case "sdt", "sdtContent", "customXml", "ins", "smartTag", "moveTo":
                found += rowElements(of: child, name: name)
            default: break
            }
        }
        return found
    }

    private mutating func add(_ cell: Int, to grid: inout TableGrid, extracted: inout [Flow]) {
        let properties = tape.child("tcPr", of: cell)
        let columns = properties.flatMap { tape.setting("gridSpan", of: $0) }.flatMap { Int($0) } ?? 1
        let merge = properties.flatMap { tape.child("vMerge", of: $0) }
        if let merge, tape.attribute("val", of: merge) != "restart" { return grid.continueCell(columns: columns) }
        var lines: [String] = []
        for flow in flow(in: cell) {
            switch flow {
            case .paragraph(let paragraph): lines.append(paragraph.marked)
            case .table(let inner, _):
                if FaultTables.isAboutFaults(inner) { extracted.append(flow) } else { lines += inner.lines }
            case .picture(let picture): waiting.append(picture)
            }
        }
        grid.addCell(lines.joined(separator: "\n"), columns: columns)
        if merge != nil { grid.openCellReachesDown() }
    }
}
