import FaultImport
import FaultModel
import FaultTesting
import Testing

/// One troubleshooting table in every format that people keep it in: the faults are the same.
@Suite("One table, many formats")
struct SameTableTests {
    static let rows = [
        ["Code", "Symptom", "Cause", "Check", "Remedy", "Part number"],
        ["E-07", "No pumping pressure", "Relief valve stuck", "Measure the pressure", "Clean the valve", ""],
        ["", "", "Charge pump worn", "", "Replace the pump", "1030200201"],
        ["E-08", "Oil too hot", "Cooler clogged", "", "Clean the cooler", ""],
    ]

    static let csv = rows.map { $0.joined(separator: ",") }.joined(separator: "\n")

    /// Without its place in the file, which differs.
    static func unplaced(_ fault: Fault) -> FaultFields {
        var fields = fault.fields
        fields.citations = []
        return fields
    }

    static func expected() throws -> [FaultFields] { try imported(csv).faults.map(unplaced) }

    @Test("CSV, which the others are held to: two faults, three causes")
    func table() throws {
        let result = try imported(Self.csv)
        #expect(result.ids == ["p/e-07", "p/e-08"])
        #expect(result.faults[0].causes.map { $0.title.strings[0] } == ["Relief valve stuck", "Charge pump worn"])
        #expect(result.faults[0].causes[1].remedy?.parts.map(\.number.printed) == ["1030200201"])
    }

    @Test("HTML, its symptom over two rows")
    func html() throws {
        let head = "<tr>" + Self.rows[0].map { "<th>\($0)</th>" }.joined() + "</tr>"
        let result = try imported(
            """
            <html><head><title>Pump</title></head><body><h1>Troubleshooting</h1><table>\(head)
            <tr><td rowspan=2>E-07<td rowspan=2>No pumping pressure<td>Relief valve stuck<td>Measure the pressure<td>Clean the valve<td>
            <tr><td>Charge pump worn<td><td>Replace the pump<td>1030200201
            <tr><td>E-08<td>Oil too hot<td>Cooler clogged<td><td>Clean the cooler<td>
            </table></body></html>
            """, name: "pump.html")
        #expect(result.format == .html)
        #expect(try result.faults.map(Self.unplaced) == Self.expected())
        #expect(result.faults.map { $0.citations.map(\.line) } == [[2], [4]])
        #expect(result.parts.map(\.number.printed) == ["1030200201"])
    }

    @Test("Markdown")
    func markdown() throws {
        let lines = Self.rows.map { "| " + $0.joined(separator: " | ") + " |" }
        let text = (["# Pump", "", lines[0], "|---|---|---|:-:|---|---|"] + lines.dropFirst()).joined(separator: "\n")
        let result = try imported(text, name: "pump.md")
        #expect(result.format == .markdown)
        #expect(try result.faults.map(Self.unplaced) == Self.expected())
        #expect(result.faults.map { $0.citations.map(\.line) } == [[5], [7]])
    }

    @Test("Word, its symptom merged downwards")
    func word() throws {
        let merged = { (row: Int, place: Int, text: String) in
            row == 1 && place < 2
                ? WordFixture.cell(text, properties: "<w:vMerge w:val=\"restart\"/>")
                : row == 2 && place < 2 ? WordFixture.cell("", properties: "<w:vMerge/>") : WordFixture.cell(text)
        }
        let rows = Self.rows.enumerated().map { row in
            "<w:tr>" + row.element.enumerated().map { merged(row.offset, $0.offset, $0.element) }.joined() + "</w:tr>"
        }
        let result = try imported(
            bytes: WordFixture.bytes(body: "<w:tbl>\(rows.joined())</w:tbl>"), name: "pump.docx")
        #expect(result.format == .docx)
        #expect(try result.faults.map(Self.unplaced) == Self.expected())
        #expect(result.faults.map { $0.citations.map(\.line) } == [[nil], [nil]])
    }

    @Test("A workbook, of shared, inline and reckoned strings, its symptom merged downwards")
    func workbook() throws {
        let cells = Self.rows.map { row in
            row.enumerated().map { place, text -> SheetFixture.Cell in
                if text.isEmpty { return .none }
                return place == 5 && text != "Part number"
                    ? .number(text)
                    : place == 4 ? .formula("A1", value: text) : place == 2 ? .inline(text) : .shared(text)
            }
        }
        let result = try imported(
            bytes: SheetFixture.bytes([("Pump", cells)], merges: [["A2:A3", "B2:B3"]]), name: "pump.xlsx")
        #expect(result.format == .xlsx)
        #expect(try result.faults.map(Self.unplaced) == Self.expected())
        #expect(result.faults.map { $0.citations.map(\.line) } == [[2], [4]])
        #expect(result.faults.map { $0.citations.map(\.page) } == [["Pump"], ["Pump"]])
    }

    @Test("PDF, read by its layout", .enabled(if: PDFTests.isPopplerThere, PDFTests.comment))
    func pdf() throws {
        var rows = Self.rows
        rows[1][1] = "No pumping\npressure"
        let bytes = PDFFixture.bytes([PDFFixture.table(rows, columns: [40, 100, 190, 300, 410, 500], top: 60)])
        let result = try imported(bytes: bytes, name: "pump.pdf")
        #expect(result.format == .pdf)
        #expect(try result.faults.map(Self.unplaced) == Self.expected())
        #expect(result.faults.map { $0.citations.map(\.page) } == [["1"], ["1"]])
        #expect(result.faults.map { $0.citations.map(\.line) } == [[nil], [nil]])
    }

    @Test("An archive of some of them: the same faults, each from its own file")
    func archive() throws {
        var zip = ZipFixture()
        zip.add("manuals/pump.csv", Self.csv)
        zip.add("manuals/pump.md", "| Code | Symptom |\n|---|---|\n| E-09 | Noise |\n")
        let result = try importedAll(bytes: zip.finished, name: "manuals.zip")
        #expect(result.drafts.map(\.source.file) == ["pump.csv", "pump.md"])
        #expect(try result.faults.prefix(2).map(Self.unplaced) == Self.expected())
        #expect(result.faults.map(\.id.description) == ["p/e-07", "p/e-08", "p/e-09"])
    }
}
