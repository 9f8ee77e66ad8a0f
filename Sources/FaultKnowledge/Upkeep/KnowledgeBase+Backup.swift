import Foundation
import GRDB

/// What a backup holds.
package struct BackupReport: Encodable, Sendable, Hashable {
    package var path: String
    package var edition: Int
    package var sources: Int
    package var records: Int
    package var items: Int
    package var bytes: Int
}

extension KnowledgeBase {
    /// Copies the last whole edition into a file of its own, while others read and write.
    ///
    /// SQLite's online backup within one snapshot, so writers are not held up. The copy is written beside its place, looked
    /// through (`integrity_check`, edition and counts against what was read), and only then takes its place: whoever
    /// stops this in the middle finds what stood there before.
    /// - Parameter force: whether it may replace a file.
    /// - Throws: `UpkeepError`; `KnowledgeError` when this file cannot be read.
    package func backup(to target: String, force: Bool = false) throws -> BackupReport {
        if !force, FileManager.default.fileExists(atPath: target) { throw UpkeepError.exists(path: target) }
        if let there = FileIdentity(target), there == FileIdentity(path) { throw UpkeepError.isItself(path: target) }
        let part = Leftover.name(for: target, of: .backup)
        defer { Leftover.removeFiles(part) }
        Leftover.removeFiles(part)
        do {
            try Self.makePrivateFile(part)
            let expected = try copy(into: part)
            var found = try Self.inspectBackup(part, thoroughly: true)
            guard found == expected else { throw UpkeepError.failed(path: target, reason: "the copy differs") }
            try Self.settle(part, as: target)
            found.path = target
            return found
        } catch let error as DatabaseError {
            throw UpkeepError.failed(path: target, reason: Self.reason(error))
        } catch let error as UpkeepError {
            if case .unusable(_, let reason) = error { throw UpkeepError.failed(path: target, reason: reason) }
            throw error
        } catch let error as CocoaError {
            throw UpkeepError.failed(path: target, reason: Self.reason(error))
        }
    }

    /// A copy may be read by its owner alone: it holds what tokens guard.
    private static func makePrivateFile(_ path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw UpkeepError.failed(path: path, reason: "its folder is missing or may not be written")
        }
    }

    /// - Returns: what was read, as `part` should hold it.
    private func copy(into part: String) throws -> BackupReport {
        let copy = try DatabaseQueue(path: part, configuration: Self.configuration)
        let expected = try database.read { db in
            let report = try Self.report(db, path: part)
            try copy.inDatabase { try db.backup(to: $0) }
            return report
        }
        // One file, without a log beside it.
        try copy.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try copy.close()
        return expected
    }

    static func report(_ db: Database, path: String) throws -> BackupReport {
        func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
        return BackupReport(
            path: path, edition: try edition(db), sources: try count("SELECT count(*) FROM source"),
            records: try count("SELECT count(*) FROM record"), items: try count("SELECT count(*) FROM item"),
            bytes: try count("PRAGMA page_count") * count("PRAGMA page_size"))
    }

    /// - Throws: `UpkeepError.unusable`.
    static func inspectBackup(_ path: String, thoroughly: Bool) throws -> BackupReport {
        do {
            var configuration = configuration
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { db in
                try check(db, path: path)
                if thoroughly {
                    let problems = try String.fetchAll(db, sql: "PRAGMA integrity_check(3)").filter { $0 != "ok" }
                    if let first = problems.first { throw UpkeepError.unusable(path: path, reason: first) }
                }
                return try report(db, path: path)
            }
        } catch let error as DatabaseError {
            throw UpkeepError.unusable(path: path, reason: reason(error))
        } catch let error as KnowledgeError {
            throw UpkeepError.unusable(path: path, reason: error.description)
        }
    }

    /// Puts a file that is whole in its place, so that a power cut leaves the one or the other.
    static func settle(_ part: String, as target: String) throws {
        try synchronize(part)
        guard rename(part, target) == 0 else {
            throw UpkeepError.failed(path: target, reason: String(cString: strerror(errno)))
        }
        try? synchronize(URL(fileURLWithPath: target).deletingLastPathComponent().path)
    }

    /// Waits until a file or folder is on the disk.
    static func synchronize(_ path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw UpkeepError.failed(path: path, reason: "it cannot be opened")
        }
        defer { try? file.close() }
        do { try file.synchronize() } catch {
            throw UpkeepError.failed(path: path, reason: "the disk reports an error")
        }
    }

    static func reason(_ error: DatabaseError) -> String {
        switch error.resultCode {
        case .SQLITE_FULL: "the disk is full"
        case .SQLITE_IOERR: "the disk reports an error, or a file may not become that long"
        case .SQLITE_NOTADB: "it is not an SQLite file"
        case .SQLITE_CANTOPEN: "it cannot be opened"
        case .SQLITE_READONLY, .SQLITE_PERM: "it may not be written"
        default: error.message ?? "SQLite error \(error.resultCode.rawValue)"
        }
    }

    private static func reason(_ error: CocoaError) -> String {
        switch error.code {
        case .fileWriteOutOfSpace: "the disk is full"
        case .fileWriteNoPermission, .fileWriteVolumeReadOnly: "its folder may not be written"
        case .fileNoSuchFile, .fileReadNoSuchFile: "its folder is missing"
        default: "error \(error.code.rawValue)"
        }
    }
}
