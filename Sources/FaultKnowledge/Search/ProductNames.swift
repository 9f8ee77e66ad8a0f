import FaultModel
import Foundation
import GRDB

/// Tells which product line a question speaks of by the words of the lines' names: callers say 拖泵 or "the paver", not
/// an id.
struct ProductNames: Sendable {
    /// By token, the lines whose name holds it, by index.
    private var lines: [String: Set<Int>] = [:]
    private var ids: [String] = []

    init(_ db: Database, _ json: CanonicalJSON, _ analysis: TextAnalysis) throws {
        for text in try String.fetchAll(db, sql: "SELECT json FROM item WHERE kind = 'product' ORDER BY id LIMIT 5000")
        {
            let product = try json.decode(Product.self, from: text)
            let names = (product.name?.strings ?? []) + [product.line]
            for token in names.flatMap({ analysis.tokens(in: $0) }) where token.kind != .single {
                lines[token.text, default: []].insert(ids.count)
            }
            ids.append(product.line)
        }
    }

    /// True when the token is in the name of the line.
    func isToken(_ token: String, inNameOf line: String) -> Bool {
        lines[token]?.contains { ids[$0] == line } ?? false
    }

    /// The lines that the tokens name best: the rarer a token among the names, the more it says. Empty when the tokens
    /// name no line, or name most lines alike.
    func lines(namedBy tokens: Set<String>) -> Set<String> {
        var weights: [Int: Double] = [:]
        for token in tokens {
            guard let named = lines[token], named.count * 2 <= max(2, ids.count) else { continue }
            let rarity = log(Double(ids.count + 1) / Double(named.count))
            for line in named { weights[line, default: 0] += rarity }
        }
        guard let best = weights.values.max() else { return [] }
        return Set(weights.filter { $0.value >= 0.9 * best }.map { ids[$0.key] })
    }
}
