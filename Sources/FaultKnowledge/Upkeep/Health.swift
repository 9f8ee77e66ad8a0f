import Foundation
import GRDB

/// How a knowledge base and what is around it are: what `doctor` tells.
package struct Health: Encodable, Sendable {
    /// One thing that was looked at.
    package struct Check: Encodable, Sendable, Hashable {
        package var name: String
        package var ok: Bool
        /// What was found; where something is wrong, also what to do.
        package var detail: String

        package init(_ name: String, ok: Bool, _ detail: String) {
            self.name = name
            self.ok = ok
            self.detail = detail
        }
    }

    package var ok: Bool { checks.allSatisfy(\.ok) }
    package var checks: [Check]

    private enum CodingKeys: String, CodingKey { case ok, checks }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(ok, forKey: .ok)
        try container.encode(checks, forKey: .checks)
    }

    package init(checks: [Check]) { self.checks = checks }

    /// Bytes in the log from which on something seems to hold it back: SQLite empties it at 4 MB where nobody reads.
    private static let largestLog = 256 << 20
    /// Of the disk.
    private static let leastFree = 64 << 20

    /// Looks at everything.
    /// - Parameters:
    ///   - version: of this program.
    ///   - isQuick: leaves out what reads the whole file: its integrity, and the index against the records.
    package init(of path: String, version: String, isQuick: Bool = false) {
        checks = [Self.program(version)]
        let opened = Result { try KnowledgeBase(opening: path, for: .reading) }
        switch opened {
        case .failure(let error): checks.append(Check("file", ok: false, "\(error)"))
        case .success(let knowledge):
            checks.append(Self.edition(knowledge))
            if !isQuick { checks.append(Self.integrity(knowledge)) }
        }
        checks.append(Self.permissions(path))
        checks.append(Self.log(path))
        checks.append(Self.disk(path))
        checks.append(Self.leftovers(path))
        if let check = Self.tokens(AccessBook.path(beside: path)) { checks.append(check) }
    }

    private static func program(_ version: String) -> Check {
        let sqlite = (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }) ?? nil
        return Check(
            "versions", ok: true,
            "faultbase \(version), index \(Derivation.version), SQLite \(sqlite ?? "unknown")")
    }

    private static func edition(_ knowledge: KnowledgeBase) -> Check {
        do {
            let report = try knowledge.database.read { try KnowledgeBase.report($0, path: knowledge.path) }
            if report.edition == 0 {
                return Check("file", ok: false, "it is empty: nothing was imported yet; run 'faultbase import PATH…'")
            }
            return Check(
                "file", ok: true,
                "edition \(report.edition): \(report.records) records of \(report.sources) sources, "
                    + "\(report.bytes / 1024) kB")
        } catch {
            return Check("file", ok: false, "\(error)")
        }
    }

    private static func integrity(_ knowledge: KnowledgeBase) -> Check {
        do {
            let problems = try knowledge.verify()
            return problems.isEmpty
                ? Check("integrity", ok: true, "the file is whole, and the index agrees with the records")
                : Check(
                    "integrity", ok: false,
                    problems.prefix(5).joined(separator: "; ")
                        + "; restore a backup with 'faultbase restore FILE', or import the sources into a new file")
        } catch {
            return Check("integrity", ok: false, "\(error)")
        }
    }

    private static func permissions(_ path: String) -> Check {
        var status = stat()
        guard stat(path, &status) == 0 else { return Check("permissions", ok: false, "there is no file '\(path)'") }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if status.st_mode & S_IWOTH != 0 {
            return Check("permissions", ok: false, "everybody may write '\(path)'; run 'chmod o-w' on it")
        }
        if access(path, W_OK) != 0 {
            return Check("permissions", ok: true, "it may only be read: no imports, and questions are not counted")
        }
        if access(folder, W_OK) != 0 {
            return Check(
                "permissions", ok: false, "its folder '\(folder)' may not be written, where SQLite keeps its log")
        }
        return Check("permissions", ok: true, "it may be read and written")
    }

    private static func log(_ path: String) -> Check {
        let bytes = size(path + "-wal")
        return bytes < largestLog
            ? Check("log", ok: true, "\(bytes / 1024) kB are not in the file itself yet")
            : Check(
                "log", ok: false,
                "the log beside the file has \(bytes >> 20) MB: a reader that never ends holds it; restart the server")
    }

    private static func disk(_ path: String) -> Check {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return Check("disk", ok: false, "'\(folder)' cannot be looked at") }
        let free = Int(status.f_bavail) * Int(status.f_frsize)
        // An import or a backup may need as much again.
        let wanted = max(leastFree, size(path))
        return free >= wanted
            ? Check("disk", ok: true, "\(free >> 20) MB are free")
            : Check(
                "disk", ok: false,
                "only \(free >> 20) MB are free; an import or a backup may need \(wanted >> 20) MB: make room")
    }

    private static func leftovers(_ path: String) -> Check {
        let names = Leftover.all(beside: path).map(\.path)
        return names.isEmpty
            ? Check("leftovers", ok: true, "none")
            : Check(
                "leftovers", ok: false,
                "\(names.joined(separator: ", ")): left behind by work that was killed; the next import or start of the "
                    + "server removes them")
    }

    /// Days before a token expires from which on that is told.
    private static let soon = 7.0

    /// Nil: there is no file of tokens.
    private static func tokens(_ path: String) -> Check? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        if status.st_mode & (S_IRWXG | S_IRWXO) != 0 {
            return Check("tokens", ok: false, "others may read or write '\(path)'; run 'chmod 600' on it")
        }
        do {
            let tokens = try AccessBook(opening: path).tokens().filter { $0.revoked == nil }
            let end = Date(timeIntervalSinceNow: soon * 86_400)
            let ending = tokens.filter { $0.expires.map { $0 < end } ?? false }.map(\.name)
            return ending.isEmpty
                ? Check("tokens", ok: true, "\(tokens.count) tokens")
                : Check(
                    "tokens", ok: false,
                    "expired, or expiring within a week: \(ending.joined(separator: ", ")); revoke them and add new ones"
                )
        } catch {
            return Check("tokens", ok: false, "\(error)")
        }
    }

    private static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
