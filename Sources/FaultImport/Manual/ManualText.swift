/// Text as it is gathered from markup: runs of white space are one space, and line breaks are what the markup says.
struct ManualText {
    private(set) var string = ""
    private var isSpacePending = false

    var isEmpty: Bool { string.isEmpty }

    mutating func append(_ text: some StringProtocol) {
        for scalar in text.unicodeScalars {
            if scalar.isSpace {
                isSpacePending = true
                continue
            }
            if isSpacePending, !string.isEmpty, string.utf8.last != 0x0A { string += " " }
            isSpacePending = false
            // A soft hyphen or a zero-width space says where a line may break.
            if scalar != "\u{AD}", scalar != "\u{200B}", !scalar.isControl { string.unicodeScalars.append(scalar) }
        }
    }

    /// As it stands, with its spaces and line breaks.
    mutating func append(preformatted text: some StringProtocol) {
        for scalar in text.unicodeScalars where scalar == "\n" || scalar == "\t" || !scalar.isControl {
            string.unicodeScalars.append(scalar)
        }
        isSpacePending = false
    }

    mutating func breakLine() {
        isSpacePending = false
        if !string.isEmpty { string += "\n" }
    }

    /// The text without space around it, and nothing left; nil when there is none.
    mutating func take() -> String? {
        defer { self = ManualText() }
        return string.trimmed()
    }
}

extension Unicode.Scalar {
    var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}

extension ManualTable {
    /// Row by row on lines of their own, where the table is inside of another one's cell.
    var lines: [String] {
        rows.compactMap { row in
            let cells = row.cells.filter { !$0.isRepeated }.compactMap { $0.text.trimmed() }
            return cells.isEmpty ? nil : cells.joined(separator: " | ")
        }
    }
}
