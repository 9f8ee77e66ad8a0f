package import FaultModel
import GRDB

/// Why someone who may see some lines alone may not import something.
package enum OutOfBounds: Error, Hashable, CustomStringConvertible {
    case line(String)
    case vocabulary
    case noLine(document: String)
    case noProduct(record: String)
    case othersDocument(String)
    case recordOfOthers(String)

    package var description: String {
        switch self {
        case .line(let line): "It speaks of the product line '\(line)', which this token is not for."
        case .vocabulary: "A vocabulary is for all product lines, and this token is for some alone."
        case .noLine(let document):
            "'\(document)' states parts and nothing of a product line; with this token they come together with the faults or "
                + "sections that use them."
        case .noProduct(let record):
            "The service record '\(record)' says no product, and this token is for some product lines alone. Say which it is."
        case .recordOfOthers(let record):
            "The id '\(record)' cannot be used with this token. Give the service record another one."
        case .othersDocument(let document):
            "'\(document)' from a file of this name cannot be replaced with this token. Give the file another name."
        }
    }
}

extension KnowledgeBase {
    /// Sees to it that an import into a limited knowledge base changes nothing of other lines: each draft speaks of its
    /// lines, and replaces nothing that others state.
    /// - Throws: `OutOfBounds`, `KnowledgeError`.
    package func checkBounds(of drafts: [Draft]) throws {
        guard case .only(let lines) = scope else { return }
        for draft in drafts where !draft.records.isEmpty {
            var hasLine = false
            for record in draft.records {
                if case .term = record { throw OutOfBounds.vocabulary }
                if case .service(let sheet) = record { try check(sheet) }
                guard let line = record.line else { continue }
                guard lines.contains(line) else { throw OutOfBounds.line(line) }
                hasLine = true
            }
            guard hasLine else { throw OutOfBounds.noLine(document: draft.source.document) }
            guard try mayReplace(draft.source) else { throw OutOfBounds.othersDocument(draft.source.document) }
        }
    }

    /// Sees to it that a service record is of a line that may be seen, as is the fault that it confirms, and takes the place
    /// of none that may not.
    /// - Throws: `OutOfBounds`, `KnowledgeError`.
    package func check(_ record: ServiceRecord) throws {
        guard case .only(let lines) = scope else { return }
        guard let line = record.machine.product else { throw OutOfBounds.noProduct(record: record.id) }
        for line in [line, record.confirms?.fault.line].compactMap({ $0 }) where !lines.contains(line) {
            throw OutOfBounds.line(line)
        }
        let isOfOthers = try readNow { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT 1 FROM main.item AS own WHERE own.kind = 'record' AND own.id = ?
                        AND NOT EXISTS (SELECT 1 FROM item WHERE item.rowid = own.rowid)
                    """, arguments: [record.id])
        }
        if isOfOthers != nil { throw OutOfBounds.recordOfOthers(record.id) }
    }

    /// Whether all that the source states now is of the lines.
    private func mayReplace(_ source: Source) throws -> Bool {
        let views = LimitedViews(Set(scope.lines ?? []))
        return try readNow { db in
            try Bool.fetchOne(db, sql: views.mayReplace, arguments: [source.key]) ?? true
        }
    }

    /// Of these parts, by key, those of which a hidden source states something too.
    package func partsOfOthers(among keys: Set<String>) throws -> Set<String> {
        if scope == .all { return [] }
        return try readNow { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT 1 FROM main.item AS own WHERE own.kind = 'part' AND own.id = ?
                        AND NOT EXISTS (SELECT 1 FROM wholeItem WHERE wholeItem.rowid = own.rowid)
                    """)
            return try keys.filter { try Bool.fetchOne(statement, arguments: [$0]) != nil }
        }
    }

    private func readNow<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try database.read(body)
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
    }
}

extension ImportDifferences {
    /// Leaves out what is told of these parts.
    package func without(parts: Set<String>) -> ImportDifferences {
        var rest = self
        rest.removeAll { $0.kind == .part && parts.contains($0.id) }
        return rest
    }
}

extension Record {
    /// The product line; nil: it belongs to none.
    fileprivate var line: String? {
        switch self {
        case .fault(let fault): fault.id.line
        case .passage(let passage): passage.id.line
        case .product(let product): product.line
        case .service(let record): record.machine.product
        case .part, .term: nil
        }
    }
}
