import FaultModel
import FaultTesting
import FaultTrees
import Testing

/// The generator of faults, and the reference for the walk on what it makes.
@Suite("Random faults and the reference walk")
struct RandomFaultTests {
    private func faults(_ count: Int, seed: UInt64, causes: ClosedRange<Int>, checks: ClosedRange<Int>) throws
        -> [Fault]
    {
        var random = RandomFaults(seed: seed)
        random.size = .init(causes: causes, checks: checks)
        return try (0..<count).map { _ in try random.fault() }
    }

    @Test("500 faults have every kind of gate, and the same seed makes the same") func variety() throws {
        var (random, again) = (RandomFaults(seed: 1), RandomFaults(seed: 1))
        var kinds = Set<String>()
        var (withoutChecks, exact, all) = (0, 0, 0)
        for _ in 0..<500 {
            let fault = try random.fault()
            #expect(try again.fault() == fault)
            #expect((3...7).contains(fault.causes.count) && fault.checks.count <= fault.causes.count)
            #expect(fault.causes.allSatisfy { (0.002...0.3).contains($0.prior ?? 0) })
            #expect(fault.causes.allSatisfy { (5...240).contains($0.remedy?.minutes ?? 0) })
            #expect(fault.checks.allSatisfy { (1...40).contains($0.minutes ?? 0) && $0.observes != nil })
            #expect(try !BruteForce(fault).isThere(when: []))
            withoutChecks += fault.checks.isEmpty ? 1 : 0
            exact += fault.checks.count { $0.sensitivity == 1 && $0.specificity == 1 }
            all += fault.checks.count
            let gates = (fault.tree.map(\.gates) ?? []) + fault.gates
            kinds.formUnion(gates.map { "\($0.operation)" })
            if fault.tree == nil { kinds.insert("no tree") }
            if !fault.gates.isEmpty { kinds.insert("outside") }
            if fault.tree?.gates.contains(where: { $0.name != nil }) == true { kinds.insert("named in place") }
            let leaves = (fault.tree?.names ?? []) + fault.gates.flatMap { TreeExpression.gate($0).names }
            if Set(leaves).count < leaves.count { kinds.insert("shared") }
            if fault.checks.contains(where: { fault.fields.cause($0.observes ?? "") == nil }) {
                kinds.insert("gate seen")
            }
        }
        #expect(
            kinds.isSuperset(of: [
                "or", "and", "not", "atLeast(2)", "atLeast(3)", "no tree", "outside", "named in place", "shared",
                "gate seen",
            ]))
        #expect((25...100).contains(withoutChecks))
        #expect((0.4...0.6).contains(Double(exact) / Double(all)))
    }

    @Test("faults are made in any size") func sizes() throws {
        var random = RandomFaults(seed: 3)
        random.size = .large
        let large = try random.fault()
        #expect(large.causes.count == 300 && large.checks.count == 40)
        random.size = .middling
        for _ in 0..<20 {
            let fault = try random.fault()
            #expect((8...12).contains(fault.causes.count) && (6...12).contains(fault.checks.count))
        }
    }

    @Test("beliefs by enumeration and by decision diagrams agree", arguments: 0..<4) func beliefs(batch: Int) throws {
        for fault in try faults(50, seed: UInt64(100 + batch), causes: 3...8, checks: 2...6) {
            let worlds = try BruteForce(fault)
            let tree = try #require(FaultTree(of: fault))
            var answers: [WalkMove.Answer] = []
            var observations: [Observation] = [.present(tree.top)]
            for (index, check) in fault.checks.enumerated() {
                let sensitivity = try #require(check.sensitivity)
                let specificity = try #require(check.specificity)
                let isFaulty = (index + batch) % 2 == 0
                answers.append(.check(check.id, isFaulty ? .faulty : .ok))
                observations.append(
                    .likelihood(
                        of: try #require(check.observes), ifPresent: isFaulty ? sensitivity : 1 - sensitivity,
                        ifAbsent: isFaulty ? 1 - specificity : specificity))
            }
            let expected = try tree.compiled(within: .interactive).posteriors(given: observations)
            guard let found = try worlds.beliefs(after: answers) else {
                #expect(expected == nil)
                continue
            }
            #expect(abs(try worlds.evidence(of: answers) - (expected?.evidence ?? 0)) < 1e-12)
            for (cause, belief) in zip(fault.causes, found) {
                #expect(abs(belief - (expected?[cause.id] ?? -1)) < 1e-9, "\(fault.id) \(cause.id)")
            }
        }
    }

    @Test("the optimum is that of trying every order of everything, also where the symptom outlasts all remedies")
    func everyOrder() throws {
        for (index, fault) in try faults(60, seed: 5, causes: 3...3, checks: 0...2).enumerated() {
            var fields = fault.fields
            if index % 5 == 4, let tree = fault.effectiveTree { fields.tree = .gate(.init(.not, [tree])) }
            let fault = try Fault(fields)
            let worlds = try BruteForce(fault)
            let least = try leastMinutes(worlds, after: []) / worlds.evidence()
            #expect(abs(try OptimalWalk(fault).minutes - least) < 1e-9 * least, "\(index)")
        }
    }

    /// The least minutes still to come, times the probability of the answers: every move that is left is tried, without
    /// a thought.
    private func leastMinutes(_ worlds: BruteForce, after answers: [WalkMove.Answer]) throws -> Double {
        let reached = try worlds.evidence(of: answers)
        let fault = worlds.fault
        let moves =
            fault.checks.map { (WalkMove.check($0.id), $0.minutes ?? 0, [WalkMove.Outcome.ok, .faulty]) }
            + fault.causes.map { (WalkMove.remedy($0.id), $0.remedy?.minutes ?? 0, [.notFixed]) }
        let open = moves.filter { move in !answers.contains { $0.move == move.0 } }
        let hasRemedy = open.contains { if case .remedy = $0.0 { true } else { false } }
        guard reached > 0, hasRemedy else { return 0 }
        return try open.map { move, minutes, outcomes in
            try outcomes.reduce(minutes * reached) { try $0 + leastMinutes(worlds, after: answers + [.init(move, $1)]) }
        }.min() ?? 0
    }

    @Test("the optimum's own moves cost what it says, and no printed order costs less", arguments: 0..<4)
    func ownMoves(batch: Int) throws {
        for fault in try faults(15, seed: UInt64(200 + batch), causes: 3...5, checks: 1...5) {
            let (worlds, best) = (try BruteForce(fault), try OptimalWalk(fault))
            let cost = try worlds.expectedCost { _, answers in try best.move(after: answers) }
            #expect(abs(cost - best.minutes) < 1e-9 * cost, "\(fault.id)")
            #expect(try worlds.authoredOrderCost() > best.minutes * (1 - 1e-12))
            #expect(try worlds.authoredOrderCost(.stopsAtOk) > best.minutes * (1 - 1e-12))
        }
    }
}
