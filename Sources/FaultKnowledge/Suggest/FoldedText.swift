/// A text as completions compare it: small letters without accents, simplified characters, one space for whatever stands
/// between words. Knows where each of its characters came from.
struct FoldedText {
    private(set) var bytes: [UInt8] = []
    private(set) var units: [Unit] = []

    /// One character, or one space.
    struct Unit {
        /// In `bytes`.
        var start: Int
        var end: Int
        /// In the text, in UTF-8.
        var source: Range<Int>
        var scalar: UInt32
        var isSpace = false
        /// A word begins here: at the beginning, after a space, and where a script ends and another begins.
        var isStart = false
    }

    /// - Parameter isCompact: nothing is put between words.
    init(_ text: String, isCompact: Bool = false) {
        var text = text
        text.withUTF8 { source in
            var reader = ScalarReader(bytes: source)
            var isAfterGap = true
            var before = CharacterClass.other
            while let scalar = reader.current {
                let kind = CharacterClass(scalar)
                if kind.isWritten {
                    let isNewScript = (kind == .paired) != (before == .paired)
                    append(scalar, reader.offset..<reader.next, isStart: isAfterGap || isNewScript)
                    isAfterGap = false
                } else if !isAfterGap {
                    if !isCompact {
                        units.append(
                            Unit(
                                start: bytes.count, end: bytes.count + 1, source: reader.offset..<reader.next,
                                scalar: 0x20, isSpace: true))
                        bytes.append(0x20)
                    }
                    isAfterGap = true
                }
                before = kind
                reader.advance()
            }
        }
    }

    private mutating func append(_ scalar: UInt32, _ source: Range<Int>, isStart: Bool) {
        let start = bytes.count
        let folded = HanFolding.simplified(Folding.width(scalar))
        Folding.append(folded, to: &bytes)
        if bytes.count == start { return }
        units.append(
            Unit(
                start: start, end: bytes.count, source: source, scalar: folded < 0x80 ? UInt32(bytes[start]) : folded,
                isStart: isStart))
    }

    /// The place in the text where it says `beginning` from the start of a word on; nil: nowhere.
    func place(of beginning: [UInt8]) -> Range<Int>? {
        guard !beginning.isEmpty else { return nil }
        for (index, unit) in units.enumerated() where unit.isStart {
            let rest = bytes[unit.start...]
            guard rest.starts(with: beginning) else { continue }
            let end = unit.start + beginning.count
            let last = units[index...].last { $0.start < end && !$0.isSpace } ?? unit
            return unit.source.lowerBound..<last.source.upperBound
        }
        return nil
    }

    /// The place of the first characters that may be typed as these letters: a whole syllable, its first letters or its
    /// initial for each character; nil: they are not typed so.
    func place(ofTyped letters: [UInt8]) -> Range<Int>? {
        let spoken = units.filter { !$0.isSpace }
        guard let first = spoken.first, !letters.isEmpty,
            let count = Self.typed(letters[...], spoken.prefix(Self.mostTyped)[...]), count > 0
        else { return nil }
        return first.source.lowerBound..<spoken[count - 1].source.upperBound
    }

    /// So many characters of a text are followed.
    private static let mostTyped = 24

    /// How many of the units the letters use up; nil: the letters do not fit.
    private static func typed(_ letters: ArraySlice<UInt8>, _ units: ArraySlice<Unit>) -> Int? {
        if letters.isEmpty { return 0 }
        guard let unit = units.first else { return nil }
        let readings = Pinyin.readings(of: unit.scalar)
        if readings.isEmpty {
            guard unit.scalar < 0x80, letters.first == UInt8(truncatingIfNeeded: unit.scalar) else { return nil }
            return typed(letters.dropFirst(), units.dropFirst()).map { $0 + 1 }
        }
        for reading in readings {
            let common = zip(reading, letters).prefix { $0 == $1 }.count
            for count in stride(from: common, through: 1, by: -1) {
                if let rest = typed(letters.dropFirst(count), units.dropFirst()) { return rest + 1 }
            }
        }
        return nil
    }
}
