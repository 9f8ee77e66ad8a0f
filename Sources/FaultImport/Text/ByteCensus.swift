/// What the bytes above ASCII look like, to tell encodings apart that all of them could be.
struct ByteCensus {
    private var high = 0
    /// Bytes in well-formed multi-byte UTF-8 sequences.
    private var inUTF8 = 0
    /// Bytes in pairs of which both are 0xA1 and above: the rows of GB 2312 that hold punctuation and nearly all characters of use.
    private var inPairs = 0

    /// Looks at the first megabyte.
    init(of bytes: [UInt8]) {
        bytes.prefix(1 << 20).withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                guard bytes[index] >= 0x80 else {
                    index += 1
                    continue
                }
                let length = UTF8Check.sequenceLength(bytes, at: index)
                high += Swift.max(1, length)
                inUTF8 += length
                index += Swift.max(1, length)
            }
            index = 0
            while index < bytes.count {
                guard bytes[index] >= 0x81 else {
                    index += 1
                    continue
                }
                if index + 1 < bytes.count, bytes[index] >= 0xA1, bytes[index + 1] >= 0xA1 { inPairs += 2 }
                index += 2
            }
        }
    }

    /// Nine of ten bytes above ASCII are UTF-8: it is UTF-8 that was damaged.
    var isMostlyUTF8: Bool { inUTF8 * 10 >= high * 9 && high > 0 }

    /// Western letters above ASCII stand alone between ASCII letters; Chinese comes in pairs.
    var looksChinese: Bool { inPairs * 10 >= high * 6 }
}

/// Validity of UTF-8 (RFC 3629): no overlong forms, no surrogates, at most U+10FFFF.
enum UTF8Check {
    /// The place of the first byte that begins no valid sequence.
    static func firstInvalid(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if bytes[index] < 0x80 {
                    index += 1
                    continue
                }
                let length = sequenceLength(bytes, at: index)
                if length == 0 { return index }
                index += length
            }
            return nil
        }
    }

    /// The length of the valid sequence of two to four bytes at `index`; 0 when there is none.
    static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for offset in 2..<Swift.max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// True when `tail` is the beginning of a sequence whose rest is missing.
    static func isCutShort(_ tail: ArraySlice<UInt8>) -> Bool {
        guard let lead = tail.first, (0xC2...0xF4).contains(lead) else { return false }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        return tail.count < length && tail.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    }
}
