/// Makes a document of Markdown (CommonMark's headings, lists, quotes, code and HTML; GitHub's tables).
struct MarkdownReader {
    private(set) var document = ManualDocument()
    private let lines: [Substring.UTF8View.SubSequence]
    private var index = 0
    private var paragraph: [String] = []
    private var paragraphLine = 1
    /// What begins the paragraph: the mark of an item; nil: nothing.
    private var mark: String?
    private var budget = TableGrid.Budget()
    private(set) var isCutShort = false

    init(_ text: String) {
        lines = Substring(text).utf8.split(omittingEmptySubsequences: false) { $0 == 0x0A }
    }

    mutating func read() {
        readFrontMatter()
        while index < lines.count { readLine() }
        flush()
    }

    private func line(_ index: Int) -> String {
        var line = String(Substring(lines[index]))
        if line.hasSuffix("\r") { line.removeLast() }
        return line
    }

    // MARK: - Blocks

    private mutating func readLine() {
        let indented = line(index)
        var line = indented.drop { $0 == " " || $0 == "\t" }
        while line.hasPrefix(">") { line = line.dropFirst().drop { $0 == " " } }
        if line.isEmpty {
            flush()
            index += 1
        } else if let fence = Self.fence(line) {
            readCode(fence)
        } else if let (level, text) = Self.heading(line) {
            flush()
            document.append(heading: MarkdownInline.plain(text), level: level, at: .init(line: index + 1))
            index += 1
        } else if let level = underline(line) {
            let text = paragraph.joined(separator: " ")
            paragraph = []
            document.append(heading: MarkdownInline.plain(text), level: level, at: .init(line: paragraphLine))
            index += 1
        } else if Self.isRule(line) {
            flush()
            index += 1
        } else if isTableHead(line) {
            readTable()
        } else if let (mark, text) = Self.item(line) {
            flush()
            self.mark = mark
            begin(String(text))
        } else if paragraph.isEmpty, Self.beginsHTML(line) {
            readHTML()
        } else {
            begin(String(line))
        }
    }

    private mutating func begin(_ text: String) {
        if paragraph.isEmpty { paragraphLine = index + 1 }
        paragraph.append(text)
        index += 1
    }

    private mutating func flush() {
        defer {
            paragraph = []
            mark = nil
        }
        guard !paragraph.isEmpty || mark != nil else { return }
        var text = ""
        for (place, line) in paragraph.enumerated() {
            // A line that begins with `**Cause:**` is meant to be one.
            let isHardBreak =
                line.hasSuffix("  ") || line.hasSuffix("\\")
                || place + 1 < paragraph.count && Self.beginsWithLabel(paragraph[place + 1])
            let line = line.hasSuffix("\\") ? String(line.dropLast()) : line
            text += (line.trimmed() ?? "") + (isHardBreak ? "\n" : " ")
        }
        let plain = MarkdownInline.plain(text).split(separator: "\n").compactMap { String($0).trimmed() }
            .joined(separator: "\n")
        let place = ManualDocument.Place(line: paragraphLine)
        for (caption, address) in MarkdownInline.images(in: text) {
            document.append(ManualFigure(source: .address(address), caption: caption.trimmed()), at: place)
        }
        if let mark {
            document.append(item: plain.isEmpty ? "" : "\(mark) \(plain)", at: place)
        } else {
            document.append(paragraph: plain, at: place)
        }
    }

    private static func beginsWithLabel(_ line: String) -> Bool {
        guard line.unicodeScalars.prefix(60).contains(where: { $0 == ":" || $0 == "：" }) else { return false }
        return SectionLabel(in: MarkdownInline.plain(String(line.prefix(80)))) != nil
    }

    /// `---`, lines `key: value`, `---` at the very beginning: what programs note about a page.
    private mutating func readFrontMatter() {
        guard lines.count > 2, line(0) == "---",
            let end = lines.indices.prefix(200).dropFirst().first(where: { line($0) == "---" || line($0) == "..." })
        else { return }
        for number in 1..<end {
            let text = line(number)
            if text.hasPrefix("title:"), document.title == nil {
                document.title = String(text.dropFirst(6)).trimmed()?.trimmingQuotes()
            } else {
                document.append(item: text, at: .init(line: number + 1))
            }
        }
        index = end + 1
    }

    private mutating func readCode(_ fence: Substring) {
        flush()
        index += 1
        while index < lines.count {
            let text = line(index)
            let isEnd = text.drop { $0 == " " }.hasPrefix(fence) && text.allSatisfy { $0 == fence.first || $0 == " " }
            if !isEnd { document.append(item: text, at: .init(line: index + 1)) }
            index += 1
            if isEnd { return }
        }
    }

    /// Up to the next blank line outside of a table.
    private mutating func readHTML() {
        let first = index
        var html = ""
        var tables = 0
        while index < lines.count {
            let text = line(index)
            if text.allSatisfy({ $0 == " " || $0 == "\t" }), tables <= 0 { break }
            let small = text.lowercased()
            tables += small.count(of: "<table") - small.count(of: "</table")
            html += text + "\n"
            index += 1
        }
        var reader = HTMLReader(Array(html.utf8), linesBefore: first)
        reader.read()
        for block in reader.document.blocks { document.append(block.content, at: block.place) }
        isCutShort = isCutShort || reader.isCutShort
    }

