/// Families of minimal sets in which costly sets are given up as early as can be: what remains of a tree too large for
/// exact work. Either they are dropped, and the families tell less than the tree does; or they are widened, by leaving out
/// elements, and the families tell more. A monotone tree of such families is itself below or above the true one.
///
/// Each element has a cost, a whole number that grows with the logarithm of its rarity (with equal probabilities, 1: then
/// the cost of a set is its order). Operations keep their own stack.
struct LimitedFamilies: ~Copyable {
    static let none: UInt32 = 0
    static let unit: UInt32 = 1

    /// What becomes of sets that cost more than the limit.
    enum Surplus { case dropped, widened }

    private enum Operation: UInt8 { case without, join, meet, trim }

    /// What a family is worth.
    private struct Worth {
        var least: UInt16
        var most: UInt16
        /// The sum of the probabilities of its sets.
        var sum: Double
        /// Nodes, those used twice counted twice; no more than `largestSize`.
        var size: Int32
    }

    private static let largestSize: Int32 = 1 << 24
    private static let boundless = Int16.max

    private struct Call {
        var operation: Operation
        var u: UInt32
        var v: UInt32
        /// What the sets of the result may cost at most.
        var limit: Int16
    }

    private struct Frame {
        var call: Call
        var level: UInt32
        var u1: UInt32
        var u0: UInt32
        var v1: UInt32
        var v0: UInt32
        var state: UInt8 = 0
        var low: UInt32 = 0
        var high: UInt32 = 0
    }

    private struct Entry {
        var u = UInt32.max
        var v = UInt32.max
        var key: UInt32 = .max
        var result: UInt32 = 0
    }

    private var table: NodeTable
    private var worths: [Worth]
    private var memory: [Entry]
    private var frames: [Frame] = []
    private let costs: [UInt16]
    private let probabilities: [Double]
    private let watch: BudgetWatch
    private let surplus: Surplus
    private let smallSize: Int32
    private var steps = 0

    /// - Parameters:
    ///   - costs: by level, from 1.
    ///   - smallSize: with a family of so many nodes, any other is met in full when surplus is widened: that costs little,
    ///     and keeps what both have in common.
    init(costs: [UInt16], probabilities: [Double], surplus: Surplus, smallSize: Int, within watch: BudgetWatch) {
        self.smallSize = Int32(smallSize)
        self.surplus = surplus
        table = NodeTable(terminals: 2, capacity: 1 << 16)
        worths = [Worth(least: .max / 2, most: 0, sum: 0, size: 0), Worth(least: 0, most: 0, sum: 1, size: 0)]
        memory = [Entry](repeating: Entry(), count: 1 << 16)
        self.costs = costs
        self.probabilities = probabilities
        self.watch = watch
    }

    var nodeCount: Int { table.count }
    func node(_ index: UInt32) -> NodeTable.Node { table.nodes[Int(index)] }
    func sum(_ family: UInt32) -> Double { worths[Int(family)].sum }

    mutating func element(_ level: UInt32) throws(BudgetSpent) -> UInt32 { try make(level, Self.none, Self.unit) }

    /// The minimal sets of both.
    mutating func join(_ u: UInt32, _ v: UInt32) throws(BudgetSpent) -> UInt32 {
        try run(Call(operation: .join, u: u, v: v, limit: 0))
    }

    /// The minimal unions of a set of one with a set of the other that cost no more than `limit`; for the others nothing,
    /// or what they have from one of the two.
    mutating func meet(_ u: UInt32, _ v: UInt32, limit: Int) throws(BudgetSpent) -> UInt32 {
        try run(Call(operation: .meet, u: u, v: v, limit: Int16(limit)))
    }

    private mutating func make(_ level: UInt32, _ low: UInt32, _ high: UInt32) throws(BudgetSpent) -> UInt32 {
        if high == Self.none { return low }
        if table.isFull {
            guard table.count < watch.nodes else { throw .nodes }
            try watch.check()
            table.grow()
            if memory.count < table.capacity { enlargeMemory() }
        }
        let index = table.node(level, low, high)
        if Int(index) == worths.count {
            let (a, b, cost) = (worths[Int(low)], worths[Int(high)], costs[Int(level)])
            worths.append(
                Worth(
                    least: min(a.least, b.least + cost), most: max(a.most, b.most + cost),
                    sum: a.sum + probabilities[Int(level)] * b.sum,
                    size: min(Self.largestSize, a.size + b.size + 1)))
        }
        return index
    }

    private mutating func enlargeMemory() {
        let old = memory
        memory = [Entry](repeating: Entry(), count: old.count * 2)
        for entry in old where entry.key != .max { memory[place(entry.u, entry.v, entry.key)] = entry }
    }

    private func place(_ u: UInt32, _ v: UInt32, _ key: UInt32) -> Int {
        var value = (UInt64(u) << 32 | UInt64(v)) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ value >> 31) &+ UInt64(key) &* 0xC2B2_AE3D_27D4_EB4F
        value &*= 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: value >> 34) & (memory.count - 1)
    }

    private static func key(_ call: Call) -> UInt32 {
        UInt32(call.operation.rawValue) << 16 | UInt32(UInt16(bitPattern: call.limit))
    }
}

// MARK: - Working out

