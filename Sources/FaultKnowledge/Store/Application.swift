import FaultModel
import Foundation
import GRDB

/// One import under way, within its transaction.
///
/// First all files are read and what they state is written. What nobody else states becomes an item at once. Then what
/// several sources state, or stated otherwise before, is joined anew. So only little is kept of each record.
struct Application {
    let db: Database
    let writer: ItemWriter
    private var media: MediaStore
    private let persons: PersonStore
    private let history: HistoryWriter
    let previous: Int
    let edition: Int
    /// Without their records.
    var files: [ImportedFile] = []
    var changedAnything = false
    /// Whether differences are noted, for someone who looks.
    let isLooking: Bool
    var differences = ImportDifferences()

    /// What one source states, in whatever files.
    struct Group {
        let source: Int64
        /// False: it stated nothing before.
        let isKnown: Bool
        /// Everything, when any of its drafts says so.
        var extent: Draft.Extent
        /// In order, each once.
        var files: [Int]
        /// In what it states: the next one, and the first one of what comes first.
        var end = 0
        var start = 0
    }
    /// By the order in which the sources first appear.
    private(set) var groups: [Group] = []
    private var groupIndexes: [String: Int] = [:]

    /// Something whose item is to be made anew, and the file that is to hear of it.
    struct Touched {
        /// A row of the table of records.
        var record: Int64
        var file: Int
        var group: Int
        /// Within the group.
        var place: Int
        /// True: the file has been told already that this is new.
        var isCounted: Bool
    }
    var touched: [Touched] = []

    /// Rows of records that were there before this import, and that it states again.
    private var seen = Set<Int64>()
    /// How rows of records stood before this import changed them.
    private var rewritten: [Int64: Standing] = [:]

    private struct Standing {
        var hash: UInt64
        var revision: Int
        var edition: Int
    }

    /// Of each item that was made at once, in order of their rows from `firstItem` on: who stated it.
    private var direct: [(record: Int64, file: Int32, group: Int32, place: Int32, isTouched: Bool)] = []
    private var firstItem: Int64 = 0

    init(_ db: Database, at time: Date, isLooking: Bool) throws {
        self.db = db
        self.isLooking = isLooking
        writer = try ItemWriter(db)
        media = try MediaStore(db)
        persons = PersonStore(db)
        history = HistoryWriter(db)
        previous = try KnowledgeBase.edition(db)
        edition = previous + 1
        firstItem = (try Int64.fetchOne(db, sql: "SELECT max(rowid) FROM item") ?? 0) + 1
        try db.execute(
            sql: "INSERT INTO edition (id, at, files, findings) VALUES (?, ?, '[]', '[]')",
            arguments: [edition, time.ISO8601Format()])
    }

    // MARK: - Reading

    mutating func read(_ next: () throws -> ImportedFile?, written: (Int) -> Void) throws {
        let preparation = Preparation()
        var count = 0
        func writeNext() throws {
            let (records, group, file, position) = try preparation.next()
            for (offset, record) in records.enumerated() {
                try write(record, position: position + offset, group: group, file: file)
            }
            count += records.count
            written(count)
        }
        while let part = try next() {
            let isLastPart = files.last?.isContinued == true && !part.isContinued
            let file = take(part)
            for draft in part.drafts {
                try media.insert(draft.media)
                let statements = try checked(draft.records, file: file)
                let group = try group(of: draft, file: file, isLastPart: isLastPart)
                let first = groups[group].makeRoom(for: draft.records.count, atStart: part.comesFirst)
                for start in stride(from: 0, to: draft.records.count, by: Preparation.stretch) {
                    if preparation.isFull { try writeNext() }
                    let records = Array(
                        statements[start..<min(start + Preparation.stretch, statements.count)])
                    preparation.add(
                        records, isAlone: !isLooking && !groups[group].isKnown, persons: try persons.keys(of: records),
                        counted: writer.counted, group: group, file: file, position: first + start)
                }
            }
        }
        while !preparation.isEmpty { try writeNext() }
        try removeUnstated()
        try media.sweep()
    }

