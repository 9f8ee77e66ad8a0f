import GRDB

extension KnowledgeBase {
    /// The faults that records may be about, for each the likeliest first; nothing is written.
    ///
    /// - Complexity: a search for each subject.
    package func proposedLinks(for subjects: [LinkSubject]) async throws -> [[FaultLink]] {
        return try await read { db, cache in
            let linker = FaultLinker(db, cache)
            return try subjects.map { try linker.links($0) }
        }
    }
}
