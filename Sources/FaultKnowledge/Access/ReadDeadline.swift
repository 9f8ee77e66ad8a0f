import GRDB
import GRDBSQLite
import Synchronization

/// When whoever reads must be done: set around a request, and held by every read within it.
///
/// SQLite asks every few thousand steps whether to go on (its progress handler), and every read asks before it begins; what
/// is reckoned in memory between two statements is short. So a question that would run long is stopped, and gives its
/// connection back, whatever it was doing.
package struct ReadDeadline: Sendable {
    /// Nil: nobody waits, as at the command line.
    @TaskLocal package static var current: ReadDeadline?

    private let isOver: @Sendable () -> Bool

    /// - Parameter isOver: asked from any thread, again and again.
    package init(isOver: @escaping @Sendable () -> Bool) { self.isOver = isOver }

    package init(after time: Duration) {
        let end = ContinuousClock.now + time
        self.init { ContinuousClock.now >= end }
    }

    /// - Throws: `KnowledgeError.tooSlow`.
    package func check() throws {
        if isOver() { throw KnowledgeError.tooSlow }
    }

    /// Steps of SQLite's machine between two questions: some tenths of a millisecond.
    private static let steps: Int32 = 20_000

    /// Does `body`, which SQLite stops when the time is over.
    func hold<Value>(_ db: Database, _ body: () throws -> Value) throws -> Value {
        try check()
        guard let connection = db.sqliteConnection else { return try body() }
        let watch = Watch(isOver)
        return try withExtendedLifetime(watch) {
            sqlite3_progress_handler(
                connection, Self.steps,
                { watch in
                    guard let watch else { return 0 }
                    return Unmanaged<Watch>.fromOpaque(watch).takeUnretainedValue().isOver() ? 1 : 0
                }, Unmanaged.passUnretained(watch).toOpaque())
            defer { sqlite3_progress_handler(connection, 0, nil, nil) }
            do {
                return try body()
            } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                throw KnowledgeError.tooSlow
            }
        }
    }

    private final class Watch {
        let isOver: @Sendable () -> Bool
        init(_ isOver: @escaping @Sendable () -> Bool) { self.isOver = isOver }
    }
}
