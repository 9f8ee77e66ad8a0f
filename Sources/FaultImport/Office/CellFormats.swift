/// How a workbook shows its numbers: dates, leading zeros and percent are what a reader of the sheet sees; the rest is
/// shown as it is stored (ECMA-376 part 1, 18.8.30).
struct CellFormats {
    private enum Shape { case plain, date, time, dateAndTime, percent, digits(Int) }

    /// For each cell style.
    private var shapes: [Shape] = []
    /// Days are counted from 1904 and not from 1900.
    private let countsFrom1904: Bool

    init(styles tape: XMLTape?, countsFrom1904: Bool) {
        self.countsFrom1904 = countsFrom1904
        guard let tape, !tape.items.isEmpty else { return }
        var codes: [Int: String] = [:]
        if let formats = tape.child("numFmts", of: 0) {
            for format in tape.elements(of: formats) {
                guard let id = tape.attribute("numFmtId", of: format).flatMap({ Int($0) }) else { continue }
                codes[id] = tape.attribute("formatCode", of: format)
            }
        }
        guard let styles = tape.child("cellXfs", of: 0) else { return }
        for style in tape.elements(of: styles) {
            let id = tape.attribute("numFmtId", of: style).flatMap { Int($0) } ?? 0
            shapes.append(codes[id].map(Self.shape) ?? Self.builtIn(id))
        }
    }

    private static func builtIn(_ id: Int) -> Shape {
        switch id {
        case 9, 10: .percent
        case 14...17, 27...31, 36, 50...54, 57, 58: .date
        case 18...21, 32...35, 45...47, 55, 56: .time
        case 22: .dateAndTime
        default: .plain
        }
    }

    private static func shape(_ code: String) -> Shape {
        var letters = ""
        var isQuoted = false
        var bracket = false
        var skips = false
        for character in code.prefix(200) {
            if skips {
                skips = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == "[" {
                bracket = true
            } else if character == "]" {
                bracket = false
            } else if character == "\\" || character == "_" || character == "*" {
                skips = true
            } else if character == ";" {
                break
            } else if !isQuoted, !bracket {
                letters += character.lowercased()
            }
        }
        if letters.count > 1, letters.allSatisfy({ $0 == "0" }) { return .digits(letters.count) }
        if letters.hasSuffix("%") { return .percent }
        if letters == "general" || letters.isEmpty { return .plain }
        let hasDay = letters.contains("y") || letters.contains("d")
        let hasTime = letters.contains("h") || letters.contains("s")
        if hasDay { return hasTime ? .dateAndTime : .date }
        if hasTime { return .time }
        return letters.contains("m") && !letters.contains("0") && !letters.contains("#") ? .date : .plain
    }

    /// - Parameters:
    ///   - number: as the file has it.
    ///   - style: of the cell; nil: none.
    func text(_ number: String, style: Int?) -> String {
        let shape = style.flatMap { shapes.indices.contains($0) ? shapes[$0] : nil } ?? .plain
        if case .plain = shape, number.utf8.count <= 15, number.utf8.allSatisfy({ $0.isASCIINumber }) { return number }
        guard let value = Double(number), value.isFinite else { return number }
        switch shape {
        case .plain: return Self.plain(value)
        case .percent: return Self.plain((value * 1_000_000).rounded() / 10_000) + "%"
        case .digits(let count):
            guard value >= 0, value < 1e15, value == value.rounded() else { return Self.plain(value) }
            let digits = String(Int(value))
            return String(repeating: "0", count: max(0, count - digits.count)) + digits
        case .date, .time, .dateAndTime: return time(value, shape) ?? Self.plain(value)
        }
    }

    private static func plain(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return String(value)
    }

    /// `2024-03-05`, `14:30`, `2024-03-05 14:30`; nil for what is no date that a sheet can have.
    private func time(_ value: Double, _ shape: Shape) -> String? {
        guard value >= 0, value < 2_958_466 else { return nil }
        var days = Int(value)
        var seconds = Int(((value - Double(days)) * 86_400).rounded())
        if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
        var clock = Self.two(seconds / 3600) + ":" + Self.two(seconds / 60 % 60)
        if seconds % 60 != 0 { clock += ":" + Self.two(seconds % 60) }
        if case .time = shape { return value < 1 ? clock : nil }
        let date = Self.date(dayNumber: days, countsFrom1904: countsFrom1904)
        if case .dateAndTime = shape { return date + " " + clock }
        return seconds == 0 ? date : date + " " + clock
    }

    /// Day 1 is 1900-01-01, and 1900 has a 29 February that never was: every day from March on is one too many.
    static func date(dayNumber: Int, countsFrom1904: Bool) -> String {
        let epoch = countsFrom1904 ? -24_107 : dayNumber < 60 ? -25_568 : -25_569
        return civil(daysSince1970: dayNumber + epoch)
    }

    /// The proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`).
    private static func civil(daysSince1970: Int) -> String {
        let day = daysSince1970 + 719_468
        let era = (day >= 0 ? day : day - 146_096) / 146_097
        let dayOfEra = day - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-" + two(month) + "-" + two(dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension UInt8 {
    fileprivate var isASCIINumber: Bool { (0x30...0x39).contains(self) }
}
