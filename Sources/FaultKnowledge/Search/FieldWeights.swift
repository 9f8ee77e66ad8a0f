/// How much a word in each field counts.
package struct FieldWeights: Hashable, Sendable {
    private var weights: [SearchField: Double]

    /// What customers say and the symptom weigh more than causes, causes more than remedies; a title more than the text
    /// under it.
    package static let usual = FieldWeights(weights: [
        .symptom: 8, .also: 6, .cause: 3, .remedy: 1.5, .other: 1, .title: 6, .body: 1,
    ])

    package subscript(field: SearchField) -> Double {
        get { weights[field] ?? 1 }
        set { weights[field] = newValue }
    }

    /// The rank function of a text table, with the weights in the order of its columns.
    func rankFunction(of table: TextTable) -> String {
        "\(FieldRank.name)(" + table.fields.map { String(self[$0]) }.joined(separator: ", ") + ")"
    }
}
