import HTTPTypes
import Hummingbird
import Logging
import Synchronization

/// Counts every request and writes a line about it, when its answer is sent. The outermost of all middleware.
///
/// What a person typed is in the address of a search: so the line has the route's pattern, and the address only where that
/// was asked for or at `debug`.
struct RequestRecord: RouterMiddleware {
    typealias Context = ServerContext
    let operations: ServerOperations

    /// The pattern of requests that no route is for.
    private static let noRoute = "none"

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        operations.metrics.began()
        do {
            var response = try await next(request, context)
            let (status, length) = (response.status.code, response.body.contentLength)
            if let length {
                // It is in memory: what is left is the network's.
                record(request, context, status: status, bytes: length, since: start)
                return response
            }
            let body = response.body
            response.body = ResponseBody { writer in
                let counting = CountingWriter(writer)
                defer { record(request, context, status: status, bytes: counting.bytes, since: start) }
                try await body.write(counting)
            }
            return response
        } catch {
            record(request, context, status: 500, bytes: 0, since: start)
            throw error
        }
    }

    private func record(
        _ request: Request, _ context: ServerContext, status: Int, bytes: Int, since start: ContinuousClock.Instant
    ) {
        let duration = ContinuousClock.now - start
        let pattern = context.endpointPath.flatMap { $0 == "NotFound" ? nil : $0 } ?? Self.noRoute
        // Methods are whatever a client sends; only those that there are become labels.
        let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
        operations.metrics.ended(.init(method: method, route: pattern, status: status), took: duration, bytes: bytes)
        guard context.logger.logLevel <= .info else { return }
        let milliseconds = (duration / .milliseconds(1) * 1000).rounded() / 1000
        var metadata: Logger.Metadata = [
            "method": "\(method)", "route": "\(pattern)", "status": "\(status)", "bytes": "\(bytes)",
            "ms": "\(milliseconds)",
        ]
        if let caller = context.note.caller { metadata["caller"] = "\(caller)" }
        if operations.logsQueries || context.logger.logLevel <= .debug, let query = request.uri.query {
            metadata["query"] = "\(query.prefix(2000))"
        }
        context.logger.info("request", metadata: metadata)
    }

    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .delete, .options, .patch]
}

/// What is found out of a request on its way in: the context is a value, and what a later middleware writes into it an
/// earlier one does not see.
final class RequestNote: Sendable {
    private let name = Mutex<String?>(nil)

    /// The name of the caller's token; nil: there is none.
    var caller: String? {
        get { name.withLock { $0 } }
        set { name.withLock { $0 = newValue } }
    }
}

/// Counts what goes through it.
private final class CountingWriter: ResponseBodyWriter {
    private var writer: any ResponseBodyWriter
    private(set) var bytes = 0

    init(_ writer: any ResponseBodyWriter) { self.writer = writer }

    func write(_ buffer: ByteBuffer) async throws {
        bytes += buffer.readableBytes
        try await writer.write(buffer)
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws { try await writer.finish(trailingHeaders) }
}
