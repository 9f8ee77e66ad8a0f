import FaultModel
import GRDB

/// A word that stands for one that the question says.
struct RelatedWord: Hashable {
    /// What the question says.
    var origin: String
    /// Looked up instead.
    var sequence: [String]
    /// As it is shown.
    var text: String
    var isCorrection: Bool
}

extension Searcher {
    /// The lane of related words: other words of the vocabulary for what the question says, and near spellings of words
    /// that occur nowhere.
    func related(_ question: inout Question, _ lanes: Lanes) throws -> [(word: RelatedWord, list: TermPostings)] {
        var words = try synonyms(of: question)
        words += try corrections(&question, counts: lanes.terms.map(\.count))
        return try words.map { ($0, try list(of: $0)) }
    }

    private func synonyms(of question: Question) throws -> [RelatedWord] {
        var words: [RelatedWord] = []
        var seen = Set<[String]>()
        for (origin, key) in vocabularyKeys(of: question) {
            let statement = try db.cachedStatement(
                sql:
                    "SELECT item.json FROM synonym JOIN item ON item.rowid = synonym.item WHERE synonym.key = ? LIMIT 8"
            )
            for json in try String.fetchAll(statement, arguments: [key]) {
                for word in try self.json.decode(Term.self, from: json).words {
                    let sequence = analysis.sequence(of: word.text)
                    guard !sequence.isEmpty, sequence.joined(separator: " ") != key, seen.insert(sequence).inserted,
                        words.count < Self.mostWords
                    else { continue }
                    words.append(RelatedWord(origin: origin, sequence: sequence, text: word.text, isCorrection: false))
                }
            }
        }
        return words
    }

    private static let mostWords = 24
    private static let longestWord = 6

    /// Every sequence of neighbouring terms that may be a word of the vocabulary, as it is written there.
    private func vocabularyKeys(of question: Question) -> [(String, String)] {
        var keys: [(String, String)] = []
        for index in question.terms.indices {
            let run = question.runs.first { $0.contains(index) } ?? index..<index + 1
            for end in index..<min(run.upperBound, index + Self.longestWord) {
                let terms = question.terms[index...end]
                let sequence = terms.compactMap(\.alternatives.first).flatMap { $0 }
                let range = terms[index].range.lowerBound..<terms[end].range.upperBound
                keys.append(
                    (String(decoding: Array(question.text.utf8)[range], as: UTF8.self), sequence.joined(separator: " "))
                )
            }
        }
        return keys
    }

    private func corrections(_ question: inout Question, counts: [Int]) throws -> [RelatedWord] {
        let unknown = question.terms.indices.filter { index in
            counts[index] == 0 && SpellingWords.mayBeMended(question.terms[index])
        }
        if unknown.isEmpty { return [] }
        let spelling = try cache.spelling(stamp) { try SpellingWords(db) }
        var mended: [(Range<Int>, String)] = []
        var words: [RelatedWord] = []
        for index in unknown {
            let term = question.terms[index]
            guard let token = term.alternatives.first?.first, let near = spelling.nearest(to: token) else { continue }
            let written = try writing(of: near)
            words.append(RelatedWord(origin: term.text, sequence: [near], text: written, isCorrection: true))
            mended.append((term.range, written))
        }
        if !mended.isEmpty { question.corrected = Self.replacing(mended, in: question.text) }
        return words
    }

    /// A word as some text writes it: the index knows only its stem.
    private func writing(of token: String) throws -> String {
        guard let item = try index.list("\"\(token)\"", term: token, db).first else { return token }
        let statement = try db.cachedStatement(sql: "SELECT json FROM item WHERE rowid = ?")
        guard let text = try String.fetchOne(statement, arguments: [item]) else { return token }
        // The JSON of the item holds all its texts; its keys are words too, but they are not in the index.
        let bytes = Array(text.utf8)
        guard let found = analysis.tokens(in: text).first(where: { $0.text == token }) else { return token }
        return String(decoding: bytes[found.range], as: UTF8.self).lowercased()
    }

    private static func replacing(_ places: [(Range<Int>, String)], in text: String) -> String {
        var bytes = Array(text.utf8)
        for (range, word) in places.sorted(by: { $0.0.lowerBound > $1.0.lowerBound }) {
            bytes.replaceSubrange(range, with: word.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The words of the index that a misspelt word may mean.
struct SpellingWords: Sendable {
    /// By length in bytes; each with the number of items that hold it.
    private var words: [Int: [(bytes: [UInt8], count: Int)]] = [:]

    init(_ db: Database) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT term, sum(doc) FROM (
                    SELECT term, doc FROM textVocabulary WHERE term >= 'a' AND term < '{'
                    UNION ALL SELECT term, doc FROM passageVocabulary WHERE term >= 'a' AND term < '{')
                WHERE length(term) >= 3 GROUP BY term
                """)
        while let row = try rows.next() {
            let term: String = row[0]
            let bytes = Array(term.utf8)
            guard bytes.allSatisfy(\.isASCIILetter) else { continue }
            words[bytes.count, default: []].append((bytes, row[1]))
        }
    }

    /// True for words of ASCII letters, four or more: never for anything with a digit, never for a quoted phrase.
    static func mayBeMended(_ term: QuestionTerm) -> Bool {
        !term.isExact && !term.isPhrase && !term.isPrefix && term.text.utf8.count >= 4
            && term.text.utf8.allSatisfy(\.isASCIILetter)
    }

    /// One edit away from words of up to seven letters, two from longer ones; the nearest, then the most frequent, then
    /// the first in order.
    func nearest(to word: String) -> String? {
        let own = Array(word.utf8)
        let reach = own.count >= 7 ? 2 : 1
        var best: (bytes: [UInt8], distance: Int, count: Int)?
        for length in (own.count - reach)...(own.count + reach) {
            for (bytes, count) in words[length] ?? [] {
                guard let distance = String.editDistance(own, bytes, atMost: reach) else { continue }
                if let current = best {
                    let better = (distance, -count) < (current.distance, -current.count)
                    let tied = (distance, count) == (current.distance, current.count)
                    guard better || tied && bytes.lexicographicallyPrecedes(current.bytes) else { continue }
                }
                best = (bytes, distance, count)
            }
        }
        return best.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
}

/// The language of a short text by its script.
enum LanguageGuess {
    static func language(of text: String) -> Language {
        var counts: [String: Int] = [:]
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x3041...0x30FF: counts["ja", default: 0] += 1
            case 0xAC00...0xD7A3: counts["ko", default: 0] += 1
            case 0x3400...0x9FFF: counts["zh", default: 0] += 1
            case 0x0400...0x04FF: counts["ru", default: 0] += 1
            default: break
            }
        }
        if counts["ja"] != nil { return Language("ja") ?? .chinese }
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return .english }
        return Language(most) ?? .english
    }
}
