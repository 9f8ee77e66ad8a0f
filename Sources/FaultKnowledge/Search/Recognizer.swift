import FaultModel
import GRDB

/// Finds fault codes, part numbers and models in the middle of a sentence, in any writing. What it finds is taken at its
/// word: never split, never corrected.
struct Recognizer {
    let db: Database

    struct Findings {
        var codes: [(display: String, key: String)] = []
        var parts: [(display: String, key: String)] = []
        var models: [(display: String, key: String)] = []
        /// The places in the question, in UTF-8, that these were read from.
        var taken: [Range<Int>] = []
    }

    func recognize(_ text: String) throws -> Findings {
        let atoms = Atom.atoms(in: text)
        var found = Findings()
        var index = 0
        while index < atoms.count {
            if let count = try recognize(atoms, at: index, of: text, &found) {
                let range = atoms[index].range.lowerBound..<atoms[index + count - 1].range.upperBound
                found.taken.append(range)
                index += count
            } else {
                index += 1
            }
        }
        return found
    }

    /// The longest sequence of atoms from `index` that names something.
    /// - Returns: the number of atoms taken; nil: none.
    private func recognize(
        _ atoms: [Atom], at index: Int, of text: String, _ found: inout Findings
    ) throws -> Int? {
        if let (code, count) = CodeReader.standardCode(atoms, at: index) {
            found.codes.append((try carried(code.key) ?? code.display, code.key))
            return count
        }
        let isWholeQuestion = index == 0
        let most = min(Self.longestName, atoms.count - index)
        for count in stride(from: most, through: 1, by: -1) where Atom.isJoined(atoms[index..<index + count]) {
            let name = atoms[index..<index + count]
            // A name begins and ends where a word does: E07 is not in HE07.
            if count < atoms.count - index, atoms[index + count].gap == .none { continue }
            if index > 0, atoms[index].gap == .none { continue }
            let key = name.map { Identifier.key($0.text) }.joined()
            guard key.utf8.contains(where: \.isASCIIDigit), (2...40).contains(key.utf8.count) else { continue }
            let isNumber = key.utf8.allSatisfy(\.isASCIIDigit)
            let mayBeCode =
                !isNumber || (isWholeQuestion && count == atoms.count) || Self.followsCodeWord(atoms, index, text)
            if mayBeCode, let display = try carried(key) {
                found.codes.append((display, key))
                return count
            }
            if key.utf8.count >= 4, let display = try part(key) {
                found.parts.append((display, key))
                return count
            }
            if !isNumber, key.utf8.count >= 3 {
                let models = try models(key)
                if !models.isEmpty {
                    found.models += models
                    return count
                }
            }
        }
        return nil
    }

    private static let longestName = 8

    /// True when the word before says that a code follows.
    private static func followsCodeWord(_ atoms: [Atom], _ index: Int, _ text: String) -> Bool {
        let before = Array(text.utf8)[..<atoms[index].range.lowerBound]
        let tail = String(decoding: before.suffix(24), as: UTF8.self).lowercased()
        let words = ["代码", "报警", "故障码", "编码", "报", "code", "alarm", "error", "fault", "err", "报警号", "号"]
        let trimmed = tail.reversed().drop { " :：#=".contains($0) }.reversed()
        return words.contains { String(trimmed).hasSuffix($0) }
    }

    /// How a fault that carries the code writes it; nil: none carries it.
    private func carried(_ key: String) throws -> String? {
        let statement = try db.cachedStatement(
            sql:
                "SELECT item.json FROM code JOIN item ON item.rowid = code.item WHERE code.key = ? ORDER BY item.id LIMIT 1"
        )
        guard let json = try String.fetchOne(statement, arguments: [key]) else { return nil }
        let fault = try CanonicalJSON().decode(Fault.self, from: json)
        return fault.codes.first { $0.key == key }?.display ?? fault.codes.first { $0.key.hasPrefix(key) }?.display
    }

