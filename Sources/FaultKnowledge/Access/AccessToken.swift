import FaultModel
package import Foundation
import GRDB

/// A token as it is listed: everything but the secret, which nobody can read any more.
package struct AccessToken: Hashable, Sendable {
    /// Never given again, unlike the name.
    package var id: Int64
    package var name: String
    package var role: Role
    package var lines: LineScope
    package var created: Date
    /// Nil: never.
    package var expires: Date?
    /// Nil: it was not.
    package var revoked: Date?

    package func isUsable(at time: Date) -> Bool { revoked == nil && (expires.map { time < $0 } ?? true) }
}

/// What a new token is to be.
package struct TokenRequest: Hashable, Sendable {
    package var name: String
    package var role: Role
    package var lines: LineScope
    /// Nil: it never expires.
    package var lifetime: Duration?

    /// - Parameters:
    ///   - lines: ids of product lines; empty: all.
    ///   - expires: after how long, such as `90d` or `12h`; nil: never.
    /// - Throws: `AccessError`.
    package init(name: String, role: Role, lines: [String] = [], expires: String? = nil) throws(AccessError) {
        let marks = Set("-_.@")
        guard (1...64).contains(name.utf8.count), name.first?.isLetter ?? false || name.first?.isNumber ?? false,
            name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || marks.contains($0) })
        else { throw .badName(name) }
        for line in lines where !Identifier.isSlug(line) { throw .badLine(line) }
        if role == .admin, !lines.isEmpty { throw .boundAdmin }
        (self.name, self.role) = (name, role)
        self.lines = lines.isEmpty ? .all : .only(Set(lines))
        lifetime = nil
        if let expires { lifetime = try Self.lifetime(expires) }
    }

    private static func lifetime(_ text: String) throws(AccessError) -> Duration {
        guard let unit = text.last, let hours = ["h": 1, "d": 24][unit], let number = Int(text.dropLast()),
            number > 0, number <= 3650 * 24 / hours
        else { throw .badExpiry(text) }
        return .seconds(number * hours * 3600)
    }
}

/// A token with what its secret is known by.
struct StoredToken: Sendable {
    var token: AccessToken
    var hash: [UInt8]

    /// Those that are not revoked.
    static func all(_ db: Database) throws -> [StoredToken] {
        try Row.fetchAll(db, sql: "SELECT * FROM token WHERE hash NOT NULL ORDER BY id").compactMap { row in
            AccessToken(row).map { StoredToken(token: $0, hash: [UInt8](row["hash"] as Data)) }
        }
    }
}

extension AccessToken {
    /// Nil: the row says what no version of ours writes; such a token opens nothing.
    init?(_ row: Row) {
        guard let role = Role(rawValue: row["role"]), let created = AccessBook.date(row["createdAt"]) else {
            return nil
        }
        (id, name, self.role, self.created) = (row["id"], row["name"], role, created)
        if let text = row["lines"] as String? {
            guard let lines = try? JSONDecoder().decode(Set<String>.self, from: Data(text.utf8)), !lines.isEmpty else {
                return nil
            }
            self.lines = .only(lines)
        } else {
            lines = .all
        }
        if let text = row["expiresAt"] as String? {
            guard let time = AccessBook.date(text) else { return nil }
            expires = time
        }
        revoked = (row["revokedAt"] as String?).flatMap(AccessBook.date)
    }
}
