import FaultModel
import GRDB

/// A code, part number or model that a question may have meant: offered, never taken for it.
package struct NearMiss: Hashable, Sendable {
    /// As it is printed.
    package var text: String
    package var kind: CompletionKind

    package init(_ text: String, _ kind: CompletionKind) {
        self.text = text
        self.kind = kind
    }
}

/// Finds what exists one slip of the finger from an identifier that names nothing.
///
/// Looks up every text one edit away instead of comparing with every number: some hundreds of look-ups, whether the base
/// has a hundred parts or a million.
struct NearMisses {
    let db: Database

    /// - Parameter taken: places in the text, in UTF-8, that were recognized.
    /// - Returns: at most five, codes first.
    func all(in text: String, without taken: [Range<Int>]) throws -> [NearMiss] {
        var found: [NearMiss] = []
        for key in Self.unknown(in: text, without: taken).prefix(Self.mostNames) {
            let near = Self.edits(of: key)
            for edit in near where found.count < Self.most {
                if let text = try code(edit), !found.contains(where: { $0.text == text }) {
                    found.append(NearMiss(text, .code))
                }
            }
            for edit in near where found.count < Self.most {
                if let text = try part(edit), !found.contains(where: { $0.text == text }) {
                    found.append(NearMiss(text, .part))
                }
            }
            for edit in near where found.count < Self.most {
                if let text = try model(edit), !found.contains(where: { $0.text == text }) {
                    found.append(NearMiss(text, .model))
                }
            }
        }
        return found
    }

    private static let most = 5
    private static let mostNames = 3

    /// Keys of what looks like an identifier and was not recognized: letters with digits, or five digits and more.
    static func unknown(in text: String, without taken: [Range<Int>]) -> [String] {
        let atoms = Atom.atoms(in: text)
        var keys: [String] = []
        var index = 0
        while index < atoms.count {
            var end = index + 1
            while end < atoms.count, isClose(atoms[end].gap) { end += 1 }
            let range = atoms[index].range.lowerBound..<atoms[end - 1].range.upperBound
            let key = atoms[index..<end].map { Identifier.key($0.text) }.joined()
            let hasLetter = key.utf8.contains(where: \.isASCIILetter)
            let hasDigit = key.utf8.contains(where: \.isASCIIDigit)
            let isName =
                hasDigit && (hasLetter ? key.utf8.count >= 3 : key.utf8.count >= 5) && key.utf8.count <= 24
            let isValue =
                atoms[index].isNumber && hasLetter && end - index == 2 && atoms[end - 1].gap == .none
            if isName, !isValue, !taken.contains(where: { $0.overlaps(range) }) { keys.append(key) }
            index = end
        }
        return keys
    }

    private static func isClose(_ gap: Atom.Gap) -> Bool {
        switch gap {
        case .none: true
        case .joiner(let joiner): joiner != 0x3A
        case .space, .other: false
        }
    }

    /// Every key one edit away: two neighbours swapped, one character another of its kind or one that looks like it, one
    /// left out, one more. In the order of how often they happen.
    static func edits(of key: String) -> [String] {
        let own = Array(key.utf8)
        var found: [[UInt8]] = []
        for index in own.indices.dropLast() where own[index] != own[index + 1] {
            var edit = own
            edit.swapAt(index, index + 1)
            found.append(edit)
        }
        for index in own.indices {
            for byte in kind(of: own[index]) + (lookalikes[own[index]] ?? []) where byte != own[index] {
                var edit = own
                edit[index] = byte
                found.append(edit)
            }
        }
        for index in own.indices {
            var edit = own
            edit.remove(at: index)
            found.append(edit)
        }
        for index in 0...own.count {
            let near = index < own.count ? kind(of: own[index]) : kind(of: own[own.count - 1])
            for byte in near {
                var edit = own
                edit.insert(byte, at: index)
                found.append(edit)
            }
        }
        var seen = Set<[UInt8]>([own])
        return found.filter { seen.insert($0).inserted }.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func kind(of byte: UInt8) -> [UInt8] { byte.isASCIIDigit ? digits : letters }

    private static let digits = Array("0123456789".utf8)
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    /// What is taken for each other on a worn label.
    private static let lookalikes: [UInt8: [UInt8]] = {
        var found: [UInt8: [UInt8]] = [:]
        for group in ["0OQD", "1IL", "2Z", "5S", "8B", "6G"] {
            for byte in group.utf8 {
                found[byte] = group.utf8.filter { $0 != byte && $0.isASCIIDigit != byte.isASCIIDigit }
            }
        }
        return found
    }()

    private func code(_ key: String) throws -> String? {
        let statement = try db.cachedStatement(
            sql:
                "SELECT item.json FROM code JOIN item ON item.rowid = code.item WHERE code.key = ? ORDER BY item.id LIMIT 1"
        )
        guard let json = try String.fetchOne(statement, arguments: [key]) else { return nil }
        return try CanonicalJSON().decode(Fault.self, from: json).codes.first { $0.key == key }?.display
    }

    private func part(_ key: String) throws -> String? {
        let statement = try db.cachedStatement(
            sql: "SELECT json FROM item WHERE kind = 'part' AND id = ?")
        if let json = try String.fetchOne(statement, arguments: [key]) {
            return try CanonicalJSON().decode(Part.self, from: json).number.printed
        }
        let used = try db.cachedStatement(sql: "SELECT 1 FROM partUse WHERE part = ? LIMIT 1")
        return try Bool.fetchOne(used, arguments: [key]) == nil ? nil : key
    }

    private func model(_ key: String) throws -> String? {
        try String.fetchOne(
            try db.cachedStatement(sql: "SELECT name FROM model WHERE key = ? LIMIT 1"), arguments: [key])
    }
}
