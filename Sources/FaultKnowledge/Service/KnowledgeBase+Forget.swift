import FaultModel
package import Foundation
import GRDB

/// What became of a person who is to be forgotten.
package struct Forgotten: Hashable, Sendable {
    /// Under which service records knew them; nil: the name stood in texts only.
    package var key: Int?
    /// Service records that named them, or whose texts did.
    package var records = 0
    /// Past revisions that did.
    package var revisions = 0
    /// Questions of readers that did.
    package var questions = 0
    /// Findings of imports that did.
    package var findings = 0
    /// Where the name still stands, because it is no service record's: in ids of manuals and in names of files; at most
    /// `mostLeft`.
    package var left: [String] = []
    /// 0: the knowledge base stayed as it was.
    package var edition = 0

    static let mostLeft = 20

    var isNothing: Bool { key == nil && records + revisions + questions + findings == 0 }
}

extension KnowledgeBase {
    /// Erases one person: the name and its key, every mention in texts of service records and in what these said before,
    /// in questions of readers and in findings; then everything that was derived from it, and what of it the file still
    /// held in free pages and in its log.
    ///
    /// Nothing of it is kept as history. Costs a look at every service record and a copy of the file. Manuals are not
    /// changed: where they name the person is told.
    /// - Parameters:
    ///   - person: the name, whatever its case and order of words; or the key.
    ///   - also: other writings of the name, such as the family name alone.
    /// - Throws: `KnowledgeError.notFound` when nobody of that name or key is known and no record mentions them; `.busy`
    ///   when others read or write the file, so that its log cannot be emptied: what was erased stays erased, and the same
    ///   call can be made again.
    package func forget(_ person: String, also: [String] = [], at time: Date = Date()) throws -> Forgotten {
        do {
            let forgotten = try database.writeWithoutTransaction { db -> Forgotten in
                // What is deleted is overwritten with zeros.
                try db.execute(sql: "PRAGMA secure_delete = ON")
                var forgotten = Forgotten()
                try db.inTransaction(.immediate) {
                    var forgetting = try Forgetting(person, also, db, at: time)
                    forgotten = try forgetting.run()
                    return forgotten.isNothing ? .rollback : .commit
                }
                return forgotten
            }
            if forgotten.isNothing {
                throw KnowledgeError.notFound(kind: "person", id: person, nearest: [])
            }
            try sweep()
            return forgotten
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
    }

    /// The key of a person; nil: nobody of that name or key is known.
    package func personKey(_ person: String) async throws -> Int? {
        try await read { db in try Forgetting.key(of: person, db)?.key }
    }

    /// Writes the file anew without free pages, and empties its log.
    private func sweep() throws {
        try database.writeWithoutTransaction { db in
            if path != ":memory:" { _ = try db.checkpoint(.truncate) }
            try db.execute(sql: "VACUUM")
            if path != ":memory:" { _ = try db.checkpoint(.truncate) }
        }
    }
}

/// The work within one transaction.
private struct Forgetting {
    private let db: Database
    private let time: Date
    private let names: [PersonName]
    private let key: Int?
    private let json = CanonicalJSON()
    private var forgotten = Forgotten()

    init(_ person: String, _ also: [String], _ db: Database, at time: Date) throws {
        (self.db, self.time) = (db, time)
        let known = try Self.key(of: person, db)
        key = known?.key
        let given = Int(person) == nil ? [person] : []
        let texts = ([known?.name].compactMap { $0 } + given + also)
        names = Set(texts.compactMap { PersonName($0) }).sorted { ($1.text.count, $0.text) < ($0.text.count, $1.text) }
    }

