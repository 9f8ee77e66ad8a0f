import Foundation
import Synchronization

/// Work that needs no database, on all cores.
enum Parallel {
    /// The transformed elements in order. Each worker makes tools of its own and takes one stretch of the list; a list
    /// too short to be worth parting is done here.
    static func map<Element: Sendable, Tools, Result: Sendable>(
        _ list: [Element], with makeTools: @Sendable () -> Tools,
        _ transform: @Sendable (Element, Tools) throws -> Result
    ) throws -> [Result] {
        let width = max(1, min(ProcessInfo.processInfo.activeProcessorCount, list.count / 16))
        if width == 1 {
            let tools = makeTools()
            return try list.map { try transform($0, tools) }
        }
        let share = (list.count + width - 1) / width
        let parts = Mutex<[Int: Swift.Result<[Result], any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: width) { worker in
            let tools = makeTools()
            let own = list[min(worker * share, list.count)..<min((worker + 1) * share, list.count)]
            let result = Swift.Result { try own.map { try transform($0, tools) } }
            parts.withLock { $0[worker] = result }
        }
        return try parts.withLock { parts in try (0..<width).flatMap { try parts[$0]?.get() ?? [] } }
    }
}
