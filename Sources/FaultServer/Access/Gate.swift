import FaultKnowledge
import HTTPTypes
import Hummingbird

/// Says who asks before any route runs, and turns away who may not.
struct Gate: RouterMiddleware {
    typealias Context = ServerContext
    let access: Access
    /// Paths that are opened to everyone by an option.
    var opened: Set<String> = []

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.formKey = access.formKey
        let isOpened = context.endpointPath.map(opened.contains) ?? false
        let needed = isOpened ? .anyone : RouteAccess.of(request.method, context.endpointPath)
        let entry = try entry(request, context)
        if case .role(let role) = needed {
            guard let entry else { return try turnAway(request, context) }
            guard entry.caller.may(role) else {
                throw entry.way == .open ? Self.notHere(role) : Problem.missingRole(role, of: entry.caller)
            }
        }
        if let entry {
            if entry.way != .token { try SameSite.check(request, mustSayFrom: entry.way == .session) }
            context.caller = entry.caller
            context.note.caller = entry.caller.name
            context.way = entry.way
            context.formKey = entry.formKey ?? access.formKey
        } else if request.method != .get && request.method != .head {
            try SameSite.check(request, mustSayFrom: false)
        }
        var response = try await next(request, context)
        if needed != .anyone { Self.keepPrivate(&response, for: context.caller) }
        return response
    }

    private struct Entry {
        var caller: Caller
        var way: Way
        var formKey: String?
    }

    /// Nil: nobody said who they are, and the server is not open.
    private func entry(_ request: Request, _ context: ServerContext) throws -> Entry? {
        if let header = request.headers[.authorization] {
            guard let secret = Self.bearer(header), let caller = try access.caller(withSecret: secret) else {
                access.noteRefusal(.tokenRefused, from: context.origin, request.uri.path)
                throw Refusal.unknownToken
            }
            return Entry(caller: caller, way: .token)
        }
        if let cookie = SessionCookie(isSecure: context.isSecure).value(in: request.headers[.cookie]),
            let (session, caller) = try access.session(cookie)
        {
            return Entry(caller: caller, way: .session, formKey: session.formKey)
        }
        guard try access.isOpen() else { return nil }
        // Who reads over the network does not change anything by that.
        let role = LocalDoor.isOpen(request, context) ? Role.admin : .agent
        return Entry(caller: Caller(role: role), way: .open)
    }

    private static func bearer(_ header: String) -> String? {
        let parts = header.split(separator: " ", maxSplits: 1)
        return parts.count == 2 && parts[0].lowercased() == "bearer" ? String(parts[1].trimmingPrefix(" ")) : nil
    }

    private func turnAway(_ request: Request, _ context: ServerContext) throws -> Response {
        let isPage = request.method == .get && ProblemMiddleware.wantsPage(request)
        guard isPage else { throw Refusal.noToken }
        return .redirect(to: SitePath.login(then: request.uri.string), type: .normal)
    }

    private static func notHere(_ role: Role) -> Problem {
        .forbidden(
            "This takes the role \(role.rawValue). Without a token only programs on the server's own machine have it, by "
                + "the address 127.0.0.1, [::1] or localhost. Do it there, or with a token ('faultbase token add').")
    }

    /// What one may see is not kept for another, neither by a cache on the way nor by a browser that two people use.
    private static func keepPrivate(_ response: inout Response, for caller: Caller) {
        let varied = response.headers[.vary].map { $0 + ", " } ?? ""
        response.headers[.vary] = varied + (varied.contains("Cookie") ? "Authorization" : "Authorization, Cookie")
        guard caller.name != nil else { return }
        let control = response.headers[.cacheControl]
        if control?.contains("no-store") ?? false { return }
        response.headers[.cacheControl] = control.map { "private, " + $0.replacing("public, ", with: "") } ?? "no-store"
    }
}

/// How a caller came in.
package enum Way: Hashable, Sendable {
    /// Without a token.
    case open
    case token
    /// By a browser that is signed in.
    case session
}

/// A refusal with fields that tell a program what to do.
struct Refusal: Error {
    var problem: Problem
    var headers: HTTPFields = [:]

    static let noToken = Refusal(
        problem: Problem(
            type: "/problems/unauthorized", title: "A token is needed", status: 401,
            detail:
                "This server answers who has a token. Send it as 'Authorization: Bearer fb_…', or sign in at /login."),
        headers: [.wwwAuthenticate: "Bearer realm=\"faultbase\""])

    static let unknownToken = Refusal(
        problem: Problem(
            type: "/problems/unauthorized", title: "The token opens nothing", status: 401,
            detail: "The token is not known here, has expired or was revoked. Ask whoever runs the server for another."),
        headers: [.wwwAuthenticate: "Bearer realm=\"faultbase\", error=\"invalid_token\""])
}
