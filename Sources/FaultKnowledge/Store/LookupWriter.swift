import FaultModel
import GRDB

/// Writes what items are looked up by: `code`, `partUse`, `supersession`, `model`, `synonym`, `wording`.
///
/// Rows are gathered and written in the order of their keys: what a page of the table holds comes together, where item by
/// item each row would go to another page. Nothing reads these tables within the transaction before `flush`.
final class LookupWriter {
    private struct Named {
        var key: String
        var item: Int64
    }

    private struct Model {
        var key: String
        var line: String
        var name: String
        var item: Int64
    }

    private var codes: [Named] = []
    private var parts: [Named] = []
    private var synonyms: [Named] = []
    private var models: [Model] = []
    private var wordings: [(hash: Int64, item: Int64)] = []
    private var count = 0

    private let insertCode: RowStatement
    private let insertPart: RowStatement
    private let insertSynonym: RowStatement
    private let insertModel: RowStatement
    private let insertWording: RowStatement
    private let insertSupersession: RowStatement
    private let db: Database

    /// Rows that are gathered at most; some forty bytes each.
    private static let most = 1 << 16

    init(_ db: Database) throws {
        self.db = db
        insertCode = try RowStatement(db, "INSERT OR IGNORE INTO code (key, item) VALUES (?, ?)")
        insertPart = try RowStatement(db, "INSERT OR IGNORE INTO partUse (part, item) VALUES (?, ?)")
        insertSynonym = try RowStatement(db, "INSERT OR IGNORE INTO synonym (key, item) VALUES (?, ?)")
        insertModel = try RowStatement(db, "INSERT OR IGNORE INTO model (key, line, name, item) VALUES (?, ?, ?, ?)")
        insertWording = try RowStatement(db, "INSERT OR IGNORE INTO wording (hash, item) VALUES (?, ?)")
        insertSupersession = try RowStatement(
            db, "INSERT OR IGNORE INTO supersession (old, new, item) VALUES (?, ?, ?)")
    }

    /// - Parameter id: of the item.
    func insert(_ derived: Derivation, modelKeys: [String], id: String, _ item: Int64) throws {
        for key in derived.codes { codes.append(Named(key: key, item: item)) }
        for key in derived.parts { parts.append(Named(key: key, item: item)) }
        for key in derived.synonyms { synonyms.append(Named(key: key, item: item)) }
        for (name, key) in zip(derived.models, modelKeys) {
            models.append(Model(key: key, line: derived.line ?? "", name: name, item: item))
        }
        for hash in derived.wordings { wordings.append((hash, item)) }
        for old in derived.supersedes {
            try insertSupersession.run {
                $0.bind(old)
                $0.bind(id)
                $0.bind(item)
            }
        }
        count += derived.codes.count + derived.parts.count + derived.models.count + derived.wordings.count
        count += derived.synonyms.count
        if count >= Self.most { try flush() }
    }

    /// Takes out what an item derived to when it was written: no index by item is kept for it.
    func delete(_ former: Derivation, id: String, _ item: Int64) throws {
        try flush()
        for key in former.codes { try delete("code", "key", key, item) }
        for key in former.parts { try delete("partUse", "part", key, item) }
        for key in former.synonyms { try delete("synonym", "key", key, item) }
        for hash in former.wordings { try delete("wording", "hash", hash, item) }
        for name in former.models {
            try db.cachedStatement(sql: "DELETE FROM model WHERE key = ? AND line = ? AND item = ?")
                .execute(arguments: [Identifier.key(name), former.line ?? "", item])
        }
        for old in former.supersedes {
            try db.cachedStatement(sql: "DELETE FROM supersession WHERE old = ? AND new = ? AND item = ?")
                .execute(arguments: [old, id, item])
        }
    }

    private func delete(_ table: String, _ column: String, _ key: any DatabaseValueConvertible, _ item: Int64) throws {
        try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(column) = ? AND item = ?")
            .execute(arguments: [key, item])
    }

    /// Writes what is gathered.
    func flush() throws {
        if count == 0 { return }
        count = 0
        try write(&codes, with: insertCode)
        try write(&parts, with: insertPart)
        try write(&synonyms, with: insertSynonym)
        models.sort { ($0.key, $0.line, $0.item) < ($1.key, $1.line, $1.item) }
        for model in models {
            try insertModel.run {
                $0.bind(model.key)
                $0.bind(model.line)
                $0.bind(model.name)
                $0.bind(model.item)
            }
        }
        models.removeAll(keepingCapacity: true)
        wordings.sort { $0 < $1 }
        for (hash, item) in wordings {
            try insertWording.run {
                $0.bind(hash)
                $0.bind(item)
            }
        }
        wordings.removeAll(keepingCapacity: true)
    }

    private func write(_ rows: inout [Named], with statement: RowStatement) throws {
        rows.sort { ($0.key, $0.item) < ($1.key, $1.item) }
        for row in rows {
            try statement.run {
                $0.bind(row.key)
                $0.bind(row.item)
            }
        }
        rows.removeAll(keepingCapacity: true)
    }
}
