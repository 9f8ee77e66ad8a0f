import FaultModel
import GRDB

/// The words of the text index that a misspelt one may mean: words of letters, and pairs of Chinese characters. Made once
/// for an edition. Holds no identifiers, so that a million part numbers cost nothing.
struct SpellingWords: Sendable {
    let latin: LatinWords
    let pairs: HanPairs

    /// The one place that reads them from the index. Costs a walk through its vocabulary.
    init(_ db: Database) throws {
        var latin = LatinWords()
        try Self.terms(
            db,
            where:
                "term >= 'a' AND term < '{' AND term NOT GLOB '*[^a-z]*' AND length(term) BETWEEN 3 AND 24"
        ) { latin.add($0, count: $1) }
        var pairs = HanPairs()
        try Self.terms(db, where: "term >= '\u{3400}' AND term < '\u{A000}' AND length(term) = 2") {
            pairs.add($0, count: $1)
        }
        (self.latin, self.pairs) = (latin, pairs)
    }

    /// - Parameter add: receives each term with the number of items that hold it.
    private static func terms(_ db: Database, where condition: String, _ add: (String, Int) -> Void)
        throws
    {
        for table in TextTable.ofManuals {
            let rows = try Row.fetchCursor(
                db, sql: "SELECT term, doc FROM \(table.vocabulary) WHERE \(condition) LIMIT \(mostTerms)")
            while let row = try rows.next() { add(row[0], row[1]) }
        }
    }

    /// A vocabulary of a language has not so many words; what goes on is noise.
    private static let mostTerms = 500_000
}

/// Words of letters, stemmed as the index has them.
struct LatinWords: Sendable {
    private struct Word {
        var bytes: [UInt8]
        /// The letters that occur in it, by bit.
        var letters: UInt32
        var count: Int
    }

    /// By length.
    private var words: [[Word]] = []
    /// By word, its place among those of its length.
    private var places: [[UInt8]: Int] = [:]

    mutating func add(_ text: String, count: Int) {
        let bytes = Array(text.utf8)
        while words.count <= bytes.count { words.append([]) }
        if let place = places[bytes] {
            words[bytes.count][place].count += count
        } else {
            places[bytes] = words[bytes.count].count
            words[bytes.count].append(Word(bytes: bytes, letters: Self.letters(bytes), count: count))
        }
    }

    /// The number of items that hold the word.
    func count(of word: String) -> Int {
        let bytes = Array(word.utf8)
        return places[bytes].map { words[bytes.count][$0].count } ?? 0
    }

    /// The nearest word: one edit away from words of four to seven letters, two from longer ones, any letter may be wrong
    /// (Damerau 1964: insertions, deletions, substitutions, swaps of neighbours); of equally near ones the most frequent,
    /// then the first in order.
    ///
    /// Costs a pass over the words of about the length, most of which their letters alone rule out: two words k edits
    /// apart differ in at most 2k kinds of letters.
    /// - Parameter isSeen: only words that pass may be meant.
    /// - Parameter written: as it is typed, in small letters. The stem of a misspelt word is not always the misspelt stem, so
    ///   its usual endings are tried too.
    func nearest(
        to written: String, stem: String, where isSeen: (String) throws -> Bool = { _ in true }
    ) rethrows -> String? {
        let own = Array(written.utf8)
        guard own.count >= 4 else { return nil }
        let reach = own.count >= 8 ? 2 : 1
        var best: (word: Word, distance: Int)?
        for (form, edits) in Self.forms(own, stem: Array(stem.utf8)) where edits <= reach {
            let letters = Self.letters(form)
            for length in max(3, form.count - reach)...(form.count + reach)
            where words.indices.contains(length) {
                for word in words[length] where (word.letters ^ letters).nonzeroBitCount <= 2 * reach {
                    guard let distance = String.editDistance(form, word.bytes, atMost: reach - edits) else {
                        continue
                    }
                    let all = distance + edits
                    if let best, !Self.precedes((word, all), best) { continue }
                    guard try isSeen(String(decoding: word.bytes, as: UTF8.self)) else { continue }
                    best = (word, all)
                }
            }
        }
        return best.map { String(decoding: $0.word.bytes, as: UTF8.self) }
    }

    private static func precedes(
        _ one: (word: Word, distance: Int), _ other: (word: Word, distance: Int)
    ) -> Bool {
        if one.distance != other.distance { return one.distance < other.distance }
        if one.word.count != other.word.count { return one.word.count > other.word.count }
        return one.word.bytes.lexicographicallyPrecedes(other.word.bytes)
    }

    /// What may stand for the stem, each with the edits that it has cost already: an ending that is misspelt itself
    /// (`hidraulik`) is one.
    private static func forms(_ written: [UInt8], stem: [UInt8]) -> [(form: [UInt8], edits: Int)] {
        var forms = [(form: stem, edits: 0)]
        for ending in ["", "e", "s", "es", "ed", "ing"] where written.count >= ending.utf8.count + 3 {
            guard written.suffix(ending.utf8.count).elementsEqual(ending.utf8) else { continue }
            let form = Array(written.dropLast(ending.utf8.count))
            if !forms.contains(where: { $0.form == form }) { forms.append((form, 0)) }
        }
        if written.count >= 8 { forms.append((Array(written.dropLast(2)), 1)) }
        return forms
    }

    private static func letters(_ bytes: [UInt8]) -> UInt32 {
        bytes.reduce(0) { $0 | 1 << UInt32($1 & 0x1F) }
    }
}
