/// Makes a document of the pages of a PDF: headings by their size, paragraphs by poppler's blocks, troubleshooting tables by
/// their layout. What is printed on nearly every page at the same height is left out once it is told.
struct PDFReader {
    private(set) var document = ManualDocument()
    /// Lines at the top or bottom of nearly all pages.
    private(set) var running: [String] = []
    /// Pages without any text.
    private(set) var emptyPages: [Int] = []

    private let pages: [PDFPage]
    /// Sizes of headings, the largest first.
    private var headingSizes: [Double] = []
    /// The table that the page before ended with.
    private var open: (table: PDFTable, rows: ManualTable, page: Int)?

    init(_ pages: [PDFPage]) {
        self.pages = pages
        emptyPages = pages.filter(\.words.isEmpty).map(\.number)
    }

    mutating func read() {
        let sizes = Self.sizes(of: pages)
        headingSizes = sizes
        let lines = pages.map { PDFLine.lines(of: $0.words) }
        let running = Self.running(in: lines)
        self.running = running.values.sorted()
        for (page, lines) in zip(pages, lines) {
            let kept = lines.enumerated().filter { index, line in
                guard index < 2 || index >= lines.count - 2 else { return true }
                return running[Self.pattern(line.text)] == nil
            }.map(\.element)
            read(kept, page: page.number)
        }
        closeTable()
    }

    // MARK: - Pages

    private mutating func read(_ lines: [PDFLine], page: Int) {
        var loose: [PDFWord] = []
        var index = continueTable(lines, page: page, loose: &loose)
        while index < lines.count {
            guard var table = PDFTable(at: index, of: lines) else {
                loose += lines[index].words
                index += 1
                continue
            }
            // A heading of two lines may have begun in the line above, which is loose by now.
            let extent = table.layColumns(over: lines, in: table.extent(from: table.firstLine, of: lines))
            let (rows, left) = table.rows(of: lines[extent])
            if rows.isEmpty {
                loose += lines[index].words
                index += 1
                continue
            }
            let isAtTop = loose.isEmpty
            if let open, isAtTop, open.page == page - 1, open.table.headings == table.headings {
                self.open?.page = page
            } else {
                closeTable()
                addParagraphs(Self.without(table.headings, loose), page: page)
                loose = []
                open = (table, ManualTable(), page)
                append([table.headings.map { .init(text: $0) }], page: page)
            }
            append(rows, page: page)
            index = extent.upperBound
            if !left.isEmpty || index < lines.count { closeTable() }
            loose += left
        }
        if loose.isEmpty { return }
        closeTable()
        addParagraphs(loose, page: page)
    }

    /// The words of a heading's upper line are in the table.
    private static func without(_ headings: [String], _ words: [PDFWord]) -> [PDFWord] {
        let upper = Set(
            headings.filter { $0.contains("\n") }.flatMap { $0.split(separator: "\n").dropLast() }.map(String.init))
        if upper.isEmpty { return words }
        var words = words
        for text in upper {
            if let last = words.lastIndex(where: { $0.text == text }) { words.remove(at: last) }
        }
        return words
    }

    /// Rows at the top of the page that go on with the table of the page before, without new headings.
    /// - Returns: the place of the first line that does not.
    private mutating func continueTable(_ lines: [PDFLine], page: Int, loose: inout [PDFWord]) -> Int {
        guard let open, open.page == page - 1, !lines.isEmpty, PDFTable(at: 0, of: lines) == nil else { return 0 }
        let extent = open.table.extent(from: 0, of: lines)
        let (rows, left) = open.table.rows(of: lines[extent])
        // One column of text is no sign of a table.
        guard !extent.isEmpty, lines[0].segments.count > 1, rows.contains(where: { $0.count { !$0.text.isEmpty } > 1 })
        else {
            return 0
        }
        self.open?.page = page
        append(rows, page: page)
        loose += left
        if extent.upperBound < lines.count || !left.isEmpty { closeTable() }
        return extent.upperBound
    }

    private mutating func append(_ rows: [[ManualTable.Cell]], page: Int) {
        for row in rows { open?.rows.append(.init(cells: row, place: .init(page: "\(page)"))) }
    }

