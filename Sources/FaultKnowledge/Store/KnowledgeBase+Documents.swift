package import FaultModel
import GRDB

/// A document with what it states, in its order.
package struct DocumentReport: Sendable {
    /// As it was asked for.
    package var id: String
    /// The files that carry it, in the order in which they first came.
    package var sources: [Source]
    /// Those from `offset` on.
    package var entries: [Entry]
    /// How many entries there are in all.
    package var total: Int
    package var edition: Int

    /// A fault or passage of the document.
    package struct Entry: Sendable, Hashable {
        package var kind: Record.Kind
        package var id: String
        package var title: LocalizedText
        /// The headings above a passage, the outermost first.
        package var headings: [LocalizedText]
        package var citation: Citation?
    }
}

extension KnowledgeBase {
    package static let documentLimits = 1...1000

    /// The faults and passages of a document, in the order in which its files state them.
    ///
    /// A document goes by the name that its passages bear in their ids, or by its title as citations give it. Passages of
    /// other documents that stand in the same file are left out.
    /// - Throws: `KnowledgeError.notFound` when no source is of that document; `.outOfRange`.
    package func document(_ id: String, limit: Int = 200, offset: Int = 0) async throws -> DocumentReport {
        guard Self.documentLimits.contains(limit) else {
            throw KnowledgeError.outOfRange(name: "limit", value: limit, expected: Self.documentLimits)
        }
        guard SearchRequest.offsets.contains(offset) else {
            throw KnowledgeError.outOfRange(name: "offset", value: offset, expected: SearchRequest.offsets)
        }
        return try await read { db in
            let titled = try Self.sources(titled: id, db)
            let named = Identifier.isSlug(id) ? try Self.sources(ofDocument: id, db) : []
            let sources = Set(titled + named).sorted()
            if sources.isEmpty {
                throw KnowledgeError.notFound(
                    kind: "document", id: id, nearest: try Self.nearestDocument(to: id, db))
            }
            let rows = try Self.entries(of: sources, titled.isEmpty ? id : nil, db)
            let json = CanonicalJSON()
            return DocumentReport(
                id: id,
                sources: try sources.compactMap { source in
                    let text = try String.fetchOne(db, sql: "SELECT json FROM source WHERE id = ?", arguments: [source])
                    return try text.map { try json.decode(Source.self, from: $0) }
                },
                entries: try rows.dropFirst(offset).prefix(limit).compactMap { try Self.entry($0, $1, json, db) },
                total: rows.count, edition: try Self.edition(db))
        }
    }

    /// A source's key begins with the title; U+001F parts it from the file's name.
    private static func sources(titled title: String, _ db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "SELECT id FROM source WHERE key >= ? AND key < ?",
            arguments: [title + "\u{1F}", title + "\u{20}"])
    }

    /// The sources of passages whose ids name the document, in any line.
    private static func sources(ofDocument document: String, _ db: Database) throws -> [Int64] {
        let lines = try String.fetchAll(
            db,
            sql: """
                -- Each line once, by leaps through the index.
                WITH RECURSIVE lines(line) AS (
                    SELECT min(line) FROM item
                    UNION ALL SELECT (SELECT min(line) FROM item WHERE line > lines.line) FROM lines
                    WHERE lines.line NOT NULL)
                SELECT line FROM lines WHERE line NOT NULL
                """)
        return try lines.flatMap { line in
            try Int64.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT DISTINCT source FROM record
                        WHERE kind = 'passage' AND id >= ? AND id < ? AND json NOT NULL
                        """),
                arguments: ["\(line)/\(document)/", "\(line)/\(document)0"])
        }
    }

    /// - Parameter document: only passages whose ids name it; nil: all.
    private static func entries(
        of sources: [Int64], _ document: String?, _ db: Database
    ) throws -> [(kind: Record.Kind, id: String)] {
        var entries: [(Record.Kind, String)] = []
        var seen = Set<String>()
        let statement = try db.cachedStatement(
            sql: """
                SELECT kind, id FROM record WHERE source = ? AND kind IN ('fault', 'passage') AND json NOT NULL
                ORDER BY position
                """)
        for source in sources {
            for row in try Row.fetchAll(statement, arguments: [source]) {
                let (name, id): (String, String) = (row[0], row[1])
                guard let kind = Record.Kind(rawValue: name), seen.insert(id).inserted else { continue }
                if kind == .passage, let document, Passage.ID(id)?.document != document { continue }
                entries.append((kind, id))
            }
        }
        return entries
    }

    private static func entry(
        _ kind: Record.Kind, _ id: String, _ json: CanonicalJSON, _ db: Database
    ) throws -> DocumentReport.Entry? {
        guard let text = try Self.json(of: kind, id, db), let item = Item(try json.decode(kind, from: text)) else {
            return nil
        }
        switch item {
        case .fault(let fault):
            return .init(kind: kind, id: id, title: fault.symptom, headings: [], citation: fault.citations.first)
        case .passage(let passage):
            return .init(
                kind: kind, id: id, title: passage.title, headings: passage.headings,
                citation: passage.citations.first)
        case .part, .service: return nil
        }
    }

    private static func nearestDocument(to id: String, _ db: Database) throws -> [String] {
        let keys = try String.fetchAll(db, sql: "SELECT key FROM source LIMIT 5000")
        let titles = Set(keys.compactMap { $0.split(separator: "\u{1F}").first.map(String.init) })
        return id.nearest(among: titles.sorted()).map { [$0] } ?? []
    }
}
