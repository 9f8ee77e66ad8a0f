import ArgumentParser
import FaultImport
import FaultKnowledge
import FaultModel
import FaultServer
import Foundation

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring knowledge in: fault books, tables, record lists, vocabularies.",
        discussion: """
            Formats are recognized by content. All files of one call become visible together, or nothing changes.
            Importing a file again replaces what it said before; importing the same thing twice changes nothing.

            Examples:
              faultbase import corpus/
              faultbase import alarms_zh.json --product hi6 --language zh
              faultbase import codes.csv --columns code,symptom --product engine --dry-run
            """)

    @Argument(help: "Files and folders.")
    var paths: [String]

    @Option(help: "The product line of what names none: [a-z0-9-]+.")
    var product: String?
    @Option(help: "The language of texts that do not say theirs: zh, en, …")
    var language: String?
    @Option(name: .customLong("source"), help: "The title of the document. (default: the file's name)")
    var source: String?
    @Option(help: "The columns of a table without headings, in order: code,symptom,-,cause; '-' leaves one out.")
    var columns: String?
    @Option(help: "The format, when it cannot be told by content: faultbook, csv, json, xml, vocabulary.")
    var format: String?
    @Flag(name: .customLong("dry-run"), help: "Show what would change, and change nothing.")
    var isTrial = false
    @Flag(help: "End with status 1 when there is an error or a warning.")
    var strict = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let start = ContinuousClock.now
        let options = try importOptions()
        let (named, found) = try FileFinder.files(at: paths)
        let (edition, files) = try bringIn(found, named: named, options)
        let took = (ContinuousClock.now - start) / .milliseconds(1)
        let document = ImportDocument(files, edition: edition, tookMilliseconds: took)
        if !isTrial { note(document) }
        try report(document)
        if strict, files.contains(where: { $0.findings.count(.error) + $0.findings.count(.warning) > 0 }) {
            throw CommandFailure("There are findings (--strict).", .notFound)
        }
    }

    /// Reads the files and writes them as they are read, all in one transaction.
    private func bringIn(
        _ paths: [String], named: Set<String>, _ options: ImportOptions
    ) throws -> (edition: Int, files: [ImportedFile]) {
        let isNew = !FileManager.default.fileExists(atPath: store.file)
        let knowledge = try openedForImport()
        let reading = FileReading(options: options, named: named).reading(paths)
        defer { reading.stop() }
        let bar = ProgressBar("Reading", isQuiet: store.quiet)
        let writing = ProgressBar("Indexing", isQuiet: store.quiet)
        var done = 0
        do {
            let result = try knowledge.apply(isTrial ? .trial : .published) {
                let part = reading.next()
                if let part, !part.isContinued { done += 1 }
                bar.update(done, of: paths.count)
                return part
            } check: {
                bar.finish()
                try Self.refuse($0, named: named)
            } progress: {
                writing.update($0, of: $1)
            }
            writing.finish()
            return result
        } catch {
            // Nothing was imported, so nothing is left behind.
            if isNew, !isTrial { knowledge.discardIfEmpty() }
            throw error
        }
    }

    private func importOptions() throws -> ImportOptions {
        var options = ImportOptions(product: product, source: source, columns: columns.map(Self.names))
        if let product, !Identifier.isSlug(product) {
            throw CommandFailure(
                "--product is '\(product)'; expected small letters, digits and '-', such as trailer-pump.")
        }
        if let language {
            guard let tag = Language(language) else {
                throw CommandFailure("--language is '\(language)'; expected a language tag such as zh or en.")
            }
            options.language = tag
        }
        if let format {
            guard let known = ManualFormat(rawValue: format) else {
                let expected = ManualFormat.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure("--format is '\(format)'; expected one of \(expected).")
            }
            options.format = known
        }
        return options
    }

    private static func names(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingPrefix(" ") }.map(String.init)
    }

    /// A file that the user named and that cannot be read stops the whole call: nothing is half done.
    private static func refuse(_ files: [ImportedFile], named: Set<String>) throws {
        let failed = files.filter { $0.isUnreadable && named.contains($0.path) }
        if failed.isEmpty { return }
        let lines = failed.flatMap { file in
            file.findings.all.filter { $0.severity == .error }.map { FindingLine(path: file.path, finding: $0).text }
        }
        throw CommandFailure(lines.joined(separator: "\nfaultbase: ") + "\nfaultbase: Nothing was imported.")
    }

    /// A trial never makes a file.
    private func openedForImport() throws -> KnowledgeBase {
        if isTrial, !FileManager.default.fileExists(atPath: store.file) { return try .scratch() }
        if !isTrial { store.cleanUp() }
        return try store.open(for: .writing)
    }

    /// Writes down what was imported. It is done by now: where that cannot be written, it stays done.
    private func note(_ document: ImportDocument) {
        do {
            let book = try AccessBook(opening: AccessBook.path(beside: store.file))
            try book.note(.import, document.auditSubject, document.auditDetail, by: .here)
        } catch {
            if !store.quiet { Terminal.write("The import is not in the audit log: \(error)\n") }
        }
    }

    private func report(_ document: ImportDocument) throws {
        if !store.quiet {
            for file in document.files {
                for finding in file.findings {
                    Terminal.write(FindingLine(path: file.path, finding: finding).text + "\n")
                }
            }
        }
        try store.answer(document) { ImportReport(document: $0, isTrial: isTrial).text }
    }
}

/// A finding as compilers print it: `book.yaml:34: error: …`.
struct FindingLine {
    let path: String
    let finding: Finding

    var text: String {
        var place = path
        if let line = finding.line { place += ":\(line)" }
        if let column = finding.column { place += ":\(column)" }
        return "\(place): \(finding.severity.rawValue): \(finding.message)"
    }
}
