import FaultModel

/// By world, whether each cause and gate of a fault is present, from the meaning of the gates alone.
struct TruthTables {
    private let worlds: Range<Int>
    private let gates: [String: TreeExpression.Gate]
    /// By name, as far as it was asked for.
    private(set) var known: [String: [Bool]]

    /// - Parameter fault: with so few causes that two to that power is no matter.
    init(_ fault: Fault) {
        let worlds = 0..<1 << fault.causes.count
        self.worlds = worlds
        gates = Dictionary(fault.namedGates.map { ($0.name ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        known = Dictionary(
            fault.causes.enumerated().map { index, cause in (cause.id, worlds.map { $0 >> index & 1 == 1 }) },
            uniquingKeysWith: { first, _ in first })
    }

    /// By world. A sound fault has no cycle and no unknown name, so this ends.
    mutating func table(of expression: TreeExpression) -> [Bool] {
        switch expression {
        case .name(let name):
            if let table = known[name] { return table }
            guard let gate = gates[name] else { return worlds.map { _ in false } }
            return table(of: .gate(gate))
        case .gate(let gate):
            if let name = gate.name, let table = known[name] { return table }
            var counts = worlds.map { _ in 0 }
            for input in gate.inputs {
                for (world, present) in table(of: input).enumerated() where present { counts[world] += 1 }
            }
            let least =
                switch gate.operation {
                case .or: 1
                case .and: gate.inputs.count
                case .atLeast(let least): least
                case .not: 1
                }
            let table = counts.map { ($0 >= least) != (gate.operation == .not) }
            if let name = gate.name { known[name] = table }
            return table
        }
    }
}
