import FaultTrees
import Foundation
import Testing

@Suite("Reports of a tree")
struct ReportTests {
    /// Two trains of pump and valve, as in the Open-PSA examples.
    private func twoTrains() throws -> FaultTree {
        try FaultTree(
            "two-trains", top: "top",
            gates: [
                .init("top", .all("one", "two")), .init("one", .any("valve-1", "pump-1")),
                .init("two", .any("valve-2", "pump-2")),
            ],
            events: [.init("valve-1", 0.5), .init("valve-2", 0.5), .init("pump-1", 0.7), .init("pump-2", 0.7)])
    }

    private func question() -> TreeQuestion {
        var question = TreeQuestion()
        (question.cutSets, question.probability, question.importance) = (true, true, true)
        return question
    }

    @Test("the JSON document is what the contract says") func json() throws {
        let text = try twoTrains().report(question()).json
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(document["name"] as? String == "two-trains")
        #expect(document["basic_events"] as? Int == 4 && document["gates"] as? Int == 3)
        #expect(abs(try #require(document["probability"] as? Double) - 0.7225) < 1e-15)
        let sets = try #require(document["cut_sets"] as? [String: Any])
        #expect(sets["count"] as? Int == 4 && sets["truncated"] as? Bool == false)
        #expect(sets["by_order"] as? [String: Int] == ["2": 4])
        #expect(
            sets["sets"] as? [[String]] == [
                ["pump-1", "pump-2"], ["pump-1", "valve-2"], ["pump-2", "valve-1"], ["valve-1", "valve-2"],
            ])
        let importance = try #require(document["importance"] as? [[String: Any]])
        #expect(importance.map { $0["event"] as? String } == ["pump-1", "pump-2", "valve-1", "valve-2"])
        for key in ["probability", "birnbaum", "criticality", "fussell_vesely", "raw", "rrw"] {
            #expect(importance[0][key] is Double, "\(key)")
        }
    }

    @Test("a count of thirty digits is exact, and nothing is listed to know it") func bigCount() throws {
        // Two of the ten events of each of 30 gates: 45³⁰ sets of order 60.
        let names = (0..<300).map { "e\($0)" }
        let gates = (0..<30).map { gate in
            FaultTree.Gate("g\(gate)", .gate(.atLeast(2), names[gate * 10..<gate * 10 + 10].map { .name($0) }))
        }
        let tree = try FaultTree(
            "big", top: "top", gates: [.init("top", .gate(.and, gates.map { .name($0.name) }))] + gates,
            events: names.map { .init($0, 0.01) })
        let sets = try tree.compiled().minimalCutSets()
        #expect(sets.count.description == "39479842665806602234295041487552225589752197265625")
        #expect(sets.byOrder.map(\.order) == [60])
        #expect(sets.prefix(1).map(\.order) == [60])
        #expect(sets.mostProbable(2).count == 2)
    }

    @Test("the text names the top, the sets and the shares") func text() throws {
        let text = try twoTrains().report(question()).text
        #expect(text.hasPrefix("two-trains: 4 basic events, 3 gates\n"))
        #expect(text.contains("4 minimal cut sets"))
        #expect(text.contains("pump-1 · pump-2"))
    }

    @Test("evidence gives beliefs in all events, largest first") func evidence() throws {
        var question = TreeQuestion()
        question.observations = [.present("top"), .absent("pump-1")]
        let evidence = try #require(try twoTrains().report(question).evidence)
        #expect(abs(evidence.probability - 0.1275) < 1e-15)
        #expect(evidence.posteriors.map(\.event) == ["valve-1", "pump-2", "valve-2", "pump-1"])
        question.observations = [.absent("one"), .present("top")]
        #expect(try twoTrains().report(question).evidence?.probability == 0)
    }

    @Test("an infinite factor is the string \"inf\"") func infinite() throws {
        let tree = try FaultTree(
            "t", top: "g", gates: [.init("g", .all("a", "b"))], events: [.init("a", 0.5), .init("b", 0.5)])
        #expect(try tree.report(question()).json.contains("\"rrw\": \"inf\""))
    }

    @Test("when the budget is spent there are bounds, and the report says so") func bounds() throws {
        // Every pair of neighbours in a 40 × 40 grid: far too wide for a diagram of this size.
        let name = { (x: Int, y: Int) in "e\(x)-\(y)" }
        var pairs: [Formula] = []
        for x in 0..<40 {
            for y in 0..<40 {
                if x < 39 { pairs.append(.all(.name(name(x, y)), .name(name(x + 1, y)))) }
                if y < 39 { pairs.append(.all(.name(name(x, y)), .name(name(x, y + 1)))) }
            }
        }
        let tree = try FaultTree(
            "grid", top: "top", gates: [.init("top", .gate(.or, pairs))],
            events: (0..<1600).map { .init(name($0 / 40, $0 % 40), 0.001) })
        var question = self.question()
        question.budget = TreeBudget(nodes: 200_000, time: .seconds(20))
        let report = try tree.report(question)
        let bounds = try #require(report.bounds)
        #expect(report.probability == nil && !report.remarks.isEmpty)
        // 3,120 pairs of probability 10⁻⁶ each.
        #expect(bounds.lower <= bounds.upper && bounds.upper >= 0.003 && bounds.upper < 0.00313)
        #expect(report.text.contains("bounds, not the exact value"))
        // What needs all sets, or the exact value, is not given, and that is said.
        #expect(report.cutSets?.rareEventSum == nil && report.importance == nil)
        #expect(report.remarks.contains("Without the exact answer there is none to: importance."))
    }

    @Test("with prime implicants the importance is the same as with minimal cut sets") func primesAndImportance() throws
    {
        // One or the other, not both.
        let tree = try FaultTree(
            "t", top: "g", gates: [.init("g", .gate(.xor, ["a", "b"]))], events: [.init("a", 0.1), .init("b", 0.2)])
        var question = question()
        let usual = try tree.report(question)
        question.primeImplicants = true
        question.approximations = Approximation.allCases
        let primes = try tree.report(question)
        #expect(primes.importance == usual.importance)
        // P = 0.26. The bound over prime implicants, {a, not b} and {b, not a}, would be 0.2456: no bound at all.
        #expect(abs(try #require(primes.probability) - 0.26) < 1e-15)
        #expect(primes.cutSets?.kind == .primeImplicants && primes.cutSets?.minCutUpperBound == nil)
        #expect(primes.approximations.map(\.kind) == [.rareEvent, .minCutUpperBound])
        #expect(abs(primes.approximations[0].value - 0.3) < 1e-15)
        #expect(abs(primes.approximations[1].value - 0.28) < 1e-15)
    }

    @Test("without cut sets Fussell–Vesely is told as the bound that it is") func vesselyBound() throws {
        let table = try twoTrains().compiled().importance()
        #expect(table.fussellVesely == .diagnosticBound)
        #expect(table.events.allSatisfy { $0.fussellVesely == $0.diagnostic && $0.occurrences == nil })
    }

    @Test("a cut-off lists by order and name, or the most probable first, and its limit takes the most probable")
    func cutOffList() throws {
        var question = TreeQuestion()
        (question.cutSets, question.cutOff) = (true, 0.3)
        func listed() throws -> [String] {
            try #require(try twoTrains().report(question).cutSets).sets.map {
                $0.literals.map(\.event).joined(separator: " ")
            }
        }
        #expect(try listed() == ["pump-1 pump-2", "pump-1 valve-2", "pump-2 valve-1"])
        question.limit = 1
        #expect(try listed() == ["pump-1 pump-2"])
        question.limit = 100
        question.listsMostProbable = true
        #expect(try listed().first == "pump-1 pump-2")
        question.cutOff = 0.5
        #expect(try listed().isEmpty)
    }

    @Test("bounds hold the exact value, on 300 random trees", arguments: 1...300) func boundsHold(seed: Int) throws {
        var random = RandomTrees(seed: UInt64(seed) &+ 7_000_000)
        random.isCoherent = true
        let tree = try random.tree()
        let p = try tree.compiled().probability
        let bounds = try tree.bounds(within: TreeBudget(nodes: 100_000, time: .seconds(10)))
        #expect(bounds.lower <= p * (1 + 1e-9) && bounds.upper >= p * (1 - 1e-9), "\(bounds) \(p)")
    }

    @Test("a chain of 20,000 gates needs no deep stack") func deepChain() throws {
        let count = 20_000
        let gates = (0..<count).map { index in
            FaultTree.Gate(
                "g\(index)",
                index % 2 == 0
                    ? .any(.name("g\(index + 1)"), .name("e\(index)"))
                    : .all(.name("g\(index + 1)"), .name("e\(index)")))
        }
        let tree = try FaultTree(
            "chain", top: "g0", gates: gates + [.init("g\(count)", "e0")],
            events: (0..<count).map { .init("e\($0)", 0.5) })
        let compiled = try tree.compiled()
        #expect(try compiled.probability > 0.5)
        // One for every "or" of the chain; the last repeats the first event and is absorbed.
        #expect(try compiled.minimalCutSets().count == BigCount(10_000))
    }
}
