package import FaultModel
package import Foundation
import GRDB

/// A service record that may become knowledge, and what speaks for it.
package struct PromotionCandidate: Sendable {
    package var record: ServiceRecord
    /// The fault that it is linked to, of which it would be a new cause; nil: it would be a new fault.
    package var fault: Fault.ID?
    /// Solved records with the same words for the symptom, this one too.
    package var alike: Int
    /// How much of the repair sheet is filled in, 0…1.
    package var completeness: Double
    /// What candidates are ranked by: larger is better.
    package var score: Double { completeness * Double(alike).squareRoot() }
}

extension KnowledgeBase {
    /// Makes knowledge from a service record.
    ///
    /// - Parameters:
    ///   - fault: that the record is about; nil: the one that it is surely linked to, and where there is none, a new one.
    ///   - line: of a new fault where the record names none.
    ///   - isKept: false: nothing is written.
    /// - Throws: `PromotionError`; `KnowledgeError.notFound` for the record or the fault.
    package func promote(
        _ id: String, for fault: Fault.ID? = nil, line: String? = nil, by: String?, on day: CalendarDay?,
        isKept: Bool, at time: Date = Date()
    ) async throws -> (promotion: Promotion, edition: Int) {
        let record = try await serviceRecord(id).record
        let linked = try await link(of: id)
        let target = fault ?? linked
        let known: Fault? = if let target { try await self.fault(target) } else { nil }
        let made = try await promoted(known?.id)
        let promotion = try Promotion(record, for: known, beside: made, line: line, by: by, on: day)
        guard isKept else { return (promotion, try await edition()) }
        return (promotion, try state([promotion.fault], named: id, at: time))
    }

    /// The fault that a record confirms: it is surely linked to it, or says so itself.
    private func link(of id: String) async throws -> Fault.ID? {
        try await read { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT CASE WHEN l.item IS NULL THEN s.fault ELSE l.fault END FROM service s
                    LEFT JOIN serviceLink l ON l.item = s.item AND l.isSure WHERE s.id = ?
                    """,
                arguments: [id]
            ).flatMap { Fault.ID($0) }
        }
    }

    /// What was made from service records of a fault; nil: nothing.
    private func promoted(_ id: Fault.ID?) async throws -> Fault? {
        guard let id else { return nil }
        return try await read { db in
            let text = try String.fetchOne(
                db,
                sql: """
                    SELECT record.json FROM record JOIN source ON source.id = record.source
                    WHERE kind = 'fault' AND record.id = ? AND source.key = ? AND record.json NOT NULL
                    """,
                arguments: [id.description, Promotion.source.key])
            return try text.map { try CanonicalJSON().decode(Fault.self, from: $0) }
        }
    }

    /// Sets how far knowledge has come.
    ///
    /// A manual's fault can be archived, and taken back into use; what was made from service records can have any state.
    /// - Parameter cause: nil: the fault, and with it the causes that stood as it did.
    /// - Throws: `StateError`; `KnowledgeError.notFound` for the fault.
    /// - Returns: the fault as it now stands, and the edition.
    package func setState(
        _ state: KnowledgeState, of id: Fault.ID, cause: String? = nil, by: String, on day: CalendarDay,
        at time: Date = Date()
    ) async throws -> (fault: Fault, edition: Int) {
        let known = try await fault(id)
        var statement = try await promoted(id)
        if statement == nil {
            statement = Fault(known: FaultFields(id: known.id, symptom: known.symptom))
            let isManual = known.standing == nil || known.standing?.record == nil
            if let cause {
                // A cause that a book states with a state of its own.
                guard let own = known.fields.cause(cause) else { throw StateError.noSuchCause(id, cause) }
                guard own.standing != nil else { throw StateError.manufacturersCause(id, cause) }
                statement = try Fault(Self.fields(known, with: [own]))
            } else if isManual, known.standing == nil, state != .archived {
                throw StateError.manufacturersFault(id, state)
            }
        } else if cause == nil, try await isInManual(id), state == .workInProgress || state == .notValidated {
            throw StateError.manufacturersFault(id, state)
        }
        guard let statement, let moved = Standing.setting(state, of: statement, cause: cause, by: by, on: day) else {
            throw StateError.noSuchCause(id, cause ?? "")
        }
        let edition = try self.state([moved], named: id.description, at: time)
        return (try await fault(id), edition)
    }

    private static func fields(_ known: Fault, with causes: [Cause]) -> FaultFields {
        var fields = FaultFields(id: known.id, symptom: known.symptom)
        fields.causes = causes
        fields.standing = causes.first?.standing
        return fields
    }

    /// Whether some source states the fault without a standing.
    private func isInManual(_ id: Fault.ID) async throws -> Bool {
        try await read { db in
            let texts = try String.fetchAll(
                db, sql: "SELECT json FROM record WHERE kind = 'fault' AND id = ? AND json NOT NULL",
                arguments: [id.description])
            return try texts.contains { try CanonicalJSON().decode(Fault.self, from: $0).standing == nil }
        }
    }

    private func state(_ faults: [Fault], named name: String, at time: Date) throws -> Int {
        var edition = 0
        do {
            try database.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    edition = try Self.write(
                        faults.map { .fault($0) }, to: Promotion.source, named: name, at: time, db)
                    return .commit
                }
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
        return edition
    }

    // MARK: - Candidates

    /// Symptoms that are looked through for good records, the most frequent first.
    private static let mostGroups = 400
    /// Records of a symptom that are read.
    private static let mostRead = 5

    /// Good records: solved, complete, and not linked to a cause that is known. One of each symptom, the best first.
    ///
    /// Goes through all records that are not linked: about two seconds for a million.
    package func promotionCandidates(product: String? = nil, limit: Int = 20) async throws -> [PromotionCandidate] {
        guard Self.insightLimits.contains(limit) else {
            throw KnowledgeError.outOfRange(name: "limit", value: limit, expected: Self.insightLimits)
        }
        return try await read { db in
            let taken = try Self.promotedRecords(db)
            var groups: [String: [(record: ServiceRecord, fault: Fault.ID?, alike: Int)]] = [:]
            for row in try Self.unlinked(product, db) {
                let record = try CanonicalJSON().decode(ServiceRecord.self, from: row["json"])
                let (wording, fault): (Int64, String?) = (row["wording"], row["fault"])
                let name = "\(wording) \(record.machine.product ?? "") \(fault ?? "")"
                groups[name, default: []].append((record, fault.flatMap { Fault.ID($0) }, row["alike"]))
            }
            let candidates = groups.values.compactMap { group -> PromotionCandidate? in
                if group.contains(where: { taken.contains($0.record.id) }) { return nil }
                let good = group.filter { $0.record.isWhole }
                let best = good.min { left, right in
                    let (mine, other) = (left.record.completeness, right.record.completeness)
                    return mine != other ? mine > other : left.record.id < right.record.id
                }
                return best.map {
                    PromotionCandidate(
                        record: $0.record, fault: $0.fault, alike: $0.alike, completeness: $0.record.completeness)
                }
            }
            let ranked = candidates.sorted { left, right in
                left.score != right.score ? left.score > right.score : left.record.id < right.record.id
            }
            return Array(ranked.prefix(limit))
        }
    }

    /// Of each symptom the fullest and newest records, as far as the counted columns tell.
    private static func unlinked(_ product: String?, _ db: Database) throws -> [Row] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT item.json AS json, wording, fault, alike FROM (
                    SELECT s.item, s.wording, CASE WHEN l.item IS NULL THEN s.fault ELSE l.fault END AS fault,
                        count(*) OVER symptom AS alike,
                        row_number() OVER (symptom ORDER BY (s.minutes NOT NULL) + (s.hours NOT NULL)
                            + (s.modelKey NOT NULL) DESC, s.day DESC, s.item) AS place
                    FROM service s LEFT JOIN serviceLink l ON l.item = s.item AND l.isSure
                    WHERE s.outcome = 'solved' AND s.wording NOT NULL AND (?1 IS NULL OR s.line = ?1)
                        AND CASE WHEN l.item IS NULL THEN s.cause ELSE l.cause END IS NULL
                    WINDOW symptom AS (PARTITION BY s.line, s.wording, CASE WHEN l.item IS NULL THEN s.fault ELSE l.fault END)
                ) AS u JOIN item ON item.rowid = u.item
                WHERE place <= \(mostRead) ORDER BY alike DESC LIMIT \(mostRead * mostGroups)
                """,
            arguments: [product])
    }

