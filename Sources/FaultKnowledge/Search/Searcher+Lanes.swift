import FaultModel
import GRDB

/// Which terms were looked up and what they found.
struct FoundTerms {
    /// Items that hold the term, by index of the term.
    var counts: [Int] = []
    /// The weight of the term where it weighs most, by index.
    var best: [Double] = []
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
    func find(
        _ question: Question, _ named: NamedProducts, in candidates: inout Candidates
    ) throws -> FoundTerms {
        var found = FoundTerms()
        for (index, term) in question.terms.enumerated() {
            let bit = UInt64(1) << UInt64(index)
            found.all |= bit
            let hits = try matches(of: term.expression)
            found.counts.append(hits.count)
            found.best.append(hits.lazy.map(\.weight).max() ?? 0)
            // The name of the machine narrows the question; what is wrong with it decides.
            let share = named.nameTerms & bit == 0 ? 1 : Self.nameShare
            for (item, weight) in hits {
                candidates[item].terms |= bit
                candidates[item].text += share * weight
            }
        }
        for run in question.runs.prefix(Self.mostPhrases) {
            try addPhrases(question.terms[run], to: &candidates, among: found.counts[run])
        }
        try addWording(question, to: &candidates)
        return found
    }

    /// Words that stand together in the question and together in the text are worth more than apart: each two
    /// neighbours, and all of them.
    private func addPhrases(
        _ terms: ArraySlice<QuestionTerm>, to candidates: inout Candidates, among counts: ArraySlice<Int>
    ) throws {
        for start in terms.indices.dropLast().prefix(Self.mostPhrases) where counts[start] > 0 && counts[start + 1] > 0
        {
            try addPhrase(terms[start...start + 1], to: &candidates)
        }
        if terms.count > 2, terms.count <= Self.longestPhrase, !counts.contains(0) {
            try addPhrase(terms, to: &candidates)
        }
    }

    private func addPhrase(_ terms: ArraySlice<QuestionTerm>, to candidates: inout Candidates) throws {
        guard !terms.contains(where: \.isPrefix) else { return }
        let sequence = terms.compactMap(\.alternatives.first).flatMap { $0 }
        for (item, weight) in try matches(of: "\"\(sequence.joined(separator: " "))\"") {
            candidates[item].text += Self.phraseShare * weight
        }
    }

    /// A question that is word for word a symptom, or what customers say of it, is that fault.
    private func addWording(_ question: Question, to candidates: inout Candidates) throws {
        guard let hash = TextAnalysis.wording(of: question.terms) else { return }
        let statement = try db.cachedStatement(sql: "SELECT item FROM wording WHERE hash = ?")
        for item in try Int64.fetchAll(statement, arguments: [hash]) {
            candidates[item].isWording = true
        }
    }

    private static let mostPhrases = 8
    private static let nameShare = 0.3
    private static let longestPhrase = 12
    private static let phraseShare = 0.4

    /// Items that match an FTS5 expression, with the weight BM25 gives them over the weighted fields.
    func matches(of expression: String) throws -> [(item: Int64, weight: Double)] {
        var found: [(Int64, Double)] = []
        for table in TextTable.allCases {
            let statement = try db.cachedStatement(
                sql: """
                    -- 1: expression. The rank is BM25 with the weights that the index was built with.
                    SELECT rowid, rank FROM \(table.rawValue) WHERE \(table.rawValue) MATCH ?1
                    """)
            let rows = try Row.fetchCursor(statement, arguments: [expression])
            while let row = try rows.next() {
                let rank: Double = row[1]
                // BM25 gives a word that stands in more than half of the items next to nothing; it still matched.
                found.append((row[0], max(-rank, 0.01)))
            }
        }
        return found
    }

    func exclude(_ question: Question, from candidates: inout Candidates) throws {
        for term in question.excluded {
            for (item, _) in try matches(of: term.expression) { candidates.byItem[item] = nil }
        }
    }
}
