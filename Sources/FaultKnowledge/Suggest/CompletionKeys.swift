/// What is typed to get a completion: its text from the beginning or from any later word on, and in pinyin, whole and by
/// initials.
///
///     keys of "主油缸不动作"       主油缸不动作 zhuyougangbudongzuo zygbdz
///     keys of "main pump noise"   main pump noise · pump noise · noise
///     keys of HBT80C-2118         hbt80c2118 · 2118
enum CompletionKeys {
    /// A pure function of the completion, each key once: what was written can be taken out again.
    static func keys(of text: String, _ kind: CompletionKind) -> [[UInt8]] {
        let folded = FoldedText(text, isCompact: kind.isIdentifier)
        var keys: [[UInt8]] = []
        for unit in folded.units.lazy.filter(\.isStart).prefix(mostStarts) {
            keys.append(bounded(folded.bytes[unit.start...]))
        }
        if folded.units.contains(where: { Pinyin.sound(of: $0.scalar) != nil }) { keys += typed(folded) }
        var seen = Set<[UInt8]>()
        return keys.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// Words of a text that it may be completed from.
    private static let mostStarts = 6
    /// Bytes of a key.
    static let longest = 48
    /// Ways to read one text: each character that is read in two ways doubles them.
    private static let mostReadings = 4

    /// A key, or what is looked for among the keys: cut where a character ends.
    static func bounded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.count > longest else { return Array(bytes) }
        var end = bytes.startIndex + longest
        while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(bytes[..<end])
    }

    private static func typed(_ folded: FoldedText) -> [[UInt8]] {
        var ways: [(whole: [UInt8], initials: [UInt8])] = [([], [])]
        for unit in folded.units where !unit.isSpace {
            let readings = Pinyin.readings(of: unit.scalar)
            if readings.isEmpty {
                let own = folded.bytes[unit.start..<unit.end]
                for index in ways.indices {
                    ways[index].whole += own
                    ways[index].initials += own
                }
            } else {
                let known: [(whole: [UInt8], initials: [UInt8])] = ways
                for (number, reading) in readings.enumerated() where number == 0 || ways.count < mostReadings {
                    let read = known.map { (whole: $0.whole + reading, initials: $0.initials + reading.prefix(1)) }
                    if number == 0 { ways = read } else { ways += read.prefix(mostReadings - ways.count) }
                }
            }
        }
        return ways.flatMap { [bounded($0.whole[...]), bounded($0.initials[...])] }
    }
}
