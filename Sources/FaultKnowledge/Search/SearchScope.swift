import FaultModel
import GRDB

/// The items that a filter lets through, and the factors that the question gives to items.
struct SearchScope {
    /// Nil: everything passes.
    let passing: DocumentSet?

    init(_ filter: SearchFilter, _ index: SearchIndex, _ db: Database) throws {
        if filter == SearchFilter(), !index.facts.hasArchived {
            passing = nil
            return
        }
        let key = filter.model.map { Identifier.key($0) }
        var lines: Set<String> = []
        if let key {
            let statement = try db.cachedStatement(sql: "SELECT DISTINCT line FROM model WHERE key = ?")
            lines = Set(try String.fetchAll(statement, arguments: [key]))
        }
        let tag = filter.language.map { ",\($0.tag)," }
        func passes(_ signature: DocumentFacts.Signature) -> Bool {
            if let product = filter.product, signature.line != product { return false }
            if let name = filter.class?.rawValue, signature.class != name { return false }
            if let kind = filter.kind?.rawValue, signature.kind.rawValue != kind { return false }
            if let tag, !signature.languages.contains(tag) { return false }
            if let state = filter.state { return (signature.state ?? .validated) == state }
            return signature.state != .archived
        }
        guard let key else {
            passing = index.documents("\(filter)", where: passes)
            return
        }
        // What names no models is for all models of its line.
        var set = index.facts.documents { signature in
            passes(signature) && !signature.hasModels && signature.line.map(lines.contains) ?? false
        }
        let statement = try db.cachedStatement(sql: "SELECT item FROM model WHERE key = ?")
        let items = try Int.fetchCursor(statement, arguments: [key])
        while let item = try items.next() {
            if let signature = index.facts[item], passes(signature) { set.insert(item) }
        }
        let records = try db.cachedStatement(sql: "SELECT item FROM service WHERE modelKey = ?")
        let found = try Int.fetchCursor(records, arguments: [key])
        while let item = try found.next() {
            if let signature = index.facts[item], passes(signature) { set.insert(item) }
        }
        passing = set
    }
}
