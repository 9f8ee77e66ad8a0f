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

    package init(path: String, format: String?, drafts: [Draft], findings: Findings) {
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
    /// - Returns: the number of the edition: the last one when nothing changed.
    package func apply(
        _ files: inout [ImportedFile], _ publication: Publication = .published, at time: Date = Date(),
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Int {
        var applied = files
        var edition = 0
        do {
            try database.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    var application = try Application(db, at: time)
                    try application.apply(&applied, progress: progress)
                    edition = try application.finish(applied, publication)
                    return publication == .published && application.changedAnything ? .commit : .rollback
                }
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
        files = applied
        return edition
    }
}

/// One import under way, within its transaction.
private struct Application {
    let db: Database
    let writer: ItemWriter
    let previous: Int
    let edition: Int
    private(set) var changedAnything = false

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

    init(_ db: Database, at time: Date) throws {
        self.db = db
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
        for (done, change) in touched.enumerated() {
            try update(change, in: &files)
            if done % 500 == 499 { progress(done + 1, touched.count) }
        }
        progress(touched.count, touched.count)
    }

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
        for (position, statement) in statements.enumerated() {
            let (json, line) = try writer.json.encode(statement.record)
            let key = Key(kind: statement.record.kind, id: statement.record.id)
            let old = before.removeValue(forKey: key)
            if let old, old.hash == Hash64.of(json), old.isStated {
                if old.line != line { try move(old.rowid, to: line, position) }
                touched.append(
                    Touched(
                        kind: key.kind, id: key.id, file: statement.file, isChanged: old.line != line,
                        own: (sourceID, statement.record)))
                continue
            }
            try write(json, line: line, position: position, key: key, source: sourceID, replacing: old)
            touched.append(
                Touched(
                    kind: key.kind, id: key.id, file: statement.file, isChanged: true, own: (sourceID, statement.record)
                ))
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
        _ json: String, line: Int?, position: Int, key: Key, source: Int64, replacing old: Stated?
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

    /// Joins anew what all sources state about a thing and brings the derived tables in line.
    private mutating func update(_ change: Touched, in files: inout [ImportedFile]) throws {
        var counts = RecordCounts()
        defer { if change.kind.isCounted { files[change.file].counts += counts } }
        guard change.isChanged else {
            counts.unchanged = 1
            return
        }
        var conflicts: [String] = []
        let statements = try statements(about: change)
        let merged = try Merging.merge(statements, conflicts: &conflicts)
        for conflict in conflicts { files[change.file].findings.note(conflict, record: change.id) }
        let old = try writer.item(change.kind, change.id)
        guard let merged else {
            if let old {
                try writer.delete(try writer.json.decode(change.kind, from: old.json), rowid: old.rowid)
                counts.removed = 1
                changedAnything = true
            }
            return
        }
        guard let old else {
            try writer.insert(merged)
            counts.new = 1
            changedAnything = true
            return
        }
        let json = try writer.json.encodeWhole(merged)
        if json == old.json {
            counts.unchanged = 1
            return
        }
        changedAnything = true
        let former = try writer.json.decode(change.kind, from: old.json)
        if former.withoutLines == merged.withoutLines {
            counts.unchanged = 1
            try writer.replaceJSON(of: old.rowid, with: json)
        } else {
            try writer.delete(former, rowid: old.rowid)
            try writer.insert(merged, json: json, rowid: old.rowid)
            counts.changed = 1
        }
    }

    /// What all sources state about it, the first source first. What this import states is at hand and not read again.
    private func statements(about change: Touched) throws -> [Record] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT source, CASE WHEN source = ?3 THEN NULL ELSE json END, line FROM record
                WHERE kind = ?1 AND id = ?2 AND json NOT NULL ORDER BY source
                """)
        let rows = try Row.fetchAll(statement, arguments: [change.kind.rawValue, change.id, change.own?.source ?? -1])
        return try rows.compactMap { row in
            guard let json: String = row[1] else { return change.own?.record }
            return try writer.json.decode(change.kind, from: json, line: row[2])
        }
    }

    /// Closes the edition; without a change the last one stands.
    func finish(_ files: [ImportedFile], _ publication: KnowledgeBase.Publication) throws -> Int {
        guard changedAnything, publication == .published else { return previous }
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

/// A hash that is the same in every run: FNV-1a, 64 bits.
enum Hash64 {
    static func of(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { bytes in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            return hash
        }
    }
}
