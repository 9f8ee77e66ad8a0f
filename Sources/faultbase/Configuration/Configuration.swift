import FaultModel
import Foundation

/// How a server runs: what flags, environment and file say, in this order; what none says is as usual.
///
/// The options of `serve` are the settings. What environment and file say is put behind the flags as if it had been typed,
/// so that every value is read and checked in one place.
struct Configuration {
    /// Where a value comes from.
    enum Origin: Hashable {
        case flag
        case environment(String)
        case file(String)
        case usual

        var text: String {
            switch self {
            case .flag: "flag"
            case .environment(let name): "$\(name)"
            case .file(let place): place
            case .usual: "default"
            }
        }
    }

    struct Value: Hashable {
        var setting: ServeSetting
        /// None: it is not set.
        var values: [String]
        var origin: Origin
    }

    /// In the order of the help.
    let values: [Value]
    /// What `serve` is called with.
    let arguments: [String]
    /// Names in the environment that look like settings and are none.
    let strangers: [String]

    /// - Parameters:
    ///   - given: what was typed behind `serve`.
    ///   - environment: all of it.
    /// - Throws: `CommandFailure`.
    init(
        given: [String], environment: [String: String] = ProcessInfo.processInfo.environment,
        settings: [ServeSetting] = ServeSetting.all
    ) throws {
        let (path, rest) = try Self.configPath(in: given)
        let file = try (path ?? environment[Self.fileVariable].flatMap { $0.isEmpty ? nil : $0 }).map {
            try ConfigFile(at: $0, settings: settings)
        }
        var arguments = rest
        var values: [Value] = []
        for setting in settings {
            let typed = Self.typed(setting, in: rest)
            if let typed {
                values.append(Value(setting: setting, values: typed, origin: .flag))
                continue
            }
            guard let found = Self.value(of: setting, environment, file) else {
                let usual = setting.isSwitch ? ["false"] : setting.usual.map { [$0] } ?? []
                values.append(Value(setting: setting, values: usual, origin: .usual))
                continue
            }
            arguments += try Self.arguments(for: found)
            values.append(found)
        }
        self.values = values
        self.arguments = arguments
        let known = Set(settings.map(\.variable)).union([Self.fileVariable])
        strangers = environment.keys.filter { $0.hasPrefix(ServeSetting.prefix) && !known.contains($0) }.sorted()
    }

    static let fileVariable = "FAULTBASE_CONFIG"

    /// The file that `--config` names, and the arguments without it.
    private static func configPath(in given: [String]) throws -> (path: String?, rest: [String]) {
        var rest = given
        if let place = rest.firstIndex(where: { $0.hasPrefix("--config=") }) {
            return (String(rest.remove(at: place).dropFirst("--config=".count)), rest)
        }
        guard let place = rest.firstIndex(of: "--config") else { return (nil, rest) }
        guard place + 1 < rest.count else {
            throw CommandFailure("--config expects a file, such as --config /etc/faultbase/server.yaml.")
        }
        let path = rest[place + 1]
        rest.removeSubrange(place...place + 1)
        return (path, rest)
    }

    /// What was typed for a setting; nil: nothing.
    private static func typed(_ setting: ServeSetting, in given: [String]) -> [String]? {
        let flag = "--" + setting.name
        var found: [String]?
        for (place, argument) in given.enumerated() {
            if argument == flag {
                let next = place + 1 < given.count ? given[place + 1] : ""
                found = setting.isSwitch ? ["true"] : (found ?? []) + [next]
            } else if argument.hasPrefix(flag + "=") {
                found = (found ?? []) + [String(argument.dropFirst(flag.count + 1))]
            }
        }
        return found
    }

    private static func value(
        of setting: ServeSetting, _ environment: [String: String], _ file: ConfigFile?
    ) -> Value? {
        if let text = environment[setting.variable], !text.isEmpty {
            let values = setting.isList ? text.split(separator: ",").map(String.init) : [text]
            return Value(setting: setting, values: values, origin: .environment(setting.variable))
        }
        guard let file, let entry = file.entries[setting.name] else { return nil }
        return Value(setting: setting, values: entry.values, origin: .file("\(file.path):\(entry.line)"))
    }

    private static let switches = ["true": true, "yes": true, "1": true, "false": false, "no": false, "0": false]

    private static func arguments(for value: Value) throws -> [String] {
        let flag = "--" + value.setting.name
        guard value.setting.isSwitch else { return value.values.map { "\(flag)=\($0)" } }
        guard let text = value.values.first, let isOn = switches[text.lowercased()] else {
            throw CommandFailure(
                "\(value.origin.text): \(value.setting.name) is '\(value.values.joined(separator: ","))'; expected true or "
                    + "false.")
        }
        return isOn ? [flag] : []
    }

    /// A refusal of the argument parser speaks of a flag; this adds where its value really stands.
    func explaining(_ message: String) -> String {
        for value in values where message.contains("--\(value.setting.name)") {
            if value.origin != .flag, value.origin != .usual { return "\(message) (from \(value.origin.text))" }
        }
        return message
    }

    /// One clear line for each stranger.
    var notes: [String] {
        let names = ServeSetting.all.map(\.variable)
        return strangers.map { name in
            let hint = name.nearest(among: names).map { " Did you mean '\($0)'?" } ?? ""
            return "The environment's '\(name)' is no setting of faultbase and is not used.\(hint)"
        }
    }
}
