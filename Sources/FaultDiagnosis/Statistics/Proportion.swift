#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// So many of so many: a rate that says how much it is worth.
package struct Proportion: Hashable, Sendable {
    package let count: Int
    package let total: Int

    /// - Parameter count: 0…`total`; what is outside is brought to the nearer end.
    package init(_ count: Int, of total: Int) {
        self.total = max(0, total)
        self.count = min(max(0, count), self.total)
    }

    /// Nil: of nothing.
    package var share: Double? { total > 0 ? Double(count) / Double(total) : nil }

    /// Where the true rate lies, nineteen times of twenty: the score interval of Wilson (1927), which is right also for few
    /// and for none. Nil: of nothing.
    package var interval: ClosedRange<Double>? {
        guard let share else { return nil }
        let (total, z) = (Double(total), Self.normal95)
        let spread = z * (share * (1 - share) / total + z * z / (4 * total * total)).squareRoot()
        let middle = share + z * z / (2 * total)
        let scale = 1 + z * z / total
        return max(0, (middle - spread) / scale)...min(1, (middle + spread) / scale)
    }

    /// The 97.5 % point of the normal distribution.
    private static let normal95 = 1.959963984540054
}

/// Whether something happens more often than before.
///
/// Two counts of a Poisson process over known lengths of time: given their sum, the later one is binomial, so that the
/// test is exact whatever the true rate (Przyborowski and Wilenski 1940).
package struct RateRise: Hashable, Sendable {
    /// In the period before and in this one.
    package let before: Int
    package let now: Int
    /// This period's share of both lengths, above 0 and below 1.
    package let share: Double

    /// - Parameters:
    ///   - length: of each period, in days or whatever else the counts grow with; above 0.
    package init(before: Int, over lengthBefore: Double, now: Int, over length: Double) {
        self.before = max(0, before)
        self.now = max(0, now)
        share = min(max(length / (length + lengthBefore), 1e-12), 1 - 1e-12)
    }

    /// The probability of so many or more in this period if nothing changed, 0…1: one-sided. Costs a step for each count
    /// above the one that was seen, until they no longer matter.
    package var pValue: Double {
        let total = before + now
        guard now > 0 else { return 1 }
        let (n, k) = (Double(total), Double(now))
        // The term of `now`, then each next from the one before.
        let start =
            lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(share) + (n - k) * log1p(-share)
        if Double(now) <= n * share { return min(1, max(0, 1 - Self.lower(total, now, share))) }
        var (term, sum) = (1.0, 1.0)
        let odds = share / (1 - share)
        var count = now
        while count < total {
            term *= Double(total - count) / Double(count + 1) * odds
            sum += term
            count += 1
            if term < sum * 1e-17 { break }
        }
        return min(1, exp(start + log(sum)))
    }

    /// P(fewer than `now`), from the term below it downwards.
    private static func lower(_ total: Int, _ now: Int, _ share: Double) -> Double {
        let (n, k) = (Double(total), Double(now - 1))
        let start =
            lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(share) + (n - k) * log1p(-share)
        var (term, sum) = (1.0, 1.0)
        let odds = (1 - share) / share
        var count = now - 1
        while count > 0 {
            term *= Double(count) / Double(total - count + 1) * odds
            sum += term
            count -= 1
            if term < sum * 1e-17 { break }
        }
        return exp(start + log(sum))
    }

    /// How much more often than before, per length; nil: it never came before.
    package var ratio: Double? {
        before > 0 ? Double(now) / Double(before) * (1 - share) / share : nil
    }
}

/// For a list of tests that were all made: the p-values adjusted so that of all those called significant at a level, that
/// share at most is expected to be false (Benjamini and Hochberg 1995).
package enum FalseDiscovery {
    /// In the order of `pValues`.
    /// - Parameter tests: how many were made, where only the smallest are given; at least as many as are given.
    package static func adjusted(_ pValues: [Double], tests: Int? = nil) -> [Double] {
        let count = Double(max(tests ?? 0, pValues.count))
        let order = pValues.indices.sorted { pValues[$0] > pValues[$1] }
        var adjusted = pValues
        var least = 1.0
        for (place, index) in order.enumerated() {
            let rank = Double(pValues.count - place)
            least = min(least, pValues[index] * count / rank)
            adjusted[index] = least
        }
        return adjusted
    }
}

/// What most of something comes from: the largest first, each with the share of all that it and those before it make.
package struct Pareto<Name: Hashable & Sendable>: Sendable {
    package struct Bar: Sendable {
        package var name: Name
        package var count: Int
        /// Of all, 0…1.
        package var share: Double
        /// With those before it.
        package var cumulative: Double
    }

    package let bars: [Bar]
    package let total: Int

    /// - Parameters:
    ///   - counts: those at hand; what is not above 0 is left out. Equal counts stay in their order.
    ///   - total: of all, where those at hand are only the largest; nil: their sum.
    package init(_ counts: [(name: Name, count: Int)], total: Int? = nil) {
        let known = counts.enumerated().filter { $0.element.count > 0 }.sorted { left, right in
            left.element.count != right.element.count
                ? left.element.count > right.element.count : left.offset < right.offset
        }.map(\.element)
        let sum = max(total ?? 0, known.reduce(0) { $0 + $1.count })
        self.total = sum
        var before = 0
        bars = known.map { name, count in
            before += count
            return Bar(
                name: name, count: count, share: Double(count) / Double(sum), cumulative: Double(before) / Double(sum))
        }
    }

    /// How many of the first make so much of all.
    package func barsFor(share: Double) -> Int {
        (bars.firstIndex { $0.cumulative >= share - 1e-12 }).map { $0 + 1 } ?? bars.count
    }
}
