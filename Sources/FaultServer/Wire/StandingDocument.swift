package import FaultModel

/// Of what was made from service records: how far it has come, who says so, and from which record.
package struct StandingDocument: Encodable, Sendable {
    package var state: KnowledgeState
    @Nullable package var by: String?
    @Nullable package var on: String?
    @Nullable package var record: String?

    /// Nil: a manual states it.
    init?(_ standing: Standing?) {
        guard let standing else { return nil }
        state = standing.state
        by = standing.by
        on = standing.day?.description
        record = standing.record
    }
}

extension StandingDocument {
    /// `not validated (service record r-17; Wang, 2026-11-22)`.
    package func sentence(_ words: Words) -> String {
        let source = record.map { words.sentence(.fromServiceRecord, $0) } ?? words[.fromService]
        let who = [by, on].compactMap { $0 }
        let details = [source] + (who.isEmpty ? [] : [words.list(who)])
        let (open, part, close) = words.language == .chinese ? ("（", "；", "）") : (" (", "; ", ")")
        return words.name(of: state) + open + details.joined(separator: part) + close
    }
}
