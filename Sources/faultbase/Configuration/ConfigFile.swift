import FaultModel
import Foundation
import Yams

/// A file of settings: a map from names to values.
///
///     # /etc/faultbase/server.yaml
///     kb: /var/lib/faultbase/faultbase.sqlite
///     port: 8080
///     log-format: json
struct ConfigFile {
    struct Entry: Hashable {
        var values: [String]
        /// From 1.
        var line: Int
    }

    let path: String
    let entries: [String: Entry]

    private static let mostBytes = 1 << 16

    /// - Throws: `CommandFailure` for what is no such file, and for names that no setting has.
    init(at path: String, settings: [ServeSetting] = ServeSetting.all) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("The configuration '\(path)' cannot be read. Name another file with --config.")
        }
        guard data.count <= Self.mostBytes else {
            throw CommandFailure(
                "The configuration '\(path)' has \(data.count) bytes; at most \(Self.mostBytes) are read.")
        }
        self.path = path
        let root: Node?
        do {
            root = try Yams.compose(yaml: String(decoding: data, as: UTF8.self))
        } catch {
            throw CommandFailure("The configuration '\(path)' is not YAML: \(error)")
        }
        guard let root else {
            entries = [:]
            return
        }
        guard let mapping = root.mapping else {
            throw CommandFailure("'\(path)': expected settings such as 'port: 8080', one a line.")
        }
        var entries: [String: Entry] = [:]
        for (key, value) in mapping {
            let line = key.mark?.line ?? 0
            let name = key.string ?? ""
            guard let setting = settings.first(where: { $0.name == name }) else {
                throw Self.unknown(name, at: "\(path):\(line)", settings)
            }
            guard entries[name] == nil else {
                throw CommandFailure("\(path):\(line): '\(name)' is given twice; give it once.")
            }
            entries[name] = Entry(values: try Self.values(value, of: setting, at: "\(path):\(line)"), line: line)
        }
        self.entries = entries
    }

    private static func values(_ node: Node, of setting: ServeSetting, at place: String) throws -> [String] {
        if let text = node.scalar?.string { return [text] }
        if setting.isList, let list = node.sequence {
            let texts = list.compactMap(\.scalar?.string)
            if texts.count == list.count { return texts }
        }
        throw CommandFailure(
            "\(place): '\(setting.name)' expects a value" + (setting.isList ? " or a list of values." : "."))
    }

    static func unknown(_ name: String, at place: String, _ settings: [ServeSetting]) -> CommandFailure {
        let names = settings.map(\.name)
        let hint = name.nearest(among: names).map { " Did you mean '\($0)'?" } ?? ""
        return CommandFailure(
            "\(place): '\(name)' is no setting.\(hint) Settings are the options of 'faultbase serve' without '--': "
                + names.sorted().joined(separator: ", ") + ".")
    }
}
