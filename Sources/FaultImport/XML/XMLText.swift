internal import FaultModel

/// The text of an XML file as UTF-8, its declaration blanked out: what it says of the encoding is done with, and lines stay
/// where they are.
struct XMLText {
    private(set) var utf8: [UInt8]

    init(_ bytes: [UInt8], findings: inout Findings) throws(ImportFailure) {
        let hasMark = TextDecoder.unicodeMark(of: bytes) != nil || TextDecoder.looksLikeUTF16(bytes) != nil
        if !hasMark, let name = Self.declaredEncoding(of: bytes.prefix(200)),
            !["UTF-8", "UTF8"].contains(name.uppercased())
        {
            if let text = TextDecoder.convert(bytes, fromEncodingNamed: name) {
                utf8 = text
                Self.blankDeclaration(&utf8)
                return
            }
            findings.warning(
                "the file says that its encoding is '\(name)', which it is not; the encoding was told from the bytes",
                line: 1)
        }
        let text = try TextDecoder.decode(bytes)
        if let trouble = text.trouble { findings.warning(trouble.message, line: trouble.line) }
        utf8 = text.utf8
        Self.blankDeclaration(&utf8)
    }

    /// Encodings that are told from the bytes more surely than by their name: the declaration could be read as ASCII, so
    /// that it is not UTF-16 whatever it says.
    private static func isUnicode(_ name: String) -> Bool {
        let name = name.uppercased()
        return name.hasPrefix("UTF") || name.hasPrefix("UCS") || name.hasPrefix("ISO-10646")
    }

    static func declaredEncoding(of head: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: head, as: UTF8.self)
        guard let start = text.range(of: "<?xml "), let end = text.range(of: "?>", after: start),
            let key = text.range(of: "encoding", after: start), key < end
        else { return nil }
        let rest = text[key...].dropFirst("encoding".count).drop { $0 == " " || $0 == "=" }
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        let name = rest.dropFirst().prefix { $0 != quote }
        return name.utf8.allSatisfy { $0.isASCIIAlphanumeric || [0x2D, 0x2E, 0x5F, 0x3A].contains($0) }
            ? String(name) : nil
    }

    private static func blankDeclaration(_ utf8: inout [UInt8]) {
        guard let start = utf8.firstIndex(where: { $0 != 0x20 && !(0x09...0x0D).contains($0) }),
            utf8[start...].starts(with: "<?xml".utf8), start + 5 < utf8.count, utf8[start + 5] <= 0x20,
            let end = utf8[start...].firstIndex(of: 0x3E)
        else { return }
        for index in start...end where utf8[index] != 0x0A && utf8[index] != 0x0D { utf8[index] = 0x20 }
    }
}

extension String {
    /// Where `word` begins at or behind `start`; nil: nowhere. For short texts.
    fileprivate func range(of word: String, after start: String.Index? = nil) -> String.Index? {
        var rest = self[(start ?? startIndex)...]
        while !rest.isEmpty {
            if rest.hasPrefix(word) { return rest.startIndex }
            rest = rest.dropFirst()
        }
        return nil
    }
}
