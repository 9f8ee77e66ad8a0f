import ArgumentParser
import FaultServer
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
              faultbase walk trailer-pump/main-cylinder-no-stroke
              faultbase serve
            """,
        version: FaultbaseVersion.current,
        subcommands: [
            ImportCommand.self, SearchCommand.self, SuggestCommand.self, ShowCommand.self, CodeCommand.self,
            PartCommand.self,
            WalkCommand.self, VisitCommand.self, TreeCommand.self, AuditCommand.self, ExportCommand.self,
            RecordCommand.self, ReviewCommand.self, HistoryCommand.self, RevertCommand.self, ForgetCommand.self,
            PromoteCommand.self, StateCommand.self, CandidatesCommand.self, CarryCommand.self, QuizCommand.self,
            TermsCommand.self, InsightsCommand.self, IndexCommand.self, TokenCommand.self, AuditLogCommand.self,
            ServeCommand.self, MCPCommand.self, ConfigCommand.self, BackupCommand.self, RestoreCommand.self,
            DoctorCommand.self,
        ])

    static func main() async {
        do {
            var command = try command(for: CommonOptions.behindCommand(Array(CommandLine.arguments.dropFirst())))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            ExitStatus.end(with: error)
        }
    }

    /// What was typed as a command; for a server with what environment and file say.
    private static func command(for arguments: [String]) throws -> any ParsableCommand {
        guard arguments.first == ServeCommand.configuration.commandName,
            Set(arguments).isDisjoint(with: ["--help", "-h", "--version"])
        else { return try parseAsRoot(arguments) }
        let configuration = try Configuration(given: Array(arguments.dropFirst()))
        let command = try ServeCommand.checked(configuration)
        if !command.store.quiet {
            for note in configuration.notes { Terminal.write("faultbase: \(note)\n") }
        }
        return command
    }
}

/// The options that all commands take may also stand before the command: `faultbase --kb FILE search …`.
enum CommonOptions {
    static func behindCommand(_ arguments: [String]) -> [String] {
        var leading: [String] = []
        var rest = arguments[...]
        while let first = rest.first {
            if first == "--kb", rest.count > 1 {
                leading += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if first.hasPrefix("--kb=") || first == "--json" || first == "--quiet" {
                leading.append(first)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        // index build, token add and record add take them behind their own subcommand.
        let hasSubcommands = ["index", "token", "record"].contains(rest.first ?? "")
        let names = rest.prefix { !$0.hasPrefix("-") }.prefix(hasSubcommands ? 2 : 1)
        return names.isEmpty ? arguments : Array(names) + leading + rest.dropFirst(names.count)
    }
}
