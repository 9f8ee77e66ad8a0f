package import FaultModel
import GRDB

/// A service record with what is shown beside it.
package struct ServiceReport: Sendable {
    /// With the names of its people.
    package var record: ServiceRecord
    /// The product line; nil: the record names none, or no source describes it.
    package var product: Product?
    /// What the record confirms; nil: nothing, or what it names is not there.
    package var fault: Fault?
    /// Names of the parts used, by part key.
    package var partNames: [String: LocalizedText]
    /// The number to order today in place of one that was replaced, by part key.
    package var replacements: [String: PartNumber]
    /// Of the statement that an edit changes; from 1.
    package var revision: Int
    /// The edition in which it last changed.
    package var changed: Int
    package var edition: Int
}

/// Which service records a list shows; nil: all of them.
package struct ServiceFilter: Hashable, Sendable {
    /// The id of a product line.
    package var product: String?
    /// A model in any writing.
    package var model: String?
    package var serial: String?
    package var from: CalendarDay?
    /// Inclusive.
    package var to: CalendarDay?
    package var outcome: ServiceRecord.Outcome?
    /// Those that say themselves that it was this fault.
    package var fault: Fault.ID?
    /// 1…100.
    package var limit = 20
    /// 0…10,000.
    package var offset = 0

    package init() {}
}

/// Service records that pass a filter: the newest first, those without a day last.
package struct ServiceList: Sendable {
    package var records: [ServiceRecord]
    /// How many pass, whatever the limit.
    package var total: Int
    package var edition: Int
}

extension KnowledgeBase {
    /// - Throws: `KnowledgeError.notFound`.
    package func serviceRecord(_ id: String) async throws -> ServiceReport {
        try await read { db in
            let json = CanonicalJSON()
            guard let text = try Self.json(of: .service, id, db) else {
                throw KnowledgeError.notFound(
                    kind: "service record", id: id, nearest: try Self.nearestRecord(to: id, db))
            }
            let record = try json.decode(ServiceRecord.self, from: text).namingPeople(db)
            guard let standing = try StandingRecord(id, db) else {
                throw KnowledgeError.damaged(path: path, reason: "the service record '\(id)' has no source")
            }
            func item<Value: Decodable>(_ kind: Record.Kind, _ id: String?, as type: Value.Type) throws -> Value? {
                guard let id, let text = try Self.json(of: kind, id, db) else { return nil }
                return try json.decode(type, from: text)
            }
            let chain = PartChain(db: db)
            let keys = Set(record.parts.map(\.number.key))
            return ServiceReport(
                record: record, product: try item(.product, record.machine.product, as: Product.self),
                fault: try item(.fault, record.confirms?.fault.description, as: Fault.self),
                partNames: try keys.reduce(into: [:]) { $0[$1] = try item(.part, $1, as: Part.self)?.name },
                replacements: try keys.reduce(into: [:]) { $0[$1] = try chain.replacement(of: $1) },
                revision: standing.revision, changed: standing.edition, edition: try Self.edition(db))
        }
    }

    /// - Throws: `KnowledgeError.outOfRange`.
    package func serviceRecords(_ filter: ServiceFilter) async throws -> ServiceList {
        guard SearchRequest.limits.contains(filter.limit) else {
            throw KnowledgeError.outOfRange(name: "limit", value: filter.limit, expected: SearchRequest.limits)
        }
        guard SearchRequest.offsets.contains(filter.offset) else {
            throw KnowledgeError.outOfRange(name: "offset", value: filter.offset, expected: SearchRequest.offsets)
        }
        return try await read { db in
            let (condition, arguments) = filter.sql
            let total = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM service WHERE \(condition)", arguments: arguments)
            let texts = try String.fetchAll(
                db,
                sql: """
                    SELECT json FROM (
                        SELECT item, day FROM service WHERE \(condition) ORDER BY day DESC, item DESC LIMIT ? OFFSET ?)
                    JOIN item ON item.rowid = item ORDER BY day DESC, item DESC
                    """,
                arguments: arguments + [filter.limit, filter.offset])
            let json = CanonicalJSON()
            return ServiceList(
                records: try texts.map { try json.decode(ServiceRecord.self, from: $0).namingPeople(db) },
                total: total ?? 0, edition: try Self.edition(db))
        }
    }

    private static func nearestRecord(to id: String, _ db: Database) throws -> [String] {
        let ids = try String.fetchAll(db, sql: "SELECT id FROM service ORDER BY item DESC LIMIT 5000")
        return id.nearest(among: ids).map { [$0] } ?? []
    }
}

extension ServiceFilter {
    fileprivate var sql: (condition: String, arguments: StatementArguments) {
        var conditions: [String] = []
        var arguments: [(any DatabaseValueConvertible)?] = []
        func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments.append(value)
        }
        add("line = ?", product)
        add("modelKey = ?", model.map { Identifier.key($0) })
        add("serial = ?", serial)
        add("day >= ?", from?.number)
        add("day <= ?", to?.number)
        add("outcome = ?", outcome?.rawValue)
        add("fault = ?", fault?.description)
        return (conditions.isEmpty ? "1" : conditions.joined(separator: " AND "), StatementArguments(arguments))
    }
}

/// The statement of a service record that an edit changes: the one of the source that records are added to, else that of
/// the first source.
struct StandingRecord {
    var source: Source
    var json: String
    var line: Int?
    var revision: Int
    var edition: Int

    /// Nil: no source states it.
    init?(_ id: String, _ db: Database) throws {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT record.json, record.line, revision, edition, source.json
                FROM record JOIN source ON source.id = record.source
                WHERE kind = 'record' AND record.id = ? AND record.json NOT NULL
                ORDER BY source.key = ? DESC, source LIMIT 1
                """,
            arguments: [id, Source.addedRecords.key])
        guard let row else { return nil }
        (json, line, revision, edition) = (row[0], row[1], row[2], row[3])
        source = try CanonicalJSON().decode(Source.self, from: row[4])
    }
}
