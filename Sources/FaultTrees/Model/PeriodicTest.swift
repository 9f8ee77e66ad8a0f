#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The unavailability of a component whose failures only tests find: the first test after θ, then one every τ
/// (Open-PSA model exchange format 2.0d, 3.3.2.5). A Markov chain between tests, which are themselves jumps.
///
/// Short form: repair takes no time. Middle form: a component found failed is repaired at the rate μ. Full form: a test
/// lasts π, during which the component fails at the rate λ*, is there when asked only if `x` is 1, is broken by the start
/// of the test with probability γ, its failure is seen with probability σ, and a component that was tested or repaired is
/// left unfit with probability ω.
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

    /// After so many tests the state before a test no longer changes in the last digit, or the model is not one.
    private static let mostTests = 100_000

    /// The probabilities of the states between and in tests.
    private struct State {
        var working = 1.0
        /// Failed, and nobody knows.
        var failed = 0.0
        var repaired = 0.0
    }

    var unavailability: Double {
        guard time >= 0, theta >= 0, tau > 0, length >= 0, length <= tau else { return .nan }
        if time <= theta { return -expm1(-lambda * time) }
        let tests = ((time - theta) / tau).rounded(.down)
        guard tests < Double(Self.mostTests) else { return .nan }
        var state = State()
        pass(theta, rate: lambda, &state)
        for _ in 0..<Int(tests) { test(&state, rest: tau - length) }
        let since = time - theta - tests * tau
        begin(&state)
        let inTest = Swift.min(since, length)
        pass(inTest, rate: lambdaInTest, &state)
        if since < length || (length > 0 && since == length) {
            return isAvailableInTest ? state.failed + state.repaired : 1
        }
        end(&state)
        pass(since - length, rate: lambda, &state)
        return state.failed + state.repaired
    }

    private func test(_ state: inout State, rest: Double) {
        begin(&state)
        pass(length, rate: lambdaInTest, &state)
        end(&state)
        pass(rest, rate: lambda, &state)
    }

    private func begin(_ state: inout State) {
        let broken = state.working * gamma
        state.working -= broken
        state.failed += broken
    }

    private func end(_ state: inout State) {
        let found = state.failed * sigma
        state.failed -= found
        if mu == .infinity {
            state.working += found
        } else {
            state.repaired += found
        }
        let unfit = state.working * omega
        state.working -= unfit
        state.failed += unfit
    }

    /// Failing at `rate` and being repaired at μ for so long; what is repaired works, or not with probability ω.
    private func pass(_ duration: Double, rate: Double, _ state: inout State) {
        guard duration > 0 else { return }
        let stays = exp(-rate * duration)
        var regained = 0.0
        var remaining = 0.0
        if mu.isFinite {
            remaining = state.repaired * exp(-mu * duration)
            // Repaired at some moment and working since.
            let overlap =
                Swift.abs(mu - rate) < 1e-12 * Swift.max(mu, rate)
                ? mu * duration * stays : mu * (stays - exp(-mu * duration)) / (mu - rate)
            regained = state.repaired * overlap * (1 - omega)
        }
        let working = state.working * stays + regained
        state.failed = Swift.max(0, 1 - working - remaining)
        state.working = working
        state.repaired = remaining
    }
}
