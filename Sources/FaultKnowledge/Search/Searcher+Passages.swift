import FaultModel
import GRDB

extension Searcher {
    /// Finds the passages in which the terms stand together: all of them near each other in the text, or all but one in
    /// the title. A chapter of ten pages holds most words somewhere, and that is no answer to a question of five.
    ///
    /// The name of the machine need not stand there. Costs one look-up for each term and one for all.
    func gather(_ question: Question, _ named: NamedProducts, in candidates: inout Candidates) throws {
        let terms = question.terms.enumerated().filter { named.nameTerms & 1 << UInt64($0.offset) == 0 }.map(\.element)
        if terms.count < 2 { return }
        var inTitle: [Int64: Int] = [:]
        for term in terms {
            for item in try passages(matching: "{title} : \(term.expression)") { inTitle[item, default: 0] += 1 }
        }
        var gathered = Set(inTitle.filter { $0.value >= terms.count - 1 }.keys)
        if terms.count <= Self.mostNear {
            let near = terms.compactMap(\.nearPhrase).joined(separator: " ")
            gathered.formUnion(try passages(matching: "NEAR(\(near), \(Self.nearness))"))
        }
        candidates.gathered = gathered
    }

    /// Tokens between the first and the last term: some four sentences.
    private static let nearness = 60
    /// Terms; a longer question is found near in no manual.
    private static let mostNear = 24

    private func passages(matching expression: String) throws -> [Int64] {
        let statement = try db.cachedStatement(sql: "SELECT rowid FROM passageIndex WHERE passageIndex MATCH ?1")
        return try Int64.fetchAll(statement, arguments: [expression])
    }
}

extension QuestionTerm {
    /// The term as FTS5 takes it within NEAR, which knows no alternatives.
    fileprivate var nearPhrase: String? {
        alternatives.first.map { "\"\($0.joined(separator: " "))\"" + (isPrefix ? " *" : "") }
    }
}
