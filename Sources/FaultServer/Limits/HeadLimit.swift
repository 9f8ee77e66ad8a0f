import Hummingbird

/// Refuses addresses and header fields that are too long before anything reads them.
struct HeadLimit: RouterMiddleware {
    typealias Context = ServerContext
    let limits: ServerLimits

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let address = request.uri.string.utf8.count
        guard address <= limits.addressBytes else {
            throw Problem(
                type: "/problems/address-too-long", title: "The address is too long", status: 414,
                detail:
                    "The address has \(address) bytes; at most \(limits.addressBytes) are read. Ask a shorter question."
            )
        }
        let header = request.headers.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count }
        guard header <= limits.headerBytes else { throw Problem.headerTooLarge(limits) }
        let parameters = request.uri.query.map { $0.utf8.reduce(1) { $1 == UInt8(ascii: "&") ? $0 + 1 : $0 } } ?? 0
        guard parameters <= limits.parameters else {
            throw Problem(
                type: "/problems/too-many-parameters", title: "Too many parameters", status: 400,
                detail: "The address has \(parameters) parameters; at most \(limits.parameters) are read.")
        }
        return try await next(request, context)
    }
}

extension Problem {
    static func headerTooLarge(_ limits: ServerLimits) -> Problem {
        Problem(
            type: "/problems/header-too-large", title: "The header fields are too large", status: 431,
            detail:
                "At most \(limits.headerBytes) bytes of header fields are read, and \(limits.addressBytes) of address. "
                + "Send fewer or shorter ones; a browser does when its cookies of this site are deleted.")
    }

    static func bodyTooLarge(_ limit: Int) -> Problem {
        Problem(
            type: "/problems/too-large", title: "The body is too large", status: 413,
            detail: "At most \(limit) bytes are read at this address.")
    }
}
