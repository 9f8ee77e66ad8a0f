package import FaultKnowledge
package import Hummingbird
package import Logging
package import NIOCore

/// The server: API and pages over one knowledge base.
package enum FaultbaseServer {
    /// Every route, ready to answer; without a socket, so that tests can ask it directly.
    /// - Parameter questions: counts what readers ask; nil: nothing is counted.
    package static func router(
        over knowledge: KnowledgeBase, counting questions: QuestionLog? = nil
    ) -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ProblemMiddleware())
        router.add(middleware: AddressLimit())
        if let questions { router.add(middleware: OpenedHits(log: questions)) }
        let answers = Answers(knowledge)
        APIRoutes(knowledge: knowledge, answers: answers, questions: questions).add(to: router)
        MediaRoutes(knowledge: knowledge).add(to: router)
        PageRoutes(answers: answers, questions: questions).add(to: router)
        ServiceRoutes(knowledge: knowledge, answers: answers).add(to: router)
        ReviewRoutes(knowledge: knowledge, answers: answers).add(to: router)
        WalkRecordRoutes(knowledge: knowledge, answers: answers).add(to: router)
        HistoryRoutes(knowledge: knowledge, answers: answers).add(to: router)
        ImportRoutes(answers: answers, desk: ImportDesk(knowledge)).add(to: router)
        InsightRoutes(knowledge: knowledge, answers: answers, log: questions).add(to: router)
        CarryRoutes(knowledge: knowledge, answers: answers).add(to: router)
        OperationRoutes(knowledge: knowledge).add(to: router)
        return router
    }

    /// - Parameter port: 0: any free one; see `onRunning`.
    /// - Parameter onRunning: called with the bound address once connections are accepted.
    package static func application(
        over knowledge: KnowledgeBase, counting questions: QuestionLog? = nil, host: String, port: Int, logger: Logger,
        onRunning: @escaping @Sendable (SocketAddress?) async -> Void
    ) -> some ApplicationProtocol {
        Application(
            router: router(over: knowledge, counting: questions),
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await onRunning(channel.localAddress) },
            logger: logger)
    }
}
