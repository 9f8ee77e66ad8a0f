import FaultKnowledge
import HTTPTypes
import Hummingbird

/// Signing in by a browser: the token is typed once, and a cookie stands for it from then on.
struct LoginRoutes: Sendable {
    let access: Access

    func add(to router: Router<ServerContext>) {
        router.get("login", use: page)
        router.post("login", use: login)
        router.post("logout", use: logout)
    }

    @Sendable func page(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parameters = try RequestParameters(request, known: ["ui", "next"])
        let reader = Reader(request, chosen: try parameters.language("ui"))
        return try shown(reader, context, next: parameters["next"], isRefused: false)
    }

    @Sendable func login(_ request: Request, _ context: ServerContext) async throws -> Response {
        let form = try await FormBody(request, context, known: ["token", "next"])
        let secret = (form["token"] ?? "").filter { !$0.isWhitespace }
        guard let token = try access.book.token(withSecret: secret) else {
            access.noteRefusal(.loginFailed, from: context.origin, "")
            return try shown(Reader(request, chosen: nil), context, next: form["next"], isRefused: true)
        }
        try access.book.note(.login, token.name, by: AuditActor(name: token.name, origin: context.origin))
        let cookie = SessionCookie(isSecure: context.isSecure)
        var response = Response.redirect(to: Self.place(form["next"]), type: .normal)
        response.headers[.setCookie] = cookie.setting(access.sessions.begin(for: token))
        response.headers[.cacheControl] = "no-store"
        return response
    }

    @Sendable func logout(_ request: Request, _ context: ServerContext) async throws -> Response {
        _ = try await FormBody(request, context, known: [])
        let cookie = SessionCookie(isSecure: context.isSecure)
        if let value = cookie.value(in: request.headers[.cookie]) {
            access.sessions.end(value)
            if let name = context.caller.name, context.way == .session {
                try access.book.note(.logout, name, by: context.actor)
            }
        }
        var response = Response.redirect(to: SitePath.login, type: .normal)
        response.headers[.setCookie] = cookie.clearing
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func shown(
        _ reader: Reader, _ context: ServerContext, next: String?, isRefused: Bool
    ) throws -> Response {
        let page = LoginPage(
            words: Words(reader.language), caller: context.way == .session ? context.caller : nil,
            isOpen: try access.isOpen(), formKey: context.formKey, next: next.map { Self.place($0) },
            isRefused: isRefused)
        var response = PageResponse(reader, page.html, isRefused ? .unauthorized : .ok).response
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// Only an address of ours: nobody is led elsewhere by a link to the sign-in page.
    static func place(_ next: String?) -> String {
        guard let next, next.hasPrefix("/"), next.utf8.count <= 4_000,
            !next.hasPrefix("//"), !next.contains("\\"), next.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return SitePath.search }
        return next
    }
}
