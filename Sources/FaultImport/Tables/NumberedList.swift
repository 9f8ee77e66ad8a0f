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
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            for piece in Self.splitAtCircledNumbers(Substring(line)) {
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
        var rest = line.unicodeScalars.drop(while: \.isSpace)
        guard let first = rest.popFirst() else { return nil }
        if let circled = circledNumber(first) { return circled == number ? Substring(rest) : nil }
        let isBracketed = first == "(" || first == "（"
        var digit = isBracketed ? rest.popFirst() : first
        var value = 0
        while let known = digit.flatMap(self.digit), value <= 999 {
            value = value * 10 + known
            digit = rest.popFirst()
        }
        guard value == number, let mark = digit else { return nil }
        switch mark {
        case ")", "）": return Substring(rest)
        case "、", "．": return isBracketed ? nil : Substring(rest)
        case ".": return isBracketed || rest.first.flatMap(self.digit) != nil ? nil : Substring(rest)
        default: return nil
        }
    }

    /// The value of a digit, also a full-width one.
    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
        default: nil
        }
    }

    private static func circledNumber(_ scalar: Unicode.Scalar) -> Int? {
        (0x2460...0x2473).contains(scalar.value) ? Int(scalar.value - 0x2460) + 1 : nil
    }

    private static func splitAtCircledNumbers(_ line: Substring) -> [Substring] {
        guard line.utf8.contains(0xE2), line.unicodeScalars.contains(where: { circledNumber($0) != nil }) else {
            return [line]
        }
        var pieces: [Substring] = []
        let scalars = line.unicodeScalars
        var start = scalars.startIndex
        for index in scalars.indices where circledNumber(scalars[index]) != nil {
            if index > start { pieces.append(Substring(scalars[start..<index])) }
            start = index
        }
        pieces.append(Substring(scalars[start...]))
        return pieces
    }
}
