/// What a column of the table form says. The raw values are what `--columns` takes.
package enum TableColumn: String, Hashable, Sendable, CaseIterable {
    case product, model, code, spn, fmi, symptom, also, `class`, severity, cause, check, remedy
    case partNumber = "part"
    case partName = "part-name"
    case quantity, minutes, page, safety
}

/// A heading as it is compared: case, width, spaces, punctuation and a unit in brackets say nothing.
enum Heading {
    /// What a heading stands for, and how surely: of two columns for the symptom the one of lower rank is it.
    static func column(_ heading: String) -> (column: TableColumn, rank: Int)? {
        let folded = fold(heading)
        if let known = known[folded] { return known }
        for part in parts(of: heading) { if let known = known[fold(part)] { return known } }
        return nil
    }

    /// True when the whole heading is one of the names, as `Fault` and `code` on two lines are together.
    static func isWhole(_ heading: String) -> Bool { known[fold(heading)] != nil }

    /// What a label before a text stands for: every part of it is one of the names, and not one that labels anything.
    static func label(_ text: String) -> TableColumn? {
        let parts = isWhole(text) ? [text] : parts(of: text).filter { !fold($0).isEmpty }
        let meanings = parts.compactMap { known[fold($0)] }
        guard let first = meanings.first, meanings.count == parts.count,
            meanings.allSatisfy({ $0.column == first.column && $0.rank < firstVagueSymptom })
        else { return nil }
        return first.column
    }

    /// True when a heading alone shows that a table is about faults: `code` and `cause` do, `name` and `title` do not.
    static func isTelling(_ heading: String) -> Bool {
        guard let (column, rank) = column(heading) else { return false }
        return column == .symptom ? rank < firstVagueSymptom : [.code, .spn, .cause, .remedy, .check].contains(column)
    }

    private static let firstVagueSymptom = 100

    static func fold(_ heading: String) -> String {
        var folded = ""
        var depth = 0
        for scalar in heading.unicodeScalars {
            var value = scalar.value
            if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
            switch value {
            case 0x28, 0x5B, 0x3010: depth += 1
            case 0x29, 0x5D, 0x3011: depth = max(0, depth - 1)
            case 0x41...0x5A where depth == 0: folded.unicodeScalars.append(Unicode.Scalar(UInt8(value + 0x20)))
            case 0x30...0x39, 0x61...0x7A: if depth == 0 { folded.unicodeScalars.append(Unicode.Scalar(UInt8(value))) }
            case 0..<0x80: break
            default:
                if depth == 0, scalar.properties.isAlphabetic {
                    folded.unicodeScalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
                }
            }
        }
        return folded
    }

    /// A heading in two languages: `故障代码/Fault code`, `故障代码 Fault code`, one below the other.
    private static func parts(of heading: String) -> [String] {
        var parts = [""]
        var wasASCII: Bool?
        for scalar in heading.unicodeScalars {
            let isLetter = scalar.properties.isAlphabetic
            if scalar == "/" || scalar == "\n" || scalar == "|" || isLetter && wasASCII == !scalar.isASCII {
                parts.append("")
            }
            if isLetter { wasASCII = scalar.isASCII }
            parts[parts.count - 1].unicodeScalars.append(scalar)
        }
        return parts.count > 1 ? parts : []
    }

    private static let known: [String: (column: TableColumn, rank: Int)] = {
        var known: [String: (column: TableColumn, rank: Int)] = [:]
        for (column, names) in HeadingNames.all {
            for (rank, name) in names.enumerated() { known[fold(name)] = (column, rank) }
        }
        for (place, name) in HeadingNames.vagueSymptoms.enumerated() {
            known[fold(name)] = (.symptom, firstVagueSymptom + place)
        }
        return known
    }()
}
