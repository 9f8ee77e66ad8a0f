/// What an engineer does next at the machine.
package enum WalkMove: Hashable, Sendable, CustomStringConvertible {
    /// The id of a check of the fault.
    case check(String)
    /// The id of the cause that is remedied.
    case remedy(String)

    /// A move that was made, and what came of it.
    package struct Answer: Hashable, Sendable, CustomStringConvertible {
        package let move: WalkMove
        package let outcome: Outcome

        package init(_ move: WalkMove, _ outcome: Outcome) {
            self.move = move
            self.outcome = outcome
        }

        package static func check(_ id: String, _ outcome: Outcome) -> Answer { .init(.check(id), outcome) }
        package static func notFixed(_ cause: String) -> Answer { .init(.remedy(cause), .notFixed) }

        package var description: String { "\(move)=\(outcome)" }
    }

    package var description: String {
        switch self {
        case .check(let id): "check \(id)"
        case .remedy(let id): "remedy \(id)"
        }
    }

    /// What comes of a move: the first two of a check, the others of a remedy.
    package enum Outcome: String, Hashable, Sendable {
        case ok, faulty, notFixed, fixed
    }
}
