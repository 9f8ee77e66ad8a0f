import HTTPTypes
import Hummingbird

/// Says where a request comes from: from the other end of the connection, or, where that is a proxy that the operator
/// trusts, from whom the proxy says. What anybody else says about it is not believed.
struct ClientAddress: RouterMiddleware {
    typealias Context = ServerContext
    let setup: ServerSetup

    private static let forwarded = HTTPField.Name("X-Forwarded-For")
    private static let scheme = HTTPField.Name("X-Forwarded-Proto")

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.limits = setup.limits
        context.isSecure = setup.isSecure
        if isTrusted(context.origin) {
            if let name = Self.scheme { context.isSecure = context.isSecure || request.headers[name] == "https" }
            let chain = Self.forwarded.flatMap { request.headers[$0] } ?? ""
            if let client = client(of: chain) { context.origin = client }
        }
        return try await next(request, context)
    }

    private func isTrusted(_ address: String) -> Bool { setup.trustedProxies.contains { $0.contains(address) } }

    /// The last address that is no trusted proxy: each proxy adds who it was asked by, at the end.
    private func client(of chain: String) -> String? {
        guard chain.utf8.count <= 2_000 else { return nil }
        let addresses = chain.split(separator: ",").map { String($0.filter { $0 != " " }) }
        guard let last = addresses.last(where: { !isTrusted($0) }), AddressRange(last) != nil else { return nil }
        return last
    }
}
