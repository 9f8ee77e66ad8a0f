import FaultKnowledge
import FaultModel
import FaultServer

/// The table that an import ends with.
struct ImportReport {
    let document: ImportDocument
    let isTrial: Bool
    /// Only a terminal is narrow; a file takes paths whole.
    var width = Terminal.isTerminal(1) ? Terminal.columns : Int.max

    /// Whole words where they fit, short ones where the terminal is narrow.
    private var wide: [String] {
        ["file", "format", "faults", "causes", "procedures", "parts", "passages"] + (hasRecords ? ["records"] : [])
            + ["new", "changed", "same", "removed", "findings"]
    }
    private var narrow: [String] {
        ["file", "format", "faults", "causes", "proc.", "parts", "pass."] + (hasRecords ? ["rec."] : [])
            + ["new", "chg", "same", "gone", "find."]
    }

    /// Service records are seldom in a manual: their column is there when there are any.
    private var hasRecords: Bool { document.totals.contents.records > 0 }

    var text: String {
        var rows = document.files.map { file in
            row(file.path, file.format ?? "–", file.contents, file.records, summary(of: file.findings))
        }
        let totals = document.totals
        if rows.count > 1 {
            let findings = totals.findings.error + totals.findings.warning + totals.findings.note
            rows.append(row("total", "", totals.contents, totals.records, findings == 0 ? "" : "\(findings)"))
        }
        var lines = aligned(rows)
        lines[0] = Terminal.bold(lines[0])
        lines.append("")
        lines.append(lastLine)
        return lines.joined(separator: "\n")
    }

    private var lastLine: String {
        if isTrial { return "Nothing was changed (--dry-run)." }
        let records = document.totals.records
        let count = records.new + records.changed + records.unchanged + records.removed
        let took = document.tookMilliseconds
        let rate = took > 0 ? Int(Double(count) / took * 1000) : 0
        return "Edition \(document.edition): \(count) records in \(Int(took)) ms (\(rate) a second)."
    }

    private func row(
        _ path: String, _ format: String, _ contents: ImportContents, _ counts: RecordCounts, _ findings: String
    ) -> [String] {
        let numbers = [
            contents.faults, contents.causes, contents.procedures, contents.parts, contents.passages,
        ]
        let service = hasRecords ? [contents.records] : []
        let all = numbers + service + [counts.new, counts.changed, counts.unchanged, counts.removed]
        return [path, format] + all.map { $0 == 0 ? "·" : "\($0)" } + [findings]
    }

    private func summary(of findings: [Finding]) -> String {
        Finding.Severity.allCases.compactMap { severity in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }.joined(separator: ", ")
    }

    /// The long headings where they fit; where even the short ones do not, the beginning of a path gives way.
    private func aligned(_ rows: [[String]]) -> [String] {
        let long = Self.lines([wide] + rows, gap: "  ")
        if Self.columns(of: long) <= width { return long }
        var short = [narrow] + rows
        // The findings themselves stand on stderr: their number is enough.
        for row in 1..<short.count {
            let last = short[row].count - 1
            let count = short[row][last].split(separator: ", ").compactMap { Int($0.prefix { $0 != " " }) }.reduce(0, +)
            short[row][last] = count == 0 ? "" : "\(count)"
        }
        let over = Self.columns(of: Self.lines(short, gap: " ")) - width
        let room = max(12, (short.map { $0[0].terminalColumns }.max() ?? 0) - max(0, over))
        for row in short.indices where short[row][0].terminalColumns > room {
            short[row][0] = Self.end(of: short[row][0], columns: room)
        }
        return Self.lines(short, gap: " ")
    }

    private static func columns(of lines: [String]) -> Int { lines.map(\.terminalColumns).max() ?? 0 }

    /// `…/pumps/hbt80.yaml`: the end of a path tells more than its beginning.
    private static func end(of path: String, columns: Int) -> String {
        var end = path
        while end.terminalColumns >= columns, !end.isEmpty { end.removeFirst() }
        return "…" + end
    }

    private static func lines(_ rows: [[String]], gap: String) -> [String] {
        let columns = rows[0].indices
        let widths = columns.map { column in rows.map { $0[column].terminalColumns }.max() ?? 0 }
        return rows.map { row in
            columns.map { column in
                let isNumber = column > 1 && column < columns.upperBound - 1
                let space = String(repeating: " ", count: max(0, widths[column] - row[column].terminalColumns))
                return isNumber ? space + row[column] : row[column] + space
            }.joined(separator: gap).trimmingSuffixSpaces
        }
    }
}

extension String {
    fileprivate var trimmingSuffixSpaces: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
