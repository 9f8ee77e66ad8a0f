import FaultKnowledge
import HTTPTypes
import Hummingbird

/// Sees that a hit is opened by the page that the reader comes from: browsers tell the address of our own pages
/// (`Referrer-Policy: same-origin`), so links carry nothing and work as they are when they are passed on.
struct OpenedHits: RouterMiddleware {
    typealias Context = ServerContext
    let log: QuestionLog

    private static let hits = ["/faults/", "/passages/", "/parts/", "/records/"]

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        if response.status == .ok, let asked = Self.question(request) { log.opened(asked.counted(for: context.caller)) }
        return response
    }

    /// The question whose answer the reader comes from; nil: from elsewhere.
    private static func question(_ request: Request) -> SearchRequest? {
        guard request.method == .get, hits.contains(where: request.uri.path.hasPrefix),
            let field = HTTPField.Name("Referer"), let referrer = request.headers[field],
            let authority = request.head.authority
        else { return nil }
        for start in ["http://", "https://"] {
            let page = "\(start)\(authority)\(SitePath.search)?"
            guard referrer.hasPrefix(page) else { continue }
            let names = RequestParameters.search.union(["ui"])
            let parameters = try? RequestParameters(query: String(referrer.dropFirst(page.count)), known: names)
            return try? parameters?.searchRequest()
        }
        return nil
    }
}
