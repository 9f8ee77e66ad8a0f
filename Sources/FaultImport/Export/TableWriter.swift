package import FaultModel

/// Writes faults in the table form, one row a cause: what a spreadsheet can hold of them.
package enum TableWriter {
    /// - Returns: CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need to read Chinese, and with the
    ///   headings of `language` (Chinese or English). A fault without causes is one row. Trees, gates, procedures,
    ///   readings and probabilities have no column: the fault book keeps them.
    /// - Parameter language: what texts are taken in; see `LocalizedText.best(for:)`.
    package static func csv(of faults: [Fault], parts: [Part], language: Language) -> String {
        let names = Dictionary(parts.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
        var output = "\u{FEFF}" + row(language.primary == "zh" ? chinese : english)
        for fault in faults {
            let head = Head(fault, language: language)
            let rows = causeRows(of: fault, names: names, language: language)
            for cells in rows.isEmpty ? [[String](repeating: "", count: 8)] : rows {
                output += row(head.cells(with: cells))
            }
        }
        return output
    }

    private static let english = [
        "product line", "model", "fault code", "symptom", "class", "cause", "check", "remedy", "part number",
        "part name", "quantity", "minutes", "page", "safety",
    ]
    private static let chinese = [
        "产品", "机型", "故障代码", "故障现象", "故障类型", "故障原因", "检查方法", "排除方法", "配件编号", "配件名称", "数量", "工时(分钟)", "页码", "安全注意事项",
    ]

    /// What all rows of a fault say alike.
    private struct Head {
        let line: String
        let models: String
        let codes: String
        let symptom: String
        let faultClass: FaultClass?
        let page: String
        /// One note a line.
        let safety: String
        let language: Language

        init(_ fault: Fault, language: Language) {
            line = fault.id.line
            models = fault.models.joined(separator: "、")
            codes = fault.codes.map(\.display).joined(separator: "; ")
            symptom = fault.symptom.string(for: language)
            faultClass = fault.class
            page = fault.citations.first?.page ?? ""
            safety = fault.safety.map { TableWriter.oneLine($0.string(for: language)) }.joined(separator: "\n")
            self.language = language
        }

        /// - Parameter cells: class, cause, check, remedy, then part number, name and quantity, then minutes.
        func cells(with cells: [String]) -> [String] {
            let ownClass = cells.first.map { $0.isEmpty ? TableWriter.word(faultClass, language: language) : $0 } ?? ""
            return [line, models, codes, symptom, ownClass] + cells.dropFirst() + [page, safety]
        }
    }

    /// For each cause: class, cause, check, remedy, part number, part name, quantity, minutes. A check that observes no
    /// cause has a row of its own.
    private static func causeRows(
        of fault: Fault, names: [PartNumber: LocalizedText?], language: Language
    ) -> [[String]] {
        var rows = fault.causes.map { cause in
            let checks = fault.checks.filter { $0.observes == cause.id }.map { $0.ask.string(for: language) }
            let uses = cause.remedy?.parts ?? []
            return [
                word(cause.class, language: language), cause.title.string(for: language), numbered(checks),
                cause.remedy.map { remedy($0, language: language) } ?? "",
                uses.map(\.number.printed).joined(separator: "; "),
                uses.map { (names[$0.number] ?? nil)?.string(for: language) ?? "" }.joined(separator: "; "),
                uses.map { YAMLText.number($0.quantity) }.joined(separator: "; "),
                cause.remedy?.minutes.map(YAMLText.number) ?? "",
            ]
        }
        let causeIDs = Set(fault.causes.map(\.id))
        for check in fault.checks where !(check.observes.map(causeIDs.contains) ?? false) {
            rows.append(["", "", check.ask.string(for: language), "", "", "", "", ""])
        }
        return rows
    }

    private static func remedy(_ remedy: Remedy, language: Language) -> String {
        let title = remedy.title.string(for: language)
        let steps = remedy.steps.map { $0.string(for: language) }
        if steps.isEmpty { return title }
        return steps.first == title ? numbered(steps) : title + "\n" + numbered(steps)
    }

    private static func numbered(_ texts: [String]) -> String {
        texts.count < 2
            ? texts.joined() : texts.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n")
    }

    fileprivate static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    fileprivate static func word(_ faultClass: FaultClass?, language: Language) -> String {
        guard let faultClass else { return "" }
        guard language.primary == "zh" else { return faultClass.rawValue }
        return switch faultClass {
        case .electrical: "电气"
        case .mechanical: "机械"
        case .hydraulic: "液压"
        case .other: "其他"
        }
    }

    private static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    private static func cell(_ text: String) -> String {
        let needsQuotes =
            text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D, 0x3B, 0x09].contains($0) }
            || text.first == " " || text.last == " "
        guard needsQuotes else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
