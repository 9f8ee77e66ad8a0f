/// The number that a heading begins with: `1.1.20.1. Outline`, `3-2 Cooling`, `第三章 液压系统`, `3．2 冷却`.
struct SectionNumber {
    /// As a name: `1-1-20-1`.
    let name: String
    /// How many numbers there are: 4 in `1.1.20.1`.
    let depth: Int
    /// What follows, without space around it.
    let rest: String

    /// Nil when the text begins with no number, or nothing follows it.
    init?(_ text: String) {
        var numbers = [""]
        var index = text.unicodeScalars.startIndex
        let scalars = text.unicodeScalars
        while index < scalars.endIndex {
            let scalar = scalars[index]
            if ("0"..."9").contains(scalar) {
                guard numbers[numbers.count - 1].utf8.count < 4 else { return nil }
                numbers[numbers.count - 1].unicodeScalars.append(scalar)
            } else if scalar == "." || scalar == "．" || scalar == "-", !numbers[numbers.count - 1].isEmpty,
                numbers.count < 8
            {
                numbers.append("")
            } else {
                break
            }
            index = scalars.index(after: index)
        }
        if numbers[numbers.count - 1].isEmpty { numbers.removeLast() }
        guard !numbers.isEmpty, index < scalars.endIndex, let rest = String(scalars[index...]).trimmed() else {
            return nil
        }
        let next = scalars[index]
        guard next.isSpace || next == "、" || next.value >= 0x2E80 else { return nil }
        name = numbers.joined(separator: "-")
        depth = numbers.count
        self.rest = rest
    }

    /// The level of a heading that is printed like any paragraph: it has a number of at least two parts and is short.
    static func headingLevel(of paragraph: String) -> Int? {
        guard paragraph.utf8.count <= 160, let first = paragraph.utf8.first, first.isASCIIDigitByte,
            !paragraph.contains("\n"), let number = SectionNumber(paragraph), number.depth >= 2,
            let last = paragraph.unicodeScalars.last, !".;:,。；：，!?！？".unicodeScalars.contains(last),
            let next = number.rest.unicodeScalars.first, next.properties.isAlphabetic
        else { return nil }
        // `2.5 MPa at idle`, `12.5 mm` are measures, not headings.
        let isMeasure = number.depth == 2 && !next.properties.isUppercase && next.value < 0x2E80
        return isMeasure ? nil : number.depth
    }
}

extension UInt8 {
    fileprivate var isASCIIDigitByte: Bool { (0x30...0x39).contains(self) }
}
