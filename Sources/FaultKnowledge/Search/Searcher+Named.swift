import FaultModel
import GRDB

/// The lines and faults that the question names by model or by product.
struct NamedProducts {
    var modelLines: Set<String> = []
    var modelItems: Set<Int64> = []
    /// By line, the terms of the question that are words of its name, by bit: a fault of the line need not say them
    /// again.
    var products: [String: UInt64] = [:]

    /// Every term that is a word of a named line's name.
    var nameTerms: UInt64 { products.values.reduce(0, |) }

    /// A line may also be named by another word for it: 塔吊 for 塔机.
    mutating func addProducts(by related: [RelatedWord], _ names: ProductNames) {
        guard products.isEmpty else { return }
        let words = Set(related.filter { !$0.isCorrection }.flatMap(\.sequence))
        for line in names.lines(namedBy: words) { products[line] = 0 }
    }
}

extension Searcher {
    func namedProducts(_ question: Question) throws -> NamedProducts {
        var named = NamedProducts()
        let statement = try db.cachedStatement(sql: "SELECT line, item FROM model WHERE key = ?")
        for key in question.modelKeys {
            let rows = try Row.fetchCursor(statement, arguments: [key])
            while let row = try rows.next() {
                named.modelLines.insert(row[0])
                named.modelItems.insert(row[1])
            }
        }
        let names = try productNames()
        for line in names.lines(namedBy: Set(question.terms.flatMap { $0.alternatives.joined() })) {
            named.products[line] = question.terms.enumerated().reduce(UInt64(0)) { bits, term in
                let isName = term.element.alternatives.joined().contains { names.isToken($0, inNameOf: line) }
                return isName ? bits | 1 << UInt64(term.offset) : bits
            }
        }
        return named
    }

    func productNames() throws -> ProductNames {
        try cache.products(stamp) { try ProductNames(db, json, analysis) }
    }
}
