import ArgumentParser
import FaultKnowledge
import FaultModel
import FaultServer

struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show what a fault, part, passage or service record said before, and what changed.",
        discussion: """
            Each source has revisions of its own. Nothing that was ever stated is lost, but for the names of people who
            were forgotten.

            Examples:
              faultbase history trailer-pump/main-cylinder-no-stroke
              faultbase history wo-2024-0031 --json
            """)

    @Argument(help: "The id, as 'show' takes it.")
    var id: String
    @Option(help: "fault, passage, part, record, product or term. (default: whatever bears the id)")
    var kind: Record.Kind?
    @OptionGroup var store: StoreOptions

    func run() async throws {
        try store.answer(try await Answers(try store.open()).history(of: id, kind)) { HistoryText(history: $0).text }
    }
}

struct RevertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revert", abstract: "Bring a fault, part, passage or service record back to what it said before.",
        discussion: """
            The old content becomes a new revision, so that nothing is lost. A file that is imported again states what the
            file says.

            Example:
              faultbase revert wo-2024-0031 --to 1
            """)

    @Argument(help: "The id, as 'show' takes it.")
    var id: String
    @Option(help: "The revision to go back to, as 'history' numbers it.")
    var to: Int
    @Option(help: "fault, passage, part, record, product or term. (default: whatever bears the id)")
    var kind: Record.Kind?
    @Option(help: "The number of the source, as 'history' gives it, where several have such a revision.")
    var source: Int?
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let knowledge = try store.open(for: .writing)
        let found = try await knowledge.kinds(of: id)
        guard let thing = found.first(where: { kind == nil || $0.kind == kind }) else {
            throw KnowledgeError.notFound(kind: kind?.rawValue ?? "thing", id: id, nearest: [])
        }
        do {
            let done = try knowledge.revert(thing.kind, thing.id, to: to, of: source)
            let answer = Reverted(
                kind: thing.kind, id: thing.id, to: to, revision: done.revision, edition: done.edition)
            try store.answer(answer) {
                "\($0.kind.rawValue) \($0.id) says again what it said in revision \($0.to): it is revision \($0.revision) "
                    + "(edition \($0.edition))."
            }
        } catch let error as RevertError {
            throw CommandFailure(error.description)
        }
    }

    private struct Reverted: Encodable {
        var kind: Record.Kind
        var id: String
        var to: Int
        var revision: Int
        var edition: Int
    }
}

extension Record.Kind: ExpressibleByArgument {}

/// Revisions with their differences, the newest first.
struct HistoryText {
    let history: HistoryDocument

    private static let longest = 200

    var text: String {
        var lines = [Terminal.bold("\(history.kind.rawValue) \(history.id)")]
        for source in history.sources {
            lines += ["", Terminal.faint("source \(source.number): \(source.document), \(source.file)")]
            for revision in source.revisions {
                let state = revision.stated ? "" : "  " + Terminal.alarm("stated no longer")
                lines.append("  revision \(revision.revision)  edition \(revision.edition)  \(revision.at)\(state)")
                if revision.stated { lines += revision.changes.map { "    \($0.field): \(words($0))" } }
                if revision.more > 0 { lines.append("    and \(revision.more) more") }
            }
        }
        return lines.joined(separator: "\n")
    }

    private func words(_ change: HistoryDocument.Change) -> String {
        func cut(_ text: String) -> String {
            let line = text.replacing("\n", with: " ")
            return line.count > Self.longest ? line.prefix(Self.longest) + "…" : line
        }
        return switch (change.before, change.after) {
        case (let before?, let after?): "\(Terminal.faint(cut(before))) → \(cut(after))"
        case (let before?, nil): "\(Terminal.faint(cut(before))) → –"
        case (nil, let after?): "+ \(cut(after))"
        case (nil, nil): ""
        }
    }
}
