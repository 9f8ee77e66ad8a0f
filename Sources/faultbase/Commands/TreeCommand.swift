import ArgumentParser
import FaultImport
import FaultKnowledge
import FaultModel
import FaultTrees
import Foundation

struct TreeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree",
        abstract: "Analyse a fault tree: cut sets, probability, importance, what an observation changes.",
        discussion: """
            The tree is a fault of the knowledge base, or a file: Open-PSA model exchange (XML), Galileo, or a fault book.
            Without --cut-sets, --probability or --importance all three are answered.

            Examples:
              faultbase tree trailer-pump/main-cylinder-no-stroke
              faultbase tree plant.xml --cut-sets --max-order 3 --limit 20
              faultbase tree plant.xml --evidence pump=1,valve=0 --json
              faultbase tree trailer-pump/main-cylinder-no-stroke --format svg > tree.svg
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, svg, dot }

    @Argument(help: "A file, or the id of a fault.")
    var tree: String
    @Flag(name: .customLong("cut-sets"), help: "The minimal cut sets: how many, by order, and the first of them.")
    var cutSets = false
    @Option(name: .customLong("max-order"), parsing: .unconditional, help: "Leave out larger cut sets.")
    var maxOrder: Int?
    @Option(parsing: .unconditional, help: "How many cut sets are listed; never bounds their count.")
    var limit = 100
    @Flag(name: .customLong("most-probable"), help: "List the most probable cut sets first.")
    var mostProbable = false
    @Flag(name: .customLong("prime-implicants"), help: "Prime implicants in place of minimal cut sets.")
    var primeImplicants = false
    @Flag(help: "The probability of the top event.")
    var probability = false
    @Flag(help: "The importance factors of every basic event.")
    var importance = false
    @Option(help: "What was observed: g12=1,e3=0.")
    var evidence: String?
    @Option(parsing: .unconditional, help: "The mission time, in the unit in which rates are per.")
    var time: Double?
    @Option(help: "The gate that is asked about. (default: the tree's own top)")
    var top: String?
    @Option(help: "The fault of a fault book with several.")
    var fault: String?
    @Option(help: "text, json, svg or dot.")
    var format: Format?
    @OptionGroup var language: LanguageOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let source = TreeSource(top: top, fault: fault, time: time, language: try language.language(), store: store)
        let tree = try await source.tree(named: tree)
        switch format ?? (store.json ? .json : .text) {
        case .svg: print(tree.svg())
        case .dot: print(tree.dot())
        case .json: print(try report(on: tree).json)
        case .text: print(try report(on: tree).text, terminator: "")
        }
    }

    private func report(on tree: FaultTree) throws -> TreeReport {
        var question = TreeQuestion()
        let asksNothing = !cutSets && !probability && !importance
        question.cutSets = cutSets || asksNothing
        question.probability = probability || asksNothing
        question.importance = importance || asksNothing
        if let maxOrder, maxOrder < 1 {
            throw CommandFailure("--max-order is \(maxOrder); expected a number from 1.")
        }
        guard (0...1_000_000).contains(limit) else {
            throw CommandFailure("--limit is \(limit); expected a number from 0 to 1000000.")
        }
        question.maxOrder = maxOrder
        question.limit = limit
        question.listsMostProbable = mostProbable
        question.primeImplicants = primeImplicants
        question.time = time
        question.observations = try evidence.map(Self.observations) ?? []
        do {
            return try tree.report(question)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    /// `g12=1,e3=0`.
    private static func observations(_ text: String) throws -> [Observation] {
        try text.split(separator: ",").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[1] == "1" || parts[1] == "0" else {
                throw CommandFailure("--evidence has '\(pair)'; expected NAME=1 (it is there) or NAME=0 (it is not).")
            }
            return parts[1] == "1" ? .present(String(parts[0])) : .absent(String(parts[0]))
        }
    }
}

/// Finds the tree that a user names: a file by its content, else a fault of the knowledge base.
struct TreeSource {
    let top: String?
    let fault: String?
    let time: Double?
    /// Of the titles of a fault's causes and gates.
    let language: Language
    let store: StoreOptions

    func tree(named name: String) async throws -> FaultTree {
        if FileManager.default.fileExists(atPath: name) { return try tree(inFile: name) }
        guard let id = Fault.ID(name) else {
            throw CommandFailure("'\(name)' is neither a file nor the id of a fault (line/name).")
        }
        return try asked(tree(of: try await store.open().fault(id)))
    }

    private func tree(of fault: Fault) throws -> FaultTree {
        guard let tree = FaultTree(of: fault, titledIn: language) else {
            throw CommandFailure("The fault '\(fault.id)' has no causes, so it has no tree.")
        }
        return tree
    }

    private func asked(_ tree: FaultTree) throws -> FaultTree {
        guard let top else { return tree }
        do {
            return try tree.asking(for: top)
        } catch {
            throw CommandFailure(error.problems.map(\.description).joined(separator: "; "))
        }
    }

    private func tree(inFile path: String) throws -> FaultTree {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 64 << 20 else {
            throw CommandFailure("'\(path)' cannot be read, or has more than 67108864 bytes.")
        }
        let bytes = [UInt8](data)
        var findings = Findings()
        defer {
            if !store.quiet {
                for finding in findings.all { Terminal.write(FindingLine(path: path, finding: finding).text + "\n") }
            }
        }
        do {
            if OpenPSAReader.recognizes(bytes) {
                return try OpenPSAReader(including: Self.inclusion(beside: path))
                    .tree(from: bytes, file: path, top: top, findings: &findings)
            }
            if GalileoReader.recognizes(bytes) {
                return try GalileoReader(missionTime: time ?? 1).tree(
                    from: bytes, file: path, top: top, findings: &findings)
            }
        } catch {
            throw CommandFailure(error.problems.map(\.description).joined(separator: "\nfaultbase: "))
        }
        return try asked(tree(inBook: SourceFile(name: path, bytes: bytes), &findings))
    }

    /// Files that a document includes, in its own folder and below.
    private static func inclusion(beside path: String) -> OpenPSAReader.Inclusion {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().standardizedFileURL
        return { name in
            let url = folder.appendingPathComponent(name).standardizedFileURL.resolvingSymlinksInPath()
            guard url.path.hasPrefix(folder.resolvingSymlinksInPath().path + "/"),
                let data = FileManager.default.contents(atPath: url.path), data.count <= 64 << 20
            else { return nil }
            return [UInt8](data)
        }
    }

    private func tree(inBook file: SourceFile, _ findings: inout Findings) throws -> FaultTree {
        let drafts: [Draft]
        do {
            var options = ImportOptions()
            options.format = .faultbook
            drafts = try Importers.drafts(from: file, options: options, findings: &findings).1
        } catch {
            throw CommandFailure(
                "'\(file.name)' is no fault tree: expected Open-PSA XML, Galileo or a fault book. \(error.description)")
        }
        let faults = drafts.flatMap(\.records).compactMap { if case .fault(let fault) = $0 { fault } else { nil } }
        let wanted = fault.map { name in faults.filter { $0.id.name == name || $0.id.description == name } } ?? faults
        guard let only = wanted.first, wanted.count == 1 else {
            let names = faults.prefix(30).map(\.id.name).joined(separator: ", ")
            throw CommandFailure("'\(file.name)' holds \(faults.count) faults; name one with --fault: \(names)")
        }
        return try tree(of: only)
    }
}
