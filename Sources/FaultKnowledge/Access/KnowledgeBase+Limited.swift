extension KnowledgeBase {
    /// The base as someone sees it who may see these lines alone.
    package func limited(to lines: LineScope) throws -> KnowledgeBase { self }
}
