import FaultModel
import GRDB

extension Schema {
    static func createPersons(_ db: Database) throws {
        try db.execute(
            sql: """
                -- The names of people in service records, which hold only the keys: so that a name can be erased. A key is
                -- never given to anybody else.
                CREATE TABLE person (
                    key INTEGER PRIMARY KEY AUTOINCREMENT,
                    name TEXT NOT NULL UNIQUE
                );
                """)
    }
}

/// Gives people keys, within the transaction of an import: the same name has the same key.
final class PersonStore {
    private let db: Database
    private var known: [String: Int] = [:]

    /// Names that are kept in memory; engineers are few, customers may be many.
    private static let most = 100_000

    init(_ db: Database) { self.db = db }

    /// The keys of all people that the records name, by name.
    func keys(of records: [Record]) throws -> [String: Int] {
        var keys: [String: Int] = [:]
        for case .service(let record) in records where !record.people.isEmpty {
            for name in record.names where keys[name] == nil { keys[name] = try key(of: name) }
        }
        return keys
    }

    private func key(of name: String) throws -> Int {
        if let key = known[name] { return key }
        if known.count >= Self.most { known.removeAll() }
        let key = try find(name) ?? insert(name)
        known[name] = key
        return key
    }

    private func find(_ name: String) throws -> Int? {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT key FROM person WHERE name = ?"), arguments: [name])
    }

    private func insert(_ name: String) throws -> Int {
        try db.cachedStatement(sql: "INSERT INTO person (name) VALUES (?)").execute(arguments: [name])
        return Int(db.lastInsertedRowID)
    }

    /// The names by key; a key that nobody bears any more is not among them.
    static func names(of keys: some Sequence<String>, _ db: Database) throws -> [String: String] {
        let statement = try db.cachedStatement(sql: "SELECT name FROM person WHERE key = ?")
        var names: [String: String] = [:]
        for key in keys where names[key] == nil {
            guard let number = Int(key) else { continue }
            names[key] = try String.fetchOne(statement, arguments: [number])
        }
        return names
    }
}

extension Record {
    /// As it is kept: the keys of people in place of their names.
    func keepingNamesApart(_ keys: [String: Int]) -> Record {
        guard case .service(let record) = self else { return self }
        return .service(record.keepingNamesApart(keys))
    }

    /// As it is shown and written out: names in place of keys.
    func namingPeople(_ db: Database) throws -> Record {
        guard case .service(let record) = self else { return self }
        return .service(try record.namingPeople(db))
    }
}

extension ServiceRecord {
    /// The record with the names of its people; somebody who was forgotten is not among them.
    func namingPeople(_ db: Database) throws -> ServiceRecord {
        if people.isEmpty { return self }
        let names = try PersonStore.names(of: people.map(\.person), db)
        var record = self
        record.people = people.compactMap { participant in
            names[participant.person].map { Participant(role: participant.role, person: $0) }
        }
        return record
    }
}
