import Foundation

/// Random numbers, the same for the same seed everywhere: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom
/// number generators", 2014).
package struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// Its last step: every bit of the input moves every bit of the result.
    static func mixed(_ value: UInt64) -> UInt64 {
        var value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    package mutating func draw(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() >> 11) % range.count
    }

    package mutating func chance(_ share: Double) -> Bool { unit() < share }

    /// 0..<1.
    private mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// The logarithm is uniform over that of the range.
    /// - Parameter places: the result is a whole number of one `places`-th.
    mutating func drawLog(_ range: ClosedRange<Double>, places: Double) -> Double {
        let value = range.lowerBound * pow(range.upperBound / range.lowerBound, unit())
        return (value * places).rounded() / places
    }

    /// - Parameter list: not empty.
    package mutating func pick<Element>(_ list: [Element]) -> Element { list[draw(0...list.count - 1)] }
}