    /// By name in any case, or by key.
    static func key(of person: String, _ db: Database) throws -> (key: Int, name: String)? {
        if let number = Int(person) {
            let name = try String.fetchOne(db, sql: "SELECT name FROM person WHERE key = ?", arguments: [number])
            return name.map { (number, $0) }
        }
        guard let wanted = PersonName(person) else { return nil }
        let exact = try Int.fetchOne(db, sql: "SELECT key FROM person WHERE name = ?", arguments: [wanted.text])
        if let exact { return (exact, wanted.text) }
        let rows = try Row.fetchCursor(db, sql: "SELECT key, name FROM person ORDER BY key")
        while let row = try rows.next() {
            let name: String = row[1]
            // The whole name, in another case or order.
            if wanted.masked(in: name, by: { _ in "" }).isEmpty { return (row[0], name) }
        }
        return nil
    }

    mutating func run() throws -> Forgotten {
        let edition = try KnowledgeBase.edition(db) + 1
        try db.execute(
            sql: "INSERT INTO edition (id, at, files, findings) VALUES (?, ?, '[]', '[]')",
            arguments: [edition, time.ISO8601Format()])
        forgotten.key = key
        try eraseRecords(edition)
        try eraseStandings(edition)
        try eraseHistory()
        try eraseQuestions()
        try eraseFindings()
        if let key { try db.execute(sql: "DELETE FROM person WHERE key = ?", arguments: [key]) }
        if forgotten.isNothing { return forgotten }
        forgotten.left = try left()
        forgotten.edition = edition
        return forgotten
    }

    // MARK: - Records

    /// True where the JSON may hold the name or the key; the rest is not even decoded.
    private func concerns(_ json: String) -> Bool {
        if let key, json.contains("\"person\":\"\(key)\"") { return true }
        return names.contains { $0.stands(in: json) || $0.isEscapedInJSON }
    }

    /// Nil: it says nothing of the person.
    private func erased(_ text: String) throws -> ServiceRecord? {
        guard concerns(text) else { return nil }
        let record = try json.decode(ServiceRecord.self, from: text)
        var erased = record
        let own = key.map(String.init)
        let role = record.people.first { $0.person == own }?.role
        erased.people.removeAll { $0.person == own }
        for name in names { erased = erased.masking(name, as: role) }
        return erased == record ? nil : erased
    }

    private mutating func eraseRecords(_ edition: Int) throws {
        var ids: Set<String> = []
        let rows = try Row.fetchAll(
            db, sql: "SELECT rowid, id FROM record WHERE kind = 'record' AND json NOT NULL")
        for row in rows {
            let text = try String.fetchOne(
                db.cachedStatement(sql: "SELECT json FROM record WHERE rowid = ?"), arguments: [row[0] as Int64])
            guard let text, let record = try erased(text) else { continue }
            try db.cachedStatement(sql: "UPDATE record SET json = ?, edition = ? WHERE rowid = ?")
                .execute(arguments: [try json.string(record), edition, row[0] as Int64])
            ids.insert(row[1])
        }
        forgotten.records = ids.count
        if !ids.isEmpty { try derive(.service, ids.sorted()) }
    }

    /// Faults and causes that were made from service records name who made them.
    private mutating func eraseStandings(_ edition: Int) throws {
        var ids: Set<String> = []
        for table in ["record", "history"] {
            let rows = try Row.fetchAll(
                db, sql: "SELECT rowid, id, json FROM \(table) WHERE kind = 'fault' AND json NOT NULL")
            for row in rows {
                let text: String = row[2]
                guard names.contains(where: { $0.stands(in: text) || $0.isEscapedInJSON }),
                    let fault = try json.decode(Fault.self, from: text).forgetting(names)
                else { continue }
                try db.cachedStatement(sql: "UPDATE \(table) SET json = ? WHERE rowid = ?")
                    .execute(arguments: [try json.string(fault), row[0] as Int64])
                if table == "history" {
                    forgotten.revisions += 1
                } else {
                    try db.cachedStatement(sql: "UPDATE record SET edition = ? WHERE rowid = ?")
                        .execute(arguments: [edition, row[0] as Int64])
                    ids.insert(row[1])
                }
            }
        }
        forgotten.records += ids.count
        if !ids.isEmpty { try derive(.fault, ids.sorted()) }
    }

