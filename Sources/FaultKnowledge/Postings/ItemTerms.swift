import FaultModel

/// The terms of one item with how often each column has them, worked out from its token lines, with bytes of its own: the
/// lines themselves are not needed any more.
struct ItemTerms: Sendable {
    struct Term: Sendable {
        /// Of the term's bytes.
        var hash: UInt64
        /// Where it ends in `bytes`; it begins where the one before ends.
        var end: Int
        var counts: ColumnCounts
    }

    let table: TextTable
    /// Each term once.
    private(set) var terms: [Term] = []
    /// The terms one after the other.
    private(set) var bytes: [UInt8] = []
    /// Tokens by column.
    private(set) var lengths: [Int] = []

    /// - Parameter isCounted: only the lengths are wanted.
    init(_ text: IndexedText, isCounted: Bool = false) {
        table = text.table
        if isCounted {
            lengths = text.columns.map(Self.count)
            return
        }
        var places: [UInt64: Int] = [:]
        let size = text.columns.reduce(0) { $0 + $1.utf8.count }
        bytes.reserveCapacity(size)
        places.reserveCapacity(size / 6)
        terms.reserveCapacity(size / 6)
        for (column, line) in text.columns.enumerated() {
            var line = line
            lengths.append(line.withUTF8 { add($0, column, &places) })
        }
    }

    /// The tokens of a line.
    private static func count(_ line: String) -> Int {
        var (count, last) = (0, UInt8(0x20))
        for byte in line.utf8 {
            if byte != 0x20 && last == 0x20 { count += 1 }
            last = byte
        }
        return count
    }

    /// - Returns: the tokens of the line: what stands between spaces.
    private mutating func add(
        _ line: UnsafeBufferPointer<UInt8>, _ column: Int, _ places: inout [UInt64: Int]
    ) -> Int {
        var count = 0
        var start = 0
        while start < line.count {
            var hash = Hash64.start
            var end = start
            while end < line.count, line[end] != 0x20 {
                hash = Hash64.adding(line[end], to: hash)
                end += 1
            }
            if end > start {
                count += 1
                if hash != Self.boundary {
                    add(line[start..<end], hash, column, &places)
                    addCharacter(of: line[start..<end], column, &places)
                }
            }
            start = end + 1
        }
        return count
    }

    private mutating func add(
        _ token: Slice<UnsafeBufferPointer<UInt8>>, _ hash: UInt64, _ column: Int, _ places: inout [UInt64: Int]
    ) {
        if let place = places[hash] { return terms[place].counts.add(column) }
        places[hash] = terms.count
        bytes.append(contentsOf: token)
        var counts = ColumnCounts()
        counts.add(column)
        terms.append(Term(hash: hash, end: bytes.count, counts: counts))
    }

    /// Every character of a paired script begins a token, so a character by itself is a beginning of tokens.
    private mutating func addCharacter(
        of token: Slice<UnsafeBufferPointer<UInt8>>, _ column: Int, _ places: inout [UInt64: Int]
    ) {
        guard Self.beginsWithCharacter(token) else { return }
        // Spelt out: a hash of any sequence is not specialized across modules, and this is done for each character.
        var hash = Hash64.start
        for index in token.startIndex..<token.startIndex + 3 { hash = Hash64.adding(token[index], to: hash) }
        hash = Hash64.adding(Self.anyEndByte, to: hash)
        if let place = places[hash] { return terms[place].counts.add(column) }
        places[hash] = terms.count
        bytes.append(contentsOf: token.prefix(3))
        bytes.append(Self.anyEndByte)
        var counts = ColumnCounts()
        counts.add(column)
        terms.append(Term(hash: hash, end: bytes.count, counts: counts))
    }

    /// A character of three bytes that is kept as a beginning; nil: the token begins with none.
    static func beginning(of token: [UInt8]) -> [UInt8]? {
        beginsWithCharacter(token) ? Array(token.prefix(3)) : nil
    }

    @inline(__always)
    private static func beginsWithCharacter(_ token: some RandomAccessCollection<UInt8>) -> Bool {
        guard token.count >= 3, let first = token.first else { return false }
        return first & 0xF0 == 0xE0
    }

    /// Follows a character that may go on in any way: no token ends so.
    static let anyEnd = "*"
    private static let anyEndByte: UInt8 = 0x2A

    /// What stands between two texts of a field is no term, though it counts as a token.
    private static let boundary = Hash64.of("¶")
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

    mutating func add(_ other: ColumnCounts) {
        for column in 0..<5 where other[column] > 0 {
            bits += UInt32(min(other[column], Self.most - self[column])) << UInt32(6 * column)
        }
    }
}
