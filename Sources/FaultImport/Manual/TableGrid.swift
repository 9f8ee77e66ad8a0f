/// Puts cells that go over several columns and rows where they belong, row by row.
struct TableGrid {
    private(set) var table = ManualTable()
    /// True when cells were left out: beyond `ManualTable.columnLimit` in a row, or beyond the budget.
    private(set) var isCutShort = false
    private(set) var budget: Budget
    /// For each column the cell that reaches down into the next row, and for how many rows.
    private var reaching: [Int: (text: String, rows: Int)] = [:]
    private var cells: [ManualTable.Cell] = []
    /// For each column the text of the cell that rows below may say to go on with, where they say it themselves.
    private var continuable: [Int: String] = [:]
    private var lastCell = 0

    /// What the tables of one document may make of little: a cell over all columns and rows is a few bytes in the file.
    struct Budget {
        var cells = 8_000_000
        /// Bytes of text that is said again because a cell reaches down.
        var repeatedBytes = 32 << 20
        /// A longer text is not said again: blank cells repeat the one above where it matters.
        static let longestRepeated = 1000
    }

    init(budget: Budget = Budget()) { self.budget = budget }

    mutating func addCell(_ text: String, columns: Int = 1, rows: Int = 1) {
        skipReaching()
        let width = min(max(1, columns), ManualTable.columnLimit - cells.count)
        guard width > 0, budget.cells >= width else {
            isCutShort = isCutShort || !text.isEmpty
            return
        }
        budget.cells -= width
        if rows > 1 {
            // A span beyond the end of any table says "to the end".
            for offset in 0..<width {
                reaching[cells.count + offset] = (offset == 0 ? text : "", min(rows, 65_534) - 1)
            }
        }
        lastCell = cells.count
        if !continuable.isEmpty { for offset in 0..<width { continuable[cells.count + offset] = nil } }
        cells.append(.init(text: text, width: width))
        for _ in 1..<max(1, width) { cells.append(.init(text: "")) }
    }

    mutating func endRow(at place: ManualDocument.Place) {
        skipReaching()
        table.append(.init(cells: cells, place: place))
        cells = []
    }

    /// The cell just added may go on in the rows below; see `continueCell`.
    mutating func openCellReachesDown() {
        guard cells.indices.contains(lastCell) else { return }
        continuable[lastCell] = cells[lastCell].text
    }

    /// The next cell goes on with the one above it.
    mutating func continueCell(columns: Int) {
        let column = cells.count
        let width = min(max(1, columns), ManualTable.columnLimit - column)
        guard width > 0, budget.cells >= width else { return }
        budget.cells -= width
        for offset in 0..<width {
            cells.append(.init(text: affordable(continuable[column + offset] ?? ""), isRepeated: true))
        }
    }

    private mutating func affordable(_ text: String) -> String {
        guard text.utf8.count <= min(budget.repeatedBytes, Budget.longestRepeated) else { return "" }
        budget.repeatedBytes -= text.utf8.count
        return text
    }

    private mutating func skipReaching() {
        if reaching.isEmpty { return }
        while let above = reaching[cells.count], budget.cells > 0 {
            reaching[cells.count] = above.rows <= 1 ? nil : (above.text, above.rows - 1)
            budget.cells -= 1
            cells.append(.init(text: affordable(above.text), isRepeated: true))
        }
    }
}
