/// What someone may do; each role may do what those before it may.
package enum Role: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Reads and walks.
    case agent
    /// Also records what was found on a machine.
    case engineer
    /// Also imports.
    case author
    /// Also sees who may do what, and who did it.
    case admin

    package static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .agent: 0
        case .engineer: 1
        case .author: 2
        case .admin: 3
        }
    }
}
