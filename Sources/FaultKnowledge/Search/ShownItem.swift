package import FaultModel
import GRDB

/// An item with what is shown beside it, whatever the question.
struct ShownItem: Sendable {
    var item: Item
    /// As it is stored: what it costs to keep.
    var bytes: Int
    /// The product line of a fault or passage; nil: no source describes it.
    var product: Product?
    /// The names of the parts of its remedies, or of the first that a passage names, by part key.
    var partNames: [String: LocalizedText] = [:]
    /// The number to order instead, for each of them that was replaced, by part key.
    var replacements: [String: PartNumber] = [:]
    /// What was made of it for readers.
    let memo = ItemMemo()

    /// Nil: the item is not one that can be found.
    /// - Parameter product: the product line of an id.
    init?(
        _ candidate: Candidate, _ db: Database, _ json: CanonicalJSON, product: (String) throws -> Product?
    ) throws {
        let statement = try db.cachedStatement(sql: "SELECT json FROM item WHERE rowid = ?")
        guard let text = try String.fetchOne(statement, arguments: [candidate.item]),
            let item = Item(try json.decode(candidate.kind, from: text))
        else { return nil }
        self.item = item
        bytes = text.utf8.count
        guard let line = item.line else { return }
        self.product = try product(line)
        let chain = PartChain(db: db)
        for key in Set(item.shownParts.map(\.key)) {
            partNames[key] = try Self.described(.part, key, db).flatMap { try json.decode(Part.self, from: $0).name }
            replacements[key] = try chain.replacement(of: key)
        }
    }

    /// A parts list as a passage may name thousands; a hit shows the first.
    static let mostParts = 20

    static func described(_ kind: Record.Kind, _ id: String, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(sql: "SELECT json FROM item WHERE kind = ? AND id = ?")
        return try String.fetchOne(statement, arguments: [kind.rawValue, id])
    }
}

extension Item {
    /// The parts that a hit shows: those of a fault's remedies, or the first that a passage names or a record used.
    package var shownParts: [PartNumber] {
        switch self {
        case .fault(let fault): fault.causes.flatMap { $0.remedy?.parts.map(\.number) ?? [] }
        case .passage(let passage): passage.parts.prefix(ShownItem.mostParts).map(\.number)
        case .part: []
        case .service(let record): record.parts.prefix(ShownItem.mostParts).map(\.number)
        }
    }

    /// The fault codes that it carries.
    var codes: [FaultCode] {
        switch self {
        case .fault(let fault): fault.codes
        case .service(let record): record.codes
        case .passage, .part: []
        }
    }
}
