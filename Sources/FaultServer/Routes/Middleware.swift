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
                for field in refusal.headers { response.headers[field.name] = field.value }
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
        var headers: HTTPFields = [
            .contentType: "application/problem+json; charset=utf-8", .cacheControl: "no-store",
        ]
        if problem.status == 503 { headers[.retryAfter] = "1" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}

/// What a browser may do with our answers: nothing from elsewhere, no script but ours, no framing.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = ServerContext
    /// Whether we speak TLS: then a browser never comes another way again (RFC 6797).
    let isSecure: Bool

    private static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    /// A drawing is a document of its own where it is opened alone, and has its colours in itself.
    private static let pictures = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

    private static let fixed: [(HTTPField.Name, String)] = [
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }

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
        for (name, value) in Self.fixed { response.headers[name] = value }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        if let referrer = HTTPField.Name("Referrer-Policy") { response.headers[referrer] = "same-origin" }
        return response
    }
}
