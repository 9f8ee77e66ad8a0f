import FaultModel
import GRDB

/// Which terms were looked up and what they found.
struct FoundTerms {
    /// Items that hold the term, by index of the term.
    var counts: [Int] = []
    /// The bits of all terms.
    var all: UInt64 = 0
    /// False: some term occurs nowhere.
    var isWhole: Bool { !counts.contains(0) }
}

extension Searcher {
    /// The lanes of codes and parts: what the question names outright.
    func addNamed(_ question: Question, to candidates: inout Candidates) throws {
        for key in question.codeKeys {
            let statement = try db.cachedStatement(sql: "SELECT item FROM code WHERE key = ?")
            for item in try Int64.fetchAll(statement, arguments: [key]) { candidates[item].hasCode = true }
        }
        for key in question.partKeys {
            let own = try db.cachedStatement(sql: "SELECT rowid FROM item WHERE kind = 'part' AND id = ?")
            for item in try Int64.fetchAll(own, arguments: [key]) { candidates[item].part = 2 }
            // A fault that names a part by an older or newer number uses the same part.
            for number in try PartChain(db: db).numbers(of: key) {
                let uses = try db.cachedStatement(sql: "SELECT item FROM partUse WHERE part = ?")
                for item in try Int64.fetchAll(uses, arguments: [number]) {
                    candidates[item].part = max(candidates[item].part, 1)
                }
            }
        }
    }

    /// The lane of text: each term by itself, so that it is known which items hold which terms.
    func find(_ question: Question, in candidates: inout Candidates) throws -> FoundTerms {
        var found = FoundTerms()
        for (index, term) in question.terms.enumerated() {
            let bit = UInt64(1) << UInt64(index)
            found.all |= bit
            let hits = try matches(of: term.expression)
            found.counts.append(hits.count)
            for (item, weight) in hits {
                candidates[item].terms |= bit
                candidates[item].text += weight
            }
        }
        for run in question.runs.prefix(Self.mostPhrases) {
            try addPhrase(question.terms[run], to: &candidates, among: found.counts[run])
        }
        return found
    }

    /// Words that stand together in the question and together in the text are worth more than apart.
    private func addPhrase(
        _ terms: ArraySlice<QuestionTerm>, to candidates: inout Candidates, among counts: ArraySlice<Int>
    ) throws {
        guard terms.count > 1 else { return }
        for start in terms.indices.dropLast() where counts[start] > 0 && counts[start + 1] > 0 {
            guard terms.count > 2 || start == terms.startIndex, start - terms.startIndex < Self.mostPhrases else { continue }
            try addNeighbours(terms[start], terms[start + 1], to: &candidates)
        }
    }

    private func addNeighbours(
        _ first: QuestionTerm, _ second: QuestionTerm, to candidates: inout Candidates
    ) throws {
        guard !first.isPrefix, !second.isPrefix, let left = first.alternatives.first, let right = second.alternatives.first
        else { return }
        let phrase = "\"\((left + right).joined(separator: " "))\""
        for (item, weight) in try matches(of: phrase) { candidates[item].text += Self.phraseShare * weight }
    }

    private static let mostPhrases = 8
    private static let phraseShare = 0.4

    /// Items that match an FTS5 expression, with the weight BM25 gives them over the weighted fields.
    func matches(of expression: String) throws -> [(item: Int64, weight: Double)] {
        let statement = try db.cachedStatement(
            sql: """
                -- 1: expression
                SELECT rowid, bm25(textIndex, 8.0, 6.0, 3.0, 1.5, 1.0) FROM textIndex WHERE textIndex MATCH ?1
                """)
        var found: [(Int64, Double)] = []
        let rows = try Row.fetchCursor(statement, arguments: [expression])
        while let row = try rows.next() {
            let rank: Double = row[1]
            // BM25 gives a word that stands in more than half of the items next to nothing; it still matched.
            found.append((row[0], max(-rank, 0.01)))
        }
        return found
    }

    func exclude(_ question: Question, from candidates: inout Candidates) throws {
        for term in question.excluded {
            for (item, _) in try matches(of: term.expression) { candidates.byItem[item] = nil }
        }
    }
}