    /// How the part is printed; nil: no part has the number, and no fault uses it.
    private func part(_ key: String) throws -> String? {
        let named = try db.cachedStatement(sql: "SELECT json FROM item WHERE kind = 'part' AND id = ?")
        if let json = try String.fetchOne(named, arguments: [key]) {
            return try CanonicalJSON().decode(Part.self, from: json).number.printed
        }
        let used = try db.cachedStatement(
            sql: """
                SELECT 1 FROM partUse WHERE part = ?1
                UNION ALL SELECT 1 FROM supersession WHERE old = ?1 LIMIT 1
                """)
        return try Bool.fetchOne(used, arguments: [key]) == nil ? nil : key
    }

    /// Models whose designation is or begins with the key.
    private func models(_ key: String) throws -> [(display: String, key: String)] {
        let statement = try db.cachedStatement(
            sql: "SELECT DISTINCT name, key FROM model WHERE key >= ?1 AND key < ?2 ORDER BY key LIMIT 20")
        return try Row.fetchAll(statement, arguments: [key, key + "\u{10FFFF}"]).map { ($0[0], $0[1]) }
    }
}

/// A run of letters or of digits in a question, and what stands before it.
struct Atom: Hashable {
    var text: String
    /// In UTF-8.
    var range: Range<Int>
    var gap: Gap
    var isNumber: Bool

    enum Gap: Hashable {
        /// The atom before ends where this one begins: `E07` is `E` and `07`.
        case none
        /// One joiner, perhaps with spaces about it: `-`, `/`, `.`, `_`, `:`.
        case joiner(UInt32)
        /// White space, perhaps with a comma, `=` or `:`.
        case space
        /// Anything else, also the beginning of the question.
        case other
    }

    static func atoms(in text: String) -> [Atom] {
        var atoms: [Atom] = []
        var between: [UInt32] = []
        var text = text
        text.withUTF8 { bytes in
            var reader = ScalarReader(bytes: bytes)
            while let scalar = reader.current {
                let folded = Folding.width(scalar)
                let isLetter = folded < 0x80 && UInt8(truncatingIfNeeded: folded).isASCIILetter
                let isDigit = folded < 0x80 && UInt8(truncatingIfNeeded: folded).isASCIIDigit
                if isLetter || isDigit {
                    let character = Character(Unicode.Scalar(UInt8(truncatingIfNeeded: folded)))
                    if between.isEmpty, let last = atoms.last, last.isNumber == isDigit {
                        atoms[atoms.count - 1].text.append(character)
                        atoms[atoms.count - 1].range = last.range.lowerBound..<reader.next
                    } else {
                        let gap = atoms.isEmpty ? Gap.other : Self.gap(between)
                        atoms.append(
                            Atom(
                                text: String(character), range: reader.offset..<reader.next, gap: gap, isNumber: isDigit
                            ))
                    }
                    between = []
                } else if between.count < 4 {
                    between.append(folded)
                }
                reader.advance()
            }
        }
        return atoms
    }

    private static func gap(_ between: [UInt32]) -> Gap {
        if between.isEmpty { return .none }
        let joiners: Set<UInt32> = [0x2D, 0x2F, 0x2E, 0x5F, 0x3A, 0x2010, 0x2011, 0x2013]
        let marks = between.filter { $0 != 0x20 && $0 != 0x3000 }
        if marks.count == 1, joiners.contains(marks[0]) { return .joiner(marks[0]) }
        let blanks: Set<UInt32> = [0x20, 0x09, 0x0A, 0x0D, 0x3000, 0x2C, 0x3D, 0x3A, 0x23]
        return between.allSatisfy { blanks.contains($0) } ? .space : .other
    }

    /// True when the atoms may be one name: nothing but joiners and single gaps between them, and at most two gaps of
    /// white space, so that no sentence is taken for a number.
    static func isJoined(_ atoms: ArraySlice<Atom>) -> Bool {
        var spaces = 0
        for atom in atoms.dropFirst() {
            switch atom.gap {
            case .none, .joiner: continue
            case .space: spaces += 1
            case .other: return false
            }
        }
        return spaces <= 2
    }
}
