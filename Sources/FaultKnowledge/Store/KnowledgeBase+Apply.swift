package import FaultModel
package import Foundation
import GRDB

/// What became of one file of an import.
package struct ImportedFile: Sendable {
    package var path: String
    /// The name of its format; nil: it was not recognized.
    package var format: String?
    /// Usually one; empty: nothing could be read.
    package var drafts: [Draft]
    package var findings: Findings
    package var counts = RecordCounts()
    /// What the drafts hold.
    package var contents: ImportContents
    /// Another part of the same file follows, with more of what it states.
    package var isContinued = false
    /// What this part states stands in the file before what the parts before it stated.
    package var comesFirst = false
    /// A picture, which is no manual itself: manuals of the import may show it.
    package var isPicture = false
    /// Nothing of it can be used.
    package var isUnreadable: Bool { drafts.isEmpty && !isPicture }

    package init(path: String, format: String?, drafts: [Draft], findings: Findings) {
        contents = ImportContents(of: drafts)
        self.path = path
        self.format = format
        self.drafts = drafts
        self.findings = findings
    }
}

/// How many things an import changed: faults, parts and whatever else has an id of its own.
package struct RecordCounts: Hashable, Sendable, Codable {
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var removed = 0

    package init() {}
    package var changes: Int { new + changed + removed }

    package static func += (left: inout RecordCounts, right: RecordCounts) {
        left.new += right.new
        left.changed += right.changed
        left.unchanged += right.unchanged
        left.removed += right.removed
    }
}

extension KnowledgeBase {
    package enum Publication: Sendable {
        /// The change becomes the next edition.
        case published
        /// The change is counted and undone.
        case trial
    }

    /// Brings drafts in: all of them become visible together, as one edition, or nothing changes.
    ///
    /// What a source stated before and no longer states is removed. Files without drafts change nothing. Costs
    /// linear time in the drafts and in what their sources stated before.
    /// - Parameter files: each receives its counts, and findings about what sources say differently.
    /// - Parameter expected: the edition that the change was looked at against; nil: any.
    /// - Returns: the number of the edition: the last one when nothing changed.
    /// - Throws: `EditionMoved` when there is another edition than the expected one; `KnowledgeError`.
    package func apply(
        _ files: inout [ImportedFile], _ publication: Publication = .published, to expected: Int? = nil,
        at time: Date = Date(), progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Int {
        try application(of: &files, publication, to: expected, at: time, isLooking: false, progress: progress).edition
    }

    /// Tries drafts without changing anything: what they would change, and against which edition.
    ///
    /// - Parameter files: each receives its counts and findings, as `apply` gives them.
    package func preview(
        _ files: inout [ImportedFile]
    ) throws -> (edition: Int, differences: ImportDifferences) {
        try application(of: &files, .trial, to: nil, at: Date(), isLooking: true) { _, _ in }
    }

    /// The same for files that are read while they are applied: only as much of them as is in the writing is in memory.
    ///
    /// - Parameters:
    ///   - next: the next file, or the next part of the last one; nil: there are no more. It is asked within the
    ///     transaction, on one thread; what it throws is passed on, and nothing is changed.
    ///   - check: is shown all files, without their records, before anything becomes visible; what it throws is passed on,
    ///     and nothing is changed.
    ///   - progress: of what is left when all has been read: what several sources state, or stated otherwise before.
    /// - Returns: the edition, and the files in order, with counts and findings and without records.
    package func apply(
        _ publication: Publication = .published, at time: Date = Date(), reading next: () throws -> ImportedFile?,
        check: ([ImportedFile]) throws -> Void = { _ in }, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> (edition: Int, files: [ImportedFile]) {
        let done = try application(
            publication, to: nil, at: time, isLooking: false, next: next, check: check, written: { _ in },
            progress: progress)
        return (done.edition, done.files)
    }

    private func application(
        of files: inout [ImportedFile], _ publication: Publication, to expected: Int?, at time: Date,
        isLooking: Bool, progress: (Int, Int) -> Void
    ) throws -> (edition: Int, differences: ImportDifferences) {
        let total = files.reduce(0) { $0 + $1.drafts.reduce(0) { $0 + $1.records.count } }
        var index = 0
        let given = files
        let done = try application(
            publication, to: expected, at: time, isLooking: isLooking,
            next: {
                defer { index += 1 }
                return index < given.count ? given[index] : nil
            }, check: { _ in }, written: { progress($0, total) }, progress: progress)
        files = done.files
        return (done.edition, done.differences)
    }

    private func application(
        _ publication: Publication, to expected: Int?, at time: Date, isLooking: Bool,
        next: () throws -> ImportedFile?, check: ([ImportedFile]) throws -> Void, written: (Int) -> Void,
        progress: (Int, Int) -> Void
    ) throws -> (edition: Int, differences: ImportDifferences, files: [ImportedFile]) {
        var edition = 0
        var differences = ImportDifferences()
        var files: [ImportedFile] = []
        do {
            try database.writeWithoutTransaction { db in
                // Rows go to places all over the indexes: the pages of a large import are kept until it is done.
                try db.execute(sql: "PRAGMA cache_size = -\(Self.importCache)")
                defer { try? db.execute(sql: "PRAGMA cache_size = -\(Self.usualCache); PRAGMA shrink_memory") }
                try db.inTransaction(.immediate) {
                    var application = try Application(db, at: time, isLooking: isLooking)
                    if let expected, expected != application.previous {
                        throw EditionMoved(edition: application.previous)
                    }
                    try application.read(next, written: written)
                    try check(application.files)
                    try application.update(progress: progress)
                    edition = try application.finish(publication)
                    differences = application.differences
                    files = application.files
                    return publication == .published && application.changedAnything ? .commit : .rollback
                }
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
        // What records are about follows from what is there now.
        if publication == .published { try linkRecords(atMost: Self.mostLinkedAtOnce) }
        return (edition, differences, files)
    }
}
