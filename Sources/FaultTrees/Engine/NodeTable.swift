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
    private let memory: TableMemory

    /// The level of terminals: below every variable.
    static let bottom = UInt32.max

    /// - Parameter terminals: how many nodes at the start stand for constants.
    init(terminals: Int, capacity: Int = 64, memory: TableMemory = TableMemory()) {
        let capacity = Swift.max(64, capacity.roundedUpToPowerOfTwo)
        self.capacity = capacity
        self.memory = memory
        nodes = memory.take(capacity)
        slots = memory.take(capacity * 2)
        slots.initialize(repeating: 0, count: capacity * 2)
        mask = capacity * 2 - 1
        count = terminals
        for index in 0..<terminals {
            nodes[index] = Node(level: Self.bottom, low: UInt32(index), high: UInt32(index))
        }
    }

    deinit {
        memory.give(nodes, capacity)
        memory.give(slots, mask + 1)
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
        nodes = memory.resize(nodes, from: capacity, to: capacity * 2)
        slots = memory.resize(slots, from: capacity * 2, to: capacity * 4)
        capacity *= 2
        mask = capacity * 2 - 1
        rehash()
    }

    /// Drops every node that `renumbering` does not mark; the others move down in their order. `rehash` or `grow` has to
    /// follow before a node is made.
    /// - Parameter shift: how far a reference to a node is shifted to the left in `low` and `high` (1: the last bit is
    ///   a sign).
    /// - Parameter renumbering: by node, `dead` or anything else; receives the new index of the others.
    mutating func compact(shift: UInt32, renumbering: UnsafeMutablePointer<UInt32>) {
        var next = 0
        let signs = (UInt32(1) << shift) - 1
        for index in 0..<count where renumbering[index] != Self.dead {
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
    }

    static let dead = UInt32.max

    /// Makes the nodes that there are known again.
    mutating func rehash() {
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
    private let memory: TableMemory
    /// No reference has this value.
    static let none = UInt32.max

    init(capacity: Int = 64, memory: TableMemory = TableMemory()) {
        let capacity = capacity.roundedUpToPowerOfTwo
        self.memory = memory
        entries = memory.take(capacity)
        entries.initialize(repeating: Entry(left: Self.none, right: Self.none, result: Self.none), count: capacity)
        mask = capacity - 1
    }

    deinit { memory.give(entries, mask + 1) }

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

    /// Changes the capacity, not to a smaller one; keeps what `renew` still knows of each entry. In place: an entry that
    /// comes upon one not yet moved moves that one next. References are below `moved`.
    mutating func rebuild(capacity: Int, renew: (Entry) -> Entry?) {
        let before = mask + 1
        let capacity = max(before, capacity.roundedUpToPowerOfTwo)
        let empty = Entry(left: Self.none, right: Self.none, result: Self.none)
        if capacity > before {
            entries = memory.resize(entries, from: before, to: capacity)
            (entries + before).initialize(repeating: empty, count: capacity - before)
            mask = capacity - 1
        }
        for index in 0..<before {
            var entry = entries[index]
            guard entry.result & Self.moved == 0 else { continue }
            entries[index] = empty
            while let renewed = renew(entry) {
                let target = place(renewed.left, renewed.right)
                entry = entries[target]
                entries[target] = renewed
                entries[target].result |= Self.moved
                // Empty places and moved entries bear the mark alike.
                if entry.result & Self.moved != 0 { break }
            }
        }
        for index in 0..<capacity where entries[index].left != Self.none { entries[index].result &= ~Self.moved }
    }

    private static let moved: UInt32 = 1 << 31
}
