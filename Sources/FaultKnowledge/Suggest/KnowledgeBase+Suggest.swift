package import FaultModel
import Foundation
import GRDB

/// What someone has typed so far.
package struct SuggestRequest: Hashable, Sendable {
    package var text: String
    /// The id of a product line; nil: all, and what belongs to none.
    package var product: String?
    /// 1…20.
    package var limit = 8

    package init(_ text: String) { self.text = text }

    package static let limits = 1...20
    /// Characters; what is longer has no completion.
    package static let longestText = 100
}

/// One way to go on.
package struct Suggestion: Hashable, Sendable {
    package var text: String
    package var kind: CompletionKind
    /// Nil: belongs to no language.
    package var language: Language?
    /// The items that bear it: of the line, where one is asked for.
    package var count: Int
    /// Times that readers asked just this: about the line, where one is asked for.
    package var asked = 0
    /// HTML: escaped, with `<mark>` around what was typed, also where it was typed in pinyin.
    package var marked: String
}

package struct Suggestions: Hashable, Sendable {
    /// The most asked first, then what most items bear, then the shorter ones, then by text. Each text once.
    package var all: [Suggestion]
    package var edition: Int
}

extension KnowledgeBase {
    /// Completes what someone types: from the beginning of a text or of a word in it, in pinyin whole (`zhuyougang`), by
    /// initials (`zyg`) or mixed (`zhuyg`), codes, models and part numbers with or without separators.
    ///
    /// - Throws: `KnowledgeError.outOfRange` for a limit out of bounds.
    /// - Complexity: a look-up for up to four characters, else some thousand keys at most, whatever the number of items.
    package func suggestions(_ request: SuggestRequest) async throws -> Suggestions {
        if !SuggestRequest.limits.contains(request.limit) {
            throw KnowledgeError.outOfRange(name: "limit", value: request.limit, expected: SuggestRequest.limits)
        }
        let scope = scope
        return try await read { db in
            let suggester = Suggester(db: db, request: request)
            return Suggestions(
                all: try scope.lines.map(suggester.all) ?? suggester.all(), edition: try Self.edition(db))
        }
    }
}
