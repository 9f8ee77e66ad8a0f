/// A JSON text (RFC 8259) as a flat list of values in the order of the text, each with its place: lean, and as deep as the
/// text without recursion.
package struct JSONDocument: Sendable {
    static let depthLimit = 100
    static let valueLimit = 20_000_000

    package enum Kind: UInt8, Sendable { case object, array, string, number, `true`, `false`, null }

    /// A value. A member's name is a string value before its value.
    package struct Value: Sendable {
        package var kind: Kind
        /// The bytes of the text that it takes; a string's are those inside of its quotes.
        var start: UInt32
        var end: UInt32
        /// The place behind the value and all that is in it.
        var next: UInt32
    }

    let utf8: [UInt8]
    package private(set) var values: [Value] = []

    /// - Throws: `notWellFormed` with line and column, `tooDeep`, `tooManyNodes`.
    package init(_ utf8: [UInt8]) throws(ImportFailure) {
        self.utf8 = utf8
        var parser = JSONParser()
        let failure: ImportFailure? = utf8.withUnsafeBufferPointer { bytes in
            do throws(ImportFailure) {
                try parser.parse(bytes)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
        values = parser.values
    }

    /// The places of the values in an array; of an object, the places of its names, whose values follow them.
    package func children(of index: Int) -> [Int] {
        guard [.array, .object].contains(values[index].kind) else { return [] }
        var children: [Int] = []
        var child = index + 1
        while child < Int(values[index].next) {
            children.append(child)
            child = Int(values[child].next)
            if values[index].kind == .object { child = Int(values[child].next) }
        }
        return children
    }

    /// A string without its escapes; any other single value as it is written.
    package func string(_ index: Int) -> String {
        let value = values[index]
        let bytes = utf8[Int(value.start)..<Int(value.end)]
        if value.kind == .string, bytes.contains(0x5C) { return Self.unescape(bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The line of a value, from 1. Costs the length of the text before it; ask `JSONLines` for many.
    func line(_ index: Int) -> Int { TextDecoder.line(of: Int(values[index].start), in: utf8) }

    /// Escapes are well-formed here; a surrogate without its partner reads �.
    private static func unescape(_ bytes: ArraySlice<UInt8>) -> String {
        var units: [UInt16] = []
        var output = ""
        var start = bytes.startIndex
        var index = start
        func flush() {
            if !units.isEmpty { output += String(decoding: units, as: UTF16.self) }
            units.removeAll(keepingCapacity: true)
        }
        while index < bytes.endIndex {
            guard bytes[index] == 0x5C else {
                index += 1
                continue
            }
            if index > start {
                flush()
                output += String(decoding: bytes[start..<index], as: UTF8.self)
            }
            let escape = bytes[index + 1]
            if escape == 0x75 {
                units.append(bytes[(index + 2)..<(index + 6)].reduce(0) { $0 << 4 | UInt16(hexadecimalDigit($1) ?? 0) })
                index += 6
            } else {
                let plain: [UInt8: UInt16] = [0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9]
                units.append(plain[escape] ?? UInt16(escape))
                index += 2
            }
            start = index
        }
        flush()
        return output + String(decoding: bytes[start..<bytes.endIndex], as: UTF8.self)
    }

    static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

/// Lines of places that are asked for in ascending order; costs one pass in all.
struct JSONLines {
    private var line = 1
    private var place = 0

    mutating func line(at place: Int, in utf8: [UInt8]) -> Int {
        if place < self.place { return TextDecoder.line(of: place, in: utf8) }
        line += utf8[self.place..<place].count { $0 == 0x0A }
        self.place = place
        return line
    }
}
