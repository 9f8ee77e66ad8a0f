/// The numbers and marks that Word prints before paragraphs of lists and headings (ECMA-376 part 1, 17.9).
struct WordNumbering {
    private struct Level {
        var start = 1
        var format = "decimal"
        /// `%1.%2)`
        var text = ""
    }

    private var levels: [String: [Int: Level]] = [:]
    /// Which abstract list a list is made from.
    private var lists: [String: String] = [:]
    private var counters: [String: [Int]] = [:]

    init(_ tape: XMLTape?) {
        guard let tape, !tape.items.isEmpty else { return }
        for element in tape.elements(of: 0) {
            switch tape.name(element) {
            case "abstractNum":
                guard let id = tape.attribute("abstractNumId", of: element) else { continue }
                for child in tape.elements(of: element) where tape.name(child) == "lvl" {
                    guard let number = tape.attribute("ilvl", of: child).flatMap({ Int($0) }), (0..<9).contains(number)
                    else { continue }
                    var level = Level()
                    level.start = tape.setting("start", of: child).flatMap { Int($0) } ?? 1
                    level.format = tape.setting("numFmt", of: child) ?? "decimal"
                    level.text = tape.setting("lvlText", of: child) ?? ""
                    levels[id, default: [:]][number] = level
                }
            case "num":
                if let id = tape.attribute("numId", of: element) {
                    lists[id] = tape.setting("abstractNumId", of: element)
                }
            default: break
            }
        }
    }

    /// The mark of the next paragraph of a list; nil: it has none.
    mutating func next(list: String, level: Int) -> String? {
        guard list != "0", let abstract = lists[list], let all = levels[abstract], (0..<9).contains(level),
            let own = all[level]
        else { return nil }
        var counts = counters[abstract] ?? (0..<9).map { (all[$0]?.start ?? 1) - 1 }
        counts[level] = counts[level] < 1_000_000 ? counts[level] + 1 : counts[level]
        for below in (level + 1)..<max(level + 1, 9) { counts[below] = (all[below]?.start ?? 1) - 1 }
        for above in 0..<level where counts[above] < (all[above]?.start ?? 1) { counts[above] = all[above]?.start ?? 1 }
        counters[abstract] = counts
        if own.format == "bullet" { return "•" }
        if own.format == "none" { return nil }
        var mark = own.text
        for place in 0..<9 where mark.contains("%") {
            let number = Self.written(counts[place], all[place]?.format ?? "decimal")
            mark = mark.split(separator: "%\(place + 1)", omittingEmptySubsequences: false).joined(separator: number)
        }
        return mark.trimmed()
    }

    private static func written(_ number: Int, _ format: String) -> String {
        switch format {
        case "upperLetter", "lowerLetter":
            let letter = Unicode.Scalar(UInt8(0x41 + max(0, number - 1) % 26))
            let text = String(repeating: Character(letter), count: min(8, max(0, number - 1) / 26 + 1))
            return format == "lowerLetter" ? text.lowercased() : text
        case "upperRoman": return roman(number)
        case "lowerRoman": return roman(number).lowercased()
        case "decimalZero": return number < 10 ? "0\(number)" : "\(number)"
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
            return (1...20).contains(number)
                ? Unicode.Scalar(0x245F + UInt32(number)).map { String($0) } ?? "\(number)" : "\(number)"
        case "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting",
            "taiwaneseCountingThousand":
            return chinese(number)
        default: return "\(number)"
        }
    }

    private static func roman(_ number: Int) -> String {
        guard (1...3999).contains(number) else { return "\(number)" }
        let digits = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, letters) in digits {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }

    private static func chinese(_ number: Int) -> String {
        let digits = Array("零一二三四五六七八九")
        guard (1...99).contains(number) else { return "\(number)" }
        let (tens, ones) = number.quotientAndRemainder(dividingBy: 10)
        return (tens > 1 ? String(digits[tens]) : "") + (tens > 0 ? "十" : "") + (ones > 0 ? String(digits[ones]) : "")
    }
}
