import ArgumentParser
import Foundation

/// A setting of the server, as flags, environment and file name it: whatever option `serve` has.
///
///     --idle-timeout 60     FAULTBASE_IDLE_TIMEOUT=60     idle-timeout: 60
struct ServeSetting: Hashable {
    /// In small letters with `-`: the flag without `--`.
    let name: String
    let help: String
    /// As the help prints it; nil: it is not set.
    let usual: String?
    /// On or off: a flag without a value.
    let isSwitch: Bool
    /// May be given again and again: a list in the file, commas in the environment.
    let isList: Bool

    /// `FAULTBASE_IDLE_TIMEOUT`.
    var variable: String { Self.prefix + name.uppercased().replacing("-", with: "_") }

    static let prefix = "FAULTBASE_"

    /// Says how an answer looks, not how a server runs.
    private static let left: Set<String> = ["json", "config", "help", "version"]

    /// What the argument parser knows of `serve`: nothing is listed here again.
    static let all: [ServeSetting] = {
        let info = try? JSONDecoder().decode(ToolInfo.self, from: Data(ServeCommand._dumpHelp().utf8))
        return (info?.command.arguments ?? []).compactMap { argument in
            guard argument.kind != "positional", argument.shouldDisplay,
                let name = argument.names?.first(where: { $0.kind == "long" })?.name, !left.contains(name)
            else { return nil }
            return ServeSetting(
                name: name, help: argument.abstract ?? "",
                // Its default is the environment's, which is looked at before.
                usual: name == "kb" ? StoreOptions.usualFile : argument.defaultValue,
                isSwitch: argument.kind == "flag", isList: argument.isRepeating)
        }
    }()

    /// The part of the parser's description of a command that is needed.
    private struct ToolInfo: Decodable {
        struct Command: Decodable { var arguments: [Argument]? }
        struct Argument: Decodable {
            struct Name: Decodable {
                var kind: String
                var name: String
            }
            var kind: String
            var shouldDisplay: Bool
            var isRepeating: Bool
            var names: [Name]?
            var abstract: String?
            var defaultValue: String?
        }
        var command: Command
    }
}
