import FaultImport
import FaultModel
import FaultTrees
import Foundation
import Testing

/// Foundation has a type of that name too.
typealias Expression = FaultTrees.Expression

/// Laws of failure over time, each against its closed form or its differential equations solved step by step.
@Suite("Laws of failure over time")
struct TimeLawTests {
    private func tree(_ probability: FaultTree.Event...) throws -> CompiledTree {
        let inputs = probability.map { Formula.name($0.name) }
        return try FaultTree("t", top: "g", gates: [.init("g", .gate(.or, inputs))], events: probability).compiled()
    }

    private func law(_ function: Expression.Function, _ arguments: [Double]) -> Expression {
        .function(function, arguments.map { .constant($0) } + [.missionTime])
    }

    private func curve(_ expression: Expression, at times: [Double]) throws -> [Double] {
        try tree(.init("e", expression)).probabilities(at: times)
    }

    private let grid = [0, 1e-6, 0.5, 1, 10, 100, 876.6, 8766, 1e5, 1e7]

    @Test("exponential, GLM and Weibull by their closed forms, small probabilities with all digits") func closedForms()
        throws
    {
        let (gamma, lambda, mu) = (0.02, 1e-4, 0.125)
        let (alpha, beta, start) = (2000.0, 1.7, 50.0)
        let exponential = try curve(law(.exponential, [lambda]), at: grid)
        let glm = try curve(law(.glm, [gamma, lambda, mu]), at: grid)
        let weibull = try curve(law(.weibull, [alpha, beta, start]), at: grid)
        for (index, t) in grid.enumerated() {
            #expect(abs(exponential[index] - -expm1(-lambda * t)) <= 1e-15 * max(1e-300, exponential[index]))
            let share = lambda / (lambda + mu)
            #expect(abs(glm[index] - (share - (share - gamma) * exp(-(lambda + mu) * t))) < 1e-15)
            let expected = t <= start ? 0 : 1 - exp(-pow((t - start) / alpha, beta))
            #expect(abs(weibull[index] - expected) < 1e-15)
        }
        // Without failure on demand and with little time: λt, to the last digits.
        let early = try curve(law(.glm, [0, 1e-9, 1e-3]), at: [1e-3])[0]
        #expect(abs(early - 1e-12) < 1e-18 * 1.1)
        #expect(zip(exponential, exponential.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(zip(weibull, weibull.dropFirst()).allSatisfy { $0 <= $1 })
        // From γ down to λ/(λ+μ), never up.
        #expect(zip(glm, glm.dropFirst()).allSatisfy { $0 >= $1 })
    }

    @Test("a tree over a grid of times is its formula of the events' laws") func treeOverTime() throws {
        let events: [FaultTree.Event] = [
            .init("a", law(.exponential, [1e-3])), .init("b", law(.weibull, [500, 2, 0])), .init("c", 0.1),
        ]
        let tree = try FaultTree(
            "t", top: "g", gates: [.init("g", .atLeast(2, of: "a", "b", "c"))], events: events)
        let times = stride(from: 0.0, through: 2000, by: 100).map { $0 }
        let found = try tree.compiled().probabilities(at: times)
        for (t, p) in zip(times, found) {
            let (a, b, c) = (1 - exp(-1e-3 * t), 1 - exp(-pow(t / 500, 2)), 0.1)
            #expect(abs(p - (a * b + a * c + b * c - 2 * a * b * c)) < 1e-14, "\(t)")
        }
        #expect(zip(found, found.dropFirst()).allSatisfy { $0 <= $1 })
        // The same as asking at one mission time after another.
        #expect(try tree.at(missionTime: 700).compiled().probability == found[7])
        #expect(throws: TreeError.noMissionTime(event: "a")) { try tree.compiled().probability }
    }

