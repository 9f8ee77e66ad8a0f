/// Postings of one term in one chunk of rows, as they are stored: for each item the distance from the one before as a
/// LEB128 number, then the impact as a byte. Most take two bytes.
enum PostingBlob {
    /// Rows of a chunk: a change of an item rewrites what its terms have in one chunk.
    static let chunkSize = 1 << 16
    static func chunk(of document: Int) -> Int { document >> 16 }

    struct Posting: Hashable {
        /// The row.
        var document: Int
        var level: Impact.Level
    }

    /// - Parameter postings: of one chunk, in ascending order of row.
    static func encode(_ postings: [Posting]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(postings.count * 2 + postings.count / 4)
        var next = (postings.first?.document ?? 0) & ~(chunkSize - 1)
        for posting in postings {
            var distance = posting.document - next
            while distance >= 0x80 {
                bytes.append(UInt8(distance & 0x7F) | 0x80)
                distance >>= 7
            }
            bytes.append(UInt8(distance))
            bytes.append(posting.level)
            next = posting.document + 1
        }
        return bytes
    }

    /// Calls `body` for each posting in order. What a damaged file holds beyond the chunk or in half a posting is left
    /// out.
    @inline(__always)
    static func decode(_ bytes: UnsafeRawBufferPointer, chunk: Int, _ body: (Int, Impact.Level) -> Void) {
        var next = 0
        var index = 0
        while index + 1 < bytes.count {
            var distance = 0
            var shift = 0
            while index + 1 < bytes.count, bytes[index] & 0x80 != 0, shift < 21 {
                distance |= Int(bytes[index] & 0x7F) << shift
                shift += 7
                index += 1
            }
            guard index + 1 < bytes.count else { return }
            distance |= Int(bytes[index] & 0x7F) << shift
            let document = next + distance
            guard document < chunkSize, bytes[index + 1] != 0 else { return }
            body(chunk << 16 | document, bytes[index + 1])
            next = document + 1
            index += 2
        }
    }

    /// Under this number the postings of a term in a chunk are stored.
    static func id(_ term: Int64, _ chunk: Int) -> Int64 { term << 16 | Int64(chunk) }

    /// - Parameter postings: in ascending order of row.
    static func chunks(of postings: [Posting]) -> [(chunk: Int, postings: [Posting])] {
        var chunks: [(chunk: Int, postings: [Posting])] = []
        var start = 0
        while start < postings.count {
            let chunk = chunk(of: postings[start].document)
            let end = postings[start...].firstIndex { self.chunk(of: $0.document) != chunk } ?? postings.count
            chunks.append((chunk, Array(postings[start..<end])))
            start = end
        }
        return chunks
    }

    /// The postings after changes; a change to level 0 takes a posting out.
    /// - Parameters: both in ascending order of row, each row once.
    static func merging(_ old: [Posting], with changes: [Posting]) -> [Posting] {
        var merged: [Posting] = []
        merged.reserveCapacity(old.count + changes.count)
        var index = 0
        for change in changes {
            while index < old.count, old[index].document < change.document {
                merged.append(old[index])
                index += 1
            }
            if index < old.count, old[index].document == change.document { index += 1 }
            if change.level > 0 { merged.append(change) }
        }
        merged += old[index...]
        return merged
    }
}
