/// The decision nodes of one diagram manager: 12 bytes each, found again by an open-addressing table of 4-byte indices.
///
/// A node is made after its children and compaction keeps the order, so the index order is a topological one: passes
/// over a whole diagram are loops, not recursions.
struct NodeTable: ~Copyable {
    struct Node {
        var level: UInt32
        var low: UInt32
        var high: UInt32
    }

    private(set) var nodes: UnsafeMutablePointer<Node>
    private(set) var count: Int
    private(set) var capacity: Int
    private var slots: UnsafeMutablePointer<UInt32>
    private var mask: Int

    /// The level of terminals: below every variable.
    static let bottom = UInt32.max

    /// - Parameter terminals: how many nodes at the start stand for constants.
    init(terminals: Int, capacity: Int = 64) {
        let capacity = Swift.max(64, capacity.roundedUpToPowerOfTwo)
        self.capacity = capacity
        nodes = .allocate(capacity: capacity)
        slots = .allocate(capacity: capacity * 2)
        slots.initialize(repeating: 0, count: capacity * 2)
        mask = capacity * 2 - 1
        count = terminals
        for index in 0..<terminals {
            nodes[index] = Node(level: Self.bottom, low: UInt32(index), high: UInt32(index))
        }
    }

    deinit {
        nodes.deallocate()
        slots.deallocate()
    }

    var isFull: Bool { count == capacity }

    @inline(__always)
    func level(_ index: UInt32) -> UInt32 { nodes[Int(index)].level }

    @inline(__always)
    private static func hash(_ level: UInt32, _ low: UInt32, _ high: UInt32) -> Int {
        var value = (UInt64(low) << 32 | UInt64(high)) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 32)) &+ UInt64(level) &* 0xC2B2_AE3D_27D4_EB4F
        value &*= 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: value >> 33)
    }

    /// The node with these parts, made when there is none. The table must not be full.
    @inline(__always)
    mutating func node(_ level: UInt32, _ low: UInt32, _ high: UInt32) -> UInt32 {
        var slot = Self.hash(level, low, high) & mask
        while true {
            let index = slots[slot]
            if index == 0 { break }
            let node = nodes[Int(index)]
            if node.low == low && node.high == high && node.level == level { return index }
            slot = (slot &+ 1) & mask
        }
        let index = UInt32(truncatingIfNeeded: count)
        nodes[count] = Node(level: level, low: low, high: high)
        slots[slot] = index
        count &+= 1
        return index
    }

    /// Doubles the capacity.
    mutating func grow() {
        let larger = capacity * 2
        let moved = UnsafeMutablePointer<Node>.allocate(capacity: larger)
        moved.moveInitialize(from: nodes, count: count)
        nodes.deallocate()
        nodes = moved
        capacity = larger
        slots.deallocate()
        slots = .allocate(capacity: larger * 2)
        mask = larger * 2 - 1
        rehash()
    }

    /// Drops every node that `isLive` does not mark; the others move down in their order.
    /// - Parameter shift: how far a reference to a node is shifted to the left in `low` and `high` (1: the last bit is
    ///   a sign).
    /// - Parameter renumbering: receives the new index of every live node.
    mutating func compact(
        live: UnsafeMutablePointer<Bool>, shift: UInt32, renumbering: UnsafeMutablePointer<UInt32>
    ) {
        var next = 0
        let signs = (UInt32(1) << shift) - 1
        for index in 0..<count where live[index] {
            var node = nodes[index]
            if node.level != Self.bottom {
                node.low = renumbering[Int(node.low >> shift)] << shift | node.low & signs
                node.high = renumbering[Int(node.high >> shift)] << shift | node.high & signs
            }
            renumbering[index] = UInt32(next)
            nodes[next] = node
            next += 1
        }
        count = next
        rehash()
    }

    private mutating func rehash() {
        slots.update(repeating: 0, count: mask + 1)
        for index in 0..<count {
            let node = nodes[index]
            if node.level == Self.bottom { continue }
            var slot = Self.hash(node.level, node.low, node.high) & mask
            while slots[slot] != 0 { slot = (slot &+ 1) & mask }
            slots[slot] = UInt32(index)
        }
    }
}

extension Int {
    var roundedUpToPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}

/// What has been computed, forgotten when something else falls on the same place. Keys are pairs of references.
struct ComputedTable: ~Copyable {
    struct Entry {
        var left: UInt32
        var right: UInt32
        var result: UInt32
    }

    private(set) var entries: UnsafeMutablePointer<Entry>
    private(set) var mask: Int
    /// No reference has this value.
    static let none = UInt32.max

    init(capacity: Int = 64) {
        let capacity = capacity.roundedUpToPowerOfTwo
        entries = .allocate(capacity: capacity)
        entries.initialize(repeating: Entry(left: Self.none, right: Self.none, result: Self.none), count: capacity)
        mask = capacity - 1
    }

    deinit { entries.deallocate() }

    var capacity: Int { mask + 1 }

    @inline(__always)
    private func place(_ left: UInt32, _ right: UInt32) -> Int {
        let value = (UInt64(left) << 32 | UInt64(right)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: (value ^ value >> 29) >> 24) & mask
    }

    @inline(__always)
    func result(_ left: UInt32, _ right: UInt32) -> UInt32 {
        let entry = entries[place(left, right)]
        return entry.left == left && entry.right == right ? entry.result : Self.none
    }

    @inline(__always)
    mutating func store(_ left: UInt32, _ right: UInt32, _ result: UInt32) {
        entries[place(left, right)] = Entry(left: left, right: right, result: result)
    }

    /// Changes the capacity; keeps what `renew` still knows of each entry.
    mutating func rebuild(capacity: Int, renew: (Entry) -> Entry?) {
        let old = entries
        let oldCount = mask + 1
        let capacity = capacity.roundedUpToPowerOfTwo
        entries = .allocate(capacity: capacity)
        entries.initialize(repeating: Entry(left: Self.none, right: Self.none, result: Self.none), count: capacity)
        mask = capacity - 1
        for index in 0..<oldCount where old[index].result != Self.none {
            if let entry = renew(old[index]) { store(entry.left, entry.right, entry.result) }
        }
        old.deallocate()
    }
}
