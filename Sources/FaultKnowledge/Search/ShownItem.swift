import FaultModel
import GRDB

/// An item with what is shown beside it, whatever the question.
struct ShownItem: Sendable {
    var item: Item
    /// The product line of a fault; nil: no source describes it.
    var product: Product?
    /// The names of the parts of its remedies, by part key.
    var partNames: [String: LocalizedText] = [:]
    /// The number to order instead, for each of them that was replaced, by part key.
    var replacements: [String: PartNumber] = [:]

    /// Nil: the item is not one that can be found.
    init?(_ candidate: Candidate, _ db: Database, _ json: CanonicalJSON) throws {
        let statement = try db.cachedStatement(sql: "SELECT json FROM item WHERE rowid = ?")
        guard let text = try String.fetchOne(statement, arguments: [candidate.item]),
            let item = Item(try json.decode(candidate.kind, from: text))
        else { return nil }
        self.item = item
        guard case .fault(let fault) = item else { return }
        product = try Self.described(.product, fault.id.line, db).map { try json.decode(Product.self, from: $0) }
        let chain = PartChain(db: db)
        for key in Set(fault.causes.flatMap { $0.remedy?.parts.map(\.number.key) ?? [] }) {
            partNames[key] = try Self.described(.part, key, db).flatMap { try json.decode(Part.self, from: $0).name }
            replacements[key] = try chain.replacement(of: key)
        }
    }

    private static func described(_ kind: Record.Kind, _ id: String, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(sql: "SELECT json FROM item WHERE kind = ? AND id = ?")
        return try String.fetchOne(statement, arguments: [kind.rawValue, id])
    }
}
