/// Why a backup was not made or not brought back.
package enum UpkeepError: Error, Hashable {
    case exists(path: String)
    case isItself(path: String)
    case unusable(path: String, reason: String)
    case failed(path: String, reason: String)
}

extension UpkeepError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .exists(let path):
            "There is a file at '\(path)' already. Name another one, or replace it with --force."
        case .isItself(let path):
            "'\(path)' is the knowledge base itself. Name another file."
        case .unusable(let path, let reason):
            "'\(path)' cannot be brought back (\(reason)). Nothing was changed; take another backup."
        case .failed(let path, let reason):
            "No backup was written to '\(path)' (\(reason)). What stood there before still does."
        }
    }
}
