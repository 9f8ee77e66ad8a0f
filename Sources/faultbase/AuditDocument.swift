import FaultDiagnosis
import FaultModel
import FaultServer

/// What authors should mend: `audit --json`.
struct AuditDocument: Encodable {
    /// Those with findings or minutes, in order of id.
    var faults: [AuditedFault]
    /// Of the parts lists; none when one fault was asked about.
    var parts: [FindingDocument]
    var totals: Totals

    struct AuditedFault: Encodable {
        var fault: String
        var title: String
        var findings: [FindingDocument]
        @Nullable var minutes: Minutes?
    }

    struct FindingDocument: Encodable {
        var severity: Finding.Severity
        var kind: String
        /// The keys of the fault book that lead there, joined by points; lists count from 0. Empty: the whole.
        var path: String
        @Nullable var file: String?
        /// Where the fault begins.
        @Nullable var line: Int?
        @Nullable var page: String?
        var message: String
        var advice: String
        @Nullable var part: String?
    }

    /// On average, from the symptom to the fix; null: not known.
    struct Minutes: Encodable {
        @Nullable var guided: Double?
        @Nullable var authored: Double?
        @Nullable var best: Double?
        /// The probability of the walks that were left out as too unlikely.
        var leftOut: Double

        private enum CodingKeys: String, CodingKey {
            case guided, authored, best
            case leftOut = "left_out"
        }
    }

    struct Totals: Encodable {
        var faults: Int
        var findings: ImportDocument.FindingCounts
    }

    /// Whether `--strict` has something to object to.
    var isSound: Bool { totals.findings.error == 0 && totals.findings.warning == 0 }
}

extension AuditDocument.FindingDocument {
    init(_ finding: AuditFinding) {
        severity = finding.severity
        kind = finding.reason.code
        path = finding.path.joined(separator: ".")
        file = finding.citation?.file
        line = finding.citation?.line
        page = finding.citation?.page
        message = finding.reason.message
        advice = finding.reason.advice
        if case .part(let number) = finding.subject { part = number.printed } else { part = nil }
    }
}

extension AuditDocument.Minutes {
    init(_ costs: WalkCosts) {
        func shown(_ minutes: Double?) -> Double? { minutes.map { ($0 * 100).rounded() / 100 } }
        guided = shown(costs.guided)
        authored = shown(costs.authored)
        best = shown(costs.best)
        leftOut = costs.leftOut
    }
}

/// The audit as text.
struct AuditText {
    let document: AuditDocument

    var text: String {
        var lines: [String] = []
        for fault in document.faults {
            lines.append("\(Terminal.bold(fault.fault))  \(fault.title)")
            if let place = fault.findings.first.flatMap(Self.place) { lines.append("  \(Terminal.faint(place))") }
            for finding in fault.findings { lines += self.lines(finding) }
            if let minutes = fault.minutes { lines.append("  " + Self.line(minutes)) }
            lines.append("")
        }
        for finding in document.parts { lines += ["\(Terminal.bold(finding.part ?? ""))"] + self.lines(finding) + [""] }
        return (lines + [summary]).joined(separator: "\n")
    }

    private func lines(_ finding: AuditDocument.FindingDocument) -> [String] {
        let severity = Terminal.padded(finding.severity.rawValue, to: 8)
        let coloured = finding.severity == .note ? Terminal.faint(severity) : Terminal.alarm(severity)
        return [
            "  \(coloured) \(finding.path.isEmpty ? "" : "\(finding.path): ")\(finding.message)",
            "           → \(finding.advice)",
        ]
    }

    private static func place(_ finding: AuditDocument.FindingDocument) -> String? {
        let pieces: [String?] = [
            finding.file.map { file in file + (finding.line.map { ":\($0)" } ?? "") }, finding.page.map { "p. \($0)" },
        ]
        let known = pieces.compactMap { $0 }
        return known.isEmpty ? nil : known.joined(separator: ", ")
    }

    private static func line(_ minutes: AuditDocument.Minutes) -> String {
        func shown(_ value: Double?) -> String {
            value.map { FaultReport.number(($0 * 10).rounded() / 10) } ?? "not known"
        }
        return "expected minutes to the fix: guided \(shown(minutes.guided)), in the authored order "
            + "\(shown(minutes.authored)), at best \(minutes.best == nil ? "not proved" : shown(minutes.best))"
    }

    private var summary: String {
        func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
        let findings = document.totals.findings
        return "\(counted(document.totals.faults, "fault")): \(counted(findings.error, "error")), "
            + "\(counted(findings.warning, "warning")), \(counted(findings.note, "note"))"
    }
}
