import FaultModel

/// What a manufacturer's procedure costs on average from a place in it: a step counts as a check of unknown length, the
/// remedy at the end with its own minutes, and ways are weighed by how likely the causes are that they lead to.
struct ProcedureCost {
    private let fault: Fault
    private let beliefs: [String: Double]
    private let steps: [String: ProcedureStep]

    init(_ fault: Fault, _ beliefs: [WalkState.Belief]) {
        self.fault = fault
        self.beliefs = Dictionary(
            beliefs.map { ($0.cause.id, $0.probability) }, uniquingKeysWith: { first, _ in first })
        steps = Dictionary(
            (fault.procedure?.steps ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Costs the size of the procedure. Nil: it leads to no cause of this fault that may be there.
    func minutes(from start: Destination) -> Double? {
        var known: [String: (weight: Double, minutes: Double)] = [:]
        var pending: [String] = []
        if case .step(let id) = start { pending = [id] }
        while let id = pending.last, let step = steps[id] {
            let open = step.destinations.compactMap { destination in
                if case .step(let next) = destination, known[next] == nil { next } else { nil }
            }
            guard open.isEmpty else {
                pending += open
                continue
            }
            pending.removeLast()
            guard known[id] == nil else { continue }
            var (weight, sum) = (0.0, 0.0)
            for destination in step.destinations {
                let (share, minutes) = cost(of: destination, known)
                weight += share
                sum += share * minutes
            }
            known[id] = (weight, Check.usualMinutes + (weight > 0 ? sum / weight : 0))
        }
        let (weight, minutes) = cost(of: start, known)
        return weight > 0 ? minutes : nil
    }

    private func cost(
        of destination: Destination, _ known: [String: (weight: Double, minutes: Double)]
    ) -> (weight: Double, minutes: Double) {
        switch destination {
        case .step(let id): known[id] ?? (0, 0)
        case .cause(let id):
            (beliefs[id] ?? 0, fault.fields.cause(id)?.remedy?.minutes ?? Remedy.usualMinutes)
        case .fault, .end: (0, 0)
        }
    }
}
