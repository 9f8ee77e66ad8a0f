import FaultKnowledge
package import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Tokens and the audit log over HTTP, for admins.
struct AccessRoutes: Sendable {
    let access: Access
    let answers: Answers

    func add(to router: Router<ServerContext>) {
        router.get("api/tokens", use: tokens)
        router.post("api/tokens", use: make)
        router.delete("api/tokens/:name", use: revoke)
        router.get("api/audit-log", use: log)
        router.get("access", use: page)
        router.post("access/add", use: add)
        router.post("access/revoke", use: revokeByForm)
    }

    @Sendable func tokens(_ request: Request, _ context: ServerContext) async throws -> Response {
        _ = try RequestParameters(request, known: [])
        return try Self.json(TokensDocument(try access.book.tokens()))
    }

    @Sendable func make(_ request: Request, _ context: ServerContext) async throws -> Response {
        let body = try await request.json(as: "NewToken", upTo: 8_000)
        let made = try access.book.add(
            try Self.wanted(
                body["name"]?.string ?? "", body["role"]?.string ?? "",
                body["products"]?.array?.compactMap(\.string) ?? [], body["expires"]?.string), by: context.actor)
        return try Self.json(TokenDocument(made.token, secret: made.secret), .created)
    }

    @Sendable func revoke(_ request: Request, _ context: ServerContext) async throws -> Response {
        try access.book.revoke(try context.segment("name"), by: context.actor)
        return Response(status: .noContent)
    }

    @Sendable func log(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parameters = try RequestParameters(request, known: ["since", "limit"])
        let since = try parameters["since"].map { text in
            guard let time = AuditSince.time(text) else {
                throw Problem.badParameter("since", AuditSince.complaint("since", text))
            }
            return time
        }
        let limit = try parameters.number("limit", in: AccessBook.auditLimits) ?? 100
        return try Self.json(AuditLogDocument(try access.book.auditLog(since: since, limit: limit)))
    }

    @Sendable func page(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = Reader(request, chosen: try RequestParameters(request, known: ["ui"]).language("ui"))
        return try await shown(reader, context)
    }

    @Sendable func add(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = Reader(request, chosen: nil)
        let form = try await FormBody(
            request, context, known: ["name", "role", "expires"], repeated: ["product"])
        do {
            let wanted = try Self.wanted(
                form["name"] ?? "", form["role"] ?? "", form.list("product"), form["expires"])
            let made = try access.book.add(wanted, by: context.actor)
            return try await shown(reader, context, new: TokenDocument(made.token, secret: made.secret))
        } catch let error as AccessError {
            return try await shown(reader, context, mistake: error.description)
        }
    }

    @Sendable func revokeByForm(_ request: Request, _ context: ServerContext) async throws -> Response {
        let form = try await FormBody(request, context, known: ["name"])
        try access.book.revoke(form["name"] ?? "", by: context.actor)
        return .redirect(to: SitePath.access, type: .normal)
    }

    private func shown(
        _ reader: Reader, _ context: ServerContext, new: TokenDocument? = nil, mistake: String? = nil
    ) async throws -> Response {
        let page = AccessPage(
            words: Words(reader.language), formKey: context.formKey, tokens: TokensDocument(try access.book.tokens()),
            log: AuditLogDocument(try access.book.auditLog(limit: 50)),
            products: try await answers.seen(by: context.caller).products(language: reader.language),
            new: new, mistake: mistake)
        var response = PageResponse(reader, page.html, mistake == nil ? .ok : .badRequest).response
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private static func wanted(
        _ name: String, _ role: String, _ products: [String], _ expires: String?
    ) throws -> TokenRequest {
        guard let role = Role(rawValue: role) else {
            let expected = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.badParameter("role", "role is '\(role.prefix(80))'; expected one of \(expected).")
        }
        return try TokenRequest(name: name, role: role, lines: products, expires: expires)
    }

    private static func json(
        _ document: some Encodable, _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try Wire.json(document))))
    }
}

/// The beginning of an audit log, as people say it.
package enum AuditSince {
    /// `2026-11-22`, `2026-11-22T09:40:00Z`, or how long ago: `7d`, `12h`. Nil: none of these.
    package static func time(_ text: String, now: Date = Date()) -> Date? {
        if let unit = text.last, let seconds = ["h": 3600.0, "d": 86_400][unit], let number = Int(text.dropLast()),
            (0...100_000).contains(number)
        {
            return now.addingTimeInterval(-Double(number) * seconds)
        }
        return (try? Date(text, strategy: .iso8601)) ?? (try? Date(text + "T00:00:00Z", strategy: .iso8601))
    }

    package static func complaint(_ name: String, _ text: String) -> String {
        "\(name) is '\(text.prefix(80))'; expected a day such as 2026-11-22, a time such as 2026-11-22T09:40:00Z (UTC), or how "
            + "long ago, such as 7d or 12h."
    }
}
