package import FaultKnowledge

/// Who asks, and what they may do and see. Every request has one: `ServerContext.caller`.
package struct Caller: Hashable, Sendable {
    /// The name of the token; nil: a server without tokens, or the user of this machine at the command line.
    package var name: String?
    package var role: Role
    package var lines: LineScope

    package init(name: String? = nil, role: Role, lines: LineScope = .all) {
        self.name = name
        self.role = role
        self.lines = lines
    }

    /// The user of this very machine: at the command line, over stdin and stdout, or on a server without tokens that
    /// listens here alone.
    package static let local = Caller(role: .admin)

    package func may(_ role: Role) -> Bool { self.role >= role }

    /// - Throws: `Problem` 403.
    package func require(_ role: Role) throws {
        guard may(role) else { throw Problem.missingRole(role, of: self) }
    }
}

extension Problem {
    static func forbidden(_ detail: String) -> Problem {
        Problem(type: "/problems/forbidden", title: "Not allowed", status: 403, detail: detail)
    }

    static func missingRole(_ role: Role, of caller: Caller) -> Problem {
        let who =
            caller.name.map { "The token '\($0)' has the role \(caller.role.rawValue)" }
            ?? "Your role is \(caller.role.rawValue)"
        return forbidden("\(who); this takes the role \(role.rawValue). Ask whoever runs the server for such a token.")
    }
}
