#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What speaks for a link, as numbers, and how likely they make it.
struct LinkSignals: Hashable {
    /// See `LinkEvidence.coverage`.
    var coverage = 0.0
    /// See `LinkEvidence.margin`.
    var margin = 0.0
    /// Words of the record that tell something, and that the fault says too.
    var words = 0
    /// The record says word for word what this fault, and no other one, says of itself.
    var isSameWording = false
    /// Carries a code of the record; alone, or beside so many other faults.
    var codeSharers: Int?
    /// How well the words of its cause fit a cause of the fault, 0…1; nil: the record names none.
    var cause: Double?
    /// The record says on which product line it was.
    var knowsLine = true

    /// Logistic regression over links of real work orders that were judged by reading them; see docs/linking.md for how
    /// the weights were found and how well they hold.
    var confidence: Double {
        if isSameWording, knowsLine { return max(0.97, Self.logistic(sum)) }
        return Self.logistic(sum)
    }

    private var sum: Double {
        var sum = -3.8 + 1.35 * coverage + 2.8 * margin + 5.6 * coverage * margin + 0.65 * Double(min(words, 3))
        if let codeSharers { sum += codeSharers == 0 ? 6.5 : 2.5 }
        if let cause { sum += 3 * (cause - 0.4) }
        if !knowsLine { sum -= 2 }
        return sum
    }

    /// How much a word tells that so many of all faults say.
    static func telling(_ holders: Int, of faults: Int) -> Double {
        holders == 0 ? 0 : log(1 + Double(faults) / Double(holders)) / 2
    }

    private static func logistic(_ value: Double) -> Double { 1 / (1 + exp(-value)) }
}
