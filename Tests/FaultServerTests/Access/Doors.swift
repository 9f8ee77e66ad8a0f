import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import HTTPTypes
import Synchronization

@testable import FaultServer

/// A server with tokens, on a clock that stands still until it is told to go on.
struct Doors {
    let book: AccessBook
    let access: Access
    let asking: Asking
    let clock: StoppedClock

    init(_ knowledge: KnowledgeBase, _ openness: Access.Openness = .never) throws {
        let clock = StoppedClock()
        self.clock = clock
        book = try AccessBook(now: { clock.time })
        access = Access(book, openness, now: { clock.time })
        asking = Asking(knowledge, access: access)
    }

    /// The header of a new token.
    func header(
        _ role: Role, name: String? = nil, lines: [String] = [], expires: String? = nil
    ) throws -> HTTPFields {
        let wanted = try TokenRequest(name: name ?? role.rawValue, role: role, lines: lines, expires: expires)
        let secret = try book.add(wanted, by: Self.operator).secret
        return [.authorization: "Bearer \(secret.text)"]
    }

    static let `operator` = AuditActor(name: "li", origin: "command line")
}

/// 2026-11-22T09:40:00Z, until it is moved.
final class StoppedClock: Sendable {
    private let now = Mutex(Date(timeIntervalSince1970: 1_795_340_400))

    var time: Date { now.withLock { $0 } }
    func advance(by seconds: Double) { now.withLock { $0 += seconds } }
}

extension Asking.Answer {
    /// The value of a hidden field of the page's forms.
    var formKey: String? { body.firstMatch(of: /name="form_key" value="([^"]+)"/).map { String($0.1) } }

    /// The first cookie that is set, as a browser sends it back.
    var cookie: String? { headers[.setCookie].map { String($0.prefix { $0 != ";" }) } }
}
