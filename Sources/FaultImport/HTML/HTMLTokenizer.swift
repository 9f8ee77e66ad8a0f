internal import CLibXML2
internal import FaultModel

/// Parts HTML into tags and text, the way browsers do where the markup is broken: whatever is no tag is text.
///
/// It is our own and no general parser, because a hostile page must cost linear time: libxml2's forgiving parser compares
/// each stray end tag with all open elements and each attribute with all before it. Its table of named characters is used.
struct HTMLTokenizer {
    enum Token {
        case start(Tag)
        case end(name: String)
        /// Of the bytes between tags; character references are not yet resolved.
        case text(Range<Int>)
    }

    struct Tag {
        /// In small letters.
        var name: String
        /// Names in small letters; of two with the same name the first stands.
        var attributes: [(name: String, value: String)] = []

        subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    private static let attributeLimit = 200
    private static let nameLimit = 60
    private static let valueLimit = 4000

    private let bytes: [UInt8]
    private(set) var index = 0
    /// Of the last token, from 1.
    private(set) var line = 1
    private var lineIndex = 0
    /// True once no `-->` lies ahead, so that it is looked for only once.
    private var hasNoCommentEnd = false

    init(_ utf8: [UInt8]) { bytes = utf8 }

    mutating func next() -> Token? {
        while index < bytes.count {
            let start = index
            if bytes[index] != 0x3C {
                index = bytes[index...].firstIndex(of: 0x3C) ?? bytes.count
                countLines(to: start)
                return .text(start..<index)
            }
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if next.isASCIILetter {
                countLines(to: start)
                return .start(readTag())
            }
            if next == 0x2F, index + 2 < bytes.count, bytes[index + 2].isASCIILetter {
                countLines(to: start)
                index += 2
                let name = readName()
                skip(past: 0x3E)
                return .end(name: name)
            }
            if next == 0x21 || next == 0x3F || next == 0x2F {
                skipDeclaration()
                continue
            }
            index = bytes[(index + 1)...].firstIndex(of: 0x3C) ?? bytes.count
            countLines(to: start)
            return .text(start..<index)
        }
        return nil
    }

    /// Goes on behind the end tag of an element whose content is no markup (`script`, `style`).
    mutating func skipContent(of name: String) {
        let name = Array(name.utf8)
        while let start = bytes[index...].firstIndex(of: 0x3C) {
            index = start + 1
            guard index < bytes.count, bytes[index] == 0x2F, index + name.count < bytes.count else { continue }
            if zip(bytes[(index + 1)...], name).allSatisfy({ $0 | 0x20 == $1 }) {
                skip(past: 0x3E)
                return
            }
        }
        index = bytes.count
    }

    private mutating func countLines(to place: Int) {
        guard place > lineIndex else { return }
        line += bytes[lineIndex..<place].count { $0 == 0x0A }
        lineIndex = place
    }

    private mutating func skip(past byte: UInt8) {
        index = bytes[index...].firstIndex(of: byte).map { $0 + 1 } ?? bytes.count
    }

    /// `<!-- … -->`, `<!DOCTYPE …>`, `<![if …]>`, `<?xml … ?>`, `</ >`.
    private mutating func skipDeclaration() {
        guard !hasNoCommentEnd, bytes[index...].starts(with: "<!--".utf8) else { return skip(past: 0x3E) }
        var end = index + 2
        while let dash = bytes[end...].firstIndex(of: 0x2D) {
            if bytes[dash...].starts(with: "-->".utf8), dash >= index + 2 {
                index = dash + 3
                return
            }
            end = dash + 1
        }
        hasNoCommentEnd = true
        skip(past: 0x3E)
    }