    /// Makes the items anew, and the text index without what it held of them.
    private func derive(_ kind: Record.Kind, _ ids: [String]) throws {
        let writer = try ItemWriter(db)
        for id in ids {
            let statements = try Row.fetchAll(
                db,
                sql: """
                    SELECT json, line FROM record WHERE kind = ? AND id = ? AND json NOT NULL ORDER BY source
                    """,
                arguments: [kind.rawValue, id])
            let change = ItemChange(
                kind: kind, id: id, former: try writer.item(kind, id),
                statements: statements.map { ItemChange.Statement(json: $0[0], line: $0[1]) })
            try writer.write(try change.resolved(json, TextAnalysis()).outcome)
        }
        try writer.finish()
        // A deletion from FTS5 only marks what is deleted, until all its parts are joined to one.
        let table = (kind == .service ? TextTable.records : .faults).rawValue
        try db.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('optimize')")
        try db.execute(sql: "DELETE FROM postingTerm WHERE documents = 0")
    }

    private mutating func eraseHistory() throws {
        let rows = try Int64.fetchAll(
            db, sql: "SELECT rowid FROM history WHERE kind = 'record' AND json NOT NULL")
        for row in rows {
            let text = try String.fetchOne(
                db.cachedStatement(sql: "SELECT json FROM history WHERE rowid = ?"), arguments: [row])
            guard let text, let record = try erased(text) else { continue }
            try db.cachedStatement(sql: "UPDATE history SET json = ? WHERE rowid = ?")
                .execute(arguments: [try json.string(record), row])
            forgotten.revisions += 1
        }
    }

    // MARK: - Elsewhere

    private mutating func eraseQuestions() throws {
        let rows = try Row.fetchAll(db, sql: "SELECT text, product FROM question")
        for row in rows where names.contains(where: { $0.stands(in: row[0]) }) {
            try db.execute(
                sql: "DELETE FROM question WHERE text = ? AND product = ?",
                arguments: [row[0] as String, row[1] as String])
            forgotten.questions += 1
        }
    }

    private mutating func eraseFindings() throws {
        let rows = try Row.fetchAll(db, sql: "SELECT id, findings FROM edition WHERE findings <> '[]'")
        for row in rows {
            let text: String = row[1]
            let masked = names.reduce(text) { text, name in
                name.masked(in: text) { _ in ServiceRecord.placeholder(nil, in: "") }
            }
            if masked == text { continue }
            try db.execute(sql: "UPDATE edition SET findings = ? WHERE id = ?", arguments: [masked, row[0] as Int])
            forgotten.findings += 1
        }
    }

    /// What names the person and is no service record.
    private func left() throws -> [String] {
        var left: [String] = []
        func look(_ sql: String) throws {
            let rows = try Row.fetchCursor(db, sql: sql)
            while left.count < Forgotten.mostLeft, let row = try rows.next() {
                let text: String = row[1]
                if names.contains(where: { $0.stands(in: text) }) { left.append(row[0]) }
            }
        }
        try look("SELECT kind || ' ' || id, json FROM record WHERE kind <> 'record' AND json NOT NULL")
        try look("SELECT kind || ' ' || id || ' (history)', json FROM history WHERE kind <> 'record' AND json NOT NULL")
        try look("SELECT 'source ' || id, json FROM source")
        try look("SELECT 'files of edition ' || id, files FROM edition")
        try look("SELECT 'serial number of ' || id, serial FROM service WHERE serial NOT NULL")
        return left
    }
}

extension PersonName {
    /// JSON writes it otherwise than it is.
    fileprivate var isEscapedInJSON: Bool { text.utf8.contains { $0 == 0x22 || $0 == 0x5C } }
}
