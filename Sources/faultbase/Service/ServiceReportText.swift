import FaultModel
import FaultServer

/// A service record as text, in the order of the sheet.
struct ServiceReportText {
    let record: ServiceDocument
    let words: Words

    var text: String {
        var lines = [Terminal.bold(record.symptom), Terminal.faint(facts), words[.recordNotice]]
        if record.isDraft { lines.append(Terminal.alarm(words[.recordDraft])) }
        let machine = record.machine
        lines += section(
            .machine,
            [
                (.product, machine.name ?? machine.product), (.model, machine.model), (.serialNumber, machine.serial),
                (.operatingHours, machine.hours.map { "\(FaultReport.number($0)) h" }), (.beforeFault, record.before),
            ])
        for (index, round) in record.rounds.enumerated() {
            lines += section(
                .rounds,
                [(.judgement, round.judgement), (.handling, round.handling), (.roundResult, round.result)],
                number: index + 1)
        }
        lines += section(
            .causeInTheEnd,
            [(.cause, record.cause), (.remedy, record.remedy), (.confirmedFault, confirmed), (.linkedTo, linked)])
        if !record.parts.isEmpty { lines += ["", Terminal.bold(words[.partsUsed])] }
        lines += record.parts.map { part in
            let replaced = part.replacedBy.map { Terminal.alarm(" superseded: order \($0)") } ?? ""
            return "  \(FaultReport.number(part.quantity)) × \(part.number) \(part.name ?? "")\(replaced)"
        }
        lines += section(
            .theWork,
            [
                (.workingTime, record.minutes.map { "\(FaultReport.number($0)) min" }),
                (.costOfRepair, record.cost.map(words.amount)),
                (.foundGuided, record.guided.map { words[$0 ? .yes : .no] }), (.engineer, joined(record.engineer)),
                (.helper, joined(record.helper)), (.customer, joined(record.customer)),
                (.customerWord, record.customerWord),
            ])
        lines += ["", Terminal.bold(words[.source])] + record.citations.map { "  " + $0.sentence }
        return lines.joined(separator: "\n")
    }

    private var facts: String {
        let pieces = [record.id, record.date, record.outcome?.rawValue].compactMap { $0 } + record.codes
        return pieces.joined(separator: " · ")
    }

    private var confirmed: String? {
        record.confirms.map { confirms in
            let cause = confirms.cause.map { " › \(confirms.causeTitle ?? $0)" } ?? ""
            return "\(confirms.title ?? "") (\(confirms.fault))\(cause)"
        }
    }

    private var linked: String? {
        guard record.confirms == nil, let link = record.link else { return nil }
        let cause = link.cause.map { " › \(link.causeTitle ?? $0)" } ?? ""
        let share = words.confidence(link)
        return "\(link.title ?? "") (\(link.fault))\(cause), \(share). " + words.sentence(of: link.evidence)
    }

    private func joined(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: ", ") }

    /// Only what the sheet says.
    private func section(_ title: Words.Key, _ rows: [(Words.Key, String?)], number: Int? = nil) -> [String] {
        let said = rows.compactMap { key, value in value.map { (words[key], $0) } }
        if said.isEmpty { return [] }
        let width = said.map(\.0.terminalColumns).max() ?? 0
        let heading = words[title] + (number.map { " \($0)" } ?? "")
        return ["", Terminal.bold(heading)] + said.map { "  \(Terminal.padded($0.0, to: width))  \($0.1)" }
    }
}
