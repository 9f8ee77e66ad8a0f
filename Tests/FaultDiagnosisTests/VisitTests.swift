import FaultDiagnosis
import FaultModel
import FaultTesting
import Testing

@Suite("What to bring to the first visit")
struct VisitTests {
    private static func cause(_ id: String, _ prior: Double, _ parts: [(String, Double)]) throws -> Cause {
        let uses = try parts.map { PartUse(number: try PartNumber.make($0.0), quantity: $0.1) }
        return Cause(
            id: id, title: .en(id), prior: prior, remedy: Remedy(title: .en("Mend"), minutes: 10, parts: uses))
    }

    private static func catalogue(_ prices: [String: Price], replaced: [String: String] = [:]) throws -> VisitCatalogue
    {
        let numbers = try Dictionary(
            uniqueKeysWithValues: replaced.map { (try PartNumber.make($0).key, try PartNumber.make($1)) })
        let parts = try Dictionary(
            uniqueKeysWithValues: prices.map { number, price in
                let number = try PartNumber.make(number)
                return (number.key, Part(number: number, name: .en(number.printed), price: price))
            })
        return VisitCatalogue(current: { numbers[$0.key] ?? $0 }, part: { parts[$0.key] })
    }

    private static func yuan(_ amount: Double) -> Price { Price(amount: amount, currency: "CNY") }

    /// Two causes of an `or`, odds worked by hand: P(a | symptom) = 0.2 / 0.28, P(b | symptom) = 0.1 / 0.28.
    private static func twoCauses() throws -> Fault {
        try Fault.make("l/two", .en("Two"), causes: [cause("a", 0.2, [("A-1", 1)]), cause("b", 0.1, [("B-1", 2)])])
    }

    @Test("one part is enough for what its cause alone explains, and both for certainty") func byHand() throws {
        let catalogue = try Self.catalogue(["A-1": Self.yuan(100), "B-1": Self.yuan(30)])
        let fault = try Self.twoCauses()
        // Only a present: 0.2 × 0.9 / 0.28; only b: 0.8 × 0.1 / 0.28.
        let some = try VisitList(for: fault, wanted: 0.6, from: catalogue)
        #expect(some.parts.map(\.number.printed) == ["A-1"])
        #expect(abs(some.probability - 0.18 / 0.28) < 1e-12)
        #expect(some.costs == [Self.yuan(100)])
        let few = try VisitList(for: fault, wanted: 0.25, from: catalogue)
        #expect(few.parts.map(\.quantity) == [2])
        #expect(few.costs == [Self.yuan(60)])
        #expect(abs(few.probability - 0.08 / 0.28) < 1e-12)
        let sure = try VisitList(for: fault, wanted: 0.99, from: catalogue)
        #expect(sure.parts.map(\.number.printed) == ["A-1", "B-1"])
        #expect(abs(sure.probability - 1) < 1e-12)
        #expect(sure.isCheapest && sure.isExact && sure.reachesWanted)
    }

    @Test("an answer given on the phone leaves parts at home") func afterAnAnswer() throws {
        var fields = try Self.twoCauses().fields
        fields.checks = [Check(id: "look", ask: .en("Look"), observes: "a", tools: [.en("Lamp")])]
        let fault = try Fault(fields)
        let catalogue = try Self.catalogue(["A-1": Self.yuan(100), "B-1": Self.yuan(30)])
        let before = try VisitList(for: fault, from: catalogue)
        #expect(before.tools.map(\.name) == [.en("Lamp")] && before.tools.map(\.checks) == [["look"]])
        let after = try VisitList(for: fault, after: [WalkAnswer("look", "ok")], from: catalogue)
        #expect(after.parts.map(\.number.printed) == ["B-1"])
        #expect(after.tools.isEmpty)
        let fixed = try VisitList(for: fault, after: [WalkAnswer("a", "fixed")], from: catalogue)
        #expect(fixed.parts.isEmpty && fixed.probability == 1)
    }

