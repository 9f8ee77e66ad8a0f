/// A troubleshooting table on a page, found by its headings: columns are where white goes down between them, and rows where
/// white goes across.
struct PDFTable {
    /// From left to right.
    let headings: [String]
    private let heads: [PDFLine.Segment]
    /// The place of the first line below the headings.
    let firstLine: Int
    /// The right edge of each column but the last.
    private var bounds: [Double] = []

    /// The table whose headings are in the line; nil: they are not those of a troubleshooting table.
    init?(at index: Int, of lines: [PDFLine]) {
        var heads = Self.headings(in: lines[index])
        guard heads.count >= 2, Self.known(heads.map(\.text)) >= 2 else { return nil }
        var below = index + 1
        // A heading of two lines stands a little higher and a little lower than the others.
        for (neighbour, step) in [(index - 1, -1), (index + 1, 1)] {
            guard lines.indices.contains(neighbour),
                abs(lines[neighbour].middle - lines[index].middle) < lines[index].size * 1.7
            else { continue }
            let extra = Self.headings(in: lines[neighbour])
            let fits = extra.allSatisfy { Self.canExtend(heads, with: $0, isBelow: step > 0) }
            guard fits, extra.contains(where: { Heading.column($0.text) != nil }) || step > 0 else { continue }
            for segment in extra { Self.extend(&heads, with: segment, isBelow: step > 0) }
            if step > 0 { below = neighbour + 1 }
        }
        let texts = heads.map(\.text)
        let isTelling = texts.contains {
            Heading.isTelling($0) && [.code, .spn, .cause, .symptom].contains(Heading.column($0)?.column)
        }
        guard Self.known(texts) >= 2, isTelling else { return nil }
        self.heads = heads
        headings = texts
        firstLine = below
    }

    /// The pieces of a line; two headings of which the first fills its column are close to each other.
    private static func headings(in line: PDFLine) -> [PDFLine.Segment] {
        let wide = line.segments
        guard wide.count >= 2 else { return wide }
        return wide.flatMap { segment -> [PDFLine.Segment] in
            guard segment.words.count > 1, !Heading.isWhole(segment.text) else { return [segment] }
            let pieces = PDFLine(words: segment.words, middle: line.middle, size: line.size).segments { _ in true }
            return pieces.count == known(pieces.map(\.text)) ? pieces : [segment]
        }
    }

    private static func known(_ texts: [String]) -> Int { Set(texts.compactMap { Heading.column($0)?.column }).count }

    private static func overlapping(_ heads: [PDFLine.Segment], _ segment: PDFLine.Segment) -> Int? {
        heads.firstIndex { $0.left < segment.right && segment.left < $0.right }
    }

    /// True when a piece above or below belongs to the headings: it completes one that is not known without it, or is one
    /// by itself.
    private static func canExtend(_ heads: [PDFLine.Segment], with segment: PDFLine.Segment, isBelow: Bool) -> Bool {
        guard let place = overlapping(heads, segment) else { return Heading.column(segment.text) != nil }
        let head = heads[place].text
        let joined = isBelow ? head + "\n" + segment.text : segment.text + "\n" + head
        guard let known = Heading.column(head)?.column else { return Heading.column(joined) != nil }
        if Heading.column(segment.text)?.column == known || Heading.isWhole(joined) { return true }
        // `配件编号/Part` goes on with `number`.
        return isBelow && (head.split(separator: "/").last.map { Heading.isWhole("\($0) \(segment.text)") } ?? false)
    }

    private static func extend(_ heads: inout [PDFLine.Segment], with segment: PDFLine.Segment, isBelow: Bool) {
        guard let place = overlapping(heads, segment) else {
            let after = heads.firstIndex { $0.left > segment.left } ?? heads.count
            heads.insert(segment, at: after)
            return
        }
        heads[place].text = isBelow ? heads[place].text + "\n" + segment.text : segment.text + "\n" + heads[place].text
        heads[place].left = min(heads[place].left, segment.left)
        heads[place].right = max(heads[place].right, segment.right)
    }

    // MARK: - Extent

    /// How many of the lines from `start` on may be rows: up to what goes across columns without a gap, or is far away.
    func extent(from start: Int, of lines: [PDFLine]) -> Range<Int> {
        var end = start
        while end < lines.count {
            if end > start, lines[end].middle - lines[end - 1].middle > lines[end].size * 5 { break }
            let crosses = segments(of: lines[end]).contains { segment in
                heads.count { segment.left < $0.center && $0.center < segment.right } > 1
            }
            if crosses || end > start && PDFTable(at: end, of: lines) != nil { break }
            end += 1
        }
        return start..<end
    }

