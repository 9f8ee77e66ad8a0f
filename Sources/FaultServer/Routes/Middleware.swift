import FaultModel
import HTTPTypes
import Hummingbird
import Logging

/// Turns errors into problem documents, or into a page where a person asked.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = ServerContext

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            if let refusal = error as? Refusal {
                var response = try response(refusal.problem, to: request)
                for field in refusal.headers { response.headers.append(field) }
                return response
            }
            if let problem = Problem(error), problem.status < 500 { return try response(problem, to: request) }
            // Not the address: what a person typed is in it.
            context.logger.error(
                "a request failed",
                metadata: [
                    "method": "\(request.method)", "route": "\(context.endpointPath ?? "none")", "error": "\(error)",
                ])
            return try response(Problem(error) ?? .internalError, to: request)
        }
    }

    static func wantsPage(_ request: Request) -> Bool {
        !request.uri.path.hasPrefix("/api") && (request.headers[.accept]?.contains("text/html") ?? false)
    }

    private func response(_ problem: Problem, to request: Request) throws -> Response {
        var response = try document(problem, to: request)
        if !problem.allowed.isEmpty { response.headers[.allow] = problem.allowed.joined(separator: ", ") }
        return response
    }

    private func document(_ problem: Problem, to request: Request) throws -> Response {
        let status = HTTPResponse.Status(code: problem.status)
        if Self.wantsPage(request) {
            let reader = Reader(request, chosen: nil)
            let page = ProblemPage(words: Words(reader.language), problem: problem)
            return PageResponse(reader, page.html, status).response
        }
        let body = ByteBuffer(bytes: try Wire.json(problem))
        return Response(
            status: status,
            headers: [.contentType: "application/problem+json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: body))
    }
}

/// What a browser may do with our answers: nothing from elsewhere, no script but ours, no framing.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = ServerContext

    private static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    /// A drawing is a document of its own where it is opened alone, and has its colours in itself.
    private static let pictures = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        let isPicture = response.headers[.contentType]?.hasPrefix("image/svg+xml") ?? false
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = isPicture ? Self.pictures : Self.policy
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        if let referrer = HTTPField.Name("Referrer-Policy") { response.headers[referrer] = "same-origin" }
        return response
    }
}

/// Refuses addresses that are too long before anything reads them.
struct AddressLimit: RouterMiddleware {
    typealias Context = ServerContext
    /// Bytes; a question of the longest kind in Chinese, percent-encoded, fits.
    static let longest = 40_000

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let count = request.uri.string.utf8.count
        guard count <= Self.longest else {
            throw Problem(
                type: "/problems/address-too-long", title: "The address is too long", status: 414,
                detail: "The address has \(count) bytes; at most \(Self.longest) are read. Ask a shorter question.")
        }
        return try await next(request, context)
    }
}
