internal import FaultModel

/// The beginning of an XML file, up to its root: what tells one vocabulary from another.
struct XMLHead {
    /// The name of the root without its prefix.
    let root: String
    /// What stands from the beginning through the first kilobytes, prolog and all.
    let text: String

    /// Nil when it does not begin as XML does.
    init?(of file: SourceFile) {
        guard let decoded = try? TextDecoder.decode(Array(file.bytes.prefix(1 << 15))) else { return nil }
        guard let name = Self.root(in: decoded.utf8) else { return nil }
        root = name
        text = String(decoding: decoded.utf8, as: UTF8.self)
    }

    private static func root(in utf8: [UInt8]) -> String? {
        var place = 0
        while place < utf8.count {
            let byte = utf8[place]
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                place += 1
            } else if utf8[place...].starts(with: "<?".utf8) {
                guard let end = find("?>", in: utf8, from: place) else { return nil }
                place = end
            } else if utf8[place...].starts(with: "<!--".utf8) {
                guard let end = find("-->", in: utf8, from: place) else { return nil }
                place = end
            } else if utf8[place...].starts(with: "<!".utf8) {
                guard let end = endOfDocumentType(in: utf8, from: place) else { return nil }
                place = end
            } else if byte == 0x3C {
                let name = utf8[(place + 1)...].prefix {
                    $0.isASCIIAlphanumeric || [0x2D, 0x2E, 0x3A, 0x5F].contains($0)
                }
                let local = name.split(separator: 0x3A).last ?? []
                return local.isEmpty ? nil : String(decoding: local, as: UTF8.self)
            } else {
                return nil
            }
        }
        return nil
    }

    /// Where the text behind `word` begins.
    private static func find(_ word: String, in utf8: [UInt8], from start: Int) -> Int? {
        let word = Array(word.utf8)
        var place = start
        while place + word.count <= utf8.count {
            if utf8[place] == word[0], utf8[place...].starts(with: word) { return place + word.count }
            place += 1
        }
        return nil
    }

    /// A document type ends with the first `>` outside of quotes and of its internal subset.
    private static func endOfDocumentType(in utf8: [UInt8], from start: Int) -> Int? {
        var quote: UInt8 = 0
        var depth = 0
        for place in start..<utf8.count {
            let byte = utf8[place]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x5B {
                depth += 1
            } else if byte == 0x5D {
                depth -= 1
            } else if byte == 0x3E, depth <= 0 {
                return place + 1
            }
        }
        return nil
    }
}
