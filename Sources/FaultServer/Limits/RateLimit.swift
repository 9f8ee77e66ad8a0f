import Hummingbird
import Synchronization

/// Counts requests of each token and of each address: a bucket that fills with so many tokens a second and holds twice as
/// many; each request takes one.
final class RateLimiter: Sendable {
    private let rate: Double?
    /// Whether also requests of this very machine are counted.
    let countsLocal: Bool
    private let now: @Sendable () -> Double
    private let buckets = Mutex<[String: Bucket]>([:])

    private struct Bucket {
        var level: Double
        var time: Double
    }

    /// Of a flood from more addresses those that are full again are forgotten first.
    private static let mostBuckets = 20_000

    /// - Parameter now: seconds since some moment.
    init(_ limits: ServerLimits, now: @escaping @Sendable () -> Double = RateLimiter.seconds) {
        let wanted = limits.rate ?? 100
        rate = wanted == 0 ? nil : Double(wanted)
        countsLocal = limits.rate != nil
        self.now = now
    }

    private static let start = ContinuousClock.now

    @Sendable static func seconds() -> Double { (ContinuousClock.now - start) / .seconds(1) }

    /// - Returns: nil: go on; else after how many seconds to come again, at least 1.
    func take(_ key: String) -> Int? {
        guard let rate else { return nil }
        let time = now()
        return buckets.withLock { buckets in
            if buckets.count >= Self.mostBuckets, buckets[key] == nil {
                buckets = buckets.filter { $0.value.level + (time - $0.value.time) * rate < 2 * rate }
                // Nobody new is let in while so many others are at their limit.
                if buckets.count >= Self.mostBuckets { return 1 }
            }
            var bucket = buckets[key] ?? Bucket(level: 2 * rate, time: time)
            bucket.level = min(2 * rate, bucket.level + (time - bucket.time) * rate)
            bucket.time = time
            defer { buckets[key] = bucket }
            if bucket.level < 1 { return max(1, Int(((1 - bucket.level) / rate).rounded(.up))) }
            bucket.level -= 1
            return nil
        }
    }
}

/// Refuses who asks more often than is agreed.
struct RateLimit: RouterMiddleware {
    typealias Context = ServerContext

    enum Subject {
        /// Before anybody says who they are.
        case address
        /// Behind the gate.
        case token
    }

    let limiter: RateLimiter
    let subject: Subject

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        if let key = key(context), let seconds = limiter.take(key) { throw Refusal.tooOften(after: seconds) }
        return try await next(request, context)
    }

    /// Nil: not counted.
    private func key(_ context: ServerContext) -> String? {
        if !limiter.countsLocal, LoopbackAddress.isLoopback(context.origin) || context.origin == "local" { return nil }
        return switch subject {
        case .address: "address \(Self.network(of: context.origin))"
        case .token: context.caller.name.map { "token \($0)" }
        }
    }

    /// Who has one IPv6 address has the 2^64 beside it.
    private static func network(of address: String) -> String {
        guard address.contains(":"), !address.contains(".") else { return address }
        return address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
    }
}

extension Refusal {
    static func tooOften(after seconds: Int) -> Refusal {
        Refusal(
            problem: Problem(
                type: "/problems/too-many-requests", title: "Too many requests", status: 429,
                detail: "You ask more often than is agreed. Come again in \(seconds) s."),
            headers: [.retryAfter: "\(seconds)"])
    }
}
