import Foundation
import Synchronization

/// Work on a list, on as many threads as there are cores, whose results are taken in the order of the list.
///
/// A bounded number of elements is worked on at a time, and each makes a bounded number of results ahead of the one who
/// takes them: memory does not grow with the list. What the results are depends on nothing but the list.
package final class OrderedReading<Result: Sendable>: Sendable {
    /// Hands a result over; waits while too many are waiting to be taken. False: nobody wants any more.
    package typealias Hand = @Sendable (Result) -> Bool

    /// Results of one element that wait to be taken.
    package static var depth: Int { 2 }

    private let count: Int
    private let ahead: Int
    private let work: @Sendable (Int, Hand) -> Void
    private let state = Mutex(State())
    private let changed = NSCondition()

    private struct State {
        /// The next element that a thread takes up.
        var next = 0
        /// The element whose results are taken now.
        var current = 0
        var waiting: [Int: [Result]] = [:]
        var finished = Set<Int>()
        var isStopped = false
    }

    /// - Parameters:
    ///   - count: of the list.
    ///   - width: threads; nil: one for each core.
    ///   - work: on an element, by its place in the list; called on any thread.
    package init(count: Int, width: Int? = nil, work: @escaping @Sendable (Int, Hand) -> Void) {
        let width = max(1, min(width ?? ProcessInfo.processInfo.activeProcessorCount, count))
        self.count = count
        self.ahead = 4 * width
        self.work = work
        for _ in 0..<width {
            let thread = Thread { [self] in run() }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    /// Elements that are worked on at a time, or whose results wait.
    package var elementsAhead: Int { ahead }

    /// The next result in the order of the list; nil: there are no more. Waits until it is there.
    package func next() -> Result? {
        changed.lock()
        defer { changed.unlock() }
        while true {
            let (result, isOver): (Result?, Bool) = state.withLock { state in
                while state.current < count {
                    if var results = state.waiting.removeValue(forKey: state.current), !results.isEmpty {
                        let first = results.removeFirst()
                        state.waiting[state.current] = results
                        return (first, false)
                    }
                    guard state.finished.remove(state.current) != nil else { return (nil, false) }
                    state.waiting[state.current] = nil
                    state.current += 1
                }
                return (nil, true)
            }
            changed.broadcast()
            if result != nil || isOver { return result }
            changed.wait()
        }
    }

    /// Ends the work: threads stop as soon as they have a result or need another element.
    package func stop() {
        changed.lock()
        state.withLock { $0.isStopped = true }
        changed.broadcast()
        changed.unlock()
    }

    private func run() {
        while let element = takeElement() {
            work(element) { hand($0, of: element) }
            changed.lock()
            state.withLock { _ = $0.finished.insert(element) }
            changed.broadcast()
            changed.unlock()
        }
    }

    /// Nil: there are no more.
    private func takeElement() -> Int? {
        changed.lock()
        defer { changed.unlock() }
        while true {
            let (element, isOver): (Int?, Bool) = state.withLock { state in
                if state.isStopped || state.next >= count { return (nil, true) }
                if state.next >= state.current + ahead { return (nil, false) }
                state.next += 1
                return (state.next - 1, false)
            }
            if element != nil || isOver { return element }
            changed.wait()
        }
    }

    private func hand(_ result: Result, of element: Int) -> Bool {
        changed.lock()
        defer { changed.unlock() }
        while true {
            let (isTaken, isStopped) = state.withLock { state in
                if state.isStopped { return (false, true) }
                if state.waiting[element, default: []].count >= Self.depth { return (false, false) }
                state.waiting[element, default: []].append(result)
                return (true, false)
            }
            if isTaken || isStopped {
                changed.broadcast()
                return isTaken
            }
            changed.wait()
        }
    }
}
