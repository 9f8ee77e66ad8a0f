package import FaultModel

extension FaultTree {
    /// The tree of a fault: its causes are the basic events, with their priors (`Cause.usualPrior` where the source gives
    /// none), and its named gates keep their names. The top is the symptom, under the fault's name.
    ///
    /// Nil when the fault has no causes. Costs the size of the fault.
    /// - Parameter language: of the titles that reports and drawings show; nil: names only.
    package init?(of fault: Fault, titledIn language: Language? = nil) {
        guard let expression = fault.effectiveTree else { return nil }
        let causes = fault.causes
        var names = Set(causes.map(\.id))
        for gate in fault.namedGates { if let name = gate.name { names.insert(name) } }
        var top = fault.id.name
        while names.contains(top) { top += "'" }
        var conversion = ExpressionConversion()
        let symptom = language.map { fault.symptom.string(for: $0) }
        var gates = [Gate(top, conversion.formula(of: expression), title: symptom)]
        for gate in fault.gates { _ = conversion.formula(of: .gate(gate)) }
        gates += conversion.gates
        if let language {
            for named in fault.namedGates {
                guard let index = gates.firstIndex(where: { $0.name == named.name }) else { continue }
                gates[index].title = named.title?.string(for: language)
            }
        }
        self.init(
            sound: fault.id.description, top: top, gates: gates,
            events: causes.map { cause in
                Event(
                    cause.id, .constant(cause.prior ?? Cause.usualPrior),
                    title: language.map { cause.title.string(for: $0) })
            })
    }
}

/// From a fault's expression to formulas: named gates, and gates that are nested deep, become gates of their own.
private struct ExpressionConversion {
    private(set) var gates: [FaultTree.Gate] = []
    private var unnamed = 0

    private struct Frame {
        var gate: TreeExpression.Gate
        var inputs: [Formula] = []
        /// Of the deepest input.
        var depth = 0
    }

    mutating func formula(of expression: TreeExpression) -> Formula {
        guard case .gate(let outermost) = expression else { return Self.leaf(expression) }
        var frames = [Frame(gate: outermost)]
        while let last = frames.indices.last {
            let done = frames[last].inputs.count
            if done < frames[last].gate.inputs.count {
                switch frames[last].gate.inputs[done] {
                case .name(let name): frames[last].inputs.append(.name(name))
                case .gate(let gate): frames.append(Frame(gate: gate))
                }
                continue
            }
            let (formula, depth) = finish(frames.removeLast())
            guard let outer = frames.indices.last else { return formula }
            frames[outer].inputs.append(formula)
            frames[outer].depth = max(frames[outer].depth, depth)
        }
        return Self.leaf(expression)
    }

    private static func leaf(_ expression: TreeExpression) -> Formula {
        if case .name(let name) = expression { .name(name) } else { .constant(false) }
    }

    private mutating func finish(_ frame: Frame) -> (Formula, depth: Int) {
        let connective: Connective =
            switch frame.gate.operation {
            case .or: .or
            case .and: .and
            case .not: .not
            case .atLeast(let count): .atLeast(count)
            }
        let formula = Formula.gate(connective, frame.inputs)
        if let name = frame.gate.name {
            gates.append(.init(name, formula))
            return (.name(name), 0)
        }
        guard frame.depth + 1 >= Formula.maximumDepth / 2 else { return (formula, frame.depth + 1) }
        unnamed += 1
        // No name of a fault has a space in it.
        let name = "part \(unnamed)"
        gates.append(.init(name, formula))
        return (.name(name), 0)
    }
}
