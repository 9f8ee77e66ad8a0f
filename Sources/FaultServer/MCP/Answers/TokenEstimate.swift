/// How many tokens of a language model a text takes, roughly, without knowing the model: an upper guess for the usual ones.
///
/// A letter, digit or space of ASCII counts 0.3 tokens (words of about four letters), any other sign of ASCII 0.5, and any
/// other character 1.2 (a Chinese character is mostly one token, sometimes two).
package enum TokenEstimate {
    /// What `max_tokens` may be.
    package static let limits = 100...100_000
    /// Where none is given.
    package static let usual = 4_000

    package static func tokens(in text: some StringProtocol) -> Int {
        var tenths = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: tenths += 3
            case 0..<0x80: tenths += 5
            default: tenths += 12
            }
        }
        return (tenths + 9) / 10
    }

    static func tokens(in value: JSONValue) throws -> Int {
        tokens(in: String(decoding: try value.data(), as: UTF8.self))
    }
}
