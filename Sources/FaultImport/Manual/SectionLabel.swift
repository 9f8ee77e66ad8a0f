/// What a line of a section says its text is: `Symptom:`, `Possible causes`, `处理方法：`. The names are those of the headings
/// of the table form.
struct SectionLabel {
    let column: TableColumn
    /// What stands behind the label on its line; empty: nothing.
    let rest: String

    /// Letters of a label.
    private static let limit = 48

    /// A label with nothing else on the line, as a heading or a paragraph of its own.
    init?(alone text: String) {
        guard text.utf8.count <= 3 * Self.limit, let (column, rest) = Self.read(text) ?? Self.read(text + ":"),
            rest.isEmpty
        else { return nil }
        self.column = column
        self.rest = ""
    }

    /// A label with a colon at the beginning of a line.
    init?(in line: String) {
        guard let (column, rest) = Self.read(line) else { return nil }
        self.column = column
        self.rest = rest
    }

    private static func read(_ line: String) -> (column: TableColumn, rest: String)? {
        let scalars = line.unicodeScalars
        guard let colon = scalars.prefix(limit).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        var label = String(line[..<colon])
        if let number = SectionNumber(label) { label = number.rest }
        guard let column = Heading.label(label) else { return nil }
        return (column, String(scalars[colon...].dropFirst()).trimmed() ?? "")
    }

    /// What is said above sections of any kind, and so says nothing of one fault: `Troubleshooting`.
    static func isGeneral(_ heading: String) -> Bool {
        general.contains(Heading.fold(SectionNumber(heading)?.rest ?? heading))
    }

    private static let general: Set<String> = [
        "troubleshooting", "faultfinding", "faults", "problems", "diagnosis", "diagnostics", "maintenance",
        "service", "troubleshootingguide", "faq", "故障排除", "故障诊断", "故障处理", "常见故障", "常见故障及排除方法", "故障分析", "故障分析与排除",
        "维修", "保养",
    ]
}

extension String {
    /// The text of an item without its mark (`1.`, `(2)`, `③`, `a)`, `•`); nil: it begins with none.
    func withoutItemMark() -> String? {
        let scalars = unicodeScalars
        guard let first = scalars.first else { return nil }
        if "•●■◆▪◦○□➢✓–*".unicodeScalars.contains(first) || (0x2460...0x2473).contains(first.value) {
            return String(scalars.dropFirst()).trimmed()
        }
        if first == "-" { return scalars.dropFirst().first == " " ? String(scalars.dropFirst()).trimmed() : nil }
        let isBracketed = first == "(" || first == "（"
        let inner = isBracketed ? scalars.dropFirst() : scalars[...]
        let name = inner.prefix { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) }
        let isNumber = (1...3).contains(name.count) && name.allSatisfy { ("0"..."9").contains($0) }
        guard isNumber || name.count == 1, let mark = inner.dropFirst(name.count).first else { return nil }
        let rest = inner.dropFirst(name.count + 1)
        switch mark {
        case ")", "）": return String(rest).trimmed()
        case ".", "．", "、":
            let isMark = !isBracketed && (mark != "." || rest.first.map(\.isSpace) ?? true)
            return isMark ? String(rest).trimmed() : nil
        default: return nil
        }
    }
}
