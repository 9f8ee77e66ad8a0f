package import FaultModel

/// What is so by going through every world of a fault, where a world says which causes are present. Written to be
/// plainly right, not fast, and to share nothing with what it judges.
///
/// The symptom is known to be there from the start. A check shows `faulty` with its sensitivity when what it observes
/// is present, and `ok` with its specificity when it is not; what it observes is the machine as it then is, so a cause
/// that was remedied is absent. After a remedy the machine is tried: `fixed` when the symptom is gone, else `notFixed`.
package struct BruteForce: Sendable {
    /// More causes than this are refused: a world is a state of all of them.
    package static let mostCauses = 12

    package let fault: Fault
    /// By world (bit i: cause i of the fault is present), the probability that a machine in service is in it.
    let priors: [Double]
    /// By world, whether the symptom is there.
    let symptom: [Bool]
    /// By name of a cause or named gate and by world, whether it is present.
    let presence: [String: [Bool]]

    /// - Throws: `MalformedTestData` when there are too many causes or none, or when the symptom can never come about.
    package init(_ fault: Fault) throws {
        guard let tree = fault.effectiveTree, fault.causes.count <= Self.mostCauses else {
            throw MalformedTestData(text: "\(fault.causes.count) causes, expected 1 to \(Self.mostCauses)")
        }
        self.fault = fault
        var tables = TruthTables(fault)
        symptom = tables.table(of: tree)
        for gate in fault.namedGates { _ = tables.table(of: .name(gate.name ?? "")) }
        presence = tables.known
        priors = (0..<1 << fault.causes.count).map { world in
            fault.causes.indices.reduce(1.0) { product, cause in
                let prior = fault.causes[cause].prior ?? Cause.usualPrior
                return product * (world >> cause & 1 == 1 ? prior : 1 - prior)
            }
        }
        guard evidence(of: startingWeights) > 0 else { throw MalformedTestData(text: "the symptom cannot come about") }
    }

    /// P(the symptom is there and all of this is answered), 0…1. Divided by that of no answers, it is the probability
    /// of the answers where the symptom is there.
    package func evidence(of answers: [WalkMove.Answer] = []) throws -> Double {
        evidence(of: try state(after: answers).weights)
    }

    /// By cause, in the fault's order, how likely it is present on the machine as it is after the answers: 0 where it
    /// was remedied. Nil: the answers cannot all be true.
    package func beliefs(after answers: [WalkMove.Answer]) throws -> [Double]? {
        let state = try state(after: answers)
        return shares(of: state.weights) { $0 & ~state.remedied }
    }

    /// By cause, how likely it was present before anything was remedied. Nil: the answers cannot all be true.
    package func originalBeliefs(after answers: [WalkMove.Answer]) throws -> [Double]? {
        shares(of: try state(after: answers).weights) { $0 }
    }

    /// Whether the symptom is there when just these causes are present.
    package func isThere(when causes: Set<String>) -> Bool {
        symptom[fault.causes.indices.reduce(0) { causes.contains(fault.causes[$1].id) ? $0 | 1 << $1 : $0 }]
    }

    private func shares(of weights: [Double], seeing present: (Int) -> Int) -> [Double]? {
        let total = evidence(of: weights)
        guard total > 0 else { return nil }
        return fault.causes.indices.map { cause in
            weights.indices.reduce(0.0) { present($1) >> cause & 1 == 1 ? $0 + weights[$1] : $0 } / total
        }
    }

    func evidence(of weights: [Double]) -> Double { weights.reduce(0, +) }

    /// By world, its probability where the symptom is there, else 0.
    var startingWeights: [Double] { priors.indices.map { symptom[$0] ? priors[$0] : 0 } }
}
