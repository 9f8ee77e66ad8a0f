/// A stretch of text that is looked for, and where it is by brute force.
struct Needle {
    var text: String
    /// Rows that hold it as it is written.
    var written: Set<Int>
    /// Rows that hold it in simplified or traditional characters.
    var meant: Set<Int>

    init(_ text: String, in texts: [FaultText]) {
        self.text = text
        let asWritten = Array(text.utf8)
        let simplified = FaultText([text]).simplified
        written = Set(texts.indices.filter { Self.isIn(texts[$0].written, asWritten) })
        meant = written.union(texts.indices.filter { Self.isIn(texts[$0].simplified, simplified) })
    }

    private static func isIn(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
        guard let first = needle.first, bytes.count >= needle.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for start in 0...bytes.count - needle.count where bytes[start] == first {
                if needle.indices.allSatisfy({ bytes[start + $0] == needle[$0] }) { return true }
            }
            return false
        }
    }
}

/// Chinese characters and neighbouring pairs of them, taken from places spread over the texts; the same in each run.
struct Needles {
    let pairs: [Needle]
    let singles: [Needle]

    init(from texts: [FaultText]) {
        var pairs: Set<String> = []
        var singles: Set<String> = []
        var state: UInt64 = 1
        func draw(_ count: Int) -> Int {
            // Linear congruential (Knuth, MMIX): the high bits are the good ones.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for _ in 0..<Self.draws where pairs.count < Self.pairCount || singles.count < Self.singleCount {
            let scalars = Array(texts[draw(texts.count)].texts.joined(separator: "\n").unicodeScalars)
            guard scalars.count > 1 else { continue }
            let place = draw(scalars.count - 1)
            let (first, second) = (scalars[place], scalars[place + 1])
            guard Self.isHan(first), Self.isHan(second) else { continue }
            if singles.count < Self.singleCount { singles.insert(String(first)) }
            if pairs.count < Self.pairCount { pairs.insert(String(first) + String(second)) }
        }
        self.pairs = pairs.sorted().map { Needle($0, in: texts) }
        self.singles = singles.sorted().map { Needle($0, in: texts) }
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

    private static let pairCount = 200
    private static let singleCount = 50
    /// Texts without Chinese must not keep it looking for ever.
    private static let draws = 100_000
}
