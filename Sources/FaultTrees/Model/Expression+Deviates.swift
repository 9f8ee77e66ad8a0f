#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Expression.Function {
    /// The value of a random deviate: a draw when there is a sampler, else its mean. Nil for other functions.
    func deviate(_ x: [Double], _ sampler: inout (any DeviateSampler)?) -> Double? {
        guard isDeviate else { return nil }
        return if let draw = sampler?.next() { quantile(draw, x) } else { mean(x) }
    }

    private func mean(_ x: [Double]) -> Double {
        switch self {
        case .uniformDeviate: (x[0] + x[1]) / 2
        case .normalDeviate: x[0]
        case .lognormalDeviate: x.count == 3 ? x[0] : Elementary.e(x[0] + x[1] * x[1] / 2)
        case .gammaDeviate: x[0] * x[1]
        case .betaDeviate: x[0] / (x[0] + x[1])
        default: Histogram(x).mean
        }
    }

    /// Inverts the distribution function, so that one uniform number makes one deviate: what quasi-Monte Carlo needs.
    private func quantile(_ u: Double, _ x: [Double]) -> Double {
        switch self {
        case .uniformDeviate: return x[0] + u * (x[1] - x[0])
        case .normalDeviate: return x[0] + x[1] * Quantile.normal(u)
        case .lognormalDeviate:
            let (mu, sigma) = Self.logarithm(x)
            return Elementary.e(mu + sigma * Quantile.normal(u))
        case .gammaDeviate: return x[1] * Quantile.gamma(u, shape: x[0])
        case .betaDeviate: return Quantile.beta(u, x[0], x[1])
        default: return Histogram(x).value(at: u)
        }
    }

    /// Mean and deviation of the logarithm, from (mean, error factor, level) or as given.
    private static func logarithm(_ x: [Double]) -> (mu: Double, sigma: Double) {
        guard x.count == 3 else { return (x[0], x[1]) }
        let sigma = Elementary.ln(x[1]) / Quantile.normal(x[2])
        return (Elementary.ln(x[0]) - sigma * sigma / 2, sigma)
    }
}

/// A lower boundary, then pairs of an upper boundary and the value between the two. A point is drawn evenly between the
/// first and the last boundary, and the value is that of the interval in which it falls (2.0d, 3.3.3).
private struct Histogram {
    let x: [Double]
    init(_ x: [Double]) { self.x = x }

    private var bars: [(width: Double, value: Double)] {
        stride(from: 1, to: x.count - 1, by: 2).map { (x[$0] - x[$0 == 1 ? 0 : $0 - 2], x[$0 + 1]) }
    }

    /// Boundaries must ascend.
    private var isOne: Bool { bars.allSatisfy { $0.width > 0 } }

    var mean: Double {
        guard isOne else { return .nan }
        return bars.reduce(0) { $0 + $1.width * $1.value } / (x[x.count - 2] - x[0])
    }

    /// By the place of the point, 0…1.
    func value(at place: Double) -> Double {
        guard isOne else { return .nan }
        let point = x[0] + place * (x[x.count - 2] - x[0])
        for index in stride(from: 1, to: x.count - 1, by: 2) where point <= x[index] { return x[index + 1] }
        return x[x.count - 1]
    }
}

/// Quantile functions.
enum Quantile {
    /// Of the standard normal distribution: Acklam's rational approximation and one step of Halley's method, which
    /// brings it to full precision.
    static func normal(_ p: Double) -> Double {
        guard p > 0, p < 1 else { return p <= 0 ? -.infinity : .infinity }
        if p > 0.5 { return -normal(1 - p) }
        var x = normalGuess(p)
        let error = 0.5 * erfc(-x / 2.0.squareRoot()) - p
        let step = error * (2 * Double.pi).squareRoot() * exp(x * x / 2)
        x -= step / (1 + x * step / 2)
        return x
    }

    private static func normalGuess(_ p: Double) -> Double {
        let a = [
            -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
            -3.066479806614716e+01, 2.506628277459239e+00,
        ]
        let b = [
            -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
            -1.328068155288572e+01, 1,
        ]
        let c = [
            -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
            4.374664141464968e+00, 2.938163982698783e+00,
        ]
        let d = [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1]
        let polynomial = { (k: [Double], x: Double) in k.reduce(0) { $0 * x + $1 } }
        if p < 0.02425 {
            let q = (-2 * log(p)).squareRoot()
            return polynomial(c, q) / polynomial(d, q)
        }
        let q = p - 0.5
        let r = q * q
        return polynomial(a, r) * q / polynomial(b, r)
    }

    /// Of the gamma distribution with scale 1, by bisection on the regularized incomplete function.
    static func gamma(_ p: Double, shape: Double) -> Double {
        guard shape > 0, p > 0, p < 1 else { return p <= 0 ? 0 : .nan }
        var high = shape + 10
        while regularizedGamma(shape, high) < p, high < 1e12 { high *= 2 }
        return bisect(0, high) { regularizedGamma(shape, $0) < p }
    }

    /// Of the beta distribution, by bisection on the regularized incomplete function.
    static func beta(_ p: Double, _ a: Double, _ b: Double) -> Double {
        guard a > 0, b > 0 else { return .nan }
        return bisect(0, 1) { regularizedBeta($0, a, b) < p }
    }

    private static func bisect(_ low: Double, _ high: Double, isBelow: (Double) -> Bool) -> Double {
        var (low, high) = (low, high)
        for _ in 0..<200 {
            let middle = (low + high) / 2
            if middle <= low || middle >= high { break }
            if isBelow(middle) { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// P(a, x): the series below a + 1, the continued fraction above (Abramowitz & Stegun 6.5.29, 6.5.31).
    static func regularizedGamma(_ a: Double, _ x: Double) -> Double {
        if x <= 0 { return 0 }
        let scale = exp(a * log(x) - x - lgamma(a))
        if x < a + 1 {
            var term = 1 / a
            var sum = term
            for n in 1..<10_000 {
                term *= x / (a + Double(n))
                sum += term
                if term < sum * 1e-16 { break }
            }
            return sum * scale
        }
        var b = x + 1 - a
        var c = 1e300
        var d = 1 / b
        var fraction = d
        for n in 1..<10_000 {
            let k = -Double(n) * (Double(n) - a)
            b += 2
            d = 1 / guarded(k * d + b)
            c = guarded(b + k / c)
            fraction *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        return 1 - scale * fraction
    }

    /// I_x(a, b) by the continued fraction (Abramowitz & Stegun 26.5.8), evaluated by Lentz's method.
    static func regularizedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        if x > (a + 1) / (a + b + 2) { return 1 - regularizedBeta(1 - x, b, a) }
        let scale = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
        var c = 1.0
        var d = 1 / guarded(1 - (a + b) * x / (a + 1))
        var fraction = d
        for n in 1..<10_000 {
            let m = Double(n)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / guarded(1 + even * d)
            c = guarded(1 + even / c)
            fraction *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / guarded(1 + odd * d)
            c = guarded(1 + odd / c)
            fraction *= d * c
            if abs(d * c - 1) < 1e-15 { break }
        }
        return scale * fraction
    }

    private static func guarded(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
}
