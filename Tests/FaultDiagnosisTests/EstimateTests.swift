import FaultDiagnosis
import FaultModel
import FaultTesting
import FaultTrees
import Testing

@Suite struct EstimateTests {
    @Test("where the tree is too hard for the budget, beliefs are estimates that say so and are near the exact ones")
    func estimates() throws {
        var random = RandomFaults(seed: 8)
        random.size = .init(causes: 20...20, checks: 8...8)
        for _ in 0..<3 {
            let fault = try random.fault()
            let exact = try Walk(fault).state(after: [])
            let poor = try Walk(fault, within: TreeBudget(nodes: 2, time: .seconds(5))).state(after: [])
            #expect(exact.beliefsAreExact)
            #expect(!poor.beliefsAreExact)
            let estimates = Dictionary(uniqueKeysWithValues: poor.beliefs.map { ($0.cause.id, $0.probability) })
            for belief in exact.beliefs {
                #expect(abs(belief.probability - (estimates[belief.cause.id] ?? -1)) < 0.05, "\(belief.cause.id)")
            }
            #expect(poor.next != nil)
            #expect(try Walk(fault, within: TreeBudget(nodes: 2, time: .seconds(5))).state(after: []) == poor)
        }
    }

    @Test("estimates know of remedies and checks too") func learnt() throws {
        var random = RandomFaults(seed: 9)
        random.size = .init(causes: 20...20, checks: 8...8)
        let fault = try random.fault()
        let check = try #require(fault.checks.first)
        let cause = try #require(Walk(fault).state(after: []).beliefs.last?.cause.id)
        let answers = [WalkAnswer(cause, "not-fixed"), WalkAnswer(check.id, "ok")]
        let exact = try Walk(fault).state(after: answers)
        let poor = try Walk(fault, within: TreeBudget(nodes: 2, time: .seconds(5))).state(after: answers)
        #expect(!poor.beliefsAreExact)
        let estimates = Dictionary(uniqueKeysWithValues: poor.beliefs.map { ($0.cause.id, $0.probability) })
        for belief in exact.beliefs {
            #expect(abs(belief.probability - (estimates[belief.cause.id] ?? -1)) < 0.05, "\(belief.cause.id)")
        }
        #expect(estimates[cause] == 0)
    }
}
