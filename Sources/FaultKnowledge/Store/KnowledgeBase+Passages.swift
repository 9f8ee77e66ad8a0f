package import FaultModel
import GRDB

/// A passage with its neighbours in the document.
package struct PassageReport: Sendable {
    package var passage: Passage
    /// The section before and the one after it, in the order of the document; nil: there is none.
    package var previous: PassageHeading?
    package var next: PassageHeading?
}

/// A passage as a list shows it.
package struct PassageHeading: Sendable, Hashable {
    package var id: Passage.ID
    package var title: LocalizedText
}

extension KnowledgeBase {
    /// - Throws: `KnowledgeError.notFound` with the nearest id of the same line.
    package func passage(_ id: Passage.ID) async throws -> PassageReport {
        try await read { db in
            let json = CanonicalJSON()
            guard let text = try Self.json(of: .passage, id.description, db) else {
                throw KnowledgeError.notFound(
                    kind: "passage", id: id.description, nearest: try Self.nearest(to: id, db))
            }
            let sections = try Self.sections(of: id.line, id.document, db)
            let place = sections.firstIndex(of: id.description)
            func heading(_ offset: Int) throws -> PassageHeading? {
                guard let index = place.map({ $0 + offset }), sections.indices.contains(index),
                    let text = try Self.json(of: .passage, sections[index], db)
                else { return nil }
                let passage = try json.decode(Passage.self, from: text)
                return PassageHeading(id: passage.id, title: passage.title)
            }
            return PassageReport(
                passage: try json.decode(Passage.self, from: text), previous: try heading(-1), next: try heading(1))
        }
    }

    private static func nearest(to id: Passage.ID, _ db: Database) throws -> [String] {
        let names = try String.fetchAll(
            db, sql: "SELECT id FROM item WHERE kind = 'passage' AND line = ? LIMIT 5000", arguments: [id.line])
        return id.description.nearest(among: names).map { [$0] } ?? []
    }

    /// The ids of a document's passages in the order in which its sources state them: the first source's first.
    static func sections(of line: String, _ document: String, _ db: Database) throws -> [String] {
        let (first, end) = ("\(line)/\(document)/", "\(line)/\(document)0")
        return try String.fetchAll(
            db.cachedStatement(
                sql: """
                    -- 1, 2: the range of the ids ('0' follows '/'). The position is that of the first source (SQLite takes
                    -- a bare column from the row of min()).
                    SELECT id FROM (
                        SELECT id, min(source) AS first, position FROM record
                        WHERE kind = 'passage' AND id >= ?1 AND id < ?2 AND json NOT NULL GROUP BY id)
                    ORDER BY first, position, id
                    """),
            arguments: [first, end])
    }
}
