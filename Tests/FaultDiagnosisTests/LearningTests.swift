import FaultDiagnosis
import FaultModel
import FaultTesting
import Testing

@Suite("What service records teach about the causes of a fault")
struct LearningTests {
    /// The manual says 12 % and 88 %.
    private func twoCauses() throws -> Fault {
        try .make(
            "pump/weak", .en("Weak"),
            causes: [
                try .make("filter", .en("Filter"), prior: 0.0012), try .make("pump", .en("Pump"), prior: 0.0088),
            ])
    }

    private func tally(_ counts: [String: Int], model: String? = nil, month: Int? = nil) -> CauseTally {
        CauseTally(
            counts.map {
                .init(cause: $0.key, model: model, month: month.map(CalendarMonth.init(number:)), count: $0.value)
            })
    }

    private func share(_ cause: String, _ learnt: LearntPriors) throws -> CauseShare {
        try #require(learnt.shares.first { $0.cause == cause })
    }

    @Test("manufacturer 12 %, seen 31 of 84, used (20 × 12 % + 31) / (20 + 84)") func betaBinomial() throws {
        let learnt = LearntPriors(try twoCauses(), tally(["filter": 31, "pump": 53]))
        let filter = try share("filter", learnt)
        #expect(filter.seen == 31 && filter.of == 84)
        // 0.0012 / (1 - 0.9988 × 0.9912)
        let manufacturer = 0.0012 / 0.00998944
        #expect(abs(try #require(filter.manufacturer) - manufacturer) < 1e-6)
        #expect(abs(try #require(filter.used) - (20 * manufacturer + 31) / 104) < 1e-3)
        // What is said is what is reckoned with.
        let believed = try #require(Beliefs(of: learnt.fault).probability(of: "filter"))
        #expect(abs(believed - (filter.used ?? 0)) < 1e-9)
    }

    @Test("without records, and by the manufacturer's word alone, the priors stay as they are") func unchanged() throws
    {
        let fault = try twoCauses()
        #expect(LearntPriors(fault, CauseTally()).fault == fault)
        #expect(LearntPriors(fault, CauseTally()).shares.isEmpty)
        #expect(LearntPriors(fault, CauseTally(), by: LearningRule(.field)).fault == fault)
        let told = LearntPriors(fault, tally(["filter": 31, "pump": 53]), by: LearningRule(.manufacturer))
        #expect(told.fault == fault)
        #expect(try share("filter", told).seen == 31)
        #expect(try share("filter", told).used == share("filter", told).manufacturer)
    }

    @Test("by the field alone the manual counts as one record, so that nothing becomes impossible") func field() throws
    {
        let learnt = LearntPriors(try twoCauses(), tally(["filter": 99]), by: LearningRule(.field))
        #expect(abs(try #require(share("filter", learnt).used) - (0.12 + 99) / 100) < 1e-3)
        #expect(try #require(share("pump", learnt).used) > 0.005)
    }

    @Test("a record two half-lives older than the newest counts a quarter") func decay() throws {
        let old = tally(["filter": 10], month: 2024 * 12)
        let new = tally(["pump": 10], month: 2026 * 12)
        let rule = LearningRule(halfLifeDays: 365.2425)
        let learnt = LearntPriors(try twoCauses(), CauseTally(old.entries + new.entries), by: rule)
        let manufacturer = 0.0012 / 0.00998944
        let wanted = (20 * manufacturer + 2.5) / (20 + 12.5)
        #expect(abs(try #require(share("filter", learnt).used) - wanted) < 1e-3)
        // All that was counted is still said.
        #expect(try share("filter", learnt).seen == 10 && share("filter", learnt).of == 20)
        #expect(learnt.tally.period.map { "\($0.lowerBound) \($0.upperBound)" } == "2024-01 2026-01")
    }

    @Test("a model borrows from its line: at most so much as the rule says, and less the more it has itself")
    func pooling() throws {
        let line = tally(["pump": 900, "filter": 100], model: "A1")
        let own = tally(["filter": 30], model: "B2")
        let all = CauseTally(line.entries + own.entries)
        let rule = LearningRule(strength: 20, pooling: 50, model: "B2")
        let learnt = LearntPriors(try twoCauses(), all, by: rule)
        let manufacturer = 0.0012 / 0.00998944
        let ofLine = (20 * manufacturer + 100) / 1_020
        #expect(abs(try #require(share("filter", learnt).used) - (50 * ofLine + 30) / 80) < 1e-3)
        let own30 = try #require(share("filter", learnt).onModel)
        #expect(own30.seen == 30 && own30.of == 30)
        // A model that has no records is as its line.
        let unknown = LearntPriors(try twoCauses(), all, by: LearningRule(model: "C3"))
        let anyModel = LearntPriors(try twoCauses(), all)
        #expect(unknown.fault == anyModel.fault)
    }

    @Test("records of a cause that the fault no longer has are told apart and teach nothing") func unknownCause() throws
    {
        let learnt = LearntPriors(try twoCauses(), tally(["filter": 3, "valve": 7]))
        #expect(learnt.tally.withOtherCause == 7)
        #expect(try share("filter", learnt).of == 3)
    }

