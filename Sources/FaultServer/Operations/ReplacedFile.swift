import FaultKnowledge
import Hummingbird
import Logging
import NIOPosix

/// Reads another file when one was put in the place of the served one: the request that sees it waits until it is open, the
/// others read on.
struct ReplacedFile: RouterMiddleware {
    typealias Context = ServerContext
    let knowledge: KnowledgeBase
    let metrics: ServerMetrics

    private static let thread: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 1)
        pool.start()
        return pool
    }()

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        if knowledge.isReplaced {
            let knowledge = knowledge
            do {
                let isOpened = try await Self.thread.runIfActive { try knowledge.openReplacement() }
                if isOpened {
                    metrics.replaced(isOpen: true)
                    context.logger.notice("another file was put in place of the knowledge base and is served now")
                }
            } catch {
                metrics.replaced(isOpen: false)
                context.logger.error(
                    "another file was put in place of the knowledge base and cannot be served; the former one is served on",
                    metadata: ["error": "\(error)"])
            }
        }
        return try await next(request, context)
    }
}
