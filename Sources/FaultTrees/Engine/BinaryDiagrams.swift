/// Reduced ordered binary decision diagrams with signed edges (Bryant 1986; Brace, Rudell, Bryant 1990).
///
/// An edge is a node index shifted left, its last bit the sign: `edge ^ 1` is the negation. The only terminal is true; a
/// high edge never bears a sign, so equal functions are equal edges. Operations keep their own stack: the number of
/// variables may be any. What is to survive an operation is kept in `held`, since collection moves nodes.
struct BinaryDiagrams: ~Copyable {
    typealias Edge = UInt32
    static let yes: Edge = 0
    static let no: Edge = 1
    static let none = UInt32.max

    private var table: NodeTable
    private var computed: ComputedTable
    private let memory: TableMemory
    private var frames: UnsafeMutablePointer<Frame>
    private var frameCapacity: Int
    private var depth = 0
    /// Pairs worked out so far: the measure of work.
    private(set) var steps = 0
    private var nextLook: Int
    private var allowedSteps: Int
    private var watch: BudgetWatch
    /// Nothing is collected, and edges that are not held live on too.
    var keepsEverything = false
    /// The edges that live on; places are given out by `hold`.
    private(set) var held: [Edge] = []
    private var freePlaces: [Int] = []

    /// A pair of edges in work. `low` is `none` until the low half is done.
    private struct Frame {
        var f: Edge
        var g: Edge
        var fHigh: Edge
        var gHigh: Edge
        var level: UInt32
        var low: Edge
    }

    init(within watch: BudgetWatch, capacity: Int = 64, memory: TableMemory = TableMemory()) {
        self.memory = memory
        table = NodeTable(terminals: 1, capacity: capacity, memory: memory)
        computed = ComputedTable(capacity: capacity, memory: memory)
        frameCapacity = 64
        frames = .allocate(capacity: frameCapacity)
        self.watch = watch
        nextLook = min(watch.steps, 1 << 16)
        allowedSteps = watch.steps
    }

    deinit { frames.deallocate() }

    var nodeCount: Int { table.count }

    func node(_ index: UInt32) -> NodeTable.Node { table.nodes[Int(index)] }
    func level(_ edge: Edge) -> UInt32 { table.level(edge >> 1) }

    mutating func hold(_ edge: Edge) -> Int {
        if let place = freePlaces.popLast() {
            held[place] = edge
            return place
        }
        held.append(edge)
        return held.count - 1
    }

    mutating func set(_ place: Int, to edge: Edge) { held[place] = edge }

    mutating func release(_ place: Int) {
        held[place] = Self.yes
        freePlaces.append(place)
    }

    /// Lets operations go on until so many steps have been made since the beginning.
    mutating func allow(steps: Int) {
        allowedSteps = min(steps, watch.steps)
        nextLook = max(self.steps + 1, min(allowedSteps, self.steps + (1 << 16)))
    }

    /// How many nodes `edges` lead to, signs apart.
    func size(of edges: [Edge]) -> Int {
        var marks = [Bool](repeating: false, count: table.count)
        for edge in edges { marks[Int(edge >> 1)] = true }
        var size = 0
        for index in stride(from: table.count - 1, to: 0, by: -1) where marks[index] {
            size += 1
            marks[Int(table.nodes[index].low >> 1)] = true
            marks[Int(table.nodes[index].high >> 1)] = true
        }
        return size
    }

    mutating func variable(_ level: UInt32) throws(BudgetSpent) -> Edge {
        try ensureRoom()
        return make(level, Self.no, Self.yes)
    }

    /// The function that is `high` where the variable is true and `low` where it is false; both lie below it.
    mutating func make(_ level: UInt32, low: Edge, high: Edge) throws(BudgetSpent) -> Edge {
        if table.isFull {
            let places = (hold(low), hold(high))
            try makeRoom()
            let (low, high) = (held[places.0], held[places.1])
            release(places.0)
            release(places.1)
            return make(level, low, high)
        }
        return make(level, low, high)
    }

    /// There must be room for one node.
    @inline(__always)
    private mutating func make(_ level: UInt32, _ low: Edge, _ high: Edge) -> Edge {
        if low == high { return low }
        let sign = high & 1
        return table.node(level, low ^ sign, high ^ sign) << 1 | sign
    }

    mutating func or(_ f: Edge, _ g: Edge) throws(BudgetSpent) -> Edge { try and(f ^ 1, g ^ 1) ^ 1 }

    mutating func and(_ f: Edge, _ g: Edge) throws(BudgetSpent) -> Edge { try apply(f, g, parity: false) }

    mutating func xor(_ f: Edge, _ g: Edge) throws(BudgetSpent) -> Edge {
        try apply(f & ~1, g & ~1, parity: true) ^ (f & 1) ^ (g & 1)
    }

    /// `x ? f : g`, with every operand held.
    mutating func choose(_ x: Int, _ f: Int, _ g: Int) throws(BudgetSpent) -> Edge {
        let first = hold(try and(held[x], held[f]))
        let second = try and(held[x] ^ 1, held[g])
        let result = try or(held[first], second)
        release(first)
        return result
    }

    /// The constant that `and` of the two is, or an operand; `none`: it has to be worked out.
    @inline(__always)
    private static func plainAnd(_ f: Edge, _ g: Edge) -> Edge {
        if f == g || g == yes { return f }
        if f == yes { return g }
        if f ^ 1 == g || f == no || g == no { return no }
        return none
    }

    /// The same for `xor` of unsigned edges.
    @inline(__always)
    private static func plainXor(_ f: Edge, _ g: Edge) -> Edge {
        if f == g { return no }
        if f == yes { return g ^ 1 }
        if g == yes { return f ^ 1 }
        return none
    }

