import HeapModule

/// The best so many items, by score; of equal scores the earlier row is the better one.
struct BestDocuments {
    struct Entry: Hashable {
        var document: Int
        var score: Float
    }

    private let capacity: Int
    /// Whatever has a smaller key is not wanted.
    private let floor: UInt64
    /// The score's bits over the inverted row: numbers above 0 keep their order as bits.
    private var heap = Heap<UInt64>()

    init(capacity: Int) { (self.capacity, floor) = (capacity, 0) }

    /// For items that are put together with these: only those are wanted that could be among the best of both.
    init(beside others: BestDocuments) { (capacity, floor) = (others.capacity, others.least) }

    /// What a key must have, at least, to be let in; 0: any.
    private var least: UInt64 {
        if heap.count < capacity { return floor }
        return max(floor, heap.min ?? 0)
    }

    /// Whether no item of this row or a later one can be let in, if none has a better score.
    func excludes(_ score: Float, from document: Int) -> Bool { Self.key(document, score) < least }

    private static func key(_ document: Int, _ score: Float) -> UInt64 {
        UInt64(score.bitPattern) << 32 | UInt64(~UInt32(truncatingIfNeeded: document))
    }

    /// - Parameter score: not negative.
    @inline(__always)
    mutating func add(_ document: Int, _ score: Float) {
        let key = Self.key(document, score)
        if heap.count < capacity {
            if key >= floor { heap.insert(key) }
        } else if let least = heap.min, key > least {
            heap.replaceMin(with: key)
        }
    }

    /// Best first.
    var entries: [Entry] {
        heap.unordered.sorted(by: >).map { key in
            Entry(
                document: Int(~UInt32(truncatingIfNeeded: key)), score: Float(bitPattern: UInt32(key >> 32)))
        }
    }
}
