/// Makes a table of one sheet of a workbook (SpreadsheetML).
struct SheetReader {
    let name: String
    let strings: [String]
    let formats: CellFormats

    private var rows: [(number: Int, cells: [ManualTable.Cell])] = []
    private(set) var formulasWithoutValue = 0
    /// The rows with cells beyond the last column that is read, and the first of them.
    private(set) var wideRows = 0
    private(set) var firstWideRow = 0
    private var cellCount = 0
    private(set) var isCutShort = false

    private static let cellLimit = TableGrid.Budget().cells

    init(name: String, strings: [String], formats: CellFormats) {
        self.name = name
        self.strings = strings
        self.formats = formats
    }

    mutating func read(_ tape: XMLTape) {
        guard !tape.items.isEmpty else { return }
        if let data = tape.child("sheetData", of: 0) {
            var number = 0
            var row = data + 1
            while row < Int(tape.items[data].next) {
                if tape.items[row].kind == .element, tape.name(row) == "row" {
                    number = tape.attribute("r", of: row).flatMap { Int($0) } ?? number + 1
                    readRow(row, number: number, of: tape)
                }
                row = Int(tape.items[row].next)
            }
        }
        if let merges = tape.child("mergeCells", of: 0) { merge(tape.elements(of: merges), of: tape) }
    }

    private mutating func readRow(_ row: Int, number: Int, of tape: XMLTape) {
        var cells: [ManualTable.Cell] = []
        var column = -1
        var cell = row + 1
        while cell < Int(tape.items[row].next) {
            defer { cell = Int(tape.items[cell].next) }
            guard tape.items[cell].kind == .element, tape.name(cell) == "c" else { continue }
            column = tape.attribute("r", of: cell).flatMap { Self.place($0)?.column } ?? column + 1
            guard let text = text(of: cell, in: tape), !text.isEmpty else { continue }
            guard column < ManualTable.columnLimit else {
                if wideRows == 0 { firstWideRow = number }
                wideRows += 1
                break
            }
            guard cellCount + column + 1 - cells.count < Self.cellLimit else {
                isCutShort = true
                return
            }
            if column < cells.count {
                // Two cells in one place: no program writes that.
                cells[column].text += "\n" + text
                continue
            }
            cellCount += column + 1 - cells.count
            while cells.count < column { cells.append(.init(text: "")) }
            cells.append(.init(text: text))
        }
        if !cells.isEmpty { rows.append((number, cells)) }
    }

    /// `B12`: column 1, row 12; nil: it names no cell.
    static func place(_ reference: String) -> (column: Int, row: Int)? {
        var column = 0
        var row = 0
        for byte in reference.utf8 {
            if (0x41...0x5A).contains(byte), row == 0 {
                column = min(column * 26 + Int(byte - 0x40), 1 << 30)
            } else if (0x30...0x39).contains(byte), column > 0 {
                row = min(row * 10 + Int(byte - 0x30), 1 << 30)
            } else if byte != 0x24 {
                return nil
            }
        }
        return column > 0 && row > 0 ? (column - 1, row) : nil
    }

    private mutating func text(of cell: Int, in tape: XMLTape) -> String? {
        var kind = "n"
        var style: Int?
        var value: String?
        var hasFormula = false
        var item = cell + 1
        while item < Int(tape.items[cell].next) {
            let name = tape.name(item)
            if tape.items[item].kind == .attribute {
                if name == "t" { kind = tape.value(item) } else if name == "s" { style = Int(tape.value(item)) }
            } else if tape.items[item].kind == .element {
                switch name {
                case "v": value = tape.fullText(of: item)
                case "is": value = Self.richText(item, of: tape)
                case "f": hasFormula = true
                default: break
                }
            }
            item = Int(tape.items[item].next)
        }
        guard let value else {
            if hasFormula { formulasWithoutValue += 1 }
            return nil
        }
        switch kind {
        case "s": return Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil }
        case "n": return formats.text(value.trimmed() ?? "", style: style)
        case "b": return value == "1" ? "TRUE" : "FALSE"
        default: return value
        }
    }

    /// The text of a string, in one piece or in runs; readings of Chinese characters (`rPh`) are left out.
    static func richText(_ element: Int, of tape: XMLTape) -> String {
        var text = ""
        for child in tape.elements(of: element) {
            switch tape.name(child) {
            case "t": text += tape.fullText(of: child)
            case "r": text += richText(child, of: tape)
            default: break
            }
        }
        return text
    }

    // MARK: - Merged cells

    private mutating func merge(_ ranges: [Int], of tape: XMLTape) {
        var index: [Int: Int] = [:]
        for (place, row) in rows.enumerated() { index[row.number] = place }
        var budget = TableGrid.Budget().cells
        var bytes = TableGrid.Budget().repeatedBytes
        for range in ranges {
            let corners = (tape.attribute("ref", of: range) ?? "").split(separator: ":").map(String.init)
            guard corners.count == 2, let first = Self.place(corners[0]), let last = Self.place(corners[1]),
                let top = index[first.row], rows[top].cells.indices.contains(first.column), first.row <= last.row
            else { continue }
            rows[top].cells[first.column].width = max(1, min(last.column, ManualTable.columnLimit) - first.column + 1)
            let text = rows[top].cells[first.column].text
            if text.isEmpty { continue }
            var place = top + 1
            while place < rows.count, rows[place].number <= last.row, rows[place].number > first.row {
                budget -= first.column + 1
                bytes -= text.utf8.count
                if budget < 0 || bytes < 0 { return isCutShort = true }
                while rows[place].cells.count <= first.column { rows[place].cells.append(.init(text: "")) }
                if rows[place].cells[first.column].text.isEmpty {
                    rows[place].cells[first.column] = .init(text: text, isRepeated: true)
                }
                place += 1
            }
        }
    }

    /// The rows, parted where two or more rows are empty: these are tables of their own.
    var tables: [ManualTable] {
        var tables: [ManualTable] = []
        var table = ManualTable()
        var last: Int?
        for row in rows {
            if let above = last, row.number > above + 2 || row.number <= above {
                tables.append(table)
                table = ManualTable()
            }
            table.append(.init(cells: row.cells, place: .init(line: row.number, page: name)))
            last = row.number
        }
        return table.rows.isEmpty ? tables : tables + [table]
    }
}
