import Synchronization

/// How often something took how long: counts by upper bounds, as Prometheus reads them. Any thread may record.
package final class Histogram: Sendable {
    /// In seconds, ascending; what takes longer than the last is counted too.
    package static let bounds = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]

    package struct Values: Sendable, Hashable {
        /// Of each bound alone, and at last of what took longer.
        package var counts: [UInt64]
        /// Seconds in all.
        package var sum: Double

        package var count: UInt64 { counts.reduce(0, +) }
    }

    private let state = Mutex(Values(counts: Array(repeating: 0, count: bounds.count + 1), sum: 0))

    package init() {}

    package var values: Values { state.withLock { $0 } }

    package func record(_ duration: Duration) {
        let seconds = max(0, duration / .seconds(1))
        let place = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        state.withLock { values in
            values.counts[place] += 1
            values.sum += seconds
        }
    }
}
