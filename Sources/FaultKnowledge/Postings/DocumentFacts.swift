import FaultModel
import Foundation
import GRDB

/// What a search must know of every item at hand: its kind, product line, class and languages, as the number of a
/// signature that many items share.
struct DocumentFacts: Sendable {
    struct Signature: Hashable, Sendable {
        var kind: Record.Kind
        var line: String?
        var `class`: String?
        /// Tags, each between commas: `,en,zh,`; empty: none.
        var languages: String
        /// False: it is for all models of its line.
        var hasModels: Bool
    }

    /// By number; 0 stands for "no item that can be found".
    let signatures: [Signature?]
    /// By row: the number of its signature.
    let numbers: [UInt32]
    /// 64 rows to a block.
    let blockCount: Int

    /// All signatures by number.
    static func signatures(_ db: Database) throws -> [Signature?] {
        var signatures: [Signature?] = [nil]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT id, kind, line, class, languages, hasModels FROM signature ORDER BY id")
        while let row = try rows.next() {
            let id: Int = row[0]
            guard id > 0, id <= signatures.count + Self.largestGap, let kind = Record.Kind(rawValue: row[1]) else {
                continue
            }
            while signatures.count <= id { signatures.append(nil) }
            signatures[id] = Signature(kind: kind, line: row[2], class: row[3], languages: row[4], hasModels: row[5])
        }
        return signatures
    }

    /// Numbers are given out in turn; a file that skips more is damaged.
    private static let largestGap = 1 << 16
    /// Some 268 million rows.
    private static let mostChunks = 4096

    subscript(document: Int) -> Signature? {
        document < numbers.count ? signatures[Int(numbers[document])] : nil
    }

    /// Reads all of it: four bytes for each row.
    init(_ db: Database) throws {
        let signatures = try Self.signatures(db)
        let last = try Int.fetchOne(db, sql: "SELECT max(chunk) FROM signatureChunk") ?? -1
        guard last < Self.mostChunks else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        var numbers = [UInt32](repeating: 0, count: (last + 1) * PostingBlob.chunkSize)
        let chunks = try Row.fetchCursor(db, sql: "SELECT chunk, data FROM signatureChunk WHERE chunk >= 0")
        while let row = try chunks.next() {
            let chunk: Int = row[0]
            let start = chunk * PostingBlob.chunkSize
            for (index, number) in SignatureBlob.decode(row[1]).enumerated() where Int(number) < signatures.count {
                numbers[start + index] = number
            }
        }
        while let last = numbers.last, last == 0 { numbers.removeLast() }
        self.signatures = signatures
        self.numbers = numbers
        blockCount = (numbers.count + DocumentSet.blockSize - 1) / DocumentSet.blockSize
    }

    /// The items whose signature passes. Costs one look at each row.
    func documents(where passes: (Signature) -> Bool) -> DocumentSet {
        let wanted = signatures.map { $0.map(passes) ?? false }
        var set = DocumentSet(blocks: blockCount)
        numbers.withUnsafeBufferPointer { numbers in
            for block in 0..<blockCount {
                var word: UInt64 = 0
                let start = block << 6
                for offset in 0..<min(64, numbers.count - start) where wanted[Int(numbers[start + offset])] {
                    word |= 1 << UInt64(offset)
                }
                set.words[block] = word
            }
        }
        return set
    }

    /// How many items of the set have each signature, by number.
    func counts(in set: DocumentSet) -> [Int] {
        var counts = [Int](repeating: 0, count: signatures.count)
        counts.withUnsafeMutableBufferPointer { counts in
            numbers.withUnsafeBufferPointer { numbers in
                set.forEach { if $0 < numbers.count { counts[Int(numbers[$0])] += 1 } }
            }
        }
        return counts
    }
}

/// The numbers of the signatures of the rows of a chunk, as they are stored: four bytes each, the lowest first.
enum SignatureBlob {
    static func encode(_ numbers: [UInt32]) -> Data {
        numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
    }

    /// At most as many as a chunk has rows.
    static func decode(_ data: Data) -> [UInt32] {
        data.withUnsafeBytes { bytes in
            (0..<min(bytes.count / 4, PostingBlob.chunkSize)).map { index in
                UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
            }
        }
    }
}
