import FaultModel
import FaultTesting
import Testing

/// The reference for the walk against examples worked by hand.
@Suite("The reference walk, by hand")
struct ReferenceWalkTests {
    /// `causes` with prior and minutes of the remedy.
    private func fault(
        _ causes: [(String, Double, Double)], _ tree: TreeExpression? = nil, checks: [Check] = []
    ) throws -> Fault {
        let list = causes.map {
            Cause(id: $0.0, title: .en($0.0), prior: $0.1, remedy: .init(title: .en("-"), minutes: $0.2))
        }
        return try Fault.make("pump/silent", .en("Silent"), causes: list) {
            $0.tree = tree
            $0.checks = checks
        }
    }

    private func check(
        _ id: String, of observed: String, _ minutes: Double, sensitivity: Double = 1, specificity: Double = 1
    ) -> Check {
        Check(
            id: id, ask: .en(id), observes: observed, minutes: minutes, sensitivity: sensitivity,
            specificity: specificity)
    }

    private func isClose(_ a: Double?, _ b: Double) -> Bool { a.map { abs($0 - b) < 1e-12 * max(1, abs(b)) } ?? false }

    @Test("a cheap remedy comes before a likelier one") func order() throws {
        // a alone 0.08, b alone 0.18, both 0.02: the symptom 0.28.
        let fault = try fault([("a", 0.1, 10), ("b", 0.2, 60)])
        let worlds = try BruteForce(fault)
        #expect(isClose(try worlds.evidence(), 0.28))
        #expect(isClose(try worlds.beliefs(after: [])?[0], 0.10 / 0.28))
        let aFirst = 10 + 0.20 / 0.28 * 60
        let bFirst = 60 + 0.10 / 0.28 * 10
        #expect(isClose(try worlds.expectedCost { _, made in made.isEmpty ? .remedy("a") : .remedy("b") }, aFirst))
        #expect(isClose(try worlds.expectedCost { _, made in made.isEmpty ? .remedy("b") : .remedy("a") }, bFirst))
        let best = try OptimalWalk(fault)
        #expect(isClose(best.minutes, aFirst))
        #expect(try best.move(after: []) == .remedy("a"))
        #expect(try best.move(after: [.notFixed("a")]) == .remedy("b"))
    }

    @Test("a check is made when it saves more than it costs", arguments: [(10.0, true), (47, true), (48, false)])
    func worthOfCheck(minutes: Double, isWorthIt: Bool) throws {
        // a alone 9/19, b alone 9/19, both 1/19. Unchecked: 100, and 100 again in 10/19.
        // Checked: a present in 10/19, then 100 and again 100 in one of ten; a absent in 9/19, then 100. That saves 900/19.
        let fault = try fault([("a", 0.1, 100), ("b", 0.1, 100)], checks: [check("look", of: "a", minutes)])
        let unchecked = 100 + 1000.0 / 19
        let checked = minutes + (1100.0 + 900) / 19
        let best = try OptimalWalk(fault)
        #expect(isClose(best.minutes, isWorthIt ? checked : unchecked))
        #expect(try (best.move(after: []) == .check("look")) == isWorthIt)
    }

    @Test("of two causes that must come together, one remedy is enough") func and() throws {
        let tree = TreeExpression.gate(.init(.and, [.name("a"), .name("b")]))
        let fault = try fault([("a", 0.01, 45), ("b", 0.3, 20)], tree, checks: [check("look", of: "a", 1)])
        let best = try OptimalWalk(fault)
        #expect(best.minutes == 20)
        #expect(try best.move(after: []) == .remedy("b"))
    }

