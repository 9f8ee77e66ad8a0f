import Synchronization

/// What is made once for an edition and used by many questions.
final class KnowledgeCache: Sendable {
    private let state = Mutex<State>(State())

    private struct State {
        var edition = -1
        var spelling: SpellingWords?
        var products: ProductNames?
        /// By row.
        var items: [Int64: ShownItem] = [:]
        /// Of all `items` together.
        var bytes = 0
    }

    /// Of the items as they are stored; a value in memory takes some three times as much.
    private static let mostBytes = 8 << 20
    /// A larger item, a long passage, is read anew each time: it would drive out many small ones.
    private static let largestItem = 128 << 10

    /// The words for this edition, made by `make` when they are not there yet.
    func spelling(edition: Int, make: () throws -> SpellingWords) rethrows -> SpellingWords {
        if let known = state.withLock({ $0.edition == edition ? $0.spelling : nil }) { return known }
        let words = try make()
        keep(edition) { $0.spelling = words }
        return words
    }

    func products(edition: Int, make: () throws -> ProductNames) rethrows -> ProductNames {
        if let known = state.withLock({ $0.edition == edition ? $0.products : nil }) { return known }
        let names = try make()
        keep(edition) { $0.products = names }
        return names
    }

    func item(_ rowid: Int64, edition: Int) -> ShownItem? {
        state.withLock { $0.edition == edition ? $0.items[rowid] : nil }
    }

    func keep(_ item: ShownItem, _ rowid: Int64, edition: Int) {
        if item.bytes > Self.largestItem { return }
        keep(edition) { state in
            if state.bytes + item.bytes > Self.mostBytes {
                state.items.removeAll()
                state.bytes = 0
            }
            state.bytes += item.bytes - (state.items.updateValue(item, forKey: rowid)?.bytes ?? 0)
        }
    }

    private func keep(_ edition: Int, _ change: (inout State) -> Void) {
        state.withLock { state in
            if state.edition != edition { state = State(edition: edition) }
            change(&state)
        }
    }
}
