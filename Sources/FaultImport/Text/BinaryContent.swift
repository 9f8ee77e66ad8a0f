internal import FaultModel

/// Content that is no text, told by its first bytes.
package enum BinaryContent: String, Hashable, Sendable, CaseIterable {
    case zip, openDocument, pdf, ole, gzip, tar, image, sqlite, executable, other

    /// Nil when the bytes may be text. UTF-16 has zero bytes and is text; any other zero byte is not.
    init?(of bytes: [UInt8]) {
        for (magic, kind) in Self.signatures where bytes.starts(with: magic) {
            self = kind
            return
        }
        if MediaType.binary(bytes) != nil {
            self = .image
            return
        }
        if ArchiveImporter.isTar(bytes) {
            self = .tar
            return
        }
        let head = bytes.prefix(65_536)
        if TextDecoder.unicodeMark(of: bytes) != nil || TextDecoder.looksLikeUTF16(bytes) != nil { return nil }
        if head.contains(0) {
            self = .other
            return
        }
        let controls = head.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B && $0 != 0x1A }
        guard controls > 3, controls * 20 > head.count else { return nil }
        self = .other
    }

    private static let signatures: [([UInt8], BinaryContent)] = [
        ([0x50, 0x4B, 0x03, 0x04], .zip), (Array("%PDF-".utf8), .pdf), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .ole),
        ([0x1F, 0x8B, 0x08], .gzip), ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image),
        (Array("GIF8".utf8), .image), (Array("SQLite format 3\0".utf8), .sqlite),
        ([0x7F, 0x45, 0x4C, 0x46], .executable),
    ]

    /// True when there are importers that read it.
    var isReadable: Bool {
        switch self {
        case .zip, .gzip, .tar, .pdf: true
        default: false
        }
    }

    var words: String {
        switch self {
        case .zip: "a ZIP archive (perhaps XLSX or DOCX)"
        case .openDocument: "an OpenDocument file (ODT or ODS)"
        case .pdf: "a PDF document"
        case .ole: "an old Office document (XLS or DOC)"
        case .gzip: "compressed with gzip"
        case .tar: "a tar archive"
        case .image: "an image"
        case .sqlite: "an SQLite database"
        case .executable: "a program"
        case .other: "binary"
        }
    }

    var advice: String {
        switch self {
        case .ole, .openDocument: "save it as DOCX or XLSX and import that"
        case .zip, .gzip, .tar: "unpack it first"
        case .image: "it is kept where a manual of the same import shows it"
        default: "expected a fault book, a CSV table, or a JSON or XML list of records"
        }
    }
}
