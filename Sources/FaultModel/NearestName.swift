extension String {
    /// The closest of `names` by edit distance, within a third of the length (at least 1, at most 3 edits); nil when
    /// none is that close. Of equally close names the first in order is taken.
    package func nearest(among names: some Collection<String>) -> String? {
        let own = Array(utf8)
        let reach = Swift.min(3, Swift.max(1, own.count / 3))
        var best: (name: String, distance: Int)?
        for name in names where abs(name.utf8.count - own.count) <= reach {
            guard let distance = Self.editDistance(own, Array(name.utf8), atMost: reach) else { continue }
            if let current = best, (current.distance, current.name) <= (distance, name) { continue }
            best = (name, distance)
        }
        return best?.name
    }

    /// The number of insertions, deletions, substitutions and swaps of neighbours (optimal string alignment,
    /// Damerau 1964 restricted) between two sequences; nil when above `limit`. Costs the product of the lengths.
    package static func editDistance<Element: Equatable>(
        _ left: [Element], _ right: [Element], atMost limit: Int
    ) -> Int? {
        if abs(left.count - right.count) > limit { return nil }
        if left.isEmpty || right.isEmpty { return Swift.max(left.count, right.count) }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in 1...left.count {
            var current = [row] + [Int](repeating: 0, count: right.count)
            for column in 1...right.count {
                let same = left[row - 1] == right[column - 1]
                var cost = Swift.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    cost = Swift.min(cost, beforeLast[column - 2] + 1)
                }
                current[column] = cost
            }
            if current.allSatisfy({ $0 > limit }) { return nil }
            (beforeLast, last) = (last, current)
        }
        return last[right.count] <= limit ? last[right.count] : nil
    }
}
