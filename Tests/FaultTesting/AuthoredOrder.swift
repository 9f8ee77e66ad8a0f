package import FaultModel

/// How the printed page of a manual is worked through: cause after cause as they stand there.
///
/// For each cause first the checks not yet done that observe it or a named gate above it, in the page's order. Where one
/// that was done on it or on a gate above it shows ok, the cause is passed over; else it is remedied. At the end those
/// passed over are remedied after all, in order.
package struct AuthoredOrder: Sendable {
    /// What a reader of the page does once a check has cleared a cause.
    package enum Reader: Hashable, Sendable {
        /// Does all the checks of the cause nevertheless, as they are printed.
        case doesEveryCheck
        /// Goes on to the next cause at once.
        case stopsAtOk
    }

    private let reader: Reader
    /// By cause with a remedy, the checks on it or on a gate above it.
    private let pages: [(cause: String, checks: [String])]

    package init(_ fault: Fault, reader: Reader = .doesEveryCheck) {
        self.reader = reader
        let below = Dictionary(
            fault.namedGates.map { ($0.name ?? "", Self.causes(below: $0, of: fault)) },
            uniquingKeysWith: { first, _ in first })
        pages = fault.causes.filter { $0.remedy != nil }.map { cause in
            let checks = fault.checks.filter { check in
                guard let observed = check.observes else { return false }
                return observed == cause.id || below[observed]?.contains(cause.id) == true
            }
            return (cause.id, checks.map(\.id))
        }
    }

    /// Nil: all is done.
    package func move(after answers: [WalkMove.Answer]) -> WalkMove? {
        let outcomes = Dictionary(answers.map { ($0.move, $0.outcome) }, uniquingKeysWith: { first, _ in first })
        var left: [String] = []
        for (cause, checks) in pages {
            if outcomes[.remedy(cause)] != nil { continue }
            let isCleared = checks.contains { outcomes[.check($0)] == .ok }
            let open = checks.first { outcomes[.check($0)] == nil }
            if let open, !(isCleared && reader == .stopsAtOk) { return .check(open) }
            if !isCleared { return .remedy(cause) }
            left.append(cause)
        }
        return left.first.map { .remedy($0) }
    }

    /// Every name under the gate, through the gates that it refers to.
    private static func causes(below gate: TreeExpression.Gate, of fault: Fault) -> Set<String> {
        let gates = Dictionary(fault.namedGates.map { ($0.name ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        var seen = Set<String>()
        var pending = TreeExpression.gate(gate).names
        while let name = pending.popLast() {
            guard seen.insert(name).inserted, let next = gates[name] else { continue }
            pending += TreeExpression.gate(next).names
        }
        return seen
    }
}

extension BruteForce {
    /// The expected minutes of a reader of the printed page; see `AuthoredOrder`.
    package func authoredOrderCost(_ reader: AuthoredOrder.Reader = .doesEveryCheck) throws -> Double {
        let order = AuthoredOrder(fault, reader: reader)
        return try expectedCost { _, answers in order.move(after: answers) }
    }
}
