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

    package static func < (left: CalendarMonth, right: CalendarMonth) -> Bool { left.number < right.number }

    /// The mean length of a month of the Gregorian calendar: 146,097 days in 4,800 months.
    package static let days = 30.436875
}
