import FaultDiagnosis
import FaultModel
import FaultTesting
import Testing

@Suite("What to carry")
struct CarryTests {
    private static func demand(
        _ name: String, _ weight: Double, _ parts: [(String, Double)]?
    ) throws -> CarryDemand {
        let fault = try #require(Fault.ID("pump/" + name))
        let uses = try parts?.map { PartUse(number: try PartNumber.make($0.0), quantity: $0.1) }
        return CarryDemand(fault: fault, cause: "c", weight: weight, needs: uses)
    }

    private static func catalogue(_ parts: [Part], replaced: [String: String] = [:]) throws -> VisitCatalogue {
        let known = Dictionary(uniqueKeysWithValues: parts.map { ($0.number.key, $0) })
        let newer = try Dictionary(
            uniqueKeysWithValues: replaced.map { (try PartNumber.make($0).key, try PartNumber.make($1)) })
        return VisitCatalogue(current: { newer[$0.key] ?? $0 }, part: { known[$0.key] })
    }

    private static func part(_ number: String, _ price: Double?, grade: Part.Grade? = nil) throws -> Part {
        Part(
            number: try PartNumber.make(number), grade: grade,
            price: price.map { Price(amount: $0, currency: "CNY") })
    }

    @Test("the cheapest parts that fix eight visits in ten are taken") func byHand() throws {
        let demands = [
            try Self.demand("leak", 50, [("SEAL", 2)]), try Self.demand("dead", 30, [("PUMP", 1)]),
            try Self.demand("dark", 15, [("LAMP", 1)]), try Self.demand("loose", 5, []),
        ]
        let catalogue = try Self.catalogue([
            Self.part("SEAL", 10), Self.part("PUMP", 900), Self.part("LAMP", 30),
        ])
        let list = try CarryList(line: "pump", demands, wanted: 0.7, from: catalogue)
        #expect(list.parts.map(\.number.printed) == ["SEAL", "LAMP"])
        #expect(list.parts.map(\.quantity) == [2, 1])
        #expect(abs(list.rate - 0.7) < 1e-12 && abs(list.withoutParts - 0.05) < 1e-12)
        #expect(list.costs == [Price(amount: 50, currency: "CNY")] && list.isCheapest && list.gap == 0)
        // Without the lamp 0.85 are fixed; the lamp alone is not enough.
        let more = try CarryList(line: "pump", demands, wanted: 0.85, from: catalogue)
        #expect(more.parts.map(\.number.printed) == ["SEAL", "PUMP"])
    }

    @Test("what has no remedy is never fixed, and the list says how much that is") func withoutRemedy() throws {
        let demands = [try Self.demand("leak", 60, [("SEAL", 1)]), try Self.demand("odd", 40, nil)]
        let list = try CarryList(line: "pump", demands, from: Self.catalogue([Self.part("SEAL", 10)]))
        #expect(list.wanted == 0.8 && abs(list.rate - 0.6) < 1e-12 && abs(list.reachable - 0.6) < 1e-12)
        #expect(!list.reachesWanted && abs(list.withoutRemedy - 0.4) < 1e-12)
    }

    @Test("one visit takes the larger need of a part, not the sum") func largerNeed() throws {
        let demands = [try Self.demand("a", 1, [("SEAL", 2)]), try Self.demand("b", 1, [("SEAL", 3)])]
        let list = try CarryList(line: "pump", demands, wanted: 1, from: Self.catalogue([Self.part("SEAL", 10)]))
        #expect(list.parts.map(\.quantity) == [3])
    }

    @Test("old numbers are one part with their successor") func superseded() throws {
        let demands = [try Self.demand("a", 1, [("OLD-1", 1)]), try Self.demand("b", 1, [("NEW-1", 1)])]
        let catalogue = try Self.catalogue([Self.part("NEW-1", 10)], replaced: ["OLD-1": "NEW-1"])
        let list = try CarryList(line: "pump", demands, wanted: 1, from: catalogue)
        #expect(list.parts.map(\.number.printed) == ["NEW-1"])
        #expect(list.parts.first?.instead.map(\.printed) == ["OLD-1"])
    }

    @Test("a part without a price counts as one of its grade, and the list says so") func unpriced() throws {
        let demands = [
            try Self.demand("a", 1, [("A-1", 1)]), try Self.demand("b", 1, [("A-2", 1)]),
            try Self.demand("c", 1, [("C-1", 1)]), try Self.demand("d", 1, [("C-2", 1)]),
        ]
        let catalogue = try Self.catalogue([
            Self.part("A-1", 5000, grade: .a), Self.part("A-2", nil, grade: .a), Self.part("C-1", 8, grade: .c),
            Self.part("C-2", nil, grade: .c),
        ])
        let list = try CarryList(line: "pump", demands, wanted: 0.5, from: catalogue)
        #expect(Set(list.parts.map(\.number.printed)) == ["C-1", "C-2"])
        #expect(list.weighedAs.map(\.grade) == [.a, .c])
        #expect(list.weighedAs.map(\.price.amount) == [5000, 8])
        #expect(list.costs == [Price(amount: 8, currency: "CNY")] && list.weighedCost == 16)
    }

