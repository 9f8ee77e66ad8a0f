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
    private var names: [String] = []
    /// By number of the term: the place in `documents` over the counts.
    private var postings: [[UInt64]] = []
    private(set) var count = 0

    var isEmpty: Bool { documents.isEmpty }
    var termCount: Int { names.count }
    /// Items, an item that changes twice counted twice.
    var documentCount: Int { documents.count }

    mutating func add(_ item: ItemTerms, _ row: Int, isRemoval: Bool) {
        let place = UInt64(documents.count) << 32
        documents.append(Document(row: row, lengths: item.lengths, isRemoval: isRemoval))
        count += item.terms.count
        for term in item.terms {
            postings[number(of: term, in: item)].append(place | UInt64(isRemoval ? 0 : term.counts.bits))
        }
    }

    /// Two terms of one hash are told apart by looking further along.
    private mutating func number(of term: ItemTerms.Term, in item: ItemTerms) -> Int {
        var hash = term.hash
        while let number = numbers[hash] {
            if item.is(names[number], term) { return number }
            hash &+= 1
        }
        numbers[hash] = names.count
        names.append(item.string(of: term))
        postings.append([])
        return names.count - 1
    }

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
        for number in taken.names.indices.sorted(by: { taken.names[$0] < taken.names[$1] }) {
            let postings = taken.postings[number].map { entry in
                let place = Int(entry >> 32)
                let counts = ColumnCounts(bits: UInt32(truncatingIfNeeded: entry))
                var frequency = 0.0
                for column in 0..<columns where counts[column] > 0 {
                    frequency += Double(counts[column]) * factors[place * columns + column]
                }
                return Posting(document: taken.documents[place].row, level: Impact.level(of: frequency))
            }
            try body(taken.names[number], postings)
        }
        return sum
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