    /// Finds the columns by the words of the rows.
    /// - Returns: the lines that are rows; those at the end that go across columns are text below the table.
    mutating func layColumns(over lines: [PDFLine], in extent: Range<Int>) -> Range<Int> {
        let segments = lines[extent].flatMap { self.segments(of: $0) }
        bounds = zip(heads, heads.dropFirst()).map { left, right in
            Self.whitest(between: left.center, and: right.center, in: segments) ?? (left.right + right.left) / 2
        }
        var end = extent.upperBound
        while end > extent.lowerBound + 1, self.segments(of: lines[end - 1]).contains(where: crosses) { end -= 1 }
        return extent.lowerBound..<end
    }

    /// A full cell comes close to the next one, whose text begins where the heading does.
    private func segments(of line: PDFLine) -> [PDFLine.Segment] {
        line.segments { word in heads.contains { abs($0.left - word.left) < 1 } }
    }

    private func crosses(_ segment: PDFLine.Segment) -> Bool {
        bounds.contains { segment.left < $0 && $0 < segment.right }
    }

    /// The middle of the strip between two places that the fewest pieces of text touch, of several the widest; nil: none is
    /// wide enough to be seen.
    private static func whitest(between left: Double, and right: Double, in segments: [PDFLine.Segment]) -> Double? {
        let near = segments.filter { $0.right > left && $0.left < right }
        var changes = near.flatMap { [(max(left, $0.left), 1), (min(right, $0.right), -1)] }
        changes.append((right, 0))
        changes.sort { ($0.0, $0.1) < ($1.0, $1.1) }
        var best: (touched: Int, width: Double, middle: Double)?
        var (reached, touched) = (left, 0)
        for (place, change) in changes {
            let width = place - reached
            if width >= 1.5, best.map({ (touched, -width) < ($0.touched, -$0.width) }) ?? true {
                best = (touched, width, (reached + place) / 2)
            }
            reached = max(reached, place)
            touched += change
        }
        return best?.middle
    }

    private func column(of word: PDFWord) -> Int {
        let middle = (word.left + word.right) / 2
        return bounds.firstIndex { middle < $0 } ?? bounds.count
    }

    // MARK: - Rows

    private struct Cell {
        var top: Double
        var bottom: Double
        var lines: [PDFLine]

        var center: Double { (top + bottom) / 2 }

        /// True when both begin at one height; letters of two scripts do not stand at quite the same.
        func begins(with other: Cell) -> Bool { abs(top - other.top) < max(1.5, 0.3 * (lines.first?.size ?? 0)) }

        var text: String {
            var text = ""
            var last: PDFWord?
            for line in lines {
                if last != nil {
                    let isList = SectionMark.isItem(line.text)
                    text +=
                        isList
                        ? "\n" : last.flatMap { end in line.words.first.map { Self.joins(end, $0) } } == true ? "" : " "
                }
                text += line.text
                last = line.words.last
            }
            return text
        }

        private static func joins(_ end: PDFWord, _ start: PDFWord) -> Bool {
            guard let last = end.text.unicodeScalars.last, let first = start.text.unicodeScalars.first else {
                return false
            }
            return last.value >= 0x2E80 && first.value >= 0x2E80
        }
    }

    /// The rows that the lines make, and the words that are in none: text below the table.
    func rows(of lines: ArraySlice<PDFLine>) -> (rows: [[ManualTable.Cell]], left: [PDFWord]) {
        var columns = [[PDFWord]](repeating: [], count: heads.count)
        for word in lines.flatMap(\.words) { columns[column(of: word)].append(word) }
        let isTight = Self.isTight(lines)
        let inColumns = columns.map(PDFLine.lines)
        let pitch = LinePitch(of: inColumns)
        let cells = inColumns.map { Self.cells(of: $0, pitch: pitch, isTight: isTight) }
        guard let base = base(among: cells) else { return ([], lines.flatMap(\.words)) }
        var rows = cells[base].map { _ in [ManualTable.Cell](repeating: .init(text: ""), count: heads.count) }
        var left: [PDFWord] = []
        let end = (cells[base].last?.bottom ?? 0) + 1.6 * (lines.first?.size ?? 0)
        for column in cells.indices {
            // What stands alone further down is below the table.
            left += cells[column].filter { $0.top > end }.flatMap(\.lines).flatMap(\.words)
            let own = cells[column].filter { $0.top <= end }
            if isKey(column), column != base {
                place(own, column: column, beside: cells[base], in: &rows)
            } else {
                for cell in own {
                    Self.put(cell, into: Self.nearest(cell, among: cells[base]), column: column, of: &rows)
                }
            }
        }
        return (rows, left)
    }

