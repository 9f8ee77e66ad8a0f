import FaultImport
import FaultModel
import Testing

@Suite("CSV")
struct CSVTests {
    private static let table = "代码,故障现象,原因\nE1,过热,风扇坏\n"

    @Test("Any usual encoding gives the same fault")
    func encodings() throws {
        let gb18030: [UInt8] = [
            0xB4, 0xFA, 0xC2, 0xEB, 0x2C, 0xB9, 0xCA, 0xD5, 0xCF, 0xCF, 0xD6, 0xCF, 0xF3, 0x2C, 0xD4, 0xAD, 0xD2, 0xF2,
            0x0A,
            0x45, 0x31, 0x2C, 0xB9, 0xFD, 0xC8, 0xC8, 0x2C, 0xB7, 0xE7, 0xC9, 0xC8, 0xBB, 0xB5, 0x0A,
        ]
        let writings: [[UInt8]] = [
            Array(Self.table.utf8), [0xEF, 0xBB, 0xBF] + Array(Self.table.utf8),
            [0xFF, 0xFE] + Self.table.utf16LittleEndian,
            [0xFE, 0xFF] + Self.table.utf16BigEndian, Self.table.utf16LittleEndian, Self.table.utf16BigEndian, gb18030,
        ]
        for bytes in writings {
            let result = try imported(bytes: bytes, ImportOptions(product: "p", language: .chinese))
            #expect(result.faults.first?.symptom.strings == ["过热"])
            #expect(result.faults.first?.causes.first?.title.strings == ["风扇坏"])
            #expect(result.messages(.warning) == [])
        }
    }

    @Test("Western letters in an old encoding are read with a warning")
    func windows1252() throws {
        let bytes = Array("code,symptom\nE1,St".utf8) + [0xF6] + Array("rung\n".utf8)
        let result = try imported(bytes: bytes)
        #expect(result.faults.first?.symptom.strings == ["Störung"])
        #expect(result.messages(.warning).contains { $0.contains("Windows-1252") })
    }

    @Test("One bad byte in UTF-8 is a warning with its line, and all rows are there")
    func damagedUTF8() throws {
        let bytes = Array("代码,故障现象\nE1,过热\nE2,过".utf8) + [0xFF] + Array("冷冷冷\nE3,漏油\n".utf8)
        let result = try imported(bytes: bytes, ImportOptions(product: "p", language: .chinese))
        #expect(result.ids == ["p/e1", "p/e2", "p/e3"])
        #expect(result.messages(.warning).contains { $0.hasPrefix("3: not every byte is valid UTF-8") })
    }

    @Test("A file cut in the middle of a character says so")
    func cutCharacter() throws {
        let result = try imported(bytes: Array("代码,故障现象\nE1,过热\n".utf8).dropLast(2), ImportOptions(product: "p"))
        #expect(result.messages(.warning).contains { $0.contains("cut short") })
    }

    @Test("Delimiters and line ends of any kind", arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
    func delimiters(delimiter: String, lineEnd: String) throws {
        let rows = [
            ["code", "symptom", "cause"], ["E1", "\"Hot,\n\"\"very\"\"; hot\"", "Fan"], ["E2", "Cold", "Heater"],
        ]
        let result = try imported(rows.map { $0.joined(separator: delimiter) }.joined(separator: lineEnd))
        #expect(result.faults.map(\.symptom.strings) == [["Hot,\n\"very\"; hot"], ["Cold"]])
        #expect(result.faults.map { $0.citations.first?.line } == [2, 4])
    }

    @Test("A quote that is never closed is a failure with the place where it opened")
    func unclosedQuote() {
        #expect(failure("code,symptom\nE1,Hot\nE2,\"Cold\nE3,Wet\n") == .unclosedQuote(line: 3, column: 4))
    }

    @Test("A million columns are one failure")
    func columns() {
        let wide = Array(repeating: "symptom", count: 1_000_000).joined(separator: ",")
        #expect(failure(wide + "\n", ImportOptions(format: .csv)) == .tooManyColumns(count: 1001, limit: 1000, line: 1))
        #expect(
            failure("code,symptom\nE1," + String(repeating: ",", count: 2000))
                == .tooManyColumns(count: 1001, limit: 1000, line: 2))
    }

