import FaultModel

extension String {
    /// The text in lines of at most so many terminal columns: broken at spaces and between Chinese signs, never before a
    /// mark that ends a phrase. A word that is too long stands in pieces.
    func wrapped(to columns: Int) -> [String] {
        let columns = max(columns, 8)
        var lines: [String] = []
        for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            var width = 0
            for piece in Self.pieces(of: paragraph) {
                let trimmed = piece.last == " " ? String(piece.dropLast()) : piece
                if width > 0, width + trimmed.terminalColumns > columns {
                    lines.append(line.trimmingSpacesAtEnd)
                    (line, width) = ("", 0)
                }
                var rest = piece
                while rest.terminalColumns > columns + 1 {
                    let head = rest.prefix(columnsWide: columns)
                    lines.append(head)
                    rest = String(rest.dropFirst(head.count))
                }
                line += rest
                width += rest.terminalColumns
            }
            lines.append(line.trimmingSpacesAtEnd)
        }
        return lines
    }

    /// Lines that begin with `first`, and below it with as many spaces.
    func wrapped(to columns: Int, after first: String) -> [String] {
        let indent = String(repeating: " ", count: first.terminalColumns)
        let lines = wrapped(to: columns - indent.count)
        return lines.enumerated().map { ($0.offset == 0 ? first : indent) + $0.element }
    }

    /// What no line is broken in.
    private static func pieces(of text: Substring) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for character in text {
            let isWide = String(character).terminalColumns > 1
            if isWide, !closing.contains(character), let last = piece.last, !opening.contains(last) {
                pieces.append(piece)
                piece = ""
            } else if !isWide, !closing.contains(character), let last = piece.last,
                String(last).terminalColumns > 1, !opening.contains(last), character != " "
            {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
            if character == " " {
                pieces.append(piece)
                piece = ""
            }
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }

    private static let closing: Set<Character> = Set("，。、；：？！）】》」』”’,.;:?!)]}%…")
    private static let opening: Set<Character> = Set("（【《「『“‘([{")

    private func prefix(columnsWide columns: Int) -> String {
        var width = 0
        return String(
            prefix { character in
                width += String(character).terminalColumns
                return width <= columns
            })
    }

    private var trimmingSpacesAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
