#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The system's functions under names that the cases of `Expression.Function` do not hide.
enum Elementary {
    static func e(_ x: Double) -> Double { exp(x) }
    static func ln(_ x: Double) -> Double { log(x) }
    static func lg(_ x: Double) -> Double { log10(x) }
    static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
    static func sine(_ x: Double) -> Double { sin(x) }
    static func cosine(_ x: Double) -> Double { cos(x) }
    static func tangent(_ x: Double) -> Double { tan(x) }
    static func arcSine(_ x: Double) -> Double { asin(x) }
    static func arcCosine(_ x: Double) -> Double { acos(x) }
    static func arcTangent(_ x: Double) -> Double { atan(x) }
    static func sineHyperbolic(_ x: Double) -> Double { sinh(x) }
    static func cosineHyperbolic(_ x: Double) -> Double { cosh(x) }
    static func tangentHyperbolic(_ x: Double) -> Double { tanh(x) }
}

extension Elementary {
    static func lnOnePlus(_ x: Double) -> Double { log1p(x) }
    static func eMinusOne(_ x: Double) -> Double { expm1(x) }
}
