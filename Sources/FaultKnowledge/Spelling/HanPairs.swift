import FaultModel
import Foundation

/// The pairs of neighbouring Chinese characters that occur, and what a run of characters that do not fit together may
/// have meant: characters that sound alike (the wrong choice of an input method), swapped, doubled or missing ones.
struct HanPairs: Sendable {
    /// By pair, the number of items that hold it.
    private var counts: [UInt64: Int] = [:]
    /// By the sounds of both.
    private var bySound: [UInt32: [UInt64]] = [:]
    /// By the first character.
    private var following: [UInt32: [UInt32]] = [:]

    mutating func add(_ text: String, count: Int) {
        let scalars = text.unicodeScalars.map(\.value)
        guard scalars.count == 2 else { return }
        let pair = Self.pair(scalars[0], scalars[1])
        if counts.updateValue((counts[pair] ?? 0) + count, forKey: pair) != nil { return }
        following[scalars[0], default: []].append(scalars[1])
        if let first = Pinyin.sound(of: scalars[0]), let second = Pinyin.sound(of: scalars[1]) {
            bySound[UInt32(first) << 16 | UInt32(second), default: []].append(pair)
        }
    }

    func count(of first: UInt32, _ second: UInt32) -> Int { counts[Self.pair(first, second)] ?? 0 }

    private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
        UInt64(first) << 32 | UInt64(second)
    }

    /// What a run may have meant, and where it differs: characters of `scalars`.
    struct Mended: Hashable {
        var scalars: [UInt32]
        var changed: Range<Int>
        fileprivate var unknown: Int
        fileprivate var kind: Kind
        fileprivate var weight: Double
    }

    fileprivate enum Kind: Int { case doubled, sameSound, swapped, missing }

    /// Runs that a person types; longer ones are pasted and right.
    static let longestRun = 24
    private static let mostTried = 8

    /// The likeliest run that is one edit from this one, has fewer pairs that occur nowhere, and occurs around the edit; nil:
    /// nothing has to be mended, or nothing is near.
    ///
    /// A pair that occurs nowhere is no mistake by itself, it may lie between two words. A character that stands in no known
    /// pair is one, and so is a doubled character.
    /// - Parameters:
    ///   - mayMiss: whether a missing character is looked for too: where no text has the known pairs together.
    ///   - occurs: whether some text says these characters in a row.
    func mended(_ run: [UInt32], mayMiss: Bool, occurs: ([UInt32]) throws -> Bool) rethrows -> Mended? {
        guard (2...Self.longestRun).contains(run.count) else { return nil }
        let known = (0..<run.count - 1).map { count(of: run[$0], run[$0 + 1]) > 0 }
        let unknown = known.count { !$0 }
        if unknown == 0 { return nil }
        var found = Set<Mended>()
        for index in known.indices where !known[index] {
            let standsAlone = isAlone(index, known) || isAlone(index + 1, known)
            if run[index] == run[index + 1] {
                keep(run, replacing: index..<index + 2, with: [run[index]], .doubled, &found)
            }
            if standsAlone {
                keep(
                    run, replacing: index..<index + 2, with: [run[index + 1], run[index]], .swapped, &found)
                for pair in sounding(like: run[index], run[index + 1]) {
                    keep(run, replacing: index..<index + 2, with: pair, .sameSound, &found)
                }
            }
            if mayMiss, !standsAlone {
                for between in following[run[index]] ?? []
                where count(of: between, run[index + 1]) > 0 && !Self.particles.contains(between) {
                    keep(run, replacing: index + 1..<index + 1, with: [between], .missing, &found)
                }
            }
        }
        let best = found.filter { $0.unknown < unknown }.sorted(by: Self.precedes).prefix(
            Self.mostTried)
        return try best.first { try occurs(around($0)) }
    }

    /// True for a character that stands in no known pair.
    private func isAlone(_ index: Int, _ known: [Bool]) -> Bool {
        !(index > 0 && known[index - 1]) && !(index < known.count && known[index])
    }

    private func sounding(like first: UInt32, _ second: UInt32) -> [[UInt32]] {
        guard let one = Pinyin.sound(of: first), let other = Pinyin.sound(of: second) else { return [] }
        return (bySound[UInt32(one) << 16 | UInt32(other)] ?? []).map { pair in
            [UInt32(truncatingIfNeeded: pair >> 32), UInt32(truncatingIfNeeded: pair)]
        }
    }

    private func keep(
        _ run: [UInt32], replacing place: Range<Int>, with scalars: [UInt32], _ kind: Kind,
        _ found: inout Set<Mended>
    ) {
        var mended = run
        mended.replaceSubrange(place, with: scalars)
        if mended == run || mended.isEmpty { return }
        var unknown = 0
        var weight = 0.0
        let changed = place.lowerBound..<place.lowerBound + scalars.count
        for index in mended.indices.dropLast() {
            let count = count(of: mended[index], mended[index + 1])
            if count == 0 { unknown += 1 }
            // What was put in is the word that was meant; beside it another word may begin.
            let isWithin = changed.contains(index) && changed.contains(index + 1)
            weight += (isWithin ? 2 : 1) * log(Double(count + 1))
        }
        found.insert(
            Mended(scalars: mended, changed: changed, unknown: unknown, kind: kind, weight: weight))
    }

    private static func precedes(_ one: Mended, _ other: Mended) -> Bool {
        if one.kind != other.kind { return one.kind.rawValue < other.kind.rawValue }
        if one.weight != other.weight { return one.weight > other.weight }
        return one.scalars.lexicographicallyPrecedes(other.scalars)
    }

    /// What was changed with a known neighbour on each side: so much must stand in some text.
    private func around(_ mended: Mended) -> [UInt32] {
        var (low, high) = (mended.changed.lowerBound, mended.changed.upperBound)
        let scalars = mended.scalars
        if low > 0, count(of: scalars[low - 1], scalars[low]) > 0 { low -= 1 }
        if high < scalars.count, high > 0, count(of: scalars[high - 1], scalars[high]) > 0 { high += 1 }
        return Array(scalars[low..<high])
    }

    private static let particles = Set("的了和与及在是".unicodeScalars.map(\.value))
}
