/// The product lines that someone may see.
package enum LineScope: Hashable, Sendable {
    case all
    /// Nothing of any other line: not even in counts, facets and suggestions. Never empty.
    case only(Set<String>)

    package func includes(_ line: String) -> Bool {
        switch self {
        case .all: true
        case .only(let lines): lines.contains(line)
        }
    }

    /// The lines in order; nil: all.
    package var lines: [String]? {
        switch self {
        case .all: nil
        case .only(let lines): lines.sorted()
        }
    }
}
