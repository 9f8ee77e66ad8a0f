import FaultDiagnosis
import FaultKnowledge
import FaultModel
import Hummingbird

/// An error as the outside hears of it: a problem document of RFC 9457.
package struct Problem: Error, Encodable, Sendable, Hashable {
    /// Stable; relative to the server.
    package var type: String
    package var title: String
    package var status: Int
    /// One sentence: what was given, what was expected, what to do.
    package var detail: String
    package var errors: [Field] = []
    /// The methods that are possible, for the header `Allow`; no member of the document.
    var allowed: [String] = []

    private enum CodingKeys: String, CodingKey { case type, title, status, detail, errors }

    package struct Field: Encodable, Sendable, Hashable {
        package var field: String
        package var message: String
    }

    static func badParameter(_ name: String, _ message: String) -> Problem {
        Problem(
            type: "/problems/bad-parameter", title: "A parameter is not usable", status: 400, detail: message,
            errors: [Field(field: name, message: message)])
    }

    static func notFound(_ detail: String) -> Problem {
        Problem(type: "/problems/not-found", title: "Not found", status: 404, detail: detail)
    }

    /// Our own defect: it is logged, and the outside learns nothing about it.
    static let internalError = Problem(
        type: "/problems/internal", title: "Internal error", status: 500,
        detail: "The server met a defect of its own and has logged it. Try again; if it stays, tell the operator.")

    init(type: String, title: String, status: Int, detail: String, errors: [Field] = []) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.errors = errors
    }

    /// Nil: not an error that a caller can do something about.
    init?(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as KnowledgeError: self.init(error)
        case let error as AccessError: self.init(error)
        case let error as OutOfBounds: self = .forbidden(error.description)
        case let error as RecordConflict:
            self.init(
                type: "/problems/conflict", title: "There is another record", status: 409, detail: error.description)
        case let error as WalkError: self.init(error)
        case let error as VisitError: self.init(error)
        case let error as HTTPError:
            self.init(error)
        default: return nil
        }
    }

    private init(_ error: VisitError) {
        switch error {
        case .walk(let error): self.init(error)
        case .noCauses: self = .notFound(error.description)
        case .confidence: self = .badParameter("confidence", error.description)
        case .contradiction: self = .badParameter("answer", error.description)
        }
    }

    private init(_ error: WalkError) {
        switch error {
        case .tree(let reason):
            self.init(
                type: "/problems/tree-too-hard", title: "The fault's tree is too hard", status: 422,
                detail: "The fault's tree cannot be reckoned with: \(reason)")
        case .unknownAction(let action, let possible, _):
            let list = possible.isEmpty ? "nothing" : possible.joined(separator: ", ")
            self = .badParameter("answer", error.description)
            errors = [Field(field: "answer", message: "'\(action)' is not possible now; possible: \(list).")]
        case .unknownOutcome, .unreadableReading, .answeredBefore, .afterTheEnd, .tooManyAnswers:
            self = .badParameter("answer", error.description)
        }
    }

    private init(_ error: KnowledgeError) {
        let detail = error.description
        switch error {
        case .notFound: self = .notFound(detail)
        case .tooSlow:
            self = Problem(
                type: "/problems/too-slow", title: "The answer took too long", status: 503, detail: detail)
        case .questionTooLong: self = .badParameter("q", detail)
        case .outOfRange(let name, _, _), .unknownValue(let name, _, _): self = .badParameter(name, detail)
        case .missingFile, .notAKnowledgeBase, .damaged, .newerVersion, .staleIndex, .busy, .unwritable:
            self = Problem(
                type: "/problems/unavailable", title: "The knowledge base cannot be read", status: 503,
                detail: "The knowledge base cannot be read just now. The operator finds the reason in the log.")
        }
    }
}