    @Test("of two causes and-ed the cheaper one is enough, and a remedy without parts costs nothing") func gates()
        throws
    {
        let causes = [
            try Self.cause("dear", 0.1, [("D-1", 1)]), try Self.cause("cheap", 0.1, [("C-1", 1)]),
            try Self.cause("free", 0.1, []),
        ]
        let fault = try Fault.make("l/and", .en("And"), causes: causes) { fields in
            fields.tree = .gate(.init(.or, [.gate(.init(.and, [.name("dear"), .name("cheap")])), .name("free")]))
        }
        let list = try VisitList(
            for: fault, wanted: 1, from: Self.catalogue(["D-1": Self.yuan(900), "C-1": Self.yuan(9)]))
        #expect(list.parts.map(\.number.printed) == ["C-1"])
        #expect(list.probability == 1 || abs(list.probability - 1) < 1e-12)
    }

    @Test("a superseded number is brought as the current one, once for both causes that name either")
    func supersession()
        throws
    {
        let fault = try Fault.make(
            "l/old", .en("Old"), causes: [Self.cause("a", 0.2, [("OLD-1", 1)]), Self.cause("b", 0.1, [("NEW-1", 1)])])
        let catalogue = try Self.catalogue(["NEW-1": Self.yuan(50)], replaced: ["OLD-1": "NEW-1"])
        let list = try VisitList(for: fault, wanted: 0.9, from: catalogue)
        #expect(list.parts.map(\.number.printed) == ["NEW-1"])
        #expect(list.parts.first?.instead.map(\.printed) == ["OLD-1"])
        #expect(list.parts.first?.quantity == 1)
        // Both present needs two: 0.02 / 0.28 is beyond one piece.
        #expect(abs(list.probability - 0.26 / 0.28) < 1e-12)
        let sure = try VisitList(for: fault, wanted: 0.99, from: catalogue)
        #expect(sure.parts.first?.quantity == 2)
    }

    @Test("where no list reaches what is wanted, that is said, with what can be reached") func unreachable() throws {
        var causes = [try Self.cause("a", 0.2, [("A-1", 1)])]
        causes.append(Cause(id: "b", title: .en("b"), prior: 0.1))
        let fault = try Fault.make("l/no", .en("No"), causes: causes)
        let list = try VisitList(for: fault, wanted: 0.9, from: Self.catalogue([:]))
        #expect(!list.reachesWanted)
        #expect(abs(list.reachable - 0.18 / 0.28) < 1e-12)
        #expect(abs(list.probability - list.reachable) < 1e-12)
        #expect(list.withoutRemedy.map(\.id) == ["b"])
        #expect(list.costs.isEmpty)
        #expect(list.weighedAs?.amount == 1)
    }

    @Test("amounts in several currencies are never added up") func currencies() throws {
        let prices = ["A-1": Self.yuan(100), "B-1": Price(amount: 20, currency: "EUR")]
        let list = try VisitList(for: Self.twoCauses(), wanted: 1, from: Self.catalogue(prices))
        #expect(list.costs == [Self.yuan(100), Price(amount: 40, currency: "EUR")])
        #expect(list.weighedAs != nil)
    }

