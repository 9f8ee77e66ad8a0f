import Foundation
import GRDB
import Synchronization

/// What searching one edition needs in memory: facts of every row, totals, and the postings that were asked for last.
///
/// Some four bytes for each item, and at most `mostBytes` of postings.
final class SearchIndex: Sendable {
    let facts: DocumentFacts
    let totals: [TextTable: TextTotals]
    private let scales: [TextTable: ImpactScale]
    private let lists = Mutex<Kept>(Kept())
    private let sets = Mutex<[String: DocumentSet]>([:])

    private struct Kept {
        var lists: [String: (list: TermPostings, lastUse: Int)] = [:]
        var bytes = 0
        var uses = 0
    }

    private static let mostBytes = 144 << 20

    init(_ db: Database) throws {
        facts = try DocumentFacts(db)
        totals = try TextTable.allCases.reduce(into: [:]) { $0[$1] = try TextTotals(db, of: $1) }
        let weights = try FieldWeights(db)
        scales = totals.reduce(into: [:]) { $0[$1.key] = $1.value.scale($1.key, weights) }
    }

    var blockCount: Int { facts.blockCount }

    /// Rows but for those of service records.
    var rowsOfManuals: Int { facts.numbers.count - (totals[.records]?.documents ?? 0) }

    /// The items whose signature passes, worked out once: one look at each row.
    /// - Parameter name: of what passes; the same name always means the same.
    func documents(_ name: String, where passes: (DocumentFacts.Signature) -> Bool) -> DocumentSet {
        if let known = sets.withLock({ $0[name] }) { return known }
        let set = facts.documents(where: passes)
        sets.withLock { sets in
            if sets.count >= Self.mostSets { sets.removeAll() }
            sets[name] = set
        }
        return set
    }

    /// How many items of a set have each signature, by number.
    /// - Parameter lists: terms whose items are all in the set; those of the most frequent one are counted once for all.
    func counts(in set: DocumentSet, holding lists: [TermPostings]) -> [Int] {
        let largest = lists.flatMap { [$0.faults, $0.records] }.max { $0.count < $1.count }
        guard let list = largest, list.count > Self.fewItems else {
            return facts.counts(in: set)
        }
        let counted = list.counts {
            var held = DocumentSet(blocks: blockCount)
            list.insert(into: &held)
            return facts.counts(in: held)
        }
        var rest = set
        list.remove(from: &rest)
        return zip(counted, facts.counts(in: rest)).map { $0 + $1 }
    }

    /// So many are counted sooner than taken out of a set.
    private static let fewItems = 4096

    /// An eighth of a byte for each item and set.
    private static let mostSets = 64

    /// The postings of whatever matches an expression, from memory or the file.
    /// - Parameter term: the expression is this one token; nil: it is something else.
    func list(_ expression: String, term: String?, _ db: Database) throws -> TermPostings {
        if let known = kept(expression) { return known }
        let list = try TermPostings { table in
            if totals[table]?.documents ?? 0 == 0 { return .empty }
            return try term.flatMap { try stored($0, table, db) } ?? matching(expression, table, db)
        }
        keep(list, expression)
        return list
    }

    private func kept(_ expression: String) -> TermPostings? {
        lists.withLock { kept in
            kept.uses += 1
            kept.lists[expression]?.lastUse = kept.uses
            return kept.lists[expression]?.list
        }
    }

    private func keep(_ list: TermPostings, _ expression: String) {
        lists.withLock { kept in
            guard kept.lists[expression] == nil else { return }
            if kept.bytes + list.bytes > Self.mostBytes { Self.forget(&kept) }
            kept.lists[expression] = (list, kept.uses)
            kept.bytes += list.bytes + expression.utf8.count
        }
    }

    /// Forgets the eighth that was used longest ago: no question waits long for it.
    private static func forget(_ kept: inout Kept) {
        for (expression, (list, _)) in kept.lists.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
            guard kept.bytes > mostBytes / 8 * 7 else { return }
            kept.lists[expression] = nil
            kept.bytes -= list.bytes + expression.utf8.count
        }
    }

    /// The postings of a frequent term; nil: it is not one.
    func stored(_ term: String, _ table: TextTable, _ db: Database) throws -> PostingList? {
        let statement = try db.cachedStatement(
            sql: "SELECT id, documents FROM postingTerm WHERE source = ? AND term = ?")
        guard let row = try Row.fetchOne(statement, arguments: [table.number, term]) else { return nil }
        let (id, documents): (Int64, Int) = (row[0], row[1])
        var builder = PostingList.Builder()
        builder.reserve(min(documents, facts.numbers.count))
        let chunks = try Row.fetchCursor(
            try db.cachedStatement(sql: "SELECT id, data FROM posting WHERE id BETWEEN ? AND ? ORDER BY id"),
            arguments: [PostingBlob.id(id, 0), PostingBlob.id(id, 0xFFFF)])
        while let chunk = try chunks.next() {
            let number: Int64 = chunk[0]
            try chunk.withUnsafeData(atIndex: 1) { data in
                data?.withUnsafeBytes { bytes in
                    PostingBlob.decode(bytes, chunk: Int(number & 0xFFFF)) { builder.append($0, $1) }
                }
            }
        }
        return PostingList(builder)
    }

    /// Reads FTS5 row by row.
    func matching(_ expression: String, _ table: TextTable, _ db: Database) throws -> PostingList {
        guard let scale = scales[table], totals[table]?.documents ?? 0 > 0 else { return .empty }
        var builder = PostingList.Builder()
        try FieldImpact.rows(db, of: table, matching: expression, scale) { builder.append($0, $1) }
        return PostingList(builder)
    }
}

/// The postings of a term, for each text table: a term that is rare in faults may be frequent in manuals.
struct TermPostings: Sendable {
    let faults: PostingList
    let passages: PostingList
    let records: PostingList

    init(_ list: (TextTable) throws -> PostingList) rethrows {
        faults = try list(.faults)
        passages = try list(.passages)
        records = try list(.records)
    }

    subscript(table: TextTable) -> PostingList {
        switch table {
        case .faults: faults
        case .passages: passages
        case .records: records
        }
    }

    /// Of what makers say: what service records say makes no word common, and none rightly spelt.
    var count: Int { faults.count + passages.count }
    var bytes: Int { faults.bytes + passages.bytes + records.bytes }
    /// Those of its lists that hold any item.
    var filled: [PostingList] { [faults, passages, records].filter { $0.count > 0 } }
    var isEmpty: Bool { faults.count == 0 && passages.count == 0 && records.count == 0 }
    /// The first row that holds it; nil: none does.
    var first: Int? { faults.first ?? passages.first ?? records.first }

    /// Adds the items to a set.
    func insert(into set: inout DocumentSet) {
        faults.insert(into: &set)
        passages.insert(into: &set)
        records.insert(into: &set)
    }

    /// Takes the items out of a set.
    func remove(from set: inout DocumentSet) {
        faults.remove(from: &set)
        passages.remove(from: &set)
        records.remove(from: &set)
    }
}
