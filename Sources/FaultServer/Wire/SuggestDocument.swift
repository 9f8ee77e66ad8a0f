package import FaultKnowledge
package import FaultModel

/// The answer to `suggest` and `GET /api/suggest`.
package struct SuggestDocument: Encodable, Sendable {
    package var suggestions: [One]
    package var edition: Int
    package var tookMilliseconds: Double

    private enum CodingKeys: String, CodingKey {
        case suggestions, edition
        case tookMilliseconds = "took_ms"
    }

    package struct One: Encodable, Sendable {
        package var text: String
        package var kind: CompletionKind
        @Nullable package var language: Language?
        /// The items that bear it.
        package var count: Int
        /// HTML with `<mark>`.
        package var marked: String
    }

    init(_ found: Suggestions, tookMilliseconds: Double) {
        suggestions = found.all.map {
            One(text: $0.text, kind: $0.kind, language: $0.language, count: $0.count, marked: $0.marked)
        }
        edition = found.edition
        self.tookMilliseconds = (tookMilliseconds * 100).rounded() / 100
    }
}
