#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Memory of tables that are done with, for the tables that come next.
///
/// Fresh memory of the system costs more to touch first than a small table costs to fill; orders of events that race with
/// one another hand theirs on here, and a table that grows keeps what it has. Large blocks go back to the system at once.
final class TableMemory {
    private var unused: [(start: UnsafeMutableRawPointer, size: Int)] = []
    private static let largestKept = 16 << 20

    deinit { for block in unused { free(block.start) } }

    /// Room for `count` values, not initialized.
    func take<Value>(_ count: Int, of type: Value.Type = Value.self) -> UnsafeMutablePointer<Value> {
        let size = Self.size(count, type)
        // One that fits and is not far too large.
        if let place = unused.lastIndex(where: { $0.size >= size && $0.size <= size * 2 }) {
            return Self.pointer(unused.remove(at: place).start, count)
        }
        return Self.pointer(malloc(size), count)
    }

    /// Takes back what `take` or `resize` gave for so many values, which need no deinitialization.
    func give<Value>(_ start: UnsafeMutablePointer<Value>, _ count: Int) {
        let size = Self.size(count, Value.self)
        if size <= Self.largestKept { unused.append((UnsafeMutableRawPointer(start), size)) } else { free(start) }
    }

    /// The same values with room for more of them; those added are not initialized.
    func resize<Value>(
        _ start: UnsafeMutablePointer<Value>, from count: Int, to newCount: Int
    ) -> UnsafeMutablePointer<Value> {
        Self.pointer(realloc(start, Self.size(newCount, Value.self)), newCount)
    }

    private static func size<Value>(_ count: Int, _ type: Value.Type) -> Int {
        max(64, count * MemoryLayout<Value>.stride)
    }

    private static func pointer<Value>(_ start: UnsafeMutableRawPointer?, _ count: Int) -> UnsafeMutablePointer<Value> {
        // Memory that the system refuses ends the program, in the words of the language.
        start?.bindMemory(to: Value.self, capacity: count) ?? .allocate(capacity: count)
    }
}
