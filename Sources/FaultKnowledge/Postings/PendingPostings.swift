/// What items hold, waiting to become postings: by term, in the order in which it came. Levels are worked out when it is
/// taken, since the scale may not be known before.
struct PendingPostings {
    /// Level 0: the item no longer holds the term.
    typealias Posting = PostingBlob.Posting

    private struct Document {
        var row: Int
        var lengths: [Int]
        var isRemoval: Bool
    }

    private var documents: [Document] = []
    private var numbers: [UInt64: Int] = [:]
    /// The terms one after the other, and where each ends.
    private var names: [UInt8] = []
    private var nameEnds: [Int] = []
    /// Everything that waits, as it came: the number of the term; and the place in `documents` over the counts.
    private var entryTerms: [UInt32] = []
    private var entries: [UInt64] = []

    var count: Int { entries.count }
    var isEmpty: Bool { documents.isEmpty }
    var termCount: Int { nameEnds.count }
    /// Items, an item that changes twice counted twice.
    var documentCount: Int { documents.count }

    mutating func add(_ item: ItemTerms, _ row: Int, isRemoval: Bool) {
        let place = UInt64(documents.count) << 32
        documents.append(Document(row: row, lengths: item.lengths, isRemoval: isRemoval))
        item.bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            for term in item.terms {
                entryTerms.append(UInt32(number(of: bytes[start..<term.end], term.hash)))
                entries.append(place | UInt64(isRemoval ? 0 : term.counts.bits))
                start = term.end
            }
        }
    }

    /// Two terms of one hash are told apart by looking further along.
    private mutating func number(of term: Slice<UnsafeBufferPointer<UInt8>>, _ hash: UInt64) -> Int {
        var hash = hash
        while let number = numbers[hash] {
            if names[range(of: number)].elementsEqual(term) { return number }
            hash &+= 1
        }
        numbers[hash] = nameEnds.count
        names.append(contentsOf: term)
        nameEnds.append(names.count)
        return nameEnds.count - 1
    }

    private func range(of number: Int) -> Range<Int> { (number == 0 ? 0 : nameEnds[number - 1])..<nameEnds[number] }

    private func name(of number: Int) -> String { String(decoding: names[range(of: number)], as: UTF8.self) }

    /// Calls `body` for each term in order with its postings as they came. Nothing waits any longer.
    /// - Returns: what the factors of all tokens come to, removals taken off, in 1/1024.
    mutating func take(
        _ scale: ImpactScale, _ body: (String, [Posting]) throws -> Void
    ) rethrows -> Int {
        let taken = self
        self = PendingPostings()
        let columns = scale.weights.count
        var factors: [Double] = []
        factors.reserveCapacity(taken.documents.count * columns)
        var sum = 0
        for document in taken.documents {
            for (column, length) in document.lengths.enumerated() {
                let factor = length == 0 ? 0 : scale.factor(column, length: length)
                factors.append(factor)
                sum += (document.isRemoval ? -1 : 1) * Int((factor * Double(length) * 1024).rounded())
            }
        }
        let (sorted, ends) = taken.sortedByTerm()
        let names = taken.nameEnds.indices.map(taken.name)
        for number in names.indices.sorted(by: { names[$0] < names[$1] }) {
            let postings = sorted[(number == 0 ? 0 : ends[number - 1])..<ends[number]].map { entry in
                let place = Int(entry >> 32)
                let counts = ColumnCounts(bits: UInt32(truncatingIfNeeded: entry))
                var frequency = 0.0
                for column in 0..<columns where counts[column] > 0 {
                    frequency += Double(counts[column]) * factors[place * columns + column]
                }
                return Posting(document: taken.documents[place].row, level: Impact.level(of: frequency))
            }
            try body(names[number], postings)
        }
        return sum
    }

    /// The entries of each term together, in the order in which they came, and where those of each term end.
    private func sortedByTerm() -> (entries: [UInt64], ends: [Int]) {
        var ends = [Int](repeating: 0, count: nameEnds.count)
        for term in entryTerms { ends[Int(term)] += 1 }
        var start = 0
        for number in ends.indices {
            start += ends[number]
            ends[number] = start - ends[number]
        }
        var sorted = [UInt64](repeating: 0, count: entries.count)
        for (term, entry) in zip(entryTerms, entries) {
            sorted[ends[Int(term)]] = entry
            ends[Int(term)] += 1
        }
        return (sorted, ends)
    }

    /// In order of row; what was said last of an item holds.
    static func settled(_ postings: [Posting]) -> [Posting] {
        if zip(postings, postings.dropFirst()).allSatisfy({ $0.document < $1.document }) { return postings }
        let sorted = postings.enumerated().sorted {
            ($0.element.document, $0.offset) < ($1.element.document, $1.offset)
        }
        var settled: [Posting] = []
        for (_, posting) in sorted {
            if settled.last?.document == posting.document { settled.removeLast() }
            settled.append(posting)
        }
        return settled
    }
}
