package import FaultModel
package import FaultTrees

/// Why an answer does not belong to the walk.
package enum WalkError: Error, Hashable {
    /// `possible` is what can be answered now.
    case unknownAction(String, possible: [String], nearest: String?)
    case unknownOutcome(String, of: String, possible: [String], takesReading: Bool)
    case unreadableReading(ReadingError, of: String)
    case answeredBefore(String)
    case afterTheEnd(String, WalkState.Status)
    case tooManyAnswers(limit: Int)
    /// The fault's tree is too hard to be reckoned with.
    case tree(TreeError)
}

extension WalkError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownAction(let action, let possible, let nearest):
            "'\(action)' is nothing that can be answered now"
                + (nearest.map { "; did you mean '\($0)'?" } ?? "; possible: \(Self.list(possible)).")
        case .unknownOutcome(let outcome, let action, let possible, let takesReading):
            "'\(outcome)' is no outcome of '\(action)'; expected \(possible.joined(separator: ", "))"
                + (takesReading ? " or a reading." : ".")
        case .unreadableReading(let error, let action): "The reading of '\(action)': \(error)."
        case .answeredBefore(let action):
            "'\(action)' was answered before; take that answer back to answer it again."
        case .afterTheEnd(let action, let status):
            "'\(action)' comes after the end of the walk (\(status.rawValue)); take answers back to go on from there."
        case .tooManyAnswers(let limit): "More than \(limit) answers; no walk is so long."
        case .tree(let error): "The fault's tree cannot be reckoned with: \(error)"
        }
    }

    private static func list(_ names: [String]) -> String {
        guard !names.isEmpty else { return "nothing" }
        return names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", … (\(names.count) in all)" : "")
    }
}
