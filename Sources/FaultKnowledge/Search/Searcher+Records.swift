import FaultModel
import GRDB

extension SearchIndex {
    /// Service records; of a knowledge base without any nothing at all.
    var records: DocumentSet {
        if totals[.records]?.documents ?? 0 == 0 { return .empty }
        return documents("records") { $0.kind == .service }
    }
}

extension Searcher {
    /// The items that say the whole question, and so stand above those that say some of it.
    ///
    /// Service records are not among them: of a million some always say it word for word, and would take the place of the
    /// fault that says most of it. They stand among what says some of it, at a tenth of their worth. Where only records
    /// are asked for there is nothing that they could push away.
    func whole(_ question: Question, _ lanes: Lanes, among exact: DocumentSet) throws -> DocumentSet {
        try Answer.whole(question, lanes, among: withoutRecords(exact), self)
    }

    /// The set without service records, unless these alone are asked for.
    func withoutRecords(_ set: DocumentSet) -> DocumentSet {
        request.filter.kind == .record ? set : set.subtracting(index.records)
    }

    /// The records that carry a code or used a part that the question names. Only where records alone are asked for:
    /// what carries a code stands above everything, and that place belongs to the faults.
    func namedRecords(_ question: Question, into items: inout [Int: NamedItem]) throws {
        guard request.filter.kind == .record else { return }
        for key in question.codeKeys {
            let statement = try db.cachedStatement(
                sql: "SELECT item FROM serviceCode WHERE code = ? ORDER BY item DESC LIMIT \(Self.mostNamed)")
            for item in try Int.fetchAll(statement, arguments: [key]) {
                items[item, default: NamedItem()].hasCode = true
            }
        }
        for key in question.partKeys {
            for number in try PartChain(db: db).numbers(of: key) {
                let statement = try db.cachedStatement(
                    sql: "SELECT item FROM servicePart WHERE part = ? ORDER BY item DESC LIMIT \(Self.mostNamed)")
                for item in try Int.fetchAll(statement, arguments: [number]) {
                    items[item, default: NamedItem()].part = max(items[item]?.part ?? 0, 1)
                }
            }
        }
    }

    /// Of a code or part: the newest.
    private static let mostNamed = 10_000
}
