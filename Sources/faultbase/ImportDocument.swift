import FaultKnowledge
import FaultModel

/// What an import did: `import --json`.
struct ImportDocument: Encodable {
    var files: [File]
    var totals: Totals
    var edition: Int
    var tookMilliseconds: Double

    private enum CodingKeys: String, CodingKey {
        case files, totals, edition
        case tookMilliseconds = "took_ms"
    }

    struct File: Encodable {
        var path: String
        var format: String?
        var records: RecordCounts
        var findings: [Finding]
    }

    struct Totals: Encodable {
        var records: RecordCounts
        var findings: FindingCounts
    }

    struct FindingCounts: Encodable {
        var error: Int
        var warning: Int
        var note: Int
    }

    init(_ imported: [ImportedFile], edition: Int, tookMilliseconds: Double) {
        files = imported.map {
            File(path: $0.path, format: $0.format, records: $0.counts, findings: $0.findings.all)
        }
        var records = RecordCounts()
        for file in imported { records += file.counts }
        func count(_ severity: Finding.Severity) -> Int { imported.reduce(0) { $0 + $1.findings.count(severity) } }
        totals = Totals(
            records: records,
            findings: FindingCounts(error: count(.error), warning: count(.warning), note: count(.note)))
        self.edition = edition
        self.tookMilliseconds = (tookMilliseconds * 10).rounded() / 10
    }
}

/// The table that an import ends with.
struct ImportReport {
    let document: ImportDocument
    let isTrial: Bool

    var text: String {
        let headings = ["file", "format", "new", "changed", "unchanged", "removed", "findings"]
        var rows = document.files.map { file in
            row(file.path, file.format ?? "–", file.records, Self.summary(file.findings))
        }
        let totals = document.totals
        if rows.count > 1 {
            let findings = totals.findings.error + totals.findings.warning + totals.findings.note
            rows.append(row("total", "", totals.records, findings == 0 ? "" : "\(findings)"))
        }
        var lines = Self.aligned([headings] + rows)
        lines[0] = Terminal.bold(lines[0])
        let records = totals.records
        let count = records.new + records.changed + records.unchanged + records.removed
        let rate = document.tookMilliseconds > 0 ? Int(Double(count) / document.tookMilliseconds * 1000) : 0
        lines.append("")
        lines.append(
            isTrial
                ? "Nothing was changed (--dry-run)."
                : "Edition \(document.edition): \(count) records in \(Int(document.tookMilliseconds)) ms (\(rate) a second)."
        )
        return lines.joined(separator: "\n")
    }

    private func row(_ path: String, _ format: String, _ counts: RecordCounts, _ findings: String) -> [String] {
        [path, format, "\(counts.new)", "\(counts.changed)", "\(counts.unchanged)", "\(counts.removed)", findings]
    }

    private static func summary(_ findings: [Finding]) -> String {
        Finding.Severity.allCases.compactMap { severity in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }.joined(separator: ", ")
    }

    private static func aligned(_ rows: [[String]]) -> [String] {
        let columns = rows[0].indices
        let widths = columns.map { column in rows.map { $0[column].terminalColumns }.max() ?? 0 }
        return rows.map { row in
            columns.map { column in
                let isNumber = (2...5).contains(column)
                let space = String(repeating: " ", count: max(0, widths[column] - row[column].terminalColumns))
                return isNumber ? space + row[column] : row[column] + space
            }.joined(separator: "  ").trimmingSuffixSpaces
        }
    }
}

extension String {
    fileprivate var trimmingSuffixSpaces: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
