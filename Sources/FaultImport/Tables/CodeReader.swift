internal import FaultModel

/// The fault codes of a cell, of which there may be several.
enum CodeReader {
    /// - Parameter heading: of the column; `SPN/FMI` or `J1939` tells what plain numbers are.
    /// - Returns: nothing when the cell names no code (`-`, `N/A`, `无`).
    static func codes(in cell: String, heading: String) -> [FaultCode] {
        if isNone(cell) { return [] }
        let isHeaded = heading.containsASCII("spn") || heading.containsASCII("j1939")
        if isHeaded || cell.containsASCII("spn"), let codes = suspectParameters(in: cell, isHeaded: isHeaded) {
            return codes
        }
        var codes: [FaultCode] = []
        var seen: Set<String> = []
        for piece in pieces(of: cell) {
            let code = code(piece)
            let key = code.key
            if !key.isEmpty, seen.insert(key).inserted { codes.append(code) }
        }
        return codes
    }

    /// True for what people write into a cell that has nothing to say.
    static func isNone(_ cell: String) -> Bool {
        guard cell.utf8.count < 8 else { return false }
        return nothing.contains(cell) || Identifier.key(cell).isEmpty
    }

    private static let nothing: Set<String> = [
        "N/A", "n/a", "NA", "na", "无", "没有", "none", "None", "NONE", "null", "NULL", "nil",
    ]

    private static func code(_ text: String) -> FaultCode {
        if isTroubleCode(text), let code = TroubleCode(text) { return .obd(code) }
        return .maker(text)
    }

    /// A letter of P, C, B, U, a digit 0…3 and three hexadecimal digits, perhaps `-` and two more: nothing but that.
    private static func isTroubleCode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 5 || bytes.count == 8 && bytes[5] == 0x2D else { return false }
        let isHex = { (byte: UInt8) in byte.isASCIIDigit || (0x41...0x46).contains(byte) }
        return "PCBU".utf8.contains(bytes[0]) && (0x30...0x33).contains(bytes[1]) && bytes[2...4].allSatisfy(isHex)
            && bytes.dropFirst(6).allSatisfy(isHex)
    }

    /// A comma, semicolon or line break parts codes; a slash does only between two whole codes that look alike
    /// (`E01/E02`): makers use it inside of codes too.
    private static func pieces(of cell: String) -> [String] {
        var pieces: [String] = []
        for piece in cell.listItems() {
            let parts = piece.utf8.contains(0x2F) ? piece.split(separator: "/").compactMap { String($0).trimmed() } : []
            if parts.count > 1, parts.allSatisfy(isWhole), Set(parts.map(letters)).count == 1 {
                pieces += parts
            } else {
                pieces.append(piece)
            }
        }
        return pieces
    }

    private static func isWhole(_ text: String) -> Bool {
        !letters(text).isEmpty && text.utf8.contains(where: \.isASCIIDigit)
    }
    private static func letters(_ text: String) -> String {
        String(text.prefix { $0.isASCII && $0.isLetter }).uppercased()
    }

    /// `SPN 110 FMI 3`, `SPN110/FMI3`, and under a heading that says SPN also `110-3`, `110/3` and `110`.
    /// Nil when the cell is not wholly made of such codes.
    private static func suspectParameters(in cell: String, isHeaded: Bool) -> [FaultCode]? {
        var codes: [FaultCode] = []
        for piece in cell.split(whereSeparator: { ";，；、\n".contains($0) }) where String(piece).trimmed() != nil {
            guard let code = suspectParameter(String(piece), isHeaded: isHeaded) else { return nil }
            if !codes.contains(code) { codes.append(code) }
        }
        return codes.isEmpty ? nil : codes
    }

    static func suspectParameter(_ text: String, isHeaded: Bool) -> FaultCode? {
        var words: [String] = []
        var numbers: [Int] = []
        var wasDigit = false
        var wasLetter = false
        for scalar in text.uppercased().unicodeScalars {
            let isDigit = ("0"..."9").contains(scalar)
            if isDigit {
                let digit = Int(scalar.value - 0x30)
                if wasDigit {
                    numbers[numbers.count - 1] = min(1 << 40, numbers[numbers.count - 1] * 10 + digit)
                } else {
                    numbers.append(digit)
                }
            } else if scalar.properties.isAlphabetic {
                if wasLetter {
                    words[words.count - 1].unicodeScalars.append(scalar)
                } else {
                    words.append(String(scalar))
                }
            }
            wasDigit = isDigit
            wasLetter = scalar.properties.isAlphabetic && !isDigit
        }
        let isNamed = words == ["SPN", "FMI"] || words == ["SPN"] || words == ["J", "SPN", "FMI"]
        guard isNamed || isHeaded && words.isEmpty, (1...2).contains(numbers.count) else { return nil }
        guard FaultCode.spnRange.contains(numbers[0]) else { return nil }
        if numbers.count == 2, !FaultCode.fmiRange.contains(numbers[1]) { return nil }
        return .j1939(spn: numbers[0], fmi: numbers.count == 2 ? numbers[1] : nil)
    }
}
