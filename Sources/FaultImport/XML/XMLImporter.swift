package import FaultModel

/// Record lists from XML: an element a record; see docs/formats/records.md.
package struct XMLImporter: Importer {
    package let format = ManualFormat.xml
    static let sizeLimit = 64 << 20

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool {
        guard let text = try? TextDecoder.decode(Array(file.bytes.prefix(1 << 14))) else { return false }
        guard let start = text.utf8.firstIndex(where: { $0 != 0x20 && !(0x09...0x0D).contains($0) }),
            text.utf8[start] == 0x3C,
            start + 1 < text.utf8.count
        else { return false }
        let next = text.utf8[start + 1]
        let head = String(decoding: text.utf8[start...].prefix(200), as: UTF8.self).lowercased()
        if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") { return false }
        return next == 0x3F || next == 0x21 || next.isASCIILetter || next == 0x5F || next >= 0x80
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        guard file.bytes.count <= Self.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: Self.sizeLimit)
        }
        let text = try XMLText(file.bytes, findings: &findings)
        let table = try XMLRecords.table(of: text.utf8, findings: &findings)
        return try TableTranslation.draft(of: table, from: file, options: options, findings: &findings)
    }
}
