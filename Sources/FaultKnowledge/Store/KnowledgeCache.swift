import DequeModule
import FaultModel
import Synchronization

/// What is made once for a state of the derived tables and used by many questions.
final class KnowledgeCache: Sendable {
    private let state = Mutex<State>(State())
    /// What may be seen of the knowledge that this is made from.
    let scope: LineScope
    /// Where the index is kept, which is the same whatever may be seen; nil: here.
    private let whole: KnowledgeCache?

    init() { (scope, whole) = (.all, nil) }

    init(of whole: KnowledgeCache, limitedTo lines: Set<String>) { (scope, self.whole) = (.only(lines), whole) }

    private struct State {
        /// See `KnowledgeBase.stamp`.
        var stamp = -1
        var spelling: SpellingWords?
        var products: ProductNames?
        var index: SearchIndex?
        var visible: VisibleRows?
        /// By line; nil inside: no source describes it.
        var described: [String: Product?] = [:]
        /// By row.
        var items: [Int64: ShownItem] = [:]
        /// Rows of `items`, the one that was read longest ago first.
        var order: Deque<Int64> = []
        /// Of all `items` together.
        var bytes = 0
    }

    /// Of the items as they are stored; a value in memory with its tokens takes some ten times as much.
    private static let mostBytes = 12 << 20
    /// A larger item, a long passage, is read anew each time: it would drive out many small ones.
    private static let largestItem = 128 << 10

    /// The words for this state, made by `make` when they are not there yet.
    func spelling(_ stamp: Int, make: () throws -> SpellingWords) rethrows -> SpellingWords {
        if let known = state.withLock({ $0.stamp == stamp ? $0.spelling : nil }) { return known }
        let words = try make()
        keep(stamp) { $0.spelling = words }
        return words
    }

    func products(_ stamp: Int, make: () throws -> ProductNames) rethrows -> ProductNames {
        if let known = state.withLock({ $0.stamp == stamp ? $0.products : nil }) { return known }
        let names = try make()
        keep(stamp) { $0.products = names }
        return names
    }

    func index(_ stamp: Int, make: () throws -> SearchIndex) rethrows -> SearchIndex {
        if let whole { return try whole.index(stamp, make: make) }
        if let known = state.withLock({ $0.stamp == stamp ? $0.index : nil }) { return known }
        let index = try make()
        keep(stamp) { $0.index = index }
        return index
    }

    func visible(_ stamp: Int, make: () throws -> VisibleRows) rethrows -> VisibleRows {
        if let known = state.withLock({ $0.stamp == stamp ? $0.visible : nil }) { return known }
        let visible = try make()
        keep(stamp) { $0.visible = visible }
        return visible
    }

    func product(_ line: String, _ stamp: Int, make: () throws -> Product?) rethrows -> Product? {
        if let known = state.withLock({ $0.stamp == stamp ? $0.described[line] : nil }) { return known }
        let product = try make()
        keep(stamp) { state in
            if state.described.count >= Self.mostProducts { state.described.removeAll() }
            state.described[line] = .some(product)
        }
        return product
    }

    private static let mostProducts = 256

    func item(_ rowid: Int64, _ stamp: Int) -> ShownItem? {
        state.withLock { $0.stamp == stamp ? $0.items[rowid] : nil }
    }

    static func isKept(_ item: ShownItem) -> Bool { item.bytes <= largestItem }

    func keep(_ item: ShownItem, _ rowid: Int64, _ stamp: Int) {
        guard Self.isKept(item) else { return }
        keep(stamp) { state in
            // One after the other: to forget thousands at once took longer than an answer may.
            while state.bytes + item.bytes > Self.mostBytes, let oldest = state.order.popFirst() {
                state.bytes -= state.items.removeValue(forKey: oldest)?.bytes ?? 0
            }
            if let former = state.items.updateValue(item, forKey: rowid) {
                state.bytes -= former.bytes
            } else {
                state.order.append(rowid)
            }
            state.bytes += item.bytes
        }
    }

    private func keep(_ stamp: Int, _ change: (inout State) -> Void) {
        state.withLock { state in
            if state.stamp != stamp { state = State(stamp: stamp) }
            change(&state)
        }
    }
}
