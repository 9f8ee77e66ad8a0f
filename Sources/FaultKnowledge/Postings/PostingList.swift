import Synchronization

/// The items that hold a term, with the impact of the term in each: in blocks of 64 rows, each block with the greatest
/// impact in it (block-max; Ding, Suel: Faster top-k document retrieval using block-max indexes, SIGIR 2011; blocks of
/// rows rather than of postings as in Mallia, Suel, Tonellotto: Faster learned sparse retrieval with block-max pruning,
/// SIGIR 2024).
///
/// Immutable. Takes a byte for each item and 17 for each block that is not empty.
final class PostingList: Sendable {
    /// Blocks that hold the term, ascending.
    let blocks: [UInt32]
    /// By block of `blocks`.
    let maxima: [Impact.Level]
    /// By block of `blocks`: its items, a bit each.
    let words: [UInt64]
    /// By block of `blocks`, where the impacts of its items begin.
    let starts: [UInt32]
    /// Of every item, in order.
    let levels: [Impact.Level]
    /// See `counts(_:)`.
    private let kept = Mutex<[Int]?>(nil)

    /// Items that hold the term.
    var count: Int { levels.count }
    let largest: Impact.Level
    /// In memory.
    var bytes: Int { 64 + 17 * blocks.count + levels.count }

    /// The first row that holds it; nil: none does.
    var first: Int? {
        guard let block = blocks.first, let word = words.first else { return nil }
        return Int(block) << 6 | word.trailingZeroBitCount
    }

    static let empty = PostingList(Builder())

    /// Collects postings in ascending order of row.
    struct Builder {
        fileprivate var blocks: [UInt32] = []
        fileprivate var maxima: [Impact.Level] = []
        fileprivate var words: [UInt64] = []
        fileprivate var starts: [UInt32] = []
        fileprivate var levels: [Impact.Level] = []

        mutating func reserve(_ count: Int) { levels.reserveCapacity(count) }

        @inline(__always)
        mutating func append(_ document: Int, _ level: Impact.Level) {
            let block = UInt32(truncatingIfNeeded: document >> 6)
            if blocks.last != block {
                blocks.append(block)
                maxima.append(level)
                words.append(DocumentSet.bit(of: document))
                starts.append(UInt32(truncatingIfNeeded: levels.count))
            } else {
                words[words.count - 1] |= DocumentSet.bit(of: document)
                if maxima[maxima.count - 1] < level { maxima[maxima.count - 1] = level }
            }
            levels.append(level)
        }
    }

    init(_ builder: Builder) {
        blocks = Self.packed(builder.blocks)
        maxima = Self.packed(builder.maxima)
        largest = builder.maxima.max() ?? 0
        words = Self.packed(builder.words)
        starts = Self.packed(builder.starts)
        levels = Self.packed(builder.levels)
    }

    /// The same without the room in which it grew.
    private static func packed<Element>(_ array: [Element]) -> [Element] {
        array.withUnsafeBufferPointer { Array($0) }
    }

    /// Adds the items to a set.
    func insert(into set: inout DocumentSet) { change(&set) { $0 | $1 } }

    /// Takes the items out of a set.
    func remove(from set: inout DocumentSet) { change(&set) { $0 & ~$1 } }

    @inline(__always)
    private func change(_ set: inout DocumentSet, _ operation: (UInt64, UInt64) -> UInt64) {
        let count = set.words.count
        set.words.withUnsafeMutableBufferPointer { changed in
            blocks.withUnsafeBufferPointer { blocks in
                words.withUnsafeBufferPointer { words in
                    for (index, block) in blocks.enumerated() where Int(block) < count {
                        changed[Int(block)] = operation(changed[Int(block)], words[index])
                    }
                }
            }
        }
    }

    /// How many of its items have each signature, worked out by the first who asks.
    func counts(_ count: () -> [Int]) -> [Int] {
        if let known = kept.withLock({ $0 }) { return known }
        let counted = count()
        kept.withLock { $0 = counted }
        return counted
    }

    /// The place of a block in `blocks`; nil: the term is not in it. Costs a binary search.
    @inline(__always)
    func place(of block: UInt32) -> Int? {
        // Of a term that is in every block so far, each stands at its own place.
        if Int(block) < blocks.count, blocks[Int(block)] == block { return Int(block) }
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
        let bit = DocumentSet.bit(of: document)
        if words[place] & bit == 0 { return 0 }
        return levels[Int(starts[place]) + (words[place] & (bit - 1)).nonzeroBitCount]
    }
}
