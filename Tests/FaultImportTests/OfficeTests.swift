import FaultImport
import FaultModel
import FaultTesting
import Testing

@Suite("Word documents and workbooks")
struct OfficeTests {
    private func word(
        _ body: String, styles: String = "", numbering: String = "", extra: [(String, String)] = []
    ) throws -> Imported {
        try imported(
            bytes: WordFixture.bytes(body: body, styles: styles, numbering: numbering, extra: extra),
            name: "manual.docx")
    }

    // MARK: - Word

    @Test("Headings by style, by a style made from one, and by level; the title is above them all")
    func headings() throws {
        let styles = """
            <w:style w:styleId="T"><w:name w:val="Title"/></w:style>
            <w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
            <w:style w:styleId="Own"><w:name w:val="Chapter"/><w:basedOn w:val="H1"/></w:style>
            """
        let p = WordFixture.paragraph
        let result = try word(
            p("Pump manual", "T", "") + p("Hydraulics", "Own", "") + p("Valve", nil, "<w:outlineLvl w:val=\"1\"/>")
                + p("It limits\nthe pressure.", nil, ""), styles: styles)
        #expect(result.passages.map { $0.title.strings[0] } == ["Valve"])
        #expect(result.passages[0].headings.map { $0.strings[0] } == ["Pump manual", "Hydraulics"])
        #expect(result.passages[0].text.strings == ["It limits\nthe pressure."])
        #expect(result.passages[0].citations.map(\.line) == [nil])
    }

    @Test("Numbers of lists and headings as Word prints them, level by level")
    func numbering() throws {
        let level = { (number: Int, format: String, text: String) in
            "<w:lvl w:ilvl=\"\(number)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
        }
        let numbering =
            "<w:abstractNum w:abstractNumId=\"7\">" + level(0, "decimal", "%1.") + level(1, "lowerLetter", "%1.%2)")
            + "</w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"8\">" + level(0, "bullet", "\u{F0B7}") + "</w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"9\">" + level(0, "chineseCounting", "第%1章") + "</w:abstractNum>"
            + (7...9).map { "<w:num w:numId=\"\($0 - 6)\"><w:abstractNumId w:val=\"\($0)\"/></w:num>" }.joined()
        let item = { (text: String, list: Int, level: Int) in
            WordFixture.paragraph(
                text, properties: "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
        }
        let result = try word(
            item("Stop", 1, 0) + item("Key", 1, 1) + item("Switch", 1, 1) + item("Wait", 1, 0) + item("Fuse", 1, 1)
                + item("Lamp", 2, 0) + item("总则", 3, 0) + item("液压", 3, 0), numbering: numbering)
        #expect(
            result.passages.map { $0.text.strings[0] }
                == ["1. Stop\n1.a) Key\n1.b) Switch\n2. Wait\n2.a) Fuse\n• Lamp\n第一章 总则\n第二章 液压"])
    }

    @Test("What is deleted, hidden, made by a field or there twice is not text; boxes, links and notes are")
    func runs() throws {
        let result = try word(
            """
            <w:p><w:r><w:t>See </w:t></w:r><w:hyperlink><w:r><w:t>chapter 3</w:t></w:r></w:hyperlink>
            <w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> now</w:t></w:r></w:ins>
            <w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>
            <w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Choice>
            <mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>
            <w:sdt><w:sdtContent><w:p><w:r><w:t>Controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>
            """,
            extra: [
                (
                    "word/footnotes.xml",
                    WordFixture.part("footnotes", "<w:footnote>\(WordFixture.paragraph("A note"))</w:footnote>")
                )
            ])
        #expect(result.passages.map { $0.text.strings[0] } == ["See chapter 3 now\n\nIn a box\n\nControlled\n\nA note"])
    }

    @Test("A cell over two columns, a table in a cell, and causes numbered by Word")
    func tables() throws {
        let inner = WordFixture.table([["Tool", "Size"], ["Key", "19"]])
        let rows = [
            ["Code", "Symptom", "Cause", "Remedy"].map { WordFixture.cell($0) },
            [
                WordFixture.cell("E1"), WordFixture.cell("Hot"), WordFixture.cell("1. Fan\n2. Oil"),
                WordFixture.cell("1. Clean\n2. Refill"),
            ],
            [WordFixture.cell("Electrical system", properties: "<w:gridSpan w:val=\"4\"/>")],
            [
                WordFixture.cell("E2"), WordFixture.cell("Dark"),
                "<w:tc>\(WordFixture.paragraph("Fuse"))\(inner)</w:tc>", WordFixture.cell("Renew"),
            ],
        ]
        let result = try word("<w:tbl>" + rows.map { "<w:tr>\($0.joined())</w:tr>" }.joined() + "</w:tbl>")
        #expect(result.ids == ["p/e1", "p/e2"])
        #expect(result.faults[0].causes.map { $0.remedy?.title.strings[0] } == ["Clean", "Refill"])
        #expect(result.faults[1].causes.map { $0.title.strings[0] } == ["Fuse\nTool | Size\nKey | 19"])
        #expect(result.passages.map { $0.text.strings[0] } == ["Electrical system"])
    }

