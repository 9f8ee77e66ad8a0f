import FaultTesting
import Foundation
import Testing

@testable import faultbase

@Suite("Upkeep at the command line")
struct UpkeepCommandTests {
    private static let book = """
        faultbook: 1
        language: en
        source: {document: Pump manual}
        product: {line: pump}
        faults: [{id: leaks, symptom: Pump leaks}]
        """

    private func withBook(_ body: (Program) throws -> Void) throws {
        try Program.inNewFolder { (program) throws in
            try program.write(Self.book, to: "pump.yaml")
            #expect(try program.run("import", "pump.yaml").status == 0)
            try body(program)
        }
    }

    @Test("backup, change, restore, doctor") func round() throws {
        try withBook { (program) throws in
            let backup = try program.run("backup", "copy.sqlite", "--json")
            #expect(backup.status == 0 && backup.value("edition") as? Int == 1, "\(backup)")
            #expect(try program.run("backup", "copy.sqlite").status == 2)
            try program.write(Self.book.replacing("Pump leaks", with: "Pump rattles"), to: "pump.yaml")
            #expect(try program.run("import", "pump.yaml").status == 0)
            let restored = try program.run("restore", "copy.sqlite")
            #expect(restored.output.contains("holds edition 1 again. What was there (edition 2) is kept in"))
            #expect(try program.run("search", "leaks").output.contains("pump/leaks"))
            #expect(try program.run("doctor").status == 0)
            #expect(try program.run("restore", "pump.yaml").status == 2)
            try program.write("", to: "kb.sqlite.restore-\(Int32.max - 1)")
            #expect(try program.run("doctor").status == 1)
            #expect(try program.run("import", "pump.yaml").errors.contains("left behind by work that was killed"))
            #expect(try program.run("doctor", "--quick").status == 0)
        }
    }

    @Test("settings: flags before environment before file before what is usual, and where each is from")
    func settings() throws {
        try Program.inNewFolder { (program) throws in
            try program.write("port: 1111\nlog-format: json\nlog-queries: true\nhost: 0.0.0.0\n", to: "s.yaml")
            let environment = ["FAULTBASE_PORT": "2222", "FAULTBASE_LOG_LEVEL": "debug", "FAULTBASE_CONFIG": "s.yaml"]
            let outcome = try program.run(["config", "--log-level", "error", "--json"], environment: environment)
            var found: [String: String] = [:]
            for setting in outcome.value("settings") as? [[String: Any]] ?? [] {
                let value = (setting["value"] as? [String])?.joined() ?? ""
                found[setting["name"] as? String ?? ""] = "\(value) \(setting["origin"] ?? "")"
            }
            #expect(found["log-level"] == "error flag")
            #expect(found["port"] == "2222 $FAULTBASE_PORT")
            #expect(found["log-format"] == "json s.yaml:2")
            #expect(found["log-queries"] == "true s.yaml:3")
            #expect(found["answer-memory"] == "32 default")
            #expect(found["quiet"] == "false default")
            #expect(found["kb"] == "\(program.knowledge) $FAULTBASE_KB")
            #expect(found["json"] == nil)
            #expect(try program.run(["config"], environment: environment).output.contains("2222"))
        }
    }

    @Test(
        "what is wrong in a file or the environment is said with its place",
        arguments: [
            ("prot: 80", "s.yaml:1: 'prot' is no setting. Did you mean 'port'?"),
            ("host: a\nport: 99999", "(from s.yaml:2)"),
            ("port: [1, 2]", "s.yaml:1: 'port' expects a value."),
            ("log-queries: perhaps", "expected true or false"),
            ("- port", "expected settings such as 'port: 8080'"),
            ("port: {", "is not YAML"),
        ])
    func refused(file: String, expected: String) throws {
        try Program.inNewFolder { (program) throws in
            try program.write(file, to: "s.yaml")
            for command in ["config", "serve"] {
                let outcome = try program.run([command, "--config", "s.yaml"])
                #expect(outcome.status == 2 && outcome.errors.contains(expected), "\(command): \(outcome)")
            }
        }
    }

    @Test("a setting that nobody knows is noted where it is the environment's") func strangers() throws {
        try Program.inNewFolder { (program) throws in
            let outcome = try program.run(
                ["config"], environment: ["FAULTBASE_PROT": "80", "FAULTBASE_PORT": "tcp://10.0.0.1"])
            #expect(outcome.status == 2 && outcome.errors.contains("(from $FAULTBASE_PORT)"), "\(outcome)")
            let note = try program.run(["config"], environment: ["FAULTBASE_PROT": "80"])
            #expect(note.status == 0 && note.errors.contains("Did you mean 'FAULTBASE_PORT'?"), "\(note)")
        }
    }

    @Test("every option of serve is a setting") func complete() {
        let names = Set(ServeSetting.all.map(\.name))
        #expect(
            names.isSuperset(of: ["host", "port", "kb", "quiet", "no-question-log", "log-format", "answer-memory"]))
        #expect(names.isDisjoint(with: ["config", "help", "json", "version"]))
    }
}
