package import FaultModel

/// Our own authoring format; see docs/formats/faultbook.md.
package struct FaultBookImporter: ReferringImporter {
    package let format = ManualFormat.faultbook

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool { YAMLHead.has("faultbook", in: file) }

    package func draft(
        from file: SourceFile, options: ImportOptions, siblings: SiblingFiles, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        let root = try YAMLHead.document(of: file, format: format, version: "faultbook", findings: &findings)
        var translation = FaultBookTranslation(
            file: file, options: options, siblings: siblings, findings: findings)
        defer { findings = translation.reader.findings }
        return try translation.draft(of: root)
    }
}

/// What fault books and vocabularies have in common: YAML whose first key is the format with its version.
enum YAMLHead {
    /// One of our own formats, of which a file may hold several, parted by `---`.
    static func isOurs(_ file: SourceFile) -> Bool {
        ["faultbook", "vocabulary", "servicerecords"].contains { has($0, in: file) }
    }

    /// True when a line begins with the key, as the key of the outermost map or of a flow map that begins the file.
    static func has(_ key: String, in file: SourceFile) -> Bool {
        guard let text = try? TextDecoder.decode(Array(file.bytes.prefix(1 << 16))) else { return false }
        let lines = text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
        return lines.contains { line in
            var line = line[...]
            if line.first == 0x7B { line = line.dropFirst().drop { $0 == 0x20 } }
            if let quote = line.first, quote == 0x22 || quote == 0x27 { line = line.dropFirst() }
            guard line.starts(with: key.utf8) else { return false }
            line = line.dropFirst(key.utf8.count)
            if let quote = line.first, quote == 0x22 || quote == 0x27 { line = line.dropFirst() }
            return line.drop { $0 == 0x20 }.first == 0x3A
        }
    }

    /// The root of the document, which is a map that says `key: 1`.
    static func document(
        of file: SourceFile, format: ManualFormat, version key: String, findings: inout Findings
    ) throws(ImportFailure) -> YAMLNode {
        guard file.bytes.count <= YAMLReader.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: YAMLReader.sizeLimit)
        }
        let text = try TextDecoder.decode(file.bytes)
        if let trouble = text.trouble { findings.warning(trouble.message, line: trouble.line) }
        let root = try YAMLReader.document(of: text.utf8, format: format)
        guard case .mapping = root.content, let version = root[key] else {
            throw .unusable(
                format, detail: "expected a \(format.title), a map that begins with '\(key): 1'; found \(root.words)",
                line: root.line, column: root.column)
        }
        guard case .scalar("1", _) = version.content else {
            throw .unusable(
                format, detail: "expected '\(key): 1', the only version that is known; found \(version.words)",
                line: version.line, column: version.column)
        }
        return root
    }
}