    @Test("A cell of more than a megabyte is one failure")
    func hugeCell() {
        #expect(
            failure("code,symptom\nE1," + String(repeating: "x", count: 1 << 21))
                == .cellTooLarge(limit: 1 << 20, line: 2))
    }

    @Test("Empty and blank files are empty", arguments: ["", " \n\n", "\u{FEFF}", "\u{FEFF}\r\n"])
    func empty(text: String) {
        #expect(failure(text) == .empty)
    }

    @Test("Binary files are told by what they are")
    func binary() {
        #expect(failure(bytes: [0x50, 0x4B, 3, 4, 0, 0, 0, 0]) == .brokenArchive(detail: "Truncated ZIP file header"))
        #expect(failure(bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) == .binary(.ole))
        #expect(failure(bytes: (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ $0 / 7) }) == .binary(.other))
    }

    @Test("Prose is not a table")
    func prose() {
        #expect(failure("# Read me\n\nThis is a text, with a comma.\nAnd another line.\n") == .unknownFormat)
    }

    @Test("A table of something else says what headings are expected")
    func otherTable() throws {
        let failed = try #require(failure("name,street\nA,B\nC,D\n"))
        #expect(failed == .noHeadings(firstRow: ["name", "street"], line: 1))
        #expect(failed.line == 1)
        #expect("\(failed)".contains("--columns"))
    }

    @Test("Headings without rows are a warning")
    func headingsOnly() throws {
        let result = try imported("code,symptom,cause\n")
        #expect(result.faults == [])
        #expect(result.messages(.warning).contains { $0.contains("no fault came of this file") })
    }

    @Test("What is written as CSV is read again: ids, causes, remedies, parts and safety notes")
    func writtenAndRead() throws {
        let text = """
            product,model,code,symptom,class,cause,check,remedy,part number,part name,quantity,minutes,page,safety
            pump,M1,E1,"Hot, very",electrical,Fan dead,Look,"Do:
            1. open
            2. close",204-10,Fan,2,30,5-12,"Relieve the pressure, wait
            Wear gloves"
            ,,,,hydraulic,Valve,,Clean,,,,,,
            ,,SPN 100 FMI 1,Low,other,,,,,,,,,
            """
        let first = try imported(text)
        let csv = TableWriter.csv(of: first.faults, parts: first.parts, language: .english)
        let second = try imported(csv)
        #expect(second.messages(.error) == [] && second.messages(.warning) == [])
        #expect(second.ids == first.ids)
        #expect(second.faults.map(\.causes) == first.faults.map(\.causes))
        #expect(second.faults.map(\.checks) == first.faults.map(\.checks))
        #expect(second.faults.map(\.codes) == first.faults.map(\.codes))
        #expect(second.parts == first.parts)
        #expect(second.faults[0].safety.map { $0.strings[0] } == ["Relieve the pressure, wait", "Wear gloves"])
        #expect(second.faults[1].safety == [])
    }

    @Test("A safety note of several lines stays one note in CSV, in both languages' headings", arguments: ["en", "zh"])
    func safetyWritten(language: String) throws {
        let language = try #require(Language(language))
        let book = try imported(
            "faultbook: 1\nlanguage: en\nproduct: {line: p}\nfaults: [{id: a, symptom: Hot, safety: [\"Relieve\\nit\", Wait]}]\n",
            name: "a.yaml")
        let csv = TableWriter.csv(of: book.faults, parts: [], language: language)
        #expect(try imported(csv).faults[0].safety.map { $0.strings[0] } == ["Relieve it", "Wait"])
    }
}
