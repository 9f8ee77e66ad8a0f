import FaultModel
import Foundation
import GRDB

/// Keeps the signature of each row, within one transaction: see `DocumentFacts`.
final class SignatureWriter {
    private let db: Database
    private var numbers: [DocumentFacts.Signature: UInt32] = [:]
    private var added: [(number: UInt32, signature: DocumentFacts.Signature)] = []
    private var next: UInt32
    /// The chunks that were touched, whole. Four bytes for each row.
    private var chunks: [Int: [UInt32]] = [:]

    init(_ db: Database) throws {
        self.db = db
        next = (try UInt32.fetchOne(db, sql: "SELECT max(id) FROM signature") ?? 0) + 1
        for (number, signature) in try DocumentFacts.signatures(db).enumerated() {
            if let signature { numbers[signature] = UInt32(number) }
        }
    }

    /// - Parameter signature: nil: the row is no item any more.
    func set(_ signature: DocumentFacts.Signature?, _ row: Int64) throws {
        let chunk = PostingBlob.chunk(of: Int(row))
        if chunks[chunk] == nil { chunks[chunk] = try stored(chunk) }
        var number: UInt32 = 0
        if let signature { number = self.number(of: signature) }
        chunks[chunk]?[Int(row) % PostingBlob.chunkSize] = number
    }

    private func number(of signature: DocumentFacts.Signature) -> UInt32 {
        if let known = numbers[signature] { return known }
        defer { next += 1 }
        numbers[signature] = next
        added.append((next, signature))
        return next
    }

    private func stored(_ chunk: Int) throws -> [UInt32] {
        let data = try Data.fetchOne(db, sql: "SELECT data FROM signatureChunk WHERE chunk = ?", arguments: [chunk])
        let numbers = SignatureBlob.decode(data ?? Data())
        return numbers + [UInt32](repeating: 0, count: PostingBlob.chunkSize - numbers.count)
    }

    func finish() throws {
        for (number, signature) in added {
            try db.cachedStatement(
                sql: """
                    INSERT INTO signature (id, kind, line, class, languages, hasModels, state) VALUES (?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                number, signature.kind.rawValue, signature.line, signature.class, signature.languages,
                signature.hasModels, signature.state?.rawValue,
            ])
        }
        for (chunk, numbers) in chunks.sorted(by: { $0.key < $1.key }) {
            let used = numbers.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO signatureChunk (chunk, data) VALUES (?, ?)")
                .execute(arguments: [chunk, SignatureBlob.encode(Array(numbers.prefix(used)))])
        }
    }
}