extension LimitedFamilies {
    private mutating func run(_ first: Call) throws(BudgetSpent) -> UInt32 {
        var call = first
        let base = frames.count
        defer { if frames.count > base { frames.removeLast(frames.count - base) } }
        while true {
            var outcome: UInt32
            if let known = plain(&call) {
                outcome = known
            } else {
                let key = Self.key(call)
                let entry = memory[place(call.u, call.v, key)]
                if entry.u == call.u, entry.v == call.v, entry.key == key {
                    outcome = entry.result
                } else {
                    frames.append(frame(for: call))
                    call = firstPart(frames[frames.count - 1])
                    continue
                }
            }
            var isReturning = true
            while isReturning {
                guard frames.count > base else { return outcome }
                let last = frames.count - 1
                let cost = Int16(costs[Int(frames[last].level)])
                if let next = Self.advance(&frames[last], with: outcome, cost: cost) {
                    call = next
                    isReturning = false
                    continue
                }
                let done = frames.removeLast()
                let result = try make(done.level, done.low, done.high)
                outcome = result
                let key = Self.key(done.call)
                memory[place(done.call.u, done.call.v, key)] = Entry(
                    u: done.call.u, v: done.call.v, key: key, result: result)
                steps &+= 1
                if steps & 0xFFFF == 0 { try watch.check() }
            }
        }
    }

    /// What needs no working out. May bring the call into its usual form.
    private func plain(_ call: inout Call) -> UInt32? {
        switch call.operation {
        case .without:
            if call.u == Self.none || call.v == Self.none { return call.u }
            let level = table.level(call.u)
            while call.v > 1, table.level(call.v) < level { call.v = table.nodes[Int(call.v)].low }
            if call.v == Self.none { return call.u }
            if call.u == call.v || call.v == Self.unit { return Self.none }
            return nil
        case .join:
            if call.u == call.v || call.v == Self.none { return call.u }
            if call.u == Self.none { return call.v }
            if call.u == Self.unit || call.v == Self.unit { return Self.unit }
            if call.u > call.v { swap(&call.u, &call.v) }
            return nil
        case .meet:
            if call.u == Self.none || call.v == Self.none { return Self.none }
            let (a, b) = (worths[Int(call.u)], worths[Int(call.v)])
            if surplus == .widened, min(a.size, b.size) <= smallSize { call.limit = Self.boundless }
            if Int(max(a.least, b.least)) > Int(call.limit) {
                if surplus == .dropped { return Self.none }
                // Either is above both together; the less likely one is the better guess.
                return a.sum <= b.sum ? call.u : call.v
            }
            if call.u == Self.unit || call.u == call.v {
                call = Call(operation: .trim, u: call.v, v: 0, limit: call.limit)
                return plain(&call)
            }
            if call.v == Self.unit {
                call = Call(operation: .trim, u: call.u, v: 0, limit: call.limit)
                return plain(&call)
            }
            if call.u > call.v { swap(&call.u, &call.v) }
            return nil
        case .trim:
            let worth = worths[Int(call.u)]
            if call.u == Self.none || surplus == .widened || Int(worth.most) <= Int(call.limit) { return call.u }
            return Int(worth.least) > Int(call.limit) ? Self.none : nil
        }
    }

    private func frame(for call: Call) -> Frame {
        let u = table.nodes[Int(call.u)]
        guard call.operation != .trim else {
            return Frame(call: call, level: u.level, u1: u.high, u0: u.low, v1: 0, v0: 0)
        }
        let v = table.nodes[Int(call.v)]
        let level = min(u.level, v.level)
        let (uSplits, vSplits) = (u.level == level, v.level == level)
        return Frame(
            call: call, level: level, u1: uSplits ? u.high : 0, u0: uSplits ? u.low : call.u,
            v1: vSplits ? v.high : 0, v0: vSplits ? v.low : call.v)
    }

    /// The low half comes first.
    private func firstPart(_ frame: Frame) -> Call {
        Call(operation: frame.call.operation, u: frame.u0, v: frame.v0, limit: frame.call.limit)
    }

    /// Takes the outcome of the last part; the next part, or nil when `low` and `high` are done.
    private static func advance(_ frame: inout Frame, with outcome: UInt32, cost: Int16) -> Call? {
        let limit = frame.call.limit
        let less = limit == boundless ? boundless : limit - cost
        frame.state += 1
        if frame.state == 1 {
            frame.low = outcome
            switch frame.call.operation {
            case .without: return Call(operation: .without, u: frame.u1, v: frame.v1, limit: 0)
            case .join: return Call(operation: .join, u: frame.u1, v: frame.v1, limit: 0)
            case .trim: return Call(operation: .trim, u: frame.u1, v: 0, limit: less)
            case .meet: return Call(operation: .join, u: frame.v1, v: frame.v0, limit: 0)
            }
        }
        switch (frame.call.operation, frame.state) {
        case (.without, 2): return Call(operation: .without, u: outcome, v: frame.v0, limit: 0)
        case (.trim, 2): frame.high = outcome
        case (.join, 2): return Call(operation: .without, u: outcome, v: frame.low, limit: 0)
        case (.meet, 2): return Call(operation: .meet, u: frame.u1, v: outcome, limit: less)
        case (.meet, 3):
            frame.high = outcome
            return Call(operation: .meet, u: frame.u0, v: frame.v1, limit: less)
        case (.meet, 4):
            return Call(operation: .join, u: frame.high, v: outcome, limit: 0)
        case (.meet, 5): return Call(operation: .without, u: outcome, v: frame.low, limit: 0)
        default: frame.high = outcome
        }
        return nil
    }
}
