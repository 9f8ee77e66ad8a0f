import HTTPTypes
import Hummingbird

/// Tells whether a change comes from a page of ours or from a program: a page of another site that the same browser shows
/// must not change anything (cross-site requests).
enum SameSite {
    /// Requests that only read pass.
    /// - Parameter mustSayFrom: whether the browser must say where the request comes from; false: a program that is no
    ///   browser says nothing, and may.
    /// - Throws: `Problem` 403.
    static func check(_ request: Request, mustSayFrom: Bool) throws {
        if request.method == .get || request.method == .head { return }
        let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
        let isForeign = site.map { $0 != "same-origin" && $0 != "none" } ?? false
        guard !isForeign, isOwn(request.headers[.origin], request) else {
            throw Problem.forbidden("The request comes from a page of another site; such pages may not do that.")
        }
        if mustSayFrom, site == nil, request.headers[.origin] == nil {
            throw Problem.forbidden(
                "A browser that is signed in says where a change comes from, and this request does not. A program sends its "
                    + "token as 'Authorization: Bearer fb_…'.")
        }
    }

    private static func isOwn(_ origin: String?, _ request: Request) -> Bool {
        guard let origin else { return true }
        guard let authority = request.head.authority else { return false }
        return origin == "http://\(authority)" || origin == "https://\(authority)"
    }
}

/// Who may change things without a token: programs of this machine, and pages of this very server in a browser on it. Not
/// under a name of another that leads to this machine (DNS rebinding), and not whoever reaches us through a proxy.
enum LocalDoor {
    static func isOpen(_ request: Request, _ context: ServerContext) -> Bool {
        context.isLocal && !proxyFields.contains { request.headers[$0] != nil } && isLocalName(request.head.authority)
    }

    private static let proxyFields = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"].compactMap {
        HTTPField.Name($0)
    }

    static func isLocalName(_ authority: String?) -> Bool {
        guard let authority = authority?.lowercased() else { return false }
        if authority.hasPrefix("[") { return authority.prefix { $0 != "]" } == "[::1" }
        let host = authority.prefix { $0 != ":" }
        if host == "localhost" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }
}
