import FaultModel

/// How a printed page is worked through: cause after cause in the order of judging.
///
/// For each cause first the checks not yet done that observe it or a named gate above it, in the page's order. Where one
/// that was done on it or on a gate above it showed ok, the cause is passed over; else its remedy is done. At the end the
/// causes passed over are put right after all, in order, until the symptom is gone.
struct AuthoredPage {
    /// By cause, in order, the checks on it or on a gate above it.
    private let entries: [(cause: String, checks: [String])]

    init(_ fault: Fault, _ logic: TreeLogic) {
        let supports = logic.supports
        entries = fault.causes.enumerated().map { place, cause in
            let checks = fault.checks.filter { check in
                guard let slot = check.observes.flatMap(logic.slot(of:)) else { return false }
                return supports[slot][place >> 6] >> UInt64(place & 63) & 1 == 1
            }
            return (cause.id, checks.map(\.id))
        }
    }

    /// Nil: all is done.
    func move(closed: Set<Move>, shown: [String: Bool]) -> Move? {
        var passedOver: Move?
        for (cause, checks) in entries where !closed.contains(.remedy(cause)) {
            if let open = checks.first(where: { shown[$0] == nil }) { return .check(open) }
            guard checks.contains(where: { shown[$0] == false }) else { return .remedy(cause) }
            if passedOver == nil { passedOver = .remedy(cause) }
        }
        return passedOver
    }
}
