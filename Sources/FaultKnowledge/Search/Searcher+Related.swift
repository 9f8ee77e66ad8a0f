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
    /// 0…1: how surely it stands for what the question says; 1 for words of the vocabulary and mended spellings.
    var weight = 1.0
    /// The term of the question that it stands for, by index: the first of `span` neighbours.
    var term = 0
    var span = 1
    /// The primary tag of its language where that is not the question's; nil: the same language, or not known.
    var language: String?
    /// Learnt from texts, said by nobody.
    var isLearnt = false

    /// For an explanation: what the question says, and what stands for it.
    var told: String { "\(origin) → \(text)" }
}

/// Neighbouring terms that may be a word of the vocabulary.
struct VocabularyKey: Hashable {
    /// As the question writes it.
    var origin: String
    /// As the table of synonyms has it.
    var key: String
    var terms: Range<Int>
}

extension Searcher {
    /// The lane of related words: other words of the vocabulary for what the question says, and near spellings of words
    /// that occur nowhere.
    func related(_ question: inout Question, _ lanes: Lanes) throws -> [(word: RelatedWord, list: TermPostings)] {
        let vocabulary = try vocabulary(of: question)
        var words = vocabulary.words
        words += try corrections(&question, counts: try lanes.terms.map { try count(of: $0) })
        words += try learntWords(for: question, beside: words, without: vocabulary.refuted)
        return try words.map { ($0, try list(of: $0)) }
    }

    /// What the vocabulary says of the question: other words for its words, and what those do not mean.
    private func vocabulary(of question: Question) throws -> (words: [RelatedWord], refuted: [RefutedWord]) {
        var words: [RelatedWord] = []
        var refuted: [RefutedWord] = []
        var seen = Set<[String]>()
        for place in vocabularyKeys(of: question) {
            let statement = try db.cachedStatement(
                sql:
                    "SELECT item.json FROM synonym JOIN item ON item.rowid = synonym.item WHERE synonym.key = ? LIMIT 8"
            )
            for json in try String.fetchAll(statement, arguments: [place.key]) {
                let term = try self.json.decode(Term.self, from: json)
                refuted += RefutedWord.words(of: term, for: place.terms, analysis)
                for word in term.words {
                    let sequence = analysis.sequence(of: word.text)
                    guard !sequence.isEmpty, sequence.joined(separator: " ") != place.key,
                        seen.insert(sequence).inserted,
                        words.count < Self.mostWords
                    else { continue }
                    let isOther = word.language.primary != question.language.primary
                    words.append(
                        RelatedWord(
                            origin: place.origin, sequence: sequence, text: word.text, isCorrection: false,
                            term: place.terms.lowerBound, span: place.terms.count,
                            language: isOther ? String(word.language.primary) : nil))
                }
            }
        }
        return (words, refuted)
    }

    private static let mostWords = 24
    private static let longestWord = 6

    /// Every sequence of neighbouring terms that may be a word of the vocabulary, as it is written there.
    func vocabularyKeys(of question: Question) -> [VocabularyKey] {
        var keys: [VocabularyKey] = []
        let bytes = Array(question.text.utf8)
        for index in question.terms.indices {
            let run = question.runs.first { $0.contains(index) } ?? index..<index + 1
            for end in index..<min(run.upperBound, index + Self.longestWord) {
                let terms = question.terms[index...end]
                let sequence = terms.compactMap(\.alternatives.first).flatMap { $0 }
                let range = terms[index].range.lowerBound..<terms[end].range.upperBound
                keys.append(
                    VocabularyKey(
                        origin: String(decoding: bytes[range], as: UTF8.self),
                        key: sequence.joined(separator: " "), terms: index..<end + 1))
            }
        }
        return keys
    }

    /// What the question says in a way that no text says it.
    private func corrections(_ question: inout Question, counts: [Int]) throws -> [RelatedWord] {
        let spelling = Spelling(
            words: spellingWords, analysis: analysis,
            occurs: { try occurs("\"\($0.joined(separator: " "))\"") },
            occursTogether: { try occurs($0.map { "\"\($0)\"" }.joined(separator: " AND ")) },
            writing: writing, isSeen: { cache.scope == .all ? true : try occurs("\"\($0)\"") })
        return try spelling.mend(&question, counts)
    }

    /// The words that a misspelt one may mean, read once for a state of the index.
    func spellingWords() throws -> SpellingWords { try cache.spelling(stamp) { try SpellingWords(db) } }

    private func occurs(_ expression: String) throws -> Bool {
        for table in TextTable.ofManuals {
            if try table.hasMatch(expression, db, cache.scope) { return true }
        }
        return false
    }

    /// A word as some text writes it: the index knows only its stem.
    private func writing(of token: String) throws -> String {
        guard let item = try first(of: index.list("\"\(token)\"", term: token, db)) else { return token }
        let statement = try db.cachedStatement(sql: "SELECT json FROM item WHERE rowid = ?")
        guard let text = try String.fetchOne(statement, arguments: [item]) else { return token }
        // The JSON of the item holds all its texts; its keys are words too, but they are not in the index.
        let bytes = Array(text.utf8)
        guard let found = analysis.tokens(in: text).first(where: { $0.text == token }) else { return token }
        return String(decoding: bytes[found.range], as: UTF8.self).lowercased()
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
