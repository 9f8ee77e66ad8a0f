import FaultModel

/// A fault as `OptimalWalk` sees it: in numbers, with what is asked again and again worked out in advance.
struct WalkProblem {
    /// A move by number: checks first, then the remedies of the causes.
    typealias Move = Int

    struct CheckFacts {
        let id: String
        let minutes: Double
        /// By state of the machine, the probability that `faulty` is shown.
        let faulty: [Double]
        /// By set of causes that may still be present: whether the check could ever tell one state from another.
        let canTell: [Bool]
    }

    let checks: [CheckFacts]
    /// By cause.
    let remedies: [(cause: String, minutes: Double?)]
    let symptom: [Bool]
    /// By state, no more than what a walk costs from there: the least minutes of remedies that end the symptom.
    let bounds: [Double]
    /// Whether the symptom may outlast all remedies. Then also those that do nothing are made, and cost.
    let canExhaust: Bool

    init(_ worlds: BruteForce) {
        let fault = worlds.fault
        self.symptom = worlds.symptom
        remedies = fault.causes.map { ($0.id, $0.remedy.map { $0.minutes ?? Remedy.usualMinutes }) }
        checks = fault.checks.compactMap { check in
            guard let observed = check.observes.flatMap({ worlds.presence[$0] }) else { return nil }
            let (sensitivity, specificity) = (check.sensitivity ?? 1, check.specificity ?? 1)
            let faulty = observed.map { $0 ? sensitivity : 1 - specificity }
            return CheckFacts(
                id: check.id, minutes: check.minutes ?? Check.usualMinutes, faulty: faulty,
                canTell: Self.varies(faulty))
        }
        let minutes = remedies.map(\.minutes)
        let remediable = minutes.indices.reduce(0) { minutes[$1] == nil ? $0 : $0 | 1 << $1 }
        let (symptom, priors) = (worlds.symptom, worlds.priors)
        canExhaust = symptom.indices.contains { priors[$0] > 0 && symptom[$0] && symptom[$0 & ~remediable] }
        bounds = symptom.indices.map { Self.bound(of: $0, symptom: symptom, minutes: minutes) }
    }

    /// Where no remedies end the symptom all are made: then at least those of what is present.
    private static func bound(of state: Int, symptom: [Bool], minutes: [Double?]) -> Double {
        guard symptom[state] else { return 0 }
        let open = minutes.indices.reduce(0) { minutes[$1] == nil ? $0 : $0 | state & 1 << $1 }
        var least = Double.infinity
        var chosen = open
        while true {
            if !symptom[state & ~chosen] || chosen == open {
                let sum = minutes.indices.reduce(0) { chosen >> $1 & 1 == 1 ? $0 + (minutes[$1] ?? 0) : $0 }
                least = min(least, sum)
            }
            guard chosen > 0 else { return least }
            chosen = (chosen - 1) & open
        }
    }

    /// By set of causes, whether the value differs between any two states within it.
    private static func varies(_ values: [Double]) -> [Bool] {
        var (least, most) = (values, values)
        for set in values.indices {
            for bit in 0..<BruteForce.mostCauses where set >> bit & 1 == 1 {
                least[set] = min(least[set], least[set ^ 1 << bit])
                most[set] = max(most[set], most[set ^ 1 << bit])
            }
        }
        return zip(least, most).map { $0 < $1 }
    }

    func name(_ move: Move) -> WalkMove {
        move < checks.count ? .check(checks[move].id) : .remedy(remedies[move - checks.count].cause)
    }

    struct Solution {
        var minutes: Double
        /// Nil: no move can end the symptom.
        var move: Move?
    }
}
