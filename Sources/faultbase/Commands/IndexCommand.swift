import ArgumentParser
import FaultImport
import FaultKnowledge
import FaultModel
import Foundation

struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Build, verify and measure what is derived from the records.",
        subcommands: [IndexBuild.self, IndexVerify.self, IndexStats.self])
}

struct IndexBuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Make every derived table and the text index again from the records.",
        discussion: """
            Where there is no knowledge base yet, the folders of its recipe are imported first. The recipe stands beside
            the knowledge base: indexes/faultbase.yaml for indexes/faultbase.sqlite.

            Examples:
              faultbase index build
              faultbase index build --recipe indexes/faultbase.yaml
            """)

    @Option(help: "Import the folders of this recipe and take its weights.")
    var recipe: String?
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let start = ContinuousClock.now
        let exists = FileManager.default.fileExists(atPath: store.file)
        let recipePath = recipe ?? (exists ? nil : Self.recipe(beside: store.file))
        if recipePath == nil, !exists {
            throw CommandFailure(
                "There is no knowledge base at '\(store.file)' and no recipe beside it. Run 'faultbase import PATH…' first, "
                    + "or name a recipe with --recipe.")
        }
        let read = try recipePath.map { try IndexRecipe(at: $0) }
        let knowledge = try store.open(for: .writing)
        if let read { try bringIn(read, to: knowledge) }
        let bar = ProgressBar("Indexing", isQuiet: store.quiet)
        let count = try knowledge.rebuildIndex(weights: read?.weights) { bar.update($0, of: $1) }
        bar.finish()
        let took = (ContinuousClock.now - start) / .milliseconds(1)
        try store.answer(BuildDocument(items: count, tookMilliseconds: took.rounded())) {
            "\($0.items) items indexed in \(Int($0.tookMilliseconds)) ms."
        }
    }

    private static func recipe(beside file: String) -> String? {
        let path = URL(fileURLWithPath: file).deletingPathExtension().appendingPathExtension("yaml").path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    private func bringIn(_ recipe: IndexRecipe, to knowledge: KnowledgeBase) throws {
        let (_, paths) = try FileFinder.files(at: recipe.folders)
        let reading = FileReading(options: ImportOptions(), named: []).reading(paths)
        defer { reading.stop() }
        let files = try knowledge.apply { reading.next() }.files
        for file in files where !store.quiet {
            for finding in file.findings.all where finding.severity != .note {
                Terminal.write(FindingLine(path: file.path, finding: finding).text + "\n")
            }
        }
        if !files.contains(where: { !$0.drafts.isEmpty }) {
            throw CommandFailure(
                "The folders of the recipe hold nothing that can be read: \(recipe.folders.joined(separator: ", "))")
        }
    }

    private struct BuildDocument: Encodable {
        var items: Int
        var tookMilliseconds: Double

        private enum CodingKeys: String, CodingKey {
            case items
            case tookMilliseconds = "took_ms"
        }
    }
}

struct IndexVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Look for damage, and compare what is derived with the records.",
        discussion: """
            Ends with status 1 when something is wrong.

            Example:
              faultbase index verify
            """)

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let problems = try store.open().verify()
        try store.answer(VerifyDocument(ok: problems.isEmpty, problems: problems)) {
            $0.ok ? "ok" : $0.problems.joined(separator: "\n")
        }
        if !problems.isEmpty { throw CommandFailure("", .notFound) }
    }

    private struct VerifyDocument: Encodable {
        var ok: Bool
        var problems: [String]
    }
}

struct IndexStats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count what the knowledge base holds.",
        discussion: """
            Example:
              faultbase index stats --json
            """)

    @OptionGroup var store: StoreOptions

    func run() async throws {
        try store.answer(try await store.open().statistics()) { statistics in
            var lines = ["edition   \(statistics.edition)", "sources   \(statistics.sources)"]
            for (kind, count) in statistics.items.sorted(by: { $0.key < $1.key }) {
                lines.append("\(Terminal.padded(kind + "s", to: 9)) \(count)")
            }
            for (line, count) in statistics.faultsByLine.sorted(by: { $0.key < $1.key }) {
                lines.append("  \(Terminal.padded(line, to: 20)) \(count)")
            }
            lines.append("codes     \(statistics.codes)")
            lines.append("terms     \(statistics.terms)")
            lines.append("bytes     \(statistics.bytes)")
            return lines.joined(separator: "\n")
        }
    }
}
