/// A picture or another file of a manual, where a record shows it: kept once by its content, however many show it.
package struct Figure: Hashable, Sendable {
    /// What it shows; two figures of one content have one hash.
    package var media: MediaHash
    package var type: MediaType
    /// The file's name, as the manual has it, without its folders.
    package var name: String
    /// Nil: the manual says nothing under it.
    package var caption: LocalizedText?
    /// In pixels, as the file itself declares it; nil: it does not. Both or none.
    package var size: PixelSize?
    /// Where it was taken from; without a line. Nil: not known.
    package var citation: Citation?

    package init(
        media: MediaHash, type: MediaType, name: String, caption: LocalizedText? = nil, size: PixelSize? = nil,
        citation: Citation? = nil
    ) {
        self.media = media
        self.type = type
        self.name = name
        self.caption = caption
        self.size = size
        self.citation = citation
    }
}

extension Figure {
    func changed(by change: (inout Citation) -> Void) -> Citation? {
        guard var citation else { return nil }
        change(&citation)
        return citation
    }
}

/// How large a picture is shown.
package struct PixelSize: Hashable, Sendable, Codable {
    /// Above 0.
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}

/// The SHA-256 of a file's bytes, as 64 small hexadecimal digits.
package struct MediaHash: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let description: String

    /// Nil when it is not 64 hexadecimal digits in small letters.
    package init?(_ text: some StringProtocol) {
        let isHash =
            text.utf8.count == 64
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard isHash else { return nil }
        description = String(text)
    }

    package init(of bytes: [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        description = String(
            decoding: SHA256.digest(of: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    package static func < (left: MediaHash, right: MediaHash) -> Bool { left.description < right.description }
}

/// The kinds of files that a manual's figures are kept in, by their registered names (IANA).
package enum MediaType: String, Hashable, Sendable, Codable, CaseIterable {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case svg = "image/svg+xml"
    case gif = "image/gif"
    case webp = "image/webp"
    case tiff = "image/tiff"
    case bmp = "image/bmp"
    case cgm = "image/cgm"
    case emf = "image/emf"
    case wmf = "image/wmf"
    case pdf = "application/pdf"

    /// Whether pages show it; others are offered for download.
    package var isShown: Bool { self == .png || self == .jpeg || self == .svg }

    /// The usual ending of a file's name, without the dot.
    package var ending: String {
        switch self {
        case .png: "png"
        case .jpeg: "jpg"
        case .svg: "svg"
        case .gif: "gif"
        case .webp: "webp"
        case .tiff: "tif"
        case .bmp: "bmp"
        case .cgm: "cgm"
        case .emf: "emf"
        case .wmf: "wmf"
        case .pdf: "pdf"
        }
    }
}

/// A file that figures refer to, whole.
package struct Media: Hashable, Sendable {
    /// Of the bytes.
    package let hash: MediaHash
    package let type: MediaType
    /// As the first manual that shows it has it.
    package let name: String
    package let bytes: [UInt8]

    /// Costs a pass over the bytes.
    package init(type: MediaType, name: String, bytes: [UInt8]) {
        hash = MediaHash(of: bytes)
        self.type = type
        self.name = name
        self.bytes = bytes
    }

    /// - Parameter hash: of these bytes, which is not reckoned again.
    package init(known hash: MediaHash, type: MediaType, name: String, bytes: [UInt8]) {
        self.hash = hash
        self.type = type
        self.name = name
        self.bytes = bytes
    }
}

extension MediaHash: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let hash = MediaHash(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not the SHA-256 of a file"))
        }
        self = hash
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Figure: Codable {}
