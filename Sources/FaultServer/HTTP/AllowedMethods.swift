import HTTPTypes
import Hummingbird

/// Tells a wrong method from a wrong address: the first is 405 with the methods that are possible.
struct AllowedMethods: RouterMiddleware {
    typealias Context = ServerContext

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            // Only the router itself says so; our routes throw problems.
            let methods = Self.methods(at: request.uri.path)
            if methods.isEmpty { throw Problem.notFound("There is nothing at this address. Begin at /, or see /docs.") }
            if request.method == .options {
                return Response(status: .noContent, headers: [.allow: methods.joined(separator: ", ")])
            }
            throw Problem.methodNotAllowed(request.method.rawValue, allowed: methods)
        }
    }

    /// By the list of routes; empty: no route has the address.
    static func methods(at path: String) -> [String] {
        let segments = path.split(separator: "/")
        var methods: Set<String> = []
        for route in routes where fits(segments, route.segments) { methods.insert(route.method) }
        if methods.contains("GET") { methods.insert("HEAD") }
        return methods.sorted()
    }

    private static let routes: [(method: String, segments: [Substring])] = RouteAccess.all.keys.compactMap { key in
        let parts = key.split(separator: " ", maxSplits: 1)
        return parts.count == 2 ? (String(parts[0]), parts[1].split(separator: "/")) : nil
    }

    private static func fits(_ segments: [Substring], _ pattern: [Substring]) -> Bool {
        let isWhole = segments.count == pattern.count || (pattern.last == "**" && segments.count >= pattern.count)
        return isWhole && zip(segments, pattern).allSatisfy { $1.hasPrefix("{") || $1 == "**" || $0 == $1 }
    }
}
