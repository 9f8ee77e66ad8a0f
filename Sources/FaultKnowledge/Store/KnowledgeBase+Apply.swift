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
    package let contents: ImportContents

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

    private func application(
        of files: inout [ImportedFile], _ publication: Publication, to expected: Int?, at time: Date,
        isLooking: Bool, progress: (Int, Int) -> Void
    ) throws -> (edition: Int, differences: ImportDifferences) {
        var applied = files
        var edition = 0
        var differences = ImportDifferences()
        do {
            try database.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    var application = try Application(db, at: time, isLooking: isLooking)
                    if let expected, expected != application.previous {
                        throw EditionMoved(edition: application.previous)
                    }
                    try application.apply(&applied, progress: progress)
                    edition = try application.finish(applied, publication)
                    differences = application.differences
                    return publication == .published && application.changedAnything ? .commit : .rollback
                }
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
        files = applied
        return (edition, differences)
    }
}

/// One import under way, within its transaction.
private struct Application {
    let db: Database
    let writer: ItemWriter
    let previous: Int
    let edition: Int
    private(set) var changedAnything = false
    /// Whether differences are noted, for someone who looks.
    private let isLooking: Bool
    private(set) var differences = ImportDifferences()

    /// Something whose statements changed, and the file that is to hear of it.
    private struct Touched {
        var kind: Record.Kind
        var id: String
        var file: Int
        var isChanged: Bool
        /// What the source states now; nil: nothing any more.
        var own: (source: Int64, record: Record)?
    }
    private var touched: [Touched] = []

    init(_ db: Database, at time: Date, isLooking: Bool) throws {
        self.db = db
        self.isLooking = isLooking
        writer = ItemWriter(db: db)
        previous = try KnowledgeBase.edition(db)
        edition = previous + 1
        try db.execute(
            sql: "INSERT INTO edition (id, at, files, findings) VALUES (?, ?, '[]', '[]')",
            arguments: [edition, time.ISO8601Format()])
    }

    mutating func apply(_ files: inout [ImportedFile], progress: (Int, Int) -> Void) throws {
        for group in Self.grouped(files) {
            let failed = Self.failed(group, in: files)
            try record(try Self.statements(of: group, in: &files), source: group.source, keeping: failed)
        }
        for index in files.indices {
            for draft in files[index].drafts.indices { files[index].drafts[draft].records = [] }
        }
        var start = 0
        while start < touched.count {
            let end = endOfBatch(from: start)
            try update(touched[start..<end], in: &files)
            progress(end, touched.count)
            start = end
        }
        progress(touched.count, touched.count)
    }

    /// A batch ends before a thing comes again: the second change must see what the first one made.
    private func endOfBatch(from start: Int) -> Int {
        var seen = Set<Key>()
        let limit = min(touched.count, start + Self.batch)
        return (start..<limit).first { !seen.insert(Key(kind: touched[$0].kind, id: touched[$0].id)).inserted } ?? limit
    }

    private static let batch = 512

    /// Everything that one source states, in whatever files.
    private struct Group {
        var source: Source
        var places: [(file: Int, draft: Int)]
    }

    /// By the order in which the sources first appear.
    private static func grouped(_ files: [ImportedFile]) -> [Group] {
        var groups: [Group] = []
        var indexes: [String: Int] = [:]
        for (file, imported) in files.enumerated() {
            for (draft, content) in imported.drafts.enumerated() {
                if let index = indexes[content.source.key] {
                    groups[index].places.append((file, draft))
                } else {
                    indexes[content.source.key] = groups.count
                    groups.append(Group(source: content.source, places: [(file, draft)]))
                }
            }
        }
        return groups
    }

    /// What the source means to state and could not be read for an error: what it stated before stays.
    private static func failed(_ group: Group, in files: [ImportedFile]) -> Set<String> {
        var failed = Set<String>()
        for place in group.places {
            for finding in files[place.file].findings.all where finding.severity == .error {
                if let record = finding.record { failed.insert(record) }
            }
        }
        return failed
    }

