package import FaultKnowledge
package import FaultModel

extension Answers {
    /// - Throws: `KnowledgeError.notFound`.
    package func serviceRecord(_ id: String, language: Language) async throws -> ServiceDocument {
        var document = ServiceDocument(try await knowledge.serviceRecord(id), language: language)
        document.link = try await link(ofRecord: id, language: language)
        return document
    }

    /// - Throws: `KnowledgeError.outOfRange`.
    package func serviceRecords(_ filter: ServiceFilter) async throws -> ServiceListDocument {
        ServiceListDocument(try await knowledge.serviceRecords(filter))
    }
}
