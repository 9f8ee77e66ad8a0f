import HTTPTypes
import Hummingbird
import NIOCore

/// Whether a browser's request may be answered: a page of another site must not use what its reader may do here.
struct OriginCheck: Sendable {
    /// Other sites whose pages may, as `https://desk.example.com`.
    let allowed: Set<String>

    /// Programs that are no browsers say no origin. A page says its own; it must be this server's. Where nobody needs a
    /// token, the name asked for must be this machine's: another site's name may lead here too (DNS rebinding).
    func admits(_ request: Request, _ caller: Caller) -> Bool {
        guard let origin = request.headers[.origin] else { return true }
        if allowed.contains(origin) { return true }
        guard let authority = request.head.authority,
            origin == "http://\(authority)" || origin == "https://\(authority)"
        else { return false }
        return caller.name != nil || LocalDoor.isLocalName(authority)
    }
}

/// Where this server is, as the client knows it.
struct SiteAddress: Sendable {
    /// `http://127.0.0.1:8080`; nil: the client does not say.
    let text: String?

    init(_ request: Request) {
        let scheme = request.head.scheme == "https" ? "https" : "http"
        text = request.head.authority.map { "\(scheme)://\($0)" }
    }
}

extension Request {
    /// A header by its name; nil: it is not there.
    func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// The whole body.
    /// - Throws: `Problem` 413 for one of more than `limit` bytes.
    func collected(upTo limit: Int) async throws -> [UInt8] {
        do {
            return Array(buffer: try await body.collect(upTo: limit))
        } catch is NIOTooManyBytesError {
            throw Problem(
                type: "/problems/too-large", title: "The body is too large", status: 413,
                detail: "The body has more than \(limit) bytes. Send less.")
        }
    }
}