    @Test("a budget buys the most that it can") func budget() throws {
        let demands = [
            try Self.demand("a", 50, [("X", 1)]), try Self.demand("b", 30, [("Y", 1)]),
            try Self.demand("c", 20, [("Z", 1)]),
        ]
        let catalogue = try Self.catalogue([Self.part("X", 60), Self.part("Y", 40), Self.part("Z", 30)])
        let list = try CarryList(line: "pump", demands, wanted: 1, budget: 90, from: catalogue)
        // X and Z for 90 serve 70; Y and Z for 70 serve 50.
        #expect(list.parts.map(\.number.printed) == ["Z", "X"])
        #expect(abs(list.rate - 0.7) < 1e-9 && list.budget == 90)
        let none = try CarryList(line: "pump", demands, wanted: 1, budget: 0, from: catalogue)
        #expect(none.parts.isEmpty && none.rate == 0)
    }

    @Test("wrong figures are said") func wrong() throws {
        let demands = [try Self.demand("a", 1, [])]
        #expect(throws: CarryError.rate(0)) { try CarryList(line: "pump", demands, wanted: 0, from: .init()) }
        #expect(throws: CarryError.budget(-1)) { try CarryList(line: "pump", demands, budget: -1, from: .init()) }
        #expect(throws: CarryError.nothingKnown(line: "pump")) { try CarryList(line: "pump", [], from: .init()) }
    }

    /// Every set of parts, tried.
    @Test("no list is cheaper than the one that is called the cheapest", arguments: 0..<40) func bruteForce(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let count = 8
        let parts = try (0..<count).map {
            try Self.part("P\($0)", Double(Int.random(in: 1...100, using: &random)))
        }
        let demands = try (0..<14).map { place in
            let needs = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                ("P\(Int.random(in: 0..<count, using: &random))", 1.0)
            }
            var seen = Set<String>()
            return try Self.demand(
                "f\(place)", Double(Int.random(in: 1...20, using: &random)), needs.filter { seen.insert($0.0).inserted }
            )
        }
        let wanted = Double.random(in: 0.3...1, using: &random)
        let list = try CarryList(line: "pump", demands, wanted: wanted, from: Self.catalogue(parts))
        let total = demands.reduce(0) { $0 + $1.weight }
        var best = Double.infinity
        for set in 0..<(1 << count) {
            let aboard = Set((0..<count).filter { set >> $0 & 1 == 1 }.map { "P\($0)" })
            let served = demands.filter { $0.needs?.allSatisfy { aboard.contains($0.number.printed) } ?? false }
            guard served.reduce(0, { $0 + $1.weight }) / total >= wanted - 1e-9 else { continue }
            let cost = parts.filter { aboard.contains($0.number.printed) }.reduce(0.0) { $0 + ($1.price?.amount ?? 0) }
            best = min(best, cost)
        }
        #expect(list.isCheapest && list.reachesWanted)
        #expect(abs(list.weighedCost - best) < 1e-9)
    }

    @Test("a list of hundreds of parts says how far from the cheapest it may be") func large() throws {
        var random = SplitMix64(seed: 7)
        let parts = try (0..<600).map { try Self.part("P\($0)", Double(Int.random(in: 5...4000, using: &random))) }
        let demands = try (0..<1500).map { place in
            let needs = Set(
                (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 0..<600, using: &random) })
            return try Self.demand(
                "f\(place)", Double(Int.random(in: 1...50, using: &random)), needs.sorted().map { ("P\($0)", 1) })
        }
        let list = try CarryList(line: "pump", demands, from: Self.catalogue(parts))
        #expect(list.reachesWanted && list.leastCost > 0 && list.leastCost <= list.weighedCost)
        print("600 parts, 1,500 causes: at most \(list.gap * 100) % above the cheapest")
        #expect(list.gap < 0.25)
    }

    @Test("visits are shared out among the causes of a fault") func sharing() throws {
        let fault = try Fault.make(
            "pump/leak", .en("Leak"),
            causes: [
                Cause.make("a", .en("A"), remedy: .en("Mend"), parts: ["X"]), Cause.make("b", .en("B")),
            ])
        let demands = CarryDemand.demands(of: fault, visits: 30, shares: ["a": 0.8, "b": 0.4])
        #expect(demands.map { ($0.weight * 1000).rounded() } == [20_000, 10_000])
        #expect(demands[0].needs?.count == 1 && demands[1].needs == nil)
    }
}
