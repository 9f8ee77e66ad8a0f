#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Text as UTF-8 without a byte order mark, and how it came to be that.
struct DecodedText: Sendable {
    var utf8: [UInt8]
    var encoding: TextEncoding
    /// What was not as it should be, to be told as a warning; nil: nothing.
    var trouble: Trouble?

    struct Trouble: Hashable, Sendable {
        var message: String
        var line: Int?
    }
}

enum TextEncoding: String, Hashable, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case gb18030 = "GB18030"
    case big5 = "BIG5-HKSCS"
    /// EUC-KR (`ks_c_5601-1987`) with what Microsoft added to it.
    case korean = "CP949"
    case japaneseShift = "CP932"
    case windows1252 = "WINDOWS-1252"
}

/// From bytes in any of the usual encodings to UTF-8: by the byte order mark, else UTF-16 by its pattern of zeros, else
/// UTF-8 if it is valid, else GB18030, Big5 or EUC-KR if its pairs of bytes are like theirs, else Windows-1252.
enum TextDecoder {
    static func decode(_ bytes: [UInt8]) throws(ImportFailure) -> DecodedText {
        if let kind = BinaryContent(of: bytes) { throw .binary(kind) }
        let text = try decodeUnchecked(bytes)
        if let zero = text.utf8.firstIndex(of: 0) {
            throw .undecodable(detail: "there is a zero byte in the text", line: line(of: zero, in: text.utf8))
        }
        return text
    }

    private static func decodeUnchecked(_ bytes: [UInt8]) throws(ImportFailure) -> DecodedText {
        if let (encoding, length) = unicodeMark(of: bytes) {
            if encoding != .utf8 { return decodeUTF16(bytes[length...], encoding) }
            return decodeUTF8(Array(bytes[length...])) ?? repairUTF8(Array(bytes[length...]))
        }
        if let encoding = looksLikeUTF16(bytes) { return decodeUTF16(bytes[...], encoding) }
        if let text = decodeUTF8(bytes) { return text }
        let census = ByteCensus(of: bytes)
        if census.isMostlyUTF8 { return repairUTF8(bytes) }
        let pairs = PairCensus(of: bytes)
        if census.looksChinese || pairs.encoding == .big5 {
            for encoding in [pairs.encoding ?? .gb18030, .gb18030] {
                if let text = convert(bytes, from: encoding) { return DecodedText(utf8: text, encoding: encoding) }
            }
        }
        let message =
            "the file is neither valid UTF-8 nor GB18030; it was read as Windows-1252 (Western European). "
            + "Save it as UTF-8 if letters are wrong"
        if let text = convert(bytes, from: .windows1252) {
            return DecodedText(utf8: text, encoding: .windows1252, trouble: .init(message: message))
        }
        return DecodedText(
            utf8: latin1(bytes), encoding: .windows1252, trouble: .init(message: message))
    }

