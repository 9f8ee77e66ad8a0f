/// Families of sets as zero-suppressed decision diagrams (Minato 1993). Node 0 is the empty family, node 1 the family of
/// the empty set alone. Operations keep their own stack.
struct Families: ~Copyable {
    static let none: UInt32 = 0
    static let unit: UInt32 = 1

    /// What `apply` does with two families, or with a family and a function.
    enum Operation {
        /// The sets of the first that are not in the second.
        case difference
        /// The sets of the first that contain no set of the second.
        case withoutSupersets
        /// The sets of the first in which the second, a monotone function, is false.
        case whereFalse
    }

    private var table: NodeTable
    private var computed: ComputedTable
    private var frames: [Frame] = []
    private let watch: BudgetWatch
    private var steps = 0

    private struct Frame {
        var u: UInt32
        var v: UInt32
        var level: UInt32
        var uLow: UInt32
        var vLow: UInt32
        /// The second operand of a second pass over the high half; `again` says whether there is one.
        var vAgain: UInt32
        var again: Bool
        /// `ComputedTable.none` until the high half is done.
        var high: UInt32 = ComputedTable.none
    }

    init(within watch: BudgetWatch, capacity: Int = 1024) {
        let memory = TableMemory()
        table = NodeTable(terminals: 2, capacity: capacity, memory: memory)
        computed = ComputedTable(capacity: capacity, memory: memory)
        self.watch = watch
    }

    var nodeCount: Int { table.count }

    func node(_ index: UInt32) -> NodeTable.Node { table.nodes[Int(index)] }

    /// The sets of `low`, and those of `high` with the element of the level.
    mutating func make(_ level: UInt32, _ low: UInt32, _ high: UInt32) throws(BudgetSpent) -> UInt32 {
        if high == Self.none { return low }
        if table.isFull {
            guard table.count < watch.nodes else { throw .nodes }
            try watch.check()
            table.grow()
            if computed.capacity < table.capacity { computed.rebuild(capacity: table.capacity) { $0 } }
        }
        return table.node(level, low, high)
    }

    /// - Parameter functions: what the second operand of `whereFalse` belongs to.
    ///
    /// Results are remembered without regard to the operation: `forget` comes between two of them.
    mutating func apply(
        _ operation: Operation, _ first: UInt32, _ second: UInt32, _ functions: Diagram? = nil
    ) throws(BudgetSpent) -> UInt32 {
        let nodes = functions?.nodes ?? []
        var (u, v) = (first, second)
        let base = frames.count
        while true {
            var result = plain(operation, u, &v, nodes)
            if result == ComputedTable.none {
                result = computed.result(u, v)
                if result == ComputedTable.none {
                    let frame = split(operation, u, v, nodes)
                    frames.append(frame.frame)
                    (u, v) = frame.next
                    continue
                }
            }
            while true {
                guard frames.count > base, let last = frames.indices.last else { return result }
                if frames[last].high == ComputedTable.none {
                    if frames[last].again {
                        frames[last].again = false
                        (u, v) = (result, frames[last].vAgain)
                    } else {
                        frames[last].high = result
                        (u, v) = (frames[last].uLow, frames[last].vLow)
                    }
                    break
                }
                let frame = frames.removeLast()
                do { result = try make(frame.level, result, frame.high) } catch {
                    frames.removeLast(frames.count - base)
                    throw error
                }
                computed.store(frame.u, frame.v, result)
                steps &+= 1
                if steps & 0xFFFF == 0 {
                    do { try watch.check() } catch {
                        frames.removeLast(frames.count - base)
                        throw error
                    }
                }
            }
        }
    }

    /// What needs no working out; else `v` without what cannot matter to `u`.
    @inline(__always)
    private func plain(_ operation: Operation, _ u: UInt32, _ v: inout UInt32, _ functions: [Diagram.Node]) -> UInt32 {
        if u == Self.none || v == Self.none { return u }
        if operation == .whereFalse {
            if v == 1 { return Self.none }
            // Elements that no set of the first has are absent.
            let level = table.level(u)
            while v > 1, functions[Int(v)].level < level { v = functions[Int(v)].low }
            if v <= 1 { return v == 0 ? u : Self.none }
            return ComputedTable.none
        }
        if u == v { return Self.none }
        if operation == .withoutSupersets, v == Self.unit { return Self.none }
        let level = table.level(u)
        while v > 1, table.level(v) < level { v = table.nodes[Int(v)].low }
        if v == Self.none { return u }
        if u == v { return Self.none }
        if v == Self.unit, operation == .withoutSupersets { return Self.none }
        return ComputedTable.none
    }

    private func split(
        _ operation: Operation, _ u: UInt32, _ v: UInt32, _ functions: [Diagram.Node]
    ) -> (frame: Frame, next: (UInt32, UInt32)) {
        let set = table.nodes[Int(u)]
        var (vLow, vHigh) = (v, v)
        var isSplit = false
        if operation == .whereFalse {
            let function = functions[Int(v)]
            if function.level == set.level { (vLow, vHigh) = (function.low, function.high) }
        } else {
            let other = table.nodes[Int(v)]
            isSplit = other.level == set.level
            if isSplit {
                (vLow, vHigh) = (other.low, other.high)
            } else if operation == .difference {
                vHigh = Self.none
            }
        }
        // A set with the element contains a set of the second that has it too, or one that has it not.
        let again = operation == .withoutSupersets && isSplit
        let frame = Frame(u: u, v: v, level: set.level, uLow: set.low, vLow: vLow, vAgain: vLow, again: again)
        return (frame, (set.high, vHigh))
    }

    /// Must come between different operations.
    mutating func forget() { computed = ComputedTable(capacity: computed.capacity) }
}

/// A finished family of sets, children before parents.
struct Family: Sendable {
    /// Nodes 0 and 1 are the empty family and the family of the empty set.
    var nodes: [Diagram.Node]
    var root: UInt32

    init(_ root: UInt32, of families: borrowing Families) {
        var nodes: [Diagram.Node] = []
        nodes.reserveCapacity(Int(root) + 1)
        for index in 0...max(1, root) {
            let node = families.node(index)
            nodes.append(.init(level: node.level, low: node.low, high: node.high))
        }
        self.init(compacting: nodes, root: root)
    }

    /// What `root` needs of `all`, in the same order.
    init(compacting all: [Diagram.Node], root: UInt32) {
        var needed = [Bool](repeating: false, count: all.count)
        needed[Int(root)] = true
        for index in stride(from: all.count - 1, through: 2, by: -1) where needed[index] {
            needed[Int(all[index].low)] = true
            needed[Int(all[index].high)] = true
        }
        var places = [UInt32](repeating: 0, count: all.count)
        places[1] = 1
        nodes = [
            .init(level: Diagram.bottom, low: 0, high: 0), .init(level: Diagram.bottom, low: 1, high: 1),
        ]
        for index in stride(from: 2, to: all.count, by: 1) where needed[index] {
            places[index] = UInt32(nodes.count)
            nodes.append(
                .init(level: all[index].level, low: places[Int(all[index].low)], high: places[Int(all[index].high)]))
        }
        self.root = places[Int(root)]
    }
}
