import Foundation
import GRDB

/// What was brought back, and what stood there before.
package struct RestoreReport: Encodable, Sendable {
    /// What the knowledge base holds now.
    package var restored: BackupReport
    /// Where the former file is kept; nil: there was none.
    package var before: String?
    /// The edition before; nil: there was none, or it could not be read.
    package var formerEdition: Int?

    private enum CodingKeys: String, CodingKey {
        case restored, before
        case formerEdition = "former_edition"
    }
}

extension KnowledgeBase {
    /// Brings a backup back, also under a running server.
    ///
    /// The backup is looked through first and not changed. What is there is kept as `PATH.before`. Then the backup's pages go
    /// into the open file in one transaction: readers see the one or the other, and whoever stops this in the middle finds
    /// the former state. A file that can no longer be opened is moved aside instead.
    /// - Throws: `UpkeepError`; `KnowledgeError` when the present file cannot be written.
    package static func restore(_ backup: String, to path: String) throws -> RestoreReport {
        guard FileManager.default.fileExists(atPath: backup) else {
            throw UpkeepError.unusable(path: backup, reason: "there is no such file")
        }
        if let there = FileIdentity(backup), there == FileIdentity(path) { throw UpkeepError.isItself(path: backup) }
        let part = Leftover.name(for: path, of: .restore)
        Leftover.removeFiles(part)
        defer { Leftover.removeFiles(part) }
        let present: KnowledgeBase? =
            FileManager.default.fileExists(atPath: path) ? try? KnowledgeBase(opening: path, for: .reading) : nil
        do {
            // A copy, since looking at a file in its own place may leave a log there.
            try copyFile(backup, to: part)
            _ = try inspectBackup(part, thoroughly: true)
        } catch UpkeepError.unusable(_, let reason) {
            throw UpkeepError.unusable(path: backup, reason: reason)
        } catch UpkeepError.failed(_, let reason) {
            throw UpkeepError.unusable(path: backup, reason: reason)
        }
        guard let present else { return try move(part, to: path) }
        do {
            try count(part, after: present)
            let former = try present.database.read { try edition($0) }
            let before = try present.backup(to: path + ".before", force: true)
            try present.takeOver(part)
            var restored = try present.database.read { try report($0, path: path) }
            restored.path = path
            return RestoreReport(restored: restored, before: before.path, formerEdition: former)
        } catch let error as DatabaseError {
            throw explain(error, path: path)
        }
    }

    /// With what stands in a log beside it.
    private static func copyFile(_ file: String, to part: String) throws {
        var configuration = configuration
        configuration.readonly = true
        do {
            let source = try DatabaseQueue(path: file, configuration: configuration)
            defer { try? source.close() }
            let copy = try DatabaseQueue(path: part, configuration: Self.configuration)
            try source.inDatabase { from in try copy.inDatabase { try from.backup(to: $0) } }
            try copy.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
        } catch let error as DatabaseError {
            throw UpkeepError.unusable(path: file, reason: reason(error))
        }
    }

    /// Editions of two histories may bear the same number: what was made from the one must not stand for the other.
    private static func count(_ part: String, after present: KnowledgeBase) throws {
        let former = try present.database.read { try restorations($0) }
        let copy = try DatabaseQueue(path: part, configuration: configuration)
        try copy.write { db in
            let next = max(former, try restorations(db)) + 1
            try db.execute(
                sql: "INSERT OR REPLACE INTO setting (name, value) VALUES ('restored', ?)", arguments: ["\(next)"])
        }
        try copy.close()
    }

    /// How often a backup was brought back.
    static func restorations(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'restored'") ?? 0
    }

    /// Takes all pages of a file, in one transaction.
    private func takeOver(_ part: String) throws {
        let copy = try DatabaseQueue(path: part, configuration: Self.configuration)
        try database.writeWithoutTransaction { db in
            try copy.inDatabase { try $0.backup(to: db) }
            _ = try? db.checkpoint(.truncate)
        }
        try copy.close()
    }

    /// In place of a file that cannot be opened, or of none.
    private static func move(_ part: String, to path: String) throws -> RestoreReport {
        var before: String?
        if FileManager.default.fileExists(atPath: path) {
            before = path + ".before"
            // The log goes with its file: beside another one it would spoil it.
            for ending in ["-wal", "-shm", ""] where FileManager.default.fileExists(atPath: path + ending) {
                guard rename(path + ending, path + ".before" + ending) == 0 else {
                    throw KnowledgeError.unwritable(path: path, reason: String(cString: strerror(errno)))
                }
            }
        }
        for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
        try settle(part, as: path)
        return RestoreReport(restored: try inspectBackup(path, thoroughly: false), before: before, formerEdition: nil)
    }
}
