import FaultDiagnosis
import FaultKnowledge
import Synchronization

/// What a server counts of itself, from its start on. Any thread may count.
package final class ServerMetrics: Sendable {
    /// One kind of request: few values each, so that nobody outside can make many of them.
    struct RequestKind: Hashable, Comparable {
        var method: String
        /// The pattern of the route, never the address.
        var route: String
        var status: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.route, left.method, left.status) < (right.route, right.method, right.status)
        }
    }

    struct Counts {
        var requests: [RequestKind: UInt64] = [:]
        /// By route.
        var latencies: [String: Histogram] = [:]
        var sentBytes: UInt64 = 0
        /// Being answered just now.
        var running = 0
        /// By support.
        var searches: [String: UInt64] = [:]
        /// States of walks that were shown, by status.
        var walks: [String: UInt64] = [:]
        var replacements: UInt64 = 0
        var failedReplacements: UInt64 = 0
    }

    private let state = Mutex(Counts())
    let understanding = Histogram()
    let retrieval = Histogram()
    let ranking = Histogram()
    let presenting = Histogram()

    package init() {}

    var counts: Counts { state.withLock { $0 } }

    func began() { state.withLock { $0.running += 1 } }

    func ended(_ kind: RequestKind, took duration: Duration, bytes: Int) {
        let latency = state.withLock { counts in
            counts.running -= 1
            counts.requests[kind, default: 0] += 1
            counts.sentBytes += UInt64(max(0, bytes))
            if let known = counts.latencies[kind.route] { return known }
            let new = Histogram()
            counts.latencies[kind.route] = new
            return new
        }
        latency.record(duration)
    }

    /// A question was answered, from memory or not.
    func answered(_ support: Support) { state.withLock { $0.searches[support.rawValue, default: 0] += 1 } }

    /// A search was done.
    func searched(_ times: SearchTimes) {
        understanding.record(times.understanding)
        retrieval.record(times.retrieval)
        ranking.record(times.ranking)
        presenting.record(times.presenting)
    }

    func walked(_ status: WalkState.Status) { state.withLock { $0.walks[status.rawValue, default: 0] += 1 } }

    func replaced(isOpen: Bool) {
        state.withLock { counts in
            if isOpen { counts.replacements += 1 } else { counts.failedReplacements += 1 }
        }
    }
}