    /// The column that has a cell in most rows; one of causes or remedies rather than one whose cells are merged.
    private func base(among cells: [[Cell]]) -> Int? {
        let filled = cells.indices.filter { !cells[$0].isEmpty }
        return filled.max { (cells[$0].count, isKey($0) ? 0 : 1, $1) < (cells[$1].count, isKey($1) ? 0 : 1, $0) }
    }

    /// What names the fault holds for all rows beside it; see `TableColumn`.
    private func isKey(_ column: Int) -> Bool {
        guard let meaning = Heading.column(headings[column])?.column else { return false }
        return [.product, .model, .code, .spn, .fmi, .symptom, .class].contains(meaning)
    }

    private static func nearest(_ cell: Cell, among rows: [Cell]) -> Int {
        rows.firstIndex { $0.begins(with: cell) } ?? rows.indices.min {
            abs(rows[$0].center - cell.center) < abs(rows[$1].center - cell.center)
        } ?? 0
    }

    private static func put(_ cell: Cell, into row: Int, column: Int, of rows: inout [[ManualTable.Cell]]) {
        let text = rows[row][column].text
        rows[row][column].text = text.isEmpty ? cell.text : text + "\n" + cell.text
    }

    /// Merged cells stand at the top of the rows that they cover, or in the middle of them.
    private func place(_ cells: [Cell], column: Int, beside base: [Cell], in rows: inout [[ManualTable.Cell]]) {
        let areOnTop = cells.allSatisfy { cell in base.contains { $0.begins(with: cell) } }
        var owners = [Int?](repeating: nil, count: base.count)
        for row in base.indices {
            owners[row] =
                areOnTop
                ? cells.lastIndex { $0.top < base[row].top || $0.begins(with: base[row]) }
                : cells.indices.min {
                    abs(cells[$0].center - base[row].center) < abs(cells[$1].center - base[row].center)
                }
        }
        for (index, cell) in cells.enumerated() {
            if let first = owners.firstIndex(of: index) {
                Self.put(cell, into: first, column: column, of: &rows)
                for row in base.indices where row > first && owners[row] == index {
                    rows[row][column] = .init(text: cell.text, isRepeated: true)
                }
            } else {
                Self.put(cell, into: Self.nearest(cell, among: base), column: column, of: &rows)
            }
        }
    }

    /// True when rows stand as close as the lines of a cell do, so that white tells nothing: every line is as far from the
    /// next.
    private static func isTight(_ lines: ArraySlice<PDFLine>) -> Bool {
        let steps = zip(lines, lines.dropFirst()).map { ($1.middle - $0.middle) / max($0.size, $1.size) }
        guard let least = steps.min(), let most = steps.max() else { return true }
        return most < 1.6 && most < least * 1.15
    }

    private static func cells(of lines: [PDFLine], pitch: LinePitch, isTight: Bool) -> [Cell] {
        var cells: [Cell] = []
        let right = lines.lazy.compactMap { $0.words.last?.right }.max() ?? 0
        for line in lines {
            if let last = cells.indices.last, let above = cells[last].lines.last {
                let step = line.middle - above.middle
                let size = max(line.size, above.size)
                let isNear =
                    isTight
                    ? Self.goesOn(above, in: line, to: right)
                    : step < min(size * 2, pitch.most(above: line))
                if isNear {
                    cells[last].lines.append(line)
                    cells[last].bottom = line.middle
                    continue
                }
            }
            cells.append(Cell(top: line.middle, bottom: line.middle, lines: [line]))
        }
        return cells
    }

    /// Where rows are set as close as lines: a line goes on in the next when the next word had no room in it.
    private static func goesOn(_ above: PDFLine, in line: PDFLine, to right: Double) -> Bool {
        guard let first = line.words.first, let end = above.words.last?.right else { return false }
        if SectionMark.isItem(line.text), !SectionMark.isFirstItem(line.text) { return true }
        let isEastern = first.text.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false
        let needed = isEastern ? first.size : first.right - first.left + first.size * 0.25
        return end + needed > right
    }
}

/// Marks at the beginning of items: `1.`, `2)`, `(3)`, `①`, `•`.
enum SectionMark {
    static func isItem(_ text: String) -> Bool {
        number(text) != nil || text.first.map { "•●■◆▪-–*".contains($0) } == true
    }
    static func isFirstItem(_ text: String) -> Bool { number(text) == 1 }

    private static func number(_ text: String) -> Int? {
        guard let first = text.unicodeScalars.first else { return nil }
        if (0x2460...0x2473).contains(first.value) { return Int(first.value - 0x245F) }
        let inner = text.drop { $0 == "(" || $0 == "（" }
        let digits = inner.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count), let mark = inner.dropFirst(digits.count).first, ".)、）．".contains(mark),
            inner.dropFirst(digits.count + 1).first.map({ !$0.isNumber }) ?? true
        else { return nil }
        return Int(digits)
    }
}
