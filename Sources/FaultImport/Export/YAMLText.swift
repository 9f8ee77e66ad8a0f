/// Strings as YAML scalars, on one line: plain only when no reader could take them for anything else, in double quotes
/// with escapes otherwise.
enum YAMLText {
    static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// A key or id: `[A-Za-z][A-Za-z0-9_-]*` that is no word of YAML.
    private static func isPlain(_ text: String) -> Bool {
        guard text.utf8.count <= 200, let first = text.unicodeScalars.first, isLetter(first) else { return false }
        if reserved.contains(text.lowercased()) { return false }
        guard let last = text.unicodeScalars.last, last != " " else { return false }
        // `: ` and ` #` have a meaning; neither ':' nor '#' is among the characters that stay plain.
        return text.unicodeScalars.allSatisfy {
            isLetter($0) || ("0"..."9").contains($0) || "-_ .()（），。、；：".unicodeScalars.contains($0)
        }
    }

    /// ASCII letters, CJK ideographs, kana and hangul.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
        default: false
        }
    }

    /// What YAML 1.1 and 1.2 read as truth values, nothing or numbers though it begins with a letter.
    private static let reserved: Set<String> = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf",
    ]

    static func quoted(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: output += "\\\""
            case 0x5C: output += "\\\\"
            case 0x0A: output += "\\n"
            case 0x0D: output += "\\r"
            case 0x09: output += "\\t"
            case 0..<0x20, 0x7F...0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202F, 0x2060...0x206F, 0xFEFF,
                0xFFF0...0xFFFF,
                0xE000...0xF8FF:
                output += "\\u" + hexadecimal(scalar.value, digits: 4)
            case 0x1_FFFE...:
                output += isUnprintable(scalar) ? "\\U" + hexadecimal(scalar.value, digits: 8) : String(scalar)
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value & 0xFFFE == 0xFFFE || scalar.value >= 0xE0000
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// A number such that reading it gives the same value: whole numbers without a point.
    static func number(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return "\(value)"
    }
}
