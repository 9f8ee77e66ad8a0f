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
            Example:
              faultbase serve --port 8080
            """)

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"
    @Option(parsing: .unconditional, help: "The port to listen on; 0 takes any free one.")
    var port = 8080
    @Flag(help: "Count no questions; see 'faultbase insights'.")
    var noQuestionLog = false
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
            over: knowledge, counting: questions, host: host, port: port, logger: logger
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
}
