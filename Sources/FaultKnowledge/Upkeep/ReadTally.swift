import Synchronization

/// How the readers of a knowledge base wait for one of its connections.
package final class ReadTally: Sendable {
    package let waits = Histogram()
    private let queue = Atomic(0)

    /// Those who wait for a connection just now.
    package var waiting: Int { queue.load(ordering: .relaxed) }

    /// For the time from the call until the connection is there.
    func wait() -> Wait {
        queue.add(1, ordering: .relaxed)
        return Wait(tally: self)
    }

    func end(_ start: ContinuousClock.Instant) {
        queue.subtract(1, ordering: .relaxed)
        waits.record(ContinuousClock.now - start)
    }

    /// One who waits; ends once, whatever comes of it.
    final class Wait: Sendable {
        private let tally: ReadTally
        private let start = ContinuousClock.now
        private let isOver = Atomic(false)

        init(tally: ReadTally) { self.tally = tally }

        func end() { if !isOver.exchange(true, ordering: .relaxed) { tally.end(start) } }
        deinit { end() }
    }
}

/// How long the parts of one search took.
package struct SearchTimes: Sendable, Hashable {
    /// From the text to codes, parts, models and terms.
    package var understanding = Duration.zero
    /// From the terms to the postings of words and of what is related to them.
    package var retrieval = Duration.zero
    /// From postings to tiers, facets and the best.
    package var ranking = Duration.zero
    /// From the best to hits with marks and reasons.
    package var presenting = Duration.zero
}
