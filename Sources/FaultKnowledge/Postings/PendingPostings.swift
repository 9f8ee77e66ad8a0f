/// Postings that wait to be written: by term, in the order in which they came.
struct PendingPostings {
    /// Level 0: the item no longer holds the term.
    typealias Posting = PostingBlob.Posting

    private var numbers: [UInt64: Int] = [:]
    private var names: [String] = []
    /// By number of the term: the row over the level.
    private var postings: [[UInt64]] = []
    private(set) var count = 0
    private var documents = 0

    var isEmpty: Bool { count == 0 }
    var termCount: Int { names.count }
    /// Items, an item that changes twice counted twice.
    var documentCount: Int { documents }

    mutating func add(_ item: ItemTerms, _ document: Int, isRemoval: Bool) {
        documents += 1
        count += item.terms.count
        for term in item.terms {
            let posting = UInt64(document) << 8 | UInt64(isRemoval ? 0 : term.level)
            postings[number(of: term, in: item)].append(posting)
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

    /// Everything by term in the order of the terms; nothing waits any longer.
    mutating func takeSorted() -> [(term: String, postings: [Posting])] {
        let taken = self
        self = PendingPostings()
        return taken.names.indices.sorted { taken.names[$0] < taken.names[$1] }.map { number in
            (
                taken.names[number],
                taken.postings[number].map {
                    Posting(document: Int($0 >> 8), level: Impact.Level(truncatingIfNeeded: $0))
                }
            )
        }
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
