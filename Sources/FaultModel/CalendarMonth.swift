/// A month of the Gregorian calendar: `2024-03`. What is counted by time is counted by months.
package struct CalendarMonth: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Months since January of the year 0.
    package let number: Int

    package init(number: Int) { self.number = number }

    package init(of day: CalendarDay) {
        let (year, month, _) = day.parts
        number = year * 12 + month - 1
    }

    package var description: String {
        let (year, month) = (number / 12, number % 12 + 1)
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + (month < 10 ? "-0" : "-") + "\(month)"
    }

    /// Its days, as `CalendarDay.number`; nil: outside the calendar.
    package var span: ClosedRange<Int>? {
        guard number >= 0, let first = CalendarDay(year: number / 12, month: number % 12 + 1, day: 1) else {
            return nil
        }
        let lengths = (28...31).reversed()
        let last = lengths.lazy.compactMap { CalendarDay(year: number / 12, month: number % 12 + 1, day: $0) }.first
        return last.map { first.number...$0.number }
    }

    package static func < (left: CalendarMonth, right: CalendarMonth) -> Bool { left.number < right.number }

    /// The mean length of a month of the Gregorian calendar: 146,097 days in 4,800 months.
    package static let days = 30.436875
}
