/// A Boolean expression over the causes of a fault: how they bring the symptom about.
///
/// Leaves name a cause or a named gate, so the whole is a directed acyclic graph. The top is the symptom.
package indirect enum TreeExpression: Hashable, Sendable {
    /// A cause, or a gate that is named elsewhere in the fault.
    case name(String)
    case gate(Gate)

    package struct Gate: Hashable, Sendable {
        /// A named gate can be observed by a check and referred to again; nil: the gate has no name.
        package var name: String?
        package var title: LocalizedText?
        package var operation: Operation
        package var inputs: [TreeExpression]

        package init(
            _ operation: Operation, _ inputs: [TreeExpression], name: String? = nil, title: LocalizedText? = nil
        ) {
            self.name = name
            self.title = title
            self.operation = operation
            self.inputs = inputs
        }
    }

    package enum Operation: Hashable, Sendable {
        case or, and, not
        /// True when at least so many inputs are (1…number of inputs).
        case atLeast(Int)
    }

    /// Every gate below and including this one, outermost first. Costs the size of the expression.
    package var gates: [Gate] {
        var found: [Gate] = []
        visit { if case .gate(let gate) = $0 { found.append(gate) } }
        return found
    }

    /// Every name that a leaf mentions, in order of appearance, repeated names included.
    package var names: [String] {
        var found: [String] = []
        visit { if case .name(let name) = $0 { found.append(name) } }
        return found
    }

    /// Outermost first, without recursion: the depth of a tree is input.
    private func visit(_ body: (TreeExpression) -> Void) {
        var pending = [self]
        while let expression = pending.popLast() {
            body(expression)
            if case .gate(let gate) = expression { pending.append(contentsOf: gate.inputs.reversed()) }
        }
    }
}

/// In the fault book's shape: `"cause"`, `{or: […]}`, `{gate: name, title: …, and: […]}`, `{atleast: 2, of: […]}`.
extension TreeExpression: Codable {
    private enum Key: String, CodingKey { case gate, title, or, and, not, atleast, of }

    package init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
            self = .name(name)
            return
        }
        let container = try decoder.container(keyedBy: Key.self)
        let operation: Operation
        let inputs: [TreeExpression]
        if let list = try container.decodeIfPresent([TreeExpression].self, forKey: .or) {
            (operation, inputs) = (.or, list)
        } else if let list = try container.decodeIfPresent([TreeExpression].self, forKey: .and) {
            (operation, inputs) = (.and, list)
        } else if let input = try container.decodeIfPresent(TreeExpression.self, forKey: .not) {
            (operation, inputs) = (.not, [input])
        } else {
            operation = .atLeast(try container.decode(Int.self, forKey: .atleast))
            inputs = try container.decode([TreeExpression].self, forKey: .of)
        }
        self = .gate(
            Gate(
                operation, inputs,
                name: try container.decodeIfPresent(String.self, forKey: .gate),
                title: try container.decodeIfPresent(LocalizedText.self, forKey: .title)))
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .name(let name):
            var container = encoder.singleValueContainer()
            try container.encode(name)
        case .gate(let gate):
            var container = encoder.container(keyedBy: Key.self)
            try container.encodeIfPresent(gate.name, forKey: .gate)
            try container.encodeIfPresent(gate.title, forKey: .title)
            switch gate.operation {
            case .or: try container.encode(gate.inputs, forKey: .or)
            case .and: try container.encode(gate.inputs, forKey: .and)
            case .not: try container.encode(gate.inputs[0], forKey: .not)
            case .atLeast(let count):
                try container.encode(count, forKey: .atleast)
                try container.encode(gate.inputs, forKey: .of)
            }
        }
    }
}
