import FaultKnowledge

extension Answers {
    /// The same answers out of nothing but what the caller may see. Every route asks these, never the whole ones.
    /// - Throws: `KnowledgeError`.
    package func seen(by caller: Caller) throws -> Answers { Answers(try knowledge.limited(to: caller.lines)) }
}
