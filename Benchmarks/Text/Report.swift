import Foundation

/// The figures as tables in Markdown.
struct Report {
    var names: [String]
    /// By form, then by run.
    var costs: [[Cost]]
    /// By form.
    var findings: [Finding]

    var markdown: String { (costTable + [""] + findingTable).joined(separator: "\n") }

    private var costTable: [String] {
        let figures: [(heading: String, of: (Cost) -> Double)] = [
            ("build s", { $0.build }),
            ("size MB", { Double($0.size) / 1e6 }),
            ("rank p50 ms", { 1000 * Self.quantile(0.5, of: $0.ranked) }),
            ("rank p95 ms", { 1000 * Self.quantile(0.95, of: $0.ranked) }),
            ("rank all s", { $0.rankedWhole }),
            ("count p50 ms", { 1000 * Self.quantile(0.5, of: $0.counted) }),
            ("count p95 ms", { 1000 * Self.quantile(0.95, of: $0.counted) }),
        ]
        let rows = costs.map { runs in
            figures.map { figure in Self.quantile(0.5, of: runs.map(figure.of).sorted()) }
        }
        return table(figures.map(\.heading) + ["build from–to", "rank all from–to"]) { form in
            let medians = figures.indices.map { figure in
                let value = rows[form][figure]
                let ratio = form == 0 ? "" : String(format: " (%.2f)", value / max(rows[0][figure], 1e-9))
                return String(format: "%.2f", value) + ratio
            }
            return medians + [Self.span(costs[form].map(\.build)), Self.span(costs[form].map(\.rankedWhole))]
        }
    }

    private var findingTable: [String] {
        let tally = ["recall", "other writing", "false"]
        let headings = tally.map { "pairs: \($0)" } + tally.map { "single: \($0)" }
        return table(headings + ["questions unasked", "rows over all terms"]) {
            let finding = findings[$0]
            return Self.cells(finding.pairs) + Self.cells(finding.singles)
                + [String(finding.unasked), String(finding.rows)]
        }
    }

    private func table(_ headings: [String], cells: (Int) -> [String]) -> [String] {
        let lines = names.indices.map { [names[$0]] + cells($0) }
        let rule = headings.map { _ in "---:" }
        return ([["form"] + headings, ["---"] + rule] + lines).map { "| " + $0.joined(separator: " | ") + " |" }
    }

    private static func cells(_ tally: Finding.Tally) -> [String] {
        [
            String(format: "%.2f %% of %d", 100 * tally.recall, tally.expected), String(tally.otherwise),
            String(tally.wrong),
        ]
    }

    private static func span(_ values: [Double]) -> String {
        String(format: "%.2f–%.2f", values.min() ?? 0, values.max() ?? 0)
    }

    /// - Parameter values: in ascending order.
    private static func quantile(_ share: Double, of values: [Double]) -> Double {
        values.isEmpty ? 0 : values[Int(share * Double(values.count - 1) + 0.5)]
    }
}
