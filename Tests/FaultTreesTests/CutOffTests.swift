import FaultTrees
import Testing

@Suite("Cut-offs by order and probability")
struct CutOffTests {
    /// Whether any of the sets occurs, by state.
    private func occurs(_ sets: [CutSet], _ all: Enumeration) -> [Bool] {
        let places = Dictionary(uniqueKeysWithValues: all.tree.events.enumerated().map { ($0.element.name, $0.offset) })
        return all.top.indices.map { state in
            sets.contains { set in
                set.literals.allSatisfy { (state >> (places[$0.event] ?? 0) & 1 == 1) != $0.isNegated }
            }
        }
    }

    @Test("what is left out is never above the bound, on 300 trees, coherent or not", arguments: 0..<6)
    func bound(batch: Int) throws {
        for seed in 0..<50 {
            var random = RandomTrees(seed: UInt64(300_000 + batch * 50 + seed))
            random.size = 9
            random.isCoherent = seed % 2 == 0
            let tree = try random.tree()
            let all = Enumeration(tree)
            let compiled = try tree.compiled()
            for order in [nil, 1, 2, 3] {
                for primes in [false, true] {
                    let sets =
                        try primes
                        ? compiled.primeImplicants(upToOrder: order) : compiled.minimalCutSets(upToOrder: order)
                    let whole = Array(
                        try primes ? compiled.primeImplicants() : compiled.minimalCutSets())
                    for cutOff in [nil, 0, 0.001, 0.05, 0.3, 1] {
                        try check(sets, whole, all, order: order, cutOff)
                    }
                }
            }
        }
    }

    private func check(_ sets: CutSets, _ whole: [CutSet], _ all: Enumeration, order: Int?, _ cutOff: Double?) throws {
        let found = try #require(sets.cutOff(atProbability: cutOff))
        let kept = whole.filter { set in
            set.order <= order ?? .max && (set.probability ?? 0) >= (cutOff ?? 0) * (1 - 1e-12)
        }
        #expect(found.isComplete && found.kept == BigCount(UInt64(kept.count)))
        #expect(found.order == order && found.probability == cutOff)
        let rest = Set(whole).subtracting(kept).compactMap(\.probability).reduce(0, +)
        #expect(found.neglected >= rest * (1 - 1e-13) && found.neglected <= rest * (1 + 1e-9))
        let covered = occurs(kept, all)
        let missed = all.probability { all.top[$0] && !covered[$0] }
        #expect(missed <= found.neglected + 1e-15, "\(missed) \(found)")
        let listed = sets.sets(atLeastAsProbableAs: cutOff ?? 0, limit: .max)
        #expect(Set(listed) == Set(kept) && listed.count == kept.count)
    }

    @Test("an order limit loses no set of that order, on 300 trees that are not coherent", arguments: 0..<6)
    func orderLimit(batch: Int) throws {
        for seed in 0..<50 {
            var random = RandomTrees(seed: UInt64(700_000 + batch * 50 + seed))
            random.size = 6
            let tree = try random.tree()
            let all = Enumeration(tree)
            let compiled = try tree.compiled()
            let primes = all.primeImplicants
            for order in 1...5 {
                let sets = try compiled.minimalCutSets(upToOrder: order)
                let expected = all.minimalCutSets.filter { $0.count <= order }
                #expect(Set(sets.map { Set($0.literals.map(\.description)) }) == expected)
                #expect(sets.count == BigCount(UInt64(expected.count)))
                #expect(sets.wasTruncated == (expected.count < all.minimalCutSets.count))
                let limited = try compiled.primeImplicants(upToOrder: order)
                #expect(
                    Set(limited.map { Set($0.literals.map(\.description)) }) == primes.filter { $0.count <= order })
            }
        }
    }

    @Test(
        "approximations by name are never below the exact value, on trees that are coherent and not", arguments: 0..<4)
    func approximations(batch: Int) throws {
        for seed in 0..<50 {
            var random = RandomTrees(seed: UInt64(910_000 + batch * 50 + seed))
            random.size = 9
            random.isCoherent = seed % 2 == 0
            let tree = try random.tree()
            let all = Enumeration(tree)
            let p = all.probability { all.top[$0] }
            let sets = try tree.compiled().minimalCutSets(upToOrder: 1 + seed % 3)
            let each = Array(try tree.compiled().minimalCutSets()).compactMap(\.probability)
            let sum = try #require(sets.probability(using: .rareEvent))
            let bound = try #require(sets.probability(using: .minCutUpperBound))
            #expect(abs(sum - each.reduce(0, +)) < 1e-11 * max(1, sum))
            #expect(abs(bound - (1 - each.reduce(1) { $0 * (1 - $1) })) < 1e-9)
            #expect(bound >= p - 1e-12 && sum >= bound - 1e-12, "\(batch) \(seed)")
        }
    }

    /// Two of the ten events of each of 30 gates, 45³⁰ sets; or one of three alone.
    private func manySets() throws -> FaultTree {
        let names = (0..<300).map { "e\($0)" }
        let gates = (0..<30).map { gate in
            FaultTree.Gate("g\(gate)", .gate(.atLeast(2), names[gate * 10..<gate * 10 + 10].map { .name($0) }))
        }
        return try FaultTree(
            "many", top: "top",
            gates: [.init("top", .any("all", "x", "y", "z")), .init("all", .gate(.and, gates.map { .name($0.name) }))]
                + gates,
            events: names.enumerated().map { .init($1, .constant(0.9 + 0.0003 * Double($0))) }
                + [.init("x", 1e-3), .init("y", 2e-3), .init("z", 3e-3)])
    }

    @Test("among 10⁴⁹ sets an order limit and a cut-off are answered at once") func huge() throws {
        let compiled = try manySets().compiled()
        let small = try compiled.minimalCutSets(upToOrder: 5)
        #expect(small.count == BigCount(3) && small.wasTruncated)
        #expect(small.mostProbable(10).map { $0.literals.map(\.event) } == [["z"], ["y"], ["x"]])
        let whole = try compiled.minimalCutSets()
        let sum = try #require(whole.rareEventSum)
        let left = try #require(small.cutOff(atProbability: nil))
        #expect(abs(left.neglected / (sum - 0.006) - 1) < 1e-9)
        // Every set but the three alone is less likely than 1e-3 … and more likely than 1e-4.
        #expect(try #require(whole.cutOff(atProbability: 1e-12)).kept == whole.count)
        #expect(try #require(whole.cutOff(atProbability: 0)).neglected == 0)
    }

    @Test("a cut-off through the middle of too many sets is bounded all the same") func spent() throws {
        let sets = try manySets().compiled().minimalCutSets()
        let sum = try #require(sets.rareEventSum)
        let best = try #require(sets.mostProbable(1).first?.probability)
        let found = try #require(
            sets.cutOff(atProbability: best * 0.9, within: TreeBudget(nodes: 1000, time: .milliseconds(50))))
        #expect(!found.isComplete)
        #expect(found.neglected > 0 && found.neglected <= sum * (1 + 1e-9))
        #expect(found.kept < sets.count)
    }

    @Test("without probabilities there is no cut-off") func noProbabilities() throws {
        let tree = try FaultTree("t", top: "g", gates: [.init("g", .any("a", "b"))], events: [.init("a"), .init("b")])
        let sets = try tree.compiled().minimalCutSets()
        #expect(sets.cutOff(atProbability: 0.1) == nil && sets.count == BigCount(2))
        #expect(sets.probability(using: .rareEvent) == nil)
    }
}
