import FaultModel

/// How many items more or fewer bear each text than before a transaction: collected item by item, written once at its end.
///
/// Holds at most 300,000 texts. Beyond that the rarest are given up, as in lossy counting (Manku and Motwani, VLDB 2002):
/// what many items bear is kept whatever the order they come in.
final class CompletionTally {
    private(set) var changes: [Key: Change] = [:]

    struct Key: Hashable {
        var kind: CompletionKind
        var text: String
        /// The product line; empty: none.
        var line: String
    }

    struct Change {
        var items: Int
        var language: Language?
    }

    private let most: Int

    init(most: Int = 300_000) { self.most = most }

    /// - Parameter items: 1 where an item comes, -1 where it goes.
    func add(_ items: Int, _ completions: [Completion], line: String?) {
        for completion in completions {
            let key = Key(kind: completion.kind, text: completion.text, line: line ?? "")
            changes[key, default: Change(items: 0, language: completion.language)].items += items
        }
        if changes.count > most { thin() }
    }

    private func thin() {
        var least = 0
        while changes.count > most / 2 {
            changes = changes.filter { abs($0.value.items) > least }
            least += 1
        }
    }

    func removeAll() { changes = [:] }
}
