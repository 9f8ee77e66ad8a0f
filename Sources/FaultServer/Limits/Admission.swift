import DequeModule
import FaultKnowledge
import Hummingbird
import NIOCore
import Synchronization

/// Lets so many requests in at once; so many more wait in order, and whoever comes then is refused at once, which costs
/// nothing, rather than that all wait ever longer.
final class Admission: Sendable {
    private let atOnce: Int
    private let queue: Int
    private let state = Mutex(State())

    private struct State {
        var running = 0
        var next = 0
        var waiting: Deque<Waiter> = []
    }

    private struct Waiter {
        var number: Int
        var continuation: CheckedContinuation<Bool, Never>
    }

    init(_ limits: ServerLimits) { (atOnce, queue) = (limits.requests, limits.queue) }

    /// Requests that are worked on, and that wait.
    var load: (running: Int, waiting: Int) { state.withLock { ($0.running, $0.waiting.count) } }

    /// - Throws: `Refusal` 503 when too many wait; `CancellationError` for who has gone away while waiting.
    func admitting<Value>(_ work: () async throws -> Value) async throws -> Value {
        guard try await enter() else { throw CancellationError() }
        defer { leave() }
        return try await work()
    }

    /// - Returns: false: cancelled.
    private func enter() async throws -> Bool {
        let number = try state.withLock { state -> Int? in
            if state.running < atOnce {
                state.running += 1
                return nil
            }
            if state.waiting.count >= queue { throw Refusal.busy }
            state.next += 1
            return state.next
        }
        guard let number else { return true }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = state.withLock { state -> Bool? in
                    if Task.isCancelled { return false }
                    // One may have left in between.
                    if state.running < atOnce {
                        state.running += 1
                        return true
                    }
                    state.waiting.append(Waiter(number: number, continuation: continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: false)
        }
    }

    private func leave() {
        let next = state.withLock { state in
            let next = state.waiting.popFirst()
            // Whoever waited takes the place over.
            if next == nil { state.running -= 1 }
            return next
        }
        next?.continuation.resume(returning: true)
    }
}

extension Refusal {
    static let busy = Refusal(
        problem: Problem(
            type: "/problems/busy", title: "Busy", status: 503,
            detail: "More requests wait than can be answered soon. Come again in a moment."),
        headers: [.retryAfter: "1"])
}

/// Works on a bounded number of requests at once, each within its time.
///
/// The body is received before: who sends slowly keeps nobody else out. What costs nothing, as health and the files of the
/// pages, is always answered; imports have bounds of their own (`ImportDesk`).
struct BoundedWork: RouterMiddleware {
    typealias Context = ServerContext
    let admission: Admission
    let limits: ServerLimits

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let route = RouteAccess.of(request.method, context.endpointPath)
        let isUpload = request.method == .post && ImportRoutes.uploads.contains(context.endpointPath ?? "")
        if isUpload || (route == .anyone && request.method != .post) { return try await next(request, context) }
        var request = request
        if request.method != .get && request.method != .head { try await receive(&request) }
        let received = request
        let deadline = ReadDeadline(after: .seconds(limits.requestSeconds))
        return try await ReadDeadline.$current.withValue(deadline) {
            try await admission.admitting {
                do {
                    try deadline.check()
                    return try await next(received, context)
                } catch is CancellationError {
                    throw KnowledgeError.tooSlow
                }
            }
        }
    }

    private func receive(_ request: inout Request) async throws {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bodyBytes {
            throw Problem.bodyTooLarge(limits.bodyBytes)
        }
        do {
            _ = try await request.collectBody(upTo: limits.bodyBytes)
        } catch is NIOTooManyBytesError {
            throw Problem.bodyTooLarge(limits.bodyBytes)
        }
    }
}
