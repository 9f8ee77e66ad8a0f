extension FaultFields {
    func checkTree(_ found: inout [FaultProblem]) {
        let causeIDs = Set(causes.map(\.id))
        var gateNames = Set<String>()
        for name in namedGates.compactMap(\.name) where !gateNames.insert(name).inserted || causeIDs.contains(name) {
            found.append(.init(path: ["tree"], reason: .duplicateID(name, of: "gate")))
        }
        let known = causeIDs.union(gateNames)
        for (path, expression) in rootedExpressions {
            checkExpression(expression, at: path, known: known, &found)
        }
        if let tree {
            let mentioned = names(reachableFrom: tree)
            for (index, cause) in causes.enumerated() where !mentioned.contains(cause.id) {
                found.append(.init(path: ["causes", "\(index)"], reason: .unmentionedCause(cause.id)))
            }
        }
        if let cycle = gateCycle { found.append(.init(path: ["tree"], reason: .cycle(cycle))) }
    }

    private var rootedExpressions: [([String], TreeExpression)] {
        (tree.map { [(["tree"], $0)] } ?? []) + gates.map { (["gates", $0.name ?? ""], .gate($0)) }
    }

    private func checkExpression(
        _ expression: TreeExpression, at path: [String], known: Set<String>, _ found: inout [FaultProblem]
    ) {
        for name in expression.names where !known.contains(name) {
            found.append(
                unknown(
                    name, at: path, expected: "a cause or a named gate of this fault", among: known, after: found.count)
            )
        }
        for gate in expression.gates {
            if let name = gate.name, !Identifier.isSlug(name) {
                found.append(.init(path: path, reason: .malformedID(name, of: "gate")))
            }
            switch gate.operation {
            case .not where gate.inputs.count != 1:
                found.append(.init(path: path, reason: .wrongArity(gate.inputs.count, expected: "one under 'not'")))
            case .or where gate.inputs.isEmpty, .and where gate.inputs.isEmpty:
                found.append(.init(path: path, reason: .wrongArity(0, expected: "at least one")))
            case .atLeast(let count)
            where !(1...Swift.max(1, gate.inputs.count)).contains(count) || gate.inputs.isEmpty:
                found.append(
                    .init(path: path, reason: .wrongArity(gate.inputs.count, expected: "at least \(count) under 'of'")))
            default: break
            }
        }
    }

    /// Every name that `tree` mentions, also through the gates that it refers to.
    private func names(reachableFrom tree: TreeExpression) -> Set<String> {
        let outside = Dictionary(gates.map { ($0.name ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        var seen = Set<String>()
        var pending = tree.names
        while let name = pending.popLast() {
            guard seen.insert(name).inserted, let gate = outside[name] else { continue }
            pending += TreeExpression.gate(gate).names
        }
        return seen
    }

    /// A cycle among the named gates as names in order, the first again at the end; nil when there is none.
    private var gateCycle: [String]? {
        let references = Dictionary(
            namedGates.map { ($0.name ?? "", TreeExpression.gate($0).names + Self.innerNames($0)) },
            uniquingKeysWith: { first, _ in first })
        return Graph.cycle(among: references.keys.sorted()) { references[$0] ?? [] }
    }

    private static func innerNames(_ gate: TreeExpression.Gate) -> [String] {
        TreeExpression.gate(gate).gates.dropFirst().compactMap(\.name)
    }
}
