import Dispatch
import Synchronization

/// Lets nobody through until all have come.
final class ReaderGate: Sendable {
    private let total: Int
    private let missing: Mutex<Int>
    private let opening = DispatchSemaphore(value: 0)

    init(_ count: Int) {
        total = count
        missing = Mutex(count)
    }

    func pass() {
        let isLast = missing.withLock { missing in
            missing -= 1
            return missing == 0
        }
        if !isLast { return opening.wait() }
        for _ in 1..<total { opening.signal() }
    }
}