    @Test("A finding about a row says which table and row")
    func findingPlaces() throws {
        let result = try word(
            WordFixture.table([["Code", "Symptom", "Cause"], ["", "", "Nobody's"], ["E1", "Hot", "Fan"]]))
        #expect(result.messages(.error).count == 1)
        #expect(result.messages(.error)[0].hasPrefix("table 1, row 2: this row has neither a code nor a symptom"))
    }

    // MARK: - Workbooks

    @Test("Every sheet, each with its own headings; a sheet without faults is a passage")
    func sheets() throws {
        let result = try imported(
            bytes: SheetFixture.bytes([
                (
                    "Pump",
                    [
                        [.shared("Pump, all faults")], [.shared("Code"), .shared("Symptom")],
                        [.shared("E1"), .shared("Hot")],
                    ]
                ),
                ("Crane", [[.shared("Symptom"), .shared("Cause")], [.shared("Dark"), .shared("Fuse")]]),
                ("Tools", [[.shared("Key"), .number("19")]]),
            ]), name: "all.xlsx")
        #expect(result.ids == ["p/e1", "p/dark"])
        #expect(result.faults.map { $0.citations[0].page } == ["Pump", "Crane"])
        #expect(result.passages.map { $0.title.strings[0] } == ["Pump", "Crane", "Tools"])
        #expect(result.passages.map { $0.text.strings[0] } == ["Pump, all faults", "Crane", "Key | 19"])
    }

    @Test("Numbers as the sheet shows them: leading zeros, dates, times, percent, and nothing made up")
    func numbers() throws {
        let formats = [
            "0000", "yyyy\\-mm\\-dd", "[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "h:mm", "yyyy/m/d h:mm",
            "0.0%", "0.00&quot; m&quot;",
        ]
        // Day 45356 is 2024-03-05 (Excel's DATE function); 61 is 1900-03-01, and 1 is 1900-01-01.
        let cells: [SheetFixture.Cell] = [
            .number("7", style: 1), .number("45356", style: 2), .number("61", style: 3),
            .number("0.604166666666667", style: 4),
            .number("45356.604166666664", style: 5), .number("0.125", style: 6), .number("2.5", style: 7),
            .number("0.30000000000000004"), .number("1.0302002010000000E9"), .number("1", style: 2),
            .formula("NOW()", value: nil),
        ]
        let result = try imported(bytes: SheetFixture.bytes([("A", [cells])], formats: formats), name: "n.xlsx")
        #expect(
            result.passages.map { $0.text.strings[0] } == [
                "0007 | 2024-03-05 | 1900-03-01 | 14:30 | 2024-03-05 14:30 | 12.5% | 2.5 | 0.30000000000000004 | 1030200201 | 1900-01-01"
            ])
        #expect(result.messages(.warning)[0].hasPrefix("sheet 'A': 1 formulas have no value in the file"))
    }

    @Test("Strings in runs are one, and readings above Chinese characters are no text")
    func richStrings() throws {
        var zip = ZipFixture()
        zip.add("xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='r1'/></sheets></workbook>")
        zip.add(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='r1' Target='/xl/worksheets/sheet1.xml'/></Relationships>")
        zip.add("xl/sharedStrings.xml", "<sst><si><r><t>油</t></r><r><t>缸</t></r><rPh><t>yóu</t></rPh></si></sst>")
        zip.add(
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row><c t='s'><v>0</v></c><c t='b'><v>1</v></c><c t='s'><v>9</v></c></row></sheetData></worksheet>"
        )
        let result = try imported(bytes: zip.finished, name: "a.xlsx")
        #expect(result.passages.map { $0.text.strings[0] } == ["油缸 | TRUE"])
    }

    @Test("A table without headings is read by --columns")
    func columns() throws {
        let options = ImportOptions(product: "p", language: .english, columns: ["code", "symptom"])
        let bytes = SheetFixture.bytes([("A", [[.shared("E1"), .shared("Hot")], [.shared("E2"), .shared("Loud")]])])
        #expect(try imported(bytes: bytes, name: "a.xlsx", options).ids == ["p/e1", "p/e2"])
    }

    // MARK: - Refused

    @Test("OpenDocument, a locked file, an entity and a part that is broken are one clear failure each")
    func refused() {
        var open = ZipFixture()
        open.add("mimetype", "application/vnd.oasis.opendocument.text")
        open.add("content.xml", "<a><b code='1' msg='Hot'/><b code='2' msg='Cold'/></a>")
        #expect(failure(bytes: open.finished) == .binary(.openDocument))
        var locked = ZipFixture()
        locked.add("word/document.xml", Array("<w/>".utf8), flags: 0x801)
        #expect(failure(bytes: locked.finished) == .encrypted(.docx))
        var bomb = ZipFixture()
        bomb.add(
            "word/document.xml",
            "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><w:document xmlns:w='w'><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
        )
        #expect(failure(bytes: bomb.finished) == .entity(name: "a", line: 1))
        var broken = ZipFixture()
        broken.add("word/document.xml", "<w:document xmlns:w='w'>\n<w:body><w:p></w:body>")
        #expect(failure(bytes: broken.finished)?.line == 2)
        let deep = String(repeating: "<w:tbl>", count: 100_000)
        #expect(failure(bytes: WordFixture.bytes(body: deep)) == .tooDeep(.xml, limit: 100, line: 1, column: nil))
    }
}
