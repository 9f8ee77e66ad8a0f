import FaultModel
import Testing

@testable import FaultKnowledge

@Suite("Learning words from texts in two languages")
struct AlignerTests {
    /// das Haus / the house, das Buch / the book, ein Buch / a book: the example of Koehn, Statistical Machine Translation
    /// (2010), section 4.2, whose figure 4.4 gives the probabilities after each round without a null word.
    private enum German: Int32 { case das, haus, buch, ein }
    private enum English: Int32 { case the, house, book, a }

    private func pair(_ source: [German], _ target: [English]) -> Aligner.Pair {
        Aligner.Pair(source: source.map(\.rawValue), target: target.map(\.rawValue))
    }

    private var koehn: [Aligner.Pair] {
        [
            pair([.das, .haus], [.the, .house]), pair([.das, .buch], [.the, .book]), pair([.ein, .buch], [.a, .book]),
        ]
    }

    private func learnt(_ pairs: [Aligner.Pair], rounds: Int, agreeing: Int = 0, hasNull: Bool = false) -> [Aligner
        .Link]
    {
        var options = Aligner.Options()
        options.rounds = rounds
        options.agreeing = agreeing
        options.hasNull = hasNull
        var aligner = Aligner(pairs, options)
        return aligner.learnt()
    }

    private func probability(_ links: [Aligner.Link], _ english: English, _ german: German) -> Double {
        links.first { $0.source == german.rawValue && $0.target == english.rawValue }?.forward ?? 0
    }

    @Test(
        "a round of Model 1 gives the textbook's probabilities",
        arguments: [
            (1, [0.5, 0.25, 0.25, 0.25, 0.5, 0.25, 0.5, 0.5, 0.5, 0.5]),
            (2, [0.6364, 0.1818, 0.1818, 0.1818, 0.6364, 0.1818, 0.4286, 0.5714, 0.4286, 0.5714]),
            (3, [0.7479, 0.1208, 0.1313, 0.1208, 0.7479, 0.1313, 0.3466, 0.6534, 0.3466, 0.6534]),
        ])
    func textbook(rounds: Int, expected: [Double]) {
        let links = learnt(koehn, rounds: rounds)
        let asked: [(English, German)] = [
            (.the, .das), (.book, .das), (.house, .das), (.the, .buch), (.book, .buch), (.a, .buch), (.book, .ein),
            (.a, .ein), (.the, .haus), (.house, .haus),
        ]
        for ((english, german), value) in zip(asked, expected) {
            #expect(abs(probability(links, english, german) - value) < 0.00006, "\(english) of \(german)")
        }
    }

    @Test("with many rounds each word has its own translation") func converges() {
        let links = learnt(koehn, rounds: 60)
        #expect(probability(links, .the, .das) > 0.99 && probability(links, .book, .buch) > 0.99)
        #expect(probability(links, .house, .haus) > 0.95 && probability(links, .a, .ein) > 0.95)
    }

    @Test("the same numbers as summing over every alignment of every sentence") func allAlignments() {
        // One round from the table after the first, by the definition: each alignment of the English words to German ones,
        // weighted by the product of its probabilities.
        let first = learnt(koehn, rounds: 1)
        var counts: [German: [English: Double]] = [:]
        for pair in koehn {
            let german = pair.source.compactMap(German.init(rawValue:))
            let english = pair.target.compactMap(English.init(rawValue:))
            let alignments = german.flatMap { one in german.map { [one, $0] } }
            let weights = alignments.map { alignment in
                zip(english, alignment).reduce(1.0) { $0 * probability(first, $1.0, $1.1) }
            }
            let sum = weights.reduce(0, +)
            for (alignment, weight) in zip(alignments, weights) {
                for (word, origin) in zip(english, alignment) {
                    counts[origin, default: [:]][word, default: 0] += weight / sum
                }
            }
        }
        let second = learnt(koehn, rounds: 2)
        for (german, row) in counts {
            let sum = row.values.reduce(0, +)
            for (english, count) in row {
                #expect(abs(probability(second, english, german) - count / sum) < 1e-12)
            }
        }
    }

    @Test("agreeing and the null word settle the example too, the same in every run") func agreeing() {
        let links = learnt(koehn, rounds: 3, agreeing: 3, hasNull: true)
        #expect(links == learnt(koehn, rounds: 3, agreeing: 3, hasNull: true))
        for (english, german) in [(English.the, German.das), (.book, .buch), (.house, .haus), (.a, .ein)] {
            let best = links.filter { $0.source == german.rawValue }.max { $0.forward < $1.forward }
            #expect(best?.target == english.rawValue, "\(german)")
        }
    }

    @Test("pairs beyond the bound are left out; empty ones are no pairs") func bounded() {
        let empty = Aligner.Pair(source: [], target: [0])
        var aligner = Aligner([empty] + koehn, mostLinks: 8)
        let links = aligner.learnt()
        #expect(links.count == 7, "2×2 twice, with das/the in both; the third pair is over the bound")
        #expect(!links.contains { $0.source == German.ein.rawValue })
        var none = Aligner([])
        #expect(none.learnt().isEmpty)
    }
}
