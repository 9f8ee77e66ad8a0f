import FaultModel

/// Comma-separated values as RFC 4180 has them, with a byte order mark, which spreadsheets need to read Chinese.
package struct CSVText: Sendable {
    package enum Cell: Sendable {
        case text(String)
        case number(Double)
        case whole(Int)
        case empty
    }

    private var lines: [String] = []

    package init(headings: [String]) { lines.append(Self.line(headings.map { .text($0) })) }

    package mutating func add(_ cells: [Cell]) { lines.append(Self.line(cells)) }

    package var text: String { "\u{FEFF}" + lines.map { $0 + "\r\n" }.joined() }

    private static func line(_ cells: [Cell]) -> String { cells.map(string).joined(separator: ",") }

    private static func string(_ cell: Cell) -> String {
        switch cell {
        case .empty: ""
        case .whole(let number): String(number)
        case .number(let number): number.shortText
        case .text(let text): quoted(harmless(text))
        }
    }

    /// A spreadsheet reads a text that begins so as a formula, and texts come from customers: an apostrophe keeps it a
    /// text.
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes =
            text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D, 0x3B, 0x09].contains($0) }
            || text.first == " " || text.last == " "
        guard needsQuotes else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
