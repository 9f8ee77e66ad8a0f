extension Problem {
    /// - Parameter allowed: the methods that the address has.
    static func methodNotAllowed(_ method: String, allowed: [String]) -> Problem {
        var problem = Problem(
            type: "/problems/method-not-allowed", title: "The method is not possible here", status: 405,
            detail: "\(method) is not possible at this address; expected \(allowed.joined(separator: ", ")).")
        problem.allowed = allowed
        return problem
    }
}