    /// The byte order mark: what it says, and its length.
    static func unicodeMark(of bytes: [UInt8]) -> (TextEncoding, Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// UTF-16 without a mark: in the first kilobytes one of the two bytes of a unit is zero much more often than the other
    /// (as in markup, digits and delimiters), and is so often enough.
    static func looksLikeUTF16(_ bytes: [UInt8]) -> TextEncoding? {
        let head = bytes.prefix(4096)
        guard head.count >= 4 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in head.enumerated() where byte == 0 {
            if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let units = head.count / 2
        if zeros.odd * 20 >= units, zeros.even * 10 <= zeros.odd { return plausible(head, .utf16LittleEndian) }
        if zeros.even * 20 >= units, zeros.odd * 10 <= zeros.even { return plausible(head, .utf16BigEndian) }
        return nil
    }

    /// Binary data has zeros as well: as UTF-16 it would have control characters and surrogates without a partner.
    private static func plausible(_ head: ArraySlice<UInt8>, _ encoding: TextEncoding) -> TextEncoding? {
        var odd = 0
        let bytes = Array(head)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let unit =
                encoding == .utf16LittleEndian
                ? UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index])
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
            if unit < 0x20, !(0x09...0x0D).contains(unit) { odd += 1 }
            if unit >= 0xFFFE { odd += 1 }
        }
        return odd * 100 > bytes.count / 2 ? nil : encoding
    }

    /// True when there is nothing but space, in any encoding.
    static func isBlank(_ bytes: [UInt8]) -> Bool {
        bytes.dropFirst(unicodeMark(of: bytes)?.1 ?? 0).allSatisfy {
            $0 == 0x20 || (0x09...0x0D).contains($0) || $0 == 0
        }
    }

    /// The line that a place in UTF-8 text is on, from 1.
    static func line(of index: Int, in utf8: [UInt8]) -> Int {
        1 + utf8[..<min(index, utf8.count)].count { $0 == 0x0A }
    }

    private static func decodeUTF8(_ bytes: [UInt8]) -> DecodedText? {
        UTF8Check.firstInvalid(in: bytes) == nil ? DecodedText(utf8: bytes, encoding: .utf8) : nil
    }

    private static func repairUTF8(_ bytes: [UInt8]) -> DecodedText {
        let first = UTF8Check.firstInvalid(in: bytes) ?? 0
        if bytes.count - first < 4, UTF8Check.isCutShort(bytes[first...]) {
            return DecodedText(
                utf8: Array(bytes[..<first]), encoding: .utf8,
                trouble: .init(
                    message: "the file ends in the middle of a character; it is probably cut short",
                    line: line(of: first, in: bytes)))
        }
        return DecodedText(
            utf8: Array(String(decoding: bytes, as: UTF8.self).utf8), encoding: .utf8,
            trouble: .init(
                message:
                    "not every byte is valid UTF-8; the first that is not is on this line, and each such place reads �",
                line: line(of: first, in: bytes)))
    }

    private static func decodeUTF16(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> DecodedText {
        let little = encoding == .utf16LittleEndian
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var repaired: Int?
        var decoder = UTF16()
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).lazy.map { index in
            little
                ? UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index])
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        var iterator = units.makeIterator()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar):
                output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case .error:
                if repaired == nil { repaired = output.count }
                output.append(contentsOf: UTF8.encodedReplacementCharacter)
            case .emptyInput: break decoding
            }
        }
        var text = DecodedText(utf8: output, encoding: encoding)
        if let repaired {
            text.trouble = .init(
                message:
                    "not everything is valid UTF-16; the first that is not is on this line, and each such place reads �",
                line: line(of: repaired, in: output))
        } else if bytes.count % 2 == 1 {
            text.trouble = .init(message: "the file ends in the middle of a character; it is probably cut short")
        }
        return text
    }

    private static func latin1(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { output.append(byte) } else { output += [0xC0 | byte >> 6, 0x80 | byte & 0x3F] }
        }
        return output
    }

    /// Nil when a byte has no meaning in the encoding.
    static func convert(_ bytes: [UInt8], from encoding: TextEncoding) -> [UInt8]? {
        convert(bytes, fromEncodingNamed: encoding.rawValue)
    }

    /// By any name that the system's converter knows; nil when it does not, or when a byte has no meaning.
    /// - Parameter skipsBadBytes: a byte without a meaning reads � instead.
    static func convert(
        _ bytes: [UInt8], fromEncodingNamed name: String, to target: String = "UTF-8", skipsBadBytes: Bool = false
    ) -> [UInt8]? {
        let converter = iconv_open(target, name)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        let chunk = 1 << 16
        return input.withUnsafeMutableBytes { source in
            var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = source.count
            while left > 0 {
                var isStuck = false
                let piece = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
                    buffer.withMemoryRebound(to: CChar.self) { target in
                        var to = target.baseAddress
                        var room = target.count
                        let result = iconv(converter, &from, &left, &to, &room)
                        count = target.count - room
                        isStuck = result == Int(bitPattern: UInt.max) && errno != E2BIG
                    }
                }
                output.append(contentsOf: piece)
                if isStuck {
                    guard skipsBadBytes else { return nil }
                    output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    if left > 0 { (from, left) = (from?.advanced(by: 1), left - 1) }
                }
            }
            return output
        }
    }
}
