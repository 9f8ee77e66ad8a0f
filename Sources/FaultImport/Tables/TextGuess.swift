internal import FaultModel

/// What can be told of a text without a dictionary.
enum TextGuess {
    private static let japanese = Language("ja")
    private static let korean = Language("ko")
    private static let russian = Language("ru")

    /// By script: kana → Japanese, hangul → Korean, other Han → Chinese, Cyrillic → Russian, else English.
    static func language(of text: String) -> Language {
        var han = false
        var cyrillic = false
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return .english }
        for scalar in text.unicodeScalars where scalar.value >= 0x400 {
            switch scalar.value {
            case 0x3041...0x30FF: return japanese ?? .english
            case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7A3: return korean ?? .english
            case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: han = true
            case 0x400...0x52F: cyrillic = true
            default: break
            }
        }
        return han ? .chinese : cyrillic ? russian ?? .english : .english
    }

    /// Of a longer text, in which words of another language may stand: by the script of most of it. Looks at the first
    /// few thousand characters.
    static func mainLanguage(of text: String) -> Language {
        var (han, kana, hangul, cyrillic, latin) = (0, 0, 0, 0, 0)
        for scalar in text.unicodeScalars.prefix(4000) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
            case 0x3041...0x30FF: kana += 1
            case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7A3: hangul += 1
            case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: han += 1
            case 0x400...0x52F: cyrillic += 1
            default: break
            }
        }
        // A word of Latin letters takes about four times the letters of a Chinese one.
        let eastern = han + kana + hangul
        if eastern == 0 || eastern * 12 < latin { return cyrillic > latin ? russian ?? .english : .english }
        if kana * 10 > eastern { return japanese ?? .english }
        return hangul * 5 > eastern ? korean ?? .english : .chinese
    }

    /// The class of fault that a word names; nil when it is none.
    static func faultClass(_ word: String) -> FaultClass? {
        switch word.lowercased() {
        case "electrical", "electric", "electronic", "electrics", "电气", "电器", "电气类", "电气故障", "电气系统", "电控", "电":
            .electrical
        case "mechanical", "mechanic", "机械", "机械类", "机械故障", "机械系统": .mechanical
        case "hydraulic", "hydraulics", "液压", "液压类", "液压故障", "液压系统": .hydraulic
        case "other", "others", "其他", "其它": .other
        default: nil
        }
    }

    /// How grave a word or number says a fault is; nil when it does not.
    static func severity(_ word: String) -> Fault.Severity? {
        if let number = Int(word) { return Fault.Severity(rawValue: number) }
        return switch word.lowercased() {
        case "minor", "轻微": .minor
        case "moderate", "一般": .moderate
        case "major", "严重": .major
        case "dangerous", "危险": .dangerous
        default: nil
        }
    }

    /// A number as a table prints it: `30`, `1.5`, `30 min`, `30分钟`; nil when it begins with none.
    static func number(_ text: String, units: Set<String> = []) -> Double? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let value = Double(digits), value.isFinite else { return nil }
        let unit = String(text.dropFirst(digits.count)).trimmed() ?? ""
        return unit.isEmpty || units.contains(unit.lowercased()) ? value : nil
    }
}

/// Names and hashes that stay the same from one import to the next.
enum StableName {
    /// Twelve hexadecimal digits of the hash.
    static func digits(_ text: String) -> String {
        let digits = String(Hash64.of(text) >> 16, radix: 16)
        return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
    }

    /// A slug that says what the text says, at most 60 characters; nil when fewer than 60 % of its letters are ASCII.
    static func slug(_ text: String) -> String? {
        var letters = 0
        var plain = 0
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                if UInt8(truncatingIfNeeded: scalar.value).isASCIIAlphanumeric {
                    (letters, plain) = (letters + 1, plain + 1)
                }
            } else if scalar.properties.isAlphabetic {
                letters += 1
            }
        }
        guard plain > 0, plain * 10 >= letters * 6 else { return nil }
        return cut(Identifier.slug(text))
    }

    /// At most 60 characters, cut at a `-` where there is one.
    static func cut(_ slug: String) -> String {
        guard slug.utf8.count > 60 else { return slug }
        let head = slug.prefix(60)
        if slug.dropFirst(60).first == "-" { return String(head) }
        guard let dash = head.lastIndex(of: "-"), dash > head.startIndex else { return String(head) }
        return String(head[..<dash])
    }

    /// A text as it is compared: case, width and runs of space say nothing.
    static func fold(_ text: String) -> String {
        var folded = ""
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            if scalar.isSpace {
                pendingSpace = !folded.isEmpty
                continue
            }
            if pendingSpace { folded += " " }
            pendingSpace = false
            if (0xFF01...0xFF5E).contains(scalar.value), let narrow = Unicode.Scalar(scalar.value - 0xFEE0) {
                folded += narrow.properties.lowercaseMapping
            } else if scalar.isASCII {
                folded.unicodeScalars.append(
                    (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar)
            } else {
                folded += scalar.properties.lowercaseMapping
            }
        }
        return folded
    }
}
