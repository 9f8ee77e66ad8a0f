#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How much an analysis may cost. When it is spent, the answer is a bounded one and says so; it never hangs.
package struct TreeBudget: Hashable, Sendable {
    /// Decision nodes alive at once; a node costs about 40 bytes with its share of the tables.
    package var nodes: Int
    /// Elapsed time.
    package var time: Duration

    package init(nodes: Int, time: Duration) {
        self.nodes = nodes
        self.time = time
    }

    /// For one question at the command line: about 2 GB at most, two minutes.
    package static let usual = TreeBudget(nodes: 40_000_000, time: .seconds(120))
    /// For a page or a walk: a few megabytes, a second.
    package static let interactive = TreeBudget(nodes: 200_000, time: .seconds(1))
}

/// Which part of a budget is spent.
package enum BudgetSpent: Error, Hashable {
    case nodes, time
}

/// A budget that has begun to run.
struct BudgetWatch: Sendable {
    var nodes: Int
    /// Pairs of nodes that may be worked out.
    var steps: Int
    private var end: UInt64

    init(_ budget: TreeBudget) {
        nodes = budget.nodes
        steps = budget.nodes.multipliedReportingOverflow(by: 8).partialValue
        let parts = budget.time.components
        let nanoseconds = Double(parts.seconds) * 1e9 + Double(parts.attoseconds) * 1e-9
        end = Self.now &+ UInt64(min(max(0, nanoseconds), 1e18))
    }

    /// The same end, less work.
    func allowing(steps: Int) -> BudgetWatch {
        var other = self
        other.steps = min(steps, self.steps)
        return other
    }

    /// A share of the time that is left.
    func part(_ share: Double) -> BudgetWatch {
        var other = self
        let now = Self.now
        other.end = now &+ (end > now ? UInt64(Double(end - now) * share) : 0)
        return other
    }

    func check() throws(BudgetSpent) { if Self.now > end { throw .time } }

    /// Nanoseconds of a clock that only goes forward.
    private static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
