import FaultModel
import FaultServer

/// What service records say, as text.
struct RecordInsightText {
    let records: RecordInsightDocument

    private let words = Words(.english)

    private typealias Rate = RecordInsightDocument.Rate

    var text: String {
        if records.count == 0 {
            return (["No service record passes these filters."] + withoutCause).joined(separator: "\n")
        }
        let span = records.from.flatMap { from in records.to.map { ", \(from) to \($0)" } } ?? ""
        var lines = [Terminal.bold("\(records.count) service records\(span)")]
        lines.append("  " + line("Fixed at the first visit", records.firstTimeFix))
        lines.append("  " + line("Came back within \(records.filter.repeatDays) days", records.repeats))
        lines.append("  " + line("No fault found", records.noFaultFound))
        if records.outcomes.notSaid > 0 {
            lines.append(
                Terminal.faint(
                    "  \(records.outcomes.notSaid) do not say how they ended; they count as fixed unless the machine came back"
                ))
        }
        lines += section("Minutes to the fix", records.minutes.map(minutes))
        lines += section(
            "Causes (\(records.causes.linked) records are linked to a fault, \(records.causes.unlinked) are not)",
            records.causes.causes.map(cause))
        lines += section("Parts used", records.parts.parts.map(part))
        lines += section("By product", records.products.map(count))
        lines += section("By model", records.models.count > 1 ? records.models.prefix(20).map(count) : [])
        lines += section("By operating hours", records.hours.count > 1 ? records.hours.map(count) : [])
        lines += section(
            "Cost",
            records.cost.map {
                let sum = words.amount(Price(amount: $0.sum.rounded(), currency: $0.currency))
                return "\(sum), \(words.number($0.mean.rounded())) a record, of \($0.records)"
            })
        lines += rising
        return (lines + withoutCause).joined(separator: "\n")
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", Terminal.bold(title)] + lines.map { "  " + $0 }
    }

    private func line(_ name: String, _ rate: Rate) -> String {
        guard let share = rate.rate, let low = rate.low, let high = rate.high else { return "\(name): not known" }
        return "\(name): \(percent(share)) (\(rate.count) of \(rate.of); probably \(percent(low)) to \(percent(high)))"
    }

    private func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

    private func number(_ value: Int) -> String {
        String(repeating: " ", count: max(0, 6 - String(value).count)) + "\(value)"
    }

    private func shares(_ share: Double, _ cumulative: Double) -> String {
        Terminal.faint("  \(percent(share)), so far \(percent(cumulative))")
    }

    private func minutes(_ time: RecordInsightDocument.Minutes) -> String {
        let way = time.guided.map { $0 ? "found by a guided walk" : "found without" } ?? "not said"
        return "\(number(Int(time.mean.rounded())))  \(way)  " + Terminal.faint("\(time.records) records")
    }

    private func cause(_ cause: RecordInsightDocument.CauseCount) -> String {
        "\(number(cause.records))  \(cause.causeTitle ?? "cause not known")  \(Terminal.faint(cause.title))"
            + shares(cause.share, cause.cumulative)
    }

    private func part(_ part: RecordInsightDocument.PartCount) -> String {
        let last = part.last.map { ", last \($0)" } ?? ""
        return "\(number(part.records))  \(part.number) \(part.name ?? "")" + shares(part.share, part.cumulative)
            + Terminal.faint(last)
    }

    private func count(_ count: RecordInsightDocument.Count) -> String {
        "\(number(count.records))  \(count.name.isEmpty ? "not known" : count.name)"
    }

    private var rising: [String] {
        guard let rising = records.rising else { return [] }
        let title =
            "On the rise: \(rising.from) to \(rising.to) against \(rising.beforeFrom) to \(rising.beforeTo), \(rising.tests) symptoms tested"
        if rising.symptoms.isEmpty { return ["", Terminal.bold(title), "  None clearly."] }
        return section(
            title,
            rising.symptoms.map { symptom in
                let factor = symptom.ratio.map { "× \(($0 * 10).rounded() / 10)" } ?? "new"
                return "\(number(symptom.before)) → \(symptom.now)  \(symptom.title)  "
                    + Terminal.faint("\(factor), p = \(p(symptom.pValue)), adjusted \(p(symptom.adjusted))")
            })
    }

    private func p(_ value: Double) -> String { value < 0.001 ? "< 0.001" : "\((value * 1000).rounded() / 1000)" }

    private var withoutCause: [String] {
        let lacking = records.withoutCause
        if lacking.count == 0 { return [] }
        let more = lacking.count > lacking.faults.count ? ["and \(lacking.count - lacking.faults.count) more"] : []
        return section(
            "Faults without a cause to rely on: \(lacking.count)",
            lacking.faults.map { "\($0.id)  \(Terminal.faint($0.title))" } + more)
    }
}
