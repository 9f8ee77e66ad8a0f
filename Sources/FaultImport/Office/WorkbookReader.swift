internal import FaultModel

/// Makes a document of a workbook: every sheet in its order, hidden ones too.
struct WorkbookReader {
    private let package: OfficePackage
    private var document = ManualDocument()

    init(_ package: OfficePackage) { self.package = package }

    static func wants(_ name: String) -> Bool {
        name == "xl/workbook.xml" || name == "xl/styles.xml" || name == "xl/sharedStrings.xml"
            || name.hasPrefix("xl/worksheets/") && name.hasSuffix(".xml") || name == "xl/_rels/workbook.xml.rels"
    }

    consuming func read(findings: inout Findings) throws(ImportFailure) -> ManualDocument {
        guard let workbook = try package.part("xl/workbook.xml"), !workbook.items.isEmpty,
            let sheets = workbook.child("sheets", of: 0)
        else { throw .noRecords(.xlsx, detail: "there are no sheets in it", line: 1) }
        let relations = try package.relations(of: "xl/workbook.xml")
        let from1904 = workbook.child("workbookPr", of: 0).flatMap { workbook.attribute("date1904", of: $0) }
        let formats = CellFormats(
            styles: try package.part("xl/styles.xml"), countsFrom1904: from1904 == "1" || from1904 == "true")
        let strings = try sharedStrings()
        let all = workbook.elements(of: sheets).filter { workbook.name($0) == "sheet" }
        for sheet in all {
            let name = workbook.attribute("name", of: sheet) ?? "sheet"
            // Sheets of charts have no cells.
            guard let part = workbook.attribute("id", of: sheet).flatMap({ relations[$0] }),
                part.hasPrefix("xl/worksheets/"), let tape = try package.part(part)
            else {
                findings.note("the sheet '\(name)' has no cells; it was left out")
                continue
            }
            var reader = SheetReader(name: name, strings: strings, formats: formats)
            reader.read(tape)
            report(reader, findings: &findings)
            let tables = reader.tables
            if tables.isEmpty { continue }
            if all.count > 1 { document.append(heading: name, level: 1, at: .init(line: 1, page: name)) }
            for table in tables {
                document.append(.table(table), at: .init(line: table.rows.first?.place.line, page: name))
            }
        }
        return document
    }

    private func sharedStrings() throws(ImportFailure) -> [String] {
        guard let tape = try package.part("xl/sharedStrings.xml"), !tape.items.isEmpty else { return [] }
        var strings: [String] = []
        var item = 1
        while item < Int(tape.items[0].next) {
            if tape.items[item].kind == .element, tape.name(item) == "si" {
                strings.append(SheetReader.richText(item, of: tape))
            }
            item = Int(tape.items[item].next)
        }
        return strings
    }

    private func report(_ reader: SheetReader, findings: inout Findings) {
        if reader.formulasWithoutValue > 0 {
            findings.warning(
                "sheet '\(reader.name)': \(reader.formulasWithoutValue) formulas have no value in the file and were taken as blank; "
                    + "open it in a spreadsheet program and save it")
        }
        if reader.wideRows > 0 {
            findings.error(
                "sheet '\(reader.name)': \(reader.wideRows) rows have cells beyond column \(ManualTable.columnLimit), the first on "
                    + "this line; these cells were left out", line: reader.firstWideRow)
        }
        if reader.isCutShort { findings.error("sheet '\(reader.name)': " + ManualTable.cutShort) }
    }
}
