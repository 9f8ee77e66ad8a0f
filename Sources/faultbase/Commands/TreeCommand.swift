import ArgumentParser
import FaultModel
import FaultTrees

struct TreeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree",
        abstract: "Analyse a fault tree: cut sets, probability, importance, what an observation changes.",
        discussion: """
            The tree is a fault of the knowledge base, or a file: Open-PSA model exchange (XML), Galileo, or a fault book.
            Without --cut-sets, --probability, --importance, --approximate, --uncertainty or --times the first three are
            answered. Counts and probabilities are exact; an approximation is only given by name.

            Examples:
              faultbase tree trailer-pump/main-cylinder-no-stroke
              faultbase tree plant.xml --cut-sets --max-order 3 --limit 20
              faultbase tree plant.xml --cut-sets --cut-off 1e-9
              faultbase tree plant.xml --approximate rare-event --approximate min-cut-upper-bound
              faultbase tree plant.xml --times 0:8760:730 --json
              faultbase tree plant.xml --time 8760 --uncertainty --trials 20000 --seed 7
              faultbase tree plant.xml --evidence pump=1,valve=0 --json
              faultbase tree trailer-pump/main-cylinder-no-stroke --format svg > tree.svg
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, svg, dot }

    @Argument(help: "A file, or the id of a fault.")
    var tree: String
    @OptionGroup(title: "Cut sets") var sets: CutSetOptions
    @OptionGroup(title: "Probabilities") var numbers: TreeNumberOptions
    @Option(help: "What was observed: g12=1,e3=0.")
    var evidence: String?
    @Option(help: "The gate that is asked about. (default: the tree's own top)")
    var top: String?
    @Option(help: "The fault of a fault book with several.")
    var fault: String?
    @Option(help: "text, json, svg or dot.")
    var format: Format?
    @OptionGroup var language: LanguageOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let question = try question()
        let source = TreeSource(
            top: top, fault: fault, time: numbers.time, language: try language.language(), store: store)
        let tree = try await source.tree(named: tree)
        switch format ?? (store.json ? .json : .text) {
        case .svg: print(tree.svg())
        case .dot: print(tree.dot())
        case .json: print(try report(question, on: tree).json)
        case .text: print(try report(question, on: tree).text, terminator: "")
        }
    }

    private var isAsked: Bool { sets.isAsked || numbers.isAsked }

    private func report(_ question: TreeQuestion, on tree: FaultTree) throws -> TreeReport {
        do {
            return try tree.report(question)
        } catch {
            // When nobody asked for numbers in so many words, the cut sets can be told without them.
            var sets = question
            (sets.probability, sets.importance) = (false, false)
            guard !isAsked, evidence == nil, error.isLackOfNumbers, var report = try? tree.report(sets) else {
                throw CommandFailure(error.description)
            }
            report.remarks.append(error.description)
            return report
        }
    }

    private func question() throws -> TreeQuestion {
        var question = TreeQuestion()
        try sets.ask(&question)
        try numbers.ask(&question)
        if !isAsked {
            (question.cutSets, question.probability, question.importance) = (true, true, true)
        }
        question.observations = try evidence.map(Self.observations) ?? []
        return question
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

extension TreeError {
    /// Whether the tree does not say how likely its events are.
    fileprivate var isLackOfNumbers: Bool {
        switch self {
        case .noProbability, .noMissionTime: true
        default: false
        }
    }
}
