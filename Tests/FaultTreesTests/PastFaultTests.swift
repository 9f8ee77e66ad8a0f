import FaultImport
import FaultModel
import FaultTrees
import Testing

/// Faults that the reference program (scram 0.16.2) has on these trees, one test each, so that ours never gets them.
@Suite("Known faults of fault-tree programs")
struct PastFaultTests {
    private func tree(_ top: Formula, _ events: [(String, Double)]) throws -> FaultTree {
        try FaultTree(
            "t", top: "top", gates: [.init("top", top)], events: events.map { .init($0.0, .constant($0.1)) })
    }

    private func factors(_ tree: FaultTree) throws -> [String: Importance] {
        let compiled = try tree.compiled()
        let table = try compiled.importance(with: try compiled.minimalCutSets()).events
        return Dictionary(uniqueKeysWithValues: table.map { ($0.event, $0) })
    }

    @Test("sets are not listed to be counted, nor for a probability or an importance") func countsWithoutListing()
        throws
    {
        // Ten of twenty events in each of six gates: 184756⁶ sets, 4·10³¹; one in a nanosecond takes longer than the world is old.
        let gates = (0..<6).map { gate in
            FaultTree.Gate("g\(gate)", .gate(.atLeast(10), (0..<20).map { .name("e\(gate * 20 + $0)") }))
        }
        let tree = try FaultTree(
            "t", top: "top", gates: [.init("top", .gate(.and, gates.map { .name($0.name) }))] + gates,
            events: (0..<120).map { .init("e\($0)", 0.5) })
        var question = TreeQuestion()
        (question.cutSets, question.probability, question.importance, question.limit) = (true, true, true, 0)
        let report = try tree.report(question)
        let sets = try #require(report.cutSets)
        // 184756⁶, by any calculator with long integers.
        #expect(sets.count.description == "39773270762567891136671884742656")
        #expect(sets.sets.isEmpty && sets.byOrder.map(\.order) == [60])
        // P(at least 10 of 20 heads) = (2²⁰ + 184756) / 2²¹ in each gate.
        let one = Double((1 << 20) + 184_756) / Double(1 << 21)
        let expected = (0..<6).reduce(1.0) { product, _ in product * one }
        #expect(abs(try #require(report.probability) / expected - 1) < 1e-12)
    }

    @Test("sets of more than twenty events are there, unless a limit is asked for, and then the answer says so")
    func orderTwenty() throws {
        let names = (0..<25).map { "e\($0)" }
        let tree = try tree(
            .any(.gate(.and, names.map { .name($0) }), "single"), names.map { ($0, 0.9) } + [("single", 0.01)])
        let all = try tree.compiled().minimalCutSets()
        #expect(all.byOrder.map(\.order) == [1, 25] && all.count == BigCount(2) && !all.wasTruncated)
        let power = (0..<25).reduce(1.0) { product, _ in product * 0.9 }
        #expect(abs(try tree.compiled().probability - (1 - (1 - power) * 0.99)) < 1e-14)
        let limited = try tree.compiled().minimalCutSets(upToOrder: 20)
        #expect(limited.wasTruncated && limited.count == BigCount(1))
        let left = try #require(limited.cutOff(atProbability: nil))
        #expect(abs(left.neglected / power - 1) < 1e-9 && left.neglected >= power * (1 - 1e-13))
    }

    @Test("an order limit on a tree that is not coherent keeps every set of that order") func nonCoherentLimit() throws
    {
        // a, or c without b: {a} and {c} in the usual sense; with absent events, {a} and {not b, c}.
        let tree = try tree(.any("a", .all("c", .not("b"))), [("a", 0.1), ("b", 0.2), ("c", 0.3)])
        let usual = try tree.compiled().minimalCutSets(upToOrder: 1)
        #expect(usual.map { $0.literals.map(\.description) } == [["a"], ["c"]])
        #expect(!usual.wasTruncated)
        let primes = try tree.compiled().primeImplicants(upToOrder: 1)
        #expect(primes.map { $0.literals.map(\.description) } == [["a"]])
        #expect(primes.wasTruncated)
        let both = try tree.compiled().primeImplicants(upToOrder: 2)
        #expect(both.map { $0.literals.map(\.description) } == [["a"], ["not b", "c"]])
    }

