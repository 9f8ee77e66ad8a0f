import FaultKnowledge
import Synchronization
import Testing

@testable import FaultServer

@Suite("Requests at once")
struct AdmissionTests {
    /// Work that lasts until it is told to end.
    private final class Held: Sendable {
        private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

        func wait() async {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    if !state.isOpen { state.waiting.append(continuation) }
                    return state.isOpen
                }
                if isOpen { continuation.resume() }
            }
        }

        func open() {
            let waiting = state.withLock { state in
                defer { state = (true, []) }
                return state.waiting
            }
            for continuation in waiting { continuation.resume() }
        }
    }

    /// Counts who is in at once.
    private final class Crowd: Sendable {
        private let state = Mutex((now: 0, most: 0))
        var most: Int { state.withLock { $0.most } }

        func enter() { state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
        func leave() { state.withLock { $0.now -= 1 } }
    }

    private static func limits(_ requests: Int, _ queue: Int) -> ServerLimits {
        var limits = ServerLimits()
        (limits.requests, limits.queue) = (requests, queue)
        return limits
    }

    /// Waits until so many run and wait, by letting others go first.
    private static func settle(_ admission: Admission, _ running: Int, _ waiting: Int) async {
        while admission.load != (running, waiting) { await Task.yield() }
    }

    @Test("two work, two wait, the fifth is refused at once; then all four are done") func queue() async throws {
        let admission = Admission(Self.limits(2, 2))
        let held = Held()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for count in 1...4 {
                group.addTask { try await admission.admitting { await held.wait() } }
                await Self.settle(admission, min(count, 2), max(0, count - 2))
            }
            await #expect(throws: Refusal.self) { try await admission.admitting {} }
            held.open()
            try await group.waitForAll()
        }
        #expect(admission.load == (0, 0))
        try await admission.admitting {}
    }

    @Test("who goes away while waiting leaves the queue; who waits next comes in") func cancelled() async throws {
        let admission = Admission(Self.limits(1, 2))
        let held = Held()
        let first = Task { try await admission.admitting { await held.wait() } }
        await Self.settle(admission, 1, 0)
        let second = Task { try await admission.admitting {} }
        await Self.settle(admission, 1, 1)
        let third = Task { try await admission.admitting {} }
        await Self.settle(admission, 1, 2)
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(admission.load == (1, 1))
        held.open()
        try await first.value
        try await third.value
        #expect(admission.load == (0, 0))
    }

    @Test("what fails gives its place back") func failing() async throws {
        let admission = Admission(Self.limits(1, 0))
        for _ in 0..<3 {
            await #expect(throws: KnowledgeError.tooSlow) {
                try await admission.admitting { throw KnowledgeError.tooSlow }
            }
        }
        #expect(admission.load == (0, 0))
    }

    @Test("a thousand tasks never exceed the bound, and all are served") func many() async throws {
        let admission = Admission(Self.limits(3, 1000))
        let crowd = Crowd()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<1000 {
                group.addTask {
                    try await admission.admitting {
                        crowd.enter()
                        await Task.yield()
                        crowd.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect((1...3).contains(crowd.most))
    }
}
