/// How often service records confirmed which cause of one fault: what the field says, apart from the manufacturer's
/// priors.
package struct CauseTally: Hashable, Sendable {
    /// So many records confirmed the same cause on the same model in the same month.
    package struct Entry: Hashable, Sendable {
        /// The id of a cause of the fault; nil: a cause that the fault does not know.
        package var cause: String?
        /// As it is looked up, see `Identifier.key`; nil: the records name no model.
        package var model: String?
        /// Nil: the records give no day.
        package var month: CalendarMonth?
        package var count: Int

        package init(cause: String?, model: String? = nil, month: CalendarMonth? = nil, count: Int) {
            self.cause = cause
            self.model = model
            self.month = month
            self.count = count
        }
    }

    /// In no order.
    package var entries: [Entry]

    package init(_ entries: [Entry] = []) { self.entries = entries }

    /// Records that confirm a cause that the fault knows.
    package var confirmed: Int { entries.reduce(0) { $1.cause == nil ? $0 : $0 + $1.count } }

    /// Records that belong to the fault and name a cause that it does not know.
    package var withOtherCause: Int { entries.reduce(0) { $1.cause == nil ? $0 + $1.count : $0 } }

    /// The first and the last month of the records that confirm a cause; nil: none gives a day.
    package var period: ClosedRange<CalendarMonth>? {
        let months = entries.compactMap { $0.cause == nil ? nil : $0.month }
        guard let first = months.min(), let last = months.max() else { return nil }
        return first...last
    }

    package func count(of cause: String) -> Int {
        entries.reduce(0) { $1.cause == cause ? $0 + $1.count : $0 }
    }

    /// The records on machines of one model alone.
    package func of(model: String) -> CauseTally { CauseTally(entries.filter { $0.model == model }) }
}