    @Test("arguments that are no rate, time or probability give no probability")
    func impossible() throws {
        let laws: [Expression] = [
            law(.exponential, [-1e-3]), law(.glm, [1.5, 1e-3, 0.1]), law(.glm, [0, -1e-3, 0.5]),
            law(.weibull, [-5, 2, 0]), law(.weibull, [5, 0, 0]), law(.periodicTest, [1e-3, 0, 10]),
            law(.periodicTest, [1e-3, 0.1, 1e-3, 100, 0, 0, 200, 1, 1, 0]),
            law(.periodicTest, [1e-3, 1e-3, 0.1, 100, 0, 0, 1, 1, 1.2, 0]),
        ]
        for expression in laws {
            #expect(throws: TreeError.self, "\(expression)") { try curve(expression, at: [150]) }
        }
    }

    // MARK: - Periodic tests

    /// λ, λ*, μ, τ, θ, γ, π, x, σ, ω.
    private let full = [0.002, 0.003, 0.05, 30, 20, 0.01, 5, 1, 0.9, 0.1]

    /// The Markov graphs of 2.0d, 3.3.2.5, solved by the Runge–Kutta method.
    private struct Component {
        /// Working; failed; in repair; and during a test: under test and working, failed unseen, failed and seen.
        var state = [1.0, 0, 0, 0, 0, 0]
        let rates: [Double]

        private func slope(_ s: [Double]) -> [Double] {
            let (lambda, inTest, mu, sigma, omega) = (rates[0], rates[1], rates[2], rates[8], rates[9])
            return [
                mu * (1 - omega) * s[2] - lambda * s[0], lambda * s[0] + mu * omega * s[2], -mu * s[2],
                -inTest * s[3], (1 - sigma) * inTest * s[3], sigma * inTest * s[3],
            ]
        }

        mutating func pass(_ duration: Double) {
            let steps = max(1, Int((duration / 0.05).rounded(.up)))
            let h = duration / Double(steps)
            func moved(_ by: [Double], _ share: Double) -> [Double] { zip(state, by).map { $0 + share * $1 } }
            for _ in 0..<steps {
                let a = slope(state)
                let b = slope(moved(a, h / 2))
                let c = slope(moved(b, h / 2))
                let d = slope(moved(c, h))
                for index in state.indices {
                    state[index] += h / 6 * (a[index] + 2 * b[index] + 2 * c[index] + d[index])
                }
            }
        }

        mutating func beginTest() {
            let (gamma, sigma) = (rates[5], rates[8])
            let failed = state[1] + gamma * state[0]
            state = [0, 0, state[2], (1 - gamma) * state[0], (1 - sigma) * failed, sigma * failed]
        }

        mutating func endTest() { state = [state[0] + state[3], state[1] + state[4], state[2] + state[5], 0, 0, 0] }

        /// By 2.0d; at the moment of a test, before it.
        static func unavailability(_ rates: [Double], at time: Double) -> Double {
            let (tau, theta, length) = (rates[3], rates[4], rates[6])
            var component = Component(rates: rates)
            component.pass(min(time, theta))
            var start = theta
            while start < time {
                component.beginTest()
                component.pass(min(length, time - start))
                if time - start <= length, length > 0 {
                    return 1 - component.state[0] - (rates[7] == 1 ? component.state[3] : 0)
                }
                component.endTest()
                component.pass(min(tau, time - start) - length)
                start += tau
            }
            return 1 - component.state[0]
        }
    }

    private let moments = [0, 7, 20, 20.5, 22, 25, 31, 49.9, 50, 50.1, 54, 55, 83, 101]

    @Test(
        "the full form is the Markov model of the standard",
        arguments: [
            [0.002, 0.003, 0.05, 30, 20, 0.01, 5, 1, 0.9, 0.1], [0.002, 0.003, 0.05, 30, 20, 0.01, 5, 0, 0.9, 0.1],
            [0.01, 0, 0.01, 30, 0, 0.2, 30, 1, 0.5, 0.3], [0.05, 0.05, 0.05, 30, 20, 0, 1, 1, 1, 0],
            [0.002, 0.1, 2, 30, 35, 0, 0, 1, 1, 0.5], [0.002, 0.1, 0, 30, 35, 0.1, 3, 0, 0, 0],
        ]) func fullForm(rates: [Double]) throws
    {
        let found = try curve(law(.periodicTest, rates), at: moments)
        for (time, p) in zip(moments, found) {
            #expect(abs(p - Component.unavailability(rates, at: time)) < 1e-9, "at \(time)")
        }
    }

