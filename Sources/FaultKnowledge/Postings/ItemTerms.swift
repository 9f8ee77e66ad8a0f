import FaultModel

/// The terms of one item with their impacts, worked out from its token lines.
struct ItemTerms: Sendable {
    struct Term: Sendable {
        /// Of the term's bytes.
        var hash: UInt64
        /// Where the term stands: the column, and the bytes in its line.
        var column: Int
        var range: Range<Int>
        var level: Impact.Level
    }

    let text: IndexedText
    /// Each term once.
    private(set) var terms: [Term] = []
    /// Tokens by column.
    private(set) var lengths: [Int] = []
    /// The sum of the factors of all its tokens, in 1/1024.
    private(set) var factors = 0

    /// - Parameter scale: nil: only the lengths are wanted.
    init(_ text: IndexedText, _ scale: ImpactScale?) {
        self.text = text
        guard let scale else {
            lengths = text.columns.map { Self.tokens(in: $0).count }
            return
        }
        var counts: [UInt64: Int] = [:]
        var frequencies: [Double] = []
        for (column, line) in text.columns.enumerated() {
            let tokens = Self.tokens(in: line)
            lengths.append(tokens.count)
            if tokens.isEmpty { continue }
            let factor = scale.factor(column, length: tokens.count)
            factors += Int((factor * Double(tokens.count) * 1024).rounded())
            var repeats: [Int: Double] = [:]
            for (hash, range) in tokens where hash != Self.boundary {
                let index = counts[hash] ?? terms.count
                if index == terms.count {
                    counts[hash] = index
                    terms.append(Term(hash: hash, column: column, range: range, level: 0))
                    frequencies.append(0)
                }
                repeats[index, default: 0] += 1
            }
            for (index, count) in repeats { frequencies[index] += count * factor }
        }
        for index in terms.indices { terms[index].level = Impact.level(of: frequencies[index]) }
    }

    /// What stands between two texts of a field is no term, though it counts as a token.
    private static let boundary = Hash64.of("¶")

    func string(of term: Term) -> String {
        String(decoding: bytes(of: term), as: UTF8.self)
    }

    func `is`(_ name: String, _ term: Term) -> Bool { name.utf8.elementsEqual(bytes(of: term)) }

    private func bytes(of term: Term) -> Substring.UTF8View {
        let line = text.columns[term.column].utf8
        let start = line.index(line.startIndex, offsetBy: term.range.lowerBound)
        return line[start..<line.index(start, offsetBy: term.range.count)]
    }

    /// The tokens of a line: what stands between spaces.
    private static func tokens(in line: String) -> [(hash: UInt64, range: Range<Int>)] {
        var tokens: [(UInt64, Range<Int>)] = []
        var line = line
        line.withUTF8 { bytes in
            var start = 0
            var hash = Hash64.start
            for index in bytes.indices {
                if bytes[index] != 0x20 {
                    hash = Hash64.adding(bytes[index], to: hash)
                } else {
                    if index > start { tokens.append((hash, start..<index)) }
                    start = index + 1
                    hash = Hash64.start
                }
            }
            if start < bytes.count { tokens.append((hash, start..<bytes.count)) }
        }
        return tokens
    }
}
