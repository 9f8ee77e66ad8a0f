package import FaultModel
package import Foundation
import GRDB

/// Everything that sources stated about one thing, revision by revision.
package struct RecordHistory: Sendable {
    package var kind: Record.Kind
    package var id: String
    /// The first source first.
    package var sources: [Statements]
    package var edition: Int

    package struct Statements: Sendable {
        /// The number by which `revert` knows it.
        package var number: Int
        package var source: Source
        /// The newest first.
        package var revisions: [Revision]
    }

    package struct Revision: Sendable, Hashable {
        /// From 1.
        package var number: Int
        /// In which it was made.
        package var edition: Int
        /// ISO 8601, UTC.
        package var at: String
        /// Canonical, with the names of people; nil: the source stated nothing then.
        package var json: String?
    }
}

extension KnowledgeBase {
    /// The kinds of things that bear this id, as `history` and `show` take it; part numbers in any writing.
    package func kinds(of id: String) async throws -> [(kind: Record.Kind, id: String)] {
        try await read { db in
            try Record.Kind.allCases.compactMap { kind in
                let own = kind == .part ? Identifier.key(id) : id
                let isThere = try Bool.fetchOne(
                    db, sql: "SELECT EXISTS (SELECT 1 FROM record WHERE kind = ? AND id = ?)",
                    arguments: [kind.rawValue, own])
                return isThere ?? false ? (kind, own) : nil
            }
        }
    }

    /// - Throws: `KnowledgeError.notFound` when nothing of that kind and id was ever stated.
    package func history(of kind: Record.Kind, _ id: String) async throws -> RecordHistory {
        try await read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT source.id AS number, source.json AS source, s.revision, s.edition, edition.at, s.json
                    FROM (SELECT source, revision, edition, json FROM record WHERE kind = ?1 AND id = ?2
                        UNION ALL SELECT source, revision, edition, json FROM history WHERE kind = ?1 AND id = ?2) s
                    JOIN source ON source.id = s.source JOIN edition ON edition.id = s.edition
                    ORDER BY source.id, s.revision DESC
                    """,
                arguments: [kind.rawValue, id])
            if rows.isEmpty { throw KnowledgeError.notFound(kind: Self.word(for: kind), id: id, nearest: []) }
            let json = CanonicalJSON()
            var sources: [RecordHistory.Statements] = []
            for row in rows {
                let number: Int = row["number"]
                if sources.last?.number != number {
                    let source = try json.decode(Source.self, from: row["source"])
                    sources.append(.init(number: number, source: source, revisions: []))
                }
                let text: String? = row["json"]
                let named = try text.map { try json.encodeWhole(json.decode(kind, from: $0).namingPeople(db)) }
                sources[sources.count - 1].revisions.append(
                    .init(number: row["revision"], edition: row["edition"], at: row["at"], json: named))
            }
            return RecordHistory(kind: kind, id: id, sources: sources, edition: try Self.edition(db))
        }
    }

    private static func word(for kind: Record.Kind) -> String { kind == .service ? "service record" : kind.rawValue }

    /// Lets a source state again what it stated in a past revision: as a new one, so that nothing is lost.
    ///
    /// A file that is imported again states what the file says.
    /// - Parameter source: the number of the source in the history; nil: the only one that has such a revision.
    /// - Returns: the new revision and its edition; the present ones when nothing differs.
    /// - Throws: `RevertError`, `KnowledgeError.notFound`.
    package func revert(
        _ kind: Record.Kind, _ id: String, to revision: Int, of source: Int? = nil, at time: Date = Date()
    ) throws -> (revision: Int, edition: Int) {
        var result = (revision: 0, edition: 0)
        do {
            try database.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    let past = try PastRevision(kind, id, revision, of: source, db)
                    let record = try CanonicalJSON().decode(kind, from: past.json, line: past.line).namingPeople(db)
                    let edition = try Self.write([record], to: past.source, named: id, at: time, db)
                    let number = try Int.fetchOne(
                        db, sql: "SELECT revision FROM record WHERE kind = ? AND id = ? AND source = ?",
                        arguments: [kind.rawValue, id, past.number])
                    result = (number ?? revision, edition)
                    return .commit
                }
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
        return result
    }
}

/// Why a thing cannot be brought back to a past revision.
package enum RevertError: Error, Hashable {
    case noSuchRevision(Int, possible: [Int])
    /// The source stated nothing then.
    case nothingStated(Int)
    /// Several sources have a revision of that number; by number and title.
    case severalSources([String])
}

extension RevertError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noSuchRevision(let number, let possible):
            "There is no revision \(number); there are \(possible.map(String.init).joined(separator: ", "))."
        case .nothingStated(let number):
            "In revision \(number) the source stated nothing; there is nothing to go back to."
        case .severalSources(let sources):
            "Several sources have such a revision: \(sources.joined(separator: "; ")). Say which with its number."
        }
    }
}

/// A revision to go back to.
private struct PastRevision {
    var number: Int
    var source: Source
    var json: String
    var line: Int?

    init(_ kind: Record.Kind, _ id: String, _ revision: Int, of source: Int?, _ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT s.source AS number, source.json AS source, s.revision, s.json, record.line
                FROM (SELECT source, revision, json FROM record WHERE kind = ?1 AND id = ?2
                    UNION ALL SELECT source, revision, json FROM history WHERE kind = ?1 AND id = ?2) s
                JOIN source ON source.id = s.source
                LEFT JOIN record ON record.kind = ?1 AND record.id = ?2 AND record.source = s.source
                ORDER BY s.source, s.revision
                """,
            arguments: [kind.rawValue, id])
        if rows.isEmpty { throw KnowledgeError.notFound(kind: kind.rawValue, id: id, nearest: []) }
        let own = rows.filter { source == nil || $0["number"] == source }
        let found = own.filter { $0["revision"] == revision }
        guard let row = found.first else {
            throw RevertError.noSuchRevision(revision, possible: Set(own.map { $0["revision"] as Int }).sorted())
        }
        let json = CanonicalJSON()
        if found.count > 1 {
            throw RevertError.severalSources(
                try found.map { "\($0["number"] as Int): \(try json.decode(Source.self, from: $0["source"]).document)" }
            )
        }
        guard let text: String = row["json"] else { throw RevertError.nothingStated(revision) }
        number = row["number"]
        self.source = try json.decode(Source.self, from: row["source"])
        self.json = text
        line = row["line"]
    }
}
