import FaultKnowledge
import FaultModel

extension Answers {
    /// The same answers out of nothing but what the caller may see. Every route asks these, never the whole ones.
    /// - Throws: `KnowledgeError`.
    package func seen(by caller: Caller) throws -> Answers {
        Answers(try knowledge.limited(to: caller.lines), operations: operations)
    }
}

extension Answers {
    /// What a client may keep an answer by: the edition, and what of it may be seen.
    func tag() async throws -> String {
        let tag = try await knowledge.tag()
        guard let lines = knowledge.scope.lines else { return tag }
        return "\(tag)-\(String(Hash64.of(lines.joined(separator: ",")), radix: 36))"
    }
}

extension SearchRequest {
    /// The question as it is counted: who may see one line alone asks about that line.
    func counted(for caller: Caller) -> SearchRequest {
        var counted = self
        if let lines = caller.lines.lines, lines.count == 1, filter.product == nil { counted.filter.product = lines[0] }
        return counted
    }
}

extension Problem {
    init(_ error: AccessError) {
        let detail = error.description
        switch error {
        case .unusable:
            self = Problem(
                type: "/problems/unavailable", title: "The file of tokens cannot be read", status: 503,
                detail: "The file of tokens cannot be read just now. The operator finds the reason in the log.")
        case .nameTaken:
            self = Problem(type: "/problems/name-taken", title: "The name is taken", status: 409, detail: detail)
        case .noSuchToken: self = .notFound(detail)
        case .badName: self = .badParameter("name", detail)
        case .badExpiry: self = .badParameter("expires", detail)
        case .boundAdmin, .badLine: self = .badParameter("product", detail)
        }
    }
}
