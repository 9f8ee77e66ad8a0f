import FaultModel

/// A secret that opens a door: 256 random bits, kept by nobody but who was told it.
package struct TokenSecret: Sendable {
    /// `fb_` and 43 letters, digits, `-` and `_` (base64url without padding, RFC 4648 §5).
    package let text: String

    /// From the system's generator, which on Linux is `getrandom(2)` and fit for secrets.
    package init() {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<4).flatMap { _ in
            let word: UInt64 = generator.next()
            return (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64($0 * 8)) }
        }
        text = Self.prefix + Self.base64URL(bytes)
    }

    package static let prefix = "fb_"

    /// What is stored. A secret of 256 random bits can be guessed by no one, so a slow hash as for passwords has nothing to
    /// add.
    static func hash(of text: String) -> [UInt8] { SHA256.digest(of: Array(text.utf8)) }

    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

    private static func base64URL(_ bytes: [UInt8]) -> String {
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let word = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0...group.count { text.append(digits[Int(word >> UInt32(18 - 6 * place) & 63)]) }
        }
        return text
    }

    /// Whether both are the same, in a time that does not tell where they differ.
    package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        if left.count != right.count { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
