import Foundation
import GRDB
import Synchronization

/// The file that a knowledge base reads: the connections to it, and what was made from it.
final class OpenFile: Sendable {
    let database: any DatabaseWriter
    let cache: KnowledgeCache
    /// What those see who may see some lines alone: of this very file.
    let limits = LimitedBases()
    /// How many files were open at the path before, in this process.
    let generation: Int
    /// Nil: in memory.
    let identity: FileIdentity?
    private let logIdentity: Mutex<FileIdentity?>

    init(
        _ database: any DatabaseWriter, cache: KnowledgeCache = KnowledgeCache(), at path: String? = nil,
        generation: Int = 0
    ) {
        self.database = database
        self.generation = generation
        self.cache = cache
        identity = path.flatMap(FileIdentity.init)
        logIdentity = Mutex(nil)
    }

    /// Of the write-ahead log beside it, once `noteLog` was called; nil: it has none.
    var log: FileIdentity? { logIdentity.withLock { $0 } }

    /// To be called when something was read, since SQLite makes the log no sooner.
    func noteLog(beside path: String) {
        let identity = FileIdentity(path + "-wal")
        logIdentity.withLock { $0 = identity }
    }
}

/// Which file a name leads to, whatever is in it.
struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let inode: UInt64

    /// Nil: there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
    }
}

/// The file that stands at the knowledge base's path now, also when another was put in its place.
final class CurrentFile: Sendable {
    private let state: Mutex<State>
    /// One replacement at a time.
    let replacing = Mutex(())
    let tally: ReadTally

    private struct State {
        var file: OpenFile
        /// A file in its place that could not be opened: it is not tried again.
        var refused: FileIdentity?
    }

    init(_ file: OpenFile, tally: ReadTally = ReadTally()) {
        state = Mutex(State(file: file))
        self.tally = tally
    }

    var file: OpenFile { state.withLock { $0.file } }

    func refuse(_ identity: FileIdentity?) { state.withLock { $0.refused = identity } }
    func replace(with file: OpenFile) { state.withLock { $0 = State(file: file) } }

    /// The file at this path when it is neither the open one nor refused; nil: all is as it was.
    func replacement(at path: String) -> FileIdentity? {
        guard let there = FileIdentity(path) else { return nil }
        return state.withLock { $0.file.identity == there || $0.refused == there ? nil : there }
    }
}