    @Test("five arguments: tests take no time, break nothing and see everything") func middleForm() throws {
        let (lambda, mu, tau, theta) = (0.002, 0.05, 30.0, 20.0)
        let found = try curve(law(.periodicTest, [lambda, mu, tau, theta]), at: moments)
        let rates = [lambda, 0, mu, tau, theta, 0, 0, 1, 1, 0]
        for (time, p) in zip(moments, found) {
            #expect(abs(p - Component.unavailability(rates, at: time)) < 1e-9, "at \(time)")
        }
        // By hand, 2 after the first test: still in repair, or failed since.
        let q = 1 - exp(-lambda * theta)
        let (stays, back) = (exp(-mu * 2), mu * (exp(-lambda * 2) - exp(-mu * 2)) / (mu - lambda))
        #expect(abs(found[4] - (q * (1 - back) + (1 - q) * (1 - exp(-lambda * 2)))) < 1e-14)
        #expect(found[4] > q * stays)
    }

    @Test("four arguments: as new after each test") func shortForm() throws {
        let (lambda, tau, theta) = (0.002, 30.0, 20.0)
        let found = try curve(law(.periodicTest, [lambda, tau, theta]), at: moments)
        for (time, p) in zip(moments, found) {
            var since = time
            if time > theta {
                since = time - theta
                while since > tau { since -= tau }
            }
            #expect(abs(p - (1 - exp(-lambda * since))) < 1e-14, "at \(time)")
        }
        // Thirds of an hour are not exact in binary; a test is a test all the same, and the answer that before it.
        let thirds = try curve(law(.periodicTest, [0.3, 0.1, 0.1]), at: [0.3, 0.7, 1.1])
        #expect(thirds.allSatisfy { abs($0 - (1 - exp(-0.03))) < 1e-12 }, "\(thirds)")
    }

    @Test("scram's values, to the six digits that it prints") func otherProgram() throws {
        let times = [10.0, 22, 24, 30, 101, 173]
        var closed = full
        closed[7] = 0
        let table: [([Double], [Double])] = [
            ([0.002, 30, 20], [0.0198013, 0.00399201, 0.00796809, 0.0198013, 0.0411302, 0.00598204]),
            ([0.002, 0.05, 30, 20], [0.0198013, 0.0393222, 0.0397878, 0.0429732, 0.0641579, 0.0676991]),
            (full, [0.0198013, 0.0545085, 0.0601644, 0.0610776, 0.0851197, 0.102865]),
            (closed, [0.0198013, 1, 1, 0.0610776, 0.0851197, 0.99653]),
        ]
        for (arguments, expected) in table {
            for (own, other) in zip(try curve(law(.periodicTest, arguments), at: times), expected) {
                #expect(abs(own - other) <= 5.1e-6 * other, "\(arguments) \(own) \(other)")
            }
        }
    }

    @Test("a million tests are as quick as one, and the last digits of a rare failure are kept") func manyTests() throws
    {
        let found = try curve(law(.periodicTest, [1e-9, 0.1, 1, 0]), at: [1_000_000.5])[0]
        // Half an hour since the test; before it, in the long run, q = λτ + q·(what is still in repair after 1), but for
        // what is of the order of q².
        let still = exp(-0.1)
        let before = 1e-9 / (1 - still)
        #expect(abs(found - (0.5e-9 + before * exp(-0.05))) < 2e-16)
    }

    @Test("repair at once and perfect tests make the long form the short one", arguments: [10.0, 25, 49, 99, 109])
    func longIsShort(time: Double) throws {
        let short = try curve(law(.periodicTest, [0.002, 30, 20]), at: [time])[0]
        let long = try curve(law(.periodicTest, [0.002, 0.002, 1e9, 30, 20, 0, 0, 1, 1, 0]), at: [time])[0]
        #expect(abs(short - long) < 1e-9)
    }
}
