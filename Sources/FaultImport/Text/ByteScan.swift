/// Look-ups in the bytes of a string, for texts by the million.
extension String {
    /// True when the ASCII `word` (small letters) is in the string, in any case.
    func containsASCII(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        let first = word.utf8Start.pointee
        return withUTF8Bytes { bytes in
            guard bytes.count >= length else { return false }
            return (0...(bytes.count - length)).contains { start in
                bytes[start] | 0x20 == first
                    && (1..<length).allSatisfy { bytes[start + $0] | 0x20 == word.utf8Start[$0] }
            }
        }
    }

    func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(utf8).withUnsafeBufferPointer(body)
    }

    /// The pieces between commas, semicolons, line breaks and their Chinese forms, without space around them.
    func listItems() -> [String] {
        let isPlain = withUTF8Bytes { bytes in
            bytes.allSatisfy { $0 != 0x2C && $0 != 0x3B && $0 != 0x0A && $0 != 0xE3 && $0 != 0xEF }
        }
        if isPlain { return trimmed().map { [$0] } ?? [] }
        return unicodeScalars.split(whereSeparator: \.partsItems).compactMap { String($0).trimmed() }
    }
}

extension Unicode.Scalar {
    /// A comma, semicolon or line break, also in Chinese.
    var partsItems: Bool {
        switch value {
        case 0x2C, 0x3B, 0x0A, 0xFF0C, 0xFF1B, 0x3001: true
        default: false
        }
    }
}
