import FaultModel
import GRDB

extension Searcher {
    /// The lanes of codes and parts: what the question names outright, by row.
    func namedItems(_ question: Question) throws -> [Int: NamedItem] {
        var items: [Int: NamedItem] = [:]
        for key in question.codeKeys {
            let statement = try db.cachedStatement(sql: "SELECT item FROM code WHERE key = ?")
            for item in try Int.fetchAll(statement, arguments: [key]) {
                items[item, default: NamedItem()].hasCode = true
            }
        }
        for key in question.partKeys {
            let own = try db.cachedStatement(sql: "SELECT rowid FROM item WHERE kind = 'part' AND id = ?")
            for item in try Int.fetchAll(own, arguments: [key]) { items[item, default: NamedItem()].part = 2 }
            // A fault that names a part by an older or newer number uses the same part.
            for number in try PartChain(db: db).numbers(of: key) {
                let uses = try db.cachedStatement(sql: "SELECT item FROM partUse WHERE part = ?")
                for item in try Int.fetchAll(uses, arguments: [number]) {
                    items[item, default: NamedItem()].part = max(items[item]?.part ?? 0, 1)
                }
            }
        }
        try namedRecords(question, into: &items)
        return items
    }

    /// The lane of text: the items that hold a term.
    func list(of term: QuestionTerm) throws -> TermPostings {
        try index.list(term.expression, term: term.storedToken, db)
    }

    /// The lane of related words: the items that hold one.
    func list(of word: RelatedWord) throws -> TermPostings {
        try index.list(
            "\"\(word.sequence.joined(separator: " "))\"", term: word.sequence.count == 1 ? word.sequence[0] : nil, db)
    }

    /// The items that hold what the question excludes.
    func excluded(_ question: Question) throws -> DocumentSet {
        if question.excluded.isEmpty { return .empty }
        var excluded = DocumentSet(blocks: index.blockCount)
        for term in question.excluded { try list(of: term).insert(into: &excluded) }
        return excluded
    }

    /// The items whose symptom or title, or what customers say of them, is the question word for word.
    func sameWording(_ question: Question) throws -> [Int] {
        guard let hash = TextAnalysis.wording(of: question.terms) else { return [] }
        let statement = try db.cachedStatement(
            sql: "SELECT item FROM wording WHERE hash = ? LIMIT \(Self.mostWordings)")
        return try Int.fetchAll(statement, arguments: [hash])
    }

    /// A wording that so many items share tells none apart.
    private static let mostWordings = 10_000
}

extension QuestionTerm {
    /// What the postings of the term are stored under, where it is frequent; nil: it is a phrase, or has alternatives.
    fileprivate var storedToken: String? {
        guard alternatives.count == 1, alternatives[0].count == 1 else { return nil }
        return isPrefix ? alternatives[0][0] + ItemTerms.anyEnd : alternatives[0][0]
    }
}
