import FaultModel
import Foundation
import Testing

@testable import FaultImport

@Suite("PDF")
struct PDFTests {
    static let isPopplerThere = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext", "/opt/homebrew/bin/pdftotext"]
        .contains { FileManager.default.isExecutableFile(atPath: $0) }
    static let comment: Comment = "pdftotext is not installed (apt-get install poppler-utils)"

    /// Words that stand where a test says, without any program.
    private struct Words: PDFTextSource {
        var tsv: String
        func words(of pdf: [UInt8]) throws(ImportFailure) -> [UInt8] { Array(tsv.utf8) }

        /// Each text at its place, of letters as wide as half their size.
        init(_ pages: [[PDFFixture.Text]]) {
            tsv = "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
            for (page, texts) in pages.enumerated() {
                tsv += "1\t\(page + 1)\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n"
                for text in texts {
                    tsv += "3\t\(page + 1)\t0\t0\t0\t0\t0\t0\t0\t0\t-1\t###FLOW###\n"
                    var x = text.x
                    for word in text.text.split(separator: " ") {
                        let isEastern = word.unicodeScalars.allSatisfy { $0.value >= 0x2E80 }
                        let width = Double(word.unicodeScalars.count) * text.size * (isEastern ? 1 : 0.5)
                        tsv +=
                            "5\t\(page + 1)\t0\t0\t0\t0\t\(x)\t\(text.y)\t\(width)\t\(text.size / 0.88)\t100\t\(word)\n"
                        x += width + text.size * 0.3
                    }
                }
            }
        }
    }

    private func read(_ pages: [[PDFFixture.Text]]) throws -> Imported {
        var findings = Findings()
        let draft = try PDFImporter(source: Words(pages)).draft(
            from: SourceFile(name: "manual.pdf", bytes: Array("%PDF-1.4".utf8)),
            options: ImportOptions(product: "p", language: .english), findings: &findings)
        return Imported(format: .pdf, draft: draft, findings: findings)
    }

    @Test("Sections by the size of their headings, with page numbers; words parted at a line's end are joined")
    func sections() throws {
        let result = try read([
            [
                .init(x: 50, y: 60, size: 20, text: "Hydraulics"),
                .init(x: 50, y: 100, text: "The relief valve limits the pres-"),
                .init(x: 50, y: 112, text: "sure of the main pump."),
            ],
            [
                .init(x: 50, y: 60, size: 14, text: "Cooler"),
                .init(x: 50, y: 100, text: "Blow the cooler out every week, and look at the fan."),
            ],
        ])
        #expect(result.passages.map { $0.title.strings[0] } == ["Hydraulics", "Cooler"])
        #expect(result.passages.map { $0.citations.map(\.page) } == [["1"], ["2"]])
        #expect(result.passages[1].headings.map { $0.strings[0] } == ["Hydraulics"])
        #expect(result.passages[1].text.strings == ["Blow the cooler out every week, and look at the fan."])
    }

    @Test("A merged cell set in the middle of its rows, and headings of two lines")
    func middle() throws {
        let result = try read([
            [
                .init(x: 40, y: 94, text: "故障代码"), .init(x: 46, y: 106, text: "Code"),
                .init(x: 120, y: 100, text: "故障现象"), .init(x: 260, y: 100, text: "原因"),
                .init(x: 260, y: 130, text: "溢流阀卡滞"), .init(x: 40, y: 145, text: "E-07"),
                .init(x: 120, y: 145, text: "无压力"),
                .init(x: 260, y: 160, text: "补油泵磨损"), .init(x: 40, y: 190, text: "E-08"),
                .init(x: 120, y: 190, text: "油温高"),
                .init(x: 260, y: 190, text: "散热器堵塞"),
                .init(x: 30, y: 240, text: "Next section begins here without a table"),
            ]
        ])
        #expect(result.ids == ["p/e-07", "p/e-08"])
        #expect(result.faults[0].causes.map { $0.title.strings[0] } == ["溢流阀卡滞", "补油泵磨损"])
        #expect(result.passages.map { $0.text.strings[0] } == ["Next section begins here without a table"])
    }