    /// Records that knowledge was made from already.
    private static func promotedRecords(_ db: Database) throws -> Set<String> {
        let texts = try String.fetchAll(
            db,
            sql: """
                SELECT record.json FROM record JOIN source ON source.id = record.source
                WHERE kind = 'fault' AND source.key = ? AND record.json NOT NULL
                """,
            arguments: [Promotion.source.key])
        let faults = try texts.map { try CanonicalJSON().decode(Fault.self, from: $0) }
        return Set(
            faults.flatMap { fault in ([fault.standing] + fault.causes.map(\.standing)).compactMap { $0?.record } })
    }
}

extension ServiceRecord {
    /// It says what was wrong and what was done about it.
    fileprivate var isWhole: Bool { cause != nil && (remedy != nil || rounds.contains { $0.handling != nil }) }

    /// How much of the sheet is filled in, 0…1: what a reader learns most from counts most.
    fileprivate var completeness: Double {
        let filled: [(Bool, Double)] = [
            (cause != nil, 3), (remedy != nil, 3), (!rounds.isEmpty, 2), (!codes.isEmpty, 1), (!parts.isEmpty, 1),
            (minutes != nil, 1), (machine.model != nil, 1), (machine.hours != nil, 0.5), (before != nil, 1),
            (customerWord != nil, 0.5),
        ]
        return filled.reduce(0) { $0 + ($1.0 ? $1.1 : 0) } / filled.reduce(0) { $0 + $1.1 }
    }
}

/// Why a state cannot be set.
package enum StateError: Error, Hashable, CustomStringConvertible {
    case manufacturersFault(Fault.ID, KnowledgeState)
    case manufacturersCause(Fault.ID, String)
    case noSuchCause(Fault.ID, String)

    package var description: String {
        switch self {
        case .manufacturersFault(let id, let state):
            "The fault '\(id)' is the manufacturer's word and cannot be '\(state.rawValue)'; it can be archived and made "
                + "validated again. Name a cause that was made from a service record with --cause."
        case .manufacturersCause(let id, let cause):
            "The cause '\(cause)' of '\(id)' is the manufacturer's word and has no state of its own."
        case .noSuchCause(let id, let cause):
            "The fault '\(id)' has no cause '\(cause)' that was made from service records."
        }
    }
}
