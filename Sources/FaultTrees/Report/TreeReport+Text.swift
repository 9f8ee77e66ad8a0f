import FaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension TreeReport {
    /// For a person at a terminal: what matters most first, columns aligned, shares in percent of the total.
    package var text: String {
        var lines = [
            "\(name): \(basicEvents) basic event\(basicEvents == 1 ? "" : "s"), \(gates) gate\(gates == 1 ? "" : "s")"
                + (isCoherent ? "" : ", not coherent")
        ]
        if let probability { lines += ["", "P(\(top)) = \(Figure.exact(probability))\(Figure.oneIn(probability))"] }
        if let bounds {
            lines += [
                "",
                "\(Figure.short(bounds.lower)) ≤ P(\(top)) ≤ \(Figure.short(bounds.upper)): bounds, not the exact value",
            ]
        }
        if !approximations.isEmpty {
            lines += [""]
            lines += Figure.table(approximations.map { ["by \($0.kind.rawValue)", Figure.exact($0.value)] })
        }
        if let uncertainty { lines += [""] + uncertainty.lines(top: top) }
        if let overTime {
            lines += ["", "P(\(top)) over time"]
            lines += Figure.table(
                [["time", "P"]] + overTime.map { [Figure.plain($0.time), Figure.short($0.probability)] },
                leftColumns: [])
        }
        if let evidence { lines += [""] + evidence.lines(top: top) }
        if let cutSets { lines += [""] + cutSets.lines(total: probability) }
        if let importance { lines += [""] + importance.lines }
        if !remarks.isEmpty { lines += [""] + remarks.map { "note: " + $0 } }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Numbers as people read them.
enum Figure {
    static func exact(_ value: Double) -> String { value.isInfinite ? "inf" : "\(value)" }

    /// All digits, without the decimal point of a whole number.
    static func plain(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }

    /// Four significant digits.
    static func short(_ value: Double) -> String {
        if value.isInfinite { return "inf" }
        if value == 0 { return "0" }
        return abs(value) >= 0.001 && abs(value) < 100_000 ? format("%.4g", value) : format("%.3e", value)
    }

    static func percent(_ value: Double) -> String { format(value >= 0.0995 ? "%.1f %%" : "%.2f %%", value * 100) }

    /// " (1 in 50)" for small probabilities.
    static func oneIn(_ probability: Double) -> String {
        guard probability > 0, probability < 0.5 else { return "" }
        let count = 1 / probability
        return count < 1e6 ? format(" (1 in %.0f)", count) : format(" (1 in %.2e)", count)
    }

    /// 1 234 567, so that large counts can be read.
    static func grouped(_ count: BigCount) -> String {
        var digits = count.description
        var groups: [String] = []
        while digits.count > 3 {
            groups.append(String(digits.suffix(3)))
            digits.removeLast(3)
        }
        return ([digits] + groups.reversed()).joined(separator: " ")
    }

    private static func format(_ pattern: String, _ value: Double) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
            _ = withVaList([value]) { vsnprintf(buffer.baseAddress, 64, pattern, $0) }
            return buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
    }

    /// Columns padded to their widest cell; the first to the left, the others to the right.
    static func table(_ rows: [[String]], leftColumns: Set<Int> = [0]) -> [String] {
        let widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
            rows.map { column < $0.count ? $0[column].terminalColumns : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.terminalColumns)
                line += (column == 0 ? "  " : "   ") + (leftColumns.contains(column) ? cell + padding : padding + cell)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}

extension TreeReport.CutSetReport {
    fileprivate func lines(total: Double?) -> [String] {
        let what = kind == .primeImplicants ? "prime implicants" : "minimal cut sets"
        let limit = maxOrder.map { " of order \($0) or less\(wasTruncated ? " (there are larger ones)" : "")" } ?? ""
        var lines = ["\(isComplete ? "" : "at least ")\(Figure.grouped(count)) \(what)\(limit)"]
        lines += Figure.table(
            [["order", "sets"]] + byOrder.map { ["\($0.order)", Figure.grouped($0.count)] }, leftColumns: [])
        if let rareEventSum, let minCutUpperBound {
            lines.append(
                "  rare-event sum \(Figure.short(rareEventSum)), min-cut upper bound \(Figure.short(minCutUpperBound))")
        }
        if let cutOff { lines.append("  " + cutOff.line) }
        guard !sets.isEmpty else { return lines }
        let shown = "\(sets.count)" == count.description ? "" : " (the first \(sets.count))"
        lines += ["", "sets\(shown)"]
        lines += Figure.table(
            sets.map { set in
                let share = set.probability.map { Figure.short($0) } ?? ""
                let part =
                    total.flatMap { total in set.probability.map { total > 0 ? Figure.percent($0 / total) : "" } } ?? ""
                let names = set.literals.isEmpty ? "(always)" : set.literals.map(\.description).joined(separator: " · ")
                return [share, part, names]
            }, leftColumns: [2])
        return lines
    }
}

extension CutOff {
    fileprivate var line: String {
        let limit =
            probability.map {
                "\(isComplete ? "" : "at least ")\(Figure.grouped(kept)) at \(Figure.short($0)) or above; "
            }
            ?? ""
        return limit + "what is left out adds \(Figure.short(neglected)) at most"
    }
}

extension Uncertainty {
    fileprivate func lines(top: String) -> [String] {
        let heading =
            "P(\(top)) with uncertain parameters: \(trials) trials by "
            + "\(sampling == .monteCarlo ? "Monte Carlo" : "quasi-Monte Carlo"), seed \(seed)"
        return [heading]
            + Figure.table(
                [
                    ["mean", "deviation", "5 %", "median", "95 %"],
                    [mean, standardDeviation, percentile5, median, percentile95].map(Figure.short),
                ], leftColumns: [])
    }
}

extension ImportanceTable {
    fileprivate var lines: [String] {
        let vesely = fussellVesely == .exact ? "Fussell–Vesely" : "Fussell–Vesely*"
        let heading = ["event", "p", "criticality", vesely, "diagnostic", "Birnbaum", "RAW", "RRW"]
        let rows = events.map { event in
            [
                event.event, Figure.short(event.probability), Figure.percent(event.criticality),
                Figure.percent(event.fussellVesely), Figure.percent(event.diagnostic), Figure.short(event.birnbaum),
                Figure.short(event.raw), Figure.short(event.rrw),
            ]
        }
        let note =
            switch fussellVesely {
            case .exact: [String]()
            case .rareEvent: ["  * by the sums of cut sets (rare-event), not by their union"]
            case .diagnosticBound: ["  * at most, since the cut sets are not known"]
            }
        return ["importance, largest criticality first"] + Figure.table([heading] + rows) + note
    }
}

extension TreeReport.EvidenceReport {
    fileprivate func lines(top: String) -> [String] {
        let seen = observations.map { observation in
            switch (observation.ifPresent, observation.ifAbsent) {
            case (1, 0): "\(observation.name) there"
            case (0, 1): "\(observation.name) not there"
            case (let present, let absent): "\(observation.name) (\(Figure.short(present)) : \(Figure.short(absent)))"
            }
        }
        guard probability > 0 else { return ["observed: \(seen.joined(separator: ", ")): this cannot all be true"] }
        var lines = ["observed: \(seen.joined(separator: ", "))   P = \(Figure.short(probability))"]
        if let given = self.top { lines.append("P(\(top) | observed) = \(Figure.exact(given))") }
        lines += Figure.table(
            [["event", "before", "after"]]
                + posteriors.map { [$0.event, Figure.percent($0.prior), Figure.percent($0.posterior)] })
        return lines
    }
}
