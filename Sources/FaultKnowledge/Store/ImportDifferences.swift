package import FaultModel

/// What an import changes, thing by thing, in the order in which it comes upon them.
package struct ImportDifferences: Sendable {
    package private(set) var all: [Difference] = []
    /// Differences that were not kept because there are too many or they are too long.
    package private(set) var left = 0

    /// So many are kept, and so many bytes of JSON in all: enough for a person to look through.
    private static let most = 500
    private static let mostBytes = 4 << 20
    private var bytes = 0

    package init() {}

    /// One thing before and after, as canonical JSON without the lines of files.
    package struct Difference: Hashable, Sendable {
        package var kind: Record.Kind
        package var id: String
        /// Nil: it is new.
        package var before: String?
        /// Nil: it is removed.
        package var after: String?

        package init(kind: Record.Kind, id: String, before: String?, after: String?) {
            self.kind = kind
            self.id = id
            self.before = before
            self.after = after
        }
    }

    mutating func removeAll(where isUnwanted: (Difference) -> Bool) { all.removeAll(where: isUnwanted) }

    mutating func add(_ difference: Difference) {
        let size = (difference.before?.utf8.count ?? 0) + (difference.after?.utf8.count ?? 0)
        if all.count >= Self.most || bytes + size > Self.mostBytes {
            left += 1
            return
        }
        bytes += size
        all.append(difference)
    }
}

/// The knowledge base has another edition than the one that a change was looked at against.
package struct EditionMoved: Error {
    package let edition: Int
}
