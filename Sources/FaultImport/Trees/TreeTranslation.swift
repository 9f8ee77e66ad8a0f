import FaultModel
import FaultTrees

/// From a fault tree to a fault. A fault's tree has `or`, `and`, `not` and `at least` over causes and gates, so the other
/// connectives are written out in these; what is known to be on or off is worked in.
struct TreeTranslation {
    private let tree: FaultTree
    private let language: Language?
    private let formulas: [String: Formula]
    private let states: [String: Bool]
    /// What gates and events are called in the fault: `[a-z0-9-]+`, no two alike.
    private var ids: [String: String] = [:]

    init(_ tree: FaultTree, language: Language?) {
        self.tree = tree
        self.language = language
        formulas = Dictionary(tree.gates.map { ($0.name, $0.formula) }, uniquingKeysWith: { first, _ in first })
        states = Dictionary(tree.houseEvents.map { ($0.name, $0.state) }, uniquingKeysWith: { first, _ in first })
        var taken = Set<String>()
        for name in tree.events.map(\.name) + tree.gates.map(\.name) {
            let slug = StableName.slug(name) ?? "n-" + StableName.digits(name)
            var id = slug
            var number = 2
            while !taken.insert(id).inserted {
                id = "\(slug)-\(number)"
                number += 1
            }
            ids[name] = id
        }
    }

    /// Nil: the tree comes to nothing that can be asked; a finding says why.
    func fields(line: String, stem: String, _ findings: inout Findings) -> FaultFields? {
        let name = StableName.slug(tree.name) ?? StableName.slug(stem) ?? "tree-" + StableName.digits(tree.name)
        guard let id = Fault.ID(line: line, name: name) else { return nil }
        let title = tree.gates.first { $0.name == tree.top }?.title ?? tree.top
        var fields = FaultFields(id: id, symptom: text(title))
        var used = Set<String>()
        let top = expression(of: formulas[tree.top] ?? .name(tree.top), &used)
        guard case .some(.formula(let expression)) = Optional(top) else {
            findings.error(
                "the top event '\(tree.top)' is settled by house events and constants; nothing is left to find")
            return nil
        }
        fields.tree = expression
        addGates(&fields, &used)
        addCauses(&fields, used, &findings)
        return fields
    }

    /// Every gate that the top leads to, under its own name.
    private func addGates(_ fields: inout FaultFields, _ used: inout Set<String>) {
        var done: Set<String> = [tree.top]
        var pending = used.sorted()
        while let name = pending.popLast() {
            guard let formula = formulas[name], done.insert(name).inserted else { continue }
            var below = Set<String>()
            guard case .formula(let expression) = self.expression(of: formula, &below) else { continue }
            var gate = TreeExpression.Gate(.or, [expression])
            if case .gate(let inner) = expression, inner.name == nil { gate = inner }
            gate.name = ids[name]
            gate.title = tree.gates.first { $0.name == name }?.title.map { text($0) }
            fields.gates.append(gate)
            used.formUnion(below)
            pending += below.sorted()
        }
    }

    private func addCauses(_ fields: inout FaultFields, _ used: Set<String>, _ findings: inout Findings) {
        let probabilities = tree.probabilities
        for (event, probability) in zip(tree.events, probabilities) {
            guard let id = ids[event.name] else { continue }
            guard used.contains(event.name) else {
                findings.note("the event '\(event.name)' has no part in the top event and was left out")
                continue
            }
            if probability == nil {
                findings.warning(
                    "the event '\(event.name)' has no probability that is known; \(Cause.usualPrior) is reckoned with",
                    record: fields.id.description)
            }
            fields.causes.append(Cause(id: id, title: text(event.title ?? event.name), prior: probability))
        }
    }

    private func text(_ string: String) -> LocalizedText {
        LocalizedText(string, in: language ?? TextGuess.language(of: string))
    }
}

// MARK: - Connectives

extension TreeTranslation {
    /// A formula, or what it is settled to be.
    private enum Settled {
        case formula(TreeExpression)
        case known(Bool)

        var negated: Settled {
            switch self {
            case .known(let value): .known(!value)
            case .formula(let expression): .formula(.gate(.init(.not, [expression])))
            }
        }
    }

    /// - Parameter used: receives the names of the gates and events that are left in it.
    private func expression(of formula: Formula, _ used: inout Set<String>) -> Settled {
        switch formula {
        case .constant(let value): return .known(value)
        case .name(let name):
            if let state = states[name] { return .known(state) }
            if let inner = formulas[name], let value = settled(inner) { return .known(value) }
            used.insert(name)
            return .formula(.name(ids[name] ?? name))
        // Formulas are shallow (`Formula.maximumDepth`).
        case .gate(let connective, let inputs):
            return combine(connective, inputs.map { expression(of: $0, &used) })
        }
    }

    /// Whether a gate is constant by its own inputs; deeper ones are not looked for.
    private func settled(_ formula: Formula) -> Bool? {
        switch formula {
        case .constant(let value): value
        case .name(let name): states[name]
        case .gate: nil
        }
    }

    private func combine(_ connective: Connective, _ inputs: [Settled]) -> Settled {
        switch connective {
        case .or: atLeast(1, inputs)
        case .and: atLeast(inputs.count, inputs)
        case .not: inputs[0].negated
        case .nor: atLeast(1, inputs).negated
        case .nand: atLeast(inputs.count, inputs).negated
        case .atLeast(let count): atLeast(count, inputs)
        case .cardinality(let least, let most):
            atLeast(2, [atLeast(least, inputs), atLeast(most + 1, inputs).negated])
        case .imply: atLeast(1, [inputs[0].negated, inputs[1]])
        case .iff: parity(inputs).negated
        case .xor: parity(inputs)
        }
    }

    private func parity(_ inputs: [Settled]) -> Settled {
        inputs.dropFirst().reduce(inputs[0]) { sum, input in
            atLeast(2, [atLeast(1, [sum, input]), atLeast(2, [sum, input]).negated])
        }
    }

    private func atLeast(_ count: Int, _ inputs: [Settled]) -> Settled {
        var (needed, open) = (count, [TreeExpression]())
        for input in inputs {
            switch input {
            case .known(true): needed -= 1
            case .known(false): continue
            case .formula(let expression): open.append(expression)
            }
        }
        if needed <= 0 { return .known(true) }
        if needed > open.count { return .known(false) }
        if open.count == 1 { return .formula(open[0]) }
        let operation: TreeExpression.Operation = needed == 1 ? .or : needed == open.count ? .and : .atLeast(needed)
        return .formula(.gate(.init(operation, open)))
    }
}
