/// Base64 (RFC 4648, section 4), as addresses of the form `data:` have it.
enum Base64 {
    /// White space is skipped, padding may be missing; nil: there is something else in it.
    static func decoded(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        var hasEnded = false
        for byte in text {
            if byte <= 0x20 { continue }
            if byte == 0x3D {
                hasEnded = true
                continue
            }
            guard !hasEnded, let value = value(of: byte) else { return nil }
            bits = bits << 6 | value
            count += 1
            if count % 4 == 0 {
                bytes += [UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8)]
                bytes.append(UInt8(truncatingIfNeeded: bits))
            }
        }
        switch count % 4 {
        case 1: return nil
        case 2: bytes.append(UInt8(truncatingIfNeeded: bits >> 4))
        case 3: bytes += [UInt8(truncatingIfNeeded: bits >> 10), UInt8(truncatingIfNeeded: bits >> 2)]
        default: break
        }
        return bytes
    }

    static func encoded(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 3 * 4 + 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<Swift.min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place > group.count ? 0x3D : alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte - 0x41)
        case 0x61...0x7A: UInt32(byte - 0x61) + 26
        case 0x30...0x39: UInt32(byte - 0x30) + 52
        case 0x2B, 0x2D: 62
        case 0x2F, 0x5F: 63
        default: nil
        }
    }
}

/// What an address of the form `data:` holds (RFC 2397).
struct DataAddress {
    let bytes: [UInt8]

    /// Bytes of an address: four for three of the file.
    static let sizeLimit = MediaReading.sizeLimit / 3 * 4 + 1000

    /// Nil: it is no such address, or cannot be read.
    init?(_ address: String) {
        guard address.utf8.count <= Self.sizeLimit else { return nil }
        let head = address.utf8.prefix(5)
        guard String(Substring(head)).lowercased() == "data:",
            let comma = address.utf8.prefix(300).firstIndex(of: 0x2C)
        else { return nil }
        let parameters = String(address[..<comma]).lowercased()
        let content = address.utf8[address.utf8.index(after: comma)...]
        let unescaped = Self.unescaped(content)
        if parameters.hasSuffix(";base64") {
            guard let decoded = Base64.decoded(unescaped) else { return nil }
            bytes = decoded
        } else {
            bytes = unescaped
        }
    }

    static func isOne(_ address: String) -> Bool { String(Substring(address.utf8.prefix(5))).lowercased() == "data:" }

    /// `%41` is `A`; a sign of percent that begins none stands for itself.
    static func unescaped(_ text: some Sequence<UInt8>) -> [UInt8] {
        let source = Array(text)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            if source[index] == 0x25, index + 2 < source.count, let high = digit(source[index + 1]),
                let low = digit(source[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
