import ArgumentParser
import FaultKnowledge
import FaultServer
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import UnixSignals

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the HTTP API and the web pages.",
        discussion: """
            On this machine's own address the server is open while there are no tokens; once there is one, everyone needs \
            one. On any other address it starts only with tokens, or with --insecure. Every option may also stand in the \
            environment or in a YAML file; see 'faultbase config --help'. On SIGTERM what runs is finished, for at most 10 \
            seconds.

            Examples:
              faultbase serve --port 8080
              faultbase token add service-desk --role agent
              faultbase serve --host 0.0.0.0 --tls-cert server.pem --tls-key server.key
              faultbase serve --config /etc/faultbase/server.yaml
            """)

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"
    @Option(parsing: .unconditional, help: "The port to listen on; 0 takes any free one.")
    var port = 8080
    @Flag(help: "Count no questions; see 'faultbase insights'.")
    var noQuestionLog = false
    @Flag(help: "Let in who has no token, on any address: everyone who reaches it reads everything.")
    var insecure = false
    @Option(help: "Speak TLS: the file of the certificate and its chain, in PEM.")
    var tlsCert: String?
    @Option(help: "The file of the certificate's private key, in PEM.")
    var tlsKey: String?
    @Option(
        name: .customLong("trusted-proxy"), parsing: .upToNextOption,
        help: "Proxies, as addresses or ranges, that say truly in X-Forwarded-For who asks. (default: none)")
    var trustedProxies: [String] = []
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @Option(
        name: .customLong("cors"),
        help: "Another site whose pages may ask the API from a browser, such as https://desk.example.com; repeatable.")
    var origins: [String] = []
    @OptionGroup var access: AccessOptions
    @OptionGroup var operation: OperationOptions
    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port is \(port); expected a number from 0 to 65535.")
        }
    }

    func run() async throws {
        store.cleanUp()
        let knowledge = try store.open()
        try knowledge.openReaders()
        let statistics = try await knowledge.statistics()
        let sink = LogSink()
        let logger = operation.logger(to: sink, quiet: store.quiet)
        let setup = try self.setup()
        let (host, quiet, file) = (host, store.quiet, store.file)
        let questions = noQuestionLog ? nil : QuestionLog(knowledge)
        let application = FaultbaseServer.application(
            over: knowledge, counting: questions, access: try door(), operations: operation.operations,
            origins: try sites(), setup: setup, host: host, port: port, logger: logger
        ) { address in
            let port = address?.port ?? 0
            print("\(setup.tls == nil ? "http" : "https")://\(host.contains(":") ? "[\(host)]" : host):\(port)/")
            fflush(nil)
            if !quiet {
                Terminal.write(
                    "Serving \(statistics.items["fault"] ?? 0) faults of \(file), edition \(statistics.edition). "
                        + "Stop with Ctrl-C.\n")
            }
        }
        do {
            try await Self.run(application, logger: logger)
        } catch {
            sink.flush()
            throw CommandFailure(
                "Cannot listen on \(host):\(port): \(error). Is the port taken? Choose another with --port.")
        }
        await questions?.write()
        sink.flush()
    }

    /// What runs when a signal to stop comes has so long to end; then it is interrupted.
    private static let grace = Duration.seconds(9)

    private static func run(_ application: some Service, logger: Logger) async throws {
        var configuration = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = grace
        try await ServiceGroup(configuration: configuration).run()
    }

    /// The command as a configuration makes it.
    /// - Throws: `CommandFailure` that names where a refused value stands.
    static func checked(_ configuration: Configuration) throws -> ServeCommand {
        do {
            return try ServeCommand.parse(configuration.arguments)
        } catch {
            throw CommandFailure(configuration.explaining(ServeCommand.message(for: error)))
        }
    }
}

extension ServeCommand {
    private func sites() throws -> Set<String> {
        Set(
            try origins.map { text in
                guard let origin = CrossOrigin.origin(text) else {
                    throw CommandFailure(
                        "--cors is '\(text)'; expected a scheme and host such as https://desk.example.com.")
                }
                return origin
            })
    }

    private func setup() throws -> ServerSetup {
        var setup = ServerSetup()
        setup.limits = try limits.limits()
        setup.trustedProxies = try trustedProxies.map { text in
            guard let range = AddressRange(text) else {
                throw CommandFailure(
                    "--trusted-proxy is '\(text)'; expected an address or a range such as 10.0.0.0/8 or ::1.")
            }
            return range
        }
        switch (tlsCert, tlsKey) {
        case (let certificate?, let key?):
            do {
                setup.tls = try ServerTLS(certificate: certificate, key: key)
            } catch {
                throw CommandFailure(error.description)
            }
        case (nil, nil): break
        default: throw CommandFailure("--tls-cert and --tls-key go together: give both, or neither.")
        }
        return setup
    }

    /// Who may come in.
    private func door() throws -> Access {
        let isHere = LoopbackAddress.isLoopback(host)
        let file = access.file(beside: store.file)
        if access.path != nil, !FileManager.default.fileExists(atPath: file) {
            throw CommandFailure("--tokens is '\(file)', and there is no such file; 'faultbase token add' makes it.")
        }
        let book: AccessBook
        do {
            book = try AccessBook(opening: file)
        } catch  where isHere && !FileManager.default.fileExists(atPath: file) {
            Terminal.write("'\(file)' cannot be made, so nothing is written down about who changes what.\n")
            book = try AccessBook()
        }
        if insecure { return Access(book, .always) }
        if isHere, access.path == nil { return Access(book, .untilTokens) }
        guard try book.hasTokens() else {
            throw CommandFailure(
                "'\(host)' is an address that others reach, or --tokens was given, and '\(file)' has no token that opens "
                    + "anything. Make one with 'faultbase token add NAME --role admin', or say --insecure to let everyone in."
            )
        }
        return Access(book, .never)
    }
}

/// How a server runs, whatever it serves.
struct OperationOptions: ParsableArguments {
    @Option(help: "Take settings from this YAML file too; see 'faultbase config --help'.")
    var config: String?
    @Option(help: "How the log on stderr looks: text or json.")
    var logFormat = LogFormat.text
    @Option(help: "What the log has: debug, info (a line for each request), notice, warning, error.")
    var logLevel = LogLevel.info
    @Flag(help: "Write the text of questions to the log too.")
    var logQueries = false
    @Flag(help: "Let everyone read /metrics, not only an admin.")
    var metricsOpen = false
    @Option(help: "Megabytes for answers to questions that were asked before, 0 to 4096; 0 keeps none.")
    var answerMemory = 32

    func validate() throws {
        guard (0...4096).contains(answerMemory) else {
            throw ValidationError("--answer-memory is \(answerMemory); expected a number from 0 to 4096.")
        }
    }

    var operations: ServerOperations {
        ServerOperations(
            memory: AnswerMemory(mostBytes: answerMemory << 20), logsQueries: logQueries, isMetricsOpen: metricsOpen)
    }

    func logger(to sink: LogSink, quiet: Bool) -> Logger {
        let level = quiet ? .error : logLevel.level
        return Logger(label: "faultbase") { _ in LineLog(logFormat, level: level, to: sink) }
    }
}

extension LogFormat: ExpressibleByArgument {}

/// From what on something is written to the log.
enum LogLevel: String, CaseIterable, ExpressibleByArgument {
    case debug, info, notice, warning, error

    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }
}
