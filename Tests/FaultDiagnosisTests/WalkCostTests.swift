import FaultDiagnosis
import FaultModel
import FaultTesting
import Testing

@Suite("What a walk costs, against an independent reference")
struct WalkCostTests {
    private static let everything = WalkCosts.Effort(
        steps: 100_000, pageSteps: 100_000, leastProbability: 0, proof: .thorough)

    private static func isNear(_ left: Double?, _ right: Double) -> Bool {
        left.map { abs($0 - right) <= 1e-9 * max(1, right) } ?? false
    }

    /// The engine's walk as a policy of the reference.
    private static func guided(_ fault: Fault, _ answers: [WalkMove.Answer]) throws -> WalkMove? {
        let given = answers.map { answer in
            let outcome =
                switch answer.outcome {
                case .ok: "ok"
                case .faulty: "faulty"
                case .notFixed: "not-fixed"
                case .fixed: "fixed"
                }
            return switch answer.move {
            case .check(let id): WalkAnswer(id, outcome)
            case .remedy(let id): WalkAnswer(id, outcome)
            }
        }
        switch try Walk(fault).state(after: given, mode: .guided).next?.subject {
        case .check(let check): return .check(check.id)
        case .remedy(let cause): return .remedy(cause.id)
        default: return nil
        }
    }

    @Test("the printed page costs what the reference says, on 200 random faults") func authored() throws {
        var random = RandomFaults(seed: 41)
        for _ in 0..<200 {
            let fault = try random.fault()
            let effort = WalkCosts.Effort(steps: 0, pageSteps: 100_000, leastProbability: 0, proof: .usual)
            let costs = try WalkCosts(of: fault, effort: effort)
            let expected = try BruteForce(fault).authoredOrderCost()
            #expect(Self.isNear(costs.authored, expected), "\(fault.id): \(costs), expected \(expected)")
            #expect(costs.leftOut == 0)
        }
    }

    @Test("the guided walk costs what following it in every branch does, on 60 random faults") func guidedWalk() throws
    {
        var random = RandomFaults(seed: 42)
        random.size = .init(causes: 3...5)
        for _ in 0..<60 {
            let fault = try random.fault()
            guard fault.isCoherentForTests else { continue }
            let costs = try WalkCosts(of: fault, effort: Self.everything)
            let expected = try BruteForce(fault).expectedCost(of: Self.guided)
            #expect(Self.isNear(costs.guided, expected), "\(fault.id): \(costs), expected \(expected)")
        }
    }

    @Test("the best is the optimum of the reference, and never dearer than the others, on 60 random faults")
    func best() throws {
        var random = RandomFaults(seed: 43)
        random.size = .init(causes: 3...6)
        for _ in 0..<60 {
            let fault = try random.fault()
            let costs = try WalkCosts(of: fault, effort: Self.everything)
            guard let best = costs.best else { continue }
            let optimum = try OptimalWalk(fault).minutes
            #expect(Self.isNear(best, optimum), "\(fault.id): \(best), expected \(optimum)")
            #expect(best <= (costs.guided ?? .infinity) * (1 + 1e-9))
            #expect(best <= (costs.authored ?? .infinity) * (1 + 1e-9))
        }
    }
}

extension Fault {
    /// Where a gate negates, the reference tries remedies that cannot help any more and the walk ends before.
    fileprivate var isCoherentForTests: Bool {
        let expressions = [fields.tree].compactMap(\.self) + fields.gates.map { TreeExpression.gate($0) }
        return !expressions.contains { $0.gates.contains { $0.operation == .not } }
    }
}
