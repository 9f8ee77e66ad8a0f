import FaultKnowledge
import HTTPTypes

/// What each route takes: the one place that says it. A route that is not here opens to nobody but an admin, and a test
/// holds the list against the router.
enum RouteAccess: Hashable {
    /// Nobody is asked who they are: what says nothing of the knowledge base.
    case anyone
    case role(Role)

    /// By method and path; `HEAD` is as `GET`.
    static let all: [String: RouteAccess] = [
        "GET /api/search": .role(.agent), "GET /api/suggest": .role(.agent),
        "GET /api/faults/{line}/{id}": .role(.agent), "GET /api/faults/{line}/{id}/walk": .role(.agent),
        "GET /api/faults/{line}/{id}/visit": .role(.agent), "GET /api/faults/{line}/{id}/tree": .role(.agent),
        "GET /api/faults/{line}/{id}/tree.svg": .role(.agent),
        "GET /api/passages/{line}/{document}/{section}": .role(.agent),
        "GET /api/documents/{id}": .role(.agent), "GET /api/parts/{number}": .role(.agent),
        "GET /api/codes/{code}": .role(.agent), "GET /api/products": .role(.agent),
        "GET /api/terms": .role(.agent), "GET /api/records": .role(.agent), "POST /api/records": .role(.engineer),
        "GET /api/records/{id}": .role(.agent), "GET /records/{id}": .role(.agent),
        "GET /api/media/{hash}": .role(.agent),
        "POST /records": .role(.engineer), "GET /api/carry": .role(.agent), "GET /carry/{line}": .role(.agent),
        "GET /api/insights/{table}": .role(.author),
        "GET /api/history/{kind}/**": .role(.agent),
        "GET /api/review": .role(.author), "POST /api/review/{id}": .role(.author),
        "GET /review": .role(.author), "POST /review/{id}": .role(.author), "GET /metrics": .role(.admin),
        "POST /api/questions/asked": .role(.agent), "POST /api/questions/opened": .role(.agent),
        "GET /api/insights": .role(.author), "POST /api/import": .role(.author),
        "GET /api/tokens": .role(.admin), "POST /api/tokens": .role(.admin),
        "DELETE /api/tokens/{name}": .role(.admin), "GET /api/audit-log": .role(.admin),

        "GET /": .role(.agent), "GET /products": .role(.agent), "GET /faults/{line}/{id}": .role(.agent),
        "GET /faults/{line}/{id}/walk": .role(.agent),
        "GET /passages/{line}/{document}/{section}": .role(.agent), "GET /parts/{number}": .role(.agent),
        "GET /codes/{code}": .role(.agent), "GET /insights": .role(.author),
        "GET /import": .role(.author), "POST /import": .role(.author), "GET /import/{token}": .role(.author),
        "POST /import/{token}/publish": .role(.author), "POST /import/{token}/discard": .role(.author),
        "GET /access": .role(.admin), "POST /access/add": .role(.admin), "POST /access/revoke": .role(.admin),

        "GET /login": .anyone, "POST /login": .anyone, "POST /logout": .anyone,
        "POST /mcp": .role(.agent),
        "GET /openapi.json": .anyone, "GET /docs": .anyone, "GET /problems": .anyone, "GET /problems/{name}": .anyone,
        "GET /healthz": .anyone, "GET /readyz": .anyone,
        "GET \(SitePath.stylesheet)": .anyone, "GET \(SitePath.script)": .anyone,
        "GET \(SitePath.suggestScript)": .anyone, "GET \(SitePath.walkScript)": .anyone,
        "GET \(SitePath.importScript)": .anyone, "GET \(SitePath.icon)": .anyone,
    ]

    /// - Parameter path: as the router has it; nil: no route has the address, which is nobody's business but a reader's.
    static func of(_ method: HTTPRequest.Method, _ path: String?) -> RouteAccess {
        guard let path else { return .role(.agent) }
        return all["\(method == .head ? .get : method) \(path)"] ?? .role(.admin)
    }
}
