internal import FaultModel

/// What libxml2 needs time for that grows with the square of the text: the attributes of one tag, and the declarations of a
/// document type. They are counted before it reads.
enum XMLOverload {
    static let limit = 1000

    /// - Throws: `tooManyAttributes`. Costs one pass over the bytes.
    static func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportFailure) {
        var declarations = 0
        var attributes = 0
        var isInTag = false
        var quote: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 0x3C {
                // An attribute's value has no '<': whatever was open, a tag begins here, or the text is broken.
                let next = index + 1 < bytes.count ? bytes[index + 1] : 0
                let afterNext = index + 2 < bytes.count ? bytes[index + 2] : 0
                if next == 0x21, afterNext.isASCIILetter { declarations += 1 }
                isInTag = next != 0x21 && next != 0x3F && next != 0x2F
                (attributes, quote) = (0, 0)
            } else if isInTag {
                if quote != 0 {
                    if byte == quote { quote = 0 }
                } else if byte == 0x22 || byte == 0x27 {
                    quote = byte
                } else if byte == 0x3E {
                    isInTag = false
                } else if byte == 0x3D {
                    attributes += 1
                }
            }
            if attributes > limit || declarations > limit {
                throw .tooManyAttributes(limit: limit, line: 1 + bytes[..<index].count { $0 == 0x0A })
            }
        }
    }
}
