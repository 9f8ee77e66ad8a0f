import FaultModel
import GRDB

/// The rows that someone may see.
struct VisibleRows: Sendable {
    /// Those whose text may be searched: not parts that a hidden source calls otherwise.
    var text: DocumentSet
    /// Those that may be found by their number.
    var named: DocumentSet
}

extension Searcher {
    /// Nil: everything may be seen. Costs a look at each row and a look-up for each part, once for an edition.
    func visible() throws -> VisibleRows? {
        guard case .only(let lines) = cache.scope else { return nil }
        return try cache.visible(stamp) {
            var named = index.facts.documents { $0.line.map(lines.contains) ?? false }
            var text = named
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    -- The whole part, where hidden sources state something of it; null: they do not.
                    SELECT rowid, json, CASE WHEN rowid IN (SELECT rowid FROM wholeItem) THEN NULL
                        ELSE (SELECT json FROM main.item AS own WHERE own.rowid = item.rowid) END
                    FROM item WHERE line IS NULL AND kind = 'part'
                    """)
            while let row = try rows.next() {
                let document: Int = row[0]
                named.insert(document)
                guard let whole = row[2] as String? else {
                    text.insert(document)
                    continue
                }
                // The text index holds the names of all sources: it may be searched where these say no more.
                let names = try [row[1], whole].map { Set(try json.decode(Part.self, from: $0).name?.strings ?? []) }
                if names[1].isSubset(of: names[0]) { text.insert(document) }
            }
            return VisibleRows(text: text, named: named)
        }
    }

    /// How many items hold a term, of those that may be seen; service records count as little here as in `TermPostings`.
    func count(of postings: TermPostings) throws -> Int {
        guard let visible = try visible() else { return postings.count }
        var set = DocumentSet(blocks: index.blockCount)
        postings.faults.insert(into: &set)
        postings.passages.insert(into: &set)
        set.formIntersection(visible.text)
        return set.count
    }

    /// The first item that holds a term, of those that may be seen.
    func first(of postings: TermPostings) throws -> Int? {
        guard let visible = try visible() else { return postings.first }
        let set = held(postings, visible)
        return set.words.firstIndex { $0 != 0 }.map { $0 << 6 | set.words[$0].trailingZeroBitCount }
    }

    /// What was learnt of a token: nothing, where only a text that may not be seen says it.
    func learntEntries(for token: String, in language: String) throws -> [(language: String, entry: LexiconEntry)] {
        let entries = try Lexicon(db: db).entries(for: token, in: language)
        if cache.scope == .all || entries.isEmpty { return entries }
        let isSeen = try TextTable.allCases.contains { try $0.hasMatch("\"\(token)\"", db, cache.scope) }
        return isSeen ? entries : []
    }

    private func held(_ postings: TermPostings, _ visible: VisibleRows) -> DocumentSet {
        var set = DocumentSet(blocks: index.blockCount)
        postings.insert(into: &set)
        set.formIntersection(visible.text)
        return set
    }
}

extension TextTable {
    /// Whether some text that may be seen matches. Where all may be, the text index answers alone.
    func hasMatch(_ expression: String, _ db: Database, _ scope: LineScope) throws -> Bool {
        let join = scope == .all ? "" : "JOIN wholeItem ON wholeItem.rowid = \(rawValue).rowid"
        let statement = try db.cachedStatement(
            sql: "SELECT 1 FROM \(rawValue) \(join) WHERE \(rawValue) MATCH ? LIMIT 1")
        return try Bool.fetchOne(statement, arguments: [expression]) != nil
    }
}
