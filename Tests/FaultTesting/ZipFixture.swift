/// Archives written byte by byte, so that tests can show what is in them and break them on purpose.
package struct ZipFixture {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    package init() {}

    /// A file as it is, or already packed by `deflated`.
    package mutating func add(
        _ name: String, _ content: [UInt8], packed: [UInt8]? = nil, unixMode: UInt32 = 0o100644, flags: Int = 0x800
    ) {
        let data = packed ?? content
        let offset = bytes.count
        var common: [UInt8] = []
        common += Self.little(20, 2) + Self.little(flags, 2) + Self.little(packed == nil ? 0 : 8, 2)
        common += Self.little(0, 4) + Self.little(Int(Checksum.crc32(content)), 4)
        common += Self.little(data.count, 4) + Self.little(content.count, 4)
        common += Self.little(name.utf8.count, 2) + Self.little(0, 2)
        bytes += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + data
        directory += [0x50, 0x4B, 1, 2] + Self.little(0x0314, 2) + common + Self.little(0, 2) + Self.little(0, 2)
        directory += Self.little(0, 2) + Self.little(Int(unixMode) << 16, 4) + Self.little(offset, 4) + Array(name.utf8)
        count += 1
    }

    package mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

    package var finished: [UInt8] {
        bytes + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.little(count, 2) + Self.little(count, 2)
            + Self.little(directory.count, 4) + Self.little(bytes.count, 4) + [0, 0]
    }

    package static func little(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// `count` times 258 spaces and one more, packed with the fixed codes of RFC 1951: 13 bits for each 258.
    package static func deflatedSpaces(_ count: Int) -> [UInt8] {
        var bits: [UInt8] = []
        var byte: UInt8 = 0
        var used = 0
        func put(_ code: Int, _ length: Int, highFirst: Bool) {
            for place in 0..<length {
                let bit = UInt8(truncatingIfNeeded: code >> (highFirst ? length - 1 - place : place) & 1)
                byte |= bit << used
                used += 1
                if used == 8 {
                    bits.append(byte)
                    (byte, used) = (0, 0)
                }
            }
        }
        put(1, 1, highFirst: false)
        put(1, 2, highFirst: false)
        put(0x30 + 0x20, 8, highFirst: true)
        for _ in 0..<count {
            put(0xC0 + 285 - 280, 8, highFirst: true)
            put(0, 5, highFirst: true)
        }
        put(0, 7, highFirst: true)
        if used > 0 { bits.append(byte) }
        return bits
    }
}

/// A tar archive (POSIX ustar), and gzip around it without compression.
package struct TarFixture {
    private var bytes: [UInt8] = []

    package init() {}

    package mutating func add(_ name: String, _ text: String, type: Character = "0", link: String = "") {
        let content = Array(text.utf8)
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at place: Int) {
            header.replaceSubrange(place..<(place + text.utf8.count), with: text.utf8)
        }
        put(name, at: 0)
        put("0000644\0", at: 100)
        put("0000000\0", at: 108)
        put("0000000\0", at: 116)
        let size = String(content.count, radix: 8)
        put(String(repeating: "0", count: 11 - size.count) + size + "\0", at: 124)
        put("00000000000\0", at: 136)
        put("        ", at: 148)
        put(String(type), at: 156)
        put(link, at: 157)
        put("ustar\u{0}00", at: 257)
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - sum.count) + sum + "\0 ", at: 148)
        bytes += header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }

    package var finished: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }

    /// RFC 1952 with stored blocks.
    package var gzipped: [UInt8] {
        let content = finished
        var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        var start = 0
        repeat {
            let end = min(content.count, start + 65_535)
            let length = ZipFixture.little(end - start, 2)
            output += [end == content.count ? 1 : 0] + length + length.map { ~$0 } + content[start..<end]
            start = end
        } while start < content.count
        return output + ZipFixture.little(Int(Checksum.crc32(content)), 4) + ZipFixture.little(content.count, 4)
    }
}

package enum Checksum {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    /// CRC-32 as ZIP and gzip have it (polynomial 0xEDB88320).
    package static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
    }
}