    @Test("where the top is a negation, an event that prevents it has a negative importance") func signs() throws {
        // Neither a nor b: P = 0.9 · 0.8.
        let found = try factors(try tree(.gate(.nor, ["a", "b"]), [("a", 0.1), ("b", 0.2)]))
        let a = try #require(found["a"])
        #expect(abs(a.birnbaum - -0.8) < 1e-15 && abs(a.criticality - -0.8 * 0.1 / 0.72) < 1e-15)
        #expect(a.diagnostic == 0 && a.raw == 0 && abs(a.rrw - 0.72 / 0.8) < 1e-15)
        let both = try factors(try tree(.gate(.nand, ["a", "b"]), [("a", 0.1), ("b", 0.2)]))
        #expect(abs(try #require(both["b"]).birnbaum - -0.1) < 1e-15)
        // The same function without a negation at the top has the same factors.
        let plain = try factors(try tree(.any(.not("a"), .not("b")), [("a", 0.1), ("b", 0.2)]))
        #expect(plain == both)
    }

    @Test("an event that occurs only negated is in the table") func onlyNegated() throws {
        let found = try factors(try tree(.all("a", .not("b")), [("a", 0.1), ("b", 0.2)]))
        let b = try #require(found["b"])
        // P = 0.1 · 0.8; with b 0, without 0.1.
        #expect(abs(b.birnbaum - -0.1) < 1e-15 && abs(b.criticality - -0.25) < 1e-15)
        #expect(b.diagnostic == 0 && b.fussellVesely == 0 && b.raw == 0 && abs(b.rrw - 0.8) < 1e-15)
        #expect(b.occurrences == .zero)
    }

    @Test("an event on which nothing depends is in the table too, with factors that say so") func noMatter() throws {
        let found = try factors(try tree(.any("a", "b"), [("a", 0.1), ("b", 0.2), ("idle", 0.3)]))
        let idle = try #require(found["idle"])
        #expect(idle.birnbaum == 0 && idle.criticality == 0 && idle.fussellVesely == 0)
        #expect(idle.raw == 1 && idle.rrw == 1 && idle.diagnostic == 0.3 && idle.occurrences == .zero)
    }

    @Test("the risk reduction worth of an event without which there is no top is infinite") func infiniteWorth() throws
    {
        // c is in every set, and deep below the others.
        let found = try factors(
            try tree(.any(.all("a", "c"), .all("b", "c")), [("a", 0.1), ("b", 0.2), ("c", 0.3)]))
        #expect(try #require(found["c"]).rrw == .infinity)
        #expect(abs(try #require(found["a"]).rrw - (0.28 * 0.3) / (0.2 * 0.3)) < 1e-14)
        #expect(found.values.allSatisfy { $0.rrw > 0 })
    }

    @Test("a cut-off leaves out what is below it, and says what that was") func cutOffWorks() throws {
        let tree = try tree(
            .any(.all("a", "b"), .all("a", "c"), "d"), [("a", 0.1), ("b", 0.2), ("c", 0.001), ("d", 0.005)])
        var question = TreeQuestion()
        (question.cutSets, question.cutOff) = (true, 0.005)
        let sets = try #require(try tree.report(question).cutSets)
        #expect(sets.sets.map { $0.literals.map(\.event) } == [["d"], ["a", "b"]])
        #expect(sets.count == BigCount(3))
        let cutOff = try #require(sets.cutOff)
        #expect(cutOff.kept == BigCount(2) && abs(cutOff.neglected - 0.0001) < 1e-15 && cutOff.neglected >= 0.0001)
    }
}
