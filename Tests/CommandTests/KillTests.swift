import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import Testing

/// The promise: whatever is killed when, the file opens afterwards and holds the last whole edition.
///
/// Work of every kind is killed at a random moment, again and again, on one folder. After each kill the knowledge base
/// must open, be whole, and hold exactly one of the states that it may be in. `FAULTBASE_KILLS` and `FAULTBASE_KILL_SEED` make
/// it longer or the same again; see scripts/kill-test.
@Suite("Killed in the middle")
struct KillTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let kills = environment["FAULTBASE_KILLS"].flatMap { Int($0) } ?? 200

    @Test("whatever is killed when, the file opens and holds the last whole edition") func kills() async throws {
        let seed = Self.environment["FAULTBASE_KILL_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...9_999_999)
        print("kill test: \(Self.kills) kills, seed \(seed)")
        let folder = try Places.newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var trial = KillTrial(program: Program(folder: folder), random: SplitMix64(seed: seed))
        try await trial.prepare()
        for number in 1...Self.kills {
            try await trial.kill()
            if trial.hasFailed {
                Issue.record("kill \(number) of \(Self.kills), seed \(seed): \(trial.failure)")
                break
            }
        }
        print("kill test: \(trial.summary)")
        #expect(trial.interrupted > Self.kills / 10, "hardly anything was killed in its middle")
    }
}

/// One folder in which work is killed.
struct KillTrial {
    let program: Program
    var random: SplitMix64
    /// What the faults of the present state say.
    private var state = 0
    private var edition = 0
    /// How many tokens there are.
    private var tokens = 0
    /// What the backup held before.
    private var backup: (edition: Int, state: Int) = (0, 0)
    /// How long each kind of work takes when nobody stops it, in microseconds.
    private var whole: [Work: Double] = [:]
    private(set) var failure = ""
    private(set) var interrupted = 0
    private var done: [Work: Int] = [:]

    enum Work: String, CaseIterable {
        case imports = "import"
        case build = "index build"
        case backup, restore
        case token = "token add"
    }

    private static let faults = 30

    init(program: Program, random: SplitMix64) {
        self.program = program
        self.random = random
    }

    var hasFailed: Bool { !failure.isEmpty }

    var summary: String {
        let kinds = Work.allCases.map { "\($0.rawValue) \(done[$0] ?? 0)" }.joined(separator: ", ")
        return "\(kinds); \(interrupted) were killed before they ended; \(edition) editions"
    }

    mutating func prepare() async throws {
        try writeBook(0)
        for work in Work.allCases {
            let start = ContinuousClock.now
            let outcome = try program.run(arguments(work))
            guard outcome.status == 0 else { return failure = outcome.errors }
            whole[work] = (ContinuousClock.now - start) / .microseconds(1)
        }
        backup = try await Self.content(program.folder.appendingPathComponent("copy.sqlite").path)
        tokens = 1
        edition = try await KnowledgeBase(opening: program.knowledge, for: .reading).edition()
    }

    /// Every fault says the same number, so that a half state shows.
    private func writeBook(_ number: Int) throws {
        var book = "faultbook: 1\nlanguage: en\nsource: {document: Pump manual}\nproduct: {line: pump}\nfaults:\n"
        for fault in 0..<Self.faults {
            book += "  - {id: fault-\(fault), symptom: Pump noise state\(number) kind\(fault)}\n"
        }
        try program.write(book, to: "book.yaml")
    }

    private func arguments(_ work: Work) -> [String] {
        switch work {
        case .imports: ["import", "book.yaml", "--quiet"]
        case .build: ["index", "build", "--quiet"]
        case .backup: ["backup", "copy.sqlite", "--force", "--quiet"]
        case .restore: ["restore", "copy.sqlite", "--quiet"]
        case .token: ["token", "add", "token-\(tokens)", "--role", "agent"]
        }
    }

    mutating func kill() async throws {
        let work = random.chance(0.5) ? Work.imports : random.pick(Work.allCases)
        if work == .imports { try writeBook(state + 1) }
        let process = try program.start(arguments(work))
        // Mostly in its middle, now and then before or after.
        let moment = Double(random.draw(0...1100)) / 1000 * (whole[work] ?? 0)
        usleep(UInt32(moment))
        // Whatever else the machine does: most are killed, and some come to their end.
        whole[work]? *= process.isRunning ? 1.1 : 0.85
        if process.isRunning { interrupted += 1 }
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        done[work, default: 0] += 1
        do { try await look(after: work) } catch { failure = "after \(work.rawValue): \(error)" }
    }

    private mutating func look(after work: Work) async throws {
        let (now, found) = try await Self.content(program.knowledge)
        switch work {
        case .imports:
            guard [state, state + 1].contains(found) else {
                return failure = "an import left state \(found) where \(state) or \(state + 1) was expected"
            }
            guard now == edition + (found - state) else {
                return failure = "edition \(now) after \(edition), with state \(found) after \(state)"
            }
        case .token:
            let found = try AccessBook(opening: AccessBook.path(beside: program.knowledge)).tokens().map(\.name)
            let expected = (0..<found.count).map { "token-\($0)" }
            guard found == expected, [tokens, tokens + 1].contains(found.count) else {
                return failure = "\(found.count) tokens where \(tokens) or one more was expected"
            }
            tokens = found.count
        case .build, .backup:
            guard found == state, now == edition else { return failure = "\(work.rawValue) changed what is there" }
        case .restore:
            let copy = try await Self.content(program.folder.appendingPathComponent("copy.sqlite").path)
            guard (now, found) == (edition, state) || (now, found) == copy else {
                return failure = "a restore left state \(found), edition \(now)"
            }
        }
        (edition, state) = (now, found)
        guard work == .backup else { return }
        let copy = try await Self.content(program.folder.appendingPathComponent("copy.sqlite").path)
        guard copy == (edition, state) || copy == backup else { return failure = "the backup holds what never was" }
        backup = copy
    }

