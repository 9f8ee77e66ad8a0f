import FaultDiagnosis
import FaultModel
import FaultTesting
import Testing

@Suite struct BeliefTests {
    @Test("beliefs on 1,000 random trees of up to 12 causes, with noisy checks and remedies, equal enumeration to 1e-9")
    func enumeration() throws {
        var random = RandomFaults(seed: 2026)
        var dice = SplitMix64(seed: 7)
        var compared = 0
        var clashes = 0
        for round in 0..<1_000 {
            random.size = .init(causes: round % 20 == 0 ? 12...12 : 3...9, checks: 2...6)
            let fault = try random.fault()
            let answers = Self.someAnswers(about: fault, &dice)
            let beliefs = try Beliefs(of: fault, given: answers.compactMap { Self.learnt($0, of: fault) })
            guard let expected = try BruteForce(fault).beliefs(after: answers) else {
                #expect(!beliefs.isPossible, "\(answers)")
                clashes += 1
                continue
            }
            for (cause, share) in zip(fault.causes, expected) {
                let found = try #require(beliefs.probability(of: cause.id))
                #expect(abs(found - share) <= 1e-9, "\(cause.id) after \(answers)")
                compared += 1
            }
        }
        #expect(compared > 3_000)
        #expect(clashes > 10)
    }

    @Test("a cause put right is no longer there, and what a check showed of it before still counts")
    func putRight() throws {
        let fault = try Fault.make(
            "pump/weak", .en("Weak"),
            causes: [
                try .make("filter", .en("Filter"), prior: 0.1), try .make("pump", .en("Pump"), prior: 0.1),
            ])
        let beliefs = try Beliefs(
            of: fault,
            given: [.seen(of: "filter", ifPresent: 0.9, ifAbsent: 0.1), .stillThere(without: "filter")])
        #expect(beliefs.probability(of: "filter") == 0)
        // The symptom without the filter leaves only the pump.
        #expect(abs(try #require(beliefs.probability(of: "pump")) - 1) < 1e-12)
    }

    /// Up to four checks and one remedy in between, with any outcome.
    private static func someAnswers(about fault: Fault, _ dice: inout SplitMix64) -> [WalkMove.Answer] {
        var answers = fault.checks.shuffled(using: &dice).prefix(dice.draw(0...4)).map { check in
            WalkMove.Answer.check(check.id, dice.chance(0.5) ? .faulty : .ok)
        }
        if dice.chance(0.5), let cause = fault.causes.randomElement(using: &dice) {
            answers.insert(.notFixed(cause.id), at: dice.draw(0...answers.count))
        }
        return answers
    }

    private static func learnt(_ answer: WalkMove.Answer, of fault: Fault) -> Learnt? {
        switch answer.move {
        case .remedy(let cause): .stillThere(without: cause)
        case .check(let id):
            fault.checks.first { $0.id == id }.flatMap { Learnt(faulty: answer.outcome == .faulty, shownBy: $0) }
        }
    }
}
