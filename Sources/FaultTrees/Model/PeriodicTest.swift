/// The unavailability of a component whose failures only tests find: the first test at θ, then one every τ
/// (Open-PSA model exchange format 2.0d, 3.3.2.5, and the Markov graphs there).
///
/// Short form: a test and a repair take no time. Middle form: a component found failed is repaired at the rate μ. Full
/// form: a test lasts π. Its begin breaks a working component with probability γ, else it fails at λ* during the test and
/// is there when asked only if `x` is 1. A failure, whether from before the test or from the test, is seen with
/// probability σ, and repair begins when the test is over. What is in repair when a test is due is not tested: once
/// repaired it is badly restarted, which is failed, with probability ω, and else fails at λ.
///
/// At the very moment of a test the answer is that before the test, which is the larger one where repair takes no time.
struct PeriodicTest {
    private var lambda = 0.0, lambdaInTest = 0.0, mu = Double.infinity, tau = 0.0, theta = 0.0
    private var gamma = 0.0, length = 0.0, isAvailableInTest = true, sigma = 1.0, omega = 0.0
    private var time = 0.0

    init(_ x: [Double]) {
        lambda = x[0]
        lambdaInTest = x[0]
        time = x[x.count - 1]
        switch x.count {
        case 4: (tau, theta) = (x[1], x[2])
        case 5: (mu, tau, theta) = (x[1], x[2], x[3])
        default:
            (lambdaInTest, mu, tau, theta) = (x[1], x[2], x[3], x[4])
            (gamma, length, isAvailableInTest, sigma, omega) = (x[5], x[6], x[7] != 0, x[8], x[9])
        }
    }

    /// NaN where an argument is not what it stands for: a negative rate or time, a test that outlasts its interval, or a
    /// probability that is none.
    var unavailability: Double {
        guard lambda >= 0, lambdaInTest >= 0, mu >= 0, tau > 0, theta >= 0, length >= 0, length <= tau, time >= 0,
            [gamma, sigma, omega].allSatisfy((0...1).contains)
        else { return .nan }
        if time <= theta { return failing(lambda, for: time) }
        let (tests, since) = testsBefore
        guard mu.isFinite else { return failing(lambda, for: since) }
        var state = State()
        state.failed = failing(lambda, for: theta)
        state.working = Elementary.e(-lambda * theta)
        let period = test(lasting: length).then(rest(lasting: tau - length))
        state = state.after(period.repeated(tests))
        let isInTest = length > 0 && since <= length
        let untested = state
        state = state.after(test(lasting: Swift.min(since, length)))
        if !isInTest { return state.after(rest(lasting: since - length)).isNot }
        // Under test and not failed: there only where a test does not stand in the way.
        let tested = untested.working * (1 - gamma) * Elementary.e(-lambdaInTest * since)
        return Swift.min(1, state.isNot + (isAvailableInTest ? 0 : tested))
    }

    /// Whole intervals since the first test, and how long ago the last test began: more than 0, at most τ.
    private var testsBefore: (count: Double, since: Double) {
        let ratio = (time - theta) / tau
        let nearest = ratio.rounded()
        // Division leaves a multiple of τ a little above or below itself.
        if nearest >= 1, abs(ratio - nearest) <= 1e-12 * nearest { return (nearest - 1, tau) }
        let count = ratio.rounded(.down)
        return (count, Swift.max(0, time - theta - count * tau))
    }

    private func failing(_ rate: Double, for duration: Double) -> Double { -Elementary.eMinusOne(-rate * duration) }

    private func test(lasting duration: Double) -> Passage {
        let breaks = gamma + (1 - gamma) * failing(lambdaInTest, for: duration)
        return Passage(
            working: State(
                working: (1 - gamma) * Elementary.e(-lambdaInTest * duration), failed: breaks * (1 - sigma),
                inRepair: breaks * sigma),
            failed: State(working: 0, failed: 1 - sigma, inRepair: sigma), inRepair: repair(for: duration))
    }

    private func rest(lasting duration: Double) -> Passage {
        Passage(
            working: State(
                working: Elementary.e(-lambda * duration), failed: failing(lambda, for: duration), inRepair: 0),
            failed: State(working: 0, failed: 1, inRepair: 0), inRepair: repair(for: duration))
    }

    /// What becomes of a component that is in repair.
    private func repair(for duration: Double) -> State {
        let done = failing(mu, for: duration)
        // Repaired at some moment and working ever since.
        let (slow, fast) = (Swift.min(mu, lambda), Swift.max(mu, lambda))
        let difference = (fast - slow) * duration
        let share = difference > 1e-9 ? -Elementary.eMinusOne(-difference) / difference : 1 - difference / 2
        let working = (1 - omega) * mu * duration * Elementary.e(-slow * duration) * share
        return State(working: working, failed: Swift.max(0, done - working), inRepair: Elementary.e(-mu * duration))
    }
}

extension PeriodicTest {
    /// The probabilities of the states of a component; they add up to 1.
    private struct State {
        var working = 1.0
        /// Failed, and nobody knows.
        var failed = 0.0
        var inRepair = 0.0

        var isNot: Double { failed + inRepair }

        func after(_ passage: Passage) -> State {
            var sum = State(working: 0, failed: 0, inRepair: 0)
            for (share, state) in [(working, passage.working), (failed, passage.failed), (inRepair, passage.inRepair)] {
                sum.working += share * state.working
                sum.failed += share * state.failed
                sum.inRepair += share * state.inRepair
            }
            return sum
        }
    }

    /// What becomes of each state.
    private struct Passage {
        var working: State
        var failed: State
        var inRepair: State

        static let none = Passage(
            working: State(), failed: State(working: 0, failed: 1), inRepair: State(working: 0, inRepair: 1))

        func then(_ next: Passage) -> Passage {
            Passage(working: working.after(next), failed: failed.after(next), inRepair: inRepair.after(next))
        }

        /// So many times one after another, by squaring: as many multiplications as the count has binary digits.
        func repeated(_ count: Double) -> Passage {
            var (result, power, left) = (Passage.none, self, count)
            while left >= 1 {
                if left.truncatingRemainder(dividingBy: 2) >= 1 { result = result.then(power) }
                power = power.then(power)
                left = (left / 2).rounded(.down)
            }
            return result
        }
    }
}
