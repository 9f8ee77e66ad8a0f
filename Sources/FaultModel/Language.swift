/// A language as BCP 47 names it, in canonical case: `zh`, `en`, `zh-Hant`, `pt-BR` (RFC 5646 §2.1.1).
package struct Language: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let tag: String

    /// Nil when `tag` is not a well-formed tag: letters and digits in groups of at most eight, the first of two or
    /// three letters.
    package init?(_ tag: some StringProtocol) {
        let groups = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = groups.first, (2...3).contains(first.utf8.count), groups.count <= 6 else { return nil }
        guard first.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) else { return nil }
        var canonical = first.lowercased()
        for group in groups.dropFirst() {
            guard (1...8).contains(group.utf8.count), group.utf8.allSatisfy(\.isASCIIAlphanumeric) else { return nil }
            switch group.utf8.count {
            case 4: canonical += "-" + group.prefix(1).uppercased() + group.dropFirst().lowercased()
            case 2: canonical += "-" + group.uppercased()
            default: canonical += "-" + group.lowercased()
            }
        }
        self.tag = canonical
    }

    private init(known tag: String) { self.tag = tag }

    package static let chinese = Language(known: "zh")
    package static let english = Language(known: "en")

    /// The language alone, without script or region: `zh` of `zh-Hant`.
    package var primary: Substring { tag.prefix { $0 != "-" } }

    package var description: String { tag }
    package static func < (left: Language, right: Language) -> Bool { left.tag < right.tag }
}

extension Language: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let language = Language(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not a language tag"))
        }
        self = language
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(tag)
    }
}

extension UInt8 {
    package var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIILetter }
    package var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    package var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
