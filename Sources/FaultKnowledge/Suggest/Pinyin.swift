import FaultModel

/// How Chinese characters are read in Hanyu Pinyin, without tones: `主` is `zhu`, `率` is `lv` and `shuai`.
///
/// Syllables are written as they are typed: `v` for `ü`, but `lue` and `nue`, which no other syllable is spelt like.
enum Pinyin {
    /// The readings of a character, the usual one first; empty: it has none that we know. Constant time.
    static func readings(of scalar: UInt32) -> [Syllable] {
        guard scalar >= first, scalar < first + UInt32(table.count) else { return [] }
        let usual = table[Int(scalar - first)]
        guard usual != 0 else { return [] }
        return [syllables[Int(usual)]] + (others[scalar] ?? [])
    }

    /// The number of its usual syllable, for telling same-sounding characters; nil: unknown.
    static func sound(of scalar: UInt32) -> UInt16? {
        guard scalar >= first, scalar < first + UInt32(table.count), table[Int(scalar - first)] != 0 else { return nil }
        return table[Int(scalar - first)]
    }

    /// The characters whose usual reading this is, in order of code point.
    static func characters(of sound: UInt16) -> [UInt32] { bySound[Int(sound)] }

    /// Letters in ASCII.
    typealias Syllable = [UInt8]

    private static let first: UInt32 = 0x4E00

    private static let parsed: (table: [UInt16], syllables: [Syllable], characters: [[UInt32]]) = {
        var table = [UInt16](repeating: 0, count: 0x9FA6 - Int(first))
        var syllables: [Syllable] = [[]]
        var characters: [[UInt32]] = [[]]
        var isInSyllable = false
        for scalar in usualReadings.unicodeScalars {
            if scalar.isASCII {
                guard let byte = UInt8(exactly: scalar.value), byte.isASCIILetter else { continue }
                if !isInSyllable {
                    syllables.append([])
                    characters.append([])
                }
                syllables[syllables.count - 1].append(byte)
                isInSyllable = true
            } else {
                isInSyllable = false
                guard scalar.value >= first, scalar.value - first < UInt32(table.count) else { continue }
                table[Int(scalar.value - first)] = UInt16(truncatingIfNeeded: syllables.count - 1)
                characters[characters.count - 1].append(scalar.value)
            }
        }
        return (table, syllables, characters)
    }()

    private static let table = parsed.table
    private static let syllables = parsed.syllables
    private static let bySound = parsed.characters

    private static let others: [UInt32: [Syllable]] = {
        var found: [UInt32: [Syllable]] = [:]
        for pair in otherReadings.split(whereSeparator: \.isWhitespace) {
            guard let scalar = pair.unicodeScalars.first?.value else { continue }
            let syllable = Array(pair.dropFirst().utf8)
            if sound(of: scalar).map({ syllables[Int($0)] }) != syllable { found[scalar, default: []].append(syllable) }
        }
        return found
    }()

    /// True when some syllable begins with these letters.
    static func isBeginning(_ letters: ArraySlice<UInt8>) -> Bool { beginnings.contains(Array(letters)) }

    private static let beginnings: Set<[UInt8]> = {
        var found = Set<[UInt8]>()
        for syllable in syllables {
            for count in 1...7 where count <= syllable.count { found.insert(Array(syllable.prefix(count))) }
        }
        return found
    }()
}
