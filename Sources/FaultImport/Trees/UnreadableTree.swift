package import FaultTrees

/// A fault-tree file that cannot be used: everything that is wrong with it, and where.
package struct UnreadableTree: Error, Hashable {
    package var problems: [Problem]

    package struct Problem: Hashable, Sendable {
        package var file: String
        /// From 1; nil: it concerns the whole file.
        package var line: Int?
        package var reason: Reason

        package init(_ reason: Reason, in file: String, line: Int? = nil) {
            self.file = file
            self.line = line
            self.reason = reason
        }
    }

    package enum Reason: Error, Hashable {
        case tooLarge(bytes: Int, limit: Int)
        case notUTF8
        case notWellFormed(String)
        case documentType
        case tooDeep(limit: Int)
        case tooManyElements(limit: Int)
        case wrongRoot(String)
        case noGates
        case unknownElement(String, inside: String, nearest: String?)
        case missingAttribute(String, element: String)
        case wrongAttribute(String, element: String, value: String, expected: String)
        case wrongContent(element: String, found: String, expected: String)
        case unresolved(kind: String, name: String, nearest: String?)
        case noSuchTop(String, nearest: String?)
        case badGroup(name: String, detail: String)
        case unsafeInclude(String)
        case missingInclude(String)
        case repeatedInclude(String)
        /// Galileo.
        case unexpectedToken(String, expected: String)
        case dynamicGate(String, gate: String)
        case unsupportedAttribute(String, event: String)
        case noTopLevel
        case duplicateTopLevel
        case noProbability(event: String)
        case tree(InvalidFaultTree.Problem)
    }
}

extension UnreadableTree: CustomStringConvertible {
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension UnreadableTree.Problem: CustomStringConvertible {
    package var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(reason.sentence)" }
}

extension UnreadableTree.Reason {
    /// What was given, what was expected, what to do.
    var sentence: String {
        switch self {
        case .tooLarge(let bytes, let limit): "the file has \(bytes) bytes; at most \(limit) are read"
        case .notUTF8: "the file is not UTF-8 text; save it as UTF-8"
        case .notWellFormed(let detail): "not well-formed XML: \(detail)"
        case .documentType:
            "document type declarations are not read, since they can define entities; remove '<!DOCTYPE'"
        case .tooDeep(let limit): "elements are nested deeper than \(limit); name inner gates and refer to them"
        case .tooManyElements(let limit): "more than \(limit) elements; split the file"
        case .wrongRoot(let name): "the document is '<\(name)>'; expected '<opsa-mef>'"
        case .noGates: "there is no gate; expected '<define-gate>' inside '<define-fault-tree>'"
        case .unknownElement(let name, let parent, let nearest):
            "'<\(name)>' is not known inside '<\(parent)>'\(hint(nearest.map { "<\($0)>" }))"
        case .missingAttribute(let name, let element): "'<\(element)>' needs the attribute '\(name)'"
        case .wrongAttribute(let name, let element, let value, let expected):
            "'\(name)' of '<\(element)>' is '\(value)'; expected \(expected)"
        case .wrongContent(let element, let found, let expected):
            "'<\(element)>' contains \(found); expected \(expected)"
        default: laterSentence
        }
    }

    private var laterSentence: String {
        switch self {
        case .unresolved(let kind, let name, let nearest): "no \(kind) '\(name)' is defined\(hint(nearest))"
        case .noSuchTop(let name, let nearest): "there is no gate '\(name)' to ask about\(hint(nearest))"
        case .badGroup(let name, let detail): "the common-cause group '\(name)' \(detail)"
        case .unsafeInclude(let path):
            "'\(path)' is not included: only files in the same folder or below it are, without '..'"
        case .missingInclude(let path): "the included file '\(path)' cannot be read"
        case .repeatedInclude(let path): "'\(path)' includes itself or is included twice"
        case .unexpectedToken(let found, let expected): "found \(found); expected \(expected)"
        case .dynamicGate(let kind, let gate):
            "'\(kind)' of '\(gate)' is a dynamic gate: its result depends on the order of failures, which this analysis "
                + "does not model; static gates are 'and', 'or' and 'KofN'"
        case .unsupportedAttribute(let name, let event): "'\(name)' of the event '\(event)' is not read"
        case .noTopLevel: "there is no 'toplevel \"name\";'"
        case .duplicateTopLevel: "'toplevel' stands here for the second time"
        case .noProbability(let event): "the event '\(event)' has neither 'lambda' nor 'prob'"
        case .tree(let problem): problem.description
        default: ""
        }
    }

    private func hint(_ name: String?) -> String { name.map { "; did you mean '\($0)'?" } ?? "" }
}
