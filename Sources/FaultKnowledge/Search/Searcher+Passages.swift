import FaultModel
import GRDB

extension Searcher {
    /// Takes out the passages in which the terms do not stand together: all of them near each other in the text, or all
    /// but one in the title. A chapter of ten pages holds most words somewhere, and that is no answer to a question of
    /// five.
    ///
    /// The name of the machine need not stand there. Costs nothing where no passage is, else one look-up for each term
    /// and one for all.
    func gathered(_ question: Question, _ named: NamedProducts, in set: DocumentSet) throws -> DocumentSet {
        let terms = question.terms.enumerated().filter { named.nameTerms & 1 << UInt64($0.offset) == 0 }.map(\.element)
        if terms.count < 2 { return set }
        if index.totals[.passages]?.documents ?? 0 == 0 { return set }
        var passages: [Int] = []
        set.intersection(index.documents("passages") { $0.kind == .passage }).forEach { passages.append($0) }
        if passages.isEmpty { return set }
        var inTitle: [Int: Int] = [:]
        for term in terms {
            for item in try self.passages(matching: "{title} : \(term.expression)") { inTitle[item, default: 0] += 1 }
        }
        var near = Set(inTitle.filter { $0.value >= terms.count - 1 }.keys)
        if terms.count <= Self.mostNear {
            let phrases = terms.compactMap(\.nearPhrase).joined(separator: " ")
            near.formUnion(try self.passages(matching: "NEAR(\(phrases), \(Self.nearness))"))
        }
        var set = set
        for passage in passages where !near.contains(passage) { set.remove(passage) }
        return set
    }

    /// Tokens between the first and the last term: some four sentences.
    private static let nearness = 60
    /// Terms; a longer question is found near in no manual.
    private static let mostNear = 24

    private func passages(matching expression: String) throws -> [Int] {
        let statement = try db.cachedStatement(sql: "SELECT rowid FROM passageIndex WHERE passageIndex MATCH ?1")
        return try Int.fetchAll(statement, arguments: [expression])
    }
}

extension QuestionTerm {
    /// The term as FTS5 takes it within NEAR, which knows no alternatives.
    fileprivate var nearPhrase: String? {
        alternatives.first.map { "\"\($0.joined(separator: " "))\"" + (isPrefix ? " *" : "") }
    }
}
