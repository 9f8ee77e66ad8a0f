internal import FaultModel

/// A picture in a Word document's package.
struct WordPicture {
    var name: String
    var bytes: [UInt8]

    /// The pictures that the body relates to, by the ids of the relations. Those that cannot be unpacked are missing, which
    /// is a finding; the text is read all the same.
    static func pictures(
        of bytes: [UInt8], _ package: OfficePackage, findings: inout Findings
    ) throws(ImportFailure) -> [String: WordPicture] {
        let relations = try package.relations(of: "word/document.xml").filter { $0.value.hasPrefix("word/media/") }
        if relations.isEmpty { return [:] }
        let wanted = Set(relations.values)
        do throws(ImportFailure) {
            let media = try OfficePackage(bytes, format: .docx) { wanted.contains($0) }
            var found: [String: WordPicture] = [:]
            for (id, part) in relations {
                guard let bytes = media.bytes(of: part) else { continue }
                found[id] = WordPicture(name: part.split(separator: "/").last.map(String.init) ?? part, bytes: bytes)
            }
            return found
        } catch {
            findings.warning("the pictures of the document were left out: \(error.description)")
            return [:]
        }
    }
}
