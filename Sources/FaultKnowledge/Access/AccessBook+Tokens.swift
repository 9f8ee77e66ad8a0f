import FaultModel
import Foundation
import GRDB

extension AccessBook {
    /// Makes a token.
    /// - Returns: the token, and its secret, which is told this once.
    /// - Throws: `AccessError.nameTaken`, `.unusable`.
    package func add(
        _ request: TokenRequest, by actor: AuditActor
    ) throws -> (token: AccessToken, secret: TokenSecret) {
        let secret = TokenSecret()
        let created = time
        let expires = request.lifetime.map { created.addingTimeInterval(Double($0.components.seconds)) }
        let lines = try request.lines.lines.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        return try write { db in
            let isTaken = try Bool.fetchOne(
                db, sql: "SELECT 1 FROM token WHERE name = ? AND revokedAt IS NULL", arguments: [request.name])
            if isTaken != nil { throw AccessError.nameTaken(request.name) }
            try db.execute(
                sql: "INSERT INTO token (name, role, lines, hash, createdAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    request.name, request.role.rawValue, lines, Data(TokenSecret.hash(of: secret.text)),
                    Self.text(of: created), expires.map(Self.text),
                ])
            let token = AccessToken(
                id: db.lastInsertedRowID, name: request.name, role: request.role, lines: request.lines,
                created: created, expires: expires, revoked: nil)
            try Self.note(.tokenAdded, request.name, token.summary, by: actor, at: created, db)
            return (token, secret)
        }
    }

    /// Takes a token away, at once and for good.
    /// - Throws: `AccessError.noSuchToken`, `.unusable`.
    package func revoke(_ name: String, by actor: AuditActor) throws {
        let revoked = time
        try write { db in
            try db.execute(
                sql: "UPDATE token SET hash = NULL, revokedAt = ? WHERE name = ? AND revokedAt IS NULL",
                arguments: [Self.text(of: revoked), name])
            if db.changesCount == 0 {
                let names = try String.fetchAll(db, sql: "SELECT name FROM token WHERE revokedAt IS NULL ORDER BY name")
                throw AccessError.noSuchToken(name, nearest: name.nearest(among: names))
            }
            try Self.note(.tokenRevoked, name, "", by: actor, at: revoked, db)
        }
    }

    /// In the order in which they were made, also the revoked and expired ones.
    package func tokens() throws -> [AccessToken] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM token ORDER BY id").compactMap(AccessToken.init)
        }
    }

    /// Whether anybody has a token that opens something now.
    package func hasTokens() throws -> Bool {
        let now = time
        return try currentTokens().contains { $0.token.isUsable(at: now) }
    }

    /// The token with this secret; nil: there is none, or it has expired or was revoked.
    ///
    /// Every token is compared with, each in constant time.
    package func token(withSecret text: String) throws -> AccessToken? {
        guard text.utf8.count <= 200 else { return nil }
        let hash = TokenSecret.hash(of: text)
        var found: AccessToken?
        for stored in try currentTokens() where TokenSecret.areEqual(stored.hash, hash) { found = stored.token }
        return found.flatMap { $0.isUsable(at: time) ? $0 : nil }
    }

    /// The token with this number; nil: it has expired or was revoked.
    package func token(_ id: Int64) throws -> AccessToken? {
        let now = time
        return try currentTokens().first { $0.token.id == id && $0.token.isUsable(at: now) }?.token
    }
}

extension AccessToken {
    /// `author, lines trailer-pump, until 2027-02-20T09:00:00Z`.
    fileprivate var summary: String {
        var parts = [role.rawValue]
        if let lines = lines.lines { parts.append("lines " + lines.joined(separator: " ")) }
        if let expires { parts.append("until " + AccessBook.text(of: expires)) }
        return parts.joined(separator: ", ")
    }
}
