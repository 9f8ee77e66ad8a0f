#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Works out expressions at one mission time; each parameter once.
struct Evaluation {
    private var parameters: [String: Double] = [:]
    private let definitions: [String: Expression]
    let missionTime: Double?
    /// Where random deviates get their values from; nil: from their means.
    var sampler: (any DeviateSampler)?

    struct NoMissionTime: Error {}

    init(_ definitions: [String: Expression], missionTime: Double?, sampler: (any DeviateSampler)? = nil) {
        self.definitions = definitions
        self.missionTime = missionTime
        self.sampler = sampler
    }

    /// Evaluates the parameters that it needs first, one after another; the chain may be as long as it likes.
    mutating func value(of expression: Expression) throws(NoMissionTime) -> Double {
        if case .constant(let value) = expression { return value }
        var pending = expression.parameters
        while let name = pending.last {
            guard parameters[name] == nil, let definition = definitions[name] else {
                pending.removeLast()
                continue
            }
            let missing = definition.parameters.filter { parameters[$0] == nil }
            if missing.isEmpty {
                parameters[name] = try plainValue(of: definition)
                pending.removeLast()
            } else {
                pending += missing
            }
        }
        return try plainValue(of: expression)
    }

    /// Recurses at most `Expression.maximumDepth` deep.
    private mutating func plainValue(of expression: Expression) throws(NoMissionTime) -> Double {
        switch expression {
        case .constant(let value): return value
        case .parameter(let name): return parameters[name] ?? .nan
        case .missionTime:
            guard let missionTime else { throw NoMissionTime() }
            return missionTime
        case .function(let function, let arguments):
            var values: [Double] = []
            values.reserveCapacity(arguments.count)
            for argument in arguments { values.append(try plainValue(of: argument)) }
            if let value = function.deviate(values, &sampler) { return value }
            return function.value(sampler == nil ? values : function.withinRange(values))
        }
    }
}

/// Gives the random deviates of an uncertainty analysis their values.
protocol DeviateSampler {
    /// The next number of the sample, above 0 and below 1.
    mutating func next() -> Double
}

extension Expression.Function {
    /// Drawn arguments of a law of failure: a deviate may leave the range of a rate, a time or a probability at its tail,
    /// and there it stops.
    func withinRange(_ x: [Double]) -> [Double] {
        let shares: Set<Int>
        switch self {
        case .exponential: shares = []
        case .weibull:
            let least = Double.leastNormalMagnitude
            return [Swift.max(least, x[0]), Swift.max(least, x[1]), x[2], x[3]]
        case .glm: shares = [0]
        case .periodicTest: shares = x.count == 11 ? [5, 8, 9] : []
        default: return x
        }
        return x.enumerated().map { place, value in
            value.isNaN ? value : shares.contains(place) ? Swift.min(1, Swift.max(0, value)) : Swift.max(0, value)
        }
    }

    /// Of a function that is no random deviate. Arguments are as many as the function takes.
    func value(_ x: [Double]) -> Double {
        switch self {
        case .neg: -x[0]
        case .add: x.reduce(0, +)
        case .sub: x.dropFirst().reduce(x[0], -)
        case .mul: x.reduce(1, *)
        case .div: x.dropFirst().reduce(x[0], /)
        case .min: x.reduce(x[0], Swift.min)
        case .max: x.reduce(x[0], Swift.max)
        case .mean: x.reduce(0, +) / Double(x.count)
        case .mod: fmod(x[0].rounded(.towardZero), x[1].rounded(.towardZero))
        case .exponential: x[1] >= 0 ? -expm1(-x[0] * x[1]) : .nan
        case .glm: Self.glm(gamma: x[0], lambda: x[1], mu: x[2], time: x[3])
        case .weibull: Self.weibull(scale: x[0], shape: x[1], start: x[2], time: x[3])
        case .periodicTest: PeriodicTest(x).unavailability
        default: logicalValue(x) ?? ordinaryValue(x)
        }
    }

    private func ordinaryValue(_ x: [Double]) -> Double {
        switch self {
        case .abs: Swift.abs(x[0])
        case .pow: Elementary.power(x[0], x[1])
        case .exp: Elementary.e(x[0])
        case .log: Elementary.ln(x[0])
        case .log10: Elementary.lg(x[0])
        case .sqrt: x[0].squareRoot()
        case .ceil: x[0].rounded(.up)
        case .floor: x[0].rounded(.down)
        case .sin: Elementary.sine(x[0])
        case .cos: Elementary.cosine(x[0])
        case .tan: Elementary.tangent(x[0])
        case .asin: Elementary.arcSine(x[0])
        case .acos: Elementary.arcCosine(x[0])
        case .atan: Elementary.arcTangent(x[0])
        case .sinh: Elementary.sineHyperbolic(x[0])
        case .cosh: Elementary.cosineHyperbolic(x[0])
        case .tanh: Elementary.tangentHyperbolic(x[0])
        default: .nan
        }
    }

    /// Truth is 1, untruth 0; any other number than 0 counts as true.
    private func logicalValue(_ x: [Double]) -> Double? {
        let truth: Bool
        switch self {
        case .not: truth = x[0] == 0
        case .and: truth = x.allSatisfy { $0 != 0 }
        case .or: truth = x.contains { $0 != 0 }
        case .eq: truth = x[0] == x[1]
        case .df: truth = x[0] != x[1]
        case .lt: truth = x[0] < x[1]
        case .gt: truth = x[0] > x[1]
        case .leq: truth = x[0] <= x[1]
        case .geq: truth = x[0] >= x[1]
        case .ite: return x[0] != 0 ? x[1] : x[2]
        case .switch:
            // Condition and value alternately; the default value is the last.
            for index in stride(from: 0, to: x.count - 1, by: 2) where x[index] != 0 { return x[index + 1] }
            return x[x.count - 1]
        default: return nil
        }
        return truth ? 1 : 0
    }

    /// Unavailability of a repairable component: γ on demand, failure rate λ, repair rate μ (2.0d, 3.3.2). NaN where an
    /// argument is not what it stands for.
    private static func glm(gamma: Double, lambda: Double, mu: Double, time: Double) -> Double {
        guard (0...1).contains(gamma), lambda >= 0, mu >= 0, time >= 0 else { return .nan }
        let rate = lambda + mu
        guard rate > 0 else { return gamma }
        // λ/r − (λ/r − γ)·e^(−rt), without the difference of two numbers that may be close.
        return gamma * Elementary.e(-rate * time) - lambda / rate * Elementary.eMinusOne(-rate * time)
    }

    /// NaN where scale or shape is not above 0.
    private static func weibull(scale: Double, shape: Double, start: Double, time: Double) -> Double {
        guard scale > 0, shape > 0 else { return .nan }
        return time <= start ? 0 : -Elementary.eMinusOne(-Elementary.power((time - start) / scale, shape))
    }
}
