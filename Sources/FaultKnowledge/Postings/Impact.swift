import Foundation

/// How much a term counts in one item, before its rarity: the weighted frequency of BM25F (Robertson, Zaragoza, Taylor:
/// Simple BM25 extension to multiple weighted fields, CIKM 2004),
///
///     x = Σ over fields: weight × count / (1 − b + b × length / usual length)
///
/// kept as one byte on a scale of logarithms. What a term gives to the score is then a look-up: rarity × x (k + 1) /
/// (k + x) for each of 255 values of x. The byte is the definition, not an approximation that some paths take and others
/// do not: every way to score an item goes through it.
enum Impact {
    /// A byte; 0: the term does not occur.
    typealias Level = UInt8

    /// Levels for a factor of two: neighbouring levels are 3.5 % apart.
    private static let levelsPerOctave = 20.0
    /// The frequency of level 1 as a power of two. Level 255 is 51: what is more than that is saturated anyway.
    private static let lowestOctave = -7.0

    static func level(of frequency: Double) -> Level {
        guard frequency > 0 else { return 0 }
        let level = ((log2(frequency) - lowestOctave) * levelsPerOctave).rounded() + 1
        return Level(max(1, min(255, level)))
    }

    /// The frequency that a level stands for; 0 for level 0.
    static let frequencies: [Double] = (0...255).map { level in
        level == 0 ? 0 : exp2((Double(level) - 1) / levelsPerOctave + lowestOctave)
    }

    /// What a term gives to the score of an item, by level.
    /// - Parameters:
    ///   - weight: the rarity of the term, times its share in the question.
    ///   - saturation: BM25's k: the frequency that gives half of the most.
    static func scores(weight: Double, saturation: Double) -> [Float] {
        frequencies.map { Float(weight * $0 * (saturation + 1) / (saturation + $0)) }
    }

    /// BM25's inverse document frequency, never negative (Robertson, Zaragoza: The probabilistic relevance framework,
    /// 2009, with 1 added under the logarithm as Lucene does).
    /// - Parameters:
    ///   - documents: items that hold the term.
    ///   - total: all items with text.
    static func rarity(documents: Int, of total: Int) -> Double {
        let (held, all) = (Double(documents), Double(max(documents, total)))
        return log(1 + (all - held + 0.5) / (held + 0.5))
    }
}

/// What field lengths and weights make of counts. Fixed when an index is begun, so that an item's impacts never change
/// because others come.
struct ImpactScale: Hashable, Sendable {
    /// How much a field's length matters, 0…1: BM25's b.
    private static let lengthShare = 0.75

    /// By column of the table.
    let weights: [Double]
    /// In tokens: what is neither long nor short, by column; above 0.
    let usualLengths: [Double]

    init(_ table: TextTable, _ weights: FieldWeights, usualLengths: [SearchField: Double]) {
        self.weights = table.fields.map { weights[$0] }
        self.usualLengths = table.fields.map { usualLengths[$0] ?? 1 }
    }

    /// What one token counts in a field of this length.
    func factor(_ column: Int, length: Int) -> Double {
        Self.factor(column, length: length, of: weights.count) { (weights[$0], usualLengths[$0]) }
    }

    /// The same from weights and usual lengths wherever they are.
    ///
    /// A text much longer than its field's usual counts as much as it would in a field of less weight where such texts
    /// are usual: a whole story told as the symptom is no worse than the same story told as a cause.
    @inline(__always)
    static func factor(
        _ column: Int, length: Int, of columns: Int, _ field: (Int) -> (weight: Double, usual: Double)
    ) -> Double {
        func share(_ length: Int, _ usual: Double) -> Double { 1 - lengthShare + lengthShare * Double(length) / usual }
        let own = field(column)
        var most = own.weight / share(length, own.usual)
        for other in 0..<columns where other != column {
            let (weight, usual) = field(other)
            if weight <= own.weight { most = max(most, weight / max(1, share(length, usual))) }
        }
        return most
    }
}
