package import FaultKnowledge
package import FaultModel

/// Asks the knowledge base and shapes its answers: the one place that API, pages and command line share.
package struct Answers: Sendable {
    private let knowledge: KnowledgeBase

    package init(_ knowledge: KnowledgeBase) { self.knowledge = knowledge }

    /// - Parameter explained: whether each hit tells how it got its score.
    package func search(_ request: SearchRequest, explained: Bool = false) async throws -> SearchDocument {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try await knowledge.search(request)
        var document = SearchDocument(result, language: request.language, explained: explained, tookMilliseconds: 0)
        let took = (clock.now - start) / .milliseconds(1)
        document.tookMilliseconds = (took * 100).rounded() / 100
        return document
    }

    package func fault(_ id: Fault.ID, language: Language) async throws -> FaultDocument {
        let fault = try await knowledge.fault(id)
        return FaultDocument(fault, try await FaultContext(of: fault, in: knowledge), language: language)
    }

    package func passage(_ id: Passage.ID, language: Language) async throws -> PassageDocument {
        try await PassageDocument(try await knowledge.passage(id), in: knowledge, language: language)
    }

    /// - Parameter id: the name of a document in the ids of its passages, or its title as citations give it.
    package func document(
        _ id: String, limit: Int, offset: Int, language: Language
    ) async throws -> DocumentDocument {
        DocumentDocument(try await knowledge.document(id, limit: limit, offset: offset), language: language)
    }

    package func part(_ number: PartNumber, language: Language) async throws -> PartDocument {
        PartDocument(try await knowledge.part(number), language: language)
    }

    /// - Throws: `KnowledgeError.notFound` for what no standard defines and no fault carries.
    package func code(_ text: String, language: Language) async throws -> CodeDocument {
        CodeDocument(try await knowledge.code(text), language: language)
    }

    package func products(language: Language) async throws -> ProductsDocument {
        ProductsDocument(try await knowledge.products(), language: language)
    }
}
