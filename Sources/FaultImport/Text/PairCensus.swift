/// What pairs of bytes look like, to tell the encodings of Chinese and Korean apart that use the same bytes.
///
/// In GB 2312 nearly all characters in use have a lead byte B0…D7, and those from C9 on are a half of them; in EUC-KR Hangul
/// has B0…C8 and Chinese characters CA…FD; in Big5 two of five trail bytes are below 80, which the others hardly use.
struct PairCensus {
    private var pairs = 0
    /// Lead bytes without a trail byte that could belong to them.
    private var broken = 0
    private var lowTrails = 0
    /// Leads 81…A0, which Big5 has not.
    private var earlyLeads = 0
    /// Of pairs with both bytes of the upper half and leads from B0 on, by what they are elsewhere.
    private var letters = 0
    private var hangul = 0
    private var hanja = 0
    private var rareChinese = 0

    /// Looks at the first megabyte.
    init(of bytes: [UInt8]) {
        bytes.prefix(1 << 20).withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let lead = bytes[index]
                guard lead >= 0x81 else {
                    index += 1
                    continue
                }
                guard index + 1 < bytes.count else { break }
                let trail = bytes[index + 1]
                if trail >= 0x40 && trail != 0x7F {
                    count(lead, trail)
                    index += 2
                } else if (0x30...0x39).contains(trail), index + 3 < bytes.count, bytes[index + 2] >= 0x81 {
                    index += 4  // GB18030 writes rare characters in four bytes.
                } else {
                    broken += 1
                    index += 1
                }
            }
        }
    }

    private mutating func count(_ lead: UInt8, _ trail: UInt8) {
        pairs += 1
        if trail < 0x7F { lowTrails += 1 }
        if lead <= 0xA0 { earlyLeads += 1 }
        guard trail >= 0xA1, lead >= 0xB0 else { return }
        letters += 1
        if lead <= 0xC8 { hangul += 1 } else if lead >= 0xCA { hanja += 1 }
        if lead >= 0xD8 { rareChinese += 1 }
    }

    /// Nil when the bytes are hardly pairs at all.
    var encoding: TextEncoding? {
        if pairs == 0 || broken * 10 > pairs { return nil }
        if isLikely(.big5) { return .big5 }
        if letters >= 8, isLikely(.korean) { return .korean }
        return .gb18030
    }

    /// True unless the counts speak against the encoding.
    func isPossible(_ encoding: TextEncoding) -> Bool {
        switch encoding {
        case .gb18030: letters < 8 || self.encoding == .gb18030 && rareChinese * 5 < letters * 2
        case .korean: letters < 8 || hangul * 10 > letters * 7 || hanja * 10 > letters * 8
        case .big5: pairs < 8 || lowTrails * 20 > pairs && earlyLeads * 50 < pairs
        default: true
        }
    }

    private func isLikely(_ encoding: TextEncoding) -> Bool {
        switch encoding {
        case .big5: pairs >= 4 && lowTrails * 5 > pairs && earlyLeads * 50 < pairs
        case .korean: hangul * 100 > letters * 88 || hanja * 10 > letters * 9 && rareChinese * 5 > letters * 2
        default: true
        }
    }
}
