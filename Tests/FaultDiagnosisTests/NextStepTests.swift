import FaultDiagnosis
import FaultModel
import FaultTesting
import Testing

@Suite struct NextStepTests {
    @Test("guided walks on 120 random faults cost at most 1.01 of the optimum on average and 1.10 on any")
    func nearOptimum() throws {
        var random = RandomFaults(seed: 11)
        random.size = .init(causes: 3...6)
        var ratios: [Double] = []
        for _ in 0..<120 {
            let fault = try random.fault()
            let walk = Walk(fault)
            let cost = try BruteForce(fault).expectedCost { _, answers in
                try walk.state(after: answers.map(\.walkAnswer)).next?.subject.move
            }
            ratios.append(cost / (try OptimalWalk(fault).minutes))
        }
        #expect(ratios.reduce(0, +) / Double(ratios.count) <= 1.01)
        #expect(ratios.allSatisfy { $0 <= 1.10 && $0 > 1 - 1e-9 })
    }

    @Test("the expected minutes of a walk proved optimal are those of the optimum")
    func expectedMinutes() throws {
        var random = RandomFaults(seed: 5)
        random.size = .init(causes: 3...5)
        var proved = 0
        for _ in 0..<60 {
            let fault = try random.fault()
            let state = try Walk(fault).state(after: [])
            guard state.isOptimal == true else { continue }
            proved += 1
            let minutes = try #require(state.expectedMinutes)
            #expect(abs(minutes - (try OptimalWalk(fault).minutes)) <= 1e-6 * minutes)
        }
        #expect(proved > 50)
    }

    @Test("the look-ahead for faults of many causes stays near the optimum on small ones")
    func drawnWorlds() throws {
        var random = RandomFaults(seed: 3)
        random.size = .init(causes: 3...5)
        var effort = PlanningEffort.usual
        effort.causes = 0
        var ratios: [Double] = []
        for _ in 0..<40 {
            let fault = try random.fault()
            let walk = Walk(fault, effort: effort)
            let cost = try BruteForce(fault).expectedCost { _, answers in
                try walk.state(after: answers.map(\.walkAnswer)).next?.subject.move
            }
            ratios.append(cost / (try OptimalWalk(fault).minutes))
        }
        #expect(ratios.reduce(0, +) / Double(ratios.count) <= 1.02)
    }

    /// Two causes: the valve likelier and slower to renew, the fuse quick.
    private func valveOrFuse(checkMinutes: Double) throws -> Fault {
        try Fault.make("pump/still", .en("Pump does not start")) { fields in
            fields.causes = [
                Cause(
                    id: "valve", title: .en("Valve stuck"), prior: 0.03,
                    remedy: Remedy(title: .en("Renew the valve"), minutes: 100)),
                Cause(
                    id: "fuse", title: .en("Fuse blown"), prior: 0.01,
                    remedy: Remedy(title: .en("Renew the fuse"), minutes: 5)),
            ]
            fields.checks = [
                Check(
                    id: "measure-fuse", ask: .en("Measure the fuse"), observes: "fuse", minutes: checkMinutes)
            ]
        }
    }

    @Test("a quick remedy goes before a slow one that is likelier, and a check that costs more than it saves is left")
    func cheapFirst() throws {
        let state = try Walk(try valveOrFuse(checkMinutes: 30)).state(after: [])
        #expect(state.next?.subject.id == "fuse")
        #expect(state.status == .repairing)
        // 5 minutes for everyone, 100 for those whose valve is stuck; by hand from the priors.
        let symptom = 1 - 0.97 * 0.99
        let expected = 5 + 100 * 0.03 / symptom
        #expect(abs(try #require(state.expectedMinutes) - expected) < 1e-9)
        // The valve first: 101 minutes; the check first: 107.
        #expect(state.alternatives.map(\.subject.id) == ["valve", "measure-fuse"])
    }

    @Test("steps that cost the same are taken in the order of their ids, whatever their order in the book")
    func ties() throws {
        for names in [["a", "b"], ["b", "a"]] {
            let fault = try Fault.make("pump/still", .en("Still")) { fields in
                fields.causes = names.map {
                    Cause(id: $0, title: .en($0), prior: 0.02, remedy: Remedy(title: .en($0), minutes: 20))
                }
            }
            #expect(try Walk(fault).state(after: []).next?.subject.id == "a")
        }
    }

    @Test("why says how a check splits and how likely a remedy helps")
    func why() throws {
        let fault = try valveOrFuse(checkMinutes: 1)
        let state = try Walk(fault).state(after: [])
        let steps = [state.next].compactMap(\.self) + state.alternatives
        let symptom = 1 - 0.97 * 0.99
        for step in steps {
            switch (step.subject.id, step.why) {
            case ("measure-fuse", .splits(let faulty, _)): #expect(abs(faulty - 0.01 / symptom) < 1e-9)
            // The fuse alone helps where the valve is sound.
            case ("fuse", .puts(let right, _)): #expect(abs(right - 0.01 * 0.97 / symptom) < 1e-9)
            case ("valve", .puts(let right, _)): #expect(abs(right - 0.03 * 0.99 / symptom) < 1e-9)
            default: Issue.record("\(step)")
            }
        }
        #expect(steps.count == 3)
    }

    @Test("a fault of 60 causes gets a step too")
    func manyCauses() throws {
        var random = RandomFaults(seed: 1)
        random.size = .init(causes: 60...60, checks: 10...10)
        let fault = try random.fault()
        let state = try Walk(fault).state(after: [])
        #expect(state.next != nil)
        #expect(state.beliefs.count == 60)
        #expect(try Walk(fault).state(after: []) == state)
    }
}
