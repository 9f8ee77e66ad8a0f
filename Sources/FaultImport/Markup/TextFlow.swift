internal import FaultModel

/// Writes plain text from markup: paragraphs parted by an empty line, items and rows on lines of their own, runs of space
/// as one.
struct TextFlow {
    private var bytes: [UInt8] = []
    /// Line breaks that are due before the next text.
    private var breaks = 0
    private var space = Space.none
    /// What goes before the next text if its line has begun: between cells, and between the fields of a record.
    private var separator: [UInt8]?
    /// What the next line begins with: the number of a step.
    private var marker: [UInt8] = []
    /// In a cell or a record there are no lines.
    private var flat = 0

    private enum Space { case none, plain, lineBreak }

    private var isAtLineStart: Bool { bytes.isEmpty || breaks > 0 }
    var isEmpty: Bool { bytes.isEmpty }
    var count: Int { bytes.count }

    mutating func line() { breakLine(1) }
    mutating func paragraph() { breakLine(2) }

    private mutating func breakLine(_ count: Int) {
        // What is marked has not begun yet: its first paragraph stands on its line.
        if !marker.isEmpty, flat == 0 { return }
        if flat > 0 {
            if !isAtLineStart, space == .none { space = .plain }
        } else {
            breaks = bytes.isEmpty ? 0 : max(breaks, count)
            space = .none
            separator = nil
        }
    }

    /// The text that follows begins a line, and the line begins with this.
    mutating func mark(_ text: String) {
        if flat > 0 { return add(text + " ") }
        line()
        marker += Array((text + " ").utf8)
    }

    mutating func separate(_ text: String) {
        if !isAtLineStart, marker.isEmpty, separator == nil { separator = Array(text.utf8) }
    }

    /// What is said before the text that follows, on its line.
    mutating func prefix(_ text: String) {
        if isAtLineStart || !marker.isEmpty {
            marker += Array((text + " ").utf8)
        } else {
            add(" " + text + " ")
        }
    }

    /// How much is marked and still without text.
    var markCount: Int { marker.count }

    /// What was marked since then has no text: the mark goes too.
    /// - Returns: true when there was one.
    @discardableResult
    mutating func dropMark(to count: Int) -> Bool {
        guard marker.count > count else { return false }
        marker.removeLast(marker.count - count)
        return true
    }

    /// What is written until `endFlat` has no line breaks.
    mutating func beginFlat() { flat += 1 }
    mutating func endFlat() { flat -= 1 }

    mutating func add(_ text: String) { add(Array(text.utf8)[...]) }

    mutating func add(_ text: ArraySlice<UInt8>) {
        for byte in text {
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                if byte == 0x0A { space = .lineBreak } else if space == .none { space = .plain }
            } else {
                if breaks > 0 || space != .none || separator != nil || !marker.isEmpty { open(before: byte) }
                bytes.append(byte)
            }
        }
    }

    /// Text whose lines and spaces count: a listing.
    mutating func addPreformatted(_ text: ArraySlice<UInt8>) {
        guard text.contains(where: { $0 > 0x20 }) else { return }
        open(before: 0)
        bytes.append(contentsOf: text.filter { $0 != 0x0D })
    }

    private mutating func open(before byte: UInt8) {
        if breaks > 0 {
            while bytes.last == 0x20 || bytes.last == 0x0A { bytes.removeLast() }
            for _ in 0..<breaks where !bytes.isEmpty { bytes.append(0x0A) }
        }
        let isLineStart = bytes.isEmpty || breaks > 0
        bytes += marker
        if !isLineStart {
            if let separator {
                bytes += separator
            } else if space != .none, bytes.last != 0x20 {
                // A line break between two Chinese characters is none of the text's spaces.
                let joins = space == .lineBreak && (bytes.last ?? 0) >= 0x80 && (0xE3...0xEF).contains(byte)
                if !joins { bytes.append(0x20) }
            }
        }
        (breaks, space, separator, marker) = (0, .none, nil, [])
    }

    /// The text; nil: nothing was written.
    func finished() -> String? {
        bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self).trimmed()
    }
}
