import FaultModel

/// The terms of one item with how often each column has them, worked out from its token lines.
struct ItemTerms: Sendable {
    struct Term: Sendable {
        /// Of the term's bytes.
        var hash: UInt64
        /// Where the term stands: the column, and the bytes in its line.
        var column: Int
        var range: Range<Int>
        var counts: ColumnCounts
    }

    let text: IndexedText
    /// Each term once.
    private(set) var terms: [Term] = []
    /// Tokens by column.
    private(set) var lengths: [Int] = []

    init(_ text: IndexedText) {
        self.text = text
        var places: [UInt64: Int] = [:]
        for (column, line) in text.columns.enumerated() {
            let tokens = Self.tokens(in: line)
            lengths.append(tokens.count)
            for (hash, range) in tokens where hash != Self.boundary {
                let place = places[hash] ?? terms.count
                if place == terms.count {
                    places[hash] = place
                    terms.append(Term(hash: hash, column: column, range: range, counts: ColumnCounts()))
                }
                terms[place].counts.add(column)
            }
        }
    }

    /// What stands between two texts of a field is no term, though it counts as a token.
    private static let boundary = Hash64.of("¶")

    func string(of term: Term) -> String { String(decoding: bytes(of: term), as: UTF8.self) }

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

/// How often a term occurs in each column of a text table, at most five: six bits each.
struct ColumnCounts: Hashable, Sendable {
    private(set) var bits: UInt32

    init(bits: UInt32 = 0) { self.bits = bits }

    /// More than that in one column says nothing more.
    static let most = 63

    subscript(column: Int) -> Int { Int(bits >> UInt32(6 * column)) & Self.most }

    mutating func add(_ column: Int) {
        if self[column] < Self.most { bits += 1 << UInt32(6 * column) }
    }
}
