import FaultModel

/// Reads fault codes of the standards in every usual writing.
enum CodeReader {
    /// A code of SAE J1939 or ISO 15031-6 that begins at `index`, as far as its form alone says so.
    ///
    /// `SPN 110 FMI 3`, `spn110/3`, `SPN:110, FMI:03`, `P0143`, `P0143-1C`. Two bare numbers (`110-3`) are no code here:
    /// see `code(_:)`.
    /// - Returns: the code and the number of atoms that it takes.
    static func standardCode(_ atoms: [Atom], at index: Int) -> (FaultCode, Int)? {
        suspectParameter(atoms, at: index) ?? troubleCode(atoms, at: index)
    }

    /// The text wholly as one code. Also reads `110-3` and `110/3` as SPN and FMI.
    static func code(_ text: String) -> FaultCode? {
        let atoms = Atom.atoms(in: text)
        guard !atoms.isEmpty, atoms.count <= 16 else { return nil }
        if let (code, count) = standardCode(atoms, at: 0), count == atoms.count { return code }
        if atoms.count == 2, atoms[0].isNumber, atoms[1].isNumber, case .joiner = atoms[1].gap,
            let code = suspectParameter(spn: atoms[0].text, fmi: atoms[1].text)
        {
            return code
        }
        let key = Identifier.key(text)
        return key.isEmpty ? nil : .maker(text.trimmingSpaces)
    }

    private static func suspectParameter(_ atoms: [Atom], at index: Int) -> (FaultCode, Int)? {
        guard atoms[index].text.uppercased() == "SPN", index + 1 < atoms.count, atoms[index + 1].isNumber else {
            return nil
        }
        let spn = atoms[index + 1].text
        let rest = atoms[(index + 2)...]
        if let word = rest.first, word.text.uppercased() == "FMI", rest.count > 1, rest[index + 3].isNumber,
            let code = suspectParameter(spn: spn, fmi: rest[index + 3].text)
        {
            return (code, 4)
        }
        if let number = rest.first, number.isNumber, case .joiner = number.gap,
            let code = suspectParameter(spn: spn, fmi: number.text)
        {
            return (code, 3)
        }
        return suspectParameter(spn: spn, fmi: nil).map { ($0, 2) }
    }

    private static func suspectParameter(spn: String, fmi: String?) -> FaultCode? {
        guard spn.utf8.count <= 6, let spn = Int(spn), FaultCode.spnRange.contains(spn) else { return nil }
        guard let fmi else { return .j1939(spn: spn, fmi: nil) }
        guard fmi.utf8.count <= 2, let fmi = Int(fmi), FaultCode.fmiRange.contains(fmi) else { return nil }
        return .j1939(spn: spn, fmi: fmi)
    }

    /// Letters and hexadecimal digits alternate in the atoms: `P0A1F-1C` is P 0 A 1 F - 1 C.
    private static func troubleCode(_ atoms: [Atom], at index: Int) -> (FaultCode, Int)? {
        guard atoms[index].gap != .none || index == 0 else { return nil }
        var text = atoms[index].text
        var end = index + 1
        while end < atoms.count, atoms[end].gap == .none {
            text += atoms[end].text
            end += 1
        }
        guard text.utf8.count == 5 || text.utf8.count == 7, let base = TroubleCode(text) else { return nil }
        if base.failureType == nil, end < atoms.count, case .joiner = atoms[end].gap {
            var type = atoms[end].text
            var typeEnd = end + 1
            while typeEnd < atoms.count, atoms[typeEnd].gap == .none {
                type += atoms[typeEnd].text
                typeEnd += 1
            }
            if type.utf8.count == 2, let whole = TroubleCode(text + type) { return (.obd(whole), typeEnd - index) }
        }
        return (.obd(base), end - index)
    }
}

extension String {
    var trimmingSpaces: String {
        let isSpace: (Character) -> Bool = { $0.isWhitespace }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
