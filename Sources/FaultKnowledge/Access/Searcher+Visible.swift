import FaultModel
import GRDB

/// The rows that someone may see.
struct VisibleRows: Sendable {
    /// Those whose text may be searched.
    var text: DocumentSet
    /// Those that may be found by their number: also parts of which a hidden source states more.
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
                    SELECT rowid, EXISTS (SELECT 1 FROM wholeItem WHERE wholeItem.rowid = item.rowid) FROM item
                    WHERE line IS NULL AND kind = 'part'
                    """)
            while let row = try rows.next() {
                named.insert(row[0])
                if row[1] { text.insert(row[0]) }
            }
            return VisibleRows(text: text, named: named)
        }
    }

    /// How many items hold a term, of those that may be seen.
    func count(of postings: TermPostings) throws -> Int {
        guard let visible = try visible() else { return postings.count }
        return held(postings, visible).count
    }

    /// The first item that holds a term, of those that may be seen.
    func first(of postings: TermPostings) throws -> Int? {
        guard let visible = try visible() else { return postings.first }
        let set = held(postings, visible)
        return set.words.firstIndex { $0 != 0 }.map { $0 << 6 | set.words[$0].trailingZeroBitCount }
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
