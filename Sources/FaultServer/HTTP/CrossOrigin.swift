import HTTPTypes
import Hummingbird

/// Lets pages of named other sites ask the API from a browser (CORS, as the Fetch standard has it). Cookies are never
/// taken from there: such a page sends a token.
package struct CrossOrigin: RouterMiddleware {
    typealias Context = ServerContext
    /// As browsers say them: `https://desk.example.com`.
    let origins: Set<String>

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        guard !origins.isEmpty, Self.isForPrograms(request.uri.path) else { return try await next(request, context) }
        let origin = request.headers[.origin].flatMap { origins.contains($0) ? $0 : nil }
        if let origin, request.method == .options, request.headers[.accessControlRequestMethod] != nil {
            return preflight(origin, at: request.uri.path)
        }
        var response = try await next(request, context)
        response.headers[.vary] = response.headers[.vary].map { $0 + ", Origin" } ?? "Origin"
        guard let origin else { return response }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlExposeHeaders] = "ETag, Location, Retry-After, WWW-Authenticate"
        return response
    }

    private func preflight(_ origin: String, at path: String) -> Response {
        Response(
            status: .noContent,
            headers: [
                .accessControlAllowOrigin: origin,
                .accessControlAllowMethods: AllowedMethods.methods(at: path).joined(separator: ", "),
                .accessControlAllowHeaders:
                    "Accept, Accept-Language, Authorization, Content-Type, If-None-Match, MCP-Protocol-Version, Mcp-Method, "
                    + "Mcp-Name",
                .accessControlMaxAge: "600", .vary: "Origin",
            ])
    }

    /// Pages are for people, who come to them.
    private static func isForPrograms(_ path: String) -> Bool {
        path.hasPrefix("/api/") || path == "/mcp" || path == "/openapi.json"
    }

    /// An origin as it is given to the server: scheme, host and port, and nothing else. Nil: it is none.
    package static func origin(_ text: String) -> String? {
        let parts = text.lowercased().split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "https:" || parts[0] == "http:", parts[1].isEmpty, !parts[2].isEmpty,
            parts[2].utf8.allSatisfy({ $0.isHostByte })
        else { return nil }
        return text.lowercased()
    }
}

extension UInt8 {
    fileprivate var isHostByte: Bool {
        (0x30...0x39).contains(self) || (0x61...0x7A).contains(self) || [0x2D, 0x2E, 0x3A, 0x5B, 0x5D].contains(self)
    }
}
