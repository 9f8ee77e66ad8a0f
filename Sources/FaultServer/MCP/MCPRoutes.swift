import FaultKnowledge
import HTTPTypes
import Hummingbird
import Logging

/// `POST /mcp`: the Model Context Protocol over HTTP, in both of its eras. Nothing is ever sent on our own, and there are no
/// sessions to end: `GET` and `DELETE` are not possible.
struct MCPRoutes: Sendable {
    let answers: Answers
    let questions: QuestionLog?
    let access: Access
    /// Other sites whose pages may call.
    let allowedOrigins: Set<String>

    /// Bytes; a message has a question or a record in it, no manual.
    static let longestBody = 1 << 20

    func add(to router: Router<ServerContext>) {
        router.post("mcp", use: answer)
    }

    @Sendable func answer(_ request: Request, _ context: ServerContext) async throws -> Response {
        guard OriginCheck(allowed: allowedOrigins).admits(request, context.caller) else {
            return try response(
                .init(
                    status: 403,
                    body: MCPError.invalidRequest("The Origin is another site; its pages may not call.").response(
                        to: nil)))
        }
        try Self.checkMedia(request)
        let body = try await request.collected(upTo: Self.longestBody)
        let (book, actor) = (access.book, context.actor)
        let server = MCPServer(answers, counting: questions, logger: context.logger) { action, subject in
            try book.note(action, subject, by: actor)
        }
        let endpoint = MCPEndpoint(server: server)
        let fields = MCPEndpoint.Fields(
            protocolVersion: request.field("MCP-Protocol-Version"), method: request.field("Mcp-Method"),
            name: request.field("Mcp-Name"))
        return try response(
            await endpoint.answer(body, fields, caller: context.caller, site: SiteAddress(request).text))
    }

    private func response(_ answer: MCPEndpoint.Answer) throws -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        guard let body = answer.body else { return Response(status: .init(code: answer.status), headers: headers) }
        headers[.contentType] = "application/json"
        return Response(
            status: .init(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try body.data())))
    }

    private static func checkMedia(_ request: Request) throws {
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        guard type == "application/json" else {
            throw Problem(
                type: "/problems/unsupported-media-type", title: "The media type is not taken", status: 415,
                detail: "The body is '\((type ?? "of no type").prefix(60))'; expected application/json.")
        }
        if let accept = request.headers[.accept], !MediaRange.admits("application/json", accept) {
            throw Problem(
                type: "/problems/not-acceptable", title: "No acceptable answer", status: 406,
                detail: "The answer would be application/json, and 'Accept' takes '\(accept.prefix(80))'. Accept "
                    + "application/json and text/event-stream.")
        }
    }
}

/// What a client takes (RFC 9110 §12.5.1).
enum MediaRange {
    static func admits(_ type: String, _ accept: String) -> Bool {
        let main = type.prefix { $0 != "/" }
        return accept.split(separator: ",").contains { range in
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let name = parts.first, name == type || name == "\(main)/*" || name == "*/*" else { return false }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return (quality ?? 1) > 0
        }
    }
}
