/// A fault that cannot be: what is wrong with it, all of it.
package struct InvalidFault: Error, Hashable {
    package var id: Fault.ID
    package var problems: [FaultProblem]
}

/// One thing that is wrong with a fault, and where: `path` leads to it by the fault book's keys
/// (`["causes", "2", "prior"]`), so that an importer can name the line.
package struct FaultProblem: Hashable, Sendable {
    package var path: [String]
    package var reason: Reason

    package enum Reason: Hashable, Sendable {
        case duplicateID(String, of: String)
        case malformedID(String, of: String)
        /// `expected` says what may be named here; `nearest` is the closest name that is there.
        case unknownReference(String, expected: String, nearest: String?)
        case cycle([String])
        case unmentionedCause(String)
        case outOfRange(Double, expected: String)
        case emptyRange(min: Double, max: Double)
        case unboundedReading
        /// Of a step with choices or without a question.
        case readingWithoutYesAndNo
        case wrongArity(Int, expected: String)
        case unreachedStep(String)
        case endlessSteps([String])
    }
}

extension FaultProblem: CustomStringConvertible {
    package var description: String {
        switch reason {
        case .duplicateID(let id, let kind): "the \(kind) id '\(id)' is used twice; give each \(kind) its own id"
        case .malformedID(let id, let kind):
            "the \(kind) id '\(id)' is not allowed; expected small letters, digits and '-' only"
        case .unknownReference(let name, let expected, let nearest):
            "'\(name)' is not \(expected)" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
        case .cycle(let names): "the gates \(names.map { "'\($0)'" }.joined(separator: " → ")) form a cycle"
        case .unmentionedCause(let id): "the tree does not mention the cause '\(id)'; add it or leave the tree out"
        case .outOfRange(let value, let expected): "\(value) is out of range; expected \(expected)"
        case .emptyRange(let min, let max): "min \(min) is greater than max \(max)"
        case .unboundedReading: "the reading has neither min nor max; give at least one"
        case .readingWithoutYesAndNo:
            "a reading is answered by yes (inside its range) or no; expected a step with 'ask', 'if_yes' and 'if_no'"
        case .wrongArity(let count, let expected): "\(count) inputs; expected \(expected)"
        case .unreachedStep(let id): "no step leads to the step '\(id)'"
        case .endlessSteps(let ids): "the steps \(ids.map { "'\($0)'" }.joined(separator: " → ")) go round without end"
        }
    }
}
