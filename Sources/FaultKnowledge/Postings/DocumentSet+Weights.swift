import Foundation

extension DocumentSet {
    /// Four words: 256 items at a time.
    private typealias Words = SIMD4<UInt64>

    /// For each of the numbers, rising, the items whose sets' weights come to it or more. Adds numbers that are laid across
    /// words, a bit of each in a word, for 256 items at a time.
    ///
    /// Costs a few operations for each set, each four words and each binary digit of all weights together.
    /// - Parameter sets: each with its weight, not negative.
    static func holding(
        atLeast least: [Int], of sets: [(set: DocumentSet, weight: Int)], blocks: Int
    ) -> [DocumentSet] {
        var results = [DocumentSet](repeating: DocumentSet(blocks: blocks), count: least.count)
        guard let lowest = least.first, let highest = least.last else { return results }
        let weights = sets.map(\.weight)
        // So many as the greatest number that is asked for, or that there is, may have.
        let most = max(highest, weights.reduce(0, +))
        var digits = [Words](repeating: .zero, count: Int.bitWidth - most.leadingZeroBitCount)
        let groups = (blocks + Words.scalarCount - 1) / Words.scalarCount
        let rows = rows(of: sets.map(\.set), groups: groups)
        rows.withUnsafeBufferPointer { rows in
            digits.withUnsafeMutableBufferPointer { digits in
                for group in 0..<groups {
                    // The most that any item of these can have.
                    var possible = 0
                    for place in weights.indices where rows[place * groups + group] != .zero {
                        possible += weights[place]
                    }
                    if possible < lowest { continue }
                    for digit in digits.indices { digits[digit] = .zero }
                    for place in weights.indices {
                        add(weights[place], where: rows[place * groups + group], to: digits)
                    }
                    for place in least.indices where possible >= least[place] {
                        results[place].set(reaching(least[place], digits), group)
                    }
                }
            }
        }
        return results
    }

    /// The words of the sets, one set after the other.
    private static func rows(of sets: [DocumentSet], groups: Int) -> [Words] {
        var rows = [Words](repeating: .zero, count: groups * sets.count)
        rows.withUnsafeMutableBytes { rows in
            for (place, set) in sets.enumerated() {
                let size = groups * MemoryLayout<Words>.stride
                set.words.withUnsafeBytes { words in
                    UnsafeMutableRawBufferPointer(rebasing: rows[place * size..<(place + 1) * size])
                        .copyMemory(from: UnsafeRawBufferPointer(rebasing: words.prefix(size)))
                }
            }
        }
        return rows
    }

    /// Adds a number to those of the items, of which a digit each is in a word.
    @inline(__always)
    private static func add(_ weight: Int, where items: Words, to digits: UnsafeMutableBufferPointer<Words>) {
        if items == .zero { return }
        var carry = Words.zero
        for digit in digits.indices {
            let added = weight >> digit & 1 == 1 ? items : .zero
            let sum = digits[digit] ^ added
            let carried = (digits[digit] & added) | (sum & carry)
            digits[digit] = sum ^ carry
            carry = carried
        }
    }

    /// The items whose number is `least` or more: greater where a higher digit decides, or equal to the last.
    @inline(__always)
    private static func reaching(_ least: Int, _ digits: UnsafeMutableBufferPointer<Words>) -> Words {
        var greater = Words.zero
        var equal = Words(repeating: .max)
        for digit in digits.indices.reversed() {
            let wanted = Words(repeating: least >> digit & 1 == 1 ? .max : 0)
            greater |= equal & digits[digit] & ~wanted
            equal &= ~(digits[digit] ^ wanted)
        }
        return greater | equal
    }

    private mutating func set(_ items: Words, _ group: Int) {
        let start = group * Words.scalarCount
        for place in 0..<min(Words.scalarCount, words.count - start) { words[start + place] = items[place] }
    }
}
