import FaultDiagnosis
import FaultImport
import FaultModel
import FaultTrees
import Foundation

/// How long the beliefs and a step of the walk take for the fault trees of a folder, each read as a fault: its events
/// are the causes.
struct TreeBeliefs {
    let folder: String

    func run() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name.hasSuffix(".xml") {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(name)))
            var findings = Findings()
            let tree = try OpenPSAReader().tree(from: bytes, file: name, findings: &findings)
            do {
                let fault = try Fault(fields(of: tree))
                let start = processorSeconds()
                let beliefs = try Beliefs(of: fault, given: [], within: .usual)
                let middle = processorSeconds()
                let state = try Walk(fault, within: .usual).state(after: [])
                let likeliest = state.beliefs.first.map { "\($0.cause.id) \($0.probability)" } ?? "-"
                print(
                    name, fault.causes.count,
                    "causes: beliefs \(middle - start) s, step \(processorSeconds() - middle) s,",
                    likeliest, beliefs.isPossible ? "" : "impossible")
            } catch { print(name, "\(error)") }
        }
    }

    private func fields(of tree: FaultTree) throws -> FaultFields {
        let line = Fault.ID(line: "aralia", name: "tree")
        guard let line else { throw Unsupported(formula: "name") }
        var fields = FaultFields(id: line, symptom: LocalizedText(tree.name, in: .english))
        let used = try used(tree)
        fields.causes = tree.events.filter { used.contains($0.name) }.map { event in
            var prior: Double?
            if case .constant(let value)? = event.probability { prior = value }
            return Cause(id: slug(event.name), title: LocalizedText(event.name, in: .english), prior: prior)
        }
        let formulas = Dictionary(uniqueKeysWithValues: tree.gates.map { ($0.name, $0.formula) })
        fields.tree = try expression(formulas[tree.top] ?? .name(tree.top), name: nil)
        fields.gates = try tree.gates.filter { $0.name != tree.top && used.contains($0.name) }.compactMap { gate in
            if case .gate(let named) = try expression(gate.formula, name: slug(gate.name)) { named } else { nil }
        }
        return fields
    }

    private func used(_ tree: FaultTree) throws -> Set<String> {
        let formulas = Dictionary(uniqueKeysWithValues: tree.gates.map { ($0.name, $0.formula) })
        var seen = Set<String>()
        var pending = [tree.top]
        while let name = pending.popLast() {
            if seen.insert(name).inserted { pending += formulas[name]?.names ?? [] }
        }
        return seen
    }

    private func slug(_ name: String) -> String {
        String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
    }

    private func expression(_ formula: Formula, name: String?) throws -> TreeExpression {
        switch formula {
        case .name(let other):
            return name == nil ? .name(slug(other)) : .gate(.init(.or, [.name(slug(other))], name: name))
        case .constant: throw Unsupported(formula: "constant")
        case .gate(let connective, let inputs):
            let below = try inputs.map { try expression($0, name: nil) }
            switch connective {
            case .or: return .gate(.init(.or, below, name: name))
            case .and: return .gate(.init(.and, below, name: name))
            case .xor where below.count == 2:
                let both = TreeExpression.gate(.init(.not, [.gate(.init(.and, below))]))
                return .gate(.init(.and, [.gate(.init(.or, below)), both], name: name))
            case .not: return .gate(.init(.not, below, name: name))
            case .atLeast(let count): return .gate(.init(.atLeast(count), below, name: name))
            default: throw Unsupported(formula: "\(connective)")
            }
        }
    }
}

/// What a fault's tree cannot say.
struct Unsupported: Error { let formula: String }
