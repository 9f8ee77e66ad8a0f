/// A table as any format prints it: rows of cells with their lines. Cells share one buffer, so that a table of a million
/// rows costs little more than its text.
package struct Table: Sendable {
    /// The headings, one for each column; nil: not known yet, and they may be in the first rows.
    package var headings: [String]?
    /// True: rows are records that stand each for itself. A blank cell repeats nothing, and a row with fewer cells than
    /// there are headings is as it should be.
    package var isRecordList = false
    /// Rows at which another table of the document begins: a blank cell there repeats nothing of the rows above.
    var newBeginnings: Set<Int> = []
    /// What cells are taken from that stand in it as they are; not copied.
    private let base: [UInt8]
    /// The cells that stand nowhere else.
    private var text: [UInt8] = []
    /// Where each cell begins and ends: in `base`, or as far behind its end as it is in `text`.
    private var cellStarts: [UInt32] = []
    private var cellEnds: [UInt32] = []
    /// The first cell of each row, and one more for the end.
    private var rowStarts: [UInt32] = [0]
    private var lines: [UInt32] = []

    package init(headings: [String]? = nil) {
        self.headings = headings
        base = []
    }

    /// A table whose cells are mostly stretches of a text.
    init(over base: [UInt8]) { self.base = base }

    package var rowCount: Int { lines.count }
    package var isEmpty: Bool { lines.isEmpty }

    package mutating func appendRow(_ cells: some Sequence<String>, line: Int) {
        for cell in cells {
            text.append(contentsOf: cell.utf8)
            endCell()
        }
        endRow(line: line)
    }

    // The reader of CSV writes cells stretch by stretch.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { text.append(contentsOf: bytes) }
    mutating func endCell() {
        cellStarts.append(UInt32(truncatingIfNeeded: base.count + openCell))
        cellEnds.append(UInt32(truncatingIfNeeded: base.count + text.count))
        openCell = text.count
    }
    /// A cell that is a stretch of `base`.
    mutating func appendCell(_ range: Range<Int>) {
        cellStarts.append(UInt32(truncatingIfNeeded: range.lowerBound))
        cellEnds.append(UInt32(truncatingIfNeeded: range.upperBound))
    }
    /// Where the cell that is being written begins in `text`.
    private var openCell = 0
    mutating func endRow(line: Int) {
        rowStarts.append(UInt32(truncatingIfNeeded: cellEnds.count))
        lines.append(UInt32(clamping: line))
    }
    /// The bytes of the cell that is being written.
    var openCellLength: Int { text.count - openCell }
    /// The cells of the row that is being written.
    var openRowLength: Int { cellEnds.count - Int(rowStarts[rowStarts.count - 1]) }

    package subscript(row index: Int) -> Row {
        Row(first: Int(rowStarts[index]), count: Int(rowStarts[index + 1] - rowStarts[index]), line: Int(lines[index]))
    }

    package struct Row: Sendable {
        fileprivate let first: Int
        /// The number of cells, which may differ from row to row.
        package let count: Int
        /// From 1.
        package let line: Int
    }

    private func bytes(_ column: Int, of row: Row) -> ArraySlice<UInt8> {
        guard column < row.count else { return [] }
        let cell = row.first + column
        let (start, end) = (Int(cellStarts[cell]), Int(cellEnds[cell]))
        return start < base.count ? base[start..<end] : text[start - base.count..<end - base.count]
    }

    /// The text of a cell without space around it and with `\n` for every line break; nil when it is blank or not there.
    package func cell(_ column: Int, of row: Row) -> String? {
        var bytes = bytes(column, of: row)
        while let last = bytes.last, Self.isBlank(last) { bytes.removeLast() }
        while let first = bytes.first, Self.isBlank(first) { bytes.removeFirst() }
        guard !bytes.isEmpty else { return nil }
        if bytes.contains(0x0D) { return Self.withPlainLineBreaks(bytes) }
        return String(decoding: bytes, as: UTF8.self).trimmed()
    }

    /// All cells as they stand, blank ones as empty strings.
    package func cells(of row: Row) -> [String] { (0..<row.count).map { cell($0, of: row) ?? "" } }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func withPlainLineBreaks(_ bytes: ArraySlice<UInt8>) -> String? {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 0x0D { output.append(0x0A) } else if byte != 0x0A || previous != 0x0D { output.append(byte) }
            previous = byte
        }
        return String(decoding: output, as: UTF8.self).trimmed()
    }
}

extension String {
    /// Without space of any kind around it, ideographic and no-break included; nil when nothing else is left.
    func trimmed() -> String? {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return nil }
        if !first.isSpace, !last.isSpace { return self }
        guard let start = unicodeScalars.firstIndex(where: { !$0.isSpace }),
            let end = unicodeScalars.lastIndex(where: { !$0.isSpace })
        else { return nil }
        return String(unicodeScalars[start...end])
    }
}

extension Unicode.Scalar {
    /// White space as Unicode has it, and the byte order mark. Asked for every scalar of every text.
    var isSpace: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default: false
        }
    }
}
