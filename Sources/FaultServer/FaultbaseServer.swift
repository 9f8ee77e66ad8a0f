package import FaultKnowledge
package import Hummingbird
package import Logging
package import NIOCore

/// The server: API and pages over one knowledge base.
package enum FaultbaseServer {
    /// Every route, ready to answer; without a socket, so that tests can ask it directly.
    /// - Parameters:
    ///   - questions: counts what readers ask; nil: nothing is counted.
    ///   - access: who may come in.
    ///   - operations: what the server counts and keeps.
    package static func router(
        over knowledge: KnowledgeBase, counting questions: QuestionLog? = nil, access: Access,
        operations: ServerOperations = ServerOperations()
    ) -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestRecord(operations: operations))
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ProblemMiddleware())
        router.add(middleware: AddressLimit())
        router.add(middleware: ReplacedFile(knowledge: knowledge, metrics: operations.metrics))
        router.add(middleware: Gate(access: access, opened: operations.isMetricsOpen ? ["/metrics"] : []))
        if let questions { router.add(middleware: OpenedHits(log: questions)) }
        let answers = Answers(knowledge, operations: operations)
        APIRoutes(answers: answers, questions: questions).add(to: router)
        MediaRoutes(answers: answers).add(to: router)
        PageRoutes(answers: answers, questions: questions).add(to: router)
        ServiceRoutes(knowledge: knowledge, answers: answers).add(to: router)
        ImportRoutes(answers: answers, desk: ImportDesk(knowledge), access: access).add(to: router)
        InsightRoutes(answers: answers, log: questions).add(to: router)
        LoginRoutes(access: access).add(to: router)
        AccessRoutes(access: access, answers: answers).add(to: router)
        OperationRoutes(knowledge: knowledge).add(to: router)
        MetricsRoutes(knowledge: knowledge, operations: operations).add(to: router)
        return router
    }

    /// - Parameter port: 0: any free one; see `onRunning`.
    /// - Parameter onRunning: called with the bound address once connections are accepted.
    package static func application(
        over knowledge: KnowledgeBase, counting questions: QuestionLog? = nil, access: Access,
        operations: ServerOperations, host: String, port: Int, logger: Logger,
        onRunning: @escaping @Sendable (SocketAddress?) async -> Void
    ) -> some ApplicationProtocol {
        Application(
            router: router(over: knowledge, counting: questions, access: access, operations: operations),
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await onRunning(channel.localAddress) },
            logger: logger)
    }
}
