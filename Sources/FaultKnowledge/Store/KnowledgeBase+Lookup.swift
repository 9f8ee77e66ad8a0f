package import FaultModel
import Foundation
import GRDB

/// A part with everything that is asked about it.
package struct PartReport: Sendable {
    /// Nil: no source describes the number; it is only mentioned.
    package var part: Part?
    package var number: PartNumber
    /// The whole supersession chain, the current number first.
    package var chain: [ChainLink]
    /// Faults whose remedies use the part under any number of its chain, in order of id.
    package var uses: [Use]

    package struct ChainLink: Sendable, Hashable {
        package var number: PartNumber
        package var part: Part?
        /// No other number replaces it.
        package var isCurrent: Bool
    }

    package struct Use: Sendable, Hashable {
        package var fault: Fault.ID
        package var symptom: LocalizedText
        package var cause: Cause
        /// The number that the remedy names.
        package var number: PartNumber
        package var quantity: Double
    }

    /// The numbers to order today; more than one when a number was replaced by several.
    package var current: [ChainLink] { chain.filter(\.isCurrent) }
    package var isSuperseded: Bool { !current.contains { $0.number == number } }
}

/// A product line with how much is known about it.
package struct ProductSummary: Sendable, Hashable {
    package var product: Product
    package var faults: Int
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

    private static func json(of kind: Record.Kind, _ id: String, _ db: Database) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT json FROM item WHERE kind = ? AND id = ?"), arguments: [kind.rawValue, id])
    }

    private static func nearest(to id: Fault.ID, _ db: Database) throws -> [String] {
        let names = try String.fetchAll(
            db, sql: "SELECT id FROM item WHERE kind = 'fault' AND line = ? LIMIT 5000", arguments: [id.line])
        return id.description.nearest(among: names).map { [$0] } ?? []
    }

    /// Everything that a number says: the part, its chain and its uses.
    /// - Throws: `KnowledgeError.notFound` when no part has the number and no remedy names it.
    package func part(_ number: PartNumber) async throws -> PartReport {
        try await read { db in
            let json = CanonicalJSON()
            let chain = PartChain(db: db)
            let keys = try chain.numbers(of: number.key)
            var report = PartReport(part: nil, number: number, chain: [], uses: [])
            for key in keys {
                let part = try Self.json(of: .part, key, db).map { try json.decode(Part.self, from: $0) }
                if key == number.key { report.part = part }
                guard let printed = try part?.number ?? Self.mentionedNumber(key, db) ?? PartNumber(key) else {
                    continue
                }
                let isCurrent = try chain.newer(than: key).isEmpty
                report.chain.append(.init(number: printed, part: part, isCurrent: isCurrent))
            }
            report.uses = try Self.uses(of: Set(keys), db)
            if let printed = report.chain.first(where: { $0.number == number })?.number { report.number = printed }
            guard report.part != nil || !report.uses.isEmpty || report.chain.count > 1 else {
                throw KnowledgeError.notFound(
                    kind: "part", id: number.printed, nearest: try Self.nearestParts(to: number.key, db))
            }
            return report
        }
    }

    /// How a part that replaces `key` prints the old number.
    private static func mentionedNumber(_ key: String, _ db: Database) throws -> PartNumber? {
        guard let newer = try PartChain(db: db).newer(than: key).first, let text = try json(of: .part, newer, db) else {
            return nil
        }
        return try CanonicalJSON().decode(Part.self, from: text).supersedes.first { $0.key == key }
    }

    private static func uses(of keys: Set<String>, _ db: Database) throws -> [PartReport.Use] {
        var uses: [PartReport.Use] = []
        let json = CanonicalJSON()
        let statement = try db.cachedStatement(
            sql: "SELECT item.json FROM partUse JOIN item ON item.rowid = partUse.item WHERE part = ?")
        for key in keys {
            for text in try String.fetchAll(statement, arguments: [key]) {
                let fault = try json.decode(Fault.self, from: text)
                for cause in fault.causes {
                    for use in cause.remedy?.parts ?? [] where use.number.key == key {
                        uses.append(
                            .init(
                                fault: fault.id, symptom: fault.symptom, cause: cause, number: use.number,
                                quantity: use.quantity))
                    }
                }
            }
        }
        return uses.sorted { ($0.fault, $0.cause.id) < ($1.fault, $1.cause.id) }
    }

    private static func nearestParts(to key: String, _ db: Database) throws -> [String] {
        let first = String(key.prefix(3))
        let names = try String.fetchAll(
            db, sql: "SELECT id FROM item WHERE kind = 'part' AND id >= ? AND id < ? LIMIT 5000",
            arguments: [first, first + "\u{10FFFF}"])
        return key.nearest(among: names).map { [$0] } ?? []
    }

    /// The parts of these numbers that some source describes, by key.
    package func parts(_ numbers: [PartNumber]) async throws -> [String: Part] {
        try await read { db in
            let json = CanonicalJSON()
            var parts: [String: Part] = [:]
            for number in numbers where parts[number.key] == nil {
                guard let text = try Self.json(of: .part, number.key, db) else { continue }
                parts[number.key] = try json.decode(Part.self, from: text)
            }
            return parts
        }
    }

    /// The number to order instead, for each of these that was replaced, by key.
    package func replacements(of numbers: [PartNumber]) async throws -> [String: PartNumber] {
        try await read { db in
            var replacements: [String: PartNumber] = [:]
            let chain = PartChain(db: db)
            for number in numbers where replacements[number.key] == nil {
                replacements[number.key] = try chain.replacement(of: number.key)
            }
            return replacements
        }
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

    /// All product lines in order of id, with the number of their faults.
    package func products() async throws -> [ProductSummary] {
        try await read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT p.json, (SELECT count(*) FROM item f WHERE f.kind = 'fault' AND f.line = p.id)
                    FROM item p WHERE p.kind = 'product' ORDER BY p.id
                    """)
            return try rows.map { row in
                ProductSummary(product: try CanonicalJSON().decode(Product.self, from: row[0]), faults: row[1])
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
            statistics.terms = try Int.fetchOne(db, sql: "SELECT count(*) FROM textVocabulary") ?? 0
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