    private mutating func readName() -> String {
        let start = index
        while index < bytes.count, ![0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x2F, 0x3E].contains(bytes[index]) { index += 1 }
        let name = bytes[start..<min(index, start + Self.nameLimit)].map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        // Word writes `o:p` and `w:wrap`.
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    private mutating func readTag() -> Tag {
        index += 1
        var tag = Tag(name: readName())
        while index < bytes.count {
            skipSpace()
            guard index < bytes.count else { break }
            if bytes[index] == 0x3E {
                index += 1
                break
            }
            if bytes[index] == 0x2F {
                index += 1
                continue
            }
            readAttribute(into: &tag)
        }
        return tag
    }

    private mutating func readAttribute(into tag: inout Tag) {
        let start = index
        index += 1
        while index < bytes.count, ![0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x2F, 0x3D, 0x3E].contains(bytes[index]) {
            index += 1
        }
        let name = bytes[start..<min(index, start + Self.nameLimit)].map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        skipSpace()
        var value: Range<Int> = index..<index
        if index < bytes.count, bytes[index] == 0x3D {
            index += 1
            skipSpace()
            value = readValue()
        }
        let key = String(decoding: name, as: UTF8.self)
        // An address may be a picture itself.
        let limit = key == "src" && tag.name == "img" ? DataAddress.sizeLimit : Self.valueLimit
        guard tag.attributes.count < Self.attributeLimit, value.count <= limit else { return }
        tag.attributes.append((key, Self.resolved(bytes[value])))
    }

    private mutating func readValue() -> Range<Int> {
        guard index < bytes.count else { return index..<index }
        let start = index
        if bytes[index] == 0x22 || bytes[index] == 0x27, let end = bytes[(index + 1)...].firstIndex(of: bytes[index]) {
            index = end + 1
            return (start + 1)..<end
        }
        while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x3E { index += 1 }
        return start..<index
    }

    // MARK: - Character references

    func text(_ range: Range<Int>) -> String { Self.resolved(bytes[range]) }

    /// With `&amp;`, `&#36724;`, `&#x8F74;` as the characters they stand for; what is none of these stays as it is.
    static func resolved(_ bytes: ArraySlice<UInt8>) -> String {
        guard var ampersand = bytes.firstIndex(of: 0x26) else { return String(decoding: bytes, as: UTF8.self) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var start = bytes.startIndex
        while true {
            if let (scalar, end) = reference(bytes, at: ampersand) {
                output.append(contentsOf: bytes[start..<ampersand])
                output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                start = end
            }
            guard let next = bytes[max(start, ampersand + 1)...].firstIndex(of: 0x26) else { break }
            ampersand = next
        }
        output.append(contentsOf: bytes[start...])
        return String(decoding: output, as: UTF8.self)
    }

    private static func reference(_ bytes: ArraySlice<UInt8>, at ampersand: Int) -> (Unicode.Scalar, end: Int)? {
        var index = ampersand + 1
        guard index < bytes.endIndex else { return nil }
        if bytes[index] == 0x23 {
            index += 1
            let isHex = index < bytes.endIndex && bytes[index] | 0x20 == 0x78
            if isHex { index += 1 }
            var value: UInt32 = 0
            let first = index
            while index < bytes.endIndex, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue,
                isHex || digit < 10
            {
                value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x11_0000)
                index += 1
            }
            guard index > first, value > 0, let scalar = Unicode.Scalar(windows[value] ?? value) else { return nil }
            return (scalar, index < bytes.endIndex && bytes[index] == 0x3B ? index + 1 : index)
        }
        while index < bytes.endIndex, index - ampersand <= 12, bytes[index].isASCIIAlphanumeric { index += 1 }
        let name = String(decoding: bytes[(ampersand + 1)..<index], as: UTF8.self)
        guard !name.isEmpty, let scalar = named(name) else { return nil }
        return (scalar, index < bytes.endIndex && bytes[index] == 0x3B ? index + 1 : index)
    }

    private static func named(_ name: String) -> Unicode.Scalar? {
        if name == "apos" { return "'" }
        guard let known = htmlEntityLookup(name) else { return nil }
        return Unicode.Scalar(known.pointee.value)
    }

    /// References to 128…159 mean what Windows-1252 has there (HTML standard, "numeric character reference end state").
    private static let windows: [UInt32: UInt32] = [
        0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020, 0x87: 0x2021, 0x88: 0x02C6,
        0x89: 0x2030, 0x8A: 0x0160, 0x8B: 0x2039, 0x8C: 0x0152, 0x8E: 0x017D, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C,
        0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x98: 0x02DC, 0x99: 0x2122, 0x9A: 0x0161, 0x9B: 0x203A,
        0x9C: 0x0153, 0x9E: 0x017E, 0x9F: 0x0178,
    ]
}
