import FaultModel

extension WalkProblem {
    /// How likely the machine is in each state that it can be in: ascending states, shares that sum to 1.
    typealias Belief = [(state: Int, share: Double)]

    /// Where a walk stands.
    struct Position {
        var belief: Belief
        /// Checks not yet done, by bit.
        var checks: Int
        /// Causes not yet remedied, by bit.
        var unremedied: Int
    }

    struct Branch {
        let probability: Double
        let position: Position
        /// At least so much is still to come.
        let bound: Double
    }

    struct Candidate {
        let move: Move
        let branches: [Branch]
        /// At least so much it costs to make this move and end the symptom.
        let bound: Double

        init(_ move: Move, minutes: Double, _ branches: [Branch]) {
            self.move = move
            self.branches = branches
            bound = branches.reduce(minutes) { $0 + $1.probability * $1.bound }
        }
    }

    /// Before any move.
    /// - Parameter weights: by state; they need not sum to 1.
    func start(_ weights: [Double]) -> Position {
        let total = weights.reduce(0, +)
        let belief = weights.indices.compactMap { weights[$0] > 0 ? (state: $0, share: weights[$0] / total) : nil }
        return Position(belief: belief, checks: 1 << checks.count - 1, unremedied: 1 << remedies.count - 1)
    }

    /// As `position`, but with the move made; its belief is of the causes as they were before the remedy.
    func position(_ position: Position, having move: WalkMove) -> Position {
        var position = position
        switch move {
        case .check(let id):
            if let check = checks.firstIndex(where: { $0.id == id }) { position.checks &= ~(1 << check) }
        case .remedy(let id):
            guard let cause = remedies.firstIndex(where: { $0.cause == id }) else { break }
            position.unremedied &= ~(1 << cause)
            position.belief = cleared(position.belief, of: cause)
        }
        return position
    }

    /// The states with a cause taken away; shares of states that become one are added.
    private func cleared(_ belief: Belief, of cause: Int) -> Belief {
        var shares: [Int: Double] = [:]
        for (state, share) in belief { shares[state & ~(1 << cause), default: 0] += share }
        return shares.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Every move that may be the best, with what it may lead to; none when no remedy that is left changes anything.
    func candidates(at position: Position) -> [Candidate] {
        let possible = position.belief.reduce(0) { $0 | $1.state }
        let looks = checks.indices.compactMap { check -> Candidate? in
            guard position.checks >> check & 1 == 1, checks[check].canTell[possible] else { return nil }
            return look(check, at: position)
        }
        let repairs = remedies.indices.compactMap { cause -> Candidate? in
            guard let minutes = remedies[cause].minutes, possible >> cause & 1 == 1 else { return nil }
            return remedy(cause, minutes: minutes, at: position)
        }
        return repairs.isEmpty ? [] : looks + repairs
    }

    /// Nil: whatever it shows tells nothing at present.
    private func look(_ check: Int, at position: Position) -> Candidate? {
        let faulty = checks[check].faulty
        guard let first = position.belief.first.map({ faulty[$0.state] }),
            position.belief.contains(where: { faulty[$0.state] != first })
        else { return nil }
        var rest = position
        rest.checks &= ~(1 << check)
        let branches = [
            branch(position.belief.map { ($0.state, $0.share * (1 - faulty[$0.state])) }, rest),
            branch(position.belief.map { ($0.state, $0.share * faulty[$0.state]) }, rest),
        ]
        return Candidate(check, minutes: checks[check].minutes, branches.compactMap { $0 })
    }

    private func remedy(_ cause: Int, minutes: Double, at position: Position) -> Candidate {
        var rest = position
        rest.unremedied &= ~(1 << cause)
        let open = branch(cleared(position.belief, of: cause).filter { symptom[$0.state] }, rest)
        return Candidate(checks.count + cause, minutes: minutes, open.map { [$0] } ?? [])
    }

    /// Nil: it cannot come about.
    private func branch(_ weights: Belief, _ rest: Position) -> Branch? {
        let probability = weights.reduce(0) { $0 + $1.share }
        guard probability > 0 else { return nil }
        var position = rest
        position.belief = weights.compactMap { $0.share > 0 ? ($0.state, $0.share / probability) : nil }
        let bound = position.belief.reduce(0) { $0 + $1.share * bounds[$1.state] }
        return Branch(probability: probability, position: position, bound: bound)
    }

    /// What remains to be spent where no remedy that is left changes anything: all of them.
    func minutesToExhaustion(at position: Position) -> Double {
        remedies.indices.reduce(0) { position.unremedied >> $1 & 1 == 1 ? $0 + (remedies[$1].minutes ?? 0) : $0 }
    }

    func firstRemedy(at position: Position) -> Move? {
        let left = remedies.indices.first { remedies[$0].minutes != nil && position.unremedied >> $0 & 1 == 1 }
        return left.map { checks.count + $0 }
    }

    /// What tells positions apart whose best walks may differ.
    struct Key: Hashable {
        let states: UInt64
        let shares: UInt64
        let checks: Int
        let unremedied: Int
    }

    /// Two hashes of 64 bits stand for the belief, with shares to 2⁻⁴⁰: walks of beliefs as near as that differ by less
    /// than a billionth of the minutes of all moves together.
    func key(of position: Position) -> Key {
        var (states, shares): (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0xD1B5_4A32_D192_ED03)
        var possible = 0
        for (state, share) in position.belief {
            possible |= state
            let grain = UInt64((share * 0x1p40).rounded())
            states = SplitMix64.mixed(states ^ (grain << 13 ^ UInt64(state)))
            shares = SplitMix64.mixed(shares &+ (grain &* 0x1_0001 ^ UInt64(state) << 50))
        }
        let useful = checks.indices.reduce(0) { checks[$1].canTell[possible] ? $0 | 1 << $1 : $0 }
        return Key(
            states: states, shares: shares, checks: position.checks & useful,
            unremedied: canExhaust ? position.unremedied : 0)
    }
}
