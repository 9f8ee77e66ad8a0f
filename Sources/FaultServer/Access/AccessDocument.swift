package import FaultKnowledge
package import Foundation

/// A token as it is told: `GET /api/tokens`, `faultbase token list --json`.
package struct TokenDocument: Encodable, Sendable {
    package var name: String
    package var role: Role
    /// Null: all.
    @Nullable package var products: [String]?
    /// ISO 8601, UTC, as all times here.
    package var created: String
    /// Null: never.
    @Nullable package var expires: String?
    @Nullable package var revoked: String?
    package var status: Status
    /// The token itself: told once, when it is made; else left out.
    package var token: String?

    package enum Status: String, Encodable, Sendable { case active, expired, revoked }

    package init(_ token: AccessToken, secret: TokenSecret? = nil, at time: Date = Date()) {
        name = token.name
        role = token.role
        products = token.lines.lines
        created = token.created.ISO8601Format()
        expires = token.expires?.ISO8601Format()
        revoked = token.revoked?.ISO8601Format()
        status = token.isUsable(at: time) ? .active : token.revoked != nil ? .revoked : .expired
        self.token = secret?.text
    }
}

package struct TokensDocument: Encodable, Sendable {
    package var tokens: [TokenDocument]

    package init(_ tokens: [AccessToken], at time: Date = Date()) {
        self.tokens = tokens.map { TokenDocument($0, at: time) }
    }
}

/// Who changed what, the latest first: `GET /api/audit-log`, `faultbase audit-log --json`.
package struct AuditLogDocument: Encodable, Sendable {
    package var entries: [Entry]

    package struct Entry: Encodable, Sendable {
        package var time: String
        package var action: AuditAction
        package var actor: String
        package var origin: String
        package var subject: String
        package var detail: String
    }

    package init(_ entries: [AuditEntry]) {
        self.entries = entries.map {
            Entry(
                time: $0.time.ISO8601Format(), action: $0.action, actor: $0.actor.name, origin: $0.actor.origin,
                subject: $0.subject, detail: $0.detail)
        }
    }
}
