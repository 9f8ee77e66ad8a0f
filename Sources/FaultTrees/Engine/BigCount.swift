/// A whole number of any size, from 0: counts of sets go beyond 64 bits. It can be added and multiplied, which is all that
/// counting needs; a general library would bring Foundation into an engine that starts in a millisecond.
package struct BigCount: Hashable, Sendable {
    /// Base 2³², least first, without leading zeros; empty: 0.
    private var digits: [UInt32]

    package init(_ value: UInt64) {
        digits = [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)]
        trim()
    }

    package static let zero = BigCount(0)

    /// Nil when it does not fit.
    package var exactly64: UInt64? {
        switch digits.count {
        case 0: 0
        case 1: UInt64(digits[0])
        case 2: UInt64(digits[1]) << 32 | UInt64(digits[0])
        default: nil
        }
    }

    /// The nearest floating-point number; infinite beyond 10³⁰⁸.
    package var approximate: Double { digits.reversed().reduce(0) { $0 * 4_294_967_296 + Double($1) } }

    private mutating func trim() { while digits.last == 0 { digits.removeLast() } }
}

extension BigCount: Comparable {
    package static func < (left: BigCount, right: BigCount) -> Bool {
        if left.digits.count != right.digits.count { return left.digits.count < right.digits.count }
        for (a, b) in zip(left.digits, right.digits).reversed() where a != b { return a < b }
        return false
    }

    package static func + (left: BigCount, right: BigCount) -> BigCount {
        var sum = left
        sum += right
        return sum
    }

    package static func += (left: inout BigCount, right: BigCount) {
        var carry: UInt64 = 0
        for index in 0..<max(left.digits.count, right.digits.count) {
            if index == left.digits.count { left.digits.append(0) }
            carry += UInt64(left.digits[index]) + (index < right.digits.count ? UInt64(right.digits[index]) : 0)
            left.digits[index] = UInt32(truncatingIfNeeded: carry)
            carry >>= 32
        }
        if carry > 0 { left.digits.append(UInt32(carry)) }
    }

    package static func * (left: BigCount, right: BigCount) -> BigCount {
        var product = BigCount.zero
        product.digits = [UInt32](repeating: 0, count: left.digits.count + right.digits.count)
        for (i, a) in left.digits.enumerated() {
            var carry: UInt64 = 0
            for (j, b) in right.digits.enumerated() {
                carry += UInt64(a) * UInt64(b) + UInt64(product.digits[i + j])
                product.digits[i + j] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            product.digits[i + right.digits.count] = UInt32(carry)
        }
        product.trim()
        return product
    }
}

extension BigCount: CustomStringConvertible {
    package var description: String {
        var rest = digits
        var groups: [UInt32] = []
        while !rest.isEmpty {
            var remainder: UInt64 = 0
            for index in rest.indices.reversed() {
                remainder = remainder << 32 | UInt64(rest[index])
                rest[index] = UInt32(remainder / 1_000_000_000)
                remainder %= 1_000_000_000
            }
            groups.append(UInt32(remainder))
            while rest.last == 0 { rest.removeLast() }
        }
        guard let first = groups.last else { return "0" }
        return groups.dropLast().reversed().reduce("\(first)") { text, group in
            let digits = String(group)
            return text + String(repeating: "0", count: 9 - digits.count) + digits
        }
    }
}

/// What counting needs of a number.
protocol Countable: Equatable {
    static var zero: Self { get }
    static var one: Self { get }
    /// Adds; false when the sum does not fit.
    mutating func add(_ other: Self) -> Bool
    func times(_ other: Self) -> Self
    var big: BigCount { get }
}

extension UInt64: Countable {
    static var one: UInt64 { 1 }
    @inline(__always)
    mutating func add(_ other: UInt64) -> Bool {
        let (sum, overflow) = addingReportingOverflow(other)
        self = sum
        return !overflow
    }
    func times(_ other: UInt64) -> UInt64 { self &* other }
    var big: BigCount { BigCount(self) }
}

extension BigCount: Countable {
    static var one: BigCount { BigCount(1) }
    mutating func add(_ other: BigCount) -> Bool {
        self += other
        return true
    }
    func times(_ other: BigCount) -> BigCount { self * other }
    var big: BigCount { self }
}

/// Where only the size matters: never 0 for what is not, at most infinite.
extension Double: Countable {
    static var one: Double { 1 }
    mutating func add(_ other: Double) -> Bool {
        self += other
        return true
    }
    func times(_ other: Double) -> Double { self * other }
    var big: BigCount { BigCount(UInt64(min(self, 1e18))) }
}
