internal import FaultModel

/// A manual as people keep it, whatever program wrote it: headings, paragraphs, lists and tables in the order of reading.
/// HTML, Markdown, Office documents and PDF all become this, and one translation makes records of it.
struct ManualDocument {
    /// What stands above all sections (the title of a page); nil: nothing does.
    var title: String?
    private(set) var blocks: [Block] = []
    /// Blocks and rows beyond `limit` are counted only.
    private(set) var omitted = 0
    private var rows = 0

    /// More blocks, or rows of tables, than any manual has.
    static let limit = 2_000_000

    struct Block {
        var content: Content
        var place: Place
    }

    enum Content {
        /// From 1, the outermost.
        case heading(level: Int, String)
        case paragraph(String)
        /// With its number or mark, as printed.
        case item(String)
        case table(ManualTable)
        case figure(ManualFigure)
    }

    /// Where something stands in the file.
    struct Place: Hashable {
        /// From 1; nil: the format has no lines.
        var line: Int?
        /// A page, or the sheet of a workbook.
        var page: String?
        /// In words, where neither says it: `table 2, row 5`.
        var words: String?
    }

    mutating func append(_ content: Content, at place: Place) {
        if case .table(let table) = content { rows += table.rows.count }
        guard blocks.count < Self.limit, rows <= Self.limit else {
            omitted += 1
            return
        }
        blocks.append(Block(content: content, place: place))
    }

    /// False: nothing but headings is in it.
    var hasText: Bool {
        blocks.contains { if case .heading = $0.content { false } else { true } }
    }

    /// Leaves only these blocks.
    mutating func keep(_ some: [Block]) { blocks = some }

    mutating func append(heading text: String, level: Int, at place: Place) {
        if let text = text.trimmed() { append(.heading(level: level, text), at: place) }
    }

    mutating func append(paragraph text: String, at place: Place) {
        if let text = text.trimmed() { append(.paragraph(text), at: place) }
    }

    mutating func append(_ figure: ManualFigure, at place: Place) { append(.figure(figure), at: place) }

    mutating func append(item text: String, at place: Place) {
        if let text = text.trimmed() { append(.item(text), at: place) }
    }
}

/// A picture where it stands in a document.
struct ManualFigure {
    enum Source {
        /// Relative to the file, or `data:…`.
        case address(String)
        /// Within the file itself.
        case bytes([UInt8], name: String)
    }

    var source: Source
    /// What stands under it, or stands for it where it cannot be shown; nil: nothing does.
    var caption: String?
    /// It stands in a cell of the table that comes next.
    var isInTable = false
}

/// A table with its merged cells undone: each row has its cells from the first column on.
struct ManualTable {
    private(set) var rows: [Row] = []

    struct Row {
        var cells: [Cell]
        var place: ManualDocument.Place
    }

    struct Cell {
        var text: String
        /// True for what a merged cell covers below its first row: `text` is that of the cell again, because it holds for
        /// this row too, but it is printed only once.
        var isRepeated = false
        /// The columns that it covers.
        var width = 1
    }

    /// The same as for every table.
    static let columnLimit = CSVReader.columnLimit

    /// The cells of the longest row.
    private(set) var width = 0

    mutating func append(_ row: Row) {
        width = max(width, row.cells.count)
        rows.append(row)
    }

    /// The one cell that goes over the whole width: a title within the table.
    func banner(of row: Int) -> String? {
        let filled = rows[row].cells.filter { !$0.text.isEmpty }
        guard width > 1, filled.count == 1, !filled[0].isRepeated, filled[0].width >= width else { return nil }
        return filled[0].text
    }
}
