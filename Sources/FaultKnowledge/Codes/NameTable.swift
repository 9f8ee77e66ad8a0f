package import FaultModel

/// Names by number, written as a table that a person can read and check line by line.
///
/// One row a line: `number | Chinese | English`. A series that only counts is one row: in
///
///     651-666 | 喷油器，第{1}缸 | Injector, cylinder {1}
///
/// 651 is cylinder 1 and 666 cylinder 16; the number in braces is what the first one is called. Blank lines and lines
/// that begin with `#` are for the reader. Parsed once; a look-up is then one hash.
package struct NameTable: Sendable {
    private var names: [Int: LocalizedText] = [:]
    /// Lines that are no row, or that name a number again. Empty for every table of the product (tested).
    package private(set) var unreadable: [String] = []

    /// - Parameter radix: of the numbers in the first column: 10 or 16.
    package init(_ texts: String..., radix: Int = 10) {
        for text in texts {
            for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
                if !read(line, radix: radix) { unreadable.append(String(line)) }
            }
        }
    }

    package subscript(number: Int) -> LocalizedText? { names[number] }

    /// Every number that has a name, ascending.
    package var numbers: [Int] { names.keys.sorted() }

    /// - Returns: false when the line is no row or repeats a number.
    private mutating func read(_ line: Substring, radix: Int) -> Bool {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(Self.trimmed)
        guard cells.count == 3, !cells[1].isEmpty, !cells[2].isEmpty else { return false }
        let ends = cells[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0, radix: radix) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else {
            return false
        }
        for number in first...last {
            let chinese = Self.counted(cells[1], by: number - first)
            let english = Self.counted(cells[2], by: number - first)
            var name = LocalizedText(chinese, in: .chinese)
            name[.english] = english
            if names.updateValue(name, forKey: number) != nil { return false }
        }
        return true
    }

    private static func trimmed(_ cell: Substring) -> String {
        guard let first = cell.firstIndex(where: { $0 != " " }), let last = cell.lastIndex(where: { $0 != " " }) else {
            return ""
        }
        return String(cell[first...last])
    }

    /// `cylinder {1}` by 3 is `cylinder 4`.
    private static func counted(_ text: String, by offset: Int) -> String {
        guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}"),
            let start = Int(text[text.index(after: open)..<close])
        else { return text }
        return text[..<open] + String(start + offset) + text[text.index(after: close)...]
    }
}
