/// Reads valid UTF-8 scalar by scalar: twenty times faster than character by character.
struct ScalarReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where the current scalar begins.
    private(set) var offset = 0
    /// Where the next one begins.
    private(set) var next = 0
    /// Nil at the end.
    private(set) var current: UInt32?

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        advance()
    }

    mutating func advance() {
        offset = next
        guard offset < bytes.count else {
            current = nil
            return
        }
        let lead = UInt32(bytes[offset])
        if lead < 0x80 {
            current = lead
            next = offset + 1
        } else if lead < 0xE0 {
            current = (lead & 0x1F) << 6 | continuation(1)
            next = offset + 2
        } else if lead < 0xF0 {
            current = (lead & 0x0F) << 12 | continuation(1) << 6 | continuation(2)
            next = offset + 3
        } else {
            current = (lead & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3)
            next = offset + 4
        }
    }

    /// The scalar after the current one; nil at the end.
    func peek() -> UInt32? {
        var copy = self
        copy.advance()
        return copy.current
    }

    /// Reads on over a word of ASCII letters, at most so many, behind which ASCII stands that is part of no word; appends it
    /// in small letters.
    /// - Returns: its place; nil: something else stands here, and nothing was read.
    mutating func plainWord(atMost longest: Int, into word: inout [UInt8]) -> Range<Int>? {
        var end = offset
        while end < bytes.count, end - offset <= longest, Self.isLetter(bytes[end]) { end += 1 }
        guard end > offset, end - offset <= longest else { return nil }
        if end < bytes.count, bytes[end] >= 0x80 || CharacterClass(UInt32(bytes[end])) != .other { return nil }
        for place in offset..<end { word.append(bytes[place] | 0x20) }
        let range = offset..<end
        next = end
        advance()
        return range
    }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private func continuation(_ distance: Int) -> UInt32 {
        offset + distance < bytes.count ? UInt32(bytes[offset + distance]) & 0x3F : 0
    }
}

/// What a character is to the analysis.
enum CharacterClass: Equatable {
    /// Of a script that is written without spaces between words.
    case paired
    case letter, digit
    /// May stand inside an identifier or word: `-`, `/`, `.`, `_`, `'`.
    case joiner
    case other

    init(_ scalar: UInt32) {
        if scalar < 0x80 {
            self = Self.ascii[Int(scalar)]
            return
        }
        switch scalar {
        case 0xFF10...0xFF19: self = .digit
        case 0xFF21...0xFF3A, 0xFF41...0xFF5A: self = .letter
        case 0xFF0D, 0xFF0E, 0xFF0F, 0xFF3F, 0x2010, 0x2011, 0x2019, 0x2212: self = .joiner
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .paired  // Han
        case 0x3005, 0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF: self = .paired  // kana
        case 0xFF66...0xFF9F, 0x31F0...0x31FF: self = .paired  // half-width and small kana
        case 0xAC00...0xD7A3, 0x1100...0x11FF: self = .paired  // Hangul
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: self = .paired  // Thai, Lao, Burmese, Khmer
        case 0x00B7, 0x2000...0x206F, 0x3000...0x303F, 0xFF00...0xFFEF: self = .other
        default:
            guard let properties = Unicode.Scalar(scalar)?.properties else {
                self = .other
                return
            }
            switch properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .nonspacingMark, .spacingMark:
                self = .letter
            case .decimalNumber: self = .digit
            default: self = .other
            }
        }
    }

    private static let ascii: [CharacterClass] = (0..<128).map { byte in
        switch byte {
        case 0x30...0x39: .digit
        case 0x41...0x5A, 0x61...0x7A: .letter
        case 0x27, 0x2D, 0x2E, 0x2F, 0x5F: .joiner
        default: .other
        }
    }
}

/// Different writings of one letter as one.
enum Folding {
    /// Full-width ASCII as ASCII, half-width kana as it is.
    static func width(_ scalar: UInt32) -> UInt32 {
        (0xFF01...0xFF5E).contains(scalar) ? scalar - 0xFEE0 : scalar
    }

    /// Appends `scalar` in small letters without accents; a combining mark adds nothing.
    static func append(_ scalar: UInt32, to buffer: inout [UInt8]) {
        let scalar = width(scalar)
        if scalar < 0x80 {
            let byte = UInt8(truncatingIfNeeded: scalar)
            buffer.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            return
        }
        guard let unicode = Unicode.Scalar(scalar) else { return }
        if let base = latin[scalar] {
            buffer.append(contentsOf: base.utf8)
            return
        }
        if unicode.properties.generalCategory == .nonspacingMark { return }
        for folded in unicode.properties.lowercaseMapping.unicodeScalars { buffer.append(utf8Of: folded.value) }
    }

    /// Accented Latin letters and what is written for them without accents.
    private static let latin: [UInt32: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãåāăąǎÀÁÂÃÅĀĂĄǍ"), ("ae", "æäÆÄ"), ("c", "çćĉċčÇĆĈĊČ"), ("d", "ďđðĎĐÐ"),
            ("e", "èéêëēĕėęěÈÉÊËĒĔĖĘĚ"), ("g", "ĝğġģĜĞĠĢ"), ("h", "ĥħĤĦ"), ("i", "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"),
            ("j", "ĵĴ"), ("k", "ķĶ"), ("l", "ĺļľłĹĻĽŁ"), ("n", "ñńņňÑŃŅŇ"), ("o", "òóôõōŏőÒÓÔÕŌŎŐ"),
            ("oe", "öœøÖŒØ"), ("r", "ŕŗřŔŖŘ"), ("s", "śŝşšșŚŜŞŠȘ"), ("ss", "ßẞ"), ("t", "ţťŧțŢŤŦȚ"),
            ("u", "ùúûũūŭůűųǔÙÚÛŨŪŬŮŰŲǓ"), ("ue", "üÜ"), ("w", "ŵŴ"), ("y", "ýÿŷÝŸŶ"), ("z", "źżžŹŻŽ"),
        ]
        var table: [UInt32: String] = [:]
        for (base, letters) in groups {
            for letter in letters.unicodeScalars { table[letter.value] = base }
        }
        return table
    }()
}
