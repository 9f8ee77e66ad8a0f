package import FaultModel
package import Foundation
import GRDB

/// A service record that a reviewer looks at, with what it may be about.
package struct ReviewedRecord: Sendable {
    /// Without the names of people: who judges a link need not know them.
    package var record: ServiceRecord
    /// The likeliest first; empty: nothing fits.
    package var links: [FaultLink]
    /// Those of the links, by id.
    package var faults: [Fault.ID: Fault]
    /// Nil: nobody has decided yet.
    package var decision: LinkDecision?
}

/// Records that a reviewer looks at, those that are nearly sure first.
package struct ReviewList: Sendable {
    package var records: [ReviewedRecord]
    /// How many there are, whatever the limit.
    package var total: Int
    package var edition: Int
}

/// Which records a reviewer looks at.
package struct ReviewFilter: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// Linked to a fault, and not surely.
        case open
        /// A reviewer says: a fault that is known.
        case fault
        /// A reviewer says: a fault that nobody has described.
        case new
        /// A reviewer says: no fault.
        case none
    }

    package var state = State.open
    /// The id of a product line; nil: all.
    package var product: String?
    /// 1…100.
    package var limit = 10
    /// 0…10,000.
    package var offset = 0

    package init() {}
}

extension KnowledgeBase {
    /// - Throws: `KnowledgeError.outOfRange`.
    package func review(_ filter: ReviewFilter) async throws -> ReviewList {
        guard SearchRequest.limits.contains(filter.limit) else {
            throw KnowledgeError.outOfRange(name: "limit", value: filter.limit, expected: SearchRequest.limits)
        }
        guard SearchRequest.offsets.contains(filter.offset) else {
            throw KnowledgeError.outOfRange(name: "offset", value: filter.offset, expected: SearchRequest.offsets)
        }
        return try await read { db, cache in
            let (tables, order) = filter.sql
            let arguments: StatementArguments = [filter.product, filter.product]
            let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(tables)", arguments: arguments) ?? 0
            let ids = try String.fetchAll(
                db,
                sql: "SELECT service.id FROM \(tables) ORDER BY \(order) LIMIT \(filter.limit) OFFSET \(filter.offset)",
                arguments: arguments)
            let linker = FaultLinker(db, cache)
            return ReviewList(
                records: try ids.compactMap { try Self.reviewed($0, linker, db) }, total: total,
                edition: try Self.edition(db))
        }
    }

    /// One record as a reviewer looks at it, whatever its state.
    /// - Throws: `KnowledgeError.notFound`.
    package func review(record id: String) async throws -> ReviewedRecord {
        return try await read { db, cache in
            guard let found = try Self.reviewed(id, FaultLinker(db, cache), db) else { throw Self.noRecord(id) }
            return found
        }
    }

    /// Keeps what a reviewer says, and links the record accordingly. Nil: takes back what was said, and links it anew.
    /// - Throws: `KnowledgeError.notFound` for a record, fault or cause that is not there.
    package func decide(_ decision: LinkDecision?, about id: String, at time: Date = Date()) throws {
        do {
            try database.write { db in
                guard let item = try Int64.fetchOne(db, sql: "SELECT item FROM service WHERE id = ?", arguments: [id])
                else { throw Self.noRecord(id) }
                if case .fault(let fault, let cause)? = decision { try Self.check(fault, cause, db) }
                if let decision {
                    try decision.write(about: id, at: time, db)
                } else {
                    try db.execute(sql: "DELETE FROM linkDecision WHERE record = ?", arguments: [id])
                }
                try db.execute(sql: "INSERT OR IGNORE INTO linkPending VALUES (?)", arguments: [item])
                try Self.noteLinks(db)
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
        try linkRecords(atMost: Self.mostLinkedAtOnce)
    }

    private static func check(_ id: Fault.ID, _ cause: String?, _ db: Database) throws {
        guard let text = try json(of: .fault, id.description, db) else {
            throw KnowledgeError.notFound(kind: "fault", id: id.description, nearest: [])
        }
        let fault = try CanonicalJSON().decode(Fault.self, from: text)
        guard let cause, fault.fields.cause(cause) == nil else { return }
        let nearest = cause.nearest(among: fault.causes.map(\.id)).map { [$0] } ?? []
        throw KnowledgeError.notFound(kind: "cause of \(id)", id: cause, nearest: nearest)
    }

    private static func noRecord(_ id: String) -> KnowledgeError {
        .notFound(kind: "service record", id: id, nearest: [])
    }

    /// Nil: there is no such record.
    private static func reviewed(_ id: String, _ linker: FaultLinker, _ db: Database) throws -> ReviewedRecord? {
        guard let text = try json(of: .service, id, db) else { return nil }
        let record = try CanonicalJSON().decode(ServiceRecord.self, from: text)
        let row = try Row.fetchOne(
            db, sql: "SELECT decision, fault, cause FROM linkDecision WHERE record = ?", arguments: [id])
        let decision = row.flatMap { LinkDecision(name: $0[0], fault: $0[1], cause: $0[2]) }
        var links = try linker.links(LinkSubject(record))
        if let decision, let decided = try linker.link(LinkSubject(record), decidedAs: decision) {
            links.removeAll { $0.fault == decided.fault }
            links.insert(decided, at: 0)
        }
        let faults = try links.reduce(into: [Fault.ID: Fault]()) { faults, link in
            guard let text = try json(of: .fault, link.fault.description, db) else { return }
            faults[link.fault] = try CanonicalJSON().decode(Fault.self, from: text)
        }
        return ReviewedRecord(record: record, links: links, faults: faults, decision: decision)
    }
}

extension ReviewFilter {
    /// The rows, with a product line twice as their argument, and their order.
    fileprivate var sql: (tables: String, order: String) {
        let product = "(? IS NULL OR service.line = ?)"
        if state == .open {
            return (
                """
                serviceLink JOIN service USING (item)
                WHERE isSure = 0 AND serviceLink.fault NOT NULL AND \(product)
                """, "confidence DESC, item"
            )
        }
        return (
            "linkDecision JOIN service ON service.id = record WHERE decision = '\(state.rawValue)' AND \(product)",
            "at DESC, record"
        )
    }
}

/// A question in a customer's words, and the fault that a reviewer says it means: what search is tested on.
package struct JudgedPair: Hashable, Sendable {
    package var record: String
    package var question: String
    package var fault: Fault.ID

    package init(record: String, question: String, fault: Fault.ID) {
        self.record = record
        self.question = question
        self.fault = fault
    }
}

extension KnowledgeBase {
    /// What reviewers decided for a fault that is known, in order of the records' ids; a wording that several records
    /// share once.
    package func judgedPairs() async throws -> [JudgedPair] {
        try await read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT record, linkDecision.fault, json FROM linkDecision
                        JOIN item ON item.kind = 'record' AND item.id = record
                    WHERE decision = 'fault' ORDER BY record
                    """)
            let json = CanonicalJSON()
            var seen = Set<String>()
            var pairs: [JudgedPair] = []
            while let row = try rows.next() {
                guard let fault = (row[1] as String?).flatMap({ Fault.ID($0) }) else { continue }
                let record = try json.decode(ServiceRecord.self, from: row[2])
                guard seen.insert("\(fault) \(record.symptom)").inserted else { continue }
                pairs.append(JudgedPair(record: record.id, question: record.symptom, fault: fault))
            }
            return pairs
        }
    }
}
