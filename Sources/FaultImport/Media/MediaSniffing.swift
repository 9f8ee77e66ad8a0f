package import FaultModel

extension MediaType {
    /// Told by the first bytes, whatever the file is named; nil: none of the kinds that are kept. An SVG drawing is told
    /// by its root element.
    package init?(of bytes: [UInt8]) {
        if let binary = Self.binary(bytes) {
            self = binary
        } else if Self.isDrawing(bytes) {
            self = .svg
        } else {
            return nil
        }
    }

    /// The kinds that are no text.
    static func binary(_ bytes: [UInt8]) -> MediaType? {
        if let known = Self.signatures.first(where: { bytes.starts(with: $0.magic) }) { return known.type }
        if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
        if bytes.starts(with: "BM".utf8), bytes.count > 26, bytes[6...9].allSatisfy({ $0 == 0 }),
            [12, 40, 52, 56, 64, 108, 124].contains(bytes[14]), bytes[15...17].allSatisfy({ $0 == 0 })
        {
            return .bmp
        }
        if bytes.starts(with: [1, 0, 0, 0]), bytes.dropFirst(40).starts(with: " EMF".utf8) { return .emf }
        return Self.isMetafile(bytes) ? .cgm : nil
    }

    private static let signatures: [(magic: [UInt8], type: MediaType)] = [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png), ([0xFF, 0xD8, 0xFF], .jpeg),
        (Array("GIF87a".utf8), .gif), (Array("GIF89a".utf8), .gif), ([0x49, 0x49, 0x2A, 0], .tiff),
        ([0x4D, 0x4D, 0, 0x2A], .tiff), ([0xD7, 0xCD, 0xC6, 0x9A], .wmf), (Array("%PDF-".utf8), .pdf),
    ]

    /// ISO/IEC 8632: binary metafiles begin with the command word of BEGIN METAFILE (class 0, id 1) and a name of which
    /// the length is told twice; those in clear text with `BEGMF`.
    private static func isMetafile(_ bytes: [UInt8]) -> Bool {
        if bytes.prefix(5).map({ $0 & 0xDF }) == Array("BEGMF".utf8) { return true }
        guard bytes.count > 8, bytes[0] == 0, bytes[1] & 0xE0 == 0x20 else { return false }
        let length = Int(bytes[1] & 0x1F)
        if length < 31 { return length > 0 && Int(bytes[2]) == length - 1 }
        return Int(bytes[4]) == (Int(bytes[2]) << 8 | Int(bytes[3])) - 1
    }

    private static func isDrawing(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, first == 0x3C || first >= 0xEF || first <= 0x20 else { return false }
        return XMLHead(of: SourceFile(name: "", bytes: Array(bytes.prefix(1 << 15))))?.root == "svg"
    }
}

extension PixelSize {
    /// What the header of a PNG, JPEG or GIF file declares; nil: nothing that can be true.
    init?(of bytes: [UInt8], type: MediaType) {
        let size: (Int, Int)? =
            switch type {
            case .png: Self.png(bytes)
            case .jpeg: Self.jpeg(bytes)
            case .gif where bytes.count >= 10:
                (Int(bytes[6]) | Int(bytes[7]) << 8, Int(bytes[8]) | Int(bytes[9]) << 8)
            default: nil
            }
        guard let (width, height) = size, width > 0, height > 0 else { return nil }
        self.init(width: width, height: height)
    }

    /// The first chunk is IHDR (PNG 11.2.2).
    private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.count >= 33, bytes[8..<16].elementsEqual([0, 0, 0, 13] + Array("IHDR".utf8)) else { return nil }
        func number(at place: Int) -> Int { bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) } }
        return (number(at: 16), number(at: 20))
    }

    /// The first frame header (ITU-T T.81, B.2.2) behind segments that are skipped by their lengths.
    private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
        var place = 2
        while place + 9 < bytes.count, bytes[place] == 0xFF {
            let marker = bytes[place + 1]
            if marker == 0xFF {
                place += 1
                continue
            }
            let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
            if isFrame {
                return (
                    Int(bytes[place + 7]) << 8 | Int(bytes[place + 8]),
                    Int(bytes[place + 5]) << 8 | Int(bytes[place + 6])
                )
            }
            // The picture's data begin, or a marker without a length stands where none may.
            if marker == 0xDA || (0xD0...0xD9).contains(marker) || marker <= 1 { return nil }
            place += 2 + max(2, Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
        }
        return nil
    }
}
