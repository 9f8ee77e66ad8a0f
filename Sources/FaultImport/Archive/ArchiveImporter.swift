package import FaultModel

/// Archives of manuals of any of the formats; see docs/formats/archives.md.
package struct ArchiveImporter: Importer {
    package let format = ManualFormat.archive
    static let sizeLimit = 1 << 30
    /// Archives in archives: one level.
    static let depthLimit = 1

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool {
        switch BinaryContent(of: file.bytes) {
        case .zip, .gzip: true
        default: Self.isTar(file.bytes)
        }
    }

    /// POSIX.1-1988: `ustar` at byte 257.
    static func isTar(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 512 && bytes[257...].starts(with: "ustar".utf8)
    }

    /// All files in one draft.
    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        let drafts = try drafts(from: file, options: options, findings: &findings)
        var whole = Draft(
            source: Source(document: options.source ?? file.baseName, file: file.baseName, language: options.language))
        whole.records = drafts.flatMap(\.records)
        whole.media = drafts.flatMap(\.media)
        return whole
    }

    /// The drafts of each file in it, in the archive's order; each file is its own source.
    func drafts(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> [Draft] {
        guard file.bytes.count <= Self.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: Self.sizeLimit)
        }
        if OfficePackage.kind(of: file.bytes) == .openDocument { throw .binary(.openDocument) }
        var options = options
        // What --format names is the archive, not what is in it.
        if options.format == .archive { options.format = nil }
        var reading = ArchiveReading(options: options)
        try reading.read(file, depth: 0)
        reading.report(&findings)
        findings.add(reading.findings)
        if reading.drafts.isEmpty {
            throw .noRecords(
                format,
                detail: reading.files == 0
                    ? "there are no files in it" : "none of its \(reading.files) files can be read",
                line: 1)
        }
        return reading.drafts
    }
}

/// Reads the files of an archive one after the other; one that cannot be read does not take the others with it.
private struct ArchiveReading {
    let options: ImportOptions
    private(set) var drafts: [Draft] = []
    private(set) var findings = Findings()
    private(set) var files = 0
    /// Files of kinds that are no manuals.
    private var others: [String] = []
    private var otherCount = 0
    /// What all archives in it may still unpack to.
    private var budget = ArchiveReader.Limits()

    init(options: ImportOptions) { self.options = options }

    /// All files are unpacked before the first is read: one may refer to any other.
    mutating func read(_ file: SourceFile, depth: Int) throws(ImportFailure) {
        var reader = ArchiveReader()
        reader.limits = budget
        var unpacked: [SourceFile] = []
        var trouble: ImportFailure?
        do throws(ImportFailure) {
            try reader.read(file.bytes) { (entry, content) throws(ImportFailure) in
                guard let bytes = try self.content(of: entry, content) else { return }
                budget.totalBytes = max(0, budget.totalBytes - bytes.count)
                unpacked.append(SourceFile(name: "\(file.name)/\(entry.name)", bytes: bytes))
            }
        } catch {
            trouble = error
        }
        let siblings = SiblingFiles(unpacked)
        for inner in unpacked {
            read(inner, entry: String(inner.name.dropFirst(file.name.count + 1)), among: siblings, depth: depth)
        }
        guard let trouble else { return }
        if depth == 0, drafts.isEmpty { throw trouble }
        findings.error("\(file.baseName): \(trouble.description) What was read before that was kept")
    }

    private mutating func content(
        of entry: ArchiveReader.Entry, _ content: () throws(ImportFailure) -> [UInt8]
    ) throws(ImportFailure) -> [UInt8]? {
        if entry.kind == .directory || Self.isHidden(entry.name) { return nil }
        files += 1
        if entry.kind == .special {
            findings.error(
                "'\(entry.name.prefix(200))' is a link or a device; it was left out, and nothing it points to was read")
            return nil
        }
        let folders = entry.name.split(separator: "/", omittingEmptySubsequences: false)
        if entry.name.hasPrefix("/") || folders.contains("..") || folders.first?.hasSuffix(":") == true {
            findings.error("'\(entry.name.prefix(200))' leads out of the archive; it was left out")
            return nil
        }
        if entry.isEncrypted {
            findings.error(
                "'\(entry.name.prefix(200))' is encrypted; it was left out. Unpack it with its password first")
            return nil
        }
        return try content()
    }

    /// What programs put beside files: `.DS_Store`, `__MACOSX/…`, `~$report.docx`.
    private static func isHidden(_ name: String) -> Bool {
        name.split(separator: "/").contains {
            $0 == "__MACOSX" || $0.hasPrefix("~$") || $0.hasPrefix(".") && $0 != "." && $0 != ".."
        }
    }

    private mutating func read(_ file: SourceFile, entry: String, among siblings: SiblingFiles, depth: Int) {
        if file.bytes.isEmpty { return }
        let archive = ArchiveImporter()
        if archive.recognizes(file), OfficePackage.kind(of: file.bytes) == .other {
            guard depth < ArchiveImporter.depthLimit else {
                return findings.error(
                    "'\(entry.prefix(200))' is an archive in an archive in an archive; only \(ArchiveImporter.depthLimit) level is read. Unpack it"
                )
            }
            do throws(ImportFailure) { try read(file, depth: depth + 1) } catch {
                findings.error("\(entry.prefix(200)): \(error.description)")
            }
            return
        }
        var own = Findings()
        do throws(ImportFailure) {
            let (_, read) = try Importers.drafts(from: file, options: options, siblings: siblings, findings: &own)
            drafts += read
        } catch {
            switch error {
            case .unknownFormat, .binary:
                otherCount += 1
                if others.count < 10 { others.append(entry) }
            default: own.error(error.description, line: error.line, column: error.column)
            }
        }
        for var finding in own.all {
            finding.message = "\(entry): \(finding.message)"
            findings.add(finding)
        }
    }

    func report(_ findings: inout Findings) {
        if otherCount == 0 { return }
        let names = others.joined(separator: ", ") + (otherCount > others.count ? ", …" : "")
        findings.note("\(otherCount) files that are no manuals of a known format were left out: \(names)")
    }
}
