package import FaultModel
package import Foundation
import GRDB

/// What became of a service record that somebody handed in.
package enum KeptRecord: Hashable, Sendable {
    case added(id: String, edition: Int)
    case changed(id: String, revision: Int, edition: Int)
    /// It was there already, word for word.
    case unchanged(id: String, edition: Int)

    package var id: String {
        switch self {
        case .added(let id, _), .changed(let id, _, _), .unchanged(let id, _): id
        }
    }
}

/// What an author knows of the record that is to be changed.
package enum KnownState: Hashable, Sendable {
    /// There is none yet.
    case nothing
    /// This revision of it.
    case revision(Int)
    /// As it was in this edition.
    case edition(Int)
}

/// There is another record under the id, or another revision of it, than the author knows.
package struct RecordConflict: Error, Hashable {
    package let id: String
    /// That is there now.
    package let revision: Int
}

extension RecordConflict: CustomStringConvertible {
    package var description: String {
        "There is a service record '\(id)' already, of revision \(revision), and it says otherwise. Look at it first; to "
            + "change it, say that you know this revision; for another record give another id."
    }
}

extension KnowledgeBase {
    /// Keeps a service record that somebody hands in, as an edition of its own.
    ///
    /// The names of its people are kept apart. A record that cites nothing cites what it cited before, or the service
    /// records. What it said before stays in its history.
    /// - Throws: `RecordConflict` when a record of this id is there and says otherwise, and `known` is not its present
    ///   state; `KnowledgeError.notFound` when `known` is a state and there is none.
    package func keep(
        _ record: ServiceRecord, knowing known: KnownState = .nothing, at time: Date = Date()
    ) throws -> KeptRecord {
        var kept = KeptRecord.unchanged(id: record.id, edition: 0)
        do {
            try database.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    kept = try Self.keep(record, knowing: known, at: time, db)
                    if case .unchanged = kept { return .rollback }
                    return .commit
                }
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
        try linkRecords(atMost: Self.mostLinkedAtOnce)
        return kept
    }

    private static func keep(
        _ record: ServiceRecord, knowing known: KnownState, at time: Date, _ db: Database
    ) throws -> KeptRecord {
        let standing = try StandingRecord(record.id, db)
        guard let standing else {
            if known != .nothing { throw KnowledgeError.notFound(kind: "service record", id: record.id, nearest: []) }
            return .added(
                id: record.id, edition: try write(record, citing: [addedCitation], to: .addedRecords, at: time, db))
        }
        let former = try CanonicalJSON().decode(ServiceRecord.self, from: standing.json)
        var own = record
        if own.citations.isEmpty { own.citations = former.citations }
        let keys = try PersonStore(db).keys(of: [.service(own)])
        let prepared = try PreparedRecord(
            .service(own), isAlone: false, persons: keys, counted: [], CanonicalJSON(), TextAnalysis())
        if prepared.json == standing.json { return .unchanged(id: record.id, edition: try edition(db)) }
        let isKnown =
            switch known {
            case .nothing: false
            case .revision(let number): number == standing.revision
            case .edition(let number): standing.edition <= number
            }
        if !isKnown { throw RecordConflict(id: record.id, revision: standing.revision) }
        var citations = own.citations
        if !citations.isEmpty { citations[0].line = standing.line }
        let edition = try write(record, citing: citations, to: standing.source, at: time, db)
        return .changed(id: record.id, revision: standing.revision + 1, edition: edition)
    }

    private static let addedCitation = Citation(document: Source.addedRecords.document)

    private static func write(
        _ record: ServiceRecord, citing citations: [Citation], to source: Source, at time: Date, _ db: Database
    ) throws -> Int {
        var record = record
        if record.citations.isEmpty { record.citations = citations }
        return try write([.service(record)], to: source, named: record.id, at: time, db)
    }

    /// States things in the name of a source, beside whatever else it states.
    /// - Parameter name: what the edition is said to be about.
    /// - Returns: the edition.
    static func write(
        _ records: [Record], to source: Source, named name: String, at time: Date, _ db: Database
    ) throws -> Int {
        let draft = Draft(source: source, records: records, extent: .these)
        var file: ImportedFile? = ImportedFile(path: name, format: nil, drafts: [draft], findings: Findings())
        var application = try Application(db, at: time, isLooking: false)
        try application.read(
            {
                defer { file = nil }
                return file
            }, written: { _ in })
        try application.update { _, _ in }
        return try application.finish(.published)
    }
}