    /// The place of the file that this is, or is a part of.
    private mutating func take(_ part: ImportedFile) -> Int {
        var part = part
        for draft in part.drafts.indices {
            part.drafts[draft].records = []
            part.drafts[draft].media = []
        }
        guard let last = files.indices.last, files[last].isContinued else {
            files.append(part)
            return files.count - 1
        }
        files[last].contents += part.contents
        files[last].findings.add(part.findings)
        files[last].format = part.format
        files[last].isContinued = part.isContinued
        if !part.drafts.isEmpty { files[last].drafts = part.drafts }
        return last
    }

    /// Figures show only what is kept: others are left out, and said.
    private mutating func checked(_ records: [Record], file: Int) throws -> [Record] {
        var checked = records
        for index in checked.indices where !checked[index].figures.isEmpty {
            let (record, missing) = try media.checked(checked[index])
            if missing.isEmpty { continue }
            checked[index] = record
            files[file].findings.warning(
                "the files of \(missing.prefix(5).joined(separator: ", ")) are neither among those of the import so far nor "
                    + "in the knowledge base; the record is kept without these figures", record: record.id)
        }
        return checked
    }

    private mutating func group(of draft: Draft, file: Int, isLastPart: Bool) throws -> Int {
        let source = draft.source
        if let known = groupIndexes[source.key] {
            if draft.extent == .everything { groups[known].extent = .everything }
            if groups[known].files.last != file {
                groups[known].files.append(file)
            } else if isLastPart {
                // Only the last part of a file knows all about its source.
                _ = try writer.source(source)
            }
            return known
        }
        let (row, isKnown) = try writer.source(source)
        groupIndexes[source.key] = groups.count
        var group = Group(source: row, isKnown: isKnown, extent: draft.extent, files: [file])
        // What is added one by one comes after what was added before.
        if draft.extent == .these { group.end = edition }
        groups.append(group)
        return groups.count - 1
    }

    // MARK: - Writing what is stated

    private mutating func write(_ record: PreparedRecord, position: Int, group: Int, file: Int) throws {
        let source = groups[group].source
        if groups[group].isKnown, let old = try writer.statement(record.kind, record.id, source) {
            return try restate(record, over: old, position: position, group: group, file: file)
        }
        guard let row = try writer.insert(record, source: source, edition: edition, position: position) else {
            if let old = try writer.statement(record.kind, record.id, source) {
                try join(record, to: old, position: position, group: group, file: file)
            }
            return
        }
        if groups[group].isKnown { seen.insert(row) }
        try media.note(record.media, of: row, isNew: true)
        try writeItem(of: record, row: row, place: position, group: group, file: file)
    }

    /// Makes the item at once, if nobody else states it.
    private mutating func writeItem(
        of record: PreparedRecord, row: Int64, place: Int, group: Int, file: Int
    ) throws {
        let touch = Touched(record: row, file: file, group: group, place: place, isCounted: false)
        guard let entry = record.entry else { return touched.append(touch) }
        guard let item = try writer.insertNew(entry) else {
            try touchItem(record.kind, record.id)
            return touched.append(touch)
        }
        // Rows of items are numbered one after the other as long as none is made otherwise.
        if item == firstItem + Int64(direct.count) {
            direct.append((row, Int32(file), Int32(group), Int32(place), false))
        }
        changedAnything = true
        if record.kind.isCounted { files[file].counts.new += 1 }
    }

    /// An item that this import made at once is stated by another source too, or again by the same one: the file that
    /// stated it first hears of what they say differently, as it would if the other had been there before.
    private mutating func touchItem(_ kind: Record.Kind, _ id: String) throws {
        guard let item = try writer.item(kind, id), item.rowid >= firstItem else { return }
        let index = Int(item.rowid - firstItem)
        guard index < direct.count, !direct[index].isTouched else { return }
        direct[index].isTouched = true
        let first = direct[index]
        touched.append(
            Touched(
                record: first.record, file: Int(first.file), group: Int(first.group), place: Int(first.place),
                isCounted: true))
    }

