/// The items of a text such as `1. Check the fuse\n2. Replace the relay`.
struct NumberedList: Hashable {
    /// What stands before the first item; nil: nothing.
    var preamble: String?
    /// At least two, without their numbers; a line without a number belongs to the item before it.
    var items: [String]

    /// Nil when the text is no list: a list is numbered 1, 2, 3… without a gap, at the beginning of lines (`1.` `1)`
    /// `(1)` `1、` `①`); circled numbers count anywhere.
    init?(_ text: String) {
        guard text.withUTF8Bytes(Self.mayBeList) else { return nil }
        var preamble = ""
        var items: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            for piece in Self.splitAtCircledNumbers(line) {
                if let rest = Self.item(piece, number: items.count + 1) {
                    items.append(String(rest))
                } else if items.isEmpty {
                    preamble += preamble.isEmpty ? String(piece) : "\n" + piece
                } else {
                    items[items.count - 1] += "\n" + piece
                }
            }
        }
        let trimmed = items.compactMap { $0.trimmed() }
        guard items.count >= 2, trimmed.count == items.count else { return nil }
        self.preamble = preamble.trimmed()
        self.items = trimmed
    }

    /// Two items need a line break or a circled number (U+2460…: E2 91 A0…).
    private static func mayBeList(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.indices.contains { index in
            bytes[index] == 0x0A || bytes[index] == 0xE2 && index + 1 < bytes.count && bytes[index + 1] == 0x91
        }
    }

    /// What follows the number, when the line begins with that number as the number of an item.
    private static func item(_ line: Substring, number: Int) -> Substring? {
        var rest = line.drop { $0.unicodeScalars.allSatisfy(\.isSpace) }
        guard let first = rest.unicodeScalars.first else { return nil }
        if let circled = circledNumber(first) {
            return circled == number ? rest.dropFirst() : nil
        }
        let isBracketed = first == "(" || first == "（"
        if isBracketed { rest = rest.dropFirst() }
        let digits = rest.prefix { $0.isASCII && $0.isNumber || ("０"..."９").contains($0) }
        guard !digits.isEmpty, digits.count <= 3, value(digits) == number else { return nil }
        rest = rest.dropFirst(digits.count)
        guard let mark = rest.first else { return nil }
        rest = rest.dropFirst()
        if isBracketed { return mark == ")" || mark == "）" ? rest : nil }
        switch mark {
        case ")", "）", "、", "．": return rest
        case ".": return rest.first.map { $0.isASCII && $0.isNumber } == true ? nil : rest
        default: return nil
        }
    }

    private static func value(_ digits: Substring) -> Int? {
        digits.unicodeScalars.reduce(into: Int?(0)) { value, scalar in
            let digit = scalar.value >= 0xFF10 ? scalar.value - 0xFF10 : scalar.value - 0x30
            value = value.map { $0 * 10 + Int(digit) }
        }
    }

    private static func circledNumber(_ scalar: Unicode.Scalar) -> Int? {
        (0x2460...0x2473).contains(scalar.value) ? Int(scalar.value - 0x2460) + 1 : nil
    }

    private static func splitAtCircledNumbers(_ line: Substring) -> [Substring] {
        guard line.unicodeScalars.contains(where: { circledNumber($0) != nil }) else { return [line] }
        var pieces: [Substring] = []
        var start = line.startIndex
        for index in line.indices where line[index].unicodeScalars.first.flatMap(circledNumber) != nil {
            if index > start { pieces.append(line[start..<index]) }
            start = index
        }
        pieces.append(line[start...])
        return pieces
    }
}
