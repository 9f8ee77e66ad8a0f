package import FaultModel
import GRDB

/// What one source states about a thing.
package struct SourceStatement: Sendable, Hashable {
    package var record: Record
    package var source: Source
    /// In the source's file, from 1; nil: the format has no lines.
    package var line: Int?

    /// Where it is said: the record's own citation, else the source as a whole.
    package var citation: Citation {
        record.citations.first
            ?? Citation(document: source.document, revision: source.revision, file: source.file, line: line)
    }
}

/// A thing that can be opened, for a list.
package struct ListedItem: Sendable, Hashable {
    package var kind: Record.Kind
    package var id: String
    package var title: LocalizedText
}

extension KnowledgeBase {
    /// What each source states about a thing, the first source first; empty: nobody states it.
    ///
    /// An item joins all of them; here is who said what. Ask only about what the caller may see.
    package func statements(of kind: Record.Kind, _ id: String) async throws -> [SourceStatement] {
        try await read { db in
            let json = CanonicalJSON()
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT record.json, record.line, source.json FROM record JOIN source ON source.id = record.source
                        WHERE record.kind = ? AND record.id = ? AND record.json NOT NULL ORDER BY record.source
                        """), arguments: [kind.rawValue, id])
            return try rows.map { row in
                SourceStatement(
                    record: try json.decode(kind, from: row[0], line: row[1]),
                    source: try json.decode(Source.self, from: row[2]), line: row[1])
            }
        }
    }

    package static let listLimits = 1...500

    /// Faults and sections in order of kind and id, those of some lines or of all.
    /// - Parameter previous: the last one that is known already; nil: from the first on.
    package func list(
        after previous: (kind: Record.Kind, id: String)?, limit: Int, lines: LineScope
    ) async throws -> [ListedItem] {
        guard Self.listLimits.contains(limit) else {
            throw KnowledgeError.outOfRange(name: "limit", value: limit, expected: Self.listLimits)
        }
        return try await read { db in
            let json = CanonicalJSON()
            var found: [ListedItem] = []
            let kinds: [Record.Kind] = [.fault, .passage]
            for kind in kinds.drop(while: { previous != nil && $0 != previous?.kind }) where found.count < limit {
                // An id begins with its line: each line is one range of ids.
                let ranges = lines.lines?.map { ("\($0)/", "\($0)0") } ?? [("", "\u{10FFFF}")]
                let start = kind == previous?.kind ? previous?.id ?? "" : ""
                for range in ranges where found.count < limit {
                    let rows = try Row.fetchAll(
                        db.cachedStatement(
                            sql: """
                                -- kind, first id, behind the last id, known already, limit
                                SELECT id, json FROM item
                                WHERE kind = ? AND id >= ? AND id < ? AND id > ? ORDER BY id LIMIT ?
                                """), arguments: [kind.rawValue, range.0, range.1, start, limit - found.count])
                    for row in rows {
                        switch try json.decode(kind, from: row[1]) {
                        case .fault(let fault): found.append(.init(kind: kind, id: row[0], title: fault.symptom))
                        case .passage(let passage): found.append(.init(kind: kind, id: row[0], title: passage.title))
                        default: break
                        }
                    }
                }
            }
            return found
        }
    }
}