    /// What one source states, each thing once, with the file that states it.
    private static func statements(
        of group: Group, in files: inout [ImportedFile]
    ) throws -> [(record: Record, file: Int)] {
        var statements: [(record: Record, file: Int)] = []
        var places: [Key: Int] = [:]
        for (file, draft) in group.places {
            for record in files[file].drafts[draft].records {
                let key = Key(kind: record.kind, id: record.id)
                guard let place = places[key] else {
                    places[key] = statements.count
                    statements.append((record, file))
                    continue
                }
                var conflicts: [String] = []
                if let merged = try Merging.merge([statements[place].record, record], conflicts: &conflicts) {
                    statements[place].record = merged
                }
                for conflict in conflicts { files[file].findings.note(conflict, record: record.id) }
            }
        }
        return statements
    }

    /// Writes what a source states now, and notes what that touches.
    private mutating func record(
        _ statements: [(record: Record, file: Int)], source: Source, keeping failed: Set<String>
    ) throws {
        let sourceID = try sourceID(of: source)
        var before = try stated(by: sourceID)
        let first = statements.first?.file ?? 0
        for start in stride(from: 0, to: statements.count, by: Self.batch) {
            let batch = statements[start..<min(start + Self.batch, statements.count)]
            let encoded = try Parallel.map(batch.map(\.record), with: { CanonicalJSON() }) { try $1.encode($0) }
            for (offset, (statement, text)) in zip(batch, encoded).enumerated() {
                let key = Key(kind: statement.record.kind, id: statement.record.id)
                let old = before.removeValue(forKey: key)
                let isSame = old.map { $0.isStated && $0.hash == Hash64.of(text.json) } ?? false
                if let old, isSame {
                    if old.line != text.line { try move(old.rowid, to: text.line, start + offset) }
                } else {
                    try write(text.json, line: text.line, position: start + offset, key, of: sourceID, replacing: old)
                }
                touched.append(
                    Touched(
                        kind: key.kind, id: key.id, file: statement.file, isChanged: !isSame || old?.line != text.line,
                        own: (sourceID, statement.record)))
            }
        }
        for (key, old) in before.sorted(by: { $0.key.id < $1.key.id }) where old.isStated && !failed.contains(key.id) {
            try db.cachedStatement(
                sql: "UPDATE record SET json = NULL, edition = ?, revision = revision + 1 WHERE rowid = ?"
            ).execute(arguments: [edition, old.rowid])
            touched.append(Touched(kind: key.kind, id: key.id, file: first, isChanged: true, own: nil))
        }
    }

    private struct Key: Hashable {
        var kind: Record.Kind
        var id: String
    }

    private struct Stated {
        var rowid: Int64
        var hash: UInt64
        var line: Int?
        var isStated: Bool
    }

    private func stated(by source: Int64) throws -> [Key: Stated] {
        var found: [Key: Stated] = [:]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT rowid, kind, id, line, json FROM record WHERE source = ?", arguments: [source])
        while let row = try rows.next() {
            guard let kind = Record.Kind(rawValue: row[1]) else { continue }
            let json: String? = row[4]
            found[Key(kind: kind, id: row[2])] = Stated(
                rowid: row[0], hash: json.map(Hash64.of) ?? 0, line: row[3], isStated: json != nil)
        }
        return found
    }

    private func sourceID(of source: Source) throws -> Int64 {
        let json = try writer.json.string(source)
        try db.execute(
            sql: "INSERT INTO source (key, json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json",
            arguments: [source.key, json])
        return try Int64.fetchOne(db, sql: "SELECT id FROM source WHERE key = ?", arguments: [source.key]) ?? 0
    }

