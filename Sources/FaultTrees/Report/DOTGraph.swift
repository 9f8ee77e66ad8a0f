extension FaultTree {
    /// The tree as a Graphviz graph: shared gates and events once, negated inputs with a dot at the head.
    package func dot() -> String {
        var lines = ["digraph \(DOT.quoted(name)) {", "  node [fontname=\"sans-serif\", fontsize=11]; rankdir=TB;"]
        for gate in gates {
            var unnamed = 0
            lines.append("  \(DOT.quoted(gate.name)) [\(DOT.gate(gate.formula, gate.title ?? gate.name))];")
            connect(gate.formula, from: gate.name, owner: gate.name, &unnamed, &lines)
        }
        let numbers = eventProbabilities().map { (try? $0.get()).map { "\\n" + Figure.short($0) } ?? "" }
        for (event, number) in zip(events, numbers) {
            lines.append(
                "  \(DOT.quoted(event.name)) [shape=circle, label=\(DOT.quoted(event.title ?? event.name, tail: number))];"
            )
        }
        for house in houseEvents {
            let state = house.state ? "\\non" : "\\noff"
            lines.append(
                "  \(DOT.quoted(house.name)) [shape=house, label=\(DOT.quoted(house.title ?? house.name, tail: state))];"
            )
        }
        return lines.joined(separator: "\n") + "\n}\n"
    }

    /// Recurses at most `Formula.maximumDepth` deep.
    private func connect(
        _ formula: Formula, from parent: String, owner: String, _ unnamed: inout Int, _ lines: inout [String]
    ) {
        let inputs: [Formula] =
            switch formula {
            case .gate(.not, _), .name, .constant: [formula]
            case .gate(_, let inputs): inputs
            }
        for input in inputs {
            var (target, isNegated) = (input, false)
            while case .gate(.not, let inner) = target {
                target = inner[0]
                isNegated.toggle()
            }
            let name: String
            switch target {
            case .name(let known): name = known
            case .constant(let value):
                unnamed += 1
                name = "\(owner)/\(unnamed)"
                lines.append("  \(DOT.quoted(name)) [shape=house, label=\"\(value ? 1 : 0)\"];")
            case .gate:
                unnamed += 1
                name = "\(owner)/\(unnamed)"
                lines.append("  \(DOT.quoted(name)) [\(DOT.gate(target, nil))];")
                connect(target, from: name, owner: owner, &unnamed, &lines)
            }
            lines.append(
                "  \(DOT.quoted(parent)) -> \(DOT.quoted(name)) [\(isNegated ? "arrowhead=dot" : "arrowhead=none")];")
        }
    }
}

private enum DOT {
    /// `tail` is already escaped.
    static func quoted(_ text: String, tail: String = "") -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
        }
        return result + tail + "\""
    }

    static func gate(_ formula: Formula, _ label: String?) -> String {
        let symbol: String =
            switch formula {
            case .gate(.atLeast(let least), let inputs): "\(least)/\(inputs.count)"
            case .gate(.cardinality(let least, let most), let inputs): "\(least)…\(most)/\(inputs.count)"
            case .gate(let connective, _): connective.name
            case .name, .constant: "="
            }
        return "shape=box, label=\(quoted(label ?? "", tail: (label == nil ? "" : "\\n") + symbol))"
    }
}