    /// The edition, and what all faults say.
    /// - Throws: what opening, reading or verifying the file throws.
    private static func content(_ path: String) async throws -> (edition: Int, state: Int) {
        let knowledge = try KnowledgeBase(opening: path, for: .reading)
        let problems = try knowledge.verify()
        guard problems.isEmpty else { throw Torn(description: problems.joined(separator: "; ")) }
        let said = try await knowledge.allItems().faults.map { fault in
            fault.symptom.strings[0].split(separator: " ").first { $0.hasPrefix("state") }.map(String.init) ?? ""
        }
        guard said.count == faults, Set(said).count == 1, let state = Int(said[0].dropFirst(5)) else {
            throw Torn(description: "faults of different states: \(Set(said).sorted())")
        }
        return (try await knowledge.edition(), state)
    }

    private struct Torn: Error, CustomStringConvertible { var description: String }
}

@Suite("No room, and no right to write")
struct FullDiskTests {
    /// A limit on the length of files stands for a disk that fills up while something is written.
    private func run(_ program: Program, limit blocks: Int, _ arguments: String) throws -> (
        status: Int32, errors: String
    ) {
        let script = "trap '' XFSZ; ulimit -f \(blocks); exec '\(Program.path)' \(arguments) 2>limited-errors"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = program.folder
        process.environment = ["FAULTBASE_KB": program.knowledge, "PATH": "/usr/bin:/bin"]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, program.text(of: "limited-errors"))
    }

    private func book(_ count: Int, _ word: String) -> String {
        "faultbook: 1\nlanguage: en\nsource: {document: Pump manual}\nproduct: {line: pump}\nfaults:\n"
            + (0..<count).map { "  - {id: fault-\($0), symptom: \(word) number \($0) of the long pump}\n" }.joined()
    }

    @Test("an import or backup without room says so, and what was there is still there") func full() throws {
        try Program.inNewFolder { (program) throws in
            try program.write(book(3, "Leak"), to: "book.yaml")
            #expect(try program.run("import", "book.yaml").status == 0)
            try program.write(book(4000, "Rattle"), to: "large.yaml")
            let failed = try run(program, limit: 2000, "import large.yaml --quiet")
            #expect(failed.status == 2, "\(failed)")
            #expect(failed.errors.contains("cannot be written") && failed.errors.contains("still there"), "\(failed)")
            let backup = try run(program, limit: 300, "backup copy.sqlite --quiet")
            #expect(backup.status == 2 && backup.errors.contains("No backup was written"), "\(backup)")
            #expect(!FileManager.default.fileExists(atPath: program.folder.appendingPathComponent("copy.sqlite").path))
            #expect(try program.run("doctor", "--json").value("ok") as? Bool == true)
            #expect(try program.run("search", "Leak").output.contains("pump/fault-0"))
            #expect(try program.run("import", "large.yaml").status == 0)
        }
    }

    @Test("where nothing may be written, reading works and writing says why", .enabled(if: Self.canDropRights))
    func readOnly() throws {
        try Program.inNewFolder { (program) throws in
            try program.write(book(3, "Leak"), to: "book.yaml")
            #expect(try program.run("import", "book.yaml").status == 0)
            #expect(try program.run("backup", "whole.sqlite").status == 0)
            for ending in ["", "-wal", "-shm"] { unlink(program.knowledge + ending) }
            #expect(rename(program.folder.appendingPathComponent("whole.sqlite").path, program.knowledge) == 0)
            #expect(chmod(program.knowledge, 0o444) == 0 && chmod(program.folder.path, 0o555) == 0)
            defer { chmod(program.folder.path, 0o755) }
            #expect(try dropped(program, "search Leak").output.contains("pump/fault-0"))
            for command in ["import book.yaml", "index build", "backup copy.sqlite"] {
                let outcome = try dropped(program, command)
                #expect(outcome.status == 2 && outcome.output.contains("written"), "\(command): \(outcome)")
            }
        }
    }

    /// The rights of root go through everything.
    private static let setpriv = "/usr/bin/setpriv"
    private static let canDropRights =
        getuid() != 0 || FileManager.default.isExecutableFile(atPath: setpriv)

    private func dropped(_ program: Program, _ arguments: String) throws -> (status: Int32, output: String) {
        let out = FileManager.default.temporaryDirectory.appendingPathComponent("dropped-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: out) }
        let drop = getuid() == 0 ? "\(Self.setpriv) --reuid=65534 --regid=65534 --clear-groups " : ""
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "exec \(drop)'\(Program.path)' \(arguments) >'\(out.path)' 2>&1"]
        process.currentDirectoryURL = program.folder
        process.environment = ["FAULTBASE_KB": program.knowledge, "PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8"]
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, (try? String(contentsOf: out, encoding: .utf8)) ?? "")
    }
}
