internal import FaultModel

/// The text of a line of Markdown without its marks: emphasis, code, links, images, tags. Costs linear time: what opens is
/// looked for the closing mark only a bounded way ahead.
enum MarkdownInline {
    private static let reach = 2000

    static func plain(_ line: some StringProtocol) -> String {
        let bytes = Array(line.utf8)
        if !bytes.contains(where: marks.contains) { return String(line) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            index = step(bytes, at: index, into: &output)
        }
        return HTMLTokenizer.resolved(output[...])
    }

    /// The images of a text, `![words](address "title")`, in order.
    static func images(in text: String) -> [(words: String, address: String)] {
        let bytes = Array(text.utf8)
        var found: [(String, String)] = []
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == 0x21, bytes[index + 1] == 0x5B, index == 0 || bytes[index - 1] != 0x5C else {
                index += 1
                continue
            }
            var words: [UInt8] = []
            guard let end = link(bytes, at: index + 1, into: &words), bytes[end - 1] == 0x29,
                let open = opening(of: bytes[index..<end])
            else {
                index += 2
                continue
            }
            if let address = address(in: bytes[(open + 1)..<(end - 1)]) {
                found.append((HTMLTokenizer.resolved(words[...]), address))
            }
            index = end
        }
        return found
    }

    /// The bracket behind `]` that opens the address.
    private static func opening(of image: ArraySlice<UInt8>) -> Int? {
        image.indices.dropLast().last { image[$0] == 0x5D && image[$0 + 1] == 0x28 }.map { $0 + 1 }
    }

    /// Without the title, and without the angle brackets that may be around it.
    private static func address(in content: ArraySlice<UInt8>) -> String? {
        guard let text = String(decoding: content, as: UTF8.self).trimmed() else { return nil }
        if text.hasPrefix("<") { return String(text.dropFirst().prefix { $0 != ">" }).trimmed() }
        return String(text.prefix { $0 != " " && $0 != "\t" && $0 != "\n" }).trimmed()
    }

    private static let marks: Set<UInt8> = Set("\\`*_~[]!<&".utf8)

    /// Writes what stands at `index`.
    /// - Returns: the place behind it.
    private static func step(_ bytes: [UInt8], at index: Int, into output: inout [UInt8]) -> Int {
        let byte = bytes[index]
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch byte {
        case 0x5C where isPunctuation(next):
            // What stands behind a backslash is text, even where it could begin a reference.
            output.append(contentsOf: next == 0x26 ? Array("&amp;".utf8) : [next])
            return index + 2
        case 0x60: return code(bytes, at: index, into: &output)
        case 0x2A where isEmphasis(bytes, at: index, isUnderscore: false): return index + 1
        case 0x5F where isEmphasis(bytes, at: index, isUnderscore: true): return index + 1
        case 0x7E where next == 0x7E: return index + 2
        case 0x21 where next == 0x5B:
            if let end = link(bytes, at: index + 1, into: &output) { return end }
        case 0x5B: if let end = link(bytes, at: index, into: &output) { return end }
        case 0x3C: if let end = tag(bytes, at: index, into: &output) { return end }
        default: break
        }
        output.append(byte)
        return index + 1
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
            || (0x7B...0x7E).contains(byte)
    }

    /// A star with space on both sides is a star; an underscore inside of a word is one too.
    private static func isEmphasis(_ bytes: [UInt8], at index: Int, isUnderscore: Bool) -> Bool {
        let before = index > 0 ? bytes[index - 1] : 0x20
        let after = index + 1 < bytes.count ? bytes[index + 1] : 0x20
        if before == 0x20, after == 0x20 { return false }
        let isWord = { (byte: UInt8) in byte.isASCIIAlphanumeric }
        if isUnderscore { return !(isWord(before) || before == 0x5F) || !(isWord(after) || after == 0x5F) }
        // `3 * 4` and `24*7`: a product.
        return !((0x30...0x39).contains(before) && (0x30...0x39).contains(after))
    }

    private static func code(_ bytes: [UInt8], at index: Int, into output: inout [UInt8]) -> Int {
        let run = bytes[index...].prefix { $0 == 0x60 }.count
        var place = index + run
        let end = min(bytes.count, place + reach)
        while place < end {
            guard bytes[place] == 0x60 else {
                place += 1
                continue
            }
            let closing = bytes[place...].prefix { $0 == 0x60 }.count
            if closing == run {
                output.append(contentsOf: bytes[(index + run)..<place])
                return place + closing
            }
            place += closing
        }
        output.append(contentsOf: bytes[index..<(index + run)])
        return index + run
    }

    /// `[text](address)`, `[text][name]`: the text.
    private static func link(_ bytes: [UInt8], at index: Int, into output: inout [UInt8]) -> Int? {
        var depth = 0
        var place = index
        let end = min(bytes.count, index + reach)
        while place < end {
            if bytes[place] == 0x5C {
                place += 2
                continue
            }
            if bytes[place] == 0x5B { depth += 1 }
            if bytes[place] == 0x5D {
                depth -= 1
                if depth == 0 { break }
            }
            if depth > 8 { return nil }
            place += 1
        }
        guard place + 1 < end, bytes[place] == 0x5D, bytes[place + 1] == 0x28 || bytes[place + 1] == 0x5B,
            let close = Self.close(bytes, from: place + 2, with: bytes[place + 1] == 0x28 ? 0x29 : 0x5D)
        else { return nil }
        var inner = index + 1
        while inner < place { inner = step(bytes, at: inner, into: &output) }
        return close + 1
    }

    /// The end of an address or a name. An address that holds a picture is as long as the picture, and of a few signs only.
    private static func close(_ bytes: [UInt8], from start: Int, with mark: UInt8) -> Int? {
        if bytes[start...].starts(with: "data:".utf8) {
            let end = bytes[start...].firstIndex { !$0.isASCIIAlphanumeric && !dataSigns.contains($0) }
            return end.flatMap { bytes[$0] == mark ? $0 : nil }
        }
        return bytes[start..<min(bytes.count, start + reach)].firstIndex(of: mark)
    }

    private static let dataSigns = Set("+/=;:,%.-_".utf8)

    /// `<br>` is a line break, `<https://…>` an address, other tags are nothing.
    private static func tag(_ bytes: [UInt8], at index: Int, into output: inout [UInt8]) -> Int? {
        guard index + 1 < bytes.count,
            bytes[index + 1].isASCIILetter || bytes[index + 1] == 0x2F || bytes[index + 1] == 0x21,
            let close = bytes[index..<min(bytes.count, index + reach)].firstIndex(of: 0x3E)
        else { return nil }
        let content = bytes[(index + 1)..<close]
        if content.contains(0x3A), !content.contains(0x20), !content.contains(0x3D) {
            output.append(contentsOf: content)
        } else if content.prefix(2).map({ $0 | 0x20 }) == [0x62, 0x72] {
            output.append(0x0A)
        }
        return close + 1
    }
}
