import FaultTesting
import Foundation

/// The built program, run as a user runs it.
struct Program {
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String

        /// The value at a path such as `totals.records.new` of the JSON document on stdout.
        func value(_ path: String) -> Any? { JSONPath.value(path, in: output) }
    }

    /// A folder of its own, with the knowledge base in it.
    let folder: URL
    var knowledge: String { folder.appendingPathComponent("kb.sqlite").path }

    /// Runs `body` in a new folder and removes it afterwards.
    static func inNewFolder(_ body: (Program) throws -> Void) throws {
        let folder = try Places.newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(Program(folder: folder))
    }

    /// Stands beside the tests, where the package manager builds both.
    private static let executable: URL = {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return tests.appendingPathComponent("faultbase")
    }()

    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try run(arguments, environment: environment)
    }

    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["FAULTBASE_KB": knowledge, "LANG": "en_US.UTF-8", "PATH": "/usr/bin:/bin"]
            .merging(environment) { $1 }
        // Files, not pipes: a long answer must not wait for a reader.
        let output = folder.appendingPathComponent("stdout-\(UUID().uuidString)")
        let errors = folder.appendingPathComponent("stderr-\(UUID().uuidString)")
        try Data().write(to: output)
        try Data().write(to: errors)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    /// Starts the program and does not wait for it. What it prints goes to `output` and `errors` in the folder.
    func start(
        _ arguments: [String], output: String = "output", errors: String = "errors"
    ) throws -> Process {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["FAULTBASE_KB": knowledge, "LANG": "en_US.UTF-8", "PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: try write("", to: output)))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: try write("", to: errors)))
        try process.run()
        return process
    }

    /// Where the program is, for a shell.
    static var path: String { executable.path }

    func text(of name: String) -> String {
        (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return url.path
    }
}
