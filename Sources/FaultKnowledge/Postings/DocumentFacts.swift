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
        /// Nil: a manual states it.
        var state: KnowledgeState?

        /// It has a text in the language or in a variety of it.
        func speaks(_ language: Language) -> Bool {
            languages.split(separator: ",").contains { $0.prefix { $0 != "-" } == language.primary }
        }
    }

    /// By number; 0 stands for "no item that can be found".
    let signatures: [Signature?]
    /// Whether some item is found only when it is asked for.
    let hasArchived: Bool
    /// By row: the number of its signature.
    let numbers: [UInt32]
    /// The same in a byte each, which is quicker to go through; empty: there are too many signatures.
    private let small: [UInt8]
    /// 64 rows to a block.
    let blockCount: Int

    /// All signatures by number.
    static func signatures(_ db: Database) throws -> [Signature?] {
        var signatures: [Signature?] = [nil]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT id, kind, line, class, languages, hasModels, state FROM signature ORDER BY id")
        while let row = try rows.next() {
            let id: Int = row[0]
            guard id > 0, id <= signatures.count + Self.largestGap, let kind = Record.Kind(rawValue: row[1]) else {
                continue
            }
            while signatures.count <= id { signatures.append(nil) }
            signatures[id] = Signature(
                kind: kind, line: row[2], class: row[3], languages: row[4], hasModels: row[5],
                state: (row[6] as String?).flatMap(KnowledgeState.init))
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
        hasArchived = signatures.contains { $0?.state == .archived }
        self.numbers = numbers
        small = signatures.count <= 256 ? numbers.map { UInt8($0) } : []
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
        if small.isEmpty { return Self.counts(in: set, numbers, signatures.count) }
        return Self.counts(in: set, small, signatures.count)
    }

    /// Neighbours often share a signature, and one counter would have each wait for the one before: so there are four.
    @inline(__always)
    private static func counts<Number: FixedWidthInteger>(
        in set: DocumentSet, _ numbers: [Number], _ width: Int
    ) -> [Int] {
        var counts = [UInt32](repeating: 0, count: width * 4)
        counts.withUnsafeMutableBufferPointer { counts in
            numbers.withUnsafeBufferPointer { numbers in
                set.words.withUnsafeBufferPointer { words in
                    for block in words.indices where words[block] != 0 {
                        var word = words[block]
                        var turn = 0
                        while word != 0 {
                            let row = block << 6 | word.trailingZeroBitCount
                            if row < numbers.count { counts[turn + Int(numbers[row])] += 1 }
                            word &= word &- 1
                            turn = turn == 3 * width ? 0 : turn + width
                        }
                    }
                }
            }
        }
        return (0..<width).map { number in (0..<4).reduce(0) { $0 + Int(counts[$1 * width + number]) } }
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
