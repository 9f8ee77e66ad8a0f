package import Foundation
import GRDB

/// Who did something, and from where.
package struct AuditActor: Hashable, Sendable {
    /// The name of a token; of the user of the machine at the command line.
    package var name: String
    /// An address such as `192.0.2.7`; `command line`.
    package var origin: String

    package init(name: String, origin: String) { (self.name, self.origin) = (name, origin) }
}

/// What is written down.
package enum AuditAction: String, Hashable, Sendable, Codable, CaseIterable {
    case `import`, publish, review, record
    case tokenAdded = "token-added"
    case tokenRevoked = "token-revoked"
    case login, logout
    case loginFailed = "login-failed"
    case tokenRefused = "token-refused"
}

/// A line of the audit log.
package struct AuditEntry: Hashable, Sendable {
    package var id: Int64
    package var time: Date
    package var action: AuditAction
    package var actor: AuditActor
    package var subject: String
    package var detail: String
}

extension AccessBook {
    /// Writes down what was done.
    /// - Parameters:
    ///   - subject: what was changed; at most 400 characters are kept, as of the detail.
    /// - Throws: `AccessError.unusable`.
    package func note(
        _ action: AuditAction, _ subject: String, _ detail: String = "", by actor: AuditActor
    ) throws {
        let now = time
        try write { db in try Self.note(action, subject, detail, by: actor, at: now, db) }
    }

    static func note(
        _ action: AuditAction, _ subject: String, _ detail: String, by actor: AuditActor, at time: Date, _ db: Database
    ) throws {
        try db.execute(
            sql: "INSERT INTO auditLog (at, action, actor, origin, subject, detail) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                text(of: time), action.rawValue, line(actor.name), line(actor.origin), line(subject), line(detail),
            ])
    }

    /// One line, so that nobody can write what looks like another entry.
    private static func line(_ text: String) -> String {
        String(text.prefix(400).map { $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 } ? " " : $0 })
    }

    /// Entries of an answer.
    package static let auditLimits = 1...1000

    /// The latest first.
    /// - Parameter since: no earlier ones; nil: all.
    package func auditLog(since: Date? = nil, limit: Int = 100) throws -> [AuditEntry] {
        try read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM auditLog WHERE at >= ? ORDER BY id DESC LIMIT ?",
                arguments: [since.map(Self.text) ?? "", limit])
            return rows.compactMap { row in
                guard let time = Self.date(row["at"]), let action = AuditAction(rawValue: row["action"]) else {
                    return nil
                }
                return AuditEntry(
                    id: row["id"], time: time, action: action,
                    actor: AuditActor(name: row["actor"], origin: row["origin"]), subject: row["subject"],
                    detail: row["detail"])
            }
        }
    }
}
