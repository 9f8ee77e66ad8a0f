import FaultModel
import Foundation
import GRDB

/// Keeps what figures show, within the transaction of an import: each file once, as long as a record shows it.
struct MediaStore {
    private let db: Database
    /// Nothing is kept yet, and nothing came: most imports have nothing to do here.
    private var isEmpty: Bool

    init(_ db: Database) throws {
        self.db = db
        isEmpty = try !(Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM media)") ?? false)
    }

    /// Keeps the files that are not there yet.
    mutating func insert(_ media: [Media]) throws {
        guard !media.isEmpty else { return }
        isEmpty = false
        let statement = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO media (hash, type, name, size, bytes) VALUES (?, ?, ?, ?, ?)")
        for file in media where try !has(file.hash) {
            try statement.execute(arguments: [
                file.hash.description, file.type.rawValue, file.name, file.bytes.count, Data(file.bytes),
            ])
        }
    }

    private func has(_ hash: MediaHash) throws -> Bool {
        if isEmpty { return false }
        let statement = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM media WHERE hash = ?)")
        return try Bool.fetchOne(statement, arguments: [hash.description]) ?? false
    }

    /// The record without the figures whose files are neither kept nor came with the import.
    /// - Returns: also the names of those.
    func checked(_ record: Record) throws -> (record: Record, missing: [String]) {
        let figures = record.figures
        if figures.isEmpty { return (record, []) }
        var missing: [MediaHash: String] = [:]
        for figure in figures where missing[figure.media] == nil {
            if try !has(figure.media) { missing[figure.media] = figure.name }
        }
        if missing.isEmpty { return (record, []) }
        return (record.keepingFigures { missing[$0.media] == nil }, missing.values.sorted())
    }

    /// Notes what a record shows now, in place of what it showed before.
    /// - Parameter media: what its figures show; none: also when the record is stated no longer.
    func note(_ media: [MediaHash], of rowid: Int64, isNew: Bool) throws {
        if isEmpty { return }
        if !isNew {
            try db.cachedStatement(sql: "DELETE FROM mediaUse WHERE record = ?").execute(arguments: [rowid])
        }
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO mediaUse (hash, record) VALUES (?, ?)")
        for hash in media { try statement.execute(arguments: [hash.description, rowid]) }
    }

    /// Removes what no record shows any longer.
    func sweep() throws {
        if isEmpty { return }
        try db.execute(sql: "DELETE FROM media WHERE hash NOT IN (SELECT hash FROM mediaUse)")
    }
}
