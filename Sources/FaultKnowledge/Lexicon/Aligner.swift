/// Learns which words of two languages stand for each other from texts that say the same in both.
///
/// IBM Model 1 (Brown, Della Pietra, Della Pietra and Mercer: The Mathematics of Statistical Machine Translation, 1993):
/// every word of the one text was made by a word of the other, or by none (the null word); which one is not known, so
/// that expectation maximization spreads each word over all that may have made it, by how often they go together.
/// Both directions are learnt. After some rounds by themselves they are made to agree (Liang, Taskar and Klein: Alignment
/// by Agreement, 2006): a link counts as much as both hold it likely, which keeps a rare word from claiming everything
/// that stands beside it.
///
/// Deterministic: the same pairs in the same order give the same numbers. Costs time linear in the sum over the pairs of
/// the words of one text times those of the other (the links), in each round; memory of some 30 bytes for each link that
/// is told apart and 4 for each that is not.
package struct Aligner {
    /// The distinct words of two texts that say the same, as numbers from 0.
    package struct Pair: Sendable {
        package var source: [Int32]
        package var target: [Int32]
        /// How much the pair counts: 1 for a text; more for a word of the vocabulary.
        package var weight: Double

        package init(source: [Int32], target: [Int32], weight: Double = 1) {
            self.source = source
            self.target = target
            self.weight = weight
        }
    }

    package struct Options: Sendable {
        /// Rounds in which each direction learns by itself.
        package var rounds = 3
        /// Rounds after them in which both must agree.
        package var agreeing = 3
        /// Whether a word may have been made by none of the other text. The null word holds every word, as common as it is.
        package var hasNull = true

        package init() {}
    }

    /// What was learnt about two words that stand together in some pair.
    package struct Link: Hashable, Sendable {
        package var source: Int32
        package var target: Int32
        /// The probability that the source word, where it is translated, is translated so.
        package var forward: Double
        /// The same from target to source.
        package var backward: Double
        /// In how many pairs they are expected to stand for each other.
        package var count: Double
    }

    private let pairs: [Pair]
    private let options: Options
    private var cells = CellTable()
    /// The cell of every word against every word, pair after pair, source after source.
    private var links: [Int32] = []
    private var forward: [Double] = []
    private var backward: [Double] = []
    /// Probabilities of the words of either side under the null word.
    private var nullTarget: [Double]
    private var nullSource: [Double]
    private var counts: [Double] = []

    /// - Parameter mostLinks: pairs beyond so many links are left out, the last ones first.
    package init(_ pairs: [Pair], _ options: Options = Options(), mostLinks: Int = 24_000_000) {
        self.options = options
        var kept: [Pair] = []
        var sourceCount = 0
        var targetCount = 0
        for pair in pairs {
            guard !pair.source.isEmpty, !pair.target.isEmpty else { continue }
            if links.count + pair.source.count * pair.target.count > mostLinks { break }
            for source in pair.source {
                sourceCount = max(sourceCount, Int(source) + 1)
                for target in pair.target {
                    links.append(cells.cell(source, target))
                }
            }
            targetCount = max(targetCount, Int(pair.target.max() ?? 0) + 1)
            kept.append(pair)
        }
        self.pairs = kept
        nullTarget = Self.frequencies(kept.map { ($0.target, $0.weight) }, count: targetCount)
        nullSource = Self.frequencies(kept.map { ($0.source, $0.weight) }, count: sourceCount)
        forward = [Double](repeating: 1, count: cells.count)
        backward = forward
        counts = forward
    }

    /// Learns, and says what was learnt, in no order that means anything but always the same.
    package mutating func learnt() -> [Link] {
        for _ in 0..<options.rounds { round(agreeing: false) }
        for _ in 0..<options.agreeing { round(agreeing: true) }
        return (0..<cells.count).map { index in
            let (source, target) = cells.words(of: index)
            return Link(
                source: source, target: target, forward: forward[index], backward: backward[index],
                count: counts[index])
        }
    }

    /// How common each word is among all.
    private static func frequencies(_ texts: [(words: [Int32], weight: Double)], count: Int) -> [Double] {
        var frequencies = [Double](repeating: 0, count: count)
        var total = 0.0
        for (words, weight) in texts {
            for word in words { frequencies[Int(word)] += weight }
            total += weight * Double(words.count)
        }
        return total > 0 ? frequencies.map { $0 / total } : frequencies
    }

    /// One round of expectation and maximization in both directions.
    private mutating func round(agreeing: Bool) {
        var toTarget = [Double](repeating: 0, count: cells.count)
        var toSource = agreeing ? [] : toTarget
        var start = 0
        var scratch = Scratch()
        for pair in pairs {
            let size = pair.source.count * pair.target.count
            let own = links[start..<start + size]
            start += size
            scratch.expect(pair, own, forward, backward, hasNull ? (nullSource, nullTarget) : nil)
            for (place, cell) in own.enumerated() {
                let cell = Int(cell)
                if agreeing {
                    toTarget[cell] += pair.weight * scratch.forward[place] * scratch.backward[place]
                } else {
                    toTarget[cell] += pair.weight * scratch.forward[place]
                    toSource[cell] += pair.weight * scratch.backward[place]
                }
            }
        }
        if agreeing { toSource = toTarget }
        counts = toTarget
        forward = cells.normalized(toTarget, bySource: true)
        backward = cells.normalized(toSource, bySource: false)
    }

    private var hasNull: Bool { options.hasNull }
}

extension Aligner {
    /// Which word made which within one pair.
    private struct Scratch {
        /// The probability that the target word was made by the source word, by place: source after source.
        var forward: [Double] = []
        var backward: [Double] = []
        private var sums: [Double] = []

        mutating func expect(
            _ pair: Pair, _ links: ArraySlice<Int32>, _ forwardTable: [Double], _ backwardTable: [Double],
            _ null: (source: [Double], target: [Double])?
        ) {
            let (rows, columns) = (pair.source.count, pair.target.count)
            forward.removeAll(keepingCapacity: true)
            backward.removeAll(keepingCapacity: true)
            sums.removeAll(keepingCapacity: true)
            for target in pair.target { sums.append(null.map { $0.target[Int(target)] } ?? 0) }
            var place = links.startIndex
            for source in pair.source {
                var sum = null.map { $0.source[Int(source)] } ?? 0
                for column in 0..<columns {
                    let cell = Int(links[place])
                    place += 1
                    forward.append(forwardTable[cell])
                    backward.append(backwardTable[cell])
                    sums[column] += forwardTable[cell]
                    sum += backwardTable[cell]
                }
                let scale = sum > 0 ? 1 / sum : 0
                for index in backward.count - columns..<backward.count { backward[index] *= scale }
            }
            for column in 0..<columns where sums[column] > 0 { sums[column] = 1 / sums[column] }
            for row in 0..<rows {
                for column in 0..<columns { forward[row * columns + column] *= sums[column] }
            }
        }
    }
}
