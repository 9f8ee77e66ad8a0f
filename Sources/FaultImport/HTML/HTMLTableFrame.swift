/// A table that is open while HTML is read.
struct HTMLTableFrame {
    /// Where it begins.
    let line: Int
    private(set) var grid: TableGrid
    private(set) var isInCell = false
    private(set) var isHeadCell = false
    /// Its cells are paragraphs of the document.
    private var isLayout = false
    private var rowLine: Int?
    private var cell = ""
    private var columns = 1
    private var rows = 1

    init(line: Int, budget: TableGrid.Budget) {
        self.line = line
        grid = TableGrid(budget: budget)
    }

    var table: ManualTable { grid.table }

    mutating func startRow(at line: Int) { rowLine = line }

    mutating func startCell(_ tag: HTMLTokenizer.Tag, at line: Int) {
        if rowLine == nil { rowLine = line }
        isInCell = true
        isHeadCell = tag.name == "th"
        columns = tag["colspan"].flatMap { Int($0) } ?? 1
        // Zero rows: to the end.
        rows = tag["rowspan"].flatMap { Int($0) }.map { $0 == 0 ? .max : $0 } ?? 1
    }

    mutating func add(_ string: String) { cell += cell.isEmpty ? string : "\n" + string }

    /// - Returns: the text of the cell where the table is there for layout only.
    mutating func endCell() -> String? {
        guard isInCell else { return nil }
        isInCell = false
        defer { cell = "" }
        if isLayout { return cell }
        grid.addCell(cell, columns: columns, rows: rows)
        return nil
    }

    mutating func endRow() {
        guard let line = rowLine else { return }
        rowLine = nil
        if !isLayout { grid.endRow(at: .init(line: line)) }
    }

    /// - Returns: what has been read so far.
    mutating func layOut() -> [String] {
        if isLayout { return [] }
        isLayout = true
        rowLine = nil
        grid.endRow(at: .init())
        let read = grid.table.lines + [cell]
        grid = TableGrid(budget: grid.budget)
        cell = ""
        // The cell stays open, but what comes is text of the document.
        isInCell = false
        return read
    }
}
