internal import FaultModel

/// Makes of a file's bytes what a figure can show: its kind told by content, its size looked at, a drawing made safe.
enum MediaReading {
    /// Bytes of one file, and of all files of one import.
    static let sizeLimit = 20 << 20
    static let totalLimit = 500 << 20
    /// Pixels that a picture may declare: browsers unpack four bytes for each.
    static let pixelLimit = 40_000_000

    struct Found: Sendable {
        var media: Media
        var size: PixelSize?
        /// What was taken out of a drawing, by name.
        var removed: [String] = []
    }

    enum Trouble: Error, Hashable {
        case tooLarge(bytes: Int)
        case unknownKind
        case damaged(MediaType)
        case tooManyPixels(PixelSize)
        case drawing(SafeSVG.Refusal)
    }

    /// - Parameter name: as the manual has it.
    static func read(_ bytes: [UInt8], name: String) throws(Trouble) -> Found {
        guard bytes.count <= sizeLimit else { throw .tooLarge(bytes: bytes.count) }
        guard let type = MediaType(of: bytes) else { throw .unknownKind }
        if type == .svg {
            do throws(SafeSVG.Refusal) {
                let drawing = try SafeSVG(bytes)
                return Found(
                    media: Media(type: .svg, name: name, bytes: drawing.bytes), size: drawing.size,
                    removed: drawing.removed)
            } catch {
                throw .drawing(error)
            }
        }
        let size = PixelSize(of: bytes, type: type)
        if type.isShown, size == nil { throw .damaged(type) }
        if let size, size.width.multipliedReportingOverflow(by: size.height).partialValue > pixelLimit {
            throw .tooManyPixels(size)
        }
        return Found(media: Media(type: type, name: name, bytes: bytes), size: size)
    }
}

extension MediaReading.Trouble: CustomStringConvertible {
    var description: String {
        switch self {
        case .tooLarge(let bytes):
            "it has \(bytes >> 20) MB; at most \(MediaReading.sizeLimit >> 20) are kept. Save it smaller"
        case .unknownKind:
            "its content is no picture that is known; expected PNG, JPEG or SVG, or GIF, WebP, TIFF, BMP, CGM, EMF, WMF or PDF "
                + "for download"
        case .damaged(let type): "it begins as \(type.rawValue) and does not say its size; save it anew"
        case .tooManyPixels(let size):
            "it declares \(size.width) × \(size.height) pixels; at most \(MediaReading.pixelLimit / 1_000_000) million are "
                + "shown. Scale it down"
        case .drawing(let refusal): refusal.description
        }
    }
}