    @Test("what an uncertain check shows is weighed by Bayes' rule") func bayes() throws {
        // In nineteenths: a alone 9, b alone 9, both 1. Faulty: 0.9 · 10 + 0.2 · 9 = 10.8; ok: 0.1 · 10 + 0.8 · 9 = 8.2.
        let fault = try fault(
            [("a", 0.1, 100), ("b", 0.1, 100)],
            checks: [check("look", of: "a", 10, sensitivity: 0.9, specificity: 0.8)])
        let worlds = try BruteForce(fault)
        let faulty = try #require(try worlds.beliefs(after: [.check("look", .faulty)]))
        #expect(isClose(faulty[0], 9 / 10.8) && isClose(faulty[1], (1.8 + 0.9) / 10.8))
        let ok = try #require(try worlds.beliefs(after: [.check("look", .ok)]))
        #expect(isClose(ok[0], 1 / 8.2) && isClose(ok[1], (7.2 + 0.1) / 8.2))
        #expect(isClose(try worlds.evidence(of: [.check("look", .ok)]), 0.19 * 8.2 / 19))
        // After faulty a, then b in 2.7 of 10.8; after ok b, then a in 1 of 8.2.
        let best = try OptimalWalk(fault)
        #expect(isClose(best.minutes, 10 + (10.8 * 125 + 8.2 * 100 + 100) / 19))
        #expect(try best.move(after: [.check("look", .faulty)]) == .remedy("a"))
        #expect(try best.move(after: [.check("look", .ok)]) == .remedy("b"))
    }

    @Test("a check sees the machine as it is after the remedies") func remediedIsAbsent() throws {
        let gate = TreeExpression.Gate(.or, [.name("a"), .name("b")], name: "g")
        let tree = TreeExpression.gate(.init(.or, [.gate(gate), .name("c")]))
        let fault = try fault(
            [("a", 0.1, 9), ("b", 0.2, 9), ("c", 0.3, 9)], tree,
            checks: [check("before", of: "g", 1), check("after", of: "g", 1)])
        let worlds = try BruteForce(fault)
        let answers: [WalkMove.Answer] = [.check("before", .faulty), .notFixed("a"), .check("after", .ok)]
        // g was there, and is not without a: so a was, b was not; the symptom stayed: so c is there.
        #expect(try worlds.beliefs(after: answers) == [0, 0, 1])
        #expect(try worlds.originalBeliefs(after: answers) == [1, 0, 1])
        #expect(isClose(try worlds.evidence(of: answers), 0.1 * 0.8 * 0.3))
        #expect(try worlds.beliefs(after: [.notFixed("a"), .notFixed("b"), .check("before", .faulty)]) == nil)
    }

    @Test("a gate of two out of three, partly mended") func atLeast() throws {
        let tree = TreeExpression.gate(.init(.atLeast(2), [.name("a"), .name("b"), .name("c")]))
        let fault = try fault([("a", 0.5, 10), ("b", 0.5, 20), ("c", 0.5, 40)], tree)
        // Four worlds alike: ab, ac, bc, abc. After a: bc and abc are left, and b ends both.
        #expect(isClose(try OptimalWalk(fault).minutes, 10 + 0.5 * 20))
        #expect(try BruteForce(fault).beliefs(after: [.notFixed("a")]) == [0, 1, 1])
        #expect(try BruteForce(fault).originalBeliefs(after: [.notFixed("a")]) == [0.5, 1, 1])
    }

    @Test("a remedy may bring about what was held back") func incoherent() throws {
        // The symptom: one of the two without the other. a alone 0.08, b alone 0.18.
        func without(_ a: String, _ b: String) -> TreeExpression {
            .gate(.init(.and, [.name(a), .gate(.init(.not, [.name(b)]))]))
        }
        let tree = TreeExpression.gate(.init(.or, [without("a", "b"), without("b", "a")]))
        let fault = try fault([("a", 0.1, 10), ("b", 0.2, 60)], tree)
        #expect(isClose(try OptimalWalk(fault).minutes, 10 + 0.18 / 0.26 * 60))
    }

    @Test("a symptom that outlasts all remedies costs them all, and no check") func exhausted() throws {
        // It is there without a, and with a when b is there too. Once a is away, it stays.
        let tree = TreeExpression.gate(.init(.or, [.gate(.init(.not, [.name("a")])), .name("b")]))
        let fault = try fault([("a", 0.1, 10), ("b", 0.2, 60)], tree, checks: [check("look", of: "b", 1)])
        // Without a 0.9, both 0.02: b's remedy ends it in the latter, a's remedy never.
        let bFirst = 60 + 0.90 / 0.92 * 10
        let best = try OptimalWalk(fault)
        #expect(isClose(best.minutes, bFirst))
        #expect(isClose(try BruteForce(fault).expectedCost { _, made in try best.move(after: made) }, bFirst))
        // In the printed order a's remedy comes first; then the check, and b's remedy whatever it shows.
        #expect(isClose(try BruteForce(fault).authoredOrderCost(), 10 + 1 + 60))
    }

