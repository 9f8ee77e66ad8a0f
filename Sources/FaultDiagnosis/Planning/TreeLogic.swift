import FaultModel
import FaultTrees

/// A fault's tree as straight code over bit columns: 64 worlds are worked out at once.
///
/// Slots 0..<causes are the causes, the others the gates, inputs before users.
struct TreeLogic: Sendable {
    private enum Operation: Sendable {
        case or, and, not
        case atLeast(Int)
        case constant(Bool)
    }
    private struct Gate: Sendable {
        var operation: Operation
        var inputs: [Int]
    }

    let causeCount: Int
    private var gates: [Gate] = []
    /// The slots of causes and named gates.
    private var slots: [String: Int] = [:]
    private(set) var top = 0

    /// Costs the size of the tree.
    init(_ tree: FaultTree) {
        causeCount = tree.events.count
        for (index, event) in tree.events.enumerated() { slots[event.name] = index }
        let formulas = Dictionary(tree.gates.map { ($0.name, $0.formula) }, uniquingKeysWith: { first, _ in first })
        for gate in tree.gates { add(gate.name, formulas) }
        top = slots[tree.top] ?? 0
    }

    /// Nil: no such cause or named gate.
    func slot(of name: String) -> Int? { slots[name] }

    /// By gates it depends on first; the chain of named gates can be long, so without recursion.
    private mutating func add(_ name: String, _ formulas: [String: Formula]) {
        var pending = [name]
        while let last = pending.last {
            if slots[last] != nil {
                pending.removeLast()
                continue
            }
            guard let formula = formulas[last] else {
                slots[last] = add(.constant(false), [])
                continue
            }
            let missing = formula.names.filter { slots[$0] == nil }
            if missing.isEmpty {
                slots[last] = slot(of: formula)
            } else {
                pending += missing
            }
        }
    }

    private mutating func add(_ operation: Operation, _ inputs: [Int]) -> Int {
        gates.append(Gate(operation: operation, inputs: inputs))
        return causeCount + gates.count - 1
    }

    /// Formulas are shallow (`Formula.maximumDepth`).
    private mutating func slot(of formula: Formula) -> Int {
        switch formula {
        case .name(let name): return slots[name] ?? add(.constant(false), [])
        case .constant(let value): return add(.constant(value), [])
        case .gate(let connective, let inputs):
            let places = inputs.map { slot(of: $0) }
            return switch connective {
            case .or: add(.or, places)
            case .and: add(.and, places)
            case .not: add(.not, places)
            case .nor: add(.not, [add(.or, places)])
            case .nand: add(.not, [add(.and, places)])
            case .atLeast(let count): add(.atLeast(count), places)
            case .cardinality(let least, let most):
                add(.and, [add(.atLeast(least), places), add(.not, [add(.atLeast(most + 1), places)])])
            case .imply: add(.or, [add(.not, [places[0]]), places[1]])
            case .iff: add(.not, [parity(places)])
            case .xor: parity(places)
            }
        }
    }

    private mutating func parity(_ places: [Int]) -> Int {
        var sum = places[0]
        for place in places.dropFirst() {
            let either = add(.or, [sum, place])
            let both = add(.and, [sum, place])
            let notBoth = add(.not, [both])
            sum = add(.and, [either, notBoth])
        }
        return sum
    }

    /// By slot, which causes it depends on. Costs gates × causes / 64.
    var supports: [[UInt64]] {
        let words = (causeCount + 63) / 64
        var found = (0..<causeCount).map { cause in
            var bits = [UInt64](repeating: 0, count: words)
            bits[cause >> 6] = 1 << UInt64(cause & 63)
            return bits
        }
        for gate in gates {
            var bits = [UInt64](repeating: 0, count: words)
            for input in gate.inputs {
                for word in bits.indices { bits[word] |= found[input][word] }
            }
            found.append(bits)
        }
        return found
    }

    /// Fills in the gates' columns; `columns` has `words` words for each slot, those of the causes given.
    func evaluate(_ columns: inout [UInt64], words: Int) {
        var slot = causeCount
        for gate in gates {
            let start = slot * words
            switch gate.operation {
            case .constant(let value):
                for word in 0..<words { columns[start + word] = value ? .max : 0 }
            case .not:
                for word in 0..<words { columns[start + word] = ~columns[gate.inputs[0] * words + word] }
            case .or:
                for word in 0..<words { columns[start + word] = 0 }
                for input in gate.inputs {
                    for word in 0..<words { columns[start + word] |= columns[input * words + word] }
                }
            case .and:
                for word in 0..<words { columns[start + word] = .max }
                for input in gate.inputs {
                    for word in 0..<words { columns[start + word] &= columns[input * words + word] }
                }
            case .atLeast(let count):
                // Element j × words + w: where at least j + 1 inputs so far are true.
                var reached = [UInt64](repeating: 0, count: max(0, count) * words)
                for input in gate.inputs {
                    for place in stride(from: count - 1, through: 0, by: -1) {
                        for word in 0..<words {
                            let before = place == 0 ? .max : reached[(place - 1) * words + word]
                            reached[place * words + word] |= before & columns[input * words + word]
                        }
                    }
                }
                for word in 0..<words {
                    columns[start + word] = count <= 0 ? .max : reached[(count - 1) * words + word]
                }
            }
            slot += 1
        }
    }

    var slotCount: Int { causeCount + gates.count }
}
