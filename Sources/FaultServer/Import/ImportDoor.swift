import Foundation
import HTTPTypes
import Hummingbird

/// Who may import over HTTP: programs of this machine, and pages of this very server in a browser on it.
///
/// A page of another site that the same browser shows must not import (cross-site requests), not even under a name that
/// leads to this machine (DNS rebinding), and neither may whoever reaches us through a proxy.
enum ImportDoor {
    /// - Parameter what: what is asked for, as the beginning of a sentence.
    /// - Throws: `Problem` 403.
    static func check(_ request: Request, _ context: ServerContext, for what: String = "Importing") throws {
        guard context.isLocal, !isForwarded(request) else {
            throw forbidden(
                "\(what) over HTTP is for programs on the server's own machine. Do it there, at the address "
                    + "127.0.0.1, or with 'faultbase'.")
        }
        guard isLocalName(request.head.authority) else {
            throw forbidden("\(what) goes by the address 127.0.0.1, [::1] or localhost alone.")
        }
        if request.method == .get || request.method == .head { return }
        guard isOwnPage(request) else {
            throw forbidden("The request comes from a page of another site; such pages may not do that.")
        }
    }

    private static func forbidden(_ detail: String) -> Problem {
        Problem(type: "/problems/forbidden", title: "Not allowed", status: 403, detail: detail)
    }

    private static let proxyFields = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"].compactMap {
        HTTPField.Name($0)
    }

    private static func isForwarded(_ request: Request) -> Bool {
        proxyFields.contains { request.headers[$0] != nil }
    }

    static func isLocalName(_ authority: String?) -> Bool {
        guard let authority = authority?.lowercased() else { return false }
        if authority.hasPrefix("[") { return authority.prefix { $0 != "]" } == "[::1" }
        let host = authority.prefix { $0 != ":" }
        if host == "localhost" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }

    /// A browser says where a request comes from; a program that is no browser says nothing.
    private static func isOwnPage(_ request: Request) -> Bool {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] {
            if site != "same-origin" && site != "none" { return false }
        }
        guard let origin = request.headers[.origin] else { return true }
        guard let authority = request.head.authority else { return false }
        return origin == "http://\(authority)" || origin == "https://\(authority)"
    }
}
