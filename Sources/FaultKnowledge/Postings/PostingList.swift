/// The items that hold a term, with the impact of the term in each: in blocks of 64 rows, each block with the greatest
/// impact in it (block-max; Ding, Suel: Faster top-k document retrieval using block-max indexes, SIGIR 2011; blocks of
/// rows rather than of postings as in Mallia, Suel, Tonellotto: Faster learned sparse retrieval with block-max pruning,
/// SIGIR 2024).
///
/// Immutable. Takes some 2 bytes for each item and 9 for each block that is not empty.
final class PostingList: Sendable {
    /// Blocks that hold the term, ascending.
    let blocks: [UInt32]
    /// By block of `blocks`.
    let maxima: [Impact.Level]
    /// By block of `blocks`, where its entries begin; one more at the end.
    let starts: [UInt32]
    /// The place in the block in the low six bits, the impact in the high byte.
    let entries: [UInt16]
    /// The same items as a set, for terms of more than a sixteenth of a word's bits; nil: worked out when wanted.
    private let kept: DocumentSet?

    /// Items that hold the term.
    var count: Int { entries.count }
    var largest: Impact.Level { maxima.max() ?? 0 }
    /// In memory.
    var bytes: Int {
        64 + 9 * blocks.count + 2 * entries.count + 8 * (kept?.words.count ?? 0)
    }

    /// The first row that holds it; nil: none does.
    var first: Int? {
        guard let block = blocks.first, let entry = entries.first else { return nil }
        return Int(block) << 6 | Int(entry & 63)
    }

    static let empty = PostingList(Builder())

    /// Collects postings in ascending order of row.
    struct Builder {
        fileprivate var blocks: [UInt32] = []
        fileprivate var maxima: [Impact.Level] = []
        fileprivate var starts: [UInt32] = []
        fileprivate var entries: [UInt16] = []

        mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

        @inline(__always)
        mutating func append(_ document: Int, _ level: Impact.Level) {
            let block = UInt32(truncatingIfNeeded: document >> 6)
            if blocks.last != block {
                blocks.append(block)
                maxima.append(level)
                starts.append(UInt32(truncatingIfNeeded: entries.count))
            } else if maxima[maxima.count - 1] < level {
                maxima[maxima.count - 1] = level
            }
            entries.append(UInt16(level) << 8 | UInt16(document & 63))
        }
    }

    init(_ builder: Builder) {
        blocks = builder.blocks
        maxima = builder.maxima
        starts = builder.starts + [UInt32(builder.entries.count)]
        entries = builder.entries
        let span = Int(builder.blocks.last ?? 0) + 1
        kept = entries.count > 4 * span ? Self.set(blocks, starts, entries, blockCount: span) : nil
    }

    private static func set(
        _ blocks: [UInt32], _ starts: [UInt32], _ entries: [UInt16], blockCount: Int
    ) -> DocumentSet {
        var set = DocumentSet(blocks: blockCount)
        for (index, block) in blocks.enumerated() where Int(block) < blockCount {
            var word: UInt64 = 0
            for entry in entries[Int(starts[index])..<Int(starts[index + 1])] { word |= 1 << UInt64(entry & 63) }
            set.words[Int(block)] = word
        }
        return set
    }

    /// Adds the items to a set.
    func insert(into set: inout DocumentSet) {
        if let kept { return set.formUnion(kept) }
        let count = set.words.count
        set.words.withUnsafeMutableBufferPointer { words in
            for (index, block) in blocks.enumerated() where Int(block) < count {
                var word: UInt64 = 0
                for entry in Int(starts[index])..<Int(starts[index + 1]) { word |= 1 << UInt64(entries[entry] & 63) }
                words[Int(block)] |= word
            }
        }
    }

    /// Leaves of a set what holds the term.
    func intersect(_ set: inout DocumentSet) {
        let count = set.words.count
        set.words.withUnsafeMutableBufferPointer { words in
            if let kept {
                kept.words.withUnsafeBufferPointer { kept in
                    for block in 0..<min(count, kept.count) { words[block] &= kept[block] }
                    for block in min(count, kept.count)..<count { words[block] = 0 }
                }
                return
            }
            var next = 0
            for (place, block) in blocks.enumerated() where Int(block) < count {
                for skipped in next..<Int(block) { words[skipped] = 0 }
                next = Int(block) + 1
                if words[Int(block)] == 0 { continue }
                var word: UInt64 = 0
                for entry in Int(starts[place])..<Int(starts[place + 1]) { word |= 1 << UInt64(entries[entry] & 63) }
                words[Int(block)] &= word
            }
            for rest in next..<max(next, count) { words[rest] = 0 }
        }
    }

    /// The place of a block in `blocks`; nil: the term is not in it. Costs a binary search.
    @inline(__always)
    func place(of block: UInt32) -> Int? {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) >> 1
            if blocks[middle] < block { low = middle + 1 } else { high = middle }
        }
        return low < blocks.count && blocks[low] == block ? low : nil
    }

    /// 0: the item does not hold the term.
    func level(in document: Int) -> Impact.Level {
        guard document >= 0, let place = place(of: UInt32(truncatingIfNeeded: document >> 6)) else { return 0 }
        for entry in entries[Int(starts[place])..<Int(starts[place + 1])] where Int(entry & 63) == document & 63 {
            return Impact.Level(entry >> 8)
        }
        return 0
    }
}
