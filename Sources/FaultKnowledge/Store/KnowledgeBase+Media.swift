package import FaultModel
import Foundation
import GRDB

extension KnowledgeBase {
    /// A file that figures show, whole.
    /// - Throws: `KnowledgeError.notFound` when no record shows it.
    package func media(_ hash: MediaHash) async throws -> Media {
        try await read { db in
            guard let media = try Self.media(hash, db) else {
                throw KnowledgeError.notFound(kind: "picture", id: hash.description, nearest: [])
            }
            return media
        }
    }

    /// Calls `body` for each file that these figures show, once each, so that only one is in memory.
    package func forEachMedia(of figures: [Figure], _ body: (Media) throws -> Void) throws {
        do {
            try database.read { db in
                for hash in Set(figures.map(\.media)).sorted() {
                    if let media = try Self.media(hash, db) { try body(media) }
                }
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
    }

    private static func media(_ hash: MediaHash, _ db: Database) throws -> Media? {
        let row = try Row.fetchOne(
            db, sql: "SELECT type, name, bytes FROM media WHERE hash = ?", arguments: [hash.description])
        guard let row, let type = MediaType(rawValue: row[0]) else { return nil }
        return Media(known: hash, type: type, name: row[1], bytes: [UInt8](row[2] as Data))
    }
}
