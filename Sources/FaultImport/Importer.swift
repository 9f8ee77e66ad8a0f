package import FaultModel

/// A reader of one format: a pure function from bytes to records, with a place to put what it noticed.
package protocol Importer: Sendable {
    var format: ManualFormat { get }

    /// True when the content is of this format, well-formed or not. Looks at the first few kilobytes only.
    func recognizes(_ file: SourceFile) -> Bool

    /// - Throws: when nothing of the file can be used; whatever can be mended or left out alone is a finding.
    func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft

    /// The same in parts, for whoever writes one while the next is made: a table of a million rows is never in memory as
    /// a million faults. Formats whose files are short leave it to the other one.
    /// - Parameter hand: takes the parts in order; false: no more are wanted, and the rest is not made.
    /// - Throws: before the first part only.
    func read(
        _ file: SourceFile, options: ImportOptions, siblings: SiblingFiles, findings: inout Findings,
        hand: (DraftPart) -> Bool
    ) throws(ImportFailure)

    /// The same, where the other files of the call are at hand, for what the file only refers to. Formats whose files
    /// stand alone leave it to the other one.
    func draft(
        from file: SourceFile, options: ImportOptions, siblings: SiblingFiles, findings: inout Findings
    ) throws(ImportFailure) -> Draft
}

/// A format whose files refer to others: it says how to read with those at hand, and reads alone as with none of them.
package protocol ReferringImporter: Importer {}

extension ReferringImporter {
    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        try draft(from: file, options: options, siblings: .none, findings: &findings)
    }
}

/// Some of what one file states.
package struct DraftPart: Sendable {
    package var draft: Draft
    /// It stands in the file before what the parts before this one state.
    package var comesFirst = false

    package init(draft: Draft, comesFirst: Bool = false) {
        self.draft = draft
        self.comesFirst = comesFirst
    }
}

extension Importer {
    package func read(
        _ file: SourceFile, options: ImportOptions, siblings: SiblingFiles, findings: inout Findings,
        hand: (DraftPart) -> Bool
    ) throws(ImportFailure) {
        let draft = try draft(from: file, options: options, siblings: siblings, findings: &findings)
        _ = hand(DraftPart(draft: draft))
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, siblings: SiblingFiles, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        try draft(from: file, options: options, findings: &findings)
    }
}

/// All the formats, most particular first.
package enum Importers {
    package static let all: [any Importer] = [
        FaultBookImporter(), ServiceRecordsImporter(), VocabularyImporter(), JSONImporter(), PDFImporter(),
        WordImporter(), WorkbookImporter(),
        ArchiveImporter(), TreeImporter(.openpsa), TreeImporter(.galileo), MarkupTermsImporter(), S1000DImporter(),
        DITAImporter(), HTMLImporter(), XMLImporter(), TermTableImporter(), MarkdownImporter(), CSVImporter(),
    ]

    /// The draft of a file whose format is told by its content, unless `options.format` names it. A file that is none
    /// of the formats by its content is read as a table when `options.columns` names columns.
    /// - Parameter siblings: the other files of the call, for formats of many small files that refer to each other.
    package static func draft(
        from file: SourceFile, options: ImportOptions, siblings: SiblingFiles = .none, findings: inout Findings
    ) throws(ImportFailure) -> (ManualFormat, Draft) {
        let importer = try importer(of: file, options: options)
        let draft = try importer.draft(from: file, options: options, siblings: siblings, findings: &findings)
        return (importer.format, draft)
    }

    /// The drafts of a file: one, or as many as it holds fault books and vocabularies, or files if it is an archive.
    package static func drafts(
        from file: SourceFile, options: ImportOptions, siblings: SiblingFiles = .none, findings: inout Findings
    ) throws(ImportFailure) -> (ManualFormat, [Draft]) {
        guard YAMLHead.isOurs(file),
            file.bytes.count <= YAMLReader.sizeLimit, let documents = try YAMLStream.documents(of: file)
        else {
            let importer = try importer(of: file, options: options)
            if let archive = importer as? ArchiveImporter {
                return (.archive, try archive.drafts(from: file, options: options, findings: &findings))
            }
            let draft = try importer.draft(from: file, options: options, siblings: siblings, findings: &findings)
            return (importer.format, [draft])
        }
        var drafts: [Draft] = []
        var format = ManualFormat.faultbook
        for (document, linesBefore) in documents {
            var own = Findings()
            do throws(ImportFailure) {
                let (kind, draft) = try draft(
                    from: document, options: options, siblings: siblings, findings: &own)
                format = drafts.isEmpty ? kind : format
                drafts.append(draft.movedDown(by: linesBefore))
            } catch {
                // One document that cannot be read does not take the others with it.
                own.error(error.description, line: error.line, column: error.column)
            }
            findings.add(own.movedDown(by: linesBefore))
        }
        if drafts.isEmpty { throw .unusable(format, detail: "none of its documents can be read", line: 1, column: nil) }
        return (format, drafts)
    }

    /// The same in parts, in order: at least one.
    /// - Parameter hand: as `Importer.read` has it.
    /// - Throws: before the first part only.
    package static func read(
        _ file: SourceFile, options: ImportOptions, siblings: SiblingFiles = .none, findings: inout Findings,
        hand: (DraftPart) -> Bool
    ) throws(ImportFailure) -> ManualFormat {
        let isBook = YAMLHead.isOurs(file)
        let importer = isBook ? nil : try importer(of: file, options: options)
        if let importer, !(importer is ArchiveImporter) {
            try importer.read(file, options: options, siblings: siblings, findings: &findings, hand: hand)
            return importer.format
        }
        let (format, drafts) = try drafts(from: file, options: options, siblings: siblings, findings: &findings)
        for draft in drafts where !hand(DraftPart(draft: draft)) { break }
        return format
    }

    private static func importer(of file: SourceFile, options: ImportOptions) throws(ImportFailure) -> any Importer {
        if file.bytes.isEmpty { throw .empty }
        if options.format == nil, let kind = BinaryContent(of: file.bytes) {
            if let reader = all.first(where: { kind.isReadable && $0.recognizes(file) }) { return reader }
            throw .binary(kind)
        }
        if TextDecoder.isBlank(file.bytes) { throw .empty }
        if options.format == nil, MediaType(of: file.bytes) == .svg { throw .binary(.image) }
        if let format = options.format, let named = all.first(where: { $0.format == format }) { return named }
        if let found = all.first(where: { $0.recognizes(file) }) { return found }
        if options.columns != nil { return CSVImporter() }
        throw .unknownFormat
    }
}
