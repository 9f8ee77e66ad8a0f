package import FaultTrees

/// Writes a fault tree in the Open-PSA model exchange format 2.0d, so that other programs, and `OpenPSAReader`, read the
/// same tree back.
package struct OpenPSAWriter {
    package init() {}

    package func document(_ tree: FaultTree) -> String {
        var out = Output()
        out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        out.open("opsa-mef")
        out.open("define-fault-tree", [("name", tree.name)])
        let kinds = Kinds(tree)
        // The top first: readers that are not told take the first gate that nothing contains.
        let gates = tree.gates.filter { $0.name == tree.top } + tree.gates.filter { $0.name != tree.top }
        for gate in gates {
            out.open("define-gate", [("name", gate.name)])
            out.label(gate.title)
            formula(gate.formula, kinds, &out)
            out.close("define-gate")
        }
        out.close("define-fault-tree")
        out.open("model-data")
        for event in tree.events {
            out.open("define-basic-event", [("name", event.name)])
            out.label(event.title)
            if let probability = event.probability { expression(probability, &out) }
            out.close("define-basic-event")
        }
        for house in tree.houseEvents {
            out.open("define-house-event", [("name", house.name)])
            out.label(house.title)
            out.empty("constant", [("value", "\(house.state)")])
            out.close("define-house-event")
        }
        for parameter in tree.parameters {
            out.open("define-parameter", [("name", parameter.name)])
            out.label(parameter.title)
            expression(parameter.value, &out)
            out.close("define-parameter")
        }
        out.close("model-data")
        out.close("opsa-mef")
        return out.text
    }

    private struct Kinds {
        let gates: Set<String>
        let houses: Set<String>

        init(_ tree: FaultTree) {
            gates = Set(tree.gates.map(\.name))
            houses = Set(tree.houseEvents.map(\.name))
        }

        func element(for name: String) -> String {
            gates.contains(name) ? "gate" : houses.contains(name) ? "house-event" : "basic-event"
        }
    }

    /// Recurses at most `Formula.maximumDepth` deep.
    private func formula(_ formula: Formula, _ kinds: Kinds, _ out: inout Output) {
        switch formula {
        case .name(let name): out.empty(kinds.element(for: name), [("name", name)])
        case .constant(let value): out.empty("constant", [("value", "\(value)")])
        case .gate(let connective, let inputs):
            var attributes: [(String, String)] = []
            if case .atLeast(let least) = connective { attributes = [("min", "\(least)")] }
            if case .cardinality(let least, let most) = connective {
                attributes = [("min", "\(least)"), ("max", "\(most)")]
            }
            out.open(connective.name, attributes)
            for input in inputs { self.formula(input, kinds, &out) }
            out.close(connective.name)
        }
    }

    /// Recurses at most `Expression.maximumDepth` deep.
    private func expression(_ expression: Expression, _ out: inout Output) {
        switch expression {
        case .constant(let value): out.empty("float", [("value", "\(value)")])
        case .parameter(let name): out.empty("parameter", [("name", name)])
        case .missionTime: out.empty("system-mission-time", [])
        case .function(let function, let arguments):
            out.open(function.rawValue, [])
            let group = function == .histogram ? "bin" : function == .switch ? "case" : nil
            if let group {
                self.grouped(arguments, by: group, first: function == .histogram, &out)
            } else {
                for argument in arguments { self.expression(argument, &out) }
            }
            out.close(function.rawValue)
        }
    }

    /// Pairs in elements of their own; the single argument comes first (histogram) or last (switch).
    private func grouped(_ arguments: [Expression], by name: String, first: Bool, _ out: inout Output) {
        var pairs = arguments[...]
        if first, let single = pairs.popFirst() { expression(single, &out) }
        while pairs.count >= 2 {
            out.open(name, [])
            for argument in pairs.prefix(2) { expression(argument, &out) }
            out.close(name)
            pairs = pairs.dropFirst(2)
        }
        for argument in pairs { expression(argument, &out) }
    }

    private struct Output {
        private(set) var text = ""
        private var depth = 0

        mutating func line(_ content: String) {
            text += String(repeating: "  ", count: depth) + content + "\n"
        }

        mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
            line("<\(name)\(Self.joined(attributes))>")
            depth += 1
        }

        mutating func close(_ name: String) {
            depth -= 1
            line("</\(name)>")
        }

        mutating func empty(_ name: String, _ attributes: [(String, String)]) {
            line("<\(name)\(Self.joined(attributes))/>")
        }

        mutating func label(_ title: String?) {
            if let title { line("<label>\(Self.escaped(title))</label>") }
        }

        private static func joined(_ attributes: [(String, String)]) -> String {
            attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
        }

        /// Characters that XML cannot hold are left out.
        private static func escaped(_ text: String) -> String {
            var result = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "&": result += "&amp;"
                case "<": result += "&lt;"
                case ">": result += "&gt;"
                case "\"": result += "&quot;"
                case "\n", "\t", "\r": result += "&#\(scalar.value);"
                case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
                default: result.unicodeScalars.append(scalar)
                }
            }
            return result
        }
    }
}
