package import FaultModel

/// Reads the days of one column, which people write in many ways: `2004-07-01`, `2004/7/1`, `01.07.2004`, `2004年7月1日`,
/// `1 Jul 2004`, `20040701`, `38169` (a spreadsheet's day number), each with a time behind it or not.
///
/// `03/04/2004` may be March or April. Which one it is, is decided for the column: a `25/04/2004` anywhere in it says that
/// the day comes first.
package struct DayReader: Sendable {
    /// True: the day comes first; nil: the column does not tell.
    private var isDayFirst: Bool?
    private var dayFirst = 0
    private var monthFirst = 0

    package init() {}

    /// Looks at one more cell of the column.
    package mutating func see(_ text: String) {
        guard case .either(let first, let second, _) = Self.parse(text) else { return }
        if first > 12, second <= 12 { dayFirst += 1 }
        if second > 12, first <= 12 { monthFirst += 1 }
        isDayFirst = dayFirst > 0 && monthFirst == 0 ? true : monthFirst > 0 && dayFirst == 0 ? false : nil
    }

    package enum Failure: Error, Hashable, Sendable {
        case noDay(String)
        /// The day or the month may come first; `isMixed`: both do in this column.
        case twoReadings(String, isMixed: Bool)
    }

    /// The day; throws when the text is none, or may be two.
    package func day(_ text: String) throws(Failure) -> CalendarDay {
        switch Self.parse(text) {
        case .day(let day): return day
        case .nothing: throw .noDay(text)
        case .either(let first, let second, let year):
            let asDay = CalendarDay(year: year, month: second, day: first)
            let asMonth = CalendarDay(year: year, month: first, day: second)
            if let asDay, let asMonth {
                if asDay == asMonth { return asDay }
                guard let isDayFirst else { throw .twoReadings(text, isMixed: dayFirst > 0) }
                return isDayFirst ? asDay : asMonth
            }
            guard let day = asDay ?? asMonth else { throw .noDay(text) }
            return day
        }
    }

    private enum Written {
        case day(CalendarDay)
        case either(first: Int, second: Int, year: Int)
        case nothing
    }

    private static func parse(_ text: String) -> Written {
        if let day = CalendarDay(text) { return .day(day) }
        guard let text = text.trimmed(), text.utf8.count <= 40 else { return .nothing }
        if let number = Double(text) { return day(number: number, text) }
        let pieces = pieces(of: text)
        guard pieces.count >= 3 else { return .nothing }
        if let month = pieces.prefix(3).compactMap({ month(named: $0.text) }).first { return day(pieces, month) }
        let numbers = pieces.prefix(3).compactMap { Int($0.text) }
        guard numbers.count == 3 else { return .nothing }
        if pieces[0].text.utf8.count == 4 {
            return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2]).map { .day($0) } ?? .nothing
        }
        guard pieces[2].text.utf8.count == 4 else { return .nothing }
        if pieces[0].end == "." {
            return CalendarDay(year: numbers[2], month: numbers[1], day: numbers[0]).map { .day($0) } ?? .nothing
        }
        return .either(first: numbers[0], second: numbers[1], year: numbers[2])
    }

    /// Digits or letters that stand together, and what ends them.
    private struct Piece {
        var text: String
        var end: Unicode.Scalar?
    }

    /// The first pieces; a time behind the day is not read.
    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var current = ""
        var wasDigit = false
        func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
        for scalar in text.unicodeScalars {
            let isPart = isDigit(scalar) || scalar.isASCII && scalar.properties.isAlphabetic
            if !current.isEmpty, !isPart || isDigit(scalar) != wasDigit {
                pieces.append(Piece(text: current, end: isPart ? nil : scalar))
                current = ""
                if pieces.count == 3 { return pieces }
            }
            if isPart {
                current.unicodeScalars.append(scalar)
                wasDigit = isDigit(scalar)
            }
        }
        if !current.isEmpty { pieces.append(Piece(text: current, end: nil)) }
        return pieces
    }

    /// `20040701`, or the number of a day in a spreadsheet that counts from 1900.
    private static func day(number: Double, _ text: String) -> Written {
        guard number == number.rounded(.down) || text.utf8.contains(0x2E) else { return .nothing }
        if text.utf8.count == 8, let compact = Int(text) {
            let day = CalendarDay(year: compact / 10_000, month: compact / 100 % 100, day: compact % 100)
            return day.map { .day($0) } ?? .nothing
        }
        guard (20_000..<80_000).contains(number) else { return .nothing }
        return CalendarDay(number: Int(number) - 25_569).map { .day($0) } ?? .nothing
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private static func month(named text: String) -> Int? {
        guard text.utf8.count >= 3, text.utf8.allSatisfy(\.isASCIILetter) else { return nil }
        return months.firstIndex(of: String(text.lowercased().prefix(3))).map { $0 + 1 }
    }

    /// `1 Jul 2004`, `Jul 1, 2004`, `2004-Jul-01`.
    private static func day(_ pieces: [Piece], _ month: Int) -> Written {
        let numbers = pieces.prefix(3).compactMap { Int($0.text) }
        guard numbers.count == 2 else { return .nothing }
        let (day, year) = numbers[0] > 31 ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
        guard year >= 1000 else { return .nothing }
        return CalendarDay(year: year, month: month, day: day).map { .day($0) } ?? .nothing
    }
}