    @Test("what the source does not say is reckoned as usual") func defaults() throws {
        let fault = try Fault.make(
            "pump/silent", .en("Silent"),
            causes: [Cause.make("a", .en("a"), remedy: .en("-")), Cause.make("b", .en("b"), remedy: .en("-"))]
        ) { $0.checks = [Check(id: "look", ask: .en("Look"), observes: "a")] }
        // By Cause.usualPrior 0.01; a alone and b alone 0.0099, both 0.0001; a check of 5, remedies of 30 minutes.
        #expect(isClose(try BruteForce(fault).evidence(), 0.0199))
        #expect(isClose(try OptimalWalk(fault).minutes, 5 + 30 + 30 * 0.0001 / 0.0199))
    }

    @Test("the printed order is worked through check by check and cause by cause") func authored() throws {
        let fault = try fault([("a", 0.1, 100), ("b", 0.1, 50)], checks: [check("look", of: "a", 10)])
        // Faulty in 10/19: a, then b in one of ten. Ok in 9/19: b.
        let (faulty, ok) = (100 + 0.1 * 50, 50.0)
        let cost = 10 + (10 * faulty + 9 * ok) / 19
        #expect(isClose(try BruteForce(fault).authoredOrderCost(), cost))
        #expect(isClose(try BruteForce(fault).authoredOrderCost(.stopsAtOk), cost))
    }

    @Test("a reader passes over what a gate above it clears, and comes back at the end") func authoredGate() throws {
        let gate = TreeExpression.Gate(.or, [.name("a"), .name("b")], name: "g")
        let fault = try fault(
            [("a", 0.1, 9), ("b", 0.2, 9), ("c", 0.3, 9)],
            .gate(.init(.or, [.gate(gate), .name("c")])),
            checks: [check("on-b", of: "b", 1), check("on-g", of: "g", 1, sensitivity: 0.9)])
        let start: [WalkMove.Answer] = [.check("on-g", .ok)]
        let page = AuthoredOrder(fault)
        #expect(page.move(after: []) == .check("on-g"))
        #expect(page.move(after: start) == .check("on-b"))
        #expect(page.move(after: start + [.check("on-b", .faulty)]) == .remedy("c"))
        #expect(page.move(after: start + [.check("on-b", .faulty), .notFixed("c")]) == .remedy("a"))
        let quick = AuthoredOrder(fault, reader: .stopsAtOk)
        #expect(quick.move(after: start) == .remedy("c"))
        #expect(quick.move(after: start + [.notFixed("c")]) == .remedy("a"))
        #expect(quick.move(after: start + [.notFixed("c"), .notFixed("a")]) == .remedy("b"))
        #expect(quick.move(after: start + [.notFixed("c"), .notFixed("a"), .notFixed("b")]) == nil)
        #expect(page.move(after: [.check("on-g", .faulty)]) == .remedy("a"))
        #expect(page.move(after: [.check("on-g", .faulty), .notFixed("a")]) == .check("on-b"))
    }

    @Test("a policy that gives up, repeats itself or invents a move has no cost") func badPolicies() throws {
        let worlds = try BruteForce(try fault([("a", 0.1, 10), ("b", 0.2, 60)]))
        #expect(throws: MalformedTestData.self) { try worlds.expectedCost { _, _ in nil } }
        #expect(throws: MalformedTestData.self) { try worlds.expectedCost { _, _ in .remedy("a") } }
        #expect(throws: MalformedTestData.self) { try worlds.expectedCost { _, _ in .check("a") } }
        #expect(throws: MalformedTestData.self) { try worlds.beliefs(after: [.check("look", .fixed)]) }
    }
}
