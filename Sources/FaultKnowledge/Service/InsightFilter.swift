package import FaultModel

/// Which service records are counted; nil: all of them.
package struct InsightFilter: Hashable, Sendable {
    /// The id of a product line.
    package var product: String?
    /// A model in any writing.
    package var model: String?
    package var hours: HoursBand?
    /// The first day; a record without a day is then left out.
    package var from: CalendarDay?
    /// The last day, inclusive.
    package var to: CalendarDay?

    package init() {}

    package var hasPeriod: Bool { from != nil || to != nil }
}

/// A period as whole months, which are counted already, and days at its ends, which are not.
struct InsightPeriod {
    /// Nil: no whole month.
    var months: ClosedRange<Int>?
    /// Days outside the whole months, as `CalendarDay.number`.
    var days: [ClosedRange<Int>] = []

    /// Everything, also what has no day.
    static let all = InsightPeriod(months: -1...Int(Int32.max))

    private init(months: ClosedRange<Int>?) { self.months = months }

    init(_ filter: InsightFilter) {
        guard filter.hasPeriod else {
            self = .all
            return
        }
        let first = filter.from?.number ?? CalendarDay.numbers.lowerBound
        let last = filter.to?.number ?? CalendarDay.numbers.upperBound
        self.init(days: first, last)
    }

    /// - Parameters: first and last day; empty where the last comes before the first.
    init(days first: Int, _ last: Int) {
        guard first <= last, let start = CalendarDay(number: first), let end = CalendarDay(number: last) else { return }
        var (low, high) = (CalendarMonth(of: start), CalendarMonth(of: end))
        if low == high, low.span != first...last {
            days = [first...last]
            return
        }
        if let span = low.span, span.lowerBound != first {
            days.append(first...span.upperBound)
            low = CalendarMonth(number: low.number + 1)
        }
        if let span = high.span, span.upperBound != last {
            days.append(span.lowerBound...last)
            high = CalendarMonth(number: high.number - 1)
        }
        if low <= high { months = low.number...high.number }
    }
}
