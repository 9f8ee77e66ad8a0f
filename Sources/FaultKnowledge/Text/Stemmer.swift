import CStemmer
import FaultModel

/// Reduces an English word to its stem by the Snowball English algorithm (Porter 2), so that `leaking`, `leaks` and
/// `leaked` are all `leak`.
///
/// One instance serves one thread: the C library keeps the last word in the instance.
final class Stemmer {
    private let handle: OpaquePointer?

    /// The algorithm takes `overheated` for a verb in -ate and leaves `overh`, which no longer meets `overheat`. Words in
    /// -eat and -oat only lose their ending.
    private static let eating = ["eated", "eating", "oated", "oating"].map { Array($0.utf8) }
    private static let eat = 3

    /// Without the English algorithm in the installed library words stay as they are.
    init() { handle = sb_stemmer_new("english", "UTF_8") }
    deinit { if let handle { sb_stemmer_delete(handle) } }

    /// Shortens the last `count` bytes of `buffer`, which are lower-case ASCII letters, to their stem.
    func stem(lastOf buffer: inout [UInt8], count: Int) {
        guard let handle, count > 2 else { return }
        let start = buffer.count - count
        for suffix in Self.eating where count > suffix.count && buffer.suffix(suffix.count).elementsEqual(suffix) {
            buffer.removeLast(suffix.count - Self.eat)
            return
        }
        let length: Int = buffer.withUnsafeMutableBufferPointer { bytes in
            guard let base = bytes.baseAddress,
                let stem = sb_stemmer_stem(handle, base + start, Int32(count))
            else { return count }
            let length = min(Int(sb_stemmer_length(handle)), count)
            for index in 0..<length { base[start + index] = stem[index] }
            return length
        }
        buffer.removeLast(count - length)
    }
}
