import FaultImport
import FaultModel
import Testing

/// One table as LibreOffice saves it: from a text document and from a sheet, and as either prints it. The faults are those
/// of the CSV file that it was made from.
@Suite("A table of LibreOffice")
struct LibreOfficeTests {
    private static func read(_ name: String) throws -> Imported {
        try imported(bytes: Fixtures.bytes("LibreOffice/" + name), name: name, ImportOptions(product: "p"))
    }

    /// What the fault says, without its place in the file.
    private static func told(_ imported: Imported) -> [String] { imported.faults.flatMap(lines) }

    private static func lines(_ fault: Fault) -> [String] {
        var lines = ["\(fault.id) \(fault.codes.map(\.display)) \(fault.symptom.strings)"]
        for cause in fault.causes {
            let parts = cause.remedy?.parts.map { "\($0.number.printed) × \($0.quantity)" } ?? []
            lines.append("\(cause.title.strings) → \(cause.remedy?.title.strings ?? []) \(parts)")
        }
        for check in fault.checks { lines.append("\(check.ask.strings) of \(check.observes ?? "none")") }
        return lines + fault.notes.map { "\($0)" }
    }

    @Test("The CSV file, which the others are held to: eight faults, seventeen causes")
    func table() throws {
        let result = try Self.read("table.csv")
        #expect(
            result.faults.map { $0.codes.map(\.display) }
                == [["WJ-101"], ["WJ-102"], ["SPN 110 FMI 0"], ["WJ-104"], ["TP-21"], ["TP-22"], ["TP-23"], ["TP-24"]])
        #expect(result.faults.map(\.causes.count) == [3, 2, 2, 2, 3, 2, 1, 2])
        #expect(result.faults[4].symptom.strings == ["Screed \"floats\" and leaves a wavy mat"])
        #expect(result.faults[4].causes[0].title.strings == ["Tow point cylinder leaks, inside"])
        #expect(result.faults[4].causes[0].remedy?.parts.map(\.number.printed) == ["TP7712-0230"])
        #expect(result.faults[4].causes[0].remedy?.parts.map(\.quantity) == [2])
    }

    @Test("DOCX and XLSX, their cells merged downwards", arguments: ["text.docx", "sheet.xlsx"])
    func office(name: String) throws {
        let result = try Self.read(name)
        #expect(try Self.told(result) == Self.told(Self.read("table.csv")))
    }

    @Test(
        "PDF, its cells over several lines", .enabled(if: PDFTests.isPopplerThere, PDFTests.comment),
        arguments: ["text.pdf", "sheet.pdf"])
    func pdf(name: String) throws {
        let result = try Self.read(name)
        #expect(try Self.told(result) == Self.told(Self.read("table.csv")))
    }
}
