/// A hash that is the same in every run and on every machine: FNV-1a, 64 bits (Fowler, Noll, Vo).
package enum Hash64 {
    package static func of(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { of($0) }
    }

    package static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(start) { adding($1, to: $0) }
    }

    /// The hash of nothing.
    package static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of what `hash` stands for and one more byte.
    @inlinable
    package static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
