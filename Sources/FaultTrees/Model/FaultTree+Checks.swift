import FaultModel

/// A fault tree that cannot be: what is wrong with it, all of it.
package struct InvalidFaultTree: Error, Hashable {
    package var name: String
    package var problems: [Problem]

    /// One thing that is wrong, and the element (gate, event, parameter) in which it is.
    package struct Problem: Hashable, Sendable {
        package var element: String
        package var reason: Reason

        package init(_ element: String, _ reason: Reason) {
            self.element = element
            self.reason = reason
        }
    }

    package enum Reason: Hashable, Sendable {
        case duplicateName
        case unknownName(String, nearest: String?)
        case unknownParameter(String, nearest: String?)
        case unknownTop(String, nearest: String?)
        /// Names in order, the first again at the end.
        case cycle([String])
        case parameterCycle([String])
        case wrongArity(Connective, count: Int, expected: String)
        case tooDeep(limit: Int)
        case impossibleProbability(Double)
        case wrongArguments(Expression.Function, count: Int, expected: String)
    }
}

extension InvalidFaultTree.Problem: CustomStringConvertible {
    package var description: String {
        let hint = { (name: String?) in name.map { "; did you mean '\($0)'?" } ?? "" }
        switch reason {
        case .duplicateName: return "'\(element)' is defined twice; give each gate, event and parameter its own name"
        case .unknownName(let name, let nearest):
            return "the gate '\(element)' refers to '\(name)', which is neither a gate nor an event\(hint(nearest))"
        case .unknownParameter(let name, let nearest):
            return "'\(element)' refers to the parameter '\(name)', which is not defined\(hint(nearest))"
        case .unknownTop(let name, let nearest):
            return "the top '\(name)' is neither a gate nor an event\(hint(nearest))"
        case .cycle(let names): return "the gates \(Self.chain(names)) form a cycle; a gate cannot contain itself"
        case .parameterCycle(let names): return "the parameters \(Self.chain(names)) form a cycle"
        case .wrongArity(let connective, let count, let expected):
            return "'\(connective.name)' in the gate '\(element)' has \(count) inputs; expected \(expected)"
        case .tooDeep(let limit):
            return "the formula of the gate '\(element)' is nested deeper than \(limit) levels; name its parts"
        case .impossibleProbability(let value):
            return "the probability of '\(element)' is \(value); expected a number from 0 to 1"
        case .wrongArguments(let function, let count, let expected):
            return "'\(function.rawValue)' of '\(element)' has \(count) arguments; expected \(expected)"
        }
    }

    private static func chain(_ names: [String]) -> String {
        let shown = names.count > 12 ? names.prefix(6) + ["…"] + names.suffix(5) : names[...]
        return shown.map { $0 == "…" ? $0 : "'\($0)'" }.joined(separator: " → ")
    }
}

extension FaultTree {
    typealias Problem = InvalidFaultTree.Problem

    /// Everything that is wrong, in the tree's order; a cycle last.
    var problems: [Problem] {
        var found: [Problem] = []
        var names = Set<String>()
        for name in gates.map(\.name) + events.map(\.name) + houseEvents.map(\.name)
        where !names.insert(name).inserted {
            found.append(.init(name, .duplicateName))
        }
        if !names.contains(top) {
            found.append(.init(top, .unknownTop(top, nearest: top.nearest(among: names.sorted()))))
        }
        for gate in gates { check(gate, names: names, &found) }
        checkExpressions(&found)
        guard found.isEmpty else { return found }
        let inputs = Dictionary(uniqueKeysWithValues: gates.map { ($0.name, $0.formula.names) })
        if let cycle = Graph.cycle(among: gates.map(\.name), references: { inputs[$0] ?? [] }) {
            found.append(.init(cycle[0], .cycle(cycle)))
        }
        return found
    }

    private func check(_ gate: Gate, names: Set<String>, _ found: inout [Problem]) {
        guard gate.formula.depth <= Formula.maximumDepth else {
            found.append(.init(gate.name, .tooDeep(limit: Formula.maximumDepth)))
            return
        }
        gate.formula.visit { formula in
            switch formula {
            case .name(let name) where !names.contains(name):
                found.append(.init(gate.name, .unknownName(name, nearest: name.nearest(among: names.sorted()))))
            case .gate(let connective, let inputs):
                if let expected = connective.expectation(forInputs: inputs.count) {
                    found.append(
                        .init(gate.name, .wrongArity(connective, count: inputs.count, expected: expected)))
                }
            default: break
            }
        }
    }

    private func checkExpressions(_ found: inout [Problem]) {
        var known = Set<String>()
        for parameter in parameters where !known.insert(parameter.name).inserted {
            found.append(.init(parameter.name, .duplicateName))
        }
        let owners = events.map { ($0.name, $0.probability) } + parameters.map { ($0.name, Optional($0.value)) }
        for (owner, expression) in owners {
            expression?.visit { part in
                switch part {
                case .parameter(let name) where !known.contains(name):
                    let nearest = name.nearest(among: known.sorted())
                    found.append(.init(owner, .unknownParameter(name, nearest: nearest)))
                case .function(let function, let arguments):
                    if let expected = function.expectation(forArguments: arguments.count) {
                        let reason = InvalidFaultTree.Reason.wrongArguments(
                            function, count: arguments.count, expected: expected)
                        found.append(.init(owner, reason))
                    }
                default: break
                }
            }
        }
        for event in events {
            if case .constant(let value) = event.probability, !(0...1).contains(value) {
                found.append(.init(event.name, .impossibleProbability(value)))
            }
        }
        let references = Dictionary(
            parameters.map { ($0.name, $0.value.parameters) }, uniquingKeysWith: { first, _ in first })
        if let cycle = Graph.cycle(among: parameters.map(\.name), references: { references[$0] ?? [] }) {
            found.append(.init(cycle[0], .parameterCycle(cycle)))
        }
    }
}
