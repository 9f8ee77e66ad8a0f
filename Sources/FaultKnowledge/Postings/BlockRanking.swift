import HeapModule

/// Finds the best items by the sum of what their terms give: exactly the items, scores and order that scoring every row
/// would give.
///
/// Block-max pruning (Mallia, Suel, Tonellotto, SIGIR 2024): no item of a block can score more than the sum of its terms'
/// greatest impacts in the block. Blocks are scored in falling order of that sum, until what remains cannot reach the
/// worst of the best found. Sums are added in one order everywhere, so that rounding never puts an item above its bound.
///
/// Costs one addition for each block that a term occurs in, and some 100 ns for each block that is scored.
struct BlockRanking {
    struct Term: Sendable {
        /// Whose words these are, as the caller counts.
        var place: Int
        var list: PostingList
        /// What the term gives, by impact: never falling.
        var scores: [Float]
        /// The most that it gives to any item.
        var most: Float { scores[Int(list.largest)] }

        /// The terms of all text tables, by BM25.
        /// - Parameter share: times the rarity.
        static func terms(of postings: TermPostings, place: Int, share: Double, _ index: SearchIndex) -> [Term] {
            // What is common among faults is no news in a manual, however few manuals there are; and neither in records.
            var rarity = Double.infinity
            return TextTable.allCases.compactMap { table in
                let list = postings[table]
                guard list.count > 0, let totals = index.totals[table] else { return nil }
                rarity = min(rarity, Impact.rarity(documents: list.count, of: totals.documents))
                let scores = Impact.scores(weight: share * rarity, saturation: totals.saturation)
                return Term(place: place, list: list, scores: scores)
            }
        }
    }

    private let terms: [Term]
    /// By block, the most that an item in it can score before the factors.
    private let bounds: [Float]

    /// Costs a step for each block of each term.
    init(_ terms: [Term], blockCount: Int) {
        self.terms = terms
        var bounds = [Float](repeating: 0, count: blockCount)
        bounds.withUnsafeMutableBufferPointer { bounds in
            for term in terms {
                let (list, scores) = (term.list, term.scores)
                list.blocks.withUnsafeBufferPointer { blocks in
                    list.maxima.withUnsafeBufferPointer { maxima in
                        scores.withUnsafeBufferPointer { scores in
                            for index in blocks.indices where Int(blocks[index]) < blockCount {
                                bounds[Int(blocks[index])] += scores[Int(maxima[index])]
                            }
                        }
                    }
                }
            }
        }
        self.bounds = bounds
    }

    /// Adds the best items of `set`.
    /// - Parameters:
    ///   - largestFactor: no factor of an item in `set` is greater.
    ///   - factor: what multiplies an item's score; not negative.
    func collect(
        _ set: DocumentSet, largestFactor: Float, into best: inout BestDocuments, factor: (Int) -> Float
    ) {
        var blocks = waiting(set, largestFactor, best)
        var sums = [Float](repeating: 0, count: DocumentSet.blockSize)
        while let key = blocks.popMax() {
            let bound = Float(bitPattern: UInt32(key >> 32))
            let block = Int(~UInt32(truncatingIfNeeded: key))
            // What is left has no greater bound, and where it is as great it stands in later rows.
            if best.excludes(bound, from: block << 6) { return }
            score(block, into: &sums)
            var word = set.words[block]
            while word != 0 {
                let document = block << 6 | word.trailingZeroBitCount
                best.add(document, sums[document & 63] * factor(document))
                word &= word &- 1
            }
        }
    }

    /// The blocks that hold items of the set, by their bounds; of equal ones the first first: of a thousand rows that say
    /// the same the first ones are the best.
    private func waiting(_ set: DocumentSet, _ largestFactor: Float, _ best: BestDocuments) -> Heap<UInt64> {
        var keys: [UInt64] = []
        for block in set.words.indices where set.words[block] != 0 {
            let bound = bounds[block] * largestFactor
            if best.excludes(bound, from: block << 6) { continue }
            keys.append(UInt64(bound.bitPattern) << 32 | UInt64(~UInt32(truncatingIfNeeded: block)))
        }
        return Heap(keys)
    }

    private func score(_ block: Int, into sums: inout [Float]) {
        sums.withUnsafeMutableBufferPointer { sums in
            for index in sums.indices { sums[index] = 0 }
            for term in terms {
                let list = term.list
                guard let place = list.place(of: UInt32(truncatingIfNeeded: block)) else { continue }
                term.scores.withUnsafeBufferPointer { scores in
                    list.levels.withUnsafeBufferPointer { levels in
                        var next = Int(list.starts[place])
                        var word = list.words[place]
                        while word != 0 {
                            sums[word.trailingZeroBitCount] += scores[Int(levels[next])]
                            next += 1
                            word &= word &- 1
                        }
                    }
                }
            }
        }
    }
}

extension [BlockRanking.Term] {
    /// The score of one item before its factor: what `BlockRanking` gives it.
    func score(of document: Int) -> Float {
        reduce(Float(0)) { $0 + $1.scores[Int($1.list.level(in: document))] }
    }

    /// What an item would score, at most, that holds the best of every place below `end`.
    func mostOfEachPlace(below end: Int) -> Float {
        var most: [Int: Float] = [:]
        for term in self where term.place < end { most[term.place] = Swift.max(most[term.place] ?? 0, term.most) }
        return most.values.reduce(0, +)
    }
}
