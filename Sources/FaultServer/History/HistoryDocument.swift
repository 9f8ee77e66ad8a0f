package import FaultKnowledge
package import FaultModel
import Foundation

/// What sources stated about one thing, revision by revision, with differences: `history` and
/// `GET /api/history/{kind}/{id}`.
package struct HistoryDocument: Encodable, Sendable {
    package var kind: Record.Kind
    package var id: String
    package var sources: [SourceDocument]
    package var edition: Int

    package struct SourceDocument: Encodable, Sendable {
        /// For `revert`, where several sources state the thing.
        package var number: Int
        package var document: String
        package var file: String
        /// The newest first.
        package var revisions: [RevisionDocument]
    }

    package struct RevisionDocument: Encodable, Sendable {
        package var revision: Int
        package var edition: Int
        /// ISO 8601, UTC.
        package var at: String
        /// False: the source stated nothing then.
        package var stated: Bool
        /// What differs from the revision before; of the first one everything that it states.
        package var changes: [Change]
        /// Changes that are not listed, because there are too many.
        package var more: Int
    }

    /// A field by its way through the record: `causes.relief-valve-stuck.title.en`.
    package struct Change: Encodable, Sendable, Hashable {
        package var field: String
        @Nullable package var before: String?
        @Nullable package var after: String?

        package static func == (left: Change, right: Change) -> Bool {
            (left.field, left.before, left.after) == (right.field, right.before, right.after)
        }
        package func hash(into hasher: inout Hasher) { hasher.combine(field) }
    }

    package init(_ history: RecordHistory) {
        kind = history.kind
        id = history.id
        sources = history.sources.map { source in
            SourceDocument(
                number: source.number, document: source.source.document, file: source.source.file,
                revisions: source.revisions.enumerated().map { index, revision in
                    let before = index + 1 < source.revisions.count ? source.revisions[index + 1].json : nil
                    return RevisionDocument(revision, after: before, history)
                })
        }
        edition = history.edition
    }
}

extension HistoryDocument.RevisionDocument {
    init(_ revision: RecordHistory.Revision, after before: String?, _ history: RecordHistory) {
        let difference = ShownDifference(
            .init(kind: history.kind, id: history.id, before: before, after: revision.json))
        self.init(
            revision: revision.number, edition: revision.edition, at: revision.at, stated: revision.json != nil,
            changes: difference.fields.map {
                HistoryDocument.Change(field: $0.name, before: $0.before, after: $0.after)
            }, more: difference.left)
    }
}

extension Answers {
    /// - Parameter kind: nil: the only one that bears the id.
    /// - Throws: `KnowledgeError.notFound`.
    package func history(of id: String, _ kind: Record.Kind?) async throws -> HistoryDocument {
        if let kind {
            return HistoryDocument(try await knowledge.history(of: kind, kind == .part ? Identifier.key(id) : id))
        }
        guard let only = try await knowledge.kinds(of: id).first else {
            throw KnowledgeError.notFound(kind: "thing", id: id, nearest: [])
        }
        return HistoryDocument(try await knowledge.history(of: only.kind, only.id))
    }
}
