internal import FaultModel

/// The troubleshooting tables of a document as one table: their columns are put under one another by what they mean, so
/// that a fault told of in two of them is one fault.
struct FaultTables {
    /// The names that the user gives to columns of tables without headings; nil: none.
    let columns: [String]?
    private var tables: [Recognized] = []

    private struct Recognized {
        var table: ManualTable
        var headings: [String]
        var firstRow: Int
    }

    init(columns: [String]?) { self.columns = columns }

    var isEmpty: Bool { tables.isEmpty }

    /// True when faults would come of the table.
    static func isAboutFaults(_ table: ManualTable) -> Bool {
        recognize(table) != nil || turned(table).flatMap(recognize) != nil
    }

    /// Takes a table that is about faults.
    /// - Returns: the rows that no fault will come of, to be kept elsewhere; nil: all of them, it is another table.
    mutating func take(_ table: ManualTable) -> [Int]? {
        if let columns {
            guard table.width == columns.count else { return nil }
            tables.append(Recognized(table: table, headings: columns, firstRow: 0))
            return []
        }
        if let headed = Self.recognize(table) {
            tables.append(headed)
            return (0..<headed.table.rows.count).filter { row in
                row < headed.firstRow
                    ? !Self.isHeading(headed.table.rows[row], of: headed) : table.banner(of: row) != nil
            }
        }
        guard let turned = Self.turned(table), let headed = Self.recognize(turned) else { return nil }
        tables.append(headed)
        return []
    }

    // MARK: - Recognition

    /// Of the tables of a manual only those with two known headings, one of which no other table has: a list of parts has
    /// a name and a quantity too.
    private static func recognize(_ table: ManualTable) -> Recognized? {
        var head = Table()
        let places = table.rows.indices.prefix(20).filter { table.banner(of: $0) == nil }
        for row in places { head.appendRow(table.rows[row].cells.map(\.text), line: row + 1) }
        guard let found = TableLayout.headingRow(of: head) else { return nil }
        var row = places[found]
        var headings = table.rows[row].cells.map { $0.text.trimmed() ?? "" }
        if let lower = lowerHeadings(below: row, of: table) {
            headings = zip(headings, lower).map { $1.isEmpty ? $0 : $1 } + headings.dropFirst(lower.count)
            row += 1
        }
        let known = Set(headings.compactMap { Heading.column($0)?.column })
        let isTelling = headings.contains { heading in
            guard let column = Heading.column(heading)?.column else { return false }
            return Heading.isTelling(heading) && [.code, .spn, .cause, .symptom].contains(column)
        }
        guard known.count >= 2, isTelling, row + 1 < table.rows.count else { return nil }
        return Recognized(table: table, headings: headings, firstRow: row + 1)
    }

    /// A second row of headings: what is not under a heading that reaches down is a heading itself.
    private static func lowerHeadings(below row: Int, of table: ManualTable) -> [String]? {
        guard row + 1 < table.rows.count else { return nil }
        let cells = table.rows[row + 1].cells
        let own = cells.filter { !$0.isRepeated && !$0.text.isEmpty }
        guard cells.contains(where: \.isRepeated), !own.isEmpty, own.allSatisfy({ Heading.column($0.text) != nil })
        else { return nil }
        return cells.map { $0.text.trimmed() ?? "" }
    }

    /// Two columns with the headings at the left and one fault at the right: turned by a quarter.
    private static func turned(_ table: ManualTable) -> ManualTable? {
        guard table.width == 2, (2...20).contains(table.rows.count) else { return nil }
        let labels = table.rows.map { $0.cells.first?.text ?? "" }
        let known = labels.compactMap { Heading.column($0)?.column }
        guard known.count == labels.count, Set(known).count == known.count else { return nil }
        var turned = ManualTable()
        turned.append(.init(cells: labels.map { .init(text: $0) }, place: table.rows[0].place))
        let values = table.rows.map { $0.cells.count > 1 ? $0.cells[1].text : "" }
        turned.append(.init(cells: values.map { .init(text: $0) }, place: table.rows[0].place))
        return turned
    }

    /// The headings are printed again at the top of each page.
    private static func isHeading(_ row: ManualTable.Row, of table: Recognized) -> Bool {
        let cells = row.cells.map { $0.text.trimmed() ?? "" }
        guard cells.contains(where: { !$0.isEmpty }) else { return false }
        return zip(cells, table.headings).allSatisfy { $0 == $1 || $0.isEmpty }
            || cells.allSatisfy { $0.isEmpty || Heading.column($0) != nil }
    }

    // MARK: - Joining

    /// The rows of all tables under the headings of all, and the place of each: its line is the place's number from 1.
    func joined() -> (table: Table, places: [ManualDocument.Place]) {
        var union = Union()
        let maps = tables.map { columns == nil ? union.places(of: $0.headings) : Array($0.headings.indices) }
        var table = Table(headings: columns == nil ? union.headings : nil)
        let width = columns?.count ?? union.headings.count
        var places: [ManualDocument.Place] = []
        for (index, source) in tables.enumerated() {
            table.newBeginnings.insert(places.count)
            for row in source.firstRow..<max(source.firstRow, source.table.rows.count) {
                let cells = source.table.rows[row].cells
                if source.table.banner(of: row) != nil || Self.repeatsHeadings(cells, of: source) { continue }
                var line = [String](repeating: "", count: width)
                var beyond: [String] = []
                for (place, cell) in cells.enumerated() where !cell.text.isEmpty {
                    if place < maps[index].count {
                        line[maps[index][place]] = cell.text
                    } else {
                        beyond.append(cell.text)
                    }
                }
                places.append(source.table.rows[row].place)
                table.appendRow(line + beyond, line: places.count)
            }
        }
        return (table, places)
    }

    private static func repeatsHeadings(_ cells: [ManualTable.Cell], of table: Recognized) -> Bool {
        let texts = cells.map { $0.text.trimmed() ?? "" }
        return texts.count == table.headings.count && texts == table.headings
    }

    /// Columns of several tables by what they mean; a column with a heading of its own by that.
    private struct Union {
        var headings: [String] = []
        private var index: [String: Int] = [:]

        mutating func places(of own: [String]) -> [Int] {
            var unneeded = Findings()
            let layout = TableLayout(headings: own, line: nil, findings: &unneeded)
            var meaning: [Int: TableColumn] = [:]
            for (column, place) in layout.places { meaning[place] = column }
            var taken: Set<Int> = []
            return own.indices.map { place in
                var key =
                    meaning[place].map { "=" + $0.rawValue } ?? "~" + (own[place].isEmpty ? "\(place)" : own[place])
                while let known = index[key], taken.contains(known) { key += "+" }
                let known = index[key] ?? headings.count
                if known == headings.count {
                    headings.append(own[place])
                    index[key] = known
                }
                taken.insert(known)
                return known
            }
        }
    }
}
