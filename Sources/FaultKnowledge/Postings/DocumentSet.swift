/// A set of items by row, 64 to a word. All sets of one search have the same number of words, but that no word at all
/// stands for a set of nothing, which costs nothing.
struct DocumentSet: Sendable {
    var words: [UInt64]

    init(blocks: Int) { words = [UInt64](repeating: 0, count: blocks) }

    private init(words: [UInt64]) { self.words = words }

    init(_ documents: [Int], blocks: Int) {
        self.init(blocks: documents.isEmpty ? 0 : blocks)
        for document in documents { insert(document) }
    }

    static let empty = DocumentSet(words: [])

    /// A block is as many items as a word has bits.
    static let blockSize = 64
    static func block(of document: Int) -> Int { document >> 6 }
    static func bit(of document: Int) -> UInt64 { 1 << UInt64(document & 63) }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    func contains(_ document: Int) -> Bool {
        let block = Self.block(of: document)
        return block < words.count && words[block] & Self.bit(of: document) != 0
    }

    mutating func insert(_ document: Int) {
        let block = Self.block(of: document)
        if block < words.count { words[block] |= Self.bit(of: document) }
    }

    mutating func remove(_ document: Int) {
        let block = Self.block(of: document)
        if block < words.count { words[block] &= ~Self.bit(of: document) }
    }

    mutating func formUnion(_ other: DocumentSet) {
        if words.isEmpty { self = other } else { combine(other) { $0 | $1 } }
    }

    mutating func formIntersection(_ other: DocumentSet) {
        if other.words.isEmpty { words = [] } else { combine(other) { $0 & $1 } }
    }

    mutating func subtract(_ other: DocumentSet) { combine(other) { $0 & ~$1 } }

    func union(_ other: DocumentSet) -> DocumentSet {
        var result = self
        result.formUnion(other)
        return result
    }

    func intersection(_ other: DocumentSet) -> DocumentSet {
        var result = self
        result.formIntersection(other)
        return result
    }

    func subtracting(_ other: DocumentSet) -> DocumentSet {
        var result = self
        result.subtract(other)
        return result
    }

    @inline(__always)
    private mutating func combine(_ other: DocumentSet, _ operation: (UInt64, UInt64) -> UInt64) {
        let count = min(words.count, other.words.count)
        if count == 0 { return }
        words.withUnsafeMutableBufferPointer { own in
            other.words.withUnsafeBufferPointer { their in
                for index in 0..<count { own[index] = operation(own[index], their[index]) }
            }
        }
    }

    /// Calls `body` for each item in ascending order.
    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
        words.withUnsafeBufferPointer { words in
            for block in words.indices {
                var word = words[block]
                while word != 0 {
                    body(block << 6 | word.trailingZeroBitCount)
                    word &= word &- 1
                }
            }
        }
    }
}
