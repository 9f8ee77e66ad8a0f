import FaultModel

/// What the caller asked for and cannot have.
package enum KnowledgeError: Error, Hashable {
    case missingFile(path: String)
    case notAKnowledgeBase(path: String, reason: String)
    case damaged(path: String, reason: String)
    case newerVersion(path: String)
    case staleIndex(path: String)
    case notFound(kind: String, id: String, nearest: [String])
    case questionTooLong(count: Int, limit: Int)
    case outOfRange(name: String, value: Int, expected: ClosedRange<Int>)
    case unknownValue(name: String, value: String, expected: [String])
    case busy(path: String)
    case unwritable(path: String, reason: String)
    /// The time that was given for the answer is over.
    case tooSlow
}

extension KnowledgeError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missingFile(let path):
            "There is no knowledge base at '\(path)'. Make one with 'faultbase import PATH…', or name another with --kb."
        case .notAKnowledgeBase(let path, let reason):
            "'\(path)' is not a knowledge base (\(reason)). Name a file that 'faultbase import' made, with --kb."
        case .damaged(let path, let reason):
            "The knowledge base '\(path)' is damaged (\(reason)). Restore a backup, or import the sources into a new file."
        case .newerVersion(let path):
            "The knowledge base '\(path)' was written by a newer faultbase. Use that version to open it."
        case .staleIndex(let path):
            "The index of '\(path)' was made by another version. Run 'faultbase index build --kb \(path)'."
        case .notFound(let kind, let id, let nearest):
            "There is no \(kind) '\(id)'."
                + (nearest.isEmpty ? "" : " Did you mean \(nearest.map { "'\($0)'" }.joined(separator: ", "))?")
        case .questionTooLong(let count, let limit):
            "The question has \(count) characters; at most \(limit) are read. Ask with the words that matter."
        case .outOfRange(let name, let value, let expected):
            "\(name) is \(value); expected a number from \(expected.lowerBound) to \(expected.upperBound)."
        case .unknownValue(let name, let value, let expected):
            "\(name) is '\(value)'; expected \(expected.map { "'\($0)'" }.joined(separator: ", "))."
        case .busy(let path):
            "The knowledge base '\(path)' is being written by another process. Try again when it is done."
        case .unwritable(let path, let reason):
            "The knowledge base '\(path)' cannot be written (\(reason)). What it held before is still there."
        case .tooSlow:
            "The answer took too long and was stopped. Ask with fewer or rarer words, or narrow the question to a product."
        }
    }
}
