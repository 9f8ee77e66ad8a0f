/// A number in a model: a constant, a parameter, or a function of such (Open-PSA model exchange format 2.0d, section 3.3).
///
/// Like a formula it is shallow; what may be deep is the chain of parameters, and nothing recurses on that.
package indirect enum Expression: Hashable, Sendable {
    case constant(Double)
    case parameter(String)
    case missionTime
    case function(Function, [Expression])

    package static let maximumDepth = 200

    /// The functions by their names in the format.
    package enum Function: String, Hashable, Sendable, CaseIterable {
        case neg, add, sub, mul, div, abs, pow, exp, log, log10, sqrt, mod, ceil, floor, min, max, mean
        case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh
        case not, and, or, eq, df, lt, gt, leq, geq, ite, `switch`
        /// Failure before the time: λ, t.
        case exponential
        /// Failure on demand γ, then failure and repair at constant rates: γ, λ, μ, t.
        case glm = "GLM"
        /// Scale α, shape β, location t₀, t.
        case weibull = "Weibull"
        /// Failures found by tests only: (λ, τ, θ, t) or (λ, μ, τ, θ, t) or all eleven.
        case periodicTest = "periodic-test"
        /// Lower bound, upper bound.
        case uniformDeviate = "uniform-deviate"
        /// Mean, standard deviation.
        case normalDeviate = "normal-deviate"
        /// Mean, error factor, confidence level; or the mean and standard deviation of the logarithm.
        case lognormalDeviate = "lognormal-deviate"
        /// Shape, scale.
        case gammaDeviate = "gamma-deviate"
        /// α, β.
        case betaDeviate = "beta-deviate"
        /// A lower boundary, then pairs of an upper boundary and the value below it.
        case histogram
    }

    /// Every part of the expression, outermost first.
    func visit(_ body: (Expression) -> Void) {
        var pending = [self]
        while let part = pending.popLast() {
            body(part)
            if case .function(_, let arguments) = part { pending.append(contentsOf: arguments.reversed()) }
        }
    }

    /// Whether a random deviate stands in the expression itself, not only in a parameter of it. Two copies of such an
    /// expression are drawn separately; a parameter is drawn once.
    package var drawsDeviates: Bool {
        var found = false
        visit { if case .function(let function, _) = $0, function.isDeviate { found = true } }
        return found
    }

    /// The names of the parameters that it refers to.
    var parameters: [String] {
        var found: [String] = []
        visit { if case .parameter(let name) = $0 { found.append(name) } }
        return found
    }
}

extension Expression: ExpressibleByFloatLiteral {
    package init(floatLiteral value: Double) { self = .constant(value) }
}

extension Expression.Function {
    var isDeviate: Bool {
        switch self {
        case .uniformDeviate, .normalDeviate, .lognormalDeviate, .gammaDeviate, .betaDeviate, .histogram: true
        default: false
        }
    }

    /// What is wrong with so many arguments, as what was expected; nil: nothing.
    func expectation(forArguments count: Int) -> String? {
        let counts: ClosedRange<Int>
        switch self {
        case .neg, .abs, .exp, .log, .log10, .sqrt, .ceil, .floor, .not, .sin, .cos, .tan, .asin, .acos, .atan, .sinh,
            .cosh, .tanh:
            counts = 1...1
        case .pow, .mod, .eq, .df, .lt, .gt, .leq, .geq, .exponential, .uniformDeviate, .normalDeviate, .gammaDeviate,
            .betaDeviate:
            counts = 2...2
        case .ite: counts = 3...3
        case .glm, .weibull: counts = 4...4
        case .lognormalDeviate: counts = 2...3
        case .add, .sub, .mul, .div, .min, .max, .mean, .and, .or: counts = 1...Int.max
        case .periodicTest: return [4, 5, 11].contains(count) ? nil : "4, 5 or 11"
        case .histogram: return count >= 3 && count % 2 == 1 ? nil : "one and then at least one pair"
        case .switch: return count % 2 == 1 ? nil : "pairs and then one"
        }
        if counts.contains(count) { return nil }
        return counts.upperBound == .max
            ? "at least 1"
            : counts.lowerBound == counts.upperBound
                ? "\(counts.lowerBound)" : "\(counts.lowerBound) or \(counts.upperBound)"
    }
}
