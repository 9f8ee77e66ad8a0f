import ArgumentParser
import FaultServer
import Foundation

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Print how 'serve' would run, and where each setting comes from.",
        discussion: """
            Takes the options of 'faultbase serve'. What a flag does not say is taken from the environment (FAULTBASE_ and the \
            option's name in capitals, with _ for -), then from the YAML file that --config or FAULTBASE_CONFIG names, then \
            it is as usual. Names that are no setting are errors in the file, and noted in the environment.

            Examples:
              faultbase config
              FAULTBASE_PORT=9000 faultbase config --config /etc/faultbase/server.yaml --json
            """)

    @Argument(parsing: .captureForPassthrough, help: "Options of 'faultbase serve', and --json.")
    var options: [String] = []

    func run() throws {
        if options.contains("--help") || options.contains("-h") { throw CleanExit.helpRequest(self) }
        let isJSON = options.contains("--json")
        let configuration = try Configuration(given: options.filter { $0 != "--json" })
        // What would be refused by 'serve' is refused here.
        _ = try ServeCommand.checked(configuration)
        for note in configuration.notes { Terminal.write("faultbase: \(note)\n") }
        if isJSON {
            let settings = configuration.values.map { Shown($0) }
            print(String(decoding: try Wire.json(["settings": settings], pretty: true), as: UTF8.self))
            return
        }
        let width = configuration.values.map(\.setting.name.count).max() ?? 0
        for value in configuration.values {
            let shown = value.values.isEmpty ? "(not set)" : value.values.joined(separator: ", ")
            print(
                "\(Terminal.padded(value.setting.name, to: width))  \(shown)  \(Terminal.faint("(\(value.origin.text))"))"
            )
        }
    }

    private struct Shown: Encodable {
        var name: String
        var value: [String]
        var origin: String
        var variable: String
        var help: String

        init(_ value: Configuration.Value) {
            name = value.setting.name
            self.value = value.values
            origin = value.origin.text
            variable = value.setting.variable
            help = value.setting.help
        }
    }
}
