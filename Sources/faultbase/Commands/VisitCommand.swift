import ArgumentParser
import FaultDiagnosis
import FaultModel
import FaultServer

struct VisitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visit",
        abstract: "What to bring so that the first visit fixes a fault.",
        discussion: """
            Lists the cheapest parts with which the first visit fixes the machine with the wanted probability, in their
            current numbers, and the tools of the checks that may be asked for. Answers given on the phone make the list
            shorter; they are written as for 'walk'.

            Examples:
              faultbase visit trailer-pump/main-cylinder-no-stroke
              faultbase visit trailer-pump/main-cylinder-no-stroke --confidence 0.7 --answer measure-relief-pressure=ok
            """)

    @Argument(help: "The id of a fault (line/name).")
    var fault: String
    @Option(
        name: .customLong("answer"), parsing: .singleValue,
        help: "ID=OUTCOME; give it again for each answer, in order.")
    var answers: [String] = []
    @Option(parsing: .unconditional, help: "The wanted probability that the first visit fixes it, above 0 up to 1.")
    var confidence = VisitList.usualConfidence
    @OptionGroup var learning: PriorOptions
    @OptionGroup var language: LanguageOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        guard let id = Fault.ID(fault) else {
            throw CommandFailure(
                "'\(fault)' is not the id of a fault; ids look like 'trailer-pump/main-cylinder-no-stroke'.")
        }
        let given = try answers.map(WalkCommand.answer)
        let language = try language.language()
        let rule = try learning.rule()
        let source = Answers(try store.open())
        do {
            let document = try await source.visit(id, after: given, wanted: confidence, by: rule, language: language)
            try store.answer(document) { VisitText(visit: $0).text }
        } catch let error as VisitError {
            throw CommandFailure(error.description)
        }
    }
}

/// What to bring, as text.
struct VisitText {
    let visit: VisitDocument

    var text: String {
        var lines = [Terminal.bold(visit.title), Terminal.faint(visit.fault), "", verdict]
        lines += section("Parts", visit.parts.flatMap { self.lines($0) } + costs)
        lines += section(
            "Tools", visit.tools.map { "• \($0.name)  \(Terminal.faint($0.checks.joined(separator: ", ")))" })
        lines += section(
            "No remedy is known for", visit.withoutRemedy.map { "\($0.title)  \(Terminal.faint($0.cause))" })
        return lines.joined(separator: "\n")
    }

    private var verdict: String {
        let share = "\(visit.exact ? "" : "about ")\(Self.percent(visit.probability))"
        let with = visit.parts.isEmpty ? "without any part" : "with these parts"
        let fixed = "The first visit fixes it with \(share) \(with)"
        if visit.reached { return "\(fixed) (wanted: \(Self.percent(visit.confidence)))." }
        let wanted = Self.percent(visit.confidence)
        let reason =
            visit.reachable < visit.confidence ? "no list reaches" : "it takes more parts than are looked at for"
        return Terminal.alarm("\(fixed); \(reason) the wanted \(wanted).")
    }

    private func lines(_ part: VisitDocument.PartToBring) -> [String] {
        let price = part.price.map { "  \(FaultReport.number($0.amount)) \($0.currency) each" } ?? "  no price known"
        let old = part.replaces.isEmpty ? "" : "  (in place of \(part.replaces.joined(separator: ", ")))"
        return [
            "\(FaultReport.number(part.quantity)) × \(Terminal.bold(part.number)) \(part.name ?? "")\(price)\(old)",
            "    for: \(part.causes.map(\.title).joined(separator: "; "))",
        ]
    }

    private var costs: [String] {
        guard !visit.parts.isEmpty else { return [] }
        let sum = visit.cost.map { "\(FaultReport.number($0.amount)) \($0.currency)" }.joined(separator: " and ")
        var lines = sum.isEmpty ? [] : ["", "in all \(sum)"]
        if let unpriced = visit.weighed.unpricedAs {
            let amount = "\(FaultReport.number(unpriced.amount)) \(unpriced.currency)"
            lines.append("a part without a price that compares was weighed as \(amount)")
        }
        if !visit.weighed.cheapest {
            lines.append(
                "a cheaper list may exist: this one weighs \(FaultReport.number(visit.weighed.cost.rounded())), none less than "
                    + FaultReport.number(visit.weighed.leastCost.rounded()))
        }
        return lines
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", Terminal.bold(title)] + lines.map { $0.isEmpty ? "" : "  " + $0 }
    }

    private static func percent(_ share: Double) -> String {
        let tenths = (share * 1000).rounded() / 10
        return "\(FaultReport.number(tenths)) %"
    }
}