    @Test("who finds one input of an 'and' has found the others too") func conjunction() throws {
        let fault = try Fault.make(
            "pump/drifts", .en("Drifts"),
            causes: [
                try .make("spool", .en("Spool"), prior: 0.05), try .make("valve", .en("Valve"), prior: 0.08),
                try .make("seal", .en("Seal"), prior: 0.02),
            ]
        ) { fields in
            fields.tree = .gate(.init(.or, [.gate(.init(.and, [.name("spool"), .name("valve")])), .name("seal")]))
        }
        let learnt = LearntPriors(fault, tally(["spool": 60]))
        let before = try #require(try BruteForce(fault).beliefs(after: []))
        for (place, cause) in ["spool", "valve"].enumerated() {
            #expect(abs(try #require(share(cause, learnt).used) - (20 * before[place] + 60) / 80) < 2e-3)
        }
        #expect(abs(try #require(share("seal", learnt).used) - 20 * before[2] / 80) < 2e-3)
    }

    @Test("on 300 random trees what is said to be used is what enumeration makes of the new priors") func enumeration()
        throws
    {
        var random = RandomFaults(seed: 44)
        var dice = SplitMix64(seed: 45)
        var learntSomething = 0
        for _ in 0..<300 {
            let fault = try random.fault()
            let counts = Dictionary(uniqueKeysWithValues: fault.causes.map { ($0.id, dice.draw(0...40)) })
            let learnt = LearntPriors(fault, tally(counts))
            #expect(learnt.couldLearn)
            let shares = try #require(try BruteForce(learnt.fault).beliefs(after: []))
            for (cause, share) in zip(learnt.shares, shares) {
                #expect(abs(try #require(cause.used) - share) < 1e-4, "\(fault.id) \(cause.cause)")
            }
            for cause in learnt.fault.causes { #expect((0...1).contains(cause.prior ?? -1)) }
            if learnt.fault != fault { learntSomething += 1 }
        }
        #expect(learntSomething > 250)
    }

    @Test("walking by what a thousand true records say never costs 2 % more than without them, and less on the whole")
    func expectedMinutes() throws {
        var random = RandomFaults(seed: 8)
        random.size = .init(causes: 3...5)
        var dice = SplitMix64(seed: 9)
        var (with, without) = (0.0, 0.0)
        for _ in 0..<12 {
            let manual = try random.fault()
            var fields = manual.fields
            for place in fields.causes.indices {
                fields.causes[place].prior = min(
                    0.4, (fields.causes[place].prior ?? 0.01) * Double(dice.draw(1...9)) / 3)
            }
            let truth = try Fault(fields)
            let shares = try #require(try BruteForce(truth).beliefs(after: []))
            let counts = zip(truth.causes, shares).map { ($0.id, Int(1_000 * $1 / shares.reduce(0, +))) }
            let learnt = LearntPriors(manual, tally(Dictionary(uniqueKeysWithValues: counts)))
            let cost = try Self.cost(of: learnt.fault, in: truth)
            let blind = try Self.cost(of: manual, in: truth)
            #expect(cost <= 1.02 * blind, "\(manual.id)")
            with += cost
            without += blind
        }
        #expect(with < without)
    }

    private static func cost(of fault: Fault, in truth: Fault) throws -> Double {
        let walk = Walk(fault)
        return try BruteForce(truth).expectedCost { _, answers in
            try walk.state(after: answers.map(\.walkAnswer), mode: .guided).next?.subject.move
        }
    }
}

@Suite("A procedure whose order keeps people safe")
struct SafetyProcedureTests {
    private func fire() throws -> Fault {
        try .make("truck/fire", .en("Fire system fault")) { fields in
            fields.causes = [
                try? .make("bottle", .en("Bottle empty"), prior: 0.02),
                try? .make("line", .en("Line broken"), prior: 0.02),
            ].compactMap { $0 }
            fields.checks = [Check(id: "look", ask: .en("Look at the line"), observes: "line", minutes: 1)]
            fields.procedure = Procedure(
                start: "pin",
                steps: [
                    ProcedureStep(id: "pin", do: .en("Fit the safety pin"), course: .go(.step("gauge"))),
                    ProcedureStep(
                        id: "gauge",
                        course: .yesNo(ask: .en("Gauge in the green?"), yes: .cause("line"), no: .cause("bottle"))),
                ], isSafetyRelevant: true)
        }
    }

    @Test("it is walked as written also when guided is asked for, and whatever records say") func asWritten() throws {
        let fault = try fire()
        let tally = CauseTally([.init(cause: "line", count: 500)])
        for fault in [fault, LearntPriors(fault, tally).fault] {
            let state = try Walk(fault).state(after: [], mode: .guided)
            #expect(state.mode == .procedure)
            #expect(state.next?.subject.id == "pin")
            #expect(state.turn == .asWritten)
            let next = try Walk(fault).state(after: [WalkAnswer("pin", "done")])
            #expect(next.next?.subject.id == "gauge" && next.turn == nil)
        }
    }

    @Test("a step that cannot be answered ends it: nothing is proposed in its place") func cannotGoOn() throws {
        let answers = [WalkAnswer("pin", "done"), WalkAnswer("gauge", "cannot")]
        let state = try Walk(try fire()).state(after: answers)
        #expect(state.status == .exhausted && state.next == nil)
        #expect(state.alternatives.isEmpty)
        #expect(state.turn == .cannotGoOn(step: "gauge"))
    }
}