    @Test("A table over two pages goes on, with and without its headings printed again")
    func overPages() throws {
        let rows = [["Code", "Symptom", "Cause"], ["E1", "Hot", "Fan"], ["", "", "Oil"], ["E2", "Loud", "Bearing"]]
        let columns = [40.0, 120, 260]
        for again in [true, false] {
            let second = (again ? [rows[0]] : []) + [["", "", "Pump"], ["E3", "Dark", "Fuse"]]
            let result = try read([
                PDFFixture.table(rows, columns: columns, top: 60),
                PDFFixture.table(again ? second : Array(second.reversed()), columns: columns, top: 60),
            ])
            #expect(result.ids == ["p/e1", "p/e2", "p/e3"])
            let causes = result.faults.map { $0.causes.map { $0.title.strings[0] } }
            #expect(
                causes
                    == (again
                        ? [["Fan", "Oil"], ["Bearing", "Pump"], ["Fuse"]]
                        : [["Fan", "Oil"], ["Bearing"], ["Fuse", "Pump"]]))
            #expect(result.faults.map { $0.citations[0].page } == ["1", "1", "2"])
        }
    }

    @Test("Rows set as close as lines: a line that had room left ends its cell")
    func tight() throws {
        let result = try read([
            PDFFixture.table(
                [["Symptom", "Cause"], ["No pressure at", "Valve"], ["idle", ""], ["Oil hot", "Fan"]],
                columns: [40, 260], top: 60, padding: 0)
        ])
        #expect(result.faults.map { $0.symptom.strings[0] } == ["No pressure at idle", "Oil hot"])
    }

    @Test("What is printed on every page is left out, and told")
    func runningHeads() throws {
        let pages = (1...4).map { page -> [PDFFixture.Text] in
            [
                .init(x: 50, y: 30, text: "HBT80 service manual"),
                .init(x: 50, y: 100, text: "Sentence of page \(["one", "two", "three", "four"][page - 1])"),
                .init(x: 50, y: 800, text: "Page \(page)"),
            ]
        }
        let result = try read(pages)
        #expect(
            result.passages.flatMap { $0.text.strings } == [
                "Sentence of page one\n\nSentence of page two\n\nSentence of page three\n\nSentence of page four"
            ])
        #expect(
            result.messages(.note) == [
                "lines at the top and bottom of nearly every page were left out: 'HBT80 service manual', 'Page 1'"
            ])
    }

    @Test("A scan is a finding that says what to do")
    func scan() throws {
        let result = try read([[], []])
        #expect(result.draft.records.isEmpty)
        #expect(result.messages(.error).count == 1 && result.messages(.error)[0].contains("ocrmypdf"))
        let partly = try read([[.init(x: 50, y: 60, text: "Read me, I am text")], []])
        #expect(partly.messages(.warning)[0].hasPrefix("1 of 2 pages have no text (2)"))
    }

    // MARK: - With the program

    @Test("pdftotext reads what we wrote", .enabled(if: isPopplerThere, comment))
    func poppler() throws {
        let bytes = PDFFixture.bytes([
            [
                .init(x: 50, y: 60, size: 20, text: "Brakes (rear)"),
                .init(x: 50, y: 100, text: "Renew the pads at 3 mm."),
            ]
        ])
        let result = try imported(bytes: bytes, name: "brakes.pdf")
        #expect(result.passages.map { $0.title.strings[0] } == ["Brakes (rear)"])
        #expect(result.passages.map { $0.text.strings[0] } == ["Renew the pads at 3 mm."])
    }

    @Test(
        "A broken PDF, an absent program and one that is too slow are one clear error each",
        .enabled(if: isPopplerThere, comment))
    func failures() throws {
        guard case .programFailed("pdftotext", let detail) = failure(bytes: Array("%PDF-1.4 nothing".utf8)) else {
            Issue.record("expected a failure of pdftotext")
            return
        }
        #expect(!detail.isEmpty)
        let absent = PopplerProcess(program: "no-such-pdftotext")
        #expect(throws: ImportFailure.missingProgram("no-such-pdftotext", package: "poppler-utils")) {
            try absent.words(of: [])
        }
        var slow = PopplerProcess(program: "yes")
        slow.limits.outputBytes = 1 << 20
        #expect(throws: ImportFailure.self) { try slow.words(of: []) }
    }
}
