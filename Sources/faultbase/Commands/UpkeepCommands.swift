import ArgumentParser
import FaultKnowledge
import FaultServer
import Foundation

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the last whole edition into a file of its own, also while it is served.",
        discussion: """
            The copy is looked through before it takes its place. It may be read by its owner alone. Tokens and the log of \
            changes are in a file of their own and are not in it.

            Examples:
              faultbase backup /var/backups/faultbase.sqlite
              faultbase backup nightly.sqlite --force --json
            """)

    @Argument(help: "Where the copy goes.")
    var file: String
    @Flag(help: "Replace a file that is there.")
    var force = false
    @OptionGroup var store: StoreOptions

    func run() throws {
        let report = try store.open().backup(to: file, force: force)
        try store.answer(report) {
            "\($0.path): edition \($0.edition), \($0.records) records of \($0.sources) sources, \($0.bytes / 1024) kB"
        }
    }
}

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Bring a backup back, also under a running server.",
        discussion: """
            The backup is looked through first; what is there now is kept beside it with '.before' behind its name. Readers see \
            the one or the other. Tokens that were revoked stay revoked: they are in a file of their own.

            Example:
              faultbase restore /var/backups/faultbase.sqlite
            """)

    @Argument(help: "A file that 'faultbase backup' made.")
    var file: String
    @OptionGroup var store: StoreOptions

    func run() throws {
        let report = try KnowledgeBase.restore(file, to: store.file)
        try store.answer(report) { report in
            var text = "'\(report.restored.path)' holds edition \(report.restored.edition) again."
            if let before = report.before {
                text += " What was there"
                text += report.formerEdition.map { " (edition \($0))" } ?? ""
                text += " is kept in '\(before)'."
            }
            return text
        }
    }
}

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look whether the knowledge base and what is around it are well.",
        discussion: """
            Looks at the file's integrity, the index against the records, permissions, the log beside the file, free disk and what \
            killed work left behind. Ends with status 1 when something is wrong.

            Examples:
              faultbase doctor
              faultbase doctor --quick --json
            """)

    @Flag(help: "Leave out what reads the whole file.")
    var quick = false
    @OptionGroup var store: StoreOptions

    func run() throws {
        let health = Health(of: store.file, version: FaultbaseVersion.current, isQuick: quick)
        try store.answer(health) { health in
            let width = health.checks.map(\.name.count).max() ?? 0
            return health.checks.map { check in
                let mark = check.ok ? "ok   " : Terminal.alarm("wrong")
                return "\(mark)  \(Terminal.padded(check.name, to: width))  \(check.detail)"
            }.joined(separator: "\n")
        }
        if !health.ok { throw CommandFailure("", .notFound) }
    }
}

extension StoreOptions {
    /// Removes what killed work left behind, and says so.
    func cleanUp() {
        for leftover in Leftover.clean(beside: file) where !quiet {
            Terminal.write("Removed '\(leftover.path)': left behind by work that was killed.\n")
        }
    }
}
