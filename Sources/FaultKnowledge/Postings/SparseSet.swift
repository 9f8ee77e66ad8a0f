/// A set of items as its words that are not empty, so that what few items hold costs few steps.
struct SparseSet {
    /// Ascending.
    private var blocks: [UInt32] = []
    /// By block; none is 0.
    private var words: [UInt64] = []

    /// The items that hold a term, of those of a set.
    init(_ postings: TermPostings, among set: DocumentSet) {
        let lists = postings.filled
        if lists.count > 1 {
            var both = DocumentSet(blocks: set.words.count)
            postings.insert(into: &both)
            both.formIntersection(set)
            keep(both)
        } else if let list = lists.first {
            keep(list.blocks, list.words) { block, word in
                Int(block) < set.words.count ? word & set.words[Int(block)] : 0
            }
        }
    }

    private mutating func keep(_ set: DocumentSet) {
        for (block, word) in set.words.enumerated() where word != 0 {
            blocks.append(UInt32(truncatingIfNeeded: block))
            words.append(word)
        }
    }

    @inline(__always)
    private mutating func keep(_ blocks: [UInt32], _ words: [UInt64], _ kept: (UInt32, UInt64) -> UInt64) {
        blocks.withUnsafeBufferPointer { blocks in
            words.withUnsafeBufferPointer { words in
                for index in blocks.indices {
                    let rest = kept(blocks[index], words[index])
                    if rest == 0 { continue }
                    self.blocks.append(blocks[index])
                    self.words.append(rest)
                }
            }
        }
    }

    var isEmpty: Bool { blocks.isEmpty }

    /// Leaves what holds the term. Costs a binary search for each word where they are few, else a step for each block of
    /// the term.
    mutating func formIntersection(_ postings: TermPostings) {
        let held = (blocks, words)
        (blocks, words) = ([], [])
        var finders = postings.filled.map { Finder($0, wanted: held.0.count) }
        switch finders.count {
        case 0: return
        case 1: keep(held.0, held.1) { $1 & finders[0].word($0) }
        case 2: keep(held.0, held.1) { $1 & (finders[0].word($0) | finders[1].word($0)) }
        default: keep(held.0, held.1) { $1 & (finders[0].word($0) | finders[1].word($0) | finders[2].word($0)) }
        }
    }

    /// The words of a list, asked for in ascending order of block.
    private struct Finder {
        private let list: PostingList
        private let isSearched: Bool
        private var next = 0

        init(_ list: PostingList, wanted: Int) {
            self.list = list
            isSearched = wanted * Self.searchCost < list.blocks.count
        }

        @inline(__always)
        mutating func word(_ block: UInt32) -> UInt64 {
            if isSearched { return list.place(of: block).map { list.words[$0] } ?? 0 }
            while next < list.blocks.count, list.blocks[next] < block { next += 1 }
            return next < list.blocks.count && list.blocks[next] == block ? list.words[next] : 0
        }

        /// In steps.
        private static let searchCost = 16
    }

    func set(blocks count: Int) -> DocumentSet {
        if isEmpty { return .empty }
        var set = DocumentSet(blocks: count)
        for (block, word) in zip(blocks, words) where Int(block) < count { set.words[Int(block)] = word }
        return set
    }
}
