import FaultModel

/// The terms of one item with how often each column has them, worked out from its token lines.
struct ItemTerms: Sendable {
    struct Term: Sendable {
        /// Of the term's bytes.
        var hash: UInt64
        /// Where the term stands: the column, and the bytes in its line.
        var column: Int
        var range: Range<Int>
        /// It stands for all tokens that begin so.
        var isBeginning: Bool
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
            for token in tokens where token.hash != Self.boundary {
                count(token.hash, column, token.range, isBeginning: false, &places)
                // Every character of a paired script begins a token, so a character by itself is a beginning.
                if let character = token.character {
                    count(character, column, token.range.lowerBound..<token.range.lowerBound + 3, isBeginning: true, &places)
                }
            }
        }
    }

    private mutating func count(
        _ hash: UInt64, _ column: Int, _ range: Range<Int>, isBeginning: Bool, _ places: inout [UInt64: Int]
    ) {
        let place = places[hash] ?? terms.count
        if place == terms.count {
            places[hash] = place
            terms.append(
                Term(hash: hash, column: column, range: range, isBeginning: isBeginning, counts: ColumnCounts()))
        }
        terms[place].counts.add(column)
    }

    /// Follows a character that may go on in any way: no token ends so.
    static let anyEnd = "*"
    private static let anyEndByte: UInt8 = 0x2A

    /// What stands between two texts of a field is no term, though it counts as a token.
    private static let boundary = Hash64.of("¶")

    func string(of term: Term) -> String {
        String(decoding: bytes(of: term), as: UTF8.self) + (term.isBeginning ? Self.anyEnd : "")
    }

    func `is`(_ name: String, _ term: Term) -> Bool {
        term.isBeginning
            ? name.utf8.dropLast().elementsEqual(bytes(of: term)) && name.utf8.last == Self.anyEndByte
            : name.utf8.elementsEqual(bytes(of: term))
    }

    private func bytes(of term: Term) -> Substring.UTF8View {
        let line = text.columns[term.column].utf8
        let start = line.index(line.startIndex, offsetBy: term.range.lowerBound)
        return line[start..<line.index(start, offsetBy: term.range.count)]
    }

    private struct Token {
        var hash: UInt64
        /// Of the three bytes of its first character; nil: it begins otherwise.
        var character: UInt64?
        var range: Range<Int>
    }

    /// The tokens of a line: what stands between spaces.
    private static func tokens(in line: String) -> [Token] {
        var tokens: [Token] = []
        var line = line
        line.withUTF8 { bytes in
            var start = 0
            var hash = Hash64.start
            var character: UInt64?
            func close(at end: Int) {
                if end > start { tokens.append(Token(hash: hash, character: character, range: start..<end)) }
                start = end + 1
                hash = Hash64.start
                character = nil
            }
            for index in bytes.indices {
                if bytes[index] == 0x20 {
                    close(at: index)
                } else {
                    hash = Hash64.adding(bytes[index], to: hash)
                    if index == start + 2, bytes[start] & 0xF0 == 0xE0 {
                        character = Hash64.adding(anyEndByte, to: hash)
                    }
                }
            }
            close(at: bytes.count)
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
