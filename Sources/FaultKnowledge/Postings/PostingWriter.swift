import FaultModel
import Foundation
import GRDB

/// Keeps the postings of the frequent terms of one text table, and its totals, in line with the items, within one
/// transaction.
///
/// A term is frequent when more than `frequent` items hold it: only there would reading FTS5 row by row be slow. Rare
/// terms, phrases and prefixes are left to FTS5, which holds everything; a term that becomes frequent is read from it
/// once. So every change costs what it touches: the chunks of 65,536 rows in which its terms are frequent. Where nothing
/// was stored before and much comes, all is worked out at the end: see `PostingScan`.
///
/// Memory is bounded by `mostPending` postings.
final class PostingWriter {
    let db: Database
    let table: TextTable
    private let weights: FieldWeights
    private var totals: TextTotals
    private var scale: ImpactScale?
    private var pending = PendingPostings()
    /// The frequent terms; nil: looked up one by one.
    private var known: [String: StoredTerm]?
    /// True until something is stored: then what is pending is all that there is.
    private var isFirst: Bool
    /// So much came at first that the postings are worked out at the end, from the text index.
    private(set) var isScanned = false

    /// Items; from then on a term's postings are kept.
    static let frequent = 256
    private static let batch = 2_048
    private static let mostPending = 4 << 20
    /// The same of what comes first: what is gathered before the postings are worked out at the end is of no use.
    private static let mostPendingAtFirst = 1 << 20

    struct StoredTerm {
        var id: Int64
        var documents: Int
    }

    init(_ db: Database, _ table: TextTable) throws {
        self.db = db
        self.table = table
        weights = try FieldWeights(db)
        totals = try TextTotals(db, of: table)
        scale = totals.scale(table, weights)
        isFirst = totals.documents == 0
    }

    func insert(_ item: ItemTerms, _ row: Int64) throws { try take(item, Int(row), isRemoval: false) }

    func remove(_ item: ItemTerms, _ row: Int64) throws { try take(item, Int(row), isRemoval: true) }

    private func take(_ item: ItemTerms, _ row: Int, isRemoval: Bool) throws {
        totals.count(item, isRemoval ? -1 : 1)
        if isScanned { return }
        pending.add(item, row, isRemoval: isRemoval)
        // Looked at now and then: how the first flush finds the lengths of texts must not hang on one item's terms.
        let most = isFirst ? Self.mostPendingAtFirst : Self.mostPending
        guard pending.documentCount % Self.batch == 0, pending.count >= most else { return }
        if isFirst {
            isScanned = true
            pending = PendingPostings()
        } else {
            try flush()
        }
    }

    /// Writes what is left. The last thing in a transaction.
    func finish() throws {
        try flush()
        // Impacts worked out for texts of another length would rank long fields too low or too high for ever.
        if isScanned || totals.isStale(in: table) { try scan() }
        try totals.write(db, of: table)
    }

    /// Works out all postings anew, with the lengths that texts have now.
    private func scan() throws {
        totals.usualLengths = totals.meanLengths(of: table)
        guard let scale = totals.scale(table, weights) else { return }
        try db.execute(
            sql: "DELETE FROM posting WHERE id >> 16 IN (SELECT id FROM postingTerm WHERE source = ?)",
            arguments: [table.number])
        try db.execute(sql: "DELETE FROM postingTerm WHERE source = ?", arguments: [table.number])
        known = [:]
        let scan = try PostingScan(db, table, scale, least: Self.frequent)
        totals.factors = scan.factors
        try scan.each { term, postings in try store(term, postings) }
        (self.scale, isFirst, isScanned) = (scale, false, false)
    }

    private func flush() throws {
        if pending.isEmpty { return }
        if known == nil, pending.termCount > Self.batch { known = try storedTerms() }
        // The first items say how long a field usually is.
        if scale == nil { totals.usualLengths = totals.meanLengths(of: table) }
        guard let scale = totals.scale(table, weights) else { return }
        self.scale = scale
        let least = max(1, pending.documentCount >> 10)
        totals.factors += try pending.take(scale) { term, postings in
            if let stored = try stored(term) {
                try update(term, stored, with: postings)
            } else if postings.count >= least {
                try promote(term, postings)
            }
        }
        isFirst = false
    }

