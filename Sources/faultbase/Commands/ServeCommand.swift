import ArgumentParser
import FaultKnowledge
import FaultServer
import Foundation
import Hummingbird
import Logging

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the HTTP API and the web pages.",
        discussion: """
            On this machine's own address the server is open while there are no tokens; once there is one, everyone needs \
            one. On any other address it starts only with tokens, or with --insecure.

            Examples:
              faultbase serve --port 8080
              faultbase token add service-desk --role agent
              faultbase serve --host 0.0.0.0 --tls-cert server.pem --tls-key server.key
            """)

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"
    @Option(parsing: .unconditional, help: "The port to listen on; 0 takes any free one.")
    var port = 8080
    @Flag(help: "Count no questions; see 'faultbase insights'.")
    var noQuestionLog = false
    @Flag(help: "Let in who has no token, on any address: everyone who reaches it reads everything.")
    var insecure = false
    @Option(
        name: .customLong("cors"),
        help: "Another site whose pages may ask the API from a browser, such as https://desk.example.com; repeatable.")
    var origins: [String] = []
    @OptionGroup var access: AccessOptions
    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port is \(port); expected a number from 0 to 65535.")
        }
    }

    func run() async throws {
        let knowledge = try store.open()
        let statistics = try await knowledge.statistics()
        var logger = Logger(label: "faultbase")
        logger.logLevel = store.quiet ? .error : .warning
        let (host, quiet, file) = (host, store.quiet, store.file)
        let questions = noQuestionLog ? nil : QuestionLog(knowledge)
        let application = FaultbaseServer.application(
            over: knowledge, counting: questions, access: try door(), origins: try sites(), host: host, port: port,
            logger: logger
        ) { address in
            let port = address?.port ?? 0
            print("http://\(host.contains(":") ? "[\(host)]" : host):\(port)/")
            fflush(nil)
            if !quiet {
                Terminal.write("Serving \(statistics.items["fault"] ?? 0) faults of \(file). Stop with Ctrl-C.\n")
            }
        }
        do {
            try await application.runService()
            await questions?.write()
        } catch {
            throw CommandFailure(
                "Cannot listen on \(host):\(port): \(error). Is the port taken? Choose another with --port.")
        }
    }

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
