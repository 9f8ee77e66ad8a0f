import GRDB

/// What is known of the text of one table as a whole. Kept beside the postings in `textTotal`, by name.
struct TextTotals: Hashable, Sendable {
    /// Items with text.
    var documents = 0
    /// The sum of the factors of all tokens, in 1/1024: over `tokens` it is what one occurrence of a term usually counts.
    var factors = 0
    var tokens = 0
    /// By field: the tokens of all items, and the items that have any.
    var lengths: [SearchField: Int] = [:]
    var filled: [SearchField: Int] = [:]
    /// The lengths that the impacts were worked out with, in 1/1024 tokens; empty: no index was begun yet.
    var usualLengths: [SearchField: Int] = [:]

    /// BM25's k. A question with a frequent term in a long field and one with a rare term in a short one are told apart
    /// the better, the more an occurrence usually counts, so k is in units of that.
    var saturation: Double {
        guard factors > 0, tokens > 0 else { return Self.saturation }
        return Self.saturation * Double(factors) / 1024 / Double(tokens)
    }

    private static let saturation = 2.0

    init() {}

    init(_ db: Database, of table: TextTable) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT name, value FROM textTotal WHERE source = ?", arguments: [table.number])
        while let row = try rows.next() {
            let (name, value): (String, Int) = (row[0], row[1])
            switch name {
            case "documents": documents = value
            case "factors": factors = value
            case "tokens": tokens = value
            default:
                let parts = name.split(separator: ".").map(String.init)
                guard parts.count == 2, let field = SearchField(rawValue: parts[1]) else { continue }
                switch parts[0] {
                case "length": lengths[field] = value
                case "filled": filled[field] = value
                case "usual": usualLengths[field] = max(1, value)
                default: break
                }
            }
        }
    }

    func write(_ db: Database, of table: TextTable) throws {
        var values = ["documents": documents, "factors": factors, "tokens": tokens]
        for (field, value) in lengths { values["length.\(field.rawValue)"] = value }
        for (field, value) in filled { values["filled.\(field.rawValue)"] = value }
        for (field, value) in usualLengths { values["usual.\(field.rawValue)"] = value }
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO textTotal (source, name, value) VALUES (?, ?, ?)")
                .execute(arguments: [table.number, name, value])
        }
    }

    /// Counts an item in, or out: all but its factors.
    mutating func count(_ item: ItemTerms, _ sign: Int) {
        documents += sign
        for (field, length) in zip(item.table.fields, item.lengths) where length > 0 {
            tokens += sign * length
            lengths[field, default: 0] += sign * length
            filled[field, default: 0] += sign
        }
    }

    /// The mean length of each field, in 1/1024 tokens: of the items that have it, and of a few that are as long as such
    /// texts are anywhere, so that the first three texts do not say what is long.
    func meanLengths(of table: TextTable) -> [SearchField: Int] {
        table.fields.reduce(into: [:]) { means, field in
            let sum = lengths[field, default: 0] + Self.assumedItems * field.typicalLength
            means[field] = max(1024, sum * 1024 / (filled[field, default: 0] + Self.assumedItems))
        }
    }

    private static let assumedItems = 32

    /// True when texts have become so much longer or shorter than those that the index was begun with that their
    /// impacts should be worked out anew.
    func isStale(in table: TextTable) -> Bool {
        meanLengths(of: table).contains { field, mean in
            let usual = usualLengths[field] ?? 1024
            return mean > 3 * usual || usual > 3 * mean
        }
    }

    /// Nil: no index was begun yet.
    func scale(_ table: TextTable, _ weights: FieldWeights) -> ImpactScale? {
        usualLengths.isEmpty
            ? nil : ImpactScale(table, weights, usualLengths: usualLengths.mapValues { Double($0) / 1024 })
    }
}

extension SearchField {
    /// Tokens that such a text usually has, in any knowledge base.
    fileprivate var typicalLength: Int {
        switch self {
        case .title: 6
        case .symptom, .also: 8
        case .cause: 10
        case .remedy, .other: 20
        case .body: 100
        }
    }
}
