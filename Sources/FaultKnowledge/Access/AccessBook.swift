import FaultModel
package import Foundation
import GRDB
import Synchronization

/// Who may come in, and who did what: tokens and the audit log, in a file of their own beside the knowledge base.
///
/// The knowledge base is replaced, restored and handed on; a token that was revoked must not come back with an older copy
/// of it, nor the log lose what was done since. All methods are safe to call from any thread and from several processes.
package final class AccessBook: Sendable {
    package let path: String
    let database: DatabaseQueue
    private let now: @Sendable () -> Date
    private let known = Mutex<Known?>(nil)

    /// The tokens as they were read last.
    private struct Known {
        /// SQLite's number of the file's state, which another process's change moves.
        var version: Int
        var tokens: [StoredToken]
    }

    /// Where the book of a knowledge base is unless something else is said: `faultbase.access.sqlite` beside
    /// `faultbase.sqlite`.
    package static func path(beside knowledge: String) -> String {
        (knowledge.hasSuffix(".sqlite") ? String(knowledge.dropLast(7)) : knowledge) + ".access.sqlite"
    }

    /// Opens the book, or makes an empty one that only its owner may read.
    /// - Parameter now: the time, for tests.
    /// - Throws: `AccessError`.
    package convenience init(opening path: String, now: @escaping @Sendable () -> Date = { Date() }) throws {
        if !FileManager.default.fileExists(atPath: path) {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let isMade = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            guard isMade else { throw AccessError.unusable(path: path, reason: "it cannot be made") }
        }
        do {
            try self.init(
                path: path, database: try DatabaseQueue(path: path, configuration: Self.configuration), now: now)
        } catch let error as DatabaseError {
            throw AccessError.unusable(path: path, reason: error.message ?? "it cannot be read")
        }
    }

    /// An empty book in memory: for tests, and for a server that keeps none.
    package convenience init(now: @escaping @Sendable () -> Date = { Date() }) throws {
        try self.init(path: ":memory:", database: try DatabaseQueue(configuration: Self.configuration), now: now)
    }

    private init(path: String, database: DatabaseQueue, now: @escaping @Sendable () -> Date) throws {
        (self.path, self.database, self.now) = (path, database, now)
        let application = try database.read { try Int32.fetchOne($0, sql: "PRAGMA application_id") ?? 0 }
        let isEmpty = try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") == 0 }
        guard application == AccessSchema.applicationID || isEmpty else {
            throw AccessError.unusable(path: path, reason: "it is a file of another kind")
        }
        let migrator = AccessSchema.migrator
        if try database.read({ try migrator.hasBeenSuperseded($0) }) {
            throw AccessError.unusable(path: path, reason: "a newer version of faultbase has written it")
        }
        if try !database.read({ try migrator.hasCompletedMigrations($0) }) { try migrator.migrate(database) }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.journalMode = .wal
        configuration.prepareDatabase { db in
            // A revocation must outlast a power cut.
            try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
        }
        return configuration
    }

    var time: Date { now() }

    static func text(of time: Date) -> String { time.ISO8601Format() }

    static func date(_ text: String) -> Date? { try? Date(text, strategy: .iso8601) }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try database.read(body)
        } catch let error as DatabaseError {
            throw AccessError.unusable(path: path, reason: error.message ?? "it cannot be read")
        }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            let value = try database.write(body)
            // `PRAGMA data_version` tells only of the changes of others.
            known.withLock { $0 = nil }
            return value
        } catch let error as DatabaseError {
            throw AccessError.unusable(path: path, reason: error.message ?? "it cannot be written")
        }
    }

    /// Every token that is not revoked. Looks only whether the file has changed since the last time: a token that another
    /// process revoked a moment ago is gone.
    func currentTokens() throws -> [StoredToken] {
        do {
            // Every request asks: so without a transaction about it.
            return try database.unsafeRead { db in
                let version = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
                if let known = known.withLock({ $0 }), known.version == version { return known.tokens }
                let tokens = try StoredToken.all(db)
                known.withLock { $0 = Known(version: version, tokens: tokens) }
                return tokens
            }
        } catch let error as DatabaseError {
            throw AccessError.unusable(path: path, reason: error.message ?? "it cannot be read")
        }
    }
}

/// Why the access book does not do what was asked.
package enum AccessError: Error, Hashable, CustomStringConvertible {
    case unusable(path: String, reason: String)
    case nameTaken(String)
    case badName(String)
    case noSuchToken(String, nearest: String?)
    case badExpiry(String)
    case boundAdmin
    case badLine(String)

    package var description: String {
        switch self {
        case .unusable(let path, let reason):
            "The file of tokens '\(path)' cannot be used: \(reason)."
        case .nameTaken(let name):
            "There is a token '\(name)' already. Revoke it first, or choose another name."
        case .badName(let name):
            "'\(name.prefix(80))' cannot be a token's name: expected 1 to 64 letters, digits, '-', '_', '.' or '@', such as "
                + "service-desk."
        case .noSuchToken(let name, let nearest):
            "There is no token '\(name.prefix(80))'." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
        case .badExpiry(let text):
            "'\(text.prefix(80))' is no time to expire after: expected a number of hours or days from 1h to 3650d, such as "
                + "90d."
        case .boundAdmin:
            "An admin gives out tokens for any product line, so the token cannot be bound to some. Leave the lines out, or "
                + "choose another role."
        case .badLine(let line):
            "'\(line.prefix(80))' is no id of a product line: expected small letters, digits and '-', such as trailer-pump."
        }
    }
}
