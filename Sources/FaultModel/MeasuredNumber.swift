/// A number as people read it off a gauge, at the start of a text.
struct MeasuredNumber {
    var value: Double
    /// What follows it, without spaces around it.
    var rest: String

    enum Problem: Error {
        case unreadable
        /// A comma before three digits: it can part thousands or the decimals.
        case ambiguous
    }

    /// Reads `31.2`, `12,5`, `-5`, `1 800`, `1,234.5`, `1.234,5`, `1'800`, `1.2e-3`, `.5`.
    ///
    /// A single point is a decimal point. A comma, or the last of both, is a decimal comma, but for `1,800`: that may be
    /// 1800 or 1.8, and is read as 1800 only where the unit rules decimals out.
    /// - Parameter text: narrowed and without spaces around it.
    /// - Parameter partsThousands: whether a single comma before three digits parts thousands, given what follows.
    init(_ text: String, partsThousands: (_ rest: String) -> Bool) throws(Problem) {
        var scanner = Scanner(text)
        let isNegative = scanner.sign()
        let digits = scanner.digitsAndMarks()
        let exponent = try scanner.exponent()
        rest = scanner.rest
        let decimal: String
        switch try Self.decimal(of: digits) {
        case .sure(let text): decimal = text
        case .thousandsOrDecimals(let whole):
            guard partsThousands(rest) else { throw .ambiguous }
            decimal = whole
        }
        guard let magnitude = Double(decimal + "e\(exponent)"), magnitude.isFinite else { throw .unreadable }
        value = isNegative ? -magnitude : magnitude
    }

    private enum Digits {
        case sure(String)
        case thousandsOrDecimals(String)
    }

    /// Digits with at most one point, of digits with any marks.
    private static func decimal(of text: String) throws(Problem) -> Digits {
        let marks = text.filter { !$0.isNumber }
        guard text.contains(where: \.isNumber) else { throw .unreadable }
        guard let last = marks.last else { return .sure(text) }
        let others = marks.dropLast()
        if last == " " || last == "'" || others.contains(last) {
            // The last mark parts thousands, and so must all: 1 234 567.
            guard others.allSatisfy({ $0 == last }) else { throw .unreadable }
            return .sure(try joined(text, at: last))
        }
        let parts = text.split(separator: last, maxSplits: 1, omittingEmptySubsequences: false)
        let (whole, fraction) = (String(parts[0]), String(parts[1]))
        if let mark = others.first {
            guard others.allSatisfy({ $0 == mark }) else { throw .unreadable }
            return .sure(try joined(whole, at: mark) + "." + padded(fraction))
        }
        if last == ",", fraction.count == 3, (1...3).contains(whole.count), whole.first != "0" {
            return .thousandsOrDecimals(whole + fraction)
        }
        return .sure(padded(whole) + "." + padded(fraction))
    }

    /// Groups of three digits after a first one of one to three, in one.
    private static func joined(_ text: String, at mark: Character) throws(Problem) -> String {
        let groups = text.split(separator: mark, omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count), first.first != "0",
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { throw .unreadable }
        return groups.joined()
    }

    private static func padded(_ digits: String) -> String { digits.isEmpty ? "0" : digits }
}

extension MeasuredNumber {
    /// Steps through a short text.
    private struct Scanner {
        private let scalars: [Unicode.Scalar]
        private var place = 0

        init(_ text: String) { scalars = Array(text.unicodeScalars) }

        private func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
            scalars.indices.contains(place + offset) ? scalars[place + offset] : nil
        }
        private func isDigit(_ offset: Int) -> Bool { scalar(offset).map { ("0"..."9").contains($0) } ?? false }

        /// Steps over a sign; true: it is a minus.
        mutating func sign() -> Bool {
            guard let sign = scalar(), sign == "-" || sign == "+" else { return false }
            place += 1
            while scalar() == " " { place += 1 }
            return sign == "-"
        }

        /// Digits, points and commas; and spaces and apostrophes before exactly three digits.
        mutating func digitsAndMarks() -> String {
            var text = ""
            while let scalar = scalar() {
                let isGroup = isDigit(1) && isDigit(2) && isDigit(3) && !isDigit(4)
                switch scalar {
                case "0"..."9", ".", ",": break
                case " " where isGroup, "'" where isGroup: if text.isEmpty { return text }
                default: return text
                }
                text.unicodeScalars.append(scalar)
                place += 1
            }
            return text
        }

        /// `e-3`: at most two digits, so that every number that is read is a finite one.
        mutating func exponent() throws(Problem) -> Int {
            guard let letter = scalar(), letter == "e" || letter == "E" else { return 0 }
            let isSigned = scalar(1) == "-" || scalar(1) == "+"
            guard isDigit(isSigned ? 2 : 1) else { return 0 }
            let isNegative = scalar(1) == "-"
            place += isSigned ? 2 : 1
            var value = 0
            var count = 0
            while let digit = scalar().flatMap({ Int(String($0)) }) {
                value = value * 10 + digit
                place += 1
                count += 1
                if count > 2 { throw .unreadable }
            }
            return isNegative ? -value : value
        }

        /// What is left, without spaces around it.
        var rest: String {
            var slice = scalars[place...]
            while slice.first == " " { slice.removeFirst() }
            while slice.last == " " { slice.removeLast() }
            return String(String.UnicodeScalarView(slice))
        }
    }
}