    private func storedTerms() throws -> [String: StoredTerm] {
        var terms: [String: StoredTerm] = [:]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT term, id, documents FROM postingTerm WHERE source = ?", arguments: [table.number])
        while let row = try rows.next() { terms[row[0]] = StoredTerm(id: row[1], documents: row[2]) }
        return terms
    }

    private func stored(_ term: String) throws -> StoredTerm? {
        if let known { return known[term] }
        let statement = try db.cachedStatement(
            sql: "SELECT id, documents FROM postingTerm WHERE source = ? AND term = ?")
        return try Row.fetchOne(statement, arguments: [table.number, term]).map {
            StoredTerm(id: $0[0], documents: $0[1])
        }
    }

    private func keep(_ term: String, _ stored: StoredTerm) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO postingTerm (source, term, id, documents) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [table.number, term, stored.id, stored.documents])
        known?[term] = stored
    }

    /// Begins to keep the postings of a term when it has become frequent.
    private func promote(_ term: String, _ postings: [PendingPostings.Posting]) throws {
        var all: [PostingBlob.Posting] = []
        if isFirst {
            guard postings.count >= Self.frequent else { return }
            all = PendingPostings.settled(postings).filter { $0.level > 0 }
        } else {
            guard try isFrequent(term), let scale else { return }
            try FieldImpact.rows(db, of: table, matching: Self.expression(term), scale) { document, level in
                all.append(PostingBlob.Posting(document: document, level: level))
            }
        }
        if all.count >= Self.frequent { try store(term, all) }
    }

    private func store(_ term: String, _ all: [PostingBlob.Posting]) throws {
        let last = try Int64.fetchOne(try db.cachedStatement(sql: "SELECT max(id) >> 16 FROM posting")) ?? 0
        let stored = StoredTerm(id: last + 1, documents: all.count)
        for (chunk, postings) in PostingBlob.chunks(of: all) { try write(postings, stored.id, chunk) }
        try keep(term, stored)
    }

    /// What FTS5 finds the same items by.
    static func expression(_ term: String) -> String {
        term.hasSuffix(ItemTerms.anyEnd) ? "\"\(term.dropLast(ItemTerms.anyEnd.count))\" *" : "\"\(term)\""
    }

    private func isFrequent(_ term: String) throws -> Bool {
        let name = table.rawValue
        let statement = try db.cachedStatement(
            sql: "SELECT count(*) FROM (SELECT 1 FROM \(name) WHERE \(name) MATCH ?1 LIMIT \(Self.frequent))")
        return try Int.fetchOne(statement, arguments: [Self.expression(term)]) ?? 0 >= Self.frequent
    }

    private func update(_ term: String, _ stored: StoredTerm, with postings: [PendingPostings.Posting]) throws {
        var stored = stored
        for (chunk, changes) in PostingBlob.chunks(of: PendingPostings.settled(postings)) {
            let old = try read(stored.id, chunk)
            let new = PostingBlob.merging(old, with: changes)
            if new == old { continue }
            stored.documents += new.count - old.count
            try write(new, stored.id, chunk)
        }
        try keep(term, stored)
    }

    private func read(_ term: Int64, _ chunk: Int) throws -> [PostingBlob.Posting] {
        var postings: [PostingBlob.Posting] = []
        let statement = try db.cachedStatement(sql: "SELECT data FROM posting WHERE id = ?")
        if let row = try Row.fetchOne(statement, arguments: [PostingBlob.id(term, chunk)]) {
            let data: Data = row[0]
            data.withUnsafeBytes { bytes in
                PostingBlob.decode(bytes, chunk: chunk) {
                    postings.append(PostingBlob.Posting(document: $0, level: $1))
                }
            }
        }
        return postings
    }

    private func write(_ postings: [PostingBlob.Posting], _ term: Int64, _ chunk: Int) throws {
        let id = PostingBlob.id(term, chunk)
        if postings.isEmpty {
            try db.cachedStatement(sql: "DELETE FROM posting WHERE id = ?").execute(arguments: [id])
        } else {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO posting (id, data) VALUES (?, ?)")
                .execute(arguments: [id, Data(PostingBlob.encode(postings))])
        }
    }
}
