package import FaultModel
import Foundation
import GRDB

/// A product line with how much is known about it.
package struct ProductSummary: Sendable, Hashable {
    package var product: Product
    package var faults: Int
    package var passages: Int
}

extension KnowledgeBase {
    /// - Throws: `KnowledgeError.notFound` with the nearest ids of the same line.
    package func fault(_ id: Fault.ID) async throws -> Fault {
        try await read { db in
            let json = CanonicalJSON()
            guard let text = try Self.json(of: .fault, id.description, db) else {
                throw KnowledgeError.notFound(kind: "fault", id: id.description, nearest: try Self.nearest(to: id, db))
            }
            return try json.decode(Fault.self, from: text)
        }
    }

    static func json(of kind: Record.Kind, _ id: String, _ db: Database) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT json FROM item WHERE kind = ? AND id = ?"), arguments: [kind.rawValue, id])
    }

    private static func nearest(to id: Fault.ID, _ db: Database) throws -> [String] {
        let names = try String.fetchAll(
            db, sql: "SELECT id FROM item WHERE kind = 'fault' AND line = ? LIMIT 5000", arguments: [id.line])
        return id.description.nearest(among: names).map { [$0] } ?? []
    }

    /// Faults that carry the code: the same code in any writing, or one that it is the short form of; in order of id.
    /// - Parameter limit: how many at most.
    package func faults(withCode code: FaultCode, limit: Int = 200) async throws -> [Fault] {
        try await read { db in
            let texts = try String.fetchAll(
                db,
                sql: """
                    SELECT item.json FROM code JOIN item ON item.rowid = code.item WHERE code.key = ?
                    ORDER BY item.id LIMIT ?
                    """,
                arguments: [code.key, limit])
            return try texts.map { try CanonicalJSON().decode(Fault.self, from: $0) }
        }
    }

    /// All product lines in order of id, with the number of their faults and passages.
    package func products() async throws -> [ProductSummary] {
        try await read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT p.json, (SELECT count(*) FROM item f WHERE f.kind = 'fault' AND f.line = p.id),
                        (SELECT count(*) FROM item s WHERE s.kind = 'passage' AND s.line = p.id)
                    FROM item p WHERE p.kind = 'product' ORDER BY p.id
                    """)
            return try rows.map { row in
                ProductSummary(
                    product: try CanonicalJSON().decode(Product.self, from: row[0]), faults: row[1], passages: row[2])
            }
        }
    }

    /// The product line; nil: no source names it.
    package func product(_ line: String) async throws -> Product? {
        try await read { db in
            try Self.json(of: .product, line, db).map { try CanonicalJSON().decode(Product.self, from: $0) }
        }
    }

    /// What two sources say of a number of things, for a first look.
    package func statistics() async throws -> Statistics {
        try await read { db in
            var statistics = Statistics()
            statistics.edition = try Self.edition(db)
            for row in try Row.fetchAll(db, sql: "SELECT kind, count(*) FROM item GROUP BY kind") {
                statistics.items[row[0]] = row[1]
            }
            for row in try Row.fetchAll(
                db, sql: "SELECT line, count(*) FROM item WHERE kind = 'fault' GROUP BY line ORDER BY line")
            {
                statistics.faultsByLine[row[0]] = row[1]
            }
            statistics.sources = try Int.fetchOne(db, sql: "SELECT count(*) FROM source") ?? 0
            statistics.codes = try Int.fetchOne(db, sql: "SELECT count(DISTINCT key) FROM code") ?? 0
            statistics.terms =
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT count(*) FROM (
                            SELECT term FROM textVocabulary UNION SELECT term FROM passageVocabulary
                            UNION SELECT term FROM serviceVocabulary)
                        """) ?? 0
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            statistics.bytes = pages * (try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
            return statistics
        }
    }

    package struct Statistics: Sendable, Hashable, Codable {
        package var edition = 0
        package var items: [String: Int] = [:]
        package var faultsByLine: [String: Int] = [:]
        package var sources = 0
        package var codes = 0
        package var terms = 0
        package var bytes = 0
    }
}
