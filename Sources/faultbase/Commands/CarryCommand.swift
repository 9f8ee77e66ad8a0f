import ArgumentParser
import FaultDiagnosis
import FaultModel
import FaultServer

struct CarryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carry",
        abstract: "What to have in a van or a depot so that first visits fix a wanted share of faults.",
        discussion: """
            Visits fall to faults and causes as service records confirmed them, and beyond the records as the manuals say.
            Of all lists that reach the share the cheapest is taken; superseded numbers count as the current one. With a
            budget that does not reach, the list that fixes most for it.

            Examples:
              faultbase carry --product trailer-pump
              faultbase carry --product trailer-pump --model HBT80C-2118 --fix-rate 0.9
              faultbase carry --product trailer-pump --fix-rate 0.9 --budget 20000
            """)

    @Option(help: "The product line.")
    var product: String
    @Option(help: "Only faults of this model, in any writing.")
    var model: String?
    @Option(parsing: .unconditional, help: "The wanted share of visits that are fixed at once, above 0 up to 1.")
    var fixRate = CarryList.usualRate
    @Option(parsing: .unconditional, help: "Spend at most so much, in the currency that most prices are in.")
    var budget: Double?
    @OptionGroup var language: LanguageOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let language = try language.language()
        do {
            let document = try await Answers(try store.open()).carry(
                product: product, model: model, wanted: fixRate, budget: budget, language: language)
            try store.answer(document) { CarryText(carry: $0).text }
        } catch let error as CarryError {
            throw CommandFailure(error.description)
        }
    }
}

/// What to carry, as text.
struct CarryText {
    let carry: CarryDocument

    var text: String {
        let records =
            "weighed by \(carry.basis.records) service records and the manuals of \(carry.basis.faults) faults"
        var lines = [
            Terminal.bold("What to carry: \(carry.name)\(carry.model.map { " \($0)" } ?? "")"), Terminal.faint(records),
            "",
        ]
        let rate = "\(percent(carry.rate)) of visits are fixed at once with this list"
        lines.append(
            carry.reached
                ? "\(rate) (wanted: \(percent(carry.wanted)))."
                : "\(rate): the wanted \(percent(carry.wanted)) cannot be reached\(carry.budget == nil ? "" : " for this budget")."
        )
        lines.append(
            Terminal.faint(
                "Without any part \(percent(carry.withoutParts)), with every part \(percent(carry.reachable)); no remedy is known for \(percent(carry.withoutRemedy))."
            ))
        if carry.parts.isEmpty { return (lines + ["", "No part is needed."]).joined(separator: "\n") }
        lines += ["", Terminal.bold("Parts, the cheapest first")]
        lines += carry.parts.flatMap(self.lines)
        let sums = carry.cost.map { "\(FaultReport.number(($0.amount * 100).rounded() / 100)) \($0.currency)" }
        lines += ["", "Cost: \(sums.isEmpty ? "not known" : sums.joined(separator: " + "))"]
        lines.append(
            carry.weighed.cheapest
                ? "No cheaper list fixes as much."
                : "At most \(percent(carry.weighed.gap)) dearer than the cheapest list that fixes as much.")
        for unpriced in carry.weighed.unpriced {
            let grade = unpriced.grade.map { "grade \($0.rawValue)" } ?? "without a grade"
            lines.append(
                Terminal.faint(
                    "\(unpriced.parts) parts without a usable price (\(grade)) were weighed as \(FaultReport.number(unpriced.price.amount)) \(unpriced.price.currency) each."
                ))
        }
        return lines.joined(separator: "\n")
    }

    private func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

    private func lines(_ part: CarryDocument.PartToCarry) -> [String] {
        let old = part.replaces.isEmpty ? "" : Terminal.faint(" (for \(part.replaces.joined(separator: ", ")))")
        let facts = [
            part.price.map { "\(FaultReport.number($0.amount)) \($0.currency)" } ?? "price not known",
            part.grade.map { "grade \($0.rawValue)" }, part.leadDays.map { "\(FaultReport.number($0)) days to supply" },
            "\(percent(part.use)) of visits take it",
        ].compactMap { $0 }
        let causes = part.causes.prefix(3).map(\.title).joined(separator: "; ")
        return [
            "  \(FaultReport.number(part.quantity)) × \(Terminal.accent(part.number)) \(part.name ?? "")\(old)  "
                + Terminal.faint(facts.joined(separator: " · ")),
            "      "
                + Terminal.faint("for \(causes)\(part.causes.count > 3 ? " and \(part.causes.count - 3) more" : "")"),
        ]
    }
}