    private mutating func closeTable() {
        guard let open else { return }
        self.open = nil
        document.append(.table(open.rows), at: open.rows.rows.first?.place ?? .init())
    }

    // MARK: - Paragraphs

    private mutating func addParagraphs(_ words: [PDFWord], page: Int) {
        let place = ManualDocument.Place(page: "\(page)")
        var block: [PDFWord] = []
        for word in words.sorted(by: { $0.block < $1.block }) {
            if let last = block.last, last.block != word.block {
                addBlock(block, at: place)
                block = []
            }
            block.append(word)
        }
        addBlock(block, at: place)
    }

    private mutating func addBlock(_ words: [PDFWord], at place: ManualDocument.Place) {
        var paragraph = ""
        func isEastern(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { $0.value >= 0x2E80 } ?? false }
        for line in PDFLine.lines(of: words) {
            let text = line.text
            let level = headingLevel(of: line, text)
            if level != nil || SectionMark.isItem(text) || SectionNumber.headingLevel(of: text) != nil {
                document.append(paragraph: paragraph, at: place)
                paragraph = ""
            }
            if let level {
                document.append(heading: text, level: level, at: place)
                continue
            }
            if SectionNumber.headingLevel(of: text) != nil {
                document.append(paragraph: text, at: place)
                continue
            }
            if paragraph.isEmpty {
                paragraph = text
            } else if paragraph.last == "-", let first = text.first, first.isLowercase {
                // A word that was parted at the end of a line.
                paragraph = paragraph.dropLast() + text
            } else {
                let joins = isEastern(paragraph.unicodeScalars.last) && isEastern(text.unicodeScalars.first)
                paragraph += (joins ? "" : " ") + text
            }
        }
        document.append(paragraph: paragraph, at: place)
    }

    private func headingLevel(of line: PDFLine, _ text: String) -> Int? {
        guard text.utf8.count <= 240, let rank = headingSizes.firstIndex(where: { line.size > $0 - 0.3 }) else {
            return nil
        }
        guard text.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return nil }
        return SectionNumber(text)?.depth ?? min(rank + 1, 4)
    }

    /// The sizes above that of the body, which most letters have; at most four.
    private static func sizes(of pages: [PDFPage]) -> [Double] {
        var letters: [Int: Int] = [:]
        for word in pages.lazy.flatMap(\.words) { letters[Int(word.size * 2), default: 0] += word.text.utf8.count }
        guard let body = letters.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return [] }
        let larger = letters.keys.filter { Double($0) >= Double(body) * 1.2 && $0 > body + 2 }.sorted(by: >)
        var ranks: [Double] = []
        for size in larger where ranks.last.map({ Double(size) / 2 < $0 - 1 }) ?? true {
            ranks.append(Double(size) / 2)
        }
        return Array(ranks.prefix(4))
    }

    // MARK: - Running heads

    /// A text without its numbers: page numbers differ.
    private static func pattern(_ text: String) -> String {
        var pattern = ""
        for character in text {
            if !character.isNumber { pattern.append(character) } else if pattern.last != "#" { pattern += "#" }
        }
        return pattern
    }

    /// The patterns of what stands in the two outermost lines of most pages, with the first of each as it is printed.
    private static func running(in pages: [[PDFLine]]) -> [String: String] {
        let filled = pages.filter { !$0.isEmpty }
        guard filled.count >= 3 else { return [:] }
        var found: [String: (count: Int, first: String)] = [:]
        for lines in filled {
            var seen: Set<String> = []
            for line in lines.prefix(2) + lines.suffix(2) {
                let (text, pattern) = (line.text, pattern(line.text))
                guard text.utf8.count <= 300, seen.insert(pattern).inserted else { continue }
                found[pattern, default: (0, text)].count += 1
            }
        }
        return found.filter { $1.count >= 3 && $1.count * 10 >= filled.count * 6 && !isHeadings($0) }.mapValues(\.first)
    }

    /// The headings of a table that is printed on every page stay.
    private static func isHeadings(_ text: String) -> Bool {
        text.split(separator: " ").count { Heading.column(String($0)) != nil } > 1
    }
}
