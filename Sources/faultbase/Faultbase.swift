import ArgumentParser
import Foundation

/// The command line, and the only place where parts are chosen and joined.
@main
struct Faultbase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faultbase",
        abstract: "Fault knowledge of heavy machines: bring it in, search it, open a fault.",
        discussion: """
            The knowledge base is one file: --kb FILE, else $FAULTBASE_KB, else indexes/faultbase.sqlite.

            Examples:
              faultbase import corpus/
              faultbase search 打不出料
              faultbase search "E-07 will not stroke" --product trailer-pump
              faultbase code "SPN 100 FMI 1"
              faultbase serve
            """,
        version: "0.1.0",
        subcommands: [
            ImportCommand.self, SearchCommand.self, ShowCommand.self, CodeCommand.self, PartCommand.self,
            ExportCommand.self, IndexCommand.self, ServeCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            ExitStatus.end(with: error)
        }
    }
}
