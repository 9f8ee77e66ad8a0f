import GRDB

/// How much a word in each field counts.
package struct FieldWeights: Hashable, Sendable {
    private var weights: [SearchField: Double]

    /// What customers say and the symptom weigh more than causes, causes more than remedies; a title more than the text
    /// under it. Only their proportions matter.
    package static let usual = FieldWeights(weights: [
        .symptom: 8, .also: 6, .cause: 3, .remedy: 1.5, .other: 1, .title: 6, .body: 2,
    ])

    package subscript(field: SearchField) -> Double {
        get { weights[field] ?? 1 }
        set { weights[field] = newValue }
    }
}

extension FieldWeights {
    /// As the file keeps them: those that its index is built with.
    init(_ db: Database) throws {
        self = .usual
        let rows = try Row.fetchCursor(
            db, sql: "SELECT name, value FROM setting WHERE name LIKE 'weight.%'")
        while let row = try rows.next() {
            let (name, value): (String, String) = (row[0], row[1])
            guard let field = SearchField(rawValue: String(name.dropFirst("weight.".count))),
                let weight = Double(value), weight.isFinite, weight > 0
            else { continue }
            weights[field] = weight
        }
    }

    func write(_ db: Database) throws {
        for field in SearchField.allCases {
            try db.execute(
                sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
                arguments: ["weight.\(field.rawValue)", String(self[field])])
        }
    }
}
