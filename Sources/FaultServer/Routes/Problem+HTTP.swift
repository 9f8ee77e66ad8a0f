import Hummingbird

extension Problem {
    /// - Parameter allowed: the methods that the address has.
    static func methodNotAllowed(_ method: String, allowed: [String]) -> Problem {
        var problem = Problem(
            type: "/problems/method-not-allowed", title: "The method is not possible here", status: 405,
            detail: "\(method) is not possible at this address; expected \(allowed.joined(separator: ", ")).")
        problem.allowed = allowed
        return problem
    }

    /// What Hummingbird itself says of a request.
    init(_ error: HTTPError) {
        switch error.status {
        case .notFound: self = .notFound("There is nothing at this address. Begin at /, or see /docs.")
        case .contentTooLarge:
            self.init(
                type: "/problems/too-large", title: "The body is too large", status: 413,
                detail: "The body is larger than is read. Send less.")
        default:
            self.init(
                type: "/problems/bad-request", title: "The request cannot be read", status: 400,
                detail: "The request cannot be read: \(error.status.reasonPhrase).")
        }
    }
}