/// Reads amounts of money as tables print them: `183.05`, `1,250.00`, `€ 90`, `350 CNY`, `350元`.
enum MoneyReader {
    /// Nil: no amount. The currency is nil where the text does not say it.
    static func amount(_ text: String) -> (amount: Double, currency: String?)? {
        var digits = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9", ".", ",", "-", "−": digits.unicodeScalars.append(scalar == "−" ? "-" : scalar)
            default: break
            }
        }
        let rest = text.unicodeScalars.filter { !"0123456789.,-− \u{A0}".unicodeScalars.contains($0) }
        let unit = String(String.UnicodeScalarView(rest))
        let currency = currency(in: unit)
        if !unit.isEmpty, currency == nil { return nil }
        guard let amount = number(digits), amount.isFinite, abs(amount) < 1e15 else { return nil }
        return (amount, currency)
    }

    /// A comma between groups of three digits parts thousands.
    private static func number(_ digits: String) -> Double? {
        if !digits.utf8.contains(0x2C) { return Double(digits) }
        let groups = digits.split(separator: ".", omittingEmptySubsequences: false)[0].split(
            separator: ",", omittingEmptySubsequences: false)
        guard groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }), (1...4).contains(groups[0].utf8.count) else {
            return nil
        }
        return Double(digits.replacing(",", with: ""))
    }

    private static let signs: [(sign: String, currency: String)] = [
        ("€", "EUR"), ("£", "GBP"), ("元", "CNY"), ("人民币", "CNY"), ("RMB", "CNY"), ("US$", "USD"), ("A$", "AUD"),
        ("₹", "INR"), ("₽", "RUB"), ("₩", "KRW"),
    ]
    private static let codes: Set<String> = [
        "CNY", "EUR", "USD", "GBP", "AUD", "JPY", "INR", "RUB", "KRW", "CAD", "CHF", "BRL", "ZAR", "IDR", "THB", "VND",
        "SGD", "HKD", "TWD", "AED", "SAR", "TRY", "MXN", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "MYR", "PHP",
        Price.unknownCurrency,
    ]

    /// ISO 4217; nil: the text names none. A lone `$` or `¥` names several.
    static func currency(in text: String) -> String? {
        for (sign, currency) in signs where text.contains(sign) { return currency }
        let words = text.uppercased().split { !$0.isASCII || !$0.isLetter }.map(String.init)
        return words.first(where: codes.contains)
    }
}
