package import FaultKnowledge
package import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
package import NIOCore

/// The server: API and pages over one knowledge base.
package enum FaultbaseServer {
    /// Every route, ready to answer; without a socket, so that tests can ask it directly.
    /// - Parameters:
    ///   - questions: counts what readers ask; nil: nothing is counted.
    ///   - access: who may come in.
    ///   - operations: what the server counts and keeps.
    ///   - origins: other sites whose pages may ask, as browsers say them.
    package static func router(
        over knowledge: KnowledgeBase, counting questions: QuestionLog? = nil, access: Access,
        operations: ServerOperations = ServerOperations(), origins: Set<String> = [], setup: ServerSetup = ServerSetup()
    ) -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
        let (limits, limiter) = (setup.limits, RateLimiter(setup.limits, now: setup.seconds))
        router.add(middleware: RequestRecord(operations: operations))
        router.add(middleware: Compression())
        router.add(middleware: SecurityHeaders(isSecure: setup.isSecure))
        router.add(middleware: CrossOrigin(origins: origins))
        router.add(middleware: ClientAddress(setup: setup))
        router.add(middleware: ProblemMiddleware())
        router.add(middleware: HeadLimit(limits: limits))
        router.add(middleware: RateLimit(limiter: limiter, subject: .address))
        router.add(middleware: Gate(access: access, opened: operations.isMetricsOpen ? ["/metrics"] : []))
        router.add(middleware: RateLimit(limiter: limiter, subject: .token))
        let admission = Admission(limits)
        router.add(middleware: BoundedWork(admission: admission, limits: limits))
        router.add(middleware: ReplacedFile(knowledge: knowledge, metrics: operations.metrics))
        router.add(middleware: AllowedMethods())
        router.add(middleware: ParameterCheck())
        if let questions { router.add(middleware: OpenedHits(log: questions)) }
        let answers = Answers(knowledge, operations: operations)
        APIRoutes(answers: answers, questions: questions).add(to: router)
        MediaRoutes(answers: answers).add(to: router)
        PageRoutes(answers: answers, questions: questions).add(to: router)
        ServiceRoutes(answers: answers, access: access).add(to: router)
        ReviewRoutes(answers: answers, access: access).add(to: router)
        WalkRecordRoutes(answers: answers, access: access).add(to: router)
        HistoryRoutes(answers: answers).add(to: router)
        ImportRoutes(answers: answers, desk: ImportDesk(knowledge), access: access).add(to: router)
        InsightRoutes(answers: answers, log: questions).add(to: router)
        CarryRoutes(answers: answers).add(to: router)
        LoginRoutes(access: access).add(to: router)
        AccessRoutes(access: access, answers: answers).add(to: router)
        OperationRoutes(knowledge: knowledge).add(to: router)
        MetricsRoutes(knowledge: knowledge, operations: operations, admission: admission).add(to: router)
        MCPRoutes(answers: answers, questions: questions, access: access, allowedOrigins: origins).add(to: router)
        OpenAPIRoutes().add(to: router)
        return router
    }

    /// - Parameter port: 0: any free one; see `onRunning`.
    /// - Parameter onRunning: called with the bound address once connections are accepted.
    package static func application(
        over knowledge: KnowledgeBase, counting questions: QuestionLog? = nil, access: Access,
        operations: ServerOperations = ServerOperations(), origins: Set<String> = [],
        setup: ServerSetup = ServerSetup(), host: String, port: Int, logger: Logger,
        onRunning: @escaping @Sendable (SocketAddress?) async -> Void
    ) -> some ApplicationProtocol {
        Application(
            router: router(
                over: knowledge, counting: questions, access: access, operations: operations, origins: origins,
                setup: setup),
            server: channels(setup),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: nil,
                availableConnectionsDelegate: .maximum(setup.limits.connections, logger: logger)),
            onServerRunning: { channel in
                await onRunning(channel.localAddress)
                // Nobody waits for it: whoever asks meanwhile reads what that question needs.
                Task { try? await knowledge.prepareForQuestions() }
            },
            logger: logger)
    }

    /// Connections that know their limits, in TLS where there is a certificate.
    private static func channels(_ setup: ServerSetup) -> HTTPServerBuilder {
        let limits = setup.limits
        // The address counts as a header field here; `HeadLimit` tells the two apart, unless one is very much too long.
        let most = limits.headerBytes + 4 * limits.addressBytes
        let configuration = HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionLimits(limits)],
            httpDecoderConfiguration: .init(maxHeaderFieldSize: most, maxHeaderListSize: most, maxHeaderFieldCount: 200)
        )
        guard let tls = setup.tls?.configuration else { return .http1(configuration: configuration) }
        return HTTPServerBuilder { responder in
            try TLSChannel(HTTP1Channel(responder: responder, configuration: configuration), tlsConfiguration: tls)
        }
    }
}
