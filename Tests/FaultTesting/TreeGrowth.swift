import FaultModel

/// Joins causes to gates, and gates to gates, until one is left: a random tree that mentions every cause.
struct TreeGrowth {
    private let isCoherent: Bool
    /// What is still to be joined.
    private var open: [TreeExpression]
    /// Names that another gate may take as an input too: none of them can lead back to a gate still to be made.
    private var shareable: [String]
    /// Gates that stand outside the tree and are referred to by name.
    private var gates: [TreeExpression.Gate] = []
    private var named = 0

    init(_ causes: [String], isCoherent: Bool) {
        self.isCoherent = isCoherent
        open = causes.map { .name($0) }
        shareable = causes
    }

    mutating func tree(
        _ random: inout SplitMix64
    ) -> (tree: TreeExpression, gates: [TreeExpression.Gate]) {
        let causes = open
        open.shuffle(using: &random)
        while open.count > 1 { join(&random) }
        if random.chance(0.25) {
            // Seen by checks only.
            var inputs = causes
            inputs.shuffle(using: &random)
            gates.append(.init(.or, Array(inputs.prefix(2)), name: nextName()))
        }
        return (open[0], gates)
    }

    private mutating func join(_ random: inout SplitMix64) {
        var inputs: [TreeExpression] = []
        for _ in 0..<min(open.count, random.draw(2...4)) {
            inputs.append(open.remove(at: random.draw(0...open.count - 1)))
        }
        if random.chance(0.3) { share(&inputs, &random) }
        if !isCoherent, random.chance(0.4) {
            // Beside another input, so that the gate may be absent without causes.
            inputs[inputs.count - 1] = .gate(.init(.not, [inputs[inputs.count - 1]]))
        }
        var gate = TreeExpression.Gate(operation(for: inputs.count, &random), inputs)
        guard random.chance(0.5) else {
            open.append(.gate(gate))
            return
        }
        let name = nextName()
        gate.name = name
        if random.chance(0.5) {
            gates.append(gate)
            open.append(.name(name))
        } else {
            open.append(.gate(gate))
        }
        shareable.append(name)
    }

    /// Adds an input that another gate has or may get too.
    private func share(_ inputs: inout [TreeExpression], _ random: inout SplitMix64) {
        let name = random.pick(shareable)
        let isThere = inputs.contains { input in
            switch input {
            case .name(let other): other == name
            case .gate(let gate): gate.name == name
            }
        }
        if !isThere { inputs.insert(.name(name), at: 0) }
    }

    private mutating func nextName() -> String {
        named += 1
        return "g\(named)"
    }

    /// `or` as often as not: most faults have many ways to come about.
    private func operation(for count: Int, _ random: inout SplitMix64) -> TreeExpression.Operation {
        switch random.draw(1...10) {
        case 1...5: .or
        case 6, 7: .and
        default: count > 2 ? .atLeast(random.draw(2...count - 1)) : .or
        }
    }
}
