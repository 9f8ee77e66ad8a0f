internal import FaultModel

/// Which column of a table says what.
struct TableLayout {
    /// For each meaning the column that has it.
    private(set) var places: [TableColumn: Int] = [:]
    /// Columns with a heading of their own: kept as notes.
    private(set) var noteColumns: [(place: Int, label: String)] = []
    /// Columns that the user leaves out.
    private(set) var ignored: Set<Int> = []
    /// The number of columns that have a heading.
    private(set) var width = 0
    private(set) var codeHeading = ""

    /// A heading that begins so is known to be a note.
    static let noteMark = "note:"

    /// Of the headings of a table; what is not known becomes a note column and a finding.
    init(headings: [String], line: Int?, findings: inout Findings) {
        width = headings.count
        var ranks: [TableColumn: Int] = [:]
        for (place, heading) in headings.enumerated() {
            guard let (column, rank) = Heading.column(heading) else { continue }
            if let other = ranks[column], other <= rank { continue }
            places[column] = place
            ranks[column] = rank
        }
        codeHeading = places[.code].map { headings[$0] } ?? ""
        let taken = Set(places.values)
        for (place, heading) in headings.enumerated() where !taken.contains(place) {
            if heading.hasPrefix(Self.noteMark) {
                noteColumns.append((place, String(heading.dropFirst(Self.noteMark.count))))
                continue
            }
            let label = heading.trimmed() ?? "column \(place + 1)"
            noteColumns.append((place, label))
            if heading.trimmed() == nil { continue }
            if let (column, _) = Heading.column(heading), let chosen = places[column] {
                findings.note(
                    "the column '\(label)' could be the \(column.rawValue), but '\(headings[chosen])' is; '\(label)' is kept as a note",
                    line: line)
            } else {
                findings.warning(
                    "the heading '\(label)' is not known; expected headings such as code, symptom, cause or remedy. "
                        + "The column is kept as a note on the fault", line: line)
            }
        }
    }

    /// Of the names that the user gives.
    init(columns: [String]) throws(ImportFailure) {
        width = columns.count
        for (place, name) in columns.enumerated() {
            guard let name = name.trimmed(), name != "-" else {
                ignored.insert(place)
                continue
            }
            let column = TableColumn(rawValue: name.lowercased()) ?? Heading.column(name)?.column
            if let column, places[column] == nil {
                places[column] = place
                if column == .code { codeHeading = name }
            } else if column != nil || name.hasPrefix(Self.noteMark) {
                noteColumns.append(
                    (place, name.hasPrefix(Self.noteMark) ? String(name.dropFirst(Self.noteMark.count)) : name))
            } else {
                throw .unknownColumn(name, nearest: name.nearest(among: TableColumn.allCases.map(\.rawValue)))
            }
        }
    }

    /// True when rows can say what is wrong, or why.
    var isUsable: Bool { Self.says(places.keys) }

    private static func says(_ columns: some Sequence<TableColumn>) -> Bool {
        columns.contains { [.symptom, .code, .spn, .cause].contains($0) }
    }

    /// True when the headings are those of a table of faults: one that only such a table has, or two that are known.
    static func isAboutFaults(_ headings: some Sequence<String>) -> Bool {
        let known = Set(headings.compactMap { Heading.column($0)?.column })
        return says(known) && (known.count >= 2 || headings.contains(where: Heading.isTelling))
    }

    /// Finds the row of headings among the first rows: the first one of which at least two cells are known, or the very
    /// first one when it looks like headings and a cell of it is known.
    static func headingRow(of table: Table) -> Int? {
        var isFirst = true
        for index in 0..<min(20, table.rowCount) {
            let cells = table.cells(of: table[row: index])
            let filled = cells.filter { !$0.isEmpty }
            guard !filled.isEmpty else { continue }
            let short = filled.filter { $0.utf8.count <= 80 }
            let known = Set(short.compactMap { Heading.column($0)?.column })
            if known.count >= 2, says(known) { return index }
            let isHeading = Set(filled).count == filled.count && filled.allSatisfy(looksLikeHeading)
            if isFirst, isHeading, isAboutFaults(short) { return index }
            isFirst = false
        }
        return nil
    }

    private static func looksLikeHeading(_ cell: String) -> Bool {
        cell.utf8.count <= 60 && !cell.utf8.allSatisfy { $0.isASCIIDigit || $0 == 0x2E || $0 == 0x2D }
    }
}
