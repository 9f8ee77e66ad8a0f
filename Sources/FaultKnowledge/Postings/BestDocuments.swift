import HeapModule

/// The best so many items, by score; of equal scores the earlier row is the better one.
struct BestDocuments {
    struct Entry: Hashable {
        var document: Int
        var score: Float
    }

    private let capacity: Int
    /// The score's bits over the inverted row: numbers above 0 keep their order as bits.
    private var heap = Heap<UInt64>()

    init(capacity: Int) { self.capacity = capacity }

    var isFull: Bool { heap.count >= capacity }

    /// What an item must have, at least, to be let in; 0: any.
    var threshold: Float {
        guard isFull, let least = heap.min else { return 0 }
        return Float(bitPattern: UInt32(least >> 32))
    }

    /// - Parameter score: not negative.
    @inline(__always)
    mutating func add(_ document: Int, _ score: Float) {
        let key = UInt64(score.bitPattern) << 32 | UInt64(~UInt32(truncatingIfNeeded: document))
        if heap.count < capacity {
            heap.insert(key)
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
