package import FaultModel

/// Word documents; see docs/formats/office.md.
package struct WordImporter: Importer {
    package let format = ManualFormat.docx
    static let sizeLimit = 256 << 20

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool {
        BinaryContent(of: file.bytes) == .zip && OfficePackage.kind(of: file.bytes) == .document
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        guard file.bytes.count <= Self.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: Self.sizeLimit)
        }
        let wanted =
            ["document", "styles", "numbering", "footnotes", "endnotes"].map { "word/\($0).xml" }
            + ["word/_rels/document.xml.rels"]
        let package = try OfficePackage(file.bytes, format: format) { wanted.contains($0) }
        guard let body = try package.part("word/document.xml") else {
            throw .noRecords(format, detail: "there is no word/document.xml in it", line: 1)
        }
        let pictures = try WordPicture.pictures(of: file.bytes, package, findings: &findings)
        let styles = WordStyles(try package.part("word/styles.xml"))
        let numbering = WordNumbering(try package.part("word/numbering.xml"))
        var reader = WordReader(body, styles: styles, numbering: numbering, pictures: pictures)
        reader.read()
        var document = reader.document
        var isCutShort = reader.isCutShort
        for name in ["word/footnotes.xml", "word/endnotes.xml"] {
            guard let notes = try package.part(name) else { continue }
            var reader = WordReader(notes, styles: styles, numbering: numbering)
            reader.read()
            isCutShort = isCutShort || reader.isCutShort
            for block in reader.document.blocks { document.append(block.content, at: block.place) }
        }
        if isCutShort { findings.error(ManualTable.cutShort) }
        let translation = DocumentTranslation(format: format, file: file, options: options)
        return try translation.draft(of: document, findings: &findings)
    }
}

/// Workbooks; see docs/formats/office.md.
package struct WorkbookImporter: Importer {
    package let format = ManualFormat.xlsx

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool {
        BinaryContent(of: file.bytes) == .zip && OfficePackage.kind(of: file.bytes) == .workbook
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        guard file.bytes.count <= WordImporter.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: WordImporter.sizeLimit)
        }
        let package = try OfficePackage(file.bytes, format: format, isWanted: WorkbookReader.wants)
        var document = try WorkbookReader(package).read(findings: &findings)
        let translation = DocumentTranslation(format: format, file: file, options: options)
        guard let list = document.takeServiceRecords() else {
            return try translation.draft(of: document, findings: &findings)
        }
        var draft = translation.draft(ofService: list, findings: &findings)
        if document.hasText {
            let rest = try translation.draft(of: document, findings: &findings)
            draft.records = rest.records + draft.records
            draft.media += rest.media
        }
        return draft
    }
}
