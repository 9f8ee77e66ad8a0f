import FaultKnowledge
import FaultModel
import Foundation
import Synchronization

/// Someone who came in by a browser.
struct Session: Sendable {
    /// The number of the token.
    var token: Int64
    /// What a form must bring to be one of this session's pages.
    var formKey: String
    var ends: Date
}

/// Who is signed in by a browser. Kept in memory alone: a restart signs everyone out. The cookie is a secret, so only its
/// hash is kept, as of tokens.
final class Sessions: Sendable {
    private let now: @Sendable () -> Date
    private let all = Mutex<[[UInt8]: Session]>([:])

    /// Half a day: a shift.
    static let seconds = 12 * 3600
    /// Those that end first give way.
    private static let most = 10_000

    init(now: @escaping @Sendable () -> Date) { self.now = now }

    /// - Returns: what the cookie holds.
    func begin(for token: AccessToken) -> String {
        let secret = TokenSecret().text
        let time = now()
        let end = time.addingTimeInterval(Double(Self.seconds))
        let session = Session(
            token: token.id, formKey: TokenSecret().text, ends: min(end, token.expires ?? end))
        all.withLock { all in
            if all.count >= Self.most { all = all.filter { time < $0.value.ends } }
            if all.count >= Self.most, let first = all.min(by: { $0.value.ends < $1.value.ends }) {
                all[first.key] = nil
            }
            all[Self.key(secret)] = session
        }
        return secret
    }

    func session(_ cookie: String) -> Session? {
        let time = now()
        return all.withLock { $0[Self.key(cookie)] }.flatMap { time < $0.ends ? $0 : nil }
    }

    func end(_ cookie: String) { all.withLock { $0[Self.key(cookie)] = nil } }

    private static func key(_ cookie: String) -> [UInt8] { SHA256.digest(of: Array(cookie.utf8.prefix(200))) }
}

/// The cookie of a session.
struct SessionCookie {
    /// Whether the browser speaks TLS: then the cookie says that it goes that way alone, and for this very host.
    let isSecure: Bool

    var name: String { isSecure ? "__Host-faultbase" : "faultbase" }

    func value(in header: String?) -> String? {
        guard let header, header.utf8.count <= 8000 else { return nil }
        for pair in header.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0].trimmingPrefix(" ") == name { return String(parts[1]) }
        }
        return nil
    }

    func setting(_ value: String) -> String { "\(name)=\(value); Max-Age=\(Sessions.seconds); \(attributes)" }

    var clearing: String { "\(name)=; Max-Age=0; \(attributes)" }

    private var attributes: String { "Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "") }
}
