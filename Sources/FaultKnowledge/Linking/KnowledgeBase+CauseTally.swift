package import FaultModel
import GRDB

extension KnowledgeBase {
    /// How often records confirmed which cause of a fault.
    package func causeTally(of fault: Fault.ID) async throws -> CauseTally {
        try await read { db in try Self.causeTally(of: fault, db) }
    }

    private static func causeTally(of fault: Fault.ID, _ db: Database) throws -> CauseTally {
        let statement = try db.cachedStatement(
            sql: "SELECT cause, model, month, count FROM causeCount WHERE fault = ?")
        let rows = try Row.fetchAll(statement, arguments: [fault.description])
        return CauseTally(
            rows.map { row in
                let (cause, model, month): (String, String, Int) = (row[0], row[1], row[2])
                return CauseTally.Entry(
                    cause: cause.isEmpty ? nil : cause, model: model.isEmpty ? nil : model,
                    month: month < 0 ? nil : CalendarMonth(number: month), count: row[3])
            })
    }

    /// What the record with this id is linked to; nil: to nothing, or it waits.
    package func link(ofRecord id: String) async throws -> FaultLink? {
        try await read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT serviceLink.fault, serviceLink.cause, confidence, evidence
                    FROM serviceLink JOIN service USING (item) WHERE id = ?
                    """)
            return try Row.fetchOne(statement, arguments: [id]).flatMap { try FaultLink($0) }
        }
    }
}

extension FaultLink {
    /// - Parameter row: fault, cause, confidence and evidence.
    init?(_ row: Row) throws {
        guard let fault = (row[0] as String?).flatMap({ Fault.ID($0) }) else { return nil }
        let evidence: String? = row[3]
        self.init(
            fault: fault, cause: row[1], confidence: row[2],
            evidence: try evidence.map { try CanonicalJSON().decode(LinkEvidence.self, from: $0) }
                ?? LinkEvidence(.text))
    }
}
