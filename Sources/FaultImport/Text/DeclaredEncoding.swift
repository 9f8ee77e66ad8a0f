internal import FaultModel

/// Text that says itself what encoding it is in, rightly or not.
extension TextDecoder {
    /// A byte order mark and the pattern of UTF-16 come first, then valid UTF-8, then what is declared if the bytes allow it,
    /// then what they look like.
    /// - Parameter name: of the encoding, as the text declares it; nil: it does not.
    static func decode(_ bytes: [UInt8], declaredAs name: String?) throws(ImportFailure) -> DecodedText {
        guard let name, let declared = DeclaredEncoding(name), unicodeMark(of: bytes) == nil,
            looksLikeUTF16(bytes) == nil,
            !isSurelyUTF8(bytes)
        else { return try decode(bytes) }
        if let kind = BinaryContent(of: bytes) { throw .binary(kind) }
        let pairs = PairCensus(of: bytes)
        if declared.known.map(pairs.isPossible) ?? true,
            !(declared.known == .windows1252 && pairs.encoding != nil && ByteCensus(of: bytes).looksChinese)
        {
            let isDeclared = convert(bytes, fromEncodingNamed: declared.systemName)
            if let text = isDeclared { return finished(text, declared) }
            if let known = declared.known, pairs.encoding == known, !ByteCensus(of: bytes).isMostlyUTF8,
                let text = convert(bytes, fromEncodingNamed: declared.systemName, skipsBadBytes: true)
            {
                var repaired = finished(text, declared)
                repaired.trouble = .init(message: "not every byte is valid \(name); each such place reads �")
                return repaired
            }
        }
        var text = try decode(bytes)
        if text.trouble == nil {
            text.trouble = .init(
                message:
                    "the file says that its encoding is '\(name)', which it is not; it was read as \(text.encoding.rawValue)"
            )
        }
        if text.encoding == .korean { text.utf8 = unified(text.utf8) }
        return text
    }

    private static func finished(_ utf8: [UInt8], _ declared: DeclaredEncoding) -> DecodedText {
        DecodedText(utf8: declared.known == .korean ? unified(utf8) : utf8, encoding: declared.known ?? .utf8)
    }

    /// Valid, with more characters above ASCII than chance makes valid, or with none at all.
    private static func isSurelyUTF8(_ bytes: [UInt8]) -> Bool {
        guard UTF8Check.firstInvalid(in: bytes) == nil else { return false }
        let leads = bytes.lazy.filter { $0 >= 0xC0 }.prefix(4).count
        return leads == 0 || leads >= 4
    }

    /// Canonically equivalent characters are equal in Swift: a compatibility ideograph finds the one that it stands for.
    private static let unifiedIdeographs: [Character: Character] = {
        var known: [Character: Character] = [:]
        for value in UInt32(0x4E00)...0x9FFF {
            if let scalar = Unicode.Scalar(value) { known[Character(scalar)] = Character(scalar) }
        }
        return known
    }()

    /// EUC-KR has Chinese characters of several sounds several times; Unicode keeps them apart as compatibility ideographs.
    /// They are one character to a reader.
    private static func unified(_ utf8: [UInt8]) -> [UInt8] {
        // U+F900…FAFF: EF A4 80 … EF AB BF.
        guard utf8.contains(0xEF) else { return utf8 }
        var output: [UInt8] = []
        output.reserveCapacity(utf8.count)
        var index = 0
        while index < utf8.count {
            if utf8[index] == 0xEF, index + 2 < utf8.count, (0xA4...0xAB).contains(utf8[index + 1]) {
                let ideograph = Character(String(decoding: utf8[index...(index + 2)], as: UTF8.self))
                output.append(contentsOf: String(unifiedIdeographs[ideograph] ?? ideograph).utf8)
                index += 3
            } else {
                output.append(utf8[index])
                index += 1
            }
        }
        return output
    }
}

/// An encoding by the names that files give it; names beyond these are asked of the system.
struct DeclaredEncoding {
    let known: TextEncoding?
    let systemName: String

    /// Nil for the Unicode encodings, which are told from the bytes, and for what is no name.
    init?(_ name: String) {
        let folded = name.lowercased().filter { $0.isLetter || $0.isNumber }
        guard !folded.isEmpty, folded.utf8.count <= 40, folded.utf8.allSatisfy({ $0 < 0x80 }),
            !folded.hasPrefix("utf"), !folded.hasPrefix("unicode"), !folded.hasPrefix("ucs"),
            !folded.hasPrefix("iso10646")
        else { return nil }
        switch folded {
        case _ where folded.hasPrefix("gb") || folded == "xgbk" || folded == "cp936" || folded == "windows936":
            known = .gb18030
        case _
        where folded.hasSuffix("big5") || folded.hasPrefix("big5") || folded == "cp950" || folded == "windows950":
            known = .big5
        case _
        where folded.hasPrefix("ksc") || ["euckr", "korean", "uhc", "cp949", "windows949", "isoir149"].contains(folded):
            known = .korean
        case "shiftjis", "sjis", "xsjis", "mskanji", "cp932", "windows31j": known = .japaneseShift
        case "iso88591", "latin1", "usascii", "ascii", "windows1252", "cp1252": known = .windows1252
        default: known = nil
        }
        systemName = known?.rawValue ?? name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    }
}
