import Foundation
import GRDB

/// What readers asked, for ranking what they are offered. It adds no text of theirs: only what items bear is offered.
struct AskedTexts {
    let db: Database
    /// A product line: what was asked about it, or about all; nil: everything.
    let product: String?

    private var lines: String { product == nil ? "1" : "product IN ('', ?2)" }

    /// False: nothing was counted, and nothing need be looked up.
    var areThere: Bool { get throws { try Int.fetchOne(db, sql: "SELECT 1 FROM question LIMIT 1") != nil } }

    private static let mostScanned = 2_000
    private static let most = 8

    /// The questions that begin so and were asked most; of very many that begin so, of the first in order.
    func most(beginningWith typed: String) throws -> [String] {
        guard let beginning = AskedQuestion(counted: typed, product: nil)?.text else { return [] }
        let statement = try db.cachedStatement(
            sql: """
                SELECT text FROM (
                    SELECT text, asked FROM question WHERE text >= ?1 AND text < ?1 || char(1114111) AND \(lines)
                    LIMIT \(Self.mostScanned))
                GROUP BY text ORDER BY sum(asked) DESC, text LIMIT \(Self.most)
                """)
        return try String.fetchAll(statement, arguments: StatementArguments([beginning, product].compactMap(\.self)))
    }

    /// How often each of the texts was asked, by the text as it is given; none for those that never were.
    func counts(of texts: [String]) throws -> [String: Int] {
        var written: [String: [String]] = [:]
        for text in Set(texts) {
            if let asked = AskedQuestion(counted: text, product: nil) { written[asked.text, default: []].append(text) }
        }
        let wanted = String(decoding: try JSONEncoder().encode(written.keys.sorted()), as: UTF8.self)
        let statement = try db.cachedStatement(
            sql: """
                SELECT text, sum(asked) FROM question WHERE text IN (SELECT value FROM json_each(?1)) AND \(lines) GROUP BY text
                """)
        let rows = try Row.fetchCursor(
            statement, arguments: StatementArguments([wanted, product].compactMap(\.self)))
        var counts: [String: Int] = [:]
        while let row = try rows.next() {
            for text in written[row[0]] ?? [] { counts[text] = row[1] }
        }
        return counts
    }
}
