package import FaultModel

/// A calendar month as a number that counts on: year × 12 + month - 1.
package struct MonthNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let number: Int

    /// Nil: outside the years 0 to 9999.
    package init?(_ number: Int) {
        guard (0..<120_000).contains(number) else { return nil }
        self.number = number
    }

    package init(of day: CalendarDay) {
        let (year, month, _) = day.parts
        number = year * 12 + month - 1
    }

    package static func < (left: MonthNumber, right: MonthNumber) -> Bool { left.number < right.number }

    /// Its days, as `CalendarDay.number`; nil only outside the calendar.
    package var days: ClosedRange<Int>? {
        let (year, month) = (number / 12, number % 12 + 1)
        guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
        let last = (28...31).reversed().lazy.compactMap { CalendarDay(year: year, month: month, day: $0) }.first
        return last.map { first.number...$0.number }
    }

    /// `2024-03`.
    package var description: String {
        let text = CalendarDay(year: number / 12, month: number % 12 + 1, day: 1)?.description ?? ""
        return String(text.prefix(7))
    }
}

/// Operating hours when a machine stopped, in the bands that insights count by.
package enum HoursBand: Int, Hashable, Sendable, CaseIterable {
    case unknown, under500, under2000, under5000, under10000, above

    /// As it is asked for and shown: `500-2000`.
    package var name: String {
        switch self {
        case .unknown: "unknown"
        case .under500: "0-500"
        case .under2000: "500-2000"
        case .under5000: "2000-5000"
        case .under10000: "5000-10000"
        case .above: "10000-"
        }
    }

    package init?(name: String) {
        guard let band = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = band
    }
}
