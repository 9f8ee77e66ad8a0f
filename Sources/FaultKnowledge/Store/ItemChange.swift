import FaultModel

/// What becomes of one item when statements about it change: everything that needs no database, so that it is worked out
/// on all cores while the writes stay in line.
struct ItemChange: Sendable {
    /// The item as it stands before; nil: there is none.
    struct Former: Sendable {
        var rowid: Int64
        var json: String
    }

    /// What one source states.
    struct Statement: Sendable {
        var json: String
        /// The line it came from, which the JSON leaves out.
        var line: Int?
    }

    enum Outcome: Sendable {
        case unchanged
        /// Only a line number is another one.
        case moved(rowid: Int64, json: String)
        case new(Entry)
        case changed(rowid: Int64, from: Derivation, to: Entry)
        case removed(rowid: Int64, from: Derivation)
        /// Nothing states it, and nothing did before.
        case absent
    }

    /// An item ready to be written.
    struct Entry: Sendable {
        var kind: Record.Kind
        var id: String
        var json: String
        var derived: Derivation
        /// Of its text.
        var terms: ItemTerms?
        /// Its languages as `Derivation.languageList` has them.
        var languages: String
        /// What each of its models is looked up by.
        var modelKeys: [String]

        /// - Parameter counted: text tables for which only the lengths of the text are wanted.
        init(_ record: Record, json: String, with analysis: TextAnalysis, counted: Set<TextTable> = []) {
            kind = record.kind
            id = record.id
            self.json = json
            derived = Derivation(of: record, with: analysis)
            terms = derived.text.map { ItemTerms($0, isCounted: counted.contains($0.table)) }
            languages = derived.languageList
            modelKeys = derived.models.map { Identifier.key($0) }
        }
    }

    let kind: Record.Kind
    let id: String
    let former: Former?
    let statements: [Statement]

    /// What to write, and what sources say differently.
    func resolved(_ json: CanonicalJSON, _ analysis: TextAnalysis) throws -> (outcome: Outcome, conflicts: [String]) {
        var conflicts: [String] = []
        let records = try statements.map { try json.decode(kind, from: $0.json, line: $0.line) }
        let merged = try Merging.merge(records, conflicts: &conflicts)
        return (try outcome(merged, json, analysis), conflicts)
    }

    private func outcome(_ merged: Record?, _ json: CanonicalJSON, _ analysis: TextAnalysis) throws -> Outcome {
        guard let merged else {
            guard let former else { return .absent }
            let record = try json.decode(kind, from: former.json)
            return .removed(rowid: former.rowid, from: Derivation(of: record, with: analysis))
        }
        let text = try json.encodeWhole(merged)
        guard let former else { return .new(Entry(merged, json: text, with: analysis)) }
        if former.json == text { return .unchanged }
        let before = try json.decode(kind, from: former.json)
        if before.withoutLines == merged.withoutLines { return .moved(rowid: former.rowid, json: text) }
        return .changed(
            rowid: former.rowid, from: Derivation(of: before, with: analysis),
            to: Entry(merged, json: text, with: analysis))
    }

    /// The same for many, in order, on all cores.
    static func resolved(_ changes: [ItemChange]) throws -> [(outcome: Outcome, conflicts: [String])] {
        try Parallel.map(changes, with: { (CanonicalJSON(), TextAnalysis()) }) { change, tools in
            try change.resolved(tools.0, tools.1)
        }
    }
}
