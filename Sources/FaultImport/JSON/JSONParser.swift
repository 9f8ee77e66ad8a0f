/// Checks a JSON text byte by byte and notes its values.
struct JSONParser {
    private(set) var values: [JSONDocument.Value] = []
    private var index = 0
    /// The places of the arrays and objects that are open.
    private var open: [Int] = []

    mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportFailure) {
        skipSpace(bytes)
        if index == bytes.count { throw .empty }
        try readValue(bytes)
        while let container = open.last { try readNext(bytes, in: container) }
        skipSpace(bytes)
        if index < bytes.count { throw failure("there is more text behind the end of the value", bytes) }
    }

    // MARK: - Structure

    private mutating func readValue(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportFailure) {
        guard index < bytes.count else {
            throw failure("the text ends where a value was expected; it is cut short", bytes)
        }
        if values.count >= JSONDocument.valueLimit {
            throw .tooManyNodes(.json, limit: JSONDocument.valueLimit, line: line(bytes))
        }
        switch bytes[index] {
        case 0x7B: try openContainer(.object, bytes)
        case 0x5B: try openContainer(.array, bytes)
        case 0x22: try readString(bytes)
        case 0x2D, 0x30...0x39: try readNumber(bytes)
        case 0x74: try readWord("true", .true, bytes)
        case 0x66: try readWord("false", .false, bytes)
        case 0x6E: try readWord("null", .null, bytes)
        default: throw failure("expected a value, found \(found(bytes))", bytes)
        }
    }

    private mutating func openContainer(
        _ kind: JSONDocument.Kind, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(ImportFailure) {
        if open.count == JSONDocument.depthLimit {
            throw .tooDeep(.json, limit: JSONDocument.depthLimit, line: line(bytes), column: column(bytes))
        }
        open.append(values.count)
        values.append(.init(kind: kind, start: UInt32(truncatingIfNeeded: index), end: 0, next: 0))
        index += 1
        skipSpace(bytes)
        if index < bytes.count, bytes[index] == (kind == .object ? 0x7D : 0x5D) { return closeContainer() }
        if kind == .object { try readName(bytes) } else { try readValue(bytes) }
    }

    private mutating func closeContainer() {
        index += 1
        guard let container = open.popLast() else { return }
        values[container].end = UInt32(truncatingIfNeeded: index)
        values[container].next = UInt32(truncatingIfNeeded: values.count)
    }

    /// After a value in an array or object: a comma and the next one, or the end.
    private mutating func readNext(
        _ bytes: UnsafeBufferPointer<UInt8>, in container: Int
    ) throws(ImportFailure) {
        let isObject = values[container].kind == .object
        skipSpace(bytes)
        guard index < bytes.count else {
            throw failure(
                "the text ends inside of the \(isObject ? "object" : "array") that begins on line "
                    + "\(Self.line(of: Int(values[container].start), in: bytes)); it is cut short", bytes)
        }
        if bytes[index] == (isObject ? 0x7D : 0x5D) { return closeContainer() }
        guard bytes[index] == 0x2C else {
            throw failure("expected ',' or '\(isObject ? "}" : "]")', found \(found(bytes))", bytes)
        }
        index += 1
        skipSpace(bytes)
        if isObject { try readName(bytes) } else { try readValue(bytes) }
    }

    private mutating func readName(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportFailure) {
        guard index < bytes.count, bytes[index] == 0x22 else {
            throw failure("expected a name in double quotes, found \(found(bytes))", bytes)
        }
        try readString(bytes)
        skipSpace(bytes)
        guard index < bytes.count, bytes[index] == 0x3A else {
            throw failure("expected ':' after the name, found \(found(bytes))", bytes)
        }
        index += 1
        skipSpace(bytes)
        try readValue(bytes)
    }

    private mutating func append(_ kind: JSONDocument.Kind, from start: Int, to end: Int) {
        values.append(
            .init(
                kind: kind, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                next: UInt32(truncatingIfNeeded: values.count + 1)))
    }

    // MARK: - Single values

    private mutating func readString(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportFailure) {
        let start = index + 1
        index = start
        while index < bytes.count {
            switch bytes[index] {
            case 0x22:
                append(.string, from: start, to: index)
                index += 1
                return
            case 0x5C: try readEscape(bytes)
            case 0..<0x20:
                throw failure(
                    "a control character (\(found(bytes))) stands in a string; write it as \\n, \\t or \\u….", bytes)
            default: index += 1
            }
        }
        index = start - 1
        throw failure("the string that opens here is never closed; the text is cut short or a quote is missing", bytes)
    }

    private mutating func readEscape(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportFailure) {
        guard index + 1 < bytes.count else {
            throw failure("the text ends inside of a string; it is cut short", bytes)
        }
        switch bytes[index + 1] {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: index += 2
        case 0x75:
            guard index + 6 <= bytes.count,
                bytes[(index + 2)..<(index + 6)].allSatisfy({ JSONDocument.hexadecimalDigit($0) != nil })
            else { throw failure("'\\u' needs four hexadecimal digits", bytes) }
            index += 6
        default: throw failure("no escape begins like this; expected \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u", bytes)
        }
    }

    private mutating func readNumber(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportFailure) {
        let start = index
        if bytes[index] == 0x2D { index += 1 }
        let isZero = index < bytes.count && bytes[index] == 0x30
        guard skipDigits(bytes) > 0 else { throw failure("expected a digit, found \(found(bytes))", bytes) }
        if isZero, bytes[start..<index].count > (bytes[start] == 0x2D ? 2 : 1) {
            index = start
            throw failure("a number may not begin with 0; put a code such as 0012 in quotes", bytes)
        }
        if index < bytes.count, bytes[index] == 0x2E {
            index += 1
            guard skipDigits(bytes) > 0 else {
                throw failure("expected a digit behind '.', found \(found(bytes))", bytes)
            }
        }
        if index < bytes.count, bytes[index] | 0x20 == 0x65 {
            index += 1
            if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
            guard skipDigits(bytes) > 0 else {
                throw failure("expected a digit in the exponent, found \(found(bytes))", bytes)
            }
        }
        append(.number, from: start, to: index)
    }

    private mutating func skipDigits(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let start = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        return index - start
    }

    private mutating func readWord(
        _ word: String, _ kind: JSONDocument.Kind, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(ImportFailure) {
        let end = index + word.utf8.count
        guard end <= bytes.count, bytes[index..<end].elementsEqual(word.utf8) else {
            throw failure("expected a value, found \(found(bytes))", bytes)
        }
        append(kind, from: index, to: end)
        index = end
    }

    private mutating func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>) {
        while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    // MARK: - Words

    private func failure(_ detail: String, _ bytes: UnsafeBufferPointer<UInt8>) -> ImportFailure {
        .notWellFormed(.json, detail: detail, line: line(bytes), column: column(bytes))
    }

    private func found(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard index < bytes.count else { return "the end of the text" }
        if bytes[index] < 0x20 {
            return "U+00" + (bytes[index] < 0x10 ? "0" : "") + String(bytes[index], radix: 16, uppercase: true)
        }
        let end = min(bytes.count, index + 4)
        return "'\(String(decoding: bytes[index..<end], as: UTF8.self).prefix(1))'"
    }

    private func line(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { Self.line(of: index, in: bytes) }

    private static func line(of index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        1 + bytes[..<min(index, bytes.count)].count { $0 == 0x0A }
    }

    /// In characters, from 1.
    private func column(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let line = bytes[..<min(index, bytes.count)].suffix(while: { $0 != 0x0A })
        return 1 + line.count { $0 & 0xC0 != 0x80 }
    }
}

extension BidirectionalCollection {
    /// The elements at the end that all satisfy the predicate.
    func suffix(while predicate: (Element) -> Bool) -> SubSequence {
        guard let last = lastIndex(where: { !predicate($0) }) else { return self[...] }
        return self[index(after: last)...]
    }
}
