import FaultTrees

/// Trees with every kind of gate, house events, constants and shared gates, the same for the same seed.
struct RandomTrees {
    private var state: UInt64
    /// Only `or`, `and` and `atleast`, without constants.
    var isCoherent = false
    /// How many events at most.
    var size = 14
    /// Some programs allow no gate of one input, or of the same input twice.
    var inputsDiffer = false

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// 0..<bound.
    mutating func draw(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(truncatingIfNeeded: (state >> 11) % UInt64(bound))
    }

    mutating func tree() throws -> FaultTree {
        let eventCount = 1 + draw(size)
        let gateCount = 1 + draw(max(2, size / 2))
        let events = (0..<eventCount).map { FaultTree.Event("e\($0)", .constant(Double(1 + draw(98)) / 100)) }
        var names = events.map(\.name) + (isCoherent ? [] : ["on", "off"])
        var gates: [FaultTree.Gate] = []
        for index in 0..<gateCount {
            let name = "g\(index)"
            gates.append(.init(name, formula(names, depth: 0)))
            names.append(name)
        }
        return try FaultTree(
            "random", top: "g\(gateCount - 1)", gates: gates.reversed(), events: events,
            houseEvents: isCoherent ? [] : [.init("on", true), .init("off", false)])
    }

    private mutating func formula(_ names: [String], depth: Int) -> Formula {
        var inputs = (0..<(inputsDiffer ? 3 : 1) + draw(4)).map { _ in input(names, depth: depth) }
        if inputsDiffer {
            var seen = Set<Formula>()
            inputs = inputs.filter { seen.insert($0).inserted }
            while inputs.count < 2 {
                let other = Formula.name(names[draw(names.count)])
                if seen.insert(other).inserted { inputs.append(other) }
            }
        }
        let count = inputs.count
        switch draw(isCoherent ? 5 : 12) {
        case 0, 1: return .gate(.or, inputs)
        case 2, 3: return .gate(.and, inputs)
        case 4 where inputsDiffer: return count < 3 ? .gate(.or, inputs) : .gate(.atLeast(2 + draw(count - 2)), inputs)
        case 4: return .gate(.atLeast(draw(count) + 1), inputs)
        case 5: return .gate(.nor, inputs)
        case 6: return .gate(.nand, inputs)
        case 7: return .gate(.xor, inputs + [input(names, depth: depth)])
        case 8: return .gate(.not, [inputs[0]])
        case 9: return .gate(.imply, [inputs[0], input(names, depth: depth)])
        case 10: return .gate(.iff, [inputs[0], input(names, depth: depth)])
        default:
            let least = draw(count + 1)
            return .gate(.cardinality(least, least + draw(count - least + 1)), inputs)
        }
    }

    private mutating func input(_ names: [String], depth: Int) -> Formula {
        if !isCoherent, draw(40) == 0 { return .constant(draw(2) == 0) }
        if depth < 2, draw(5) == 0 { return formula(names, depth: depth + 1) }
        // Recent names are likelier, so that the tree is deep.
        let index = draw(3) == 0 ? names.count - 1 - draw(min(4, names.count)) : draw(names.count)
        return .name(names[index])
    }
}

/// What is so by going through all states of the events, one after another.
struct Enumeration {
    let tree: FaultTree
    /// By state (bit i: event i is there), whether the top is.
    let top: [Bool]
    let probabilities: [Double]
    /// By state.
    let weights: [Double]

    init(_ tree: FaultTree) {
        self.tree = tree
        probabilities = tree.events.map { event in
            if case .constant(let value) = event.probability { value } else { 0 }
        }
        top = Self.states(of: tree.top, in: tree)
        weights = (0..<top.count).map { [probabilities] state in
            probabilities.enumerated().reduce(1) { $0 * (state >> $1.offset & 1 == 1 ? $1.element : 1 - $1.element) }
        }
    }

    /// By state, whether the gate or event is there.
    static func states(of name: String, in tree: FaultTree) -> [Bool] {
        let formulas = Dictionary(uniqueKeysWithValues: tree.gates.map { ($0.name, $0.formula) })
        let events = Dictionary(uniqueKeysWithValues: tree.events.enumerated().map { ($0.element.name, $0.offset) })
        let houses = Dictionary(uniqueKeysWithValues: tree.houseEvents.map { ($0.name, $0.state) })
        return (0..<(1 << tree.events.count)).map { state in
            var known: [String: Bool] = [:]
            func value(_ formula: Formula) -> Bool {
                switch formula {
                case .constant(let value): return value
                case .name(let name):
                    if let event = events[name] { return state >> event & 1 == 1 }
                    if let house = houses[name] { return house }
                    if let value = known[name] { return value }
                    let result = formulas[name].map(value) ?? false
                    known[name] = result
                    return result
                case .gate(let connective, let inputs):
                    let values = inputs.map(value)
                    let count = values.count { $0 }
                    return switch connective {
                    case .or: count > 0
                    case .and: count == values.count
                    case .nor: count == 0
                    case .nand: count < values.count
                    case .not: !values[0]
                    case .xor: count % 2 == 1
                    case .atLeast(let least): count >= least
                    case .cardinality(let least, let most): count >= least && count <= most
                    case .imply: !values[0] || values[1]
                    case .iff: values[0] == values[1]
                    }
                }
            }
            return value(.name(name))
        }
    }

    func probability(where isTrue: (Int) -> Bool) -> Double {
        weights.indices.reduce(0) { isTrue($1) ? $0 + weights[$1] : $0 }
    }

    /// States that make the top true, of which no smaller state does.
    var minimalCutSets: Set<Set<String>> {
        let found = top.indices.filter { state in
            guard top[state] else { return false }
            var smaller = state
            while smaller > 0 {
                smaller = (smaller - 1) & state
                if top[smaller] { return false }
            }
            return true
        }
        return Set(
            found.map { state in Set(tree.events.indices.filter { state >> $0 & 1 == 1 }.map { tree.events[$0].name }) }
        )
    }

    /// Products (of "e" and "not e") that imply the top and none of whose literals can be spared.
    var primeImplicants: Set<Set<String>> {
        let count = tree.events.count
        var implicants = Set<[Int]>()
        var products = [[Int]](repeating: [], count: 1)
        for _ in 0..<count { products = products.flatMap { product in [-1, 0, 1].map { product + [$0] } } }
        for product in products {
            let holds = top.indices.allSatisfy { state in
                top[state] || product.enumerated().contains { $1 >= 0 && state >> $0 & 1 != $1 }
            }
            if holds { implicants.insert(product) }
        }
        let primes = implicants.filter { product in
            product.indices.allSatisfy { index in
                var wider = product
                wider[index] = -1
                return product[index] < 0 || !implicants.contains(wider)
            }
        }
        return Set(
            primes.map { product in
                Set(product.enumerated().compactMap { $1 < 0 ? nil : ($1 == 1 ? "" : "not ") + tree.events[$0].name })
            })
    }
}