    @Test("answers that cannot be true, and a confidence that is none, are errors") func errors() throws {
        var fields = try Self.twoCauses().fields
        fields.checks = ["a", "b"].map { (cause: String) in
            Check(id: "look-\(cause)", ask: .en("Look"), observes: cause)
        }
        let fault = try Fault(fields)
        let clash = [WalkAnswer("look-a", "ok"), WalkAnswer("look-b", "ok")]
        #expect(throws: VisitError.contradiction(clash)) {
            try VisitList(for: fault, after: clash, from: VisitCatalogue())
        }
        #expect(throws: VisitError.confidence(0)) { try VisitList(for: fault, wanted: 0, from: VisitCatalogue()) }
        #expect(throws: VisitError.self) {
            try VisitList(for: Fault.make("l/none", .en("None")), from: VisitCatalogue())
        }
    }

    @Test("the list is the cheapest of all subsets of the parts, on 200 random faults") func bruteForce() throws {
        var random = RandomFaults(seed: 77)
        random.size = .init(causes: 3...7)
        var draw = Draws(state: 78)
        for _ in 0..<200 {
            var fields = try random.fault().fields
            var prices: [String: Price] = [:]
            for index in fields.causes.indices where draw.next(10) < 8 {
                // No part is shared, so that a set of parts is a set of causes.
                let number = "P-\(index)"
                prices[number] = Self.yuan(Double(1 + draw.next(40)))
                fields.causes[index].remedy?.parts = [PartUse(number: try PartNumber.make(number), quantity: 1)]
            }
            let fault = try Fault(fields)
            let wanted = Double(30 + draw.next(71)) / 100
            let list = try VisitList(for: fault, wanted: wanted, from: Self.catalogue(prices))
            let (cost, reachable) = try Self.cheapest(fault, prices, wanted)
            #expect(list.isCheapest)
            #expect(abs(list.weighedCost - cost) < 1e-9, "\(fault.id): \(list.weighedCost), expected \(cost)")
            #expect(abs(list.reachable - reachable) < 1e-9)
            #expect(list.probability >= min(wanted, reachable) - 1e-9)
        }
    }

    /// Every subset of the parts against every world.
    private static func cheapest(
        _ fault: Fault, _ prices: [String: Price], _ wanted: Double
    ) throws -> (cost: Double, reachable: Double) {
        let worlds = try BruteForce(fault)
        let ids = fault.causes.map(\.id)
        let costs = fault.causes.map { cause in
            cause.remedy?.parts.first.flatMap { prices[$0.number.printed]?.amount } ?? 0
        }
        let isThere = (0..<1 << ids.count).map { world in
            worlds.isThere(when: Set(ids.indices.filter { world >> $0 & 1 == 1 }.map { ids[$0] }))
        }
        let weights = (0..<1 << ids.count).map { world in
            ids.indices.reduce(isThere[world] ? 1.0 : 0.0) { product, cause in
                let prior = fault.causes[cause].prior ?? Cause.usualPrior
                return product * (world >> cause & 1 == 1 ? prior : 1 - prior)
            }
        }
        let total = weights.reduce(0, +)
        func share(_ ready: Int) -> Double {
            weights.indices.reduce(0.0) { sum, world in
                guard weights[world] > 0 else { return sum }
                var removed = world & ready
                while true {
                    if !isThere[world & ~removed] { return sum + weights[world] }
                    guard removed != 0 else { return sum }
                    removed = (removed - 1) & world & ready
                }
            } / total
        }
        let shares = (0..<1 << ids.count).map(share)
        let reachable = shares.last ?? 0
        var best = Double.infinity
        for ready in shares.indices where shares[ready] >= min(wanted, reachable) - 1e-12 {
            best = min(best, ids.indices.reduce(0.0) { ready >> $1 & 1 == 1 ? $0 + costs[$1] : $0 })
        }
        return (best, reachable)
    }

    @Test("a fault of 300 causes has a list too, and says that it is not proved") func large() throws {
        var causes: [Cause] = []
        var prices: [String: Price] = [:]
        for index in 0..<300 {
            causes.append(try Self.cause("c\(index)", 0.05 / Double(index + 1), [("P-\(index)", 1)]))
            prices["P-\(index)"] = Self.yuan(Double(index % 17 + 1))
        }
        let fault = try Fault.make("l/large", .en("Large"), causes: causes)
        let list = try VisitList(for: fault, wanted: 0.5, from: Self.catalogue(prices))
        #expect(!list.isExact && !list.isCheapest)
        #expect(list.leastCost <= list.weighedCost)
        #expect(list.reachesWanted && list.reachable > 0.99)
        #expect(list.parts.count < 60)
    }
}

/// Numbers that are the same in every run (the generator of Knuth's MMIX).
private struct Draws {
    var state: UInt64

    /// 0…below − 1.
    mutating func next(_ below: UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) % below
    }
}