    private func write(
        _ json: String, line: Int?, position: Int, _ key: Key, of source: Int64, replacing old: Stated?
    ) throws {
        if let old {
            try db.cachedStatement(
                sql: """
                    UPDATE record SET json = ?, line = ?, position = ?, edition = ?, revision = revision + 1
                    WHERE rowid = ?
                    """
            ).execute(arguments: [json, line, position, edition, old.rowid])
        } else {
            try db.cachedStatement(
                sql: """
                    INSERT INTO record (kind, id, source, revision, edition, position, line, json)
                    VALUES (?, ?, ?, 1, ?, ?, ?, ?)
                    """
            ).execute(arguments: [key.kind.rawValue, key.id, source, edition, position, line, json])
        }
    }

    private func move(_ rowid: Int64, to line: Int?, _ position: Int) throws {
        try db.cachedStatement(sql: "UPDATE record SET line = ?, position = ? WHERE rowid = ?")
            .execute(arguments: [line, position, rowid])
    }

    /// Joins anew what all sources state about these things and brings the derived tables in line.
    private mutating func update(_ batch: ArraySlice<Touched>, in files: inout [ImportedFile]) throws {
        for change in batch where !change.isChanged { count(.unchanged, change, in: &files) }
        let changed = batch.filter(\.isChanged)
        let changes = try changed.map(itemChange)
        let resolved = try ItemChange.resolved(changes)
        for (index, (change, (outcome, conflicts))) in zip(changed, resolved).enumerated() {
            for conflict in conflicts { files[change.file].findings.note(conflict, record: change.id) }
            if isLooking { note(outcome, former: changes[index].former?.json, change) }
            try writer.write(outcome)
            count(outcome, change, in: &files)
        }
    }

    private mutating func note(_ outcome: ItemChange.Outcome, former: String?, _ change: Touched) {
        let after: String? =
            switch outcome {
            case .unchanged, .absent, .moved: nil
            case .new(let entry), .changed(_, _, let entry): entry.json
            case .removed: nil
            }
        if case .removed = outcome {} else if after == nil { return }
        differences.add(.init(kind: change.kind, id: change.id, before: former, after: after))
    }

    private mutating func count(_ outcome: ItemChange.Outcome, _ change: Touched, in files: inout [ImportedFile]) {
        var counts = RecordCounts()
        switch outcome {
        case .unchanged: counts.unchanged = 1
        case .absent: break
        case .moved:
            counts.unchanged = 1
            changedAnything = true
        case .new:
            counts.new = 1
            changedAnything = true
        case .changed:
            counts.changed = 1
            changedAnything = true
        case .removed:
            counts.removed = 1
            changedAnything = true
        }
        if change.kind.isCounted { files[change.file].counts += counts }
    }

    private func itemChange(_ change: Touched) throws -> ItemChange {
        ItemChange(
            kind: change.kind, id: change.id, former: try writer.item(change.kind, change.id),
            statements: try statements(about: change))
    }

    /// What all sources state about it, the first source first. What this import states is at hand and not read again.
    private func statements(about change: Touched) throws -> [ItemChange.Statement] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT source, CASE WHEN source = ?3 THEN NULL ELSE json END, line FROM record
                WHERE kind = ?1 AND id = ?2 AND json NOT NULL ORDER BY source
                """)
        let rows = try Row.fetchAll(statement, arguments: [change.kind.rawValue, change.id, change.own?.source ?? -1])
        return rows.compactMap { row in
            guard let json: String = row[1] else { return change.own.map { .given($0.record) } }
            return .stored(json: json, line: row[2])
        }
    }

    /// Closes the edition; without a change the last one stands.
    func finish(_ files: [ImportedFile], _ publication: KnowledgeBase.Publication) throws -> Int {
        guard changedAnything, publication == .published else { return previous }
        try writer.finish()
        let summaries = files.map { FileSummary(path: $0.path, format: $0.format, counts: $0.counts) }
        let findings = files.map(\.findings.all)
        try db.execute(
            sql: "UPDATE edition SET files = ?, findings = ? WHERE id = ?",
            arguments: [try writer.json.string(summaries), try writer.json.string(findings), edition])
        return edition
    }

    private struct FileSummary: Encodable {
        var path: String
        var format: String?
        var counts: RecordCounts
    }
}
