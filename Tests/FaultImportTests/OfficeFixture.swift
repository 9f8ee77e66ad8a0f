import FaultTesting

/// Small Word documents and workbooks, with no more in them than a test needs.
enum WordFixture {
    /// - Parameter body: what is inside of `<w:body>`.
    static func bytes(body: String, styles: String = "", numbering: String = "", extra: [(String, String)] = [])
        -> [UInt8]
    {
        var zip = ZipFixture()
        zip.add("[Content_Types].xml", "<Types/>")
        zip.add("word/document.xml", part("document", "<w:body>\(body)</w:body>"))
        if !styles.isEmpty { zip.add("word/styles.xml", part("styles", styles)) }
        if !numbering.isEmpty { zip.add("word/numbering.xml", part("numbering", numbering)) }
        for (name, text) in extra { zip.add(name, text) }
        return zip.finished
    }

    static func part(_ root: String, _ content: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:\(root) xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + content + "</w:\(root)>"
    }

    static func paragraph(_ text: String, style: String? = nil, properties: String = "") -> String {
        let style = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
        let runs = text.split(separator: "\n").map { "<w:r><w:t>\($0)</w:t></w:r>" }.joined(
            separator: "<w:r><w:br/></w:r>")
        return "<w:p><w:pPr>\(style)\(properties)</w:pPr>\(runs)</w:p>"
    }

    static func table(_ rows: [[String]]) -> String {
        let rows = rows.map { row in "<w:tr>" + row.map { cell($0) }.joined() + "</w:tr>" }
        return "<w:tbl>\(rows.joined())</w:tbl>"
    }

    static func cell(_ text: String, properties: String = "") -> String {
        "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
    }
}

enum SheetFixture {
    enum Cell {
        case shared(String)
        case inline(String)
        case number(String, style: Int? = nil)
        case formula(String, value: String?)
        case none
    }

    /// - Parameters:
    ///   - sheets: their names and rows; the first row is row 1.
    ///   - merges: for each sheet, as `A2:A3`.
    ///   - formats: codes of number formats; style 1 is the first of them.
    static func bytes(
        _ sheets: [(name: String, rows: [[Cell]])], merges: [[String]] = [], formats: [String] = []
    ) -> [UInt8] {
        var strings: [String] = []
        var zip = ZipFixture()
        zip.add("[Content_Types].xml", "<Types/>")
        var list = ""
        var relations = ""
        for (index, sheet) in sheets.enumerated() {
            list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
            relations += "<Relationship Id=\"rId\(index + 1)\" Target=\"worksheets/sheet\(index + 1).xml\"/>"
            let rows = sheet.rows.enumerated().map { row($0.element, number: $0.offset + 1, strings: &strings) }
            var xml = "<worksheet><sheetData>\(rows.joined())</sheetData>"
            if index < merges.count, !merges[index].isEmpty {
                xml += "<mergeCells>" + merges[index].map { "<mergeCell ref=\"\($0)\"/>" }.joined() + "</mergeCells>"
            }
            zip.add("xl/worksheets/sheet\(index + 1).xml", xml + "</worksheet>")
        }
        zip.add(
            "xl/workbook.xml",
            "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\(list)</sheets></workbook>"
        )
        zip.add("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>")
        zip.add(
            "xl/sharedStrings.xml",
            "<sst>" + strings.map { "<si><t xml:space=\"preserve\">\($0)</t></si>" }.joined() + "</sst>")
        let codes = formats.enumerated().map {
            "<numFmt numFmtId=\"\(200 + $0.offset)\" formatCode=\"\($0.element)\"/>"
        }
        let styles = formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }
        zip.add(
            "xl/styles.xml",
            "<styleSheet><numFmts>\(codes.joined())</numFmts><cellXfs><xf numFmtId=\"0\"/>\(styles.joined())</cellXfs></styleSheet>"
        )
        return zip.finished
    }

    private static func row(_ cells: [Cell], number: Int, strings: inout [String]) -> String {
        var xml = ""
        for (column, cell) in cells.enumerated() {
            let place = "\(name(ofColumn: column))\(number)"
            switch cell {
            case .shared(let text):
                xml += "<c r=\"\(place)\" t=\"s\"><v>\(strings.count)</v></c>"
                strings.append(text)
            case .inline(let text): xml += "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
            case .number(let text, let style):
                xml += "<c r=\"\(place)\"\(style.map { " s=\"\($0)\"" } ?? "")><v>\(text)</v></c>"
            case .formula(let text, let value):
                xml += "<c r=\"\(place)\" t=\"str\"><f>\(text)</f>\(value.map { "<v>\($0)</v>" } ?? "")</c>"
            case .none: break
            }
        }
        return "<row r=\"\(number)\">\(xml)</row>"
    }

    static func name(ofColumn column: Int) -> String {
        let letter = String(Unicode.Scalar(UInt8(0x41 + column % 26)))
        return column < 26 ? letter : name(ofColumn: column / 26 - 1) + letter
    }
}
