import FaultTrees
import Testing

/// Against going through all states, on random trees of up to 14 events with every kind of gate.
@Suite("Random trees against enumeration")
struct PropertyTests {
    private func isClose(_ a: Double, _ b: Double, _ tolerance: Double = 1e-11) -> Bool {
        abs(a - b) <= tolerance * max(1, abs(a), abs(b))
    }

    @Test("2,000 trees: probability, minimal cut sets, counts and importance", arguments: 0..<20)
    func everything(batch: Int) throws {
        for seed in 0..<100 {
            var random = RandomTrees(seed: UInt64(batch * 100 + seed + 1))
            random.size = seed % 10 == 0 ? 14 : 3 + seed % 8
            random.isCoherent = seed % 3 == 0
            let tree = try random.tree()
            let all = Enumeration(tree)
            let compiled = try tree.compiled()
            let p = all.probability { all.top[$0] }
            #expect(isClose(try compiled.probability, p), "seed \(batch) \(seed)")
            let sets = try compiled.minimalCutSets()
            let listed = Array(sets)
            #expect(Set(listed.map { Set($0.literals.map(\.event)) }) == all.minimalCutSets, "seed \(batch) \(seed)")
            #expect(BigCount(UInt64(listed.count)) == sets.count)
            let keys = listed.map { ($0.order, $0.literals) }
            #expect(
                zip(keys, keys.dropFirst()).allSatisfy {
                    $0.0 < $1.0 || ($0.0 == $1.0 && $0.1.lexicographicallyPrecedes($1.1))
                })
            #expect(Array(sets.listing(sortingAtMost: 2)) == listed)
            try checkImportance(compiled, sets, all, p)
            checkProbable(sets, listed)
        }
    }

    private func checkImportance(_ compiled: CompiledTree, _ sets: CutSets, _ all: Enumeration, _ p: Double) throws {
        let factors = try compiled.importance(with: sets).events
        let cutSets = all.minimalCutSets
        for factor in factors {
            let event = try #require(all.tree.events.firstIndex { $0.name == factor.event })
            let q = all.probabilities[event]
            let present = all.probability { all.top[$0] && $0 >> event & 1 == 1 } / q
            let absent = all.probability { all.top[$0] && $0 >> event & 1 == 0 } / (1 - q)
            #expect(isClose(factor.birnbaum, present - absent))
            #expect(factor.occurrences == BigCount(UInt64(cutSets.count { $0.contains(factor.event) })))
            guard p > 0 else { continue }
            #expect(isClose(factor.criticality, q * (present - absent) / p))
            #expect(isClose(factor.diagnostic, q * present / p))
            #expect(isClose(factor.raw, present / p))
            #expect(absent == 0 ? factor.rrw == .infinity : isClose(factor.rrw, p / absent, 1e-9))
            let masks = cutSets.filter { $0.contains(factor.event) }.map { set in
                all.tree.events.indices.reduce(0) { set.contains(all.tree.events[$1].name) ? $0 | 1 << $1 : $0 }
            }
            let part = all.probability { state in all.top[state] && masks.contains { state & $0 == $0 } }
            #expect(isClose(factor.fussellVesely, part / p))
        }
    }

    private func checkProbable(_ sets: CutSets, _ listed: [CutSet]) {
        let best = sets.mostProbable(5).compactMap(\.probability)
        let sorted = listed.compactMap(\.probability).sorted(by: >).prefix(5)
        #expect(best.count == sorted.count && zip(best, sorted).allSatisfy { isClose($0, $1) })
        let sum = listed.compactMap(\.probability).reduce(0, +)
        #expect(isClose(sets.rareEventSum ?? -1, sum))
        let bound = 1 - listed.compactMap(\.probability).reduce(1) { $0 * (1 - $1) }
        #expect(isClose(sets.minCutUpperBound ?? -1, bound, 1e-9))
        let kept = sets.sets(atLeastAsProbableAs: 0.1, limit: 1000)
        #expect(kept.count == listed.count { ($0.probability ?? 0) >= 0.1 * (1 - 1e-12) })
    }

    @Test("prime implicants of 400 trees", arguments: 0..<8)
    func primes(batch: Int) throws {
        for seed in 0..<50 {
            var random = RandomTrees(seed: UInt64(50_000 + batch * 50 + seed))
            random.size = 7
            let tree = try random.tree()
            let found = Array(try tree.compiled().primeImplicants())
            #expect(
                Set(found.map { Set($0.literals.map(\.description)) }) == Enumeration(tree).primeImplicants,
                "\(batch) \(seed)")
        }
    }

    @Test("beliefs after observations of events and gates in 600 trees", arguments: 0..<6)
    func beliefs(batch: Int) throws {
        for seed in 0..<100 {
            var random = RandomTrees(seed: UInt64(90_000 + batch * 100 + seed))
            random.size = 9
            let tree = try random.tree()
            let all = Enumeration(tree)
            let names = tree.gates.map(\.name) + tree.events.map(\.name)
            var observations: [Observation] = []
            for _ in 0...random.draw(4) {
                let name = names[random.draw(names.count)]
                switch random.draw(3) {
                case 0: observations.append(.present(name))
                case 1: observations.append(.absent(name))
                default:
                    let (a, b) = (Double(random.draw(10)) / 10, Double(random.draw(10)) / 10)
                    observations.append(.likelihood(of: name, ifPresent: a, ifAbsent: b))
                }
            }
            var weights = all.weights
            for observation in observations {
                let states = Enumeration.states(of: observation.name, in: tree)
                for state in weights.indices {
                    weights[state] *= states[state] ? observation.ifPresent : observation.ifAbsent
                }
            }
            let evidence = weights.reduce(0, +)
            let beliefs = try tree.compiled().posteriors(given: observations)
            guard let beliefs else {
                #expect(evidence < 1e-15, "\(batch) \(seed) \(observations)")
                continue
            }
            #expect(isClose(beliefs.evidence, evidence))
            for event in tree.events.indices {
                let there = weights.indices.reduce(0) { $1 >> event & 1 == 1 ? $0 + weights[$1] : $0 }
                #expect(isClose(beliefs.values[event], there / evidence, 1e-9), "\(batch) \(seed) \(observations)")
            }
        }
    }
}