    /// `and` is remembered under (smaller, larger), `xor` under (larger, smaller).
    private mutating func apply(_ left: Edge, _ right: Edge, parity: Bool) throws(BudgetSpent) -> Edge {
        var (f, g) = (left, right)
        let base = depth
        while true {
            // In `xor`, signs are taken out of the operands; they come back with the result.
            var sign: UInt32 = 0
            if parity {
                sign = (f ^ g) & 1
                f &= ~1
                g &= ~1
            }
            var result = parity ? Self.plainXor(f, g) : Self.plainAnd(f, g)
            if result == Self.none {
                if (f < g) == parity { swap(&f, &g) }
                result = computed.result(f, g)
                if result == Self.none {
                    let (left, right) = (table.nodes[Int(f >> 1)], table.nodes[Int(g >> 1)])
                    let level = min(left.level, right.level)
                    if depth == frameCapacity { growFrames() }
                    let (fSign, gSign) = (f & 1, g & 1)
                    let fSplits = left.level == level
                    let gSplits = right.level == level
                    frames[depth] = Frame(
                        f: f, g: g, fHigh: fSplits ? left.high ^ fSign : f, gHigh: gSplits ? right.high ^ gSign : g,
                        level: level, low: Self.none ^ (sign ^ 1))
                    depth &+= 1
                    if fSplits { f = left.low ^ fSign }
                    if gSplits { g = right.low ^ gSign }
                    continue
                }
            }
            result ^= sign
            // Hand the result up.
            while true {
                if depth == base { return result }
                let low = frames[depth &- 1].low
                if low >= Self.none ^ 1 {
                    // The low half is done; the sign of the whole moves to the level's top bit.
                    let sign = (low ^ Self.none ^ 1) & 1
                    frames[depth &- 1].low = result
                    frames[depth &- 1].level |= sign << 31
                    f = frames[depth &- 1].fHigh
                    g = frames[depth &- 1].gHigh
                    break
                }
                if table.isFull {
                    let place = hold(result)
                    defer { release(place) }
                    do { try makeRoom() } catch {
                        depth = base
                        throw error
                    }
                    result = held[place]
                }
                let frame = frames[depth &- 1]
                let level = frame.level & 0x7FFF_FFFF
                result = make(level, frame.low, result)
                computed.store(frame.f, frame.g, result)
                steps &+= 1
                if steps == nextLook {
                    do { try look() } catch {
                        depth = base
                        throw error
                    }
                }
                result ^= frame.level >> 31
                depth &-= 1
            }
        }
    }

    private mutating func growFrames() {
        let larger = UnsafeMutablePointer<Frame>.allocate(capacity: frameCapacity * 2)
        larger.moveInitialize(from: frames, count: frameCapacity)
        frames.deallocate()
        frames = larger
        frameCapacity *= 2
    }
}

// MARK: - Room

extension BinaryDiagrams {
    private mutating func look() throws(BudgetSpent) {
        if steps >= allowedSteps {
            nextLook = steps + 1
            throw .nodes
        }
        try watch.check()
        nextLook = min(allowedSteps, steps + (1 << 16))
    }

    private mutating func ensureRoom() throws(BudgetSpent) { if table.isFull { try makeRoom() } }

    /// Collects what is no longer reachable; grows when little was freed.
    private mutating func makeRoom() throws(BudgetSpent) {
        try watch.check()
        let collects = table.count >= 4096 && !keepsEverything
        if collects { collect() }
        if mustGrow { table.grow() } else if collects { table.rehash() }
        if table.count > min(watch.nodes, table.capacity / 8 * 7) { throw .nodes }
        if computed.capacity < table.capacity { computed.rebuild(capacity: table.capacity) { $0 } }
    }

    private var mustGrow: Bool { table.count > table.capacity / 2 && table.capacity < watch.nodes }

    /// Keeps what is held or in work, and what was computed of it.
    private mutating func collect() {
        let count = table.count
        let live = memory.take(count, of: UInt32.self)
        live.initialize(repeating: NodeTable.dead, count: count)
        defer { memory.give(live, count) }
        live[0] = 0
        for edge in held { live[Int(edge >> 1)] = 0 }
        for index in 0..<depth {
            let frame = frames[index]
            for edge in [frame.f, frame.g, frame.fHigh, frame.gHigh] { live[Int(edge >> 1)] = 0 }
            if frame.low < Self.none ^ 1 { live[Int(frame.low >> 1)] = 0 }
        }
        for index in stride(from: count - 1, to: 0, by: -1) where live[index] != NodeTable.dead {
            live[Int(table.nodes[index].low >> 1)] = 0
            live[Int(table.nodes[index].high >> 1)] = 0
        }
        table.compact(shift: 1, renumbering: live)
        let moved = { (edge: Edge) in live[Int(edge >> 1)] << 1 | edge & 1 }
        for place in held.indices { held[place] = moved(held[place]) }
        for index in 0..<depth {
            frames[index].f = moved(frames[index].f)
            frames[index].g = moved(frames[index].g)
            frames[index].fHigh = moved(frames[index].fHigh)
            frames[index].gHigh = moved(frames[index].gHigh)
            if frames[index].low < Self.none ^ 1 { frames[index].low = moved(frames[index].low) }
        }
        computed.rebuild(capacity: mustGrow ? table.capacity * 2 : table.capacity) { entry in
            let (f, g, result) = (Int(entry.left >> 1), Int(entry.right >> 1), Int(entry.result >> 1))
            let dead = NodeTable.dead
            guard live[f] != dead, live[g] != dead, live[result] != dead else { return nil }
            return .init(left: moved(entry.left), right: moved(entry.right), result: moved(entry.result))
        }
    }
}
