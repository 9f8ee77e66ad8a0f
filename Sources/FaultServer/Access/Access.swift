package import FaultKnowledge
import FaultModel
package import Foundation
import Synchronization

/// Who may come in to this server.
package final class Access: Sendable {
    /// Whether someone without a token is let in.
    package enum Openness: Hashable, Sendable {
        /// While there are no tokens: a server on one's own machine.
        case untilTokens
        case never
        /// The operator said so outright. Whoever brings a token has its role and lines all the same.
        case always
    }

    package let book: AccessBook
    package let openness: Openness
    let sessions: Sessions
    /// Known only to pages of this server, new with each start: a form that has it is one of ours. Of who has no session.
    let formKey = TokenSecret().text
    private let refusals = Mutex<[String: Date]>([:])

    package init(_ book: AccessBook, _ openness: Openness, now: @escaping @Sendable () -> Date = { Date() }) {
        (self.book, self.openness, self.now) = (book, openness, now)
        sessions = Sessions(now: now)
    }

    private let now: @Sendable () -> Date

    /// A server that everyone on this machine may use, and that keeps no tokens.
    package static func open() throws -> Access { Access(try AccessBook(), .untilTokens) }

    /// Whether someone without a token is let in now.
    /// - Throws: `AccessError`.
    package func isOpen() throws -> Bool {
        switch openness {
        case .always: true
        case .never: false
        case .untilTokens: try !book.hasTokens()
        }
    }

    /// The caller that a secret stands for; nil: it opens nothing.
    func caller(withSecret text: String) throws -> Caller? { try book.token(withSecret: text).map(Caller.init) }

    /// A session with its caller; nil: there is none, it has ended, or its token was taken away.
    func session(_ cookie: String) throws -> (session: Session, caller: Caller)? {
        guard let session = sessions.session(cookie), let token = try book.token(session.token) else { return nil }
        return (session, Caller(token))
    }

    /// Writes down that somebody was refused; of one address at most one a minute, so that nobody fills the disk.
    func noteRefusal(_ action: AuditAction, from origin: String, _ detail: String) {
        let time = now()
        let isNew = refusals.withLock { refusals in
            if refusals.count >= Self.mostRefusals {
                refusals = refusals.filter { time.timeIntervalSince($0.value) < 60 }
            }
            if refusals.count >= Self.mostRefusals { return false }
            if let last = refusals[origin], time.timeIntervalSince(last) < 60 { return false }
            refusals[origin] = time
            return true
        }
        if isNew { try? book.note(action, "", detail, by: AuditActor(name: "", origin: origin)) }
    }

    private static let mostRefusals = 10_000
}

extension Caller {
    init(_ token: AccessToken) { self.init(name: token.name, role: token.role, lines: token.lines) }
}