    private mutating func readTable() {
        flush()
        var grid = TableGrid(budget: budget)
        let first = index
        while index < lines.count {
            let text = line(index)
            guard text.contains("|"), text.trimmed() != nil else { break }
            if index != first + 1 {
                for cell in Self.cells(text) { grid.addCell(MarkdownInline.plain(cell)) }
                grid.endRow(at: .init(line: index + 1))
            }
            index += 1
        }
        budget = grid.budget
        isCutShort = isCutShort || grid.isCutShort
        document.append(.table(grid.table), at: .init(line: first + 1))
    }

    // MARK: - Lines

    private static func fence(_ line: Substring) -> Substring? {
        for mark in ["`", "~"] where line.hasPrefix(String(repeating: mark, count: 3)) {
            let run = line.prefix { String($0) == mark }
            return mark == "`" && line.dropFirst(run.count).contains("`") ? nil : run
        }
        return nil
    }

    static func heading(_ line: Substring) -> (level: Int, text: Substring)? {
        let level = line.prefix { $0 == "#" }.count
        let rest = line.dropFirst(level)
        guard (1...6).contains(level), rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
        var text = rest
        while text.last == " " || text.last == "\t" { text.removeLast() }
        let open = text.reversed().drop { $0 == "#" }
        if open.first == " " || open.isEmpty { text = text.prefix(open.count) }
        return (level, text)
    }

    /// The level of the heading that a line of `=` or `-` makes of the paragraph above.
    private func underline(_ line: Substring) -> Int? {
        guard !paragraph.isEmpty, mark == nil, let first = line.first, first == "=" || first == "-",
            line.allSatisfy({ $0 == first || $0 == " " })
        else { return nil }
        return first == "=" ? 1 : 2
    }

    private static func isRule(_ line: Substring) -> Bool {
        guard let first = line.first, "-*_".contains(first) else { return false }
        return line.count { $0 == first } >= 3 && line.allSatisfy { $0 == first || $0 == " " }
    }

    private static func item(_ line: Substring) -> (mark: String, text: Substring)? {
        guard let first = line.first else { return nil }
        let rest: Substring
        let mark: String
        if "-*+".contains(first) {
            (mark, rest) = ("•", line.dropFirst())
        } else {
            let digits = line.prefix { $0.isASCII && $0.isNumber }
            guard (1...9).contains(digits.count), let end = line.dropFirst(digits.count).first, end == "." || end == ")"
            else { return nil }
            (mark, rest) = ("\(digits)\(end)", line.dropFirst(digits.count + 1))
        }
        guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
        return (mark, rest.drop { $0 == " " || $0 == "\t" })
    }

    /// A tag that begins a block, or one that stands alone on its line (CommonMark 0.31, "HTML blocks").
    private static func beginsHTML(_ line: Substring) -> Bool {
        guard line.first == "<", let second = line.dropFirst().first else { return false }
        if second == "!" { return true }
        let name = line.dropFirst(second == "/" ? 2 : 1).prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
        if blockTags.contains(name.lowercased()) { return true }
        return !name.isEmpty && line.last == ">" && !line.dropLast().contains(">") && !line.contains(":")
    }

    private static let blockTags: Set<String> = [
        "table", "thead", "tbody", "tfoot", "tr", "td", "th", "div", "p", "ul", "ol", "li", "dl", "dt", "dd", "h1",
        "h2",
        "h3", "h4", "h5", "h6", "pre", "blockquote", "section", "article", "details", "summary", "center", "html",
        "body",
        "head", "style", "script", "figure", "form", "header", "footer", "main", "nav", "aside", "hr", "caption",
    ]

    private func isTableHead(_ line: Substring) -> Bool {
        line.contains("|") && index + 1 < lines.count && Self.isDelimiter(self.line(index + 1))
    }

    /// `| --- | :---: |`
    static func isDelimiter(_ line: String) -> Bool {
        line.contains("-") && line.contains("|")
            && line.utf8.allSatisfy { [0x20, 0x09, 0x2D, 0x3A, 0x7C].contains($0) }
    }

    /// The cells of a row: `\|` and a bar in code are text.
    static func cells(_ line: String) -> [String] {
        var cells = [""]
        var isEscaped = false
        for scalar in (line.trimmed() ?? "").unicodeScalars {
            if scalar == "|", !isEscaped {
                cells.append("")
            } else {
                if scalar == "|" { cells[cells.count - 1].unicodeScalars.removeLast() }
                cells[cells.count - 1].unicodeScalars.append(scalar)
            }
            isEscaped = scalar == "\\" && !isEscaped
        }
        if cells.count > 1, cells[0].trimmed() == nil { cells.removeFirst() }
        if cells.count > 1, cells[cells.count - 1].trimmed() == nil { cells.removeLast() }
        return cells.map { $0.trimmed() ?? "" }
    }
}

extension String {
    fileprivate func count(of word: String) -> Int {
        var count = 0
        var rest = self[...]
        while let found = rest.firstRange(of: word) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }

    fileprivate func trimmingQuotes() -> String {
        guard count > 1, let first, first == last, first == "\"" || first == "'" else { return self }
        return String(dropFirst().dropLast())
    }
}
