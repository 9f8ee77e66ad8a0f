package import FaultModel
import Foundation
import GRDB

/// What a reviewer says a service record is about.
package enum LinkDecision: Hashable, Sendable {
    /// A fault that is known, and a cause of it; nil: the reviewer does not say which.
    case fault(Fault.ID, cause: String?)
    /// A fault that nobody has described yet.
    case newFault
    /// No fault at all: maintenance, a modification, an inspection.
    case noFault

    /// As it is kept.
    var name: String {
        switch self {
        case .fault: "fault"
        case .newFault: "new"
        case .noFault: "none"
        }
    }

    /// Nil: no such decision.
    init?(name: String, fault: String?, cause: String?) {
        switch name {
        case "new": self = .newFault
        case "none": self = .noFault
        case "fault":
            guard let fault = fault.flatMap({ Fault.ID($0) }) else { return nil }
            self = .fault(fault, cause: cause)
        default: return nil
        }
    }

    /// Kept with the records, beside what is derived: it survives a rebuild, and the record being imported again.
    func write(about record: String, at time: Date, _ db: Database) throws {
        var (fault, named): (String?, String?) = (nil, nil)
        if case .fault(let id, let cause) = self { (fault, named) = (id.description, cause) }
        try db.cachedStatement(
            sql: """
                INSERT INTO linkDecision (record, decision, fault, cause, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (record) DO UPDATE
                SET decision = excluded.decision, fault = excluded.fault, cause = excluded.cause, at = excluded.at
                """
        ).execute(arguments: [record, name, fault, named, time.formatted(.iso8601)])
    }
}
