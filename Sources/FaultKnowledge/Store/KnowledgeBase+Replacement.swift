import Foundation
import GRDB
import Synchronization

extension KnowledgeBase {
    /// Whether another file stands where this knowledge base was opened. Costs one system call.
    package var isReplaced: Bool { path != Self.inMemory && current.replacement(at: path) != nil }

    /// Reads from now on the file that was put in the place of the opened one, as `mv NEW.sqlite KB.sqlite` does.
    ///
    /// What is being read is read to its end first. Nothing is changed when the new file cannot be used: the opened one is
    /// read on, and the same file is not tried again.
    ///
    /// SQLite finds a file's log and shared memory by their names, which after the move stand beside the wrong file. So
    /// what stands in the log goes into the file that it belongs to, and the names are freed, before the new file is opened;
    /// and all connections of a server are open from its start (`openReaders`), since one opened later would open the new
    /// file beside the old ones.
    /// - Returns: whether another file was opened.
    /// - Throws: `KnowledgeError` for a file that is no knowledge base, damaged, or of another version.
    @discardableResult
    package func openReplacement() throws -> Bool {
        try current.replacing.withLock { _ in
            guard path != Self.inMemory, let there = current.replacement(at: path) else { return false }
            do {
                try Self.inspectAlone(path)
                let old = current.file
                try old.database.barrierWriteWithoutTransaction { db in
                    Self.leave(old, db, path: path)
                    let new = OpenFile(
                        try Self.open(path, for: .reading), at: path, generation: old.generation + 1)
                    try new.database.read { db in try Self.check(db, path: path) }
                    new.noteLog(beside: path)
                    current.replace(with: new)
                }
                try openReaders()
                return true
            } catch let error as DatabaseError {
                current.refuse(there)
                throw Self.explain(error, path: path)
            } catch {
                current.refuse(there)
                throw error
            }
        }
    }

    /// Writes the log of a file that lost its name into it, and frees the names beside it.
    private static func leave(_ old: OpenFile, _ db: Database, path: String) {
        // Where another program still reads the old file, a part stays in its log, which it alone goes on to read.
        if !old.database.configuration.readonly { _ = try? db.checkpoint(.truncate) }
        // A log that came with the new file belongs to it.
        guard let log = FileIdentity(path + "-wal"), log == old.log else { return }
        for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    }

    /// Looks whether a file can be used, without its log and without leaving anything beside it.
    private static func inspectAlone(_ path: String) throws {
        let name = "\(path).look-\(ProcessInfo.processInfo.processIdentifier)"
        // Under a name of its own it has no log.
        try? FileManager.default.removeItem(atPath: name)
        // Where links cannot be made, the file is looked at when it is opened.
        guard (try? FileManager.default.linkItem(atPath: path, toPath: name)) != nil else { return }
        defer { for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: name + ending) } }
        let queue = try DatabaseQueue(path: name, configuration: configuration)
        defer { try? queue.close() }
        try queue.read { db in try Self.check(db, path: path) }
    }

    /// - Throws: `KnowledgeError` unless this version reads the file as it is.
    static func check(_ db: Database, path: String) throws {
        guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
            throw KnowledgeError.notAKnowledgeBase(path: path, reason: "it is an SQLite file of another program")
        }
        let migrator = Schema.migrator
        if try migrator.hasBeenSuperseded(db) { throw KnowledgeError.newerVersion(path: path) }
        guard try migrator.hasCompletedMigrations(db),
            try Int.fetchOne(db, sql: "SELECT value FROM derivation WHERE name = 'version'") == Derivation.version
        else { throw KnowledgeError.staleIndex(path: path) }
    }

    /// Opens every connection for reading that there may be: a server does so before its first request.
    package func openReaders() throws {
        guard let pool = database as? DatabasePool else { return }
        let count = pool.configuration.maximumReaderCount
        let failure = Mutex<(any Error)?>(nil)
        let gate = ReaderGate(count + 1)
        for _ in 0..<count {
            // Threads, not tasks: each waits for all the others.
            Thread.detachNewThread {
                do {
                    try pool.read { _ in gate.pass() }
                } catch {
                    failure.withLock { $0 = $0 ?? error }
                    gate.pass()
                }
            }
        }
        gate.pass()
        if let error = failure.withLock({ $0 }) as? DatabaseError { throw Self.explain(error, path: path) }
    }
}