    /// What a source states that it stated before this import, or in it.
    private mutating func restate(
        _ record: PreparedRecord, over old: ItemWriter.Statement, position: Int, group: Int, file: Int
    ) throws {
        if !seen.insert(old.rowid).inserted {
            return try join(record, to: old, position: position, group: group, file: file)
        }
        if old.json == record.json, old.line == record.line {
            if record.kind.isCounted { files[file].counts.unchanged += 1 }
            return
        }
        let place = groups[group].extent == .these && old.json != nil ? nil : position
        if old.json == record.json {
            try writer.move(old.rowid, to: record.line, place)
        } else {
            try note(old)
            try writer.update(
                old.rowid, json: record.json, line: record.line, position: place, revision: old.revision + 1,
                edition: edition)
            try media.note(record.media, of: old.rowid, isNew: false)
        }
        touched.append(Touched(record: old.rowid, file: file, group: group, place: position, isCounted: false))
    }

    /// The statement is about to be changed for the first time in this import.
    private mutating func note(_ old: ItemWriter.Statement) throws {
        if rewritten[old.rowid] != nil || old.edition == edition { return }
        try history.keep(old.rowid)
        rewritten[old.rowid] = Standing(
            hash: old.json.map(Hash64.of) ?? 0, revision: old.revision, edition: old.edition)
    }

    /// Joins what a source states about a thing to what it stated about it before in this import.
    private mutating func join(
        _ record: PreparedRecord, to old: ItemWriter.Statement, position: Int, group: Int, file: Int
    ) throws {
        guard let json = old.json else { return }
        var conflicts: [String] = []
        let both = [
            try writer.json.decode(record.kind, from: json, line: old.line),
            try writer.json.decode(record.kind, from: record.json, line: record.line),
        ]
        guard let merged = try Merging.merge(both, conflicts: &conflicts) else { return }
        for conflict in conflicts { files[file].findings.note(conflict, record: record.id) }
        let (text, line, _) = try writer.json.encode(merged)
        if text == json { return }
        let isTouched = old.edition == edition || rewritten[old.rowid] != nil
        try note(old)
        var standing = (revision: old.revision, edition: edition)
        if let before = rewritten[old.rowid] {
            let isAsBefore = before.hash == Hash64.of(text)
            standing = (isAsBefore ? before.revision : before.revision + 1, isAsBefore ? before.edition : edition)
        }
        try writer.update(
            old.rowid, json: text, line: line, position: nil, revision: standing.revision, edition: standing.edition)
        try media.note(merged.figures.map(\.media), of: old.rowid, isNew: false)
        try touchItem(record.kind, record.id)
        if !isTouched {
            touched.append(Touched(record: old.rowid, file: file, group: group, place: position, isCounted: true))
        }
    }

    /// What sources stated before and no longer state is no longer stated, unless it is there and could not be read.
    private mutating func removeUnstated() throws {
        for (index, group) in groups.enumerated() where group.isKnown && group.extent == .everything {
            var failed = Set<String>()
            for file in group.files {
                for finding in files[file].findings.all where finding.severity == .error {
                    if let record = finding.record { failed.insert(record) }
                }
            }
            let stated = try writer.statements(of: group.source).filter { !seen.contains($0.rowid) }
            for statement in stated where !failed.contains(statement.id) {
                try history.keep(statement.rowid)
                try writer.withdraw(statement.rowid, edition: edition)
                try media.note([], of: statement.rowid, isNew: false)
                touched.append(
                    Touched(
                        record: statement.rowid, file: group.files[0], group: index, place: .max, isCounted: false))
            }
        }
        for row in rewritten.keys { try history.dropUnlessPast(row) }
        seen = []
        rewritten = [:]
        direct = []
    }

    /// Closes the edition; without a change the last one stands.
    func finish(_ publication: KnowledgeBase.Publication) throws -> Int {
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

extension Application.Group {
    /// - Returns: the position of the first of so many statements.
    fileprivate mutating func makeRoom(for count: Int, atStart: Bool) -> Int {
        if atStart {
            start -= count
            return start
        }
        defer { end += count }
        return end
    }
}
